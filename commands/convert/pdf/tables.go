package pdf

import (
	"maps"
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
	byPlace(parts)
	boxed := b.boxes(parts)
	rowOf, cellOf := map[int]int{}, map[int]int{} // numbers of rows and cells to places
	var out []line
	for _, p := range parts {
		if boxed[p.tag.Row] {
			p.box = p.tag.Row
			p.tag.Kind, p.tag.Row, p.tag.Cell = Text, 0, 0
		}
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

// boxes are the rows of tables that have one cell in every row and none beside
// it: a frame around the title or some text. The parts are sorted by place.
func (b *Builder) boxes(parts []line) map[int]bool {
	cells := map[int]map[int]bool{} // of each row, with those on a baseline of its own
	for i, p := range parts {
		if p.tag.Row == 0 || p.tag.Cell == 0 {
			continue
		}
		if cells[p.tag.Row] == nil {
			cells[p.tag.Row] = map[int]bool{}
		}
		for k := i; k < len(parts) && parts[k].y < p.y+0.3*p.size; k++ {
			cells[p.tag.Row][parts[k].tag.Cell] = true
		}
	}
	boxed := map[int]bool{}
	numbers := slices.Sorted(maps.Keys(cells))
	for from, to := 0, 0; from < len(numbers); from = to {
		single := true
		for to = from; to < len(numbers) && numbers[to] == numbers[from]+to-from; to++ {
			single = single && len(cells[numbers[to]]) == 1
		}
		for _, r := range numbers[from:to] {
			boxed[r] = single
		}
	}
	return boxed
}

// tableRow makes one row of parts, sorted from the left, that are a row of a table
// whose cells are centred on each other: three columns or more, each of lines that
// follow each other closely, none higher or lower than the tallest.
func (b *Builder) tableRow(parts []line) (row line, ok bool) {
	const fewest = 3 // columns
	columns := b.standing(parts)
	if len(columns) < fewest || slices.ContainsFunc(parts, func(p line) bool { return p.label != "" }) {
		return row, false
	}
	var tallest []line
	for _, c := range columns {
		if tallest == nil || c[len(c)-1].y-c[0].y > tallest[len(tallest)-1].y-tallest[0].y {
			tallest = c
		}
	}
	first, last := tallest[0], tallest[len(tallest)-1]
	between, centred, full := false, true, 0
	for _, c := range columns {
		top, bottom := c[0], c[len(c)-1]
		if !led(c) || top.y < first.y-top.size || bottom.y > last.y+top.size {
			return row, false
		}
		between = between || !slices.ContainsFunc(c, func(l line) bool {
			return slices.ContainsFunc(tallest, func(t line) bool { return math.Abs(t.y-l.y) <= 0.3*max(t.size, l.size) })
		})
		centred = centred && math.Abs(top.y+bottom.y-first.y-last.y) < 0.7*top.size
		if len(c) == len(tallest) {
			full++
		}
		row.cells = append(row.cells, b.cellOf(c))
	}
	if !between && (!centred || 2*full >= len(columns)) {
		return row, false // rows that follow each other closely
	}
	cells := row.cells
	row = tallest[0]
	row.cells, row.left, row.right, row.text = cells, cells[0].left, cells[len(cells)-1].right, joinCells(cells)
	return row, true
}

// standing are parts by the columns in which they stand, each from above; none if some
// are cells by the file's structure, or turned.
func (b *Builder) standing(parts []line) [][]line {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, byLeft)
	var columns [][]line
	right := math.Inf(-1)
	for _, p := range parts {
		if p.tag.Cell > 0 || p.turned {
			return nil
		}
		if n := len(columns); n > 0 && p.left < right+0.4*b.body {
			columns[n-1] = append(columns[n-1], p)
		} else {
			columns = append(columns, []line{p})
		}
		right = max(right, p.right)
	}
	for _, c := range columns {
		byPlace(c)
	}
	return columns
}

// cellOf is a cell of lines.
func (b *Builder) cellOf(lines []line) cell {
	out := cell{left: math.Inf(1)}
	texts := slices.Clone(lines)
	for i, l := range lines {
		out.left, out.right = min(out.left, l.left), max(out.right, l.right)
		texts[i].text = spacedOut(l.label, l.text)
	}
	out.text = b.join(texts)
	return out
}

// led reports whether lines, from above, follow each other closely.
func led(lines []line) bool {
	for i := 1; i < len(lines); i++ {
		if down := lines[i].y - lines[i-1].y; down < 0.9*lines[i].size || down > 1.6*lines[i].size {
			return false
		}
	}
	return true
}

// beside makes text of a row with no other near it, whose last cell goes on in the
// next line: a term or a label beside its paragraph. A number in bold beside a
// name is a heading.
func (b *Builder) beside(lines []line) []line {
	isRow := func(i int) bool { return i >= 0 && i < len(lines) && lines[i].cells != nil }
	for i := 0; i+1 < len(lines); i++ {
		l, next := &lines[i], lines[i+1]
		if !isRow(i) || isRow(i-2) || isRow(i-1) || isRow(i+1) || isRow(i+2) || l.tag.Cell > 0 || len(l.cells) != 2 || next.label != "" {
			continue
		}
		last, down := l.cells[1], next.y-l.y
		goesOn := down > 0.9*l.size && down < 1.6*l.size && math.Abs(next.left-last.left) < 1 && next.size == l.size
		switch {
		case goesOn && !l.bold && letters(last.text) > 20:
			l.cells, l.left = nil, last.left
		case !goesOn && l.bold && !next.bold && partNumber.MatchString(l.cells[0].text):
			l.cells = nil
		}
	}
	return lines
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
func (b *Builder) rows(parts []line) []line {
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
			if last.cells == nil && !(last.labelRaised && last.size < b.body-0.4) {
				last.text, last.label = spacedOut(last.label, last.text), ""
				last.cells = []cell{{last.text, last.left, last.right}}
			}
			if last.cells != nil { // and no note
				last.cells = append(last.cells, cell{p.text, p.left, p.right})
			}
			last.text += " " + p.text
			last.right = p.right
			last.bold = last.bold && p.bold
			continue
		}
		out = append(out, p)
	}
	return out
}

// tables lines up the rows that follow each other, with the lines of a word or
// two between them that belong to their cells.
func (b *Builder) tables(blocks []block) []block {
	var out []block
	for i := 0; i < len(blocks); i++ {
		if blocks[i].kind != row {
			out = append(out, blocks[i])
			continue
		}
		var rows []line
		k := i
		for ; k < len(blocks) && blocks[k].kind == row; k++ {
			rows = append(rows, blocks[k].lines[0])
		}
		columns, closest := columnsOf(rows), closestRows(rows)
		inCell := func(at int, beside line) bool {
			if at < 0 || at >= len(blocks) || blocks[at].kind != paragraph || len(blocks[at].lines) > 1 {
				return false
			}
			l := blocks[at].lines[0]
			return math.Abs(l.y-beside.y) < 0.9*closest && !math.IsInf(closest, 1) && l.size < 1.2*beside.size && fits(l, columns)
		}
		asRow := func(l line) line {
			l.cells = []cell{{l.text, l.left, l.right}}
			return l
		}
		if inCell(i-1, rows[0]) {
			rows = slices.Insert(rows, 0, asRow(blocks[i-1].lines[0]))
			out = out[:len(out)-1]
		}
		for inCell(k, rows[len(rows)-1]) {
			rows = append(rows, asRow(blocks[k].lines[0]))
			for k++; k < len(blocks) && blocks[k].kind == row; k++ {
				rows = append(rows, blocks[k].lines[0])
			}
		}
		i = k - 1
		for _, l := range b.grid(rows, columns, closest) {
			out = append(out, block{kind: row, lines: []line{l}, text: joinCells(l.cells)})
		}
	}
	return out
}

// fits reports whether a line stands within one of the columns.
func fits(l line, columns []cell) bool {
	for k, c := range columns {
		right := math.Inf(1)
		if k+1 < len(columns) {
			right = columns[k+1].left
		} else if k > 0 {
			right = c.right + 2*l.size
		}
		if l.left > c.left-2 && l.right < right {
			return true
		}
	}
	return false
}

// closestRows is the least distance of two rows that both have all cells.
func closestRows(rows []line) float64 {
	most, closest := 0, math.Inf(1)
	for _, l := range rows {
		most = max(most, len(l.cells))
	}
	for i := 1; i < len(rows); i++ {
		if len(rows[i].cells) == most && len(rows[i-1].cells) == most {
			closest = min(closest, rows[i].y-rows[i-1].y)
		}
	}
	return closest
}

// grid lines up the rows of a table: cells under each other are a column, an
// empty cell stays, and a line that only goes on in some cells belongs to the
// row above, or to the head below.
func (b *Builder) grid(rows []line, columns []cell, closest float64) []line {
	if len(rows) < 2 || len(columns) < 2 || slices.ContainsFunc(rows, func(l line) bool { return l.tag.Cell > 0 }) {
		return rows
	}
	var out []line
	join := false // the row above is the first line of this one
	for i, l := range rows {
		cells := make([]cell, len(columns))
		for k := range cells {
			cells[k] = columns[k]
			cells[k].text = ""
		}
		for _, c := range l.cells {
			k := nearest(columns, c)
			cells[k].text = spacedOut(cells[k].text, c.text)
		}
		part := len(l.cells) < len(columns)
		if n := len(out) - 1; n >= 0 && (part || join) {
			down := l.y - rows[i-1].y
			if join || down < 1.45*l.size && (cells[0].text == "" || down < 0.9*closest) {
				for k := range cells {
					out[n].cells[k].text = spacedOut(out[n].cells[k].text, cells[k].text)
				}
				join = false
				continue
			}
		}
		join = i == 0 && part && i+1 < len(rows) && rows[1].y-l.y < 0.9*closest && !math.IsInf(closest, 1)
		l.cells = cells
		out = append(out, l)
	}
	return out
}

// spacedOut is two texts with a blank between, if both are there.
func spacedOut(a, b string) string {
	if a != "" && b != "" {
		return a + " " + b
	}
	return a + b
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
