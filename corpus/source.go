package corpus

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"sort"
)

// A source is the text that is parsed, in two copies of the same length: text
// as it came, and view, in which whatever is no part of the words (comments,
// front matter, attributes) is blanked out. Offsets are the same in both, so a
// position found in the view is a position in the brief.
type source struct {
	text   []byte
	view   []byte
	starts []int // offset of each line's first byte
	// blanked are the parts that the view leaves out, with the reason.
	blanked []Omission
	// pages are where printed pages begin, if the source says so; anchors
	// what can be linked to besides tags.
	pages   []pageStart
	anchors []anchor
}

// A pageStart is where a printed page begins.
type pageStart struct{ at, number int }

// An anchor is a name that the text after it can be linked to by.
type anchor struct {
	at int
	id string
}

func newSource(raw []byte) *source {
	text := normalise(raw)
	s := &source{text: text, view: bytes.Clone(text), starts: []int{0}}
	for i, c := range text {
		if c == '\n' && i+1 < len(text) {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// normalise makes the text valid UTF-8 with lines ended by "\n". A byte-order
// mark is dropped; what is no UTF-8, and NUL, becomes U+FFFD.
func normalise(raw []byte) []byte {
	raw = bytes.ToValidUTF8(bytes.TrimPrefix(raw, []byte("\uFEFF")), []byte("\uFFFD"))
	for _, r := range [][2]string{{"\r\n", "\n"}, {"\r", "\n"}, {"\x00", "\uFFFD"}} {
		raw = bytes.ReplaceAll(raw, []byte(r[0]), []byte(r[1]))
	}
	return raw
}

// line returns the number, from 1, of the line that holds the offset.
func (s *source) line(offset int) int {
	return sort.SearchInts(s.starts, offset+1)
}

// lines returns the lines that a span touches.
func (s *source) lines(sp Span) Lines {
	return Lines{First: s.line(sp.Start), Last: s.line(max(sp.Start, sp.End-1))}
}

// lineSpan returns the bytes of a line, counted from 1, without its "\n".
func (s *source) lineSpan(n int) Span {
	start := s.starts[n-1]
	end := len(s.text)
	if n < len(s.starts) {
		end = s.starts[n] - 1
	} else if end > start && s.text[end-1] == '\n' {
		end--
	}
	return Span{start, end}
}

// blank takes a part out of the view and records why. An empty reason leaves
// no record: the part is markup, not text.
func (s *source) blank(sp Span, reason string) {
	for i := sp.Start; i < sp.End; i++ {
		if s.view[i] != '\n' {
			s.view[i] = ' '
		}
	}
	if reason != "" {
		s.blanked = append(s.blanked, Omission{Lines: s.lines(sp), Source: sp, Reason: reason})
	}
}

// fingerprint is a short name for a text, the same for the same bytes.
func fingerprint(text []byte) string {
	h := fnv.New32a()
	h.Write(text) // never fails
	return fmt.Sprintf("%08x", h.Sum32())
}
