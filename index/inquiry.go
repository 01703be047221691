package index

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

// An inquiry is one question, with what is known of it before it is decided what it
// asks for.
type inquiry struct {
	x        *Index
	q        Query
	text     string
	words    []said
	joined   bool // to something said before: "and Kazakhstan?"
	question question
	f        *matches // given back by whoever asks
	hits     []Hit
	// place is what it names of the brief, if named is set.
	place   corpus.Reading
	named   bool
	figured []corpus.Place // the sentences that its figures tell
	// entry is the nearest entry, its number -1 where none is, and of is that.
	entry entryMatch
	of    Entry
	// mention is what asks for the mention of word, in some sections if in is set.
	mention  Entry
	word     string
	in       []corpus.Place
	mentions bool
	// ofShown is what it asks of what was shown; leans is set where it says little
	// without that.
	ofShown string
	leans   bool
	// advised are the recommendations that it asks for, or topic is what it asks for
	// recommendations on.
	advised []corpus.Place
	topic   string
}

// A reader says what a question asks for, or that it does not ask that.
type reader func(*inquiry) (Result, bool)

// The readers of what a question names outright, and of what it is likely to ask for
// where nothing that it follows makes it understood. The first that takes it counts.
var (
	outright = []reader{(*inquiry).sourceOfFigure, (*inquiry).thanks, (*inquiry).mentionInPart, (*inquiry).countOfPart, (*inquiry).explicitPlace, (*inquiry).mentioned, (*inquiry).toProgram}
	likely   = []reader{(*inquiry).placeToSee, (*inquiry).advice, (*inquiry).member, (*inquiry).list, (*inquiry).partMeant, (*inquiry).ofDocument, (*inquiry).toFollow, (*inquiry).bareWords, (*inquiry).ofPlace}
)

// read is what the first of some readers makes of a question, or else one for passages.
func (a *inquiry) read(readers []reader) (Result, bool) {
	for _, read := range readers {
		if r, ok := read(a); ok {
			return r, true
		}
	}
	return Result{Kind: PassageKind}, false
}

// ask finds out what is known of a question, of which words are the words.
func (x *Index) ask(ctx context.Context, q Query, text string, words []said) (*inquiry, error) {
	a := &inquiry{x: x, q: q, text: text, words: words}
	l := builtinLittle()
	if q.About != nil {
		first, last := l.joins(words)
		if a.joined = first+last > 0; a.joined {
			a.text = text[words[first].Start:words[len(words)-1-last].End] + strings.Trim(text[words[len(words)-1].End:], " ")
			a.words = saidWords(a.text)
		}
	}
	if as := x.asDocument(a.text, a.words); as != a.text {
		a.text, a.words = as, saidWords(as)
	}
	var err error
	if a.question, a.f, a.hits, err = x.find(ctx, a.text, q.Explain); err != nil {
		return nil, err
	}
	a.readPlace()
	if !a.named {
		a.figured = x.figured(a.text)
		a.hits = x.byFigure(a.figured, a.hits)
	}
	a.mention, a.word, a.in, a.mentions = x.mentionedIn(a.text, a.words, a.place)
	a.readEntry()
	a.ofShown = x.ofShown(a.words, &a.question, a.f)
	_, chosen := x.choice(q.About, a.text, a.words)
	a.leans = chosen || l.refers(a.words, l.pronoun, l.plural) || a.ofShown != "" || builtinSayings().ofWord(a.words) != ""
	return a, nil
}

// readPlace reads what a question names of the brief.
func (a *inquiry) readPlace() {
	x, l := a.x, builtinLittle()
	a.place = x.gazetteer.Read(a.text, corpus.ReadOptions{Within: a.q.About.within()})
	content := l.content(a.words)
	switch {
	case !a.place.Explicit && len(content) == 1 && l.asksToSee(a.words[:slices.Index(a.words, content[0])]): // "show me the conclusion"
		if part := x.gazetteer.Read(content[0].In(a.text), corpus.ReadOptions{}); len(part.Missing) > 0 {
			a.place = part
		}
	case len(a.place.Places) == 0 && a.isBare() && len(x.occurs(a.text)) > 0:
		a.place = corpus.Reading{Rest: a.text} // a word of the brief, if no part of it
	}
	a.named = len(a.place.Places)+len(a.place.Missing) > 0
}

// readEntry finds the entry that a question is nearest to, and the recommendations
// that it asks for.
func (a *inquiry) readEntry() {
	x := a.x
	a.entry = entryMatch{entry: -1}
	if !a.question.topic {
		a.entry = x.nearestEntry(a.words, &a.question, a.f, func(e Entry) bool { return e.Kind != MentionKind && (e.Kind != PlaceKind || e.Name == "source") })
	}
	if a.entry.entry >= 0 && x.entries()[a.entry.entry].Kind == PlaceKind { // "what is the source of …": of a passage
		a.entry = entryMatch{entry: -1}
	}
	var other bool
	a.advised, a.topic, other = x.listOf(&a.question, a.text, a.words, a.entry)
	if to := x.addressed(&a.question); len(to) > 0 {
		a.advised = to
	}
	if other {
		a.entry = entryMatch{entry: -1}
	}
	if a.entry.entry >= 0 {
		a.of = x.entries()[a.entry.entry]
	}
}

// exact reports whether a question is a saying of its entry, word for word.
func (a *inquiry) exact() bool { return a.entry.entry >= 0 && a.entry.words >= exactWords }

// contents is how many words say what the question is about.
func (a *inquiry) contents() int { return builtinLittle().contents(a.words) }

// isBare reports whether a text is a few words that all say what it is about.
func (a *inquiry) isBare() bool { return len(a.words) <= maxBare && a.contents() == len(a.words) }

// sourceOfFigure reads what is asked of the one sentence that a figure tells.
func (a *inquiry) sourceOfFigure() (Result, bool) {
	if len(a.figured) != 1 {
		return Result{}, false
	}
	of := sourceOfFigure(a.words)
	return Result{Kind: PlaceKind, Entry: of, Reading: corpus.Reading{Places: a.figured, Explicit: true}}, of != ""
}

func (a *inquiry) thanks() (Result, bool) {
	return Result{Kind: TalkKind, Entry: "thanks"}, thanking(a.text, a.words)
}

// mentionInPart reads a word whose mention in some sections is asked for, or of the
// name of one: "does it mention Chapter VII?".
func (a *inquiry) mentionInPart() (Result, bool) {
	r := Result{Kind: MentionKind, Entry: a.mention.Name, Rest: a.word, Reading: corpus.Reading{Places: a.in}}
	return r, len(a.in) > 0 || a.mentions && a.named && (a.x.isSection(a.word) || len(a.place.Places) == 0)
}

// isSection reports whether a word whose mention is asked for is the name of a
// section: of "how often does Saint-Aubrac occur" it is still the word.
func (x *Index) isSection(word string) bool {
	r := x.gazetteer.Read(word, corpus.ReadOptions{})
	return x.onlySections(r) && r.Rest == ""
}

// countOfPart reads what some sections have of what a document has, if a question that
// names them asks for that: "how many notes are in the introduction".
func (a *inquiry) countOfPart() (Result, bool) {
	if !a.x.onlySections(a.place) || a.exact() { // "jakie są rekomendacje" is no question for a part of those
		return Result{}, false
	}
	l, words := builtinLittle(), saidWords(a.place.Rest)
	if l.contents(words) == 0 {
		return Result{}, false
	}
	e, like := builtinSayings().byWords(words)
	if like < entryByWords || !ofParts[e.Name] || builtinSayings().asksElse(e, words) {
		return Result{}, false
	}
	if e.Name == "recommendations" && !a.place.Explicit && slices.ContainsFunc(words, func(w said) bool { return l.about[w.plain] }) {
		return Result{}, false // "recommend on prices": on what a section is named for, wherever they are
	}
	return Result{Kind: e.Kind, Entry: e.Name, Reading: a.place}, true
}

// ofParts are the entries that sections have too.
var ofParts = set("sections subsections recommendations notes noted references length")

// explicitPlace reads a place that is named by number, label or noun, with little
// beside it. Whoever wants it translated or in other words is told that it is not.
func (a *inquiry) explicitPlace() (Result, bool) {
	l := builtinLittle()
	if !a.named || !a.place.Explicit || l.besides(a.place.Rest) > beside(a.place) {
		return Result{}, false
	}
	r := Result{Kind: PlaceKind, Reading: a.place}
	e := a.x.nearestEntry(a.words, &a.question, a.f, func(e Entry) bool { return e.Kind == TalkKind })
	if e.entry >= 0 && (e.sure || e.words >= besidePlace) && l.contents(saidWords(a.place.Rest)) > 0 {
		if name := a.x.entries()[e.entry].Name; name == "reword" || name == "translate" {
			r.Entry = name
		}
	}
	return r, true
}

// besidePlace is how like a saying what stands beside a place has to be.
const besidePlace = 0.5

// beside is how many content words may stand beside a place in a question that
// asks for it. A question that names a section or a work may well ask for
// something of it.
func beside(r corpus.Reading) int {
	for _, p := range r.Places {
		if p.Kind != corpus.ReferencePlace && p.Kind != corpus.SectionPlace {
			return 12
		}
	}
	return 2
}

func (a *inquiry) mentioned() (Result, bool) {
	return Result{Kind: MentionKind, Entry: a.mention.Name, Rest: a.word}, a.mentions
}

func (a *inquiry) toProgram() (Result, bool) {
	e, ok := a.x.toProgram(&a.question, a.words)
	return Result{Kind: TalkKind, Entry: e.Name}, ok && !a.named
}

// follows reports whether a question has to be read with what it follows.
func (a *inquiry) follows() bool {
	alone := a.entry.sure && a.contents() > 0 && (a.exact() || !a.leans)
	return a.q.About != nil && (a.joined || a.leans) && !alone
}

// placeToSee reads a place whose name is all that the question says but to see it.
func (a *inquiry) placeToSee() (Result, bool) {
	asks := a.named && !a.exact() && a.contents() > 0 && builtinLittle().asksToSee(saidWords(a.place.Rest))
	return Result{Kind: PlaceKind, Reading: a.place}, asks
}

func (a *inquiry) advice() (Result, bool) {
	return Result{Kind: PlaceKind, Reading: corpus.Reading{Places: a.advised, Explicit: true}}, len(a.advised) > 0
}

// member reads one of what the brief lists.
func (a *inquiry) member() (Result, bool) {
	if a.named {
		return Result{}, false
	}
	p, ok := a.x.member(a.text)
	return Result{Kind: PlaceKind, Reading: corpus.Reading{Places: []corpus.Place{p}, Explicit: true}}, ok
}

// list reads what the brief lists; by its meaning only where no entry is as near to
// the question.
func (a *inquiry) list() (Result, bool) {
	if a.exact() {
		return Result{}, false
	}
	byMeaning := !a.entry.sure || a.of.Name == "recommendations" || a.of.Kind != TalkKind && builtinSayings().asksElse(a.of, a.words)
	list, ok := a.x.list(&a.question, byMeaning)
	return Result{Kind: ListKind, Entry: "listed", Listed: &list}, ok
}

// partMeant reads the section that a question means which speaks of one.
func (a *inquiry) partMeant() (Result, bool) {
	if a.entry.words >= exactWords || !a.place.Unnamed && !builtinLittle().ofPart(a.words) {
		return Result{}, false
	}
	p, ok := a.x.sectionMeant(a.text, a.words)
	return Result{Kind: PlaceKind, Reading: corpus.Reading{Places: []corpus.Place{p}, Explicit: true}}, ok
}

// ofDocument reads what is asked of the document or said to the program: what "it" is
// in "what licence does it have?" too.
func (a *inquiry) ofDocument() (Result, bool) {
	if a.entry.entry < 0 || a.ofArgument() {
		return Result{}, false
	}
	r := Result{Kind: a.of.Kind, Entry: a.of.Name}
	if a.entry.sure && (a.exact() || a.contents() > 0 || a.q.About == nil && a.namesEntry()) {
		if r.Entry == "citing" {
			r.Rest = a.text // which may name a style
		}
		return r, true
	}
	return r, builtinLittle().follows(a.words) && a.contents() == 1 && a.entry.words >= ofTheBrief
}

// ofArgument reports whether what is like something said to the program is asked of the
// brief: by one word ("trust"), or in a question of nobody with more words that the
// brief has than words of such a saying ("what does Russia think about democracy").
func (a *inquiry) ofArgument() bool {
	l, s := builtinLittle(), builtinSayings()
	one := len(a.words) == 1
	exact := a.exact() && !(one && !s.plain[a.words[0].plain]) // "confidence" is not "confidential"
	if a.of.Kind != TalkKind || exact || len(a.words) == 0 || l.addresses(a.words) {
		return false
	}
	if one && !slices.Contains(politeness, a.of.Name) {
		return true
	}
	more := 0
	for _, w := range a.question.typed {
		switch stem := firstLetters(w.plain, stemLetters); {
		case w.term == "":
		case a.of.Name != "opinion" && s.uses(a.of, stem): // whose sayings have things that briefs are about
			more--
		case a.x.idOf(w) != noTerm && a.x.terms.frequency[a.x.idOf(w)] > 0:
			more++
		}
	}
	return more > 0 && (l.wh[a.words[0].plain] || l.aux[a.words[0].plain])
}

// namesEntry reports whether a question without content still has words of what it is
// nearest to: "all references", "what can you do for me?".
func (a *inquiry) namesEntry() bool {
	l, s := builtinLittle(), builtinSayings()
	if a.of.Kind == TalkKind {
		return a.entry.words >= entryByWords && l.addresses(a.words)
	}
	return slices.ContainsFunc(a.words, func(w said) bool { return l.empty[w.plain] && !l.asking[w.plain] && s.uses(a.of, w.stem) })
}

// ofTheBrief is how like a saying a question has to be in words whose one content word
// is with a pronoun.
const ofTheBrief = 0.5

// toFollow takes what follows something where nothing is known of that.
func (a *inquiry) toFollow() (Result, bool) {
	return Result{Kind: AskAgain}, builtinLittle().follows(a.words) || a.ofShown != ""
}

// bareWords reads words of the brief that are looked up as in a list of words.
func (a *inquiry) bareWords() (Result, bool) {
	if !a.isBare() || len(a.words) == 0 || len(a.x.occurs(a.text)) == 0 {
		return Result{}, false
	}
	return Result{Kind: MentionKind, Entry: "mention", Rest: a.text[a.words[0].Start:a.words[len(a.words)-1].End]}, true
}

// maxBare is how many words people look up so: "water", "border management".
const maxBare = 3

// ofPlace reads what is asked of a section or of a work: a question for passages,
// those of the place first.
func (a *inquiry) ofPlace() (Result, bool) {
	of := slices.ContainsFunc(a.place.Places, func(p corpus.Place) bool { return a.place.Explicit && p.Kind == corpus.SectionPlace }) ||
		slices.ContainsFunc(a.words, func(w said) bool { return builtinLittle().saying[w.plain] })
	if !a.named || !of || !asks(a.text, a.words) || len(a.words) > maxAskedOf {
		return Result{}, false
	}
	a.hits = a.x.named(a.text, a.place.Places, a.hits)
	return Result{Kind: PassageKind, Reading: a.place}, true
}

// maxAskedOf is how many words a question has that asks something of a part or an
// author. A longer text that names one is pasted from the brief.
const maxAskedOf = 25
