package picture

import "image/color"

// A Drawing is shapes on a page. It can be written as SVG, and painted as PNG.
type Drawing struct {
	Title         string
	width, height float64
	shapes        []shape
}

func (d *Drawing) add(s shape) { d.shapes = append(d.shapes, s) }

type kind int

const (
	rect   kind = iota // x, y, w, h
	circle             // its middle, and its radius in w
	curve              // from x, y to w, h
	words              // its baseline begins at x, y
)

// A shape is one thing that is drawn. Not every field means something for
// every kind.
type shape struct {
	kind        kind
	x, y, w, h  float64
	color       color.RGBA
	dashed      bool
	text        string
	size        float64
	bold        bool
	end, middle bool   // where the text ends or is centred, and not where it begins
	href, title string // what it leads to, and what it is
}

// The colours: their contrast on paper is at least 3:1 for shapes and 4.5:1
// for text (WCAG 1.4.3, 1.4.11).
var (
	paper       = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}
	ink         = color.RGBA{0x1d, 0x1c, 0x1a, 0xff}
	soft        = color.RGBA{0x57, 0x53, 0x4a, 0xff}
	alone       = color.RGBA{0xb0, 0xa8, 0x98, 0xff}
	sourced     = color.RGBA{0x7a, 0x6f, 0x5c, 0xff}
	recommended = color.RGBA{0x0b, 0x4f, 0x8a, 0xff}
	noted       = color.RGBA{0x57, 0x53, 0x4a, 0xff}
	citing      = color.RGBA{0xa5, 0x51, 0x2b, 0xff}
)
