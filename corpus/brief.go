package corpus

import "slices"

// A Brief is one parsed document. It is never changed after [Parse] returns
// and is safe for concurrent use.
type Brief struct {
	// Title is as printed, or the best label there is; never empty.
	Title string
	// Info is what the brief says about itself.
	Info Info
	// Language is the language of the text by its ISO 639 code: one of
	// [Languages], or the one that the metadata name.
	Language string
	// Fingerprint names this text: equal for equal source bytes, eight
	// lower-case hexadecimal digits.
	Fingerprint string

	// Sections are in document order. Text before the first heading belongs
	// to a section without a name.
	Sections []Section
	// Passages are all quotable units in document order: paragraphs, list
	// items, table rows, reference entries, front and back matter. Footnote
	// definitions are not among them, nor headings but those that state a
	// recommendation.
	Passages []Passage
	// Footnotes are in the order of their definitions.
	Footnotes []Footnote
	// References are the entries of the bibliography, in its order.
	References []Reference
	// Recommendations are in the order of their numbers, or as the text has
	// them where it prints none.
	Recommendations []Recommendation
	// RecommendationsNumbered reports whether the brief itself prints the
	// recommendations' numbers. If not, the numbers follow their order.
	RecommendationsNumbered bool

	// Joins are the places where two pieces of the source were read as one
	// paragraph, Omissions what was read and left out, Problems what looks
	// damaged or dangles. All are in source order.
	Joins     []Join
	Omissions []Omission
	Problems  []Problem

	// Source is the text that was parsed: valid UTF-8, lines ended by "\n".
	Source []byte
}

// Info is what a brief states about itself. Each field is as printed and
// empty where the brief is silent. Authors are in printed order.
type Info struct {
	Authors    []string
	Editor     string
	Publisher  string
	Date       string // as printed: "2020", "12 May 2021"
	Licence    string
	Disclaimer string
}

// Lines is a range of source lines, counted from 1, both ends included.
type Lines struct{ First, Last int }

// Span is a range of byte offsets: Start included, End not.
type Span struct{ Start, End int }

// In returns the part of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// A Part is one of the parts that a printed brief has.
type Part string

// The parts of a brief.
const (
	Front      Part = "front"      // title page, authors, imprint, disclaimer
	Body       Part = "body"       // the argument, summary and recommendations included
	References Part = "references" // the bibliography
	Back       Part = "back"       // about the author, acknowledgements, imprint
)

// A Section is a heading and the text up to the next heading.
type Section struct {
	// ID is a short name for addresses: lower-case letters, digits and
	// hyphens, unique in the brief, at most 48 bytes.
	ID string
	// Name is the heading as printed, without markup, number or footnote mark;
	// empty for text before the first heading.
	Name string
	// Number is the number printed in the heading ("2.1"), or "".
	Number string
	// Level is the heading's level, 1 to 6; 0 without a heading.
	Level int
	Part  Part
	// Heading is the heading with its footnote marks; no text without one.
	Heading Prose
	// Parent is the index of the enclosing section, or -1.
	Parent int
	Lines  Lines
	// Passages are the indices into Brief.Passages of the section's own
	// passages, without those of sections under it.
	Passages []int
}

// A Kind says what a passage is in print.
type Kind string

// The kinds of passages.
const (
	Paragraph Kind = "paragraph"
	ListItem  Kind = "list item"
	Row       Kind = "table row"
	Quote     Kind = "block quote"
	Caption   Kind = "caption"
	Entry     Kind = "reference" // one entry of the bibliography
	Heading   Kind = "heading"   // a section's heading that states a recommendation
)

// A Passage is the unit that is found and quoted: at most one paragraph, list
// item, table row or reference entry, whole even where a page break cut it.
type Passage struct {
	// ID is stable for the same brief: the section's ID, a dot and the
	// paragraph's number ("barriers-to-cooperation.3").
	ID   string
	Kind Kind
	Part Part
	// Section is the index into Brief.Sections.
	Section int
	// Number is the passage's place in its section, counted from 1.
	Number int
	// Label is the number that a numbered statement or article prints before
	// its text, which stays in Text: "C.3.2", "5" of "Article 5"; or "".
	Label string
	// Enumerators are the numbers or letters of the list items whose first words
	// it is, and of those around it, the outermost first: "4" and "b". They are
	// not in Text. nil for what begins no such item.
	Enumerators []string
	// Cells are the cells of a table row, empty ones too, and Columns what its
	// table's header says over each; nil where there is no header.
	Cells   []Span
	Columns []string
	// Page is the printed page it begins on, or 0 if unknown.
	Page  int
	Lines Lines
	Prose
}

// Prose is text as the brief prints it, and what stands in it. Offsets are
// byte offsets into Text, in ascending order.
type Prose struct {
	// Text is the words as printed: markup and footnote marks removed,
	// escapes and entities decoded, white space collapsed to single spaces,
	// valid UTF-8.
	Text string
	// Sentences cover Text but for the white space between them.
	Sentences []Span
	// Marks are the footnote marks.
	Marks []Mark
	// Citations are the in-text citations of references.
	Citations []Citation
	// Emphasis are the parts printed in italics or bold.
	Emphasis []Emphasis
	// Links are the addresses printed or linked.
	Links []Link
	// Asides are the program's own words on figures and on struck or inserted
	// text.
	Asides []Aside
	// Pieces say where in the source the text came from.
	Pieces []Piece
}

// Cuts are the places in the text, in order and each once, between which nothing
// about it changes: its ends, where a mark stands, and where a style, citation,
// link, aside or one of parts begins or ends.
func (p Prose) Cuts(parts ...Span) []int {
	cuts := []int{0, len(p.Text)}
	add := func(s Span) { cuts = append(cuts, s.Start, s.End) }
	for _, s := range parts {
		add(s)
	}
	for _, m := range p.Marks {
		cuts = append(cuts, m.At)
	}
	for _, e := range p.Emphasis {
		add(e.Span)
	}
	for _, c := range p.Citations {
		add(c.Span)
	}
	for _, l := range p.Links {
		add(l.Span)
	}
	for _, a := range p.Asides {
		add(a.Span)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// A Mark is a footnote mark: it stands before Text[At].
type Mark struct {
	At int
	// Label is the mark as printed: "3", "a", "*".
	Label string
	// Footnote is the index into Brief.Footnotes, or -1 if the brief has no
	// such note (which is then a Problem too).
	Footnote int
}

// A Citation is one in-text citation of one work.
type Citation struct {
	Span
	// Reference is the index into Brief.References, or -1 if no entry fits
	// (which is then a Problem too).
	Reference int
}

// Emphasis is a part printed in italics, bold or both.
type Emphasis struct {
	Span
	Strong bool // bold, or italics if not
}

// A Link is an address in the text.
type Link struct {
	Span
	// URL is the address. It is empty where the source links nowhere ("#").
	URL string
	// Damage says what is wrong with the address, or "" if it is sound. A
	// damaged address is shown as text and never linked.
	Damage string
}

// A Piece maps a part of Text to the source it was copied from.
type Piece struct {
	Span        // in Text
	Source Span // in Brief.Source
	// Decoded is true where the two differ by an escape, an entity or
	// collapsed white space; otherwise they are equal byte for byte.
	Decoded bool
}

// A Footnote is a note and its number.
type Footnote struct {
	// ID is unique in the brief: the label, with a series before it where
	// numbering starts again ("annex-1").
	ID string
	// Label is the number or sign as printed: "3", "a", "*".
	Label string
	Lines Lines
	// Passages are the indices of the passages that carry its mark, Sections
	// those of the sections whose headings do.
	Passages []int
	Sections []int
	// OnTitle reports whether the title carries its mark.
	OnTitle bool
	Prose
}

// A Reference is one entry of the bibliography.
type Reference struct {
	// Key is how the brief cites it: "Bossuyt and Bolgova 2019". Unique: a
	// second work of the same authors and year gets the letter printed, or
	// the next free one.
	Key     string
	Authors []string // "Bossuyt, Fabienne" is printed order; surname first where the entry has it so
	Year    string
	Title   string
	// Container is the journal, book or site, Pages the page range; "" where
	// they could not be read.
	Container string
	Pages     string
	// URL is the address if it is sound, else "".
	URL string
	// Damage says what is wrong with a damaged address, or "".
	Damage string
	// Passage is the index of its entry in Brief.Passages, or -1.
	Passage int
	// CitedBy are the indices of the passages that cite it, CitedByNotes of
	// the footnotes, CitedBySections of the sections whose headings do.
	CitedBy         []int
	CitedByNotes    []int
	CitedBySections []int
	Lines           Lines
	Prose
}

// Uncited reports whether nothing was found that cites the reference.
func (r *Reference) Uncited() bool {
	return len(r.CitedBy)+len(r.CitedByNotes)+len(r.CitedBySections) == 0
}

// A Recommendation is one numbered recommendation.
type Recommendation struct {
	// Number is as printed, without noun and brackets: "2", "1.2", "1a", "B",
	// "ii". Where the brief prints none, or repeats them, it is the place in
	// the order from 1. It is unique in the brief.
	Number string
	// Label is the printed label ("Recommandation n° 9"), or "".
	Label string
	// Passages are the indices of its passages: the first states it, others
	// (sub-items, explanation) follow.
	Passages []int
}

// A Join is a place where a paragraph that the layout cut is whole again.
type Join struct {
	Passage int    // index into Brief.Passages
	Before  int    // the last source line of the first piece
	After   int    // the first source line of the second piece
	Reason  string // a sentence for people
}

// An Omission is source text that is no part of the brief's words.
type Omission struct {
	Lines  Lines
	Source Span
	Reason string // "page break", "logo", "contents list", ...
}

// A Problem is something in the source that looks damaged or dangles.
type Problem struct {
	Line int // 0 if it concerns the whole brief
	Kind ProblemKind
	// Words are those of the source that it is about: a mark's or footnote's label, a
	// citation, an address, a field, an entry's key; "" for a whole text.
	Words string
	// Why says of damage what looks damaged, "letters are lost", and is the sentence
	// of an erratum.
	Why string
	// Guess is what was probably meant, or "". It is never quoted as the
	// brief's words.
	Guess string
	// Passage is the index of the passage concerned, or -1.
	Passage int
}

// A ProblemKind groups problems for tools.
type ProblemKind string

// The kinds of problems. The first two make a check fail.
const (
	DanglingMark      ProblemKind = "mark without footnote"
	DanglingCitation  ProblemKind = "citation without entry"
	UnmarkedFootnote  ProblemKind = "footnote without mark"
	UncitedReference  ProblemKind = "entry never cited"
	DamagedAddress    ProblemKind = "damaged address"
	DamagedText       ProblemKind = "damaged text"
	Erratum           ProblemKind = "erratum" // a note added by an errata file
	AmbiguousCitation ProblemKind = "citation of several entries"
	SpeltOtherwise    ProblemKind = "citation spelt otherwise than its entry"
	MalformedMetadata ProblemKind = "malformed metadata"
)
