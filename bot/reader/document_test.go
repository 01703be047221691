package reader

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// An element is a part of a page: a small document tree, so that tests see
// what a browser sees and not how the template spells it.
type element struct {
	name     string
	attr     map[string]string
	children []*element
	text     string // of a text node, whose name is ""
}

// parsePage reads a page. The pages are written so that they are XML too:
// every element is closed, which a browser would not insist on.
func parsePage(t *testing.T, body string) *element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	d.Entity = xml.HTMLEntity
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("the page is not well formed: %v\n%s", err, body)
		}
		top := open[len(open)-1]
		switch v := token.(type) {
		case xml.StartElement:
			e := &element{name: v.Name.Local, attr: make(map[string]string)}
			for _, a := range v.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.children = append(top.children, &element{text: string(v)})
		}
	}
}

// all returns the elements below e for which want holds, in document order.
func (e *element) all(want func(*element) bool) []*element {
	var out []*element
	for _, c := range e.children {
		if c.name != "" && want(c) {
			out = append(out, c)
		}
		out = append(out, c.all(want)...)
	}
	return out
}

func (e *element) named(name string) []*element {
	return e.all(func(e *element) bool { return e.name == name })
}

func (e *element) class(class string) []*element {
	return e.all(func(e *element) bool { return slices.Contains(strings.Fields(e.attr["class"]), class) })
}

// byID returns the one element with the ID.
func (e *element) byID(t *testing.T, id string) *element {
	t.Helper()
	found := e.all(func(e *element) bool { return e.attr["id"] == id })
	if len(found) != 1 {
		t.Fatalf("%d elements with id %q, want 1", len(found), id)
	}
	return found[0]
}

// words is the text inside e without footnote marks.
func (e *element) words() string {
	if e.name == "sup" || e.attr["class"] == "aside" { // not the words of the brief
		return ""
	}
	var b strings.Builder
	b.WriteString(e.text)
	for _, c := range e.children {
		b.WriteString(c.words())
	}
	return b.String()
}
