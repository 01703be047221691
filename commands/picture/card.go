package picture

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"briefbot/corpus"
)

// A card's size: what previews of links show whole (1.91 to 1).
const (
	CardWidth  = 1200
	CardHeight = 630
)

var (
	night  = color.RGBA{0x17, 0x32, 0x4a, 0xff}
	white  = color.RGBA{0xff, 0xff, 0xff, 0xff}
	bright = color.RGBA{0xff, 0xd5, 0x66, 0xff}
	pale   = color.RGBA{0xc9, 0xd8, 0xe6, 0xff}
	green  = color.RGBA{0x86, 0xdd, 0xad, 0xff}
)

// ErrTooLong means that a sentence does not go onto a card whole; it is never
// cut.
var ErrTooLong = errors.New("the sentence is too long for a card")

// A CardText is what a card shows beside the sentence.
type CardText struct {
	Source string // author, title, publisher and year, in one line
	Place  string // where in the brief the sentence stands
	// WordForWord says that it is a quotation: "word for word".
	WordForWord string
}

// Card paints a sentence of a passage as a PNG of [CardWidth] × [CardHeight]:
// the sentence as printed, its source, and its place. The sentence is counted
// from 0; -1 is the whole passage. It returns [ErrTooLong] or [ErrScript] for
// one that cannot be shown whole.
func Card(p *corpus.Passage, sentence int, t CardText) ([]byte, error) {
	words := p.Text
	if sentence >= 0 && sentence < len(p.Sentences) {
		words = p.Sentences[sentence].In(p.Text)
	}
	// Composed letters: the font sets no accents upon others.
	words, source, place := norm.NFC.String(words), norm.NFC.String(t.Source), norm.NFC.String(t.Place)
	text, err := serif()
	plain, err2 := sans()
	if err := errors.Join(err, err2); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	if err := errors.Join(settable(text, words), settable(plain, source+place+t.WordForWord)); err != nil {
		return nil, err
	}
	c := newCanvas(CardWidth, CardHeight, night)
	const left, right = 76, 1124
	if err := c.paragraph(text, "“"+words+"”", area{left, 70, right, 450, 50, 18}, white, true); err != nil {
		return nil, err
	}
	if err := c.paragraph(plain, source+"\n"+place, area{left, 484, 880, 600, 25, 13}, pale, false); err != nil {
		return nil, err
	}
	badge, err := c.face(plain, 22)
	if err != nil {
		return nil, err
	}
	c.text(badge, right-measure(badge, t.WordForWord), 574, green, t.WordForWord)
	return c.png()
}

// An area is where a paragraph is set, and the largest and smallest size of
// its letters.
type area struct{ left, top, right, bottom, large, small float64 }

// paragraph sets text whole into an area, as large as it goes; a bar beside it
// marks a quotation. It returns [ErrTooLong] if it does not go.
func (c *canvas) paragraph(f *sfnt.Font, text string, a area, col color.Color, bar bool) error {
	const leading = 1.36
	for size := a.large; size >= a.small; size-- {
		face, err := c.face(f, size)
		if err != nil {
			return err
		}
		var lines []string
		for line := range strings.Lines(text) {
			lines = append(lines, wrap(face, line, a.right-a.left)...)
		}
		height := float64(len(lines)) * size * leading
		if height > a.bottom-a.top || tooWide(face, lines, a.right-a.left) {
			continue
		}
		if bar {
			c.box(a.left-26, a.top, a.left-18, a.top+height, bright)
		}
		for i, line := range lines {
			c.text(face, a.left, a.top+size+float64(i)*size*leading, col, line)
		}
		return nil
	}
	return ErrTooLong
}

func tooWide(f font.Face, lines []string, width float64) bool {
	return slices.ContainsFunc(lines, func(l string) bool { return measure(f, l) > width })
}

// wrap breaks text into lines of at most the given width, between words.
func wrap(f font.Face, text string, width float64) []string {
	var lines []string
	now := ""
	for _, word := range strings.Fields(text) {
		next := strings.TrimSpace(now + " " + word)
		if now != "" && measure(f, next) > width {
			lines = append(lines, now)
			next = word
		}
		now = next
	}
	return append(lines, now)
}
