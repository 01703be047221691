package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxParts is how many questions in one are told apart.
const maxParts = 4

// split cuts a text into the questions that it asks. What only greets or thanks
// beside a question is left out, a remark before a question stays with it, and
// so does what says nothing without the question before it ("and why?").
func (x *Index) split(text string, all []said) []string {
	if both := distributed(text, all); both != nil {
		return both
	}
	if items := x.items(text, all); items != nil {
		return items
	}
	if both := x.alternatives(text, all); both != nil {
		return both
	}
	var parts []string
	var pending string
	for _, s := range utterances(text) {
		words := all
		if s != text {
			words = saidWords(s)
		}
		pieces := joined(s, words)
		for k, p := range pieces {
			if len(pieces) > 1 {
				words = saidWords(p)
			}
			bare := k > 0 && len(words) <= maxBareWords // "… and how many?"
			switch {
			case len(words) == 0 || builtinSayings().says(words, politeness...):
				continue
			case !asks(p, words):
				pending = strings.TrimSpace(pending + " " + p)
				continue
			case len(parts) > 0 && builtinLittle().contents(words) == 0 && (bare || !x.isEntry(words)) && !asksWhence(words):
				parts[len(parts)-1] += " " + p
				continue
			}
			parts = append(parts, strings.TrimSpace(pending+" "+p))
			pending = ""
		}
	}
	if pending != "" {
		if len(parts) == 0 {
			return []string{text}
		}
		parts[len(parts)-1] += " " + pending
	}
	if len(parts) == 0 || len(parts) > maxParts {
		return []string{text}
	}
	return parts
}

// asksUnblanked are the signs of which Chinese question words have one.
const asksUnblanked = "什哪谁怎几何"

// utterances cuts a text after each mark that ends a question or an exclamation,
// and at line ends.
func utterances(text string) []string {
	var out []string
	start := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r == '，' && strings.ContainsAny(text[start:i], asksUnblanked) && strings.ContainsAny(text[i:], asksUnblanked) {
			r = '？' // "作者是谁，什么时候发布的？"
		}
		if !strings.ContainsRune("?!;\n？！。؟", r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i:])
		if i < len(text) && r < 0x80 && r != '\n' && !unicode.IsSpace(next) {
			continue
		}
		out, start = append(out, strings.TrimSpace(text[start:i])), i
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// joined cuts a sentence before each "and" that a question word follows, with or
// without a preposition.
func joined(sentence string, words []said) []string {
	l := builtinLittle()
	var out []string
	start := 0
	for i := 1; i+1 < len(words); i++ {
		asks := l.wh[words[i+1].plain] || l.aux[words[i+1].plain]
		if i+2 < len(words) && l.preposition[words[i+1].plain] && l.wh[words[i+2].plain] {
			// "… put this out, and in what year?" is one, whose answer is one line.
			asks = asks || !slices.Contains(languagesOf()[words[i+2].plain], "en")
		}
		if and(words, i) && asks {
			out = append(out, strings.TrimRight(strings.TrimSpace(sentence[start:words[i].Start]), ","))
			start = words[i+1].Start
		}
	}
	return append(out, strings.TrimSpace(sentence[start:]))
}

// distributed are two questions that ask the same with two words, each with all of
// it: "von wem und wann wurde das geschrieben?", "bunu kim ve ne zaman yazdı?"; nil
// for any other text.
func distributed(text string, words []said) []string {
	l := builtinLittle()
	pieces := joined(text, words)
	if len(pieces) != 2 {
		return nil
	}
	asks := func(w said) bool { return l.wh[w.plain] || l.preposition[w.plain] }
	first, second := saidWords(pieces[0]), saidWords(pieces[1])
	from, to := len(first), 0
	for from > 0 && asks(first[from-1]) {
		from--
	}
	for to < len(second) && asks(second[to]) {
		to++
	}
	if from == len(first) || to == len(second) || l.contents(first) > 0 {
		return nil
	}
	return []string{pieces[0] + " " + pieces[1][second[to].Start:], strings.TrimSpace(pieces[0][:first[from].Start] + pieces[1])}
}

// and reports whether word i is an "and" before another: a Spanish "y" is, the one
// of "combien y a-t-il" is not.
func and(words []said, i int) bool {
	next := words[i+1].plain
	return builtinLittle().and[words[i].plain] && !(words[i].plain == "y" && (next == "a" || strings.HasPrefix(next, "a-")))
}

// asks reports whether a text is a question or a request and not a remark.
func asks(text string, words []said) bool {
	l := builtinLittle()
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("?？؟", last) || strings.ContainsFunc(text, paired) && strings.ContainsAny(text, asksUnblanked) || slices.ContainsFunc(words[:min(2, len(words))], func(w said) bool { return l.asking[w.plain] })
}

// asksWhence reports whether words ask where something stands or what its source
// is: of what comes before, and not with it.
func asksWhence(words []said) bool {
	e, like := builtinSayings().byWords(words)
	return e.Kind == PlaceKind && (e.Name == "where" || e.Name == "source") && like >= entryByWords
}

// isEntry reports whether words ask for an entry by their likeness alone.
func (x *Index) isEntry(words []said) bool {
	e, like := builtinSayings().byWords(words)
	return like >= entryByWords && (e.Kind == FactKind || e.Kind == ListKind || e.Kind == TalkKind)
}

// byWords is the entry of some kinds, or of any, whose sayings are nearest in words
// alone, and how near.
func (s *sayings) byWords(words []said, kinds ...Kind) (best Entry, most float64) {
	for i, like := range s.alike(words, nil) {
		if float64(like) <= most {
			continue // nearly all
		}
		if e := s.entries[s.entry[i]]; len(kinds) == 0 || slices.Contains(kinds, e.Kind) {
			best, most = e, float64(like)
		}
	}
	return best, most
}

// items cuts a text that asks several things of the document at once: "title,
// author and date". It returns nil unless every item is a fact or a list by
// itself, or with what it shares with the one before: "how many footnotes and
// references".
func (x *Index) items(text string, words []said) []string {
	if len(words) < 3 {
		return nil
	}
	var pieces []string
	start := 0
	cut := func(end, next int) {
		if p := strings.TrimSpace(text[start:end]); p != "" {
			pieces = append(pieces, p)
		}
		start = next
	}
	for i := 1; i < len(words); i++ {
		between := text[words[i-1].End:words[i].Start]
		switch {
		case i+1 < len(words) && and(words, i):
			cut(words[i-1].End, words[i+1].Start)
			i++
		case strings.ContainsAny(between, ",;&+"):
			cut(words[i-1].End, words[i].Start)
		}
	}
	cut(len(text), len(text))
	if len(pieces) < 2 || len(pieces) > maxParts {
		return nil
	}
	var names []string
	kind := Kind("") // of the piece before
	for i := range pieces {
		if own := saidWords(pieces[i]); i > 0 && len(own) <= maxBareWords && builtinLittle().contents(own) == 0 {
			name, saying := bareFact(pieces[i-1], pieces[i], names)
			if saying == "" || kind != FactKind {
				return nil
			}
			names, pieces[i] = append(names, name), saying
			continue
		}
		found := false
		wordings := shared(pieces, i)
		if builtinSayings().says(saidWords(pieces[i])) {
			wordings = pieces[i : i+1 : i+1]
		}
		for _, full := range wordings {
			if e, like := builtinSayings().byWords(saidWords(full)); like >= entryByWords && (e.Kind == FactKind || e.Kind == ListKind) && !slices.Contains(names, e.Name) {
				names, pieces[i], found, kind = append(names, e.Name), full, true, e.Kind
				break
			}
		}
		if !found {
			return nil
		}
	}
	return pieces
}

const (
	// maxBareWords is how many words a question has that is only the word that
	// asks: "when?", "how many?", "by whom?".
	maxBareWords = 2
	// leastBare is how like a saying such a word has to be: those for a date are
	// from 0.45 in German to 0.64 in Spanish.
	leastBare = 0.4
)

// ofMaking are the facts that "who?" and "when?" alone ask for.
var ofMaking = set("author date publisher")

// bareFact is the fact that a word that asks wants after a question for another
// fact, with the saying that asks for it in full: "who wrote it" and "when?" want
// the date. The word is read alone and with what the question before says of the
// document. Both are "" if it wants none but those that were asked for.
func bareFact(before, word string, asked []string) (name, saying string) {
	s := builtinSayings()
	most := float32(leastBare)
	rest := strings.Fields(before)
	for n := 1; n <= len(rest); n++ {
		for i, like := range s.alike(saidWords(word+" "+strings.Join(rest[n:], " ")), nil) {
			if e := s.entries[s.entry[i]]; like > most && ofMaking[e.Name] && !slices.Contains(asked, e.Name) {
				name, saying, most = e.Name, s.lines[i], like
			}
		}
	}
	return name, saying
}

// shared are the wordings of a piece: as typed, with the first words of the
// piece before it, and with the last ones.
func shared(pieces []string, i int) []string {
	var out []string
	if i > 0 {
		before := strings.Fields(pieces[i-1])
		for n := 1; n < len(before); n++ {
			out = append(out, strings.Join(before[:n], " ")+" "+pieces[i], pieces[i]+" "+strings.Join(before[n:], " "))
		}
	}
	if i+1 < len(pieces) {
		after := strings.Fields(pieces[i+1])
		out = append(out, pieces[i]+" "+after[len(after)-1])
	}
	if i > 0 && len(strings.Fields(pieces[i])) <= 2 { // "by whom" says least by itself
		return append(out, pieces[i])
	}
	return append([]string{pieces[i]}, out...)
}
