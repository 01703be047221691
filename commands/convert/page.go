package convert

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// maxPage is the largest web page that is converted, in bytes, without its
// pictures.
const maxPage = 16 << 20

// fromPage converts a web page: what nobody sees goes, notes are tied to their
// marks by their links, and the part that holds the text is turned into
// Markdown.
func fromPage(path string, data []byte) (Result, error) {
	if len(data) > maxPage {
		return Result{}, fmt.Errorf("%s is larger than %d MB, which no brief is; save it without its pictures", path, maxPage>>20)
	}
	page, err := inUTF8(data)
	if err != nil {
		return Result{}, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	if front := siteFront.Find(page); front != nil {
		page = liquid.ReplaceAll(page[len(front):], nil)
	}
	doc, err := html.Parse(bytes.NewReader(closeRaw(page)))
	if err != nil {
		return Result{}, fmt.Errorf("%s cannot be read as a web page: %w", path, err)
	}
	hideIn(doc)
	notes := takeNotes(doc)
	text, article := textOf(doc)
	if letters(text) == 0 {
		return Result{}, fmt.Errorf("%s has no text; a page that a script fills has to be saved by the browser (Save as, complete page)", path)
	}
	named := article.Title()
	if t := first(doc, atom.Title); t != nil && strings.HasSuffix(strings.TrimSpace(content(t)), ": "+named) {
		named = content(t) // readability takes what stands before a colon for the site's name
	}
	meta := frontMatter(article, title(named, text), authors(doc, article))
	tidy(text)
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(),
		table.NewTablePlugin(table.WithNewlineBehavior(table.NewlineBehaviorPreserve), table.WithHeaderPromotion(true)), strikethrough.NewStrikethroughPlugin()))
	// Marks have to stay marks: Markdown has no superscript of its own.
	c.Register.RendererFor("sup", converter.TagTypeInline, base.RenderAsHTML, converter.PriorityStandard)
	c.Register.RendererFor("sub", converter.TagTypeInline, base.RenderAsHTML, converter.PriorityStandard)
	out, err := c.ConvertNode(text)
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	result := Result{By: "html-to-markdown", Letters: letters(text)}
	result.Written = lettersIn(out)
	out, err = notes.write(out, c)
	if err != nil {
		return Result{}, fmt.Errorf("converting the notes of %s: %w", path, err)
	}
	result.Markdown = append(meta, append(out, '\n')...)
	return result, result.compare(path)
}

// inUTF8 is a page in UTF-8: as it is where it can be that, for a page that names no
// encoding is guessed by its first bytes, which may all be ASCII.
func inUTF8(data []byte) ([]byte, error) {
	if utf8.Valid(data) && bytes.ContainsFunc(data, func(r rune) bool { return r > unicode.MaxASCII }) {
		return data, nil
	}
	r, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// rawSelfClosed is an element whose content is not HTML, written as XML writes
// an empty one. A browser that takes the page for XML sees it closed; a parser
// of HTML would swallow the rest of the page.
var rawSelfClosed = pattern.New(`(?i)<(script|style|iframe|textarea|title|noscript|noframes|xmp|template|svg|math|select)(\s[^<>]*)?/>`)

// liquid is what a generator of sites puts in: "{% include chart.html %}", "{{ year }}".
var liquid = pattern.New(`\{%-?\s*\w[^{}%]*%\}|\{\{[^{}]*\}\}`)

func closeRaw(page []byte) []byte {
	return rawSelfClosed.ReplaceAll(page, []byte("<$1$2></$1>"))
}

// textOf is the part of a page that holds its text, and what readability says
// of the page. The page's own word counts; only a page that names no main
// part, and has much beside the text, is left to readability's guess, if that
// leaves it its sections.
func textOf(doc *html.Node) (*html.Node, readability.Article) {
	// It reads a copy, and guesses no encoding, as it does from a reader.
	article, _ := readability.FromDocument(doc, nil)
	body := first(doc, atom.Body)
	dropFurniture(body)
	all := letters(body)
	part := body
	if main := mainPart(doc); main != nil && 2*letters(main) > all {
		part = main
	} else if n := letters(article.Node); 2*n > all && 10*n < 9*all && !losesSections(body, article.Node) {
		part = article.Node
		dropFurniture(part)
	}
	bringTitle(doc, part)
	return part, article
}

// bringTitle makes the page's title a heading of the first level in the part that
// holds the text: the only heading of its highest level, wherever it stands, or
// the first one where the next of its level follows at once. In the text itself this is
// believed only where the page names nothing but its site and no text stands above.
// A heading with a link is the name of the site, as a few words are that the page's
// own title has too.
func bringTitle(doc, part *html.Node) {
	const siteWords, line = 3, 8 // words of a site's name and of a date or the like, at most
	named := ""
	if t := first(doc, atom.Title); t != nil {
		named = strings.Join(strings.Fields(content(t)), " ")
	}
	var all, tops []*html.Node
	above, between := false, false // there is text over the first heading, and under it
	for d := range first(doc, atom.Body).Descendants() {
		switch text := strings.TrimSpace(d.Data); {
		case d.Type == html.TextNode && len(all) == 0:
			above = above || !within(d, atom.A) && (len(strings.Fields(text)) > line || strings.HasSuffix(text, "."))
		case d.Type == html.TextNode && len(all) == 1:
			between = between || text != "" && !ancestor(all[0], d)
		case d.Type == html.ElementNode && isHeading(d) && first(d, atom.A) == nil:
			if len(tops) == 0 || d.Data < tops[0].Data {
				tops = nil
			}
			if len(tops) == 0 || d.Data == tops[0].Data {
				tops = append(tops, d)
			}
			all = append(all, d)
		}
	}
	if len(tops) == 0 || len(tops) > 1 && (all[0] != tops[0] || all[1] != tops[1] || between) {
		return
	}
	title := tops[0]
	words := strings.Join(strings.Fields(content(title)), " ")
	if inside := ancestor(part, title); inside && (all[0] != title || above || len(strings.Fields(named)) > siteWords) || !inside && first(part, title.DataAtom) != nil ||
		!corpus.IsTitle(words) || len(strings.Fields(words)) <= siteWords && words != named && strings.Contains(named, words) {
		return
	} else if !inside {
		title.Parent.RemoveChild(title)
		part.InsertBefore(title, part.FirstChild)
	}
	title.DataAtom, title.Data = atom.H1, "h1"
}

// frontMatter is what the page says about itself, as YAML.
func frontMatter(a readability.Article, title, authors string) []byte {
	var meta yaml.Node
	meta.Kind = yaml.MappingNode
	add := func(key, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			meta.Content = append(meta.Content,
				&yaml.Node{Kind: yaml.ScalarNode, Value: key},
				&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
		}
	}
	add("title", title)
	add("author", authors)
	if a.Node != nil {
		if t, err := a.PublishedTime(); err == nil {
			add("date", t.Format("2 January 2006"))
		}
		add("publisher", a.SiteName())
		add("lang", a.Language())
	}
	if len(meta.Content) == 0 {
		return nil
	}
	out, err := yaml.Marshal(&meta)
	if err != nil {
		return nil // the text matters more
	}
	return []byte("---\n" + string(out) + "---\n\n")
}

// authors are those that the page names in its head, else who readability
// takes for them, unless that is a heading ("About the author").
func authors(doc *html.Node, a readability.Article) string {
	var names []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.Meta && strings.EqualFold(attribute(n, "name"), "author") {
			if name := strings.TrimSpace(attribute(n, "content")); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) > 0 || a.Node == nil {
		return strings.Join(names, ", ")
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isHeading(n) && sameWords(content(n), a.Byline()) {
			return ""
		}
	}
	name := corpus.Byline(a.Byline())
	if strings.HasPrefix(name, "—") || strings.HasPrefix(name, "–") || strings.HasPrefix(name, "-") {
		return "" // whose words a quotation is
	}
	return name
}

// title is the page's title if its text does not begin with it: "" where a
// single heading of the first level is the title. Where every section has such
// a heading, the one that only repeats the title is taken out.
func title(named string, text *html.Node) string {
	tops := topHeadings(text)
	if len(tops) == 1 {
		return ""
	}
	if len(tops) > 1 && sameWords(content(tops[0]), named) {
		tops[0].Parent.RemoveChild(tops[0])
	}
	return named
}

func topHeadings(n *html.Node) []*html.Node {
	var tops []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == atom.H1 {
			tops = append(tops, d)
		}
	}
	return tops
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
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

// losesSections reports whether a part of a page leaves out more headings than
// there are beside a text: above four, and a quarter.
func losesSections(page, part *html.Node) bool {
	count := func(n *html.Node) (headings int) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && isHeading(d) {
				headings++
			}
		}
		return headings
	}
	all := count(page)
	return all-count(part) > max(4, all/4)
}

func first(n *html.Node, tag atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == tag {
			return d
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name || a.Namespace != "" && a.Namespace+":"+a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// content is the text of an element.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// brief is the text of an element that has at most limit bytes; of a longer
// one it is not ok, and not read to its end.
func brief(n *html.Node, limit int) (text string, ok bool) {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() > limit {
			return "", false
		}
	}
	return strings.TrimSpace(b.String()), true
}

// letters is the number of letters in an element's text.
func letters(n *html.Node) int {
	if n == nil {
		return 0
	}
	count := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			count += lettersIn([]byte(d.Data))
		}
	}
	return count
}
