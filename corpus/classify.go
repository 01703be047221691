package corpus

import (
	"iter"
	"slices"
)

// A document is what the second phase makes of a tree: each element told for
// what it is - title, heading, note, furniture, text - and put together to
// sections, passages and recommendations. Once it is made it is not changed.
type document struct {
	*tree
	name     string // what the caller calls it
	elements []*element
	heads    []*headed
	listed   map[string]bool // what the contents list names, folded
	notes    []*note
	byItem   map[*item]*note
	// marksByLabel counts superscript marks, filled when first asked for.
	marksByLabel map[string]int
	labels       map[string]bool // of the first of the notes, as many as labelled says
	labelled     int
	usesKeys     bool // the text cites by Pandoc keys in brackets

	title        string
	printedTitle string // of the text or its metadata, or "" if it prints none
	info         Info
	sections     []Section
	passages     []Passage
	joins        []Join
	omissions    []Omission
	signing      bool // the last lines of the title page were names of authors
	// recommendations are as in Brief; numbered reports whether the text prints
	// their numbers.
	recommendations []Recommendation
	numbered        bool

	// The text of each passage and heading, with its marks, and where it is from.
	passageProse   []*prose
	passageElement []*element
	sectionElement map[int]*element // the heading of each section that has one
	sectionProse   map[int]*prose
}

// An element is a block, or a part of one, and what it is.
type element struct {
	block
	omit   string   // the reason for leaving it out, or ""
	part   Part     // where its section's part is not its own
	joined string   // why it continues an earlier element, or ""
	into   *element // that element
	titled bool     // it is the title, or a part of it
	soft   bool     // a heading only by its looks
	across bool     // a heading that a sentence runs across
	figure bool     // a figure, or the words that say what one shows
	def    *note    // the note it belongs to

	plainText  string // what document.plain found
	plainKnown bool
}

// isText reports whether the element is running text that can be a passage.
func (e *element) isText() bool {
	switch e.kind {
	case paraBlock, codeBlock, rowBlock, termBlock, captionBlock:
		return e.omit == ""
	}
	return false
}

// underHeadings goes through the elements in order, each with the heading that
// it stands under or is: nil before the first.
func (d *document) underHeadings() iter.Seq2[*headed, *element] {
	return func(yield func(*headed, *element) bool) {
		var head *headed
		next := 0
		for _, e := range d.elements {
			if next < len(d.heads) && d.heads[next].block == e {
				head = d.heads[next]
				next++
			}
			if !yield(head, e) {
				return
			}
		}
	}
}

// is reports whether an element is the heading itself.
func (h *headed) is(e *element) bool { return h != nil && h.block == e }

// opens reports whether a heading opens a part of the brief.
func (h *headed) opens(p Part) bool { return h != nil && h.part == p }

// headingNumberOmitted is why a heading that is only another one's number is
// left out.
const headingNumberOmitted = "heading number"

// dropHeads takes the headings that were left out from among the others.
func (d *document) dropHeads() {
	d.heads = slices.DeleteFunc(d.heads, func(h *headed) bool { return h.block.omit != "" && h.block.omit != headingNumberOmitted })
}

// classify tells what each part of a tree is. Each step decides one thing, of
// one construct; their order says what each relies on. Name is what the brief
// is called where it prints no title.
func classify(t *tree, name string) *document {
	d := &document{tree: t, name: name, byItem: map[*item]*note{}}
	for _, b := range t.blocks {
		e := &element{block: *b}
		e.runs = slices.Clone(b.runs) // they are cut where notes and entries begin
		d.usesKeys = d.usesKeys || slices.ContainsFunc(b.runs, func(r run) bool { return r.kind == citeRun && !r.decoded })
		d.elements = append(d.elements, e)
	}
	d.findFigures()
	d.findHeadings() // and which of them is the title
	d.findParts()    // which part of the brief each heading opens
	d.splitLines()   // entries and labels, one a line
	d.looseLists()   // lists whose markers Markdown does not know
	d.findFurniture()
	d.findNotes()         // definitions leave the text; marks are told from text
	d.findRunningTitles() // those beside the notes
	d.findLogos()
	d.findFront() // imprint and disclaimer under a wrong heading
	d.join()      // paragraphs that the layout cut
	d.assemble()  // sections and passages
	d.labelStatements()
	d.recommend()
	d.readInfo()
	return d
}
