package pdf

import (
	"math"
	"slices"
)

// A cell is a piece of a row of a table.
type cell struct {
	text        string
	left, right float64
}

// tagged puts the cells that the file's structure names in rows: one line for
// each row, however many lines its cells have.
func (b *Builder) taggedTables(parts []line) []line {
	if !b.on(ruleTags) {
		return parts
	}
	byPlace(parts)
	rowOf, cellOf := map[int]int{}, map[int]int{} // numbers of rows and cells to places
	var out []line
	for _, p := range parts {
		if p.tag.Cell == 0 || p.tag.Row == 0 {
			out = append(out, p)
			continue
		}
		i, ok := rowOf[p.tag.Row]
		if !ok {
			i = len(out)
			rowOf[p.tag.Row] = i
			row := p
			row.cells = []cell{}
			out = append(out, row)
		}
		r := &out[i]
		r.left, r.right, r.bold = min(r.left, p.left), max(r.right, p.right), r.bold && p.bold
		if k, ok := cellOf[p.tag.Cell]; ok {
			r.cells[k].text += " " + p.text
			continue
		}
		cellOf[p.tag.Cell] = len(r.cells)
		r.cells = append(r.cells, cell{p.text, p.left, p.right})
		r.text = joinCells(r.cells)
	}
	for _, i := range rowOf {
		slices.SortStableFunc(out[i].cells, func(a, b cell) int { return int(math.Round(a.left - b.left)) })
		out[i].text = joinCells(out[i].cells)
	}
	return out
}

func joinCells(cells []cell) string {
	text := ""
	for i, c := range cells {
		if i > 0 {
			text += " "
		}
		text += c.text
	}
	return text
}

// rows puts parts on one baseline in one line, as cells.
func rows(parts []line) []line {
	slices.SortStableFunc(parts, func(a, b line) int {
		if math.Abs(a.y-b.y) > 0.3*max(a.size, b.size) {
			return int(math.Copysign(1, a.y-b.y))
		}
		return int(math.Round(a.left - b.left))
	})
	var out []line
	for _, p := range parts {
		if n := len(out) - 1; n >= 0 && math.Abs(out[n].y-p.y) <= 0.3*max(out[n].size, p.size) && p.left > out[n].right && p.label == "" {
			last := &out[n]
			if last.cells == nil {
				last.cells = []cell{{last.text, last.left, last.right}}
			}
			last.cells = append(last.cells, cell{p.text, p.left, p.right})
			last.text += " " + p.text
			last.right = p.right
			last.bold = last.bold && p.bold
			continue
		}
		out = append(out, p)
	}
	return out
}

// grid lines up the rows of a table: cells under each other are a column, an
// empty cell stays, and a line that only goes on in some cells belongs to the
// row above.
func (b *Builder) grid(rows []line) []line {
	if !b.on(ruleGrid) || len(rows) < 2 || slices.ContainsFunc(rows, func(l line) bool { return l.tag.Cell > 0 && b.on(ruleTags) }) {
		return rows
	}
	columns := columnsOf(rows)
	if len(columns) < 2 {
		return rows
	}
	var out []line
	closest := math.Inf(1) // of two rows that both have all cells
	for i := 1; i < len(rows); i++ {
		if len(rows[i].cells) == len(columns) && len(rows[i-1].cells) == len(columns) {
			closest = min(closest, rows[i].y-rows[i-1].y)
		}
	}
	for i, l := range rows {
		cells := make([]cell, len(columns))
		for k := range cells {
			cells[k] = columns[k]
			cells[k].text = ""
		}
		for _, c := range l.cells {
			k := nearest(columns, c)
			if cells[k].text != "" {
				cells[k].text += " "
			}
			cells[k].text += c.text
		}
		if n := len(out) - 1; n >= 0 && len(l.cells) < len(columns) {
			down := l.y - rows[i-1].y
			if down < 1.45*l.size && (cells[0].text == "" || down < 0.9*closest) {
				for k := range cells {
					if cells[k].text != "" && out[n].cells[k].text != "" {
						out[n].cells[k].text += " "
					}
					out[n].cells[k].text += cells[k].text
				}
				continue
			}
		}
		l.cells = cells
		out = append(out, l)
	}
	return out
}

// columnsOf are the columns of rows: the cells of the rows that have the most,
// made as wide as what stands under them.
func columnsOf(rows []line) []cell {
	most := 0
	for _, l := range rows {
		most = max(most, len(l.cells))
	}
	var out []cell
	for _, l := range rows {
		if len(l.cells) != most {
			continue
		}
		if out == nil {
			out = slices.Clone(l.cells)
			continue
		}
		for k := range out {
			out[k].left, out[k].right = min(out[k].left, l.cells[k].left), max(out[k].right, l.cells[k].right)
		}
	}
	return out
}

// nearest is the column that a cell overlaps most, or is closest to.
func nearest(columns []cell, c cell) int {
	best, most := 0, math.Inf(-1)
	for k, col := range columns {
		if o := min(col.right, c.right) - max(col.left, c.left); o > most+0.5 {
			best, most = k, o
		}
	}
	return best
}
