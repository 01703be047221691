package corpus

import "strconv"

// A blockKind says what the Markdown makes of a piece of text.
type blockKind uint8

const (
	paraBlock blockKind = iota
	headingBlock
	ruleBlock // "---": a page break, or a pause
	codeBlock
	rowBlock     // a table row; each cell is one of its parts
	termBlock    // the term of a definition list
	noteBlock    // a paragraph of a "[^1]:" definition
	captionBlock // figcaption, caption
	imageBlock   // nothing but images
)

// A block is one leaf of the document in source order: a paragraph, a
// heading, a list item's paragraph, a table row.
type block struct {
	kind  blockKind
	level int     // of a heading
	segs  []Span  // the text, line by line, without markers
	cells []int   // of a row: the index in segs where each cell begins
	item  *item   // the list item it stands in, or nil
	first bool    // it is the first block of its item
	quote int     // depth of block quotes
	head  bool    // a table's header row
	table int     // of a row: the number of its table, from 1
	note  *noteID // the "[^1]:" definition it stands in
	html  bool    // it came from HTML tags
	term  bool    // it describes the term before it

	runs    []run    // the inline content
	anchors []string // ids that stand before it
	links   []link
}

// An item is a list item.
type item struct {
	list    *list
	parent  *item  // the item that its list stands in
	number  int    // as printed, in an ordered list
	printed string // its letter or Roman figure, where it has one
	marker  Span   // the printed marker
	quote   int    // depth of block quotes around its list
}

// root is the item of the outermost list that it stands in.
func (it *item) root() *item {
	for it.parent != nil {
		it = it.parent
	}
	return it
}

// label is the number or letter that the item prints, or "".
func (it *item) label() string {
	if it.list.ordered && it.printed == "" {
		return strconv.Itoa(it.number)
	}
	return it.printed
}

// enumerators are the labels of the item and of those around it, the outermost
// first; nil where it prints none.
func (it *item) enumerators() []string {
	own := it.label()
	if own == "" {
		return nil
	}
	var out []string
	if it.parent != nil {
		out = it.parent.enumerators()
	}
	return append(out, own)
}

// A list is one list.
type list struct {
	ordered bool
	count   int // of items so far
	depth   int // from 1
	parent  *item
}

// A noteID names a definition that Markdown itself marks as a note.
type noteID struct {
	label string
	span  Span
}

// span is the source from the block's first byte of text to its last.
func (b *block) span() Span {
	if len(b.segs) == 0 {
		return Span{}
	}
	sp := Span{b.segs[0].Start, b.segs[len(b.segs)-1].End}
	if len(b.cells) > 0 {
		for _, s := range b.segs { // a cell's lines stand below those of the next
			sp.Start, sp.End = min(sp.Start, s.Start), max(sp.End, s.End)
		}
	}
	return sp
}
