package picture

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"image/color"
)

// SVG writes the drawing. Shapes lead to anchors of the page at base: "" for
// one that the drawing stands on, "./" for one beside it; with no base at all
// ("-") they are no links.
func (d *Drawing) SVG(base string) []byte {
	var b bytes.Buffer
	role := "group" // of links
	if base == "-" {
		role = "img"
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="%s" aria-labelledby="_picture-title" font-family="DejaVu Sans, Verdana, sans-serif">`+"\n", d.width, d.height, d.width, d.height, role)
	fmt.Fprintf(&b, `<title id="_picture-title">%s</title>`+"\n", escaped(d.Title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", hex(paper))
	for _, s := range d.shapes {
		link := s.href != "" && base != "-"
		if link {
			fmt.Fprintf(&b, `<a href="%s" aria-label="%s">`, escaped(base+s.href), escaped(cmp.Or(s.title, s.text)))
		}
		inner := ""
		if s.title != "" {
			inner = "<title>" + escaped(s.title) + "</title>"
		}
		switch s.kind {
		case rect:
			fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2" fill="%s">%s</rect>`, s.x, s.y, s.w, s.h, hex(s.color), inner)
		case circle:
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s">%s</circle>`, s.x, s.y, s.w, hex(s.color), inner)
		case curve:
			dash := ""
			if s.dashed {
				dash = ` stroke-dasharray="3 3"`
			}
			m := (s.x + s.w) / 2
			fmt.Fprintf(&b, `<path d="M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f" fill="none" stroke="%s" stroke-width="1.3" stroke-opacity=".7"%s/>`, s.x, s.y, m, s.y, m, s.h, s.w, s.h, hex(s.color), dash)
		case words:
			anchor, weight := "", ""
			switch {
			case s.end:
				anchor = ` text-anchor="end"`
			case s.middle:
				anchor = ` text-anchor="middle"`
			}
			if s.bold {
				weight = ` font-weight="bold"`
			}
			fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="%.0f" fill="%s"%s%s>%s</text>`, s.x, s.y, s.size, hex(s.color), anchor, weight, escaped(s.text))
		}
		if link {
			b.WriteString("</a>")
		}
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
