package corpus

import (
	_ "embed"
	"sync"
)

//go:embed brief.md
var builtinSource []byte

// Options tune [Parse]. The zero value works for any brief.
type Options struct {
	// Name is what the brief is called where its own text gives no title; a
	// file's base name, for example. "" means "Untitled brief".
	Name string
	// Errata are notes on the text that somebody made by hand, or nil.
	Errata *Errata
}

// Parse reads a brief in Markdown. Any bytes give a brief: what cannot be read
// is reported in Brief.Problems, and nothing is lost but what Brief.Omissions
// lists. The time is linear in the length of the source.
func Parse(source []byte, o Options) *Brief {
	d := &draft{source: newSource(source), options: o, brief: &Brief{}}
	d.parse()
	return d.brief
}

// Builtin returns the brief that is built into the program, with its errata.
// The brief is parsed once; it must not be changed.
func Builtin() *Brief { return builtin() }

var builtin = sync.OnceValue(func() *Brief {
	e, err := ParseErrata(builtinErrata)
	if err != nil {
		panic(err) // the embedded file is wrong; a test reads it
	}
	return Parse(builtinSource, Options{Errata: e})
})

// A draft is a brief while it is being read. Each step looks at the blocks and
// decides one thing; parse gives their order and what each relies on.
type draft struct {
	*source
	options Options
	brief   *Brief
	blocks  []*block
	defs    map[string]linkTarget
	words   vocabulary
	notes   []*note
	byItem  map[*item]*note
	// marksByLabel counts superscript marks, filled when first asked for.
	marksByLabel map[string]int
	labels       map[string]bool // of the first of the notes, as many as labelled says
	labelled     int
	meta         metadata
	heads        []*headed
	listed       map[string]bool // what the contents list names, folded

	printedTitle string // of the text or its metadata, or "" if it prints none
	signing      bool   // the last lines of the title page were names of authors

	// The text of each passage and note, with what is still to be resolved.
	passageProse []*prose
	passageBlock []*block
	sectionBlock map[int]*block // the heading of each section that has one
	sectionProse map[int]*prose // and its text
	noteProse    []*prose
	entries      []entry        // beside Brief.References
	blockEntry   map[*block]int // the reference that an entry's block became
	// What citations by Pandoc keys mean, filled when first asked for.
	keyBlocks, entryBlocks map[string]*block
	keysUsed, keysKnown    bool
	// markedElsewhere are the notes whose mark stands in another note, by index.
	markedElsewhere map[int]bool
}

func (d *draft) parse() {
	d.brief.Source = d.text
	d.brief.Fingerprint = fingerprint(d.text)
	body := d.readMetadata() // YAML before the text
	d.defs = d.blankMarkup(body)
	d.blocks = markdownBlocks(d.source, body)
	for _, b := range d.blocks {
		b.runs, b.links = scanInline(d.source, b.segs, d.defs)
	}
	d.placeAnchors()
	d.words = vocabularyOf(d)
	d.brief.Language = d.language()
	d.findFigures()  // and the words that say what they show
	d.findHeadings() // which blocks are headings, and which is the title

	d.classify()      // which part of the brief each heading opens
	d.splitLines()    // entries and labels, one a line
	d.looseLists()    // lists whose markers Markdown does not know
	d.findFurniture() // page numbers, images, contents lists, running titles
	d.findNotes()     // definitions leave the text; marks are told from text
	d.findOmissions() // logos, and running titles beside the notes
	d.findFront()     // imprint and disclaimer under a wrong heading
	d.join()          // paragraphs that the layout cut
	d.assemble()      // sections and passages
	d.labelStatements()
	d.recommend() // before marks and citations name passages
	d.assembleNotes()
	d.resolveMarks()
	d.readReferences()
	d.cite()
	d.readInfo()
	d.report()
}
