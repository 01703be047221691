package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/corpus"
)

// A Mention is what the brief has of a word or phrase: a literal look-up in all
// that it prints. Inflected forms and other spellings of the same word count;
// a word that is only like it in spelling or meaning never does.
type Mention struct {
	// Text is the word or phrase that was looked up.
	Text string
	// Occurrences are in the order of the brief, its notes last.
	Occurrences []Occurrence
	// Forms are the different words or phrases that occur, the commonest first,
	// each with the capital letters that it mostly has.
	Forms []string
	// Nearest is the word of the brief that is nearest in spelling to a word
	// that does not occur, or "".
	Nearest string
	// Words are the words of a phrase that does not occur which do.
	Words []Mention
}

// An Occurrence is one place where a word or phrase stands.
type Occurrence struct {
	// Place is a passage, a footnote, a section (its heading), a reference
	// (an entry that is no passage) or the brief (its title).
	Place corpus.Place
	// Span is in the text of the passage, note or entry, or in the heading or
	// title.
	Span corpus.Span
}

// A Lookup looks words up in a brief. It is safe for concurrent use.
type Lookup struct {
	brief    *corpus.Brief
	analyzer *analyzer
	texts    []printedText
	words    []printedWord // in order
}

// A printedText is one of the texts that the brief prints.
type printedText struct {
	place corpus.Place
	text  string
	words []word
	roots []string // by word
}

// A printedWord is a word of the brief, as it is printed first, and how often
// it stands there.
type printedWord struct {
	plain, printed string
	times          int
}

// NewLookup returns the look-up of a brief's words. It reads the text once,
// and needs no index.
func NewLookup(b *corpus.Brief) (*Lookup, error) {
	a, err := newAnalyzer(b.Language)
	if err != nil {
		return nil, err
	}
	a.caseless = true
	x := &Lookup{brief: b, analyzer: a}
	number := map[string]int{} // of a plain word, from 1
	x.printedTexts(func(place corpus.Place, text string) {
		t := printedText{place: place, text: text, words: a.words(text)}
		for _, w := range t.words {
			if number[w.plain] == 0 {
				x.words = append(x.words, printedWord{w.plain, w.Span.In(text), 0})
				number[w.plain] = len(x.words)
			}
			x.words[number[w.plain]-1].times++
			t.roots = append(t.roots, a.root(w.plain))
		}
		x.texts = append(x.texts, t)
	})
	slices.SortFunc(x.words, func(a, b printedWord) int { return strings.Compare(a.plain, b.plain) })
	a.learnt = true
	return x, nil
}

// maxMention is how many bytes of a phrase are looked up.
const maxMention = 300

// Mentions looks a word or phrase up. It reports false if the text has no word.
func (x *Lookup) Mentions(text string) (Mention, bool) {
	if len(text) > maxMention {
		text = strings.ToValidUTF8(text[:maxMention], "")
	}
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, " ")), " ")
	text = strings.Trim(text, " .,;:!?¿¡()[]{}'\"“”‘’«»„*")
	if len(x.analyzer.words(text)) == 0 {
		return Mention{}, false
	}
	m := x.mention(text)
	ws := x.analyzer.words(text)
	if len(m.Occurrences) > 0 && len(ws) == 1 && x.slip(ws[0].plain, m.Forms) {
		m = Mention{Text: text}
	}
	if len(m.Occurrences) > 0 {
		return m, true
	}
	if len(ws) == 1 {
		m.Nearest = x.nearestSpelling(ws[0].plain)
		return m, true
	}
	for _, w := range ws {
		if w.term == "" {
			continue
		}
		if one := x.mention(w.Span.In(text)); len(one.Occurrences) > 0 {
			m.Words = append(m.Words, one)
		}
	}
	return m, true
}

// slip reports whether a plain word is no form of a word, though it has the root
// of one that occurs: "trafficing" for "trafficking". Only an English brief is
// asked, for which there is a list of words.
func (x *Lookup) slip(plain string, forms []string) bool {
	if !x.analyzer.english || len(plain) < minMisspelt || !letters(plain) || isEnglish(plain) {
		return false
	}
	near := false
	for _, f := range forms {
		for _, w := range x.analyzer.words(f) {
			if w.plain == plain {
				return false
			}
			near = near || isEnglish(w.plain) && strings.EqualFold(x.nearestSpelling(plain), w.Span.In(f))
		}
	}
	return near
}

// Within is what a mention has in sections and those under them: in their
// headings, their passages and the notes to these.
func (m Mention) Within(b *corpus.Brief, sections []corpus.Place) Mention {
	in := func(section int) bool {
		return slices.ContainsFunc(sections, func(p corpus.Place) bool { return p.Kind == corpus.SectionPlace && b.Within(section, p.Index) })
	}
	passageIn := func(i int) bool { return in(b.Passages[i].Section) }
	m.Occurrences = slices.DeleteFunc(slices.Clone(m.Occurrences), func(o Occurrence) bool {
		switch o.Place.Kind {
		case corpus.SectionPlace:
			return !in(o.Place.Index)
		case corpus.PassagePlace:
			return !passageIn(o.Place.Index)
		case corpus.NotePlace:
			return !slices.ContainsFunc(b.Footnotes[o.Place.Index].Passages, passageIn)
		}
		return true
	})
	return m
}

// mention looks up a clean text.
func (x *Lookup) mention(text string) Mention {
	m := Mention{Text: text}
	want := x.sought(text)
	forms := map[string]map[string]int{} // by the form in lower case, how often each way to print it
	for _, t := range x.texts {
		for _, span := range want.in(x.analyzer, t) {
			m.Occurrences = append(m.Occurrences, Occurrence{t.place, span})
			printed := span.In(t.text)
			lower := strings.ToLower(printed)
			if forms[lower] == nil {
				forms[lower] = map[string]int{}
			}
			forms[lower][printed]++
		}
	}
	times := map[string]int{}
	for _, ways := range forms {
		printed, all := "", 0
		for way, n := range ways {
			all += n
			if n > ways[printed] || n == ways[printed] && way > printed { // of two, that in lower case
				printed = way
			}
		}
		times[printed] = all
		m.Forms = append(m.Forms, printed)
	}
	slices.SortFunc(m.Forms, func(a, b string) int { return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b)) })
	return m
}

// printedTexts goes through all that the brief prints: title, headings, the
// passages (captions, rows and entries among them), notes.
func (x *Lookup) printedTexts(each func(place corpus.Place, text string)) {
	b := x.brief
	titled := slices.ContainsFunc(b.Sections, func(s corpus.Section) bool { return s.Name == b.Title }) ||
		slices.ContainsFunc(b.Passages, func(p corpus.Passage) bool { return p.Text == b.Title })
	if !titled {
		each(corpus.Place{Kind: corpus.BriefPlace}, b.Title)
	}
	shown := -1 // the last section whose heading was gone through
	heading := func(to int) {
		for ; shown < to; shown++ {
			if name := b.Sections[shown+1].Name; name != "" && !x.headingPassage(shown+1) {
				each(corpus.Place{Kind: corpus.SectionPlace, Index: shown + 1}, name)
			}
		}
	}
	for i := range b.Passages {
		heading(b.Passages[i].Section)
		each(corpus.Place{Kind: corpus.PassagePlace, Index: i}, b.Passages[i].Text)
	}
	heading(len(b.Sections) - 1)
	for i := range b.References {
		if b.References[i].Passage < 0 {
			each(corpus.Place{Kind: corpus.ReferencePlace, Index: i}, b.References[i].Text)
		}
	}
	for i := range b.Footnotes {
		each(corpus.Place{Kind: corpus.NotePlace, Index: i}, b.Footnotes[i].Text)
	}
}

// headingPassage reports whether a section's heading is a passage too.
func (x *Lookup) headingPassage(section int) bool {
	s := &x.brief.Sections[section]
	return len(s.Passages) > 0 && x.brief.Passages[s.Passages[0]].Kind == corpus.Heading
}

// sought is a word or phrase that is looked up.
type sought struct {
	plain, roots []string
	whole        string // all of it in one word
	wholeRoot    string
	// name is set for what is typed in capitals: "US" is not "us".
	name bool
	// letters is the text where its script does not part words.
	letters string
}

func (x *Lookup) sought(text string) sought {
	var s sought
	if strings.ContainsFunc(text, paired) {
		s.letters = strings.ToLower(text)
		return s
	}
	for _, w := range x.analyzer.words(text) {
		s.plain = append(s.plain, w.plain)
		s.roots = append(s.roots, x.analyzer.root(w.plain))
		s.whole += w.plain
	}
	s.wholeRoot = x.analyzer.root(s.whole)
	s.name = len(s.plain) == 1 && utf8.RuneCountInString(text) <= 4 && strings.ToUpper(text) == text && strings.ToLower(text) != text
	return s
}

// maxJoined is how many parts a word joined by hyphens has at most.
const maxJoined = 4

// in are the places in a text where the sought stands, none in another.
func (s sought) in(a *analyzer, t printedText) []corpus.Span {
	var out []corpus.Span
	if s.letters != "" {
		low := strings.ToLower(t.text)
		if len(low) != len(t.text) {
			low = t.text // folding moved the letters: compare them as they are
		}
		for at := 0; ; {
			i := strings.Index(low[at:], s.letters)
			if i < 0 {
				return out
			}
			out = append(out, corpus.Span{Start: at + i, End: at + i + len(s.letters)})
			at += i + len(s.letters)
		}
	}
	for i := 0; i < len(t.words); {
		n := s.length(a, t, i)
		if n > 0 {
			out = append(out, corpus.Span{Start: t.words[i].Start, End: t.words[i+n-1].End})
		}
		i += max(n, 1)
	}
	return out
}

// length is how many of a text's words, from one on, are the sought; 0 if they
// are not. What one writes in two words or with a hyphen is the same in one.
func (s sought) length(a *analyzer, t printedText, from int) int {
	words, n := t.words[from:], len(s.plain)
	if len(words) >= n {
		k := 0
		for k < n && sameForm(s.plain[k], s.roots[k], words[k].plain, t.roots[from+k]) {
			k++
		}
		if k == n && !(s.name && !isCapital(words[0].In(t.text))) {
			return n
		}
	}
	whole, root := "", t.roots[from]
	for k := range min(maxJoined, len(words)) {
		if k > 0 && !words[k].joined {
			break
		}
		if whole += words[k].plain; k > 0 {
			root = a.root(whole)
		}
		if k+1 != n && len(whole) >= minMisspelt && sameForm(s.whole, s.wholeRoot, whole, root) {
			return k + 1
		}
	}
	return 0
}

// formCommon is how many letters the roots of two forms have in common.
const formCommon = 6

// sameForm reports whether two plain words are forms of one: equal, of one
// root, or of roots that part only in their last two letters ("democracy" and
// "democratic").
func sameForm(plain, root, other, otherRoot string) bool {
	if plain == other || root == otherRoot {
		return true
	}
	const rest = 2
	if len(root) < formCommon || len(otherRoot) < formCommon || isNumber(plain) {
		return false
	}
	n := 0
	for n < len(root) && n < len(otherRoot) && root[n] == otherRoot[n] {
		n++
	}
	return n >= formCommon && len(root)-n <= rest && len(otherRoot)-n <= rest
}

// nearestSpelling is the word of the brief, as printed, that is nearest to a
// plain one that it does not have: one slip away, or two for a long word; of
// several the commonest.
func (x *Lookup) nearestSpelling(plain string) string {
	if len(plain) < minMisspelt || len(plain) > maxMisspelt || isNumber(plain) {
		return ""
	}
	limit := 1
	if len(plain) >= twoSlips {
		limit = 2
	}
	first, _ := utf8.DecodeRuneInString(plain)
	from, _ := slices.BinarySearchFunc(x.words, string(first), func(w printedWord, s string) int { return strings.Compare(w.plain, s) })
	var best printedWord
	for _, w := range x.words[from:] {
		if !strings.HasPrefix(w.plain, string(first)) {
			break
		}
		if len(w.plain) < minMisspelt {
			continue
		}
		if d := distance(plain, w.plain, limit); d < limit || d == limit && w.times > best.times {
			best, limit = w, d
		}
	}
	return best.printed
}
