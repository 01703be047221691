package corpus

import "slices"

// An Order is what a text that follows a reply counts and goes on from.
type Order struct {
	// Counted are what "the second" is one of; nil where nothing is counted.
	Counted []Place
	// Row are what "the next" is found in, First and Last the places in it of what
	// is talked of; Whole is set where "the others" are all of it but those.
	Row         []Place
	First, Last int
	Whole       bool
}

// A Choice is what a text asks for by its place in an order.
type Choice struct {
	// Places are those that are there: none before the first and after the last.
	Places []Place
	// Words are the bytes of the words that say which.
	Words []Span
}

// Choose reads what a text asks for by its place in an order alone: "the second
// one", "und die letzte?", "what comes after that?", "la autre", "第二条呢".
func Choose(text string, o Order) Choice {
	var out Choice
	r := placeReader{g: &Gazetteer{}, text: clipped(text, maxPlaceText)}
	t := placeTokens(r.text)
	r.tokens = t
	choose := func(from, to int, in []Place, n int) {
		out.Words = append(out.Words, Span{t[from].at.Start, t[to-1].at.End})
		if 0 <= n && n < len(in) && !slices.Contains(out.Places, in[n]) {
			out.Places = append(out.Places, in[n])
		}
	}
	one := func(i int) int { // behind what stands for the noun
		for numbering[r.at(i).text] || oneWords[r.at(i).text] {
			i++
		}
		return i
	}
	for i := 0; i < len(t); i++ {
		if t[i].kind == signToken {
			continue
		}
		word := t[i].text
		if l, to, ok := r.ordinalLabel(i); ok {
			from, n, many := i, l.n-1, 1
			if several := l.n == 1 || l.n == -1; several && cardinals.has(r.at(to).text) { // "the last two"
				many, _ = cardinals.find(t[to].text)
				to++
			} else if several && cardinals.has(r.at(i-1).text) { // "les deux derniers"
				many, _ = cardinals.find(t[i-1].text)
				from--
			}
			if l.n < 0 {
				n = len(o.Counted) + l.n - (many - 1)
			}
			for k := range many {
				choose(from, one(to), o.Counted, n+k)
			}
			i = one(to) - 1
			continue
		}
		ends := r.at(i+1).kind >= signToken || thatWords[r.at(i+1).text]
		switch to := one(i + 1); {
		case nextWords.has(word):
			choose(i, to, o.Row, o.Last+1)
		case previousWords.has(word):
			choose(i, to, o.Row, o.First-1)
		case afterWords[word] && ends:
			choose(i, min(i+2, len(t)), o.Row, o.Last+1)
		case beforeWords[word] && ends:
			choose(i, min(i+2, len(t)), o.Row, o.First-1)
		case otherWords[word] && (word != "rest" || articles[r.at(i-1).text]) && o.Whole && o.Last-o.First+1 < len(o.Row): // "the rest", and not "what does it rest on"
			for n := range o.Row {
				if n < o.First || n > o.Last {
					choose(i, to, o.Row, n)
				}
			}
		}
	}
	return out
}

// Counts are the numbers that a text says of several, in its order, in words or
// figures: 3 for "the three obstacles" and "die drei Hindernisse". They are at
// least 2.
func Counts(text string) []int {
	var out []int
	for _, t := range placeTokens(text) {
		n, ok := cardinals.find(t.text)
		if t.kind == numberToken && !t.nth {
			n, ok = figure(t.text), true
		}
		if ok && n > 1 {
			out = append(out, n)
		}
	}
	return out
}
