package convert

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// fromPage converts a web page. Its text is what the page itself names as its
// main part; only a page that names none is left to readability's guess,
// because that may drop notes and tables.
func fromPage(path string, data []byte) (Result, error) {
	r, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return Result{}, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	utf8, err := io.ReadAll(r)
	if err != nil {
		return Result{}, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	doc, err := html.Parse(bytes.NewReader(utf8))
	if err != nil {
		return Result{}, fmt.Errorf("%s cannot be read as a web page: %w", path, err)
	}
	// Readability changes what it reads, so it gets a tree of its own.
	article, _ := readability.FromReader(bytes.NewReader(utf8), nil)
	text := mainPart(doc)
	if text == nil {
		text = body(doc)
		if article.Node != nil && 10*letters(article.Node) > 7*letters(text) {
			text = article.Node
		}
	}
	if text == nil || letters(text) == 0 {
		return Result{}, fmt.Errorf("%s has no text; a page that a script fills has to be saved by the browser (Save as, complete page)", path)
	}
	drop(text)
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin()))
	// Marks have to stay marks: Markdown has no superscript of its own.
	c.Register.RendererFor("sup", converter.TagTypeInline, base.RenderAsHTML, converter.PriorityStandard)
	c.Register.RendererFor("sub", converter.TagTypeInline, base.RenderAsHTML, converter.PriorityStandard)
	out, err := c.ConvertNode(text)
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	return Result{Markdown: append(frontMatter(article, text), append(out, '\n')...), By: "html-to-markdown"}, nil
}

// frontMatter is what the page says about itself, as YAML.
func frontMatter(a readability.Article, text *html.Node) []byte {
	var meta yaml.Node
	meta.Kind = yaml.MappingNode
	add := func(key, value string) {
		if value = strings.TrimSpace(value); value != "" {
			meta.Content = append(meta.Content,
				&yaml.Node{Kind: yaml.ScalarNode, Value: key},
				&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
		}
	}
	if first(text, atom.H1) == nil {
		add("title", a.Title())
	}
	add("author", a.Byline())
	if t, err := a.PublishedTime(); err == nil {
		add("date", t.Format("2 January 2006"))
	}
	add("publisher", a.SiteName())
	add("lang", a.Language())
	if len(meta.Content) == 0 {
		return nil
	}
	out, err := yaml.Marshal(&meta)
	if err != nil {
		return nil // the text matters more
	}
	return []byte("---\n" + string(out) + "---\n\n")
}

// mainPart is the element that the page names as its main part, or nil.
func mainPart(doc *html.Node) *html.Node {
	if n := first(doc, atom.Main); n != nil {
		return n
	}
	var role, article *html.Node
	articles := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if role == nil && attribute(n, "role") == "main" {
			role = n
		}
		if n.DataAtom == atom.Article {
			article = n
			articles++
		}
	}
	if role != nil {
		return role
	}
	if articles == 1 {
		return article
	}
	return nil
}

func body(doc *html.Node) *html.Node { return first(doc, atom.Body) }

func first(n *html.Node, tag atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == tag {
			return d
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// drop takes out what is the page's and not the document's: scripts, forms,
// navigation.
func drop(n *html.Node) {
	for d := n.FirstChild; d != nil; {
		next := d.NextSibling
		switch {
		case d.Type != html.ElementNode:
		case attribute(d, "hidden") != "" || attribute(d, "aria-hidden") == "true" && letters(d) == 0:
			n.RemoveChild(d)
		default:
			switch d.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Form, atom.Button,
				atom.Input, atom.Select, atom.Textarea, atom.Iframe, atom.Object, atom.Svg, atom.Dialog:
				n.RemoveChild(d)
			default:
				drop(d)
			}
		}
		d = next
	}
}

// letters is the number of bytes of text that are not white space.
func letters(n *html.Node) int {
	if n == nil {
		return 0
	}
	count := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			count += len(strings.Join(strings.Fields(d.Data), ""))
		}
	}
	return count
}

// pageOfArchive returns the first HTML part of a page that a browser saved
// with all its pictures (MHTML).
func pageOfArchive(data []byte) ([]byte, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	if kind == "text/html" {
		return decode(m.Body, m.Header.Get("Content-Transfer-Encoding"))
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, fmt.Errorf("no page in it: %w", err)
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			return decode(part, part.Header.Get("Content-Transfer-Encoding"))
		}
	}
}

func decode(r io.Reader, encoding string) ([]byte, error) {
	switch strings.ToLower(encoding) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	return io.ReadAll(r)
}
