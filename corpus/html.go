package corpus

import (
	"bytes"
	"cmp"

	"golang.org/x/net/html"
)

// html splits the lines of an HTML block at its block tags into blocks. What
// stands between the tags is scanned like any other text.
func (f *flattener) html(segs []Span, fr frame) {
	h := htmlWalker{f: f, fr: fr}
	for _, sp := range segs {
		h.line(trimSpan(f.s.view, sp))
	}
	h.flush()
}

// An htmlWalker gathers the text between two block tags.
type htmlWalker struct {
	f    *flattener
	fr   frame
	segs []Span
	// What the open tags make of the text.
	heading int
	kind    blockKind
	lists   []*list
	row     *block
}

// blockTags end the paragraph before them.
var blockTags = wordSet(wordLists["blockTags"])

func (h *htmlWalker) line(sp Span) {
	view := h.f.s.view
	start := sp.Start
	for i := sp.Start; i < sp.End; {
		if view[i] != '<' {
			i++
			continue
		}
		t, ok := scanTag(view[i:sp.End])
		if !ok {
			i++
			continue
		}
		if !blockTags[t.name] {
			i += t.size
			continue
		}
		h.text(Span{start, i})
		h.tag(t, Span{i, i + t.size})
		i += t.size
		start = i
	}
	h.text(Span{start, sp.End})
}

func (h *htmlWalker) text(sp Span) {
	if sp = trimSpan(h.f.s.view, sp); sp.End > sp.Start {
		h.segs = append(h.segs, sp)
	}
}

func (h *htmlWalker) tag(t tag, sp Span) {
	if h.row != nil {
		h.cell()
		switch t.name {
		case "td", "th":
			if !t.closing {
				h.row.head = h.row.head || t.name == "th" && len(h.row.cells) == 0
				h.row.cells = append(h.row.cells, len(h.row.segs))
			}
			return
		case "tr", "table", "tbody", "thead", "tfoot":
			if len(h.row.segs) > 0 {
				h.f.add(h.row, h.fr)
			}
			h.row = nil
		default:
			return
		}
	}
	h.flush()
	if id := t.id; id != "" && !t.closing {
		h.f.s.anchors = append(h.f.s.anchors, anchor{sp.Start, id})
	}
	switch t.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		h.heading = opened(t, int(t.name[1]-'0'))
	case "table":
		h.f.tables += opened(t, 1)
	case "tr":
		if !t.closing {
			h.row = &block{kind: rowBlock, table: h.f.tables, html: true}
		}
	case "ul", "ol":
		if !t.closing {
			h.lists = append(h.lists, &list{ordered: t.name == "ol", depth: h.fr.depth + len(h.lists) + 1, parent: h.fr.item})
		} else if n := len(h.lists); n > 0 {
			h.fr.item = h.lists[n-1].parent
			h.lists = h.lists[:n-1]
		}
	case "li":
		n := len(h.lists)
		if n == 0 {
			return
		}
		l := h.lists[n-1]
		if h.fr.item = l.parent; !t.closing {
			l.count++
			h.fr.item = &item{list: l, parent: l.parent, number: l.count, marker: sp, quote: h.fr.quote}
			h.f.opened = h.fr.item
		}
	case "blockquote":
		h.fr.quote = max(0, h.fr.quote+sign(t))
	case "figcaption", "caption":
		h.kind = opened(t, captionBlock)
	case "dt":
		h.kind = opened(t, termBlock)
	case "dd":
		h.fr.term = !t.closing
	case "hr":
		h.f.add(&block{kind: ruleBlock, segs: []Span{sp}, html: true}, h.fr)
	}
}

// opened is a value that a tag opens, or none where it closes.
func opened[V any](t tag, v V) (out V) {
	if !t.closing {
		out = v
	}
	return out
}

func (h *htmlWalker) cell() {
	if len(h.row.cells) > 0 {
		h.row.segs = append(h.row.segs, h.segs...)
		h.segs = nil
	}
}

func (h *htmlWalker) flush() {
	segs := h.segs
	h.segs = nil
	if len(segs) == 0 {
		return
	}
	b := &block{kind: h.kind, segs: segs, html: true}
	if h.heading > 0 {
		b.kind, b.level = headingBlock, h.heading
	}
	h.f.add(b, h.fr)
}

// A tag is one HTML tag.
type tag struct {
	name    string // lower-case
	closing bool
	size    int // bytes in the source
	// What is asked for of its attributes.
	id, href, alt string
}

// maxTag is how long a tag can be; longer ones are text. Attributes of real
// pages (style, data-*) stay well below.
const maxTag = 2000

// scanTag reads the tag that b begins with.
func scanTag(b []byte) (tag, bool) {
	if len(b) < 3 || !isLetter(b[1]) && !(b[1] == '/' && isLetter(b[2])) {
		return tag{}, false
	}
	b = b[:min(len(b), maxTag)]
	if bytes.IndexByte(b, '>') < 0 {
		return tag{}, false
	}
	z := html.NewTokenizer(bytes.NewReader(b))
	kind := z.Next()
	if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
		return tag{}, false
	}
	size := len(z.Raw())
	name, more := z.TagName()
	if bytes.ContainsFunc(name, func(r rune) bool { return !isLetter(byte(r)) && r != '-' && (r < '0' || r > '9') }) {
		return tag{}, false // an address, "<https://example.org>"
	}
	t := tag{name: string(name), closing: kind == html.EndTagToken, size: size}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "id":
			t.id = string(value)
		case "name":
			t.id = cmp.Or(t.id, string(value))
		case "href":
			t.href = string(value)
		case "alt":
			t.alt = string(value)
		}
	}
	return t, true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
