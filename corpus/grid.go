package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// gridNode is a grid table of Pandoc or reStructuredText: cells between "|",
// rows between lines of "+---+", the header above "+===+".
type gridNode struct{ ast.BaseBlock }

var kindGrid = ast.NewNodeKind("BriefGrid")

func (*gridNode) Kind() ast.NodeKind            { return kindGrid }
func (n *gridNode) Dump(source []byte, lvl int) { ast.DumpHelper(n, source, lvl, nil, nil) }

// gridParser takes the lines of a grid table.
type gridParser struct{}

func (gridParser) Trigger() []byte { return []byte{'+'} }

func (gridParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	if !gridBorder.Match(bytes.TrimRight(line, "\n")) {
		return nil, parser.NoChildren
	}
	n := &gridNode{}
	n.Lines().Append(seg)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (gridParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, seg := reader.PeekLine()
	t := bytes.TrimSpace(line)
	if !gridBorder.Match(t) && (len(t) < 2 || t[0] != '|' && t[0] != '+' || t[len(t)-1] != '|' && t[len(t)-1] != '+') {
		return parser.Close
	}
	n.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (gridParser) Close(ast.Node, text.Reader, parser.Context) {}
func (gridParser) CanInterruptParagraph() bool                 { return false }
func (gridParser) CanAcceptIndentedLine() bool                 { return true }

// grid adds the rows of a grid table. A cell's lines are gathered by the "|"
// that parts them, wherever the columns stand.
func (f *flattener) grid(n *gridNode, fr frame) {
	f.tables++
	first := len(f.blocks)
	var cells [][]Span
	end := func() {
		b := &block{kind: rowBlock, table: f.tables}
		for _, c := range cells {
			b.cells = append(b.cells, len(b.segs))
			b.segs = append(b.segs, c...)
		}
		if len(b.segs) > 0 {
			f.add(b, fr)
		}
		cells = nil
	}
	for i := 0; i < n.Lines().Len(); i++ {
		seg := n.Lines().At(i)
		sp := trimSpan(f.s.view, Span{seg.Start, seg.Stop})
		line := f.s.view[sp.Start:sp.End]
		if gridBorder.Match(line) {
			end()
			if bytes.IndexByte(line, '=') >= 0 {
				for _, b := range f.blocks[first:] {
					b.head = true
				}
			}
			continue
		}
		column, start := 0, sp.Start+1
		for at := start; at < sp.End; at++ {
			if c := f.s.view[at]; c == '\\' {
				at++ // "\|"
				continue
			} else if c != '|' {
				continue
			}
			if column == len(cells) {
				cells = append(cells, nil)
			}
			if cell := trimSpan(f.s.view, Span{start, at}); cell.End > cell.Start {
				cells[column] = append(cells[column], cell)
			}
			column, start = column+1, at+1
		}
	}
	end()
}
