package pdf

import (
	"math"
	"slices"
)

// tableOf finds a table whose cells have several lines among the parts of a page: bands
// with a space above and below across all columns, in which these begin at one height.
// Columns of prose have few such spaces in common.
func (b *Builder) tableOf(parts []line) (before, rows, after []line, ok bool) {
	bands := b.bands(parts)
	for i := 0; i < len(bands); i++ {
		n, columns := 0, [][]line(nil)
		for k := i + 1; k <= len(bands); k++ {
			c := b.standing(slices.Concat(bands[i:k]...))
			if len(c) < 2 || len(c) < len(columns) {
				break
			}
			if len(b.standing(bands[k-1])) > 1 { // and no line that only one column has
				n, columns = k-i, c
			}
		}
		if rows, ok = b.rowsOf(bands[i:i+n], columns); ok {
			return slices.Concat(bands[:i]...), rows, slices.Concat(bands[i+n:]...), true
		}
		i += max(0, n-1)
	}
	return nil, nil, nil, false
}

// bands cuts parts where a space runs across all of them that is wider than between the
// lines of a paragraph.
func (b *Builder) bands(parts []line) [][]line {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, byHeight)
	wide := spaces(parts)
	var out [][]line
	for i, p := range parts {
		if i == 0 || p.y-parts[i-1].y > wide[p.size] {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], p)
	}
	for k := 0; k < len(out); k++ {
		// A heading close above a row is no part of it.
		if c := b.standing(out[k][1:]); len(c) > 1 && out[k][1].y > out[k][0].y+2 && !slices.ContainsFunc(c, func(c []line) bool { return c[0].y > out[k][1].y+2 }) {
			out = slices.Insert(out, k, out[k][:1])
			out[k+1] = out[k+1][1:]
			k++
		}
	}
	return out
}

// spaces are how far apart lines of a size, sorted from above, are if they are not of one
// paragraph: a quarter more than the least distance.
func spaces(parts []line) map[float64]float64 {
	wide := map[float64]float64{}
	for i, p := range parts {
		for _, q := range parts[i+1:] {
			if down := q.y - p.y; down > 0.9*p.size && q.size == p.size && q.left < p.right && q.right > p.left {
				if s, ok := wide[p.size]; !ok || 1.25*down < s {
					wide[p.size] = 1.25 * down
				}
				break
			}
		}
	}
	return wide
}

// rowsOf makes rows of bands that stand in columns, if they are a table of words.
func (b *Builder) rowsOf(bands [][]line, columns [][]line) (rows []line, ok bool) {
	const (
		fewest  = 3   // rows
		longest = 300 // letters of a cell, on average
		long    = 120 // of columns that have as much text as each other, as prose
	)
	if len(bands) < fewest {
		return nil, false
	}
	edges := make([]cell, len(columns))
	in, wide := 0, spaces(slices.Concat(bands...))
	short, full := math.MaxInt, 0 // letters of the columns with the least and the most
	for k, c := range columns {
		edges[k] = b.cellOf(c)
		edges[k].text = ""
		if !words(c) {
			return nil, false
		}
		of := 0
		for _, l := range c {
			of += letters(l.text)
		}
		in, short, full = in+of, min(short, of), max(full, of)
	}
	single, off, cards, inner, open := 0, 0, 0, 0, 0
	for _, band := range bands {
		row := band[0]
		row.label, row.cells = "", slices.Clone(edges)
		top, most, least, goesOn := band[0].y, 0, math.MaxInt, false
		heads, filled := 0, 0 // cells that begin with a heading; that are not empty
		for k, c := range columns {
			of := slices.DeleteFunc(slices.Clone(c), func(l line) bool { return l.y < top-2 || l.y > band[len(band)-1].y+2 })
			most, least = max(most, len(of)), min(least, len(of))
			if len(of) == 0 {
				continue
			}
			filled++
			for i := 1; i < len(of); i++ {
				if of[i].y-of[i-1].y < 0.3*of[i].size {
					return nil, false // columns that one cell spans
				}
				if numbered(of[i].label) || of[i].bold && !of[i-1].bold {
					return nil, false // columns of text
				}
				if of[i].y-of[i-1].y > wide[of[i].size] {
					inner++
				}
				goesOn = goesOn || startsLower(of[i].text)
			}
			if middle := (of[0].y + of[len(of)-1].y) / 2; of[0].y > top+2 && math.Abs(middle-(top+band[len(band)-1].y)/2) > 0.5*of[0].size {
				off++
			}
			if len(of) > 1 && (of[0].bold && !of[1].bold || of[0].size > 1.1*of[1].size) {
				heads++
			}
			row.cells[k] = b.cellOf(of)
		}
		if 2*heads > filled {
			cards++
		}
		if most == least && (most == 1 || !goesOn) {
			single++ // rows of single lines, or some of them
		}
		if startsLower(row.cells[0].text) {
			open++
		}
		row.left, row.right, row.text = edges[0].left, edges[len(edges)-1].right, joinCells(row.cells)
		rows = append(rows, row)
	}
	cells := len(rows) * len(columns)
	prose := in > long*cells && 2*full < 3*short || 4*open > len(rows)
	return rows, !prose && in < longest*cells && 2*single <= len(rows) && 8*off <= cells && 4*cards <= len(rows) && inner <= len(rows)
}
