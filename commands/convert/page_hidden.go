package convert

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefbot/corpus/pattern"
)

// lettersIn is the number of letters in a text.
func lettersIn(s []byte) int {
	n := 0
	for _, r := range string(s) {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// furniture are elements that are the page's and not the document's.
var furniture = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Form: true,
	atom.Button: true, atom.Input: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Dialog: true, atom.Footer: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
}

// frontPage is the address of a site's first page.
var frontPage = pattern.New(`^(https?://[^/]+)?(\.{0,2}/)*((index|home|default)\.\w+)?$`)

// dropFurniture takes out scripts, forms, navigation and the page's footer.
func dropFurniture(n *html.Node) {
	each(n, func(d *html.Node) bool {
		role := attribute(d, "role")
		// The footer of an article, or one that holds notes, is the document's.
		if d.DataAtom == atom.Footer && (within(d, atom.Article) || within(d, atom.Blockquote) || first(d, atom.Ol) != nil) {
			return false
		}
		if d.DataAtom == atom.A && frontPage.MatchString(attribute(d, "href")) && first(d, atom.H1) != nil {
			return true // the name of the site
		}
		if d.DataAtom == atom.Button && headsPart(d) {
			d.DataAtom, d.Data = atom.Div, "div"
			if isHeading(d.Parent) {
				d.DataAtom, d.Data = atom.Span, "span"
			}
		}
		return furniture[d.DataAtom] || role == "navigation" || role == "search" || role == "banner" && letters(d) < 200 && first(d, atom.H1) == nil
	})
}

// headsPart reports whether a button, which opens the part below it, has a heading in
// it or is all that a heading has.
func headsPart(button *html.Node) bool {
	for d := range button.Descendants() {
		if isHeading(d) {
			return true
		}
	}
	return isHeading(button.Parent) && letters(button) == letters(button.Parent)
}

func within(n *html.Node, tag atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == tag {
			return true
		}
	}
	return false
}

// each removes the elements below n that drop says.
func each(n *html.Node, drop func(*html.Node) bool) {
	for d := n.FirstChild; d != nil; {
		next := d.NextSibling
		if d.Type == html.ElementNode {
			if drop(d) {
				n.RemoveChild(d)
			} else {
				each(d, drop)
			}
		}
		d = next
	}
}

// What a style says that makes an element unseen.
var (
	unseen     = pattern.New(`(?i)(^|[;{\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0*(\.0+)?\s*(;|$|!|})|font-size\s*:\s*0*(\.0+)?(px|pt|em|rem|%)?\s*(;|$|!|}))`)
	whiteInk   = pattern.New(`(?i)(^|[;\s])color\s*:\s*(white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*[,)])`)
	background = pattern.New(`(?i)(^|[;\s])background(-color|-image)?\s*:`)
	whitePaper = pattern.New(`(?i)(^|[;\s])background(-color)?\s*:\s*(white|#fff|#ffffff|none|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*[,)])`)
	ruleSet    = pattern.New(`([^{}]*)\{([^{}]*)\}`)
	simple     = pattern.New(`^([.#])([\w-]+)$`)
	double     = pattern.New(`^\.([\w-]+)\.([\w-]+)$`)
	display    = pattern.New(`(?i)(^|[;{\s])display\s*:`)
	// hiddenWindow is the class of a window that a click opens.
	hiddenWindow = pattern.New(`(^|\s)modal(\s|$)`)
	comments     = pattern.New(`(?s)/\*.*?\*/`)
)

// hideIn takes out what a browser does not show: `hidden`, display:none and
// its like, white on white, and text for readers by ear that is only said
// twice.
func hideIn(doc *html.Node) {
	classes, ids := hiddenBySheet(doc)
	each(doc, func(d *html.Node) bool {
		if v, ok := lookup(d, "hidden"); ok && v != "until-found" {
			return d.DataAtom != atom.Body && d.DataAtom != atom.Html
		}
		style := attribute(d, "style")
		switch {
		case d.DataAtom == atom.Body || d.DataAtom == atom.Html || d.DataAtom == atom.Head:
			return false
		case unseen.MatchString(style), ids[attribute(d, "id")]:
			return true
		case whiteInk.MatchString(style) && !coloured(d):
			return true
		case hiddenWindow.MatchString(attribute(d, "class")) && attribute(d, "tabindex") == "-1":
			return true // Bootstrap's: the sheet that hides it is not in the page
		case attribute(d, "aria-hidden") == "true":
			return letters(d) == 0
		}
		return slices.ContainsFunc(strings.Fields(attribute(d, "class")), func(c string) bool { return classes[c] })
	})
}

// coloured reports whether an element stands on a background that is not
// white. One that a style sheet gives cannot be known: a class may be it.
func coloured(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		style := attribute(n, "style")
		if background.MatchString(style) {
			return !whitePaper.MatchString(style)
		}
		if attribute(n, "bgcolor") != "" || attribute(n, "class") != "" {
			return true
		}
	}
	return false
}

// beside is the element before or after one.
func beside(n *html.Node, after bool) *html.Node {
	for {
		if after {
			n = n.NextSibling
		} else {
			n = n.PrevSibling
		}
		if n == nil || n.Type == html.ElementNode || n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return n
		}
	}
}

// hiddenBySheet are the classes and ids that a style sheet in the page hides:
// rules with one of them alone, outside of @media and its like. A class is not
// hidden of which one element is shown by a class more: the others are what a click
// shows in its place.
func hiddenBySheet(doc *html.Node) (classes, ids map[string]bool) {
	classes, ids = map[string]bool{}, map[string]bool{}
	var shown [][]string // the classes of rules that show
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil || strings.Contains(attribute(n, "media"), "print") {
			continue
		}
		for _, m := range ruleSet.FindAllStringSubmatch(unnested(comments.ReplaceAllString(n.FirstChild.Data, "")), -1) {
			if !unseen.MatchString(m[2]) {
				for s := range strings.SplitSeq(m[1], ",") {
					if p := double.FindStringSubmatch(strings.TrimSpace(s)); p != nil && display.MatchString(m[2]) {
						shown = append(shown, p[1:])
					}
				}
				continue
			}
			for s := range strings.SplitSeq(m[1], ",") {
				if p := simple.FindStringSubmatch(strings.TrimSpace(s)); p != nil {
					if p[1] == "." {
						classes[p[2]] = true
					} else {
						ids[p[2]] = true
					}
				}
			}
		}
	}
	for n := range doc.Descendants() {
		own := strings.Fields(attribute(n, "class"))
		for _, pair := range shown {
			if slices.Contains(own, pair[0]) && slices.Contains(own, pair[1]) {
				delete(classes, pair[0])
			}
		}
	}
	return classes, ids
}

// unnested is a style sheet without its blocks that hold rules (@media …).
func unnested(sheet string) string {
	var out strings.Builder
	depth, at := 0, false
	start := 0
	for i, r := range sheet {
		switch r {
		case '@':
			if depth == 0 {
				out.WriteString(sheet[start:i])
				start, at = i, true
			}
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
			if depth == 0 && at {
				start, at = i+1, false
			}
		case ';':
			if depth == 0 && at { // @import
				start, at = i+1, false
			}
		}
	}
	if !at {
		out.WriteString(sheet[start:])
	}
	return out.String()
}
