package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus/pattern"
)

// A glyph is a character in its line, in the frame of its own baseline.
type glyph struct {
	rune
	x, y, left, right, size float64
	font                    int // in faces
	tag                     Tag
	raised, space, hyphen   bool
	underlined              bool
}

// A face is what a font's name says of it.
type face struct {
	name string
	bold bool
	kin  int // the first face of its family
}

// inFamily is what tells the fonts of a family apart in their names.
var inFamily = pattern.New(`(PS)?(MT)?\d*([-,].*)?$`)

// The weight that readers report is a guess from the width of stems: 380 for
// Arial Bold, 645 for Arial Italic. The name is right more often.
var boldName = pattern.New(`(?i)bold|black|heavy|demi|-bd|sfbx|cmbx|-b$|-medi(ital)?$`)

// signFont is the name of a font of signs, whose letters mean nothing: bullets in lists.
var signFont = pattern.New(`(?i)symbol|dings|dingbat`)

// A line is a run of glyphs on one baseline; while lines are being found, a
// part of one.
type line struct {
	page           int // from 0
	y, left, right float64
	size           float64 // of most letters
	start, end     float64 // sizes of the first and last letter
	font           int
	bold           bool
	pure           bool // all of it in one font
	kin            bool // all of it in fonts of one family
	ruled          bool // underlined, but for a number
	turned         bool // set at an angle
	raised         bool // all of it, as a note's mark
	settled        bool // a small sign that was put on the line of its word
	label          string
	labelLeft      float64
	labelRaised    bool
	labelBare      bool // a number without a stop, which may be part of the text
	tag            Tag
	box            int    // the frame in which it stands, if any
	text           string // marks stand between markOpen and markClose
	lead           string // the bold words at the start of a line that isn't bold
	hyphen         bool
	cells          []cell // if it is a row of a table
	glyphs         []glyph
}

// The signs that stand around a raised mark in a line's text. No character of
// a document is a control character: they are dropped.
const (
	markOpen  = "\x00"
	markClose = "\x01"
)

// level is how many radians a baseline may slope and be taken for level.
const level = 0.02

// segments are the parts of lines of a page: characters that follow each other
// in the file on one baseline.
func (b *Builder) segments(p Page, number int) []line {
	var out []line
	prev := Char{Angle: math.Inf(1)}
	for _, c := range p.Chars {
		if c.Space {
			if n := len(out); n > 0 {
				out[n-1].glyphs[len(out[n-1].glyphs)-1].space = true
			}
			continue
		}
		if c.Hidden || c.Size == 0 || c.Rune == 0 || unicode.IsControl(c.Rune) || c.Unmapped && unicode.Is(unicode.Co, c.Rune) {
			continue
		}
		turned := math.Abs(c.Angle) > level
		if turned {
			sin, cos := math.Sincos(c.Angle)
			x, y := c.X, c.Y
			width := c.Right - c.Left
			if math.Abs(sin) > 0.7 {
				width = math.Abs(c.Bottom - c.Top)
			}
			c.X, c.Y = x*cos-y*sin, x*sin+y*cos
			c.Left, c.Right = c.X, c.X+width
		}
		near := c.Angle == prev.Angle && math.Abs(c.Y-prev.Y) < 0.08*c.Size && c.X > prev.X-0.1*c.Size &&
			c.Left-prev.Right < 1.2*c.Size && c.Size > 0.8*prev.Size && c.Size < 1.25*prev.Size &&
			c.Tag == prev.Tag
		g := glyph{rune: c.Rune, x: c.X, y: c.Y, left: c.Left, right: c.Right, size: c.Size, font: b.face(c.Font), tag: c.Tag, hyphen: c.Hyphen, underlined: c.Underlined}
		if !near {
			if c.Rune == ' ' {
				if n := len(out); n > 0 && math.Abs(c.Y-prev.Y) < 0.08*c.Size {
					out[n-1].glyphs = append(out[n-1].glyphs, g)
				}
				continue
			}
			out = append(out, line{page: number, turned: turned})
		}
		l := &out[len(out)-1]
		l.glyphs = append(l.glyphs, g)
		prev = c
	}
	for i := range out {
		b.measure(&out[i])
	}
	return slices.DeleteFunc(out, func(l line) bool { return strings.TrimSpace(l.text) == "" })
}

// face is the number of a font in faces.
func (b *Builder) face(name string) int {
	n, ok := b.fonts[name]
	if !ok {
		n = len(b.faces)
		b.fonts[name] = n
		family := inFamily.ReplaceAllString(name, "")
		kin := slices.IndexFunc(b.faces, func(f face) bool { return inFamily.ReplaceAllString(f.name, "") == family })
		if kin < 0 {
			kin = n
		}
		b.faces = append(b.faces, face{name, boldName.MatchString(name), kin})
	}
	return n
}

// measure fills in what follows from the glyphs.
func (b *Builder) measure(l *line) {
	slices.SortStableFunc(l.glyphs, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
	sizes, fonts, families, tags := map[float64]int{}, map[int]int{}, map[int]int{}, map[Tag]int{}
	bold, under, letters, boldEnd, underEnd := 0, 0, 0, false, false
	l.left, l.right = math.Inf(1), math.Inf(-1)
	for _, g := range l.glyphs {
		if g.rune == ' ' {
			continue
		}
		l.left, l.right = min(l.left, g.left), max(l.right, g.right)
		if g.raised && !l.raised {
			continue
		}
		sizes[half(g.size)]++
		fonts[g.font]++
		families[b.faces[g.font].kin]++
		tags[g.tag]++
		letters++
		if letters == 1 {
			l.start = g.size
		}
		l.end = g.size
		if b.faces[g.font].bold {
			bold++
		}
		if g.underlined {
			under++
		}
		if !notLetter(g.rune) {
			boldEnd, underEnd = b.faces[g.font].bold, g.underlined
		}
	}
	l.size, l.font, l.pure, l.kin = most(sizes), most(fonts), len(fonts) == 1, len(families) == 1
	n := 0
	for t, c := range tags {
		if c > n || c == n && t.Kind > l.tag.Kind {
			l.tag, n = t, c
		}
	}
	l.bold = letters > 0 && bold*10 >= letters*9 && (boldEnd || bold == letters)
	for _, g := range l.glyphs {
		if !g.raised && half(g.size) == l.size && g.rune != ' ' {
			l.y = g.y
			break
		}
	}
	b.spell(l)
	l.ruled = 10*under >= 7*letters && underEnd
}

// spell makes the text of a line: words by spaces and gaps, marks set apart.
func (b *Builder) spell(l *line) {
	var t strings.Builder
	l.lead = ""
	leading, raised := !l.bold, false
	spaced := b.spacing(l.glyphs)
	for i, g := range l.glyphs {
		gap := false
		if i > 0 && g.rune != ' ' && l.glyphs[i-1].rune != ' ' {
			last := l.glyphs[i-1]
			wide := (g.left - last.right) / min(g.size, last.size)
			gap = wide > 0.2+spaced || last.space && spaced == 0 && (wide > 0.07 || l.turned)
		}
		if r := g.raised && !l.raised && g.rune != ' '; r != raised && g.rune != ' ' {
			if r {
				t.WriteString(markOpen)
			} else {
				t.WriteString(markClose)
				if gap {
					t.WriteByte(' ')
				}
			}
			raised = r
		} else if gap && !raised {
			t.WriteByte(' ')
		}
		if leading && !b.faces[g.font].bold && g.rune != ' ' {
			l.lead, leading = strings.TrimSpace(t.String()), false
		}
		if s, ok := signs[g.rune]; ok {
			t.WriteString(s)
		} else if unicode.Is(unicode.Co, g.rune) && t.Len() == 0 && signFont.MatchString(b.faces[g.font].name) {
			t.WriteRune('•')
		} else {
			t.WriteRune(g.rune)
		}
	}
	if raised {
		t.WriteString(markClose)
	}
	l.text = strings.Join(strings.Fields(t.String()), " ")
	for i := len(l.glyphs) - 1; i >= 0; i-- {
		if r := l.glyphs[i].rune; r != ' ' {
			l.hyphen = l.glyphs[i].hyphen || r == '-' || r == '\u00ad' || r == '‐'
			break
		}
	}
}

// signs are characters that stand for others: letters drawn as one, blanks
// of other kinds, and the arrow back from a note.
var signs = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
	'\u00a0': " ", '\u200b': "", '\ufeff': "", '\ufffe': "-", '\ufffd': "", '↩': "", '\ufe0e': "", '\ufe0f': ""}

// half rounds a length to half points.
func half(x float64) float64 { return math.Round(x*2) / 2 }

// most is the key with the highest count; of equals, the greatest.
func most[K cmp.Ordered](m map[K]int) K {
	var best K
	n := -1
	for k, c := range m {
		if c > n || c == n && k > best {
			best, n = k, c
		}
	}
	return best
}

// number is a text of one to four digits as a number.
func number(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, true
}
