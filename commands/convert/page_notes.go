package convert

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefbot/corpus/pattern"
)

// Notes of a page: the bodies by key, in the order of their first marks. A
// mark is made into characters of a private use area, which no text has, and
// into Markdown when the page has become that.
type pageNotes struct {
	keys   []string
	bodies map[string]*html.Node
}

const (
	noteOpen  = "\ue0a1"
	noteClose = "\ue0a2"
)

var (
	noteLabel = pattern.New(`^[\[(]?\s*(?:note\s+)?(\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§]{1,3})\s*[\])]?[.:]?$`)
	noteMark  = pattern.New(noteOpen + `([^` + noteClose + `]*)` + noteClose)
	wayBack   = pattern.New(`^[\s↩↑⤴^←⮐\x{fe0e}\x{fe0f}]*$|(?i)^\s*(back|return|jump( back)? up)\b.{0,30}$`)
)

// takeNotes takes the notes out of a page and ties their marks to them: a link
// within the page, whose text is a mark, and whose target begins a block.
func takeNotes(doc *html.Node) pageNotes {
	out := pageNotes{bodies: map[string]*html.Node{}}
	targets := map[string]*html.Node{}
	order := map[*html.Node]int{}
	var links []*html.Node
	for n := range doc.Descendants() {
		order[n] = len(order)
		if n.Type != html.ElementNode {
			continue
		}
		for _, key := range []string{"id", "name"} {
			if v := attribute(n, key); v != "" && targets[v] == nil {
				targets[v] = n
			}
		}
		if n.DataAtom == atom.A && strings.HasPrefix(attribute(n, "href"), "#") {
			links = append(links, n)
		}
	}
	keyOf := map[*html.Node]string{} // by body
	var bodies []*html.Node
	bodyOf := map[*html.Node]*html.Node{} // by target
	for _, a := range links {
		text, _ := brief(a, maxLabel)
		label := noteLabel.FindStringSubmatch(strings.ToLower(text))
		target := targets[strings.TrimPrefix(attribute(a, "href"), "#")]
		if label == nil || target == nil || begins(a) && order[target] < order[a] {
			continue // no mark, or the way back from a note to its mark
		}
		body, ok := bodyOf[target]
		if !ok {
			body = noteBody(target)
			bodyOf[target] = body
		}
		if body == nil || ancestor(body, a) || order[body] < order[a] && !begins(target) {
			continue
		}
		key, ok := keyOf[body]
		if !ok {
			key = label[1]
			for n := 2; out.bodies[key] != nil; n++ {
				key = label[1] + "-" + strconv.Itoa(n)
			}
			keyOf[body] = key
			out.keys, out.bodies[key] = append(out.keys, key), body
			bodies = append(bodies, body)
		}
		mark := a
		for p := a.Parent; p != nil && (p.DataAtom == atom.Sup || p.DataAtom == atom.Span); p = p.Parent {
			if around, ok := brief(p, maxLabel); !ok || around != text {
				break
			}
			mark = p
		}
		mark.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: noteOpen + key + noteClose}, mark)
		mark.Parent.RemoveChild(mark)
	}
	for _, body := range bodies {
		remove(body)
		cleanNote(body)
	}
	return out
}

// maxLabel is how many bytes a mark has at most, with blanks around it.
const maxLabel = 40

// begins reports whether an element is the first text of its block. Only some
// elements before it are looked at: nobody sets more without text.
func begins(n *html.Node) bool {
	for ; n != nil && !block(n); n = n.Parent {
		at := 0
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if at++; at > 20 || s.Type == html.TextNode && strings.TrimSpace(s.Data) != "" {
				return false
			}
			if s.Type == html.ElementNode {
				if text, ok := brief(s, maxLabel); !ok || text != "" {
					return false
				}
			}
		}
	}
	return true
}

// block reports whether an element is set as a block.
func block(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Div, atom.Dd, atom.Dt, atom.Td, atom.Tr, atom.Aside, atom.Section, atom.Blockquote, atom.Article,
		atom.Ol, atom.Ul, atom.Table, atom.Main, atom.Body, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// longestNote is how many letters a note has at most; more is a section that
// a link leads to.
const longestNote = 4000

// noteBody is the block that a link's target is or begins.
func noteBody(target *html.Node) *html.Node {
	n := target
	for n != nil && !block(n) {
		if !begins(n) {
			return nil
		}
		n = n.Parent
	}
	if n == nil || n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.Article || n.DataAtom >= atom.H1 && isHeading(n) {
		return nil
	}
	if l := letters(n); l > longestNote || l == 0 {
		return nil
	}
	return n
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func ancestor(a, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == a {
			return true
		}
	}
	return false
}

// remove takes an element out, with the lists and the heading that it leaves
// empty.
func remove(n *html.Node) {
	parent := n.Parent
	if parent == nil {
		return
	}
	parent.RemoveChild(n)
	if letters(parent) == 0 && parent.DataAtom != atom.Body && parent.DataAtom != atom.Main {
		if before := beside(parent, false); before != nil && isHeading(before) {
			before.Parent.RemoveChild(before)
		}
		remove(parent)
		return
	}
	// A section of notes of which only the heading is left.
	if rest := first(parent, atom.H2); rest != nil && parent.DataAtom == atom.Section && letters(parent) == letters(rest) {
		remove(parent)
	}
}

// cleanNote takes the number and the way back out of a note.
func cleanNote(body *html.Node) {
	each(body, func(d *html.Node) bool {
		text, _ := brief(d, maxLabel)
		href := attribute(d, "href")
		switch {
		case d.DataAtom == atom.A && strings.HasPrefix(href, "#"):
			return wayBack.MatchString(text) || noteLabel.MatchString(strings.ToLower(text)) && begins(d)
		case d.DataAtom == atom.Sup || d.DataAtom == atom.Span:
			return noteLabel.MatchString(strings.ToLower(text)) && begins(d) && first(d, atom.A) == nil || text == "^"
		}
		return false
	})
}

// write puts the marks and the notes into the Markdown.
func (n pageNotes) write(out []byte, c *converter.Converter) ([]byte, error) {
	used := map[string]bool{}
	marks := func(text []byte) []byte {
		return noteMark.ReplaceAllFunc(text, func(m []byte) []byte {
			key := string(noteMark.FindSubmatch(m)[1])
			used[key] = true
			return []byte("[^" + key + "]")
		})
	}
	out = marks(out)
	for _, key := range n.keys {
		if !used[key] {
			continue
		}
		body := n.bodies[key]
		root := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
		for d := body.FirstChild; d != nil; d = body.FirstChild {
			body.RemoveChild(d)
			root.AppendChild(d)
		}
		text, err := c.ConvertNode(root)
		if err != nil {
			return nil, err
		}
		text = bytes.TrimSpace(marks(text))
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\n    ")) // what follows belongs to the note
		out = fmt.Appendf(bytes.TrimRight(out, "\n"), "\n\n[^%s]: %s", key, text)
	}
	return out, nil
}
