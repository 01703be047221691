package convert

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

const (
	largestPart = 64 << 20 // bytes of XML in a part of a document; more is refused
	deepestPart = 250      // nested elements
)

// errTooLarge is returned for a document that unpacks to more than it should.
var errTooLarge = errors.New("it unpacks to more than a document has")

// fromWord converts a DOCX file: ZIP and XML (ECMA-376), read here, because
// what a brief needs of it is little: paragraphs with their styles, lists
// with their numbers, notes, tables and the pages of the last layout that Word
// made, where it kept them.
func fromWord(name string, data []byte) (Result, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Result{}, damaged(name, err)
	}
	w := word{zip: z, notes: map[string]*node{}, sizes: map[int]int{}}
	if err := w.open(); err != nil {
		return Result{}, damaged(name, err)
	}
	main, err := w.part(w.main)
	if err != nil {
		return Result{}, damaged(name, err)
	}
	defer main.Close()
	if err := w.read(main); err != nil {
		return Result{}, damaged(name, err)
	}
	r := Result{Markdown: w.markdown(), By: "the built-in reader of Word documents", Letters: w.letters}
	if w.page > 0 {
		r.Pages = w.page + 1
	}
	if lettersIn(r.Markdown) == 0 {
		return Result{}, fmt.Errorf("%s has no text; if it shows pictures of text, run a text recognition first", name)
	}
	r.Written = min(lettersIn(r.Markdown), r.Letters)
	return r, r.compare(name)
}

func damaged(name string, err error) error {
	if errors.Is(err, errTooLarge) {
		return fmt.Errorf("%s is refused: %w (%d MB of text)", name, err, largestPart>>20)
	}
	return fmt.Errorf("%s is damaged: %w; open it in a word processor and save it anew", name, err)
}

// A word is a document while it is read.
type word struct {
	numbered *numberedBold // the paragraph before, if it is one
	zip      *zip.Reader
	main     string // the part with the text
	styles   map[string]style
	lists    numbering
	notes    map[string]*node // by kind and id: "footnote 3"
	keys     []string         // of the notes that are marked, in order
	meta     map[string][]string
	out      bytes.Buffer
	page     int  // how many page breaks were passed
	letters  int  // that can be seen
	begun    bool // text was written
	headed   bool // a heading was
	opened   bool // running text or a heading was
	openings []opening
	sizes    map[int]int // letters by the size of type, in half points
	size     int         // of text whose style says nothing
}

// part opens a part of the document; its XML is limited.
func (w *word) part(name string) (io.ReadCloser, error) {
	f, err := w.zip.Open(strings.TrimPrefix(name, "/"))
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{&limited{f, largestPart}, f}, nil
}

// A limited reader fails where a document is too large, rather than cutting it.
type limited struct {
	io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if l.left -= n; l.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// open finds the main part and reads what it refers to.
func (w *word) open() error {
	w.main = "word/document.xml"
	if t, err := w.tree("_rels/.rels"); err == nil {
		for _, r := range t.all("Relationship") {
			if strings.HasSuffix(r.get("Type"), "/officeDocument") {
				w.main = strings.TrimPrefix(r.get("Target"), "/")
			}
		}
	}
	dir := path.Dir(w.main)
	optional := func(name string, read func(*node)) error {
		t, err := w.tree(path.Join(dir, name))
		if err == nil {
			read(t)
		} else if errors.Is(err, errTooLarge) {
			return err
		}
		return nil // a document can do without
	}
	return errors.Join(
		optional("styles.xml", w.readStyles),
		optional("numbering.xml", w.readNumbering),
		optional("footnotes.xml", func(t *node) { w.readNotes(t, "footnote") }),
		optional("endnotes.xml", func(t *node) { w.readNotes(t, "endnote") }))
}

func (w *word) readNotes(t *node, kind string) {
	for _, n := range t.all(kind) {
		if k := n.get("type"); k == "" || k == "normal" {
			w.notes[kind+" "+n.get("id")] = n
		}
	}
}

// tree reads a whole part.
func (w *word) tree(name string) (*node, error) {
	f, err := w.part(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		if s, ok := t.(xml.StartElement); ok {
			return newNode(d, s, 0)
		}
	}
}

// read writes the body of the document, block by block, so that only one is
// held at a time.
func (w *word) read(main io.Reader) error {
	d := xml.NewDecoder(main)
	inBody := false
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		s, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case !inBody:
			inBody = s.Name.Local == "body"
		default:
			n, err := newNode(d, s, 0)
			if err != nil {
				return err
			}
			w.block(n)
		}
	}
}

// A node is an element of XML; of text it has only the text.
type node struct {
	name string
	attr []xml.Attr
	kids []*node
	text string
}

func newNode(d *xml.Decoder, s xml.StartElement, depth int) (*node, error) {
	if depth > deepestPart {
		return nil, errors.New("its elements are nested too deeply")
	}
	n := &node{name: s.Name.Local, attr: s.Attr}
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			k, err := newNode(d, t, depth+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, k)
		case xml.CharData:
			if n.name == "t" || n.name == "title" || n.name == "creator" {
				n.text += string(t)
			}
		case xml.EndElement:
			return n, nil
		}
	}
}

// kid is the first child of a name; a missing one is nil, of which everything
// is empty.
func (n *node) kid(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *node
		for _, k := range n.kids {
			if k.name == name {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

func (n *node) all(name string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// get is an attribute, whatever its namespace.
func (n *node) get(name string) string {
	if n != nil {
		for _, a := range n.attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}

// on reports whether a switch such as <w:b/> is there and not off.
func (n *node) on() bool {
	v := n.get("val")
	return n != nil && v != "0" && v != "false" && v != "none" && v != "off"
}
