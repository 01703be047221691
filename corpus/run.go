package corpus

// A runKind says what a run of inline content is.
type runKind uint8

const (
	textRun   runKind = iota
	spaceRun          // the end of a source line
	breakRun          // a line break that the brief prints
	markRun           // what may be a footnote mark, which classify decides
	noteRun           // an inline note, "^[...]"
	citeRun           // a Pandoc citation, "[@key]" or "@key"
	imageRun          // an image, never text
	anchorRun         // a place to link to, without text
	dropRun           // text that is no part of the words: a back-link arrow
)

// A markForm says how a footnote mark is written.
type markForm uint8

const (
	caretMark   markForm = iota // [^1]
	supMark                     // <sup>1</sup>, ^1^
	bracketMark                 // [1]
	linkedMark                  // a link to a note's anchor
	rawMark                     // ¹, or a figure that touches a word
	inlineMark                  // ^[...]
	signMark                    // *, †
	bareMark                    // a number at the start of a note, without markup
)

// A run is a stretch of inline content.
type run struct {
	kind runKind
	src  Span   // in the source
	text string // the words, where they are not the source's bytes; what an image says in place of itself
	// decoded is set where text counts, even if it is empty.
	decoded bool
	strong  bool
	ins     bool // inserted by a later hand
	lined   bool // printed with a line under it
	em      bool
	sup     bool
	link    int // index into the block's links, or -1

	form   markForm
	label  string
	target string // the anchor that a linked mark points to
	inner  []run  // of an inline note, or the words of an image
	note   *note  // the note that a mark belongs to, which classify finds for its copy
	why    string // why a dropped run is left out, or ""
}

// words returns the run's text.
func (r run) words(view []byte) string {
	if r.decoded {
		return r.text
	}
	return string(view[r.src.Start:r.src.End])
}
