package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"briefbot/corpus/pattern"
)

// markdownBlocks has goldmark find the block structure and flattens its tree
// into blocks in source order.
//
// goldmark's own rules serve but for three. Indented code is left out: in
// converted briefs an indent is layout, never a program. Footnote definitions
// have a parser here that keeps those which goldmark's extension drops (never
// marked, defined twice). Inline markup is scanned in inline.go, because
// goldmark's inline nodes do not say where in the source they end and take
// quadratic time on unclosed brackets.
func markdownBlocks(s *source, from int) []*block {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(gridParser{}, 940),
			util.Prioritized(noteParser{}, 950),
			util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
	// What lies before the first byte (YAML) is blank in the view already.
	root := p.Parse(text.NewReader(s.view))
	f := flattener{s: s, tight: !spacedMarks.Match(s.view)}
	f.walk(root, frame{})
	return f.blocks
}

// paragraphs reads an indented line as text too. Without it, goldmark would
// stop at the first one, there being no indented code.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) CanAcceptIndentedLine() bool { return true }

// A frame is what encloses the node that is being flattened.
type frame struct {
	item  *item
	quote int
	note  *noteID
	depth int // of lists
	term  bool
}

type flattener struct {
	s      *source
	blocks []*block
	tables int
	opened *item // the item whose first block is still to come
	tight  bool  // no blank parts the marks of any heading from its words
}

func (f *flattener) add(b *block, fr frame) {
	b.item, b.quote, b.note, b.term = fr.item, fr.quote, fr.note, fr.term
	if b.item != nil && f.opened == b.item {
		b.first, f.opened = true, nil
	}
	if b.note != nil && b.kind == paraBlock {
		b.kind = noteBlock
	}
	f.blocks = append(f.blocks, b)
}

func (f *flattener) walk(n ast.Node, fr frame) {
	switch n := n.(type) {
	case *ast.Heading:
		segs := f.segments(n)
		if len(segs) == 0 {
			end := f.s.lineSpan(f.s.line(max(n.Pos(), 0))).End
			segs = []Span{{end, end}}
		}
		if n.Level == 2 && len(segs) > 1 && finished(string(f.s.view[segs[0].Start:segs[len(segs)-1].End])) {
			// Several lines to the end of a sentence, underlined, are text over a rule.
			f.add(&block{kind: paraBlock, segs: segs}, fr)
			f.add(&block{kind: ruleBlock, segs: []Span{f.s.lineSpan(f.s.line(segs[len(segs)-1].End) + 1)}}, fr)
			return
		}
		f.add(&block{kind: headingBlock, level: n.Level, segs: segs}, fr)
		return
	case *ast.ThematicBreak:
		f.add(&block{kind: ruleBlock, segs: []Span{f.s.lineSpan(f.s.line(n.Pos()))}}, fr)
		return
	case *ast.Paragraph, *ast.TextBlock:
		segs := f.segments(n)
		if f.tight && fr == (frame{}) {
			segs = f.tightHeading(segs)
		}
		if len(segs) > 0 {
			f.add(&block{kind: paraBlock, segs: segs}, fr)
		}
		return
	case *ast.FencedCodeBlock:
		if segs := f.segments(n); len(segs) > 0 {
			f.add(&block{kind: codeBlock, segs: segs}, fr)
		}
		return
	case *ast.HTMLBlock:
		segs := f.segments(n)
		if n.HasClosure() {
			segs = append(segs, Span{n.ClosureLine.Start, n.ClosureLine.Stop})
		}
		before := len(f.blocks)
		f.html(segs, fr)
		if len(f.blocks) == before && len(segs) > 0 {
			sp := Span{segs[0].Start, trimSpan(f.s.view, segs[len(segs)-1]).End}
			if sp.End > sp.Start {
				f.s.blanked = append(f.s.blanked, Omission{Lines: f.s.lines(sp), Source: sp, Reason: "layout tag"})
			}
		}
		return
	case *ast.Blockquote:
		fr.quote++
	case *ast.List:
		l := &list{ordered: n.IsOrdered(), depth: fr.depth + 1, parent: fr.item}
		fr.depth++
		number := n.Start
		if f.unlist(n, l, fr) {
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			it := &item{list: l, parent: fr.item, number: number, quote: fr.quote}
			it.marker, it.number = f.marker(c, number)
			if !l.ordered {
				it.number = 0
			}
			number = it.number + 1
			in := fr
			in.item, f.opened = it, it
			// "- 1. text": the bullet is a converter's, the number printed.
			text := c
			if inner, ok := c.FirstChild().(*ast.List); ok && inner.ChildCount() == 1 && c.ChildCount() == 1 && inner.IsOrdered() {
				l.ordered = true
				text = inner.FirstChild()
				it.marker, it.number = f.marker(text, inner.Start)
			}
			f.children(text, in)
			f.opened = nil
		}
		return
	case *noteNode:
		fr.note = &noteID{label: string(n.label), span: n.mark}
		if !n.HasChildren() {
			// A number without a text: it is a note all the same.
			f.add(&block{kind: paraBlock, segs: []Span{{n.mark.End, n.mark.End}}}, fr)
			return
		}
	case *east.Table:
		f.tables++
		for r := n.FirstChild(); r != nil; r = r.NextSibling() {
			f.row(r, fr)
		}
		return
	case *gridNode:
		f.grid(n, fr)
		return
	case *east.DefinitionDescription:
		fr.term = true
	case *east.DefinitionTerm:
		if segs := f.segments(n); len(segs) > 0 {
			f.add(&block{kind: termBlock, segs: segs}, fr)
		}
		return
	}
	f.children(n, fr)
}

// unlist makes text of what only looks like a list: a line of a sentence that
// happens to begin with "1." or "-".
func (f *flattener) unlist(n *ast.List, l *list, fr frame) bool {
	item := n.FirstChild()
	if item == nil || item.ChildCount() != 1 || n.ChildCount() != 1 || len(f.blocks) == 0 {
		return false
	}
	first, before := item.FirstChild(), f.blocks[len(f.blocks)-1]
	if first.Kind() != ast.KindParagraph && first.Kind() != ast.KindTextBlock {
		return false
	}
	marker, _ := f.marker(item, n.Start)
	cut := before.kind == paraBlock && before.quote == fr.quote &&
		before.item == fr.item && f.s.line(marker.Start) == f.s.line(before.span().End)+1 && !finished(string(f.s.view[before.span().Start:before.span().End])) &&
		(l.ordered || startsLower(string(f.s.view[marker.End:min(len(f.s.view), marker.End+40)])[1:]))
	segs := f.segments(first)
	if !cut || len(segs) == 0 {
		return false
	}
	segs[0].Start = marker.Start
	before.segs = append(before.segs, segs...)
	return true
}

func (f *flattener) children(n ast.Node, fr frame) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.walk(c, fr)
	}
}

func (f *flattener) row(r ast.Node, fr frame) {
	b := &block{kind: rowBlock, table: f.tables, head: r.Kind() == east.KindTableHeader}
	for c := r.FirstChild(); c != nil; c = c.NextSibling() {
		b.cells = append(b.cells, len(b.segs))
		b.segs = append(b.segs, f.segments(c)...)
	}
	if len(b.segs) == 0 {
		return
	}
	// goldmark drops what stands in more cells than the header has.
	last := b.segs[len(b.segs)-1].End
	rest := Span{last, f.s.lineSpan(f.s.line(last - 1)).End}
	for rest.Start < rest.End {
		i := bytes.IndexByte(f.s.view[rest.Start:rest.End], '|')
		if i < 0 {
			i = rest.End - rest.Start
		}
		if sp := trimSpan(f.s.view, Span{rest.Start, rest.Start + i}); sp.End > sp.Start {
			b.cells = append(b.cells, len(b.segs))
			b.segs = append(b.segs, sp)
		}
		rest.Start += i + 1
	}
	f.add(b, fr)
}

// segments returns a node's lines, without blank space around them.
func (f *flattener) segments(n ast.Node) []Span {
	var out []Span
	for i := 0; i < n.Lines().Len(); i++ {
		seg := n.Lines().At(i)
		sp := trimSpan(f.s.view, Span{seg.Start, seg.Stop})
		if sp.End > sp.Start {
			// Two blanks at the end of a line are a line break in print.
			if end := sp.End + 2; end <= seg.Stop && bytes.Equal(f.s.view[sp.End:end], []byte("  ")) {
				sp.End = end
			}
			out = append(out, sp)
		}
	}
	return out
}

func trimSpan(b []byte, sp Span) Span {
	sp.Start += util.TrimLeftSpaceLength(b[sp.Start:sp.End])
	sp.End -= util.TrimRightSpaceLength(b[sp.Start:sp.End])
	return sp
}

// The marks of a heading of the second level or lower as CommonMark has them,
// and without a blank, as older Markdown let them be: "##Results". One mark
// alone is a hashtag as often.
var (
	spacedMarks = pattern.New(`(?m)^ {0,3}#{2,6}[ \t]+[^\s#]`)
	tightMarks  = pattern.New(`^#{2,6}(?:[\p{L}¿¡]|\d{1,2}[.)]?\s+\p{Lu})`)
)

// tightHeading adds the heading that a paragraph's first line is in older
// Markdown, and returns the lines after it.
func (f *flattener) tightHeading(segs []Span) []Span {
	if len(segs) == 0 {
		return segs
	}
	line := f.s.view[segs[0].Start:segs[0].End]
	if !tightMarks.Match(line) || len(segs) > 1 && f.s.view[segs[1].Start] == '#' {
		return segs
	}
	level := len(line) - len(bytes.TrimLeft(line, "#"))
	f.add(&block{kind: headingBlock, level: level, segs: []Span{{segs[0].Start + level, segs[0].End}}}, frame{})
	return segs[1:]
}

// marker finds the printed marker of a list item and its number.
func (f *flattener) marker(n ast.Node, next int) (Span, int) {
	at := max(n.Pos(), 0)
	at += util.TrimLeftSpaceLength(f.s.view[at:])
	j, number := at, 0
	for j < len(f.s.view) && j < at+9 && f.s.view[j] >= '0' && f.s.view[j] <= '9' {
		number = number*10 + int(f.s.view[j]-'0')
		j++
	}
	if j == at {
		number = next
	}
	return Span{at, min(j+1, len(f.s.view))}, number
}

// noteNode is a footnote definition, "[^label]: text".
type noteNode struct {
	ast.BaseBlock
	label []byte
	mark  Span
}

var kindNote = ast.NewNodeKind("BriefNote")

func (*noteNode) Kind() ast.NodeKind            { return kindNote }
func (n *noteNode) Dump(source []byte, lvl int) { ast.DumpHelper(n, source, lvl, nil, nil) }

var noteOpening = pattern.New(`^\[\^([^\]\[\s]+)\]:`)

// noteParser opens a footnote definition. Unlike goldmark's own it keeps every
// definition, in its place.
type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	m := noteOpening.FindSubmatch(line[max(pos, 0):])
	if m == nil || pos < 0 {
		return nil, parser.NoChildren
	}
	n := &noteNode{label: m[1], mark: Span{seg.Start + pos, seg.Start + pos + len(m[0])}}
	reader.Advance(pos + len(m[0]))
	return n, parser.HasChildren
}

func (noteParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	w, _ := util.IndentWidth(line, reader.LineOffset())
	if w < 2 {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), min(w, 4))
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (noteParser) Close(ast.Node, text.Reader, parser.Context) {}
func (noteParser) CanInterruptParagraph() bool                 { return true }
func (noteParser) CanAcceptIndentedLine() bool                 { return false }
