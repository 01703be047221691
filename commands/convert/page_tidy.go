package convert

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefbot/corpus/pattern"
)

var (
	// A number that a style sheet sets apart from the text: "B.1.2", "3)".
	statementNumber = pattern.New(`^[A-Z]{0,2}[.-]?\d{1,3}([.-]\d{1,3})*[.):]?$`)
	badgeNumber     = pattern.New(`^(\d{1,2}|[A-Z]|[ivx]{1,4})[.):]?$`)
)

// tidy mends what only a style sheet keeps apart: numbers glued to their
// statements, and numbers and badges that stand above their heading. Anchors
// without text and places where a word may be cut go.
func tidy(text *html.Node) {
	each(text, func(d *html.Node) bool {
		return d.DataAtom == atom.Wbr || d.DataAtom == atom.A && (empty(d) && first(d, atom.Img) == nil || anchorSign(d))
	})
	var headings []*html.Node
	for n := range text.Descendants() {
		if n.Type == html.TextNode {
			n.Data = strings.ReplaceAll(n.Data, "\u00ad", "")
		}
		if n.Type != html.ElementNode {
			continue
		}
		if isHeading(n) {
			headings = append(headings, n)
		}
		text, ok := brief(n, maxLabel)
		if s := n.NextSibling; ok && s != nil && !block(n) && statementNumber.MatchString(text) && begins(n) && n.DataAtom != atom.Sup {
			if r, _ := utf8.DecodeRuneInString(content(s)); s.Type == html.ElementNode && !block(s) && unicode.IsLetter(r) {
				n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, s)
			}
		}
	}
	for _, h := range headings {
		partHeading(h)
		numberHeading(h)
	}
}

// anchorSign reports whether a link is the sign that shows the address of the
// heading before it.
func anchorSign(a *html.Node) bool {
	text, ok := brief(a, maxLabel)
	return ok && (text == "¶" || text == "#" || text == "§" || text == "🔗") && strings.HasPrefix(attribute(a, "href"), "#")
}

// partHeading puts a blank between the elements of a heading that a style
// sheet sets on lines of their own ("Part I", "What this costs"), and takes
// the sign of its address off its end.
func partHeading(h *html.Node) {
	for n := range h.Descendants() {
		s := n.NextSibling
		if n.Type == html.TextNode && s == nil {
			n.Data = strings.TrimSuffix(n.Data, "¶")
		}
		if n.Type != html.ElementNode || s == nil || s.Type != html.ElementNode || n.DataAtom != atom.Span || s.DataAtom != atom.Span {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(content(n))
		next, _ := utf8.DecodeRuneInString(content(s))
		if (unicode.IsLetter(last) || unicode.IsDigit(last)) && unicode.IsUpper(next) && utf8.RuneCountInString(strings.TrimSpace(content(n))) > 1 {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, s)
		}
	}
}

// maxBadge is how many words a badge has at most ("SHORT TERM").
const maxBadge = 4

// numberHeading puts a number that stands alone above a heading into it, and
// what stands between (a badge) below it.
func numberHeading(h *html.Node) {
	var badges []*html.Node
	for n := beside(h, false); n != nil && len(badges) < 3; n = beside(n, false) {
		text, ok := brief(n, maxLabel)
		words := len(strings.Fields(text))
		if !ok || n.Type != html.ElementNode || isHeading(n) || words == 0 || words > maxBadge || n.DataAtom == atom.Table || n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
			return
		}
		if !badgeNumber.MatchString(text) {
			badges = append(badges, n)
			continue
		}
		if !strings.HasPrefix(strings.TrimSpace(content(h)), text) {
			h.InsertBefore(&html.Node{Type: html.TextNode, Data: strings.TrimRight(text, ".):") + ". "}, h.FirstChild)
		}
		n.Parent.RemoveChild(n)
		for _, b := range badges {
			b.Parent.RemoveChild(b)
			h.Parent.InsertBefore(b, h.NextSibling)
		}
		return
	}
}

func empty(n *html.Node) bool {
	text, ok := brief(n, maxLabel)
	return ok && text == ""
}
