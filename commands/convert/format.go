package convert

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// A Format is what a file is, in words for people: "a PDF file".
type Format string

// The formats that are told apart.
const (
	Markdown   Format = "Markdown"
	PDF        Format = "a PDF file"
	Word       Format = "a Word document (DOCX)"
	OpenDoc    Format = "an OpenDocument text (ODT)"
	RichText   Format = "a rich text document (RTF)"
	WebPage    Format = "a web page (HTML)"
	WebArchive Format = "a web archive (MHTML)"
	Book       Format = "an electronic book (EPUB)"
	ReST       Format = "reStructuredText"
	AsciiDoc   Format = "AsciiDoc"
	LaTeX      Format = "LaTeX"
	OldWord    Format = "an old Word document (DOC)"
	Zip        Format = "a ZIP archive"
)

// pandocFormats are those that pandoc reads, by its names.
var pandocFormats = map[Format]string{
	OpenDoc: "odt", RichText: "rtf", Book: "epub", ReST: "rst", AsciiDoc: "asciidoc", LaTeX: "latex",
}

// byName are the text formats that only the name of a file tells from
// Markdown with certainty.
var byName = map[string]Format{
	".mht": WebArchive, ".mhtml": WebArchive, ".rst": ReST, ".adoc": AsciiDoc, ".asciidoc": AsciiDoc, ".tex": LaTeX, ".latex": LaTeX,
}

// siteFront is the front matter that the source of a page begins with where a
// generator of sites makes the page from it.
var siteFront = pattern.New(`^---[ \t]*\r?\n(?s:.*?\n)?---[ \t]*\r?\n`)

// Signs of text that is not Markdown, whatever its name.
var (
	latexStart = pattern.New(`(?m)^\s*\\documentclass\b`)
	restStart  = pattern.New(`(?m)^\.\. (_[^:\n]+:|[a-z-]+::|\[#?\w*\])`)
)

// FormatOf tells what a file is by its first bytes, and by its name where
// those are not clear. Text of any other kind is taken for Markdown.
func FormatOf(path string, data []byte) Format {
	start := data[:min(len(data), 1024)]
	head := bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\ufeff")))
	lower := bytes.ToLower(head)
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")), ext == ".pdf" && (bytes.Contains(start, []byte("%PDF-")) || !utf8.Valid(data)): // or a damaged one
		return PDF
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		switch {
		case bytes.Contains(data, []byte("word/document")):
			return Word
		case bytes.Contains(data[:min(len(data), 200)], []byte("opendocument.text")):
			return OpenDoc
		case bytes.Contains(data[:min(len(data), 200)], []byte("application/epub+zip")):
			return Book
		}
		return Zip
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return OldWord
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return RichText
	case byName[ext] != "":
		return byName[ext]
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")),
		(ext == ".html" || ext == ".htm" || ext == ".xhtml") && (bytes.HasPrefix(head, []byte("<")) || siteFront.Match(head)):
		return WebPage
	case latexStart.Match(head):
		return LaTeX
	case restStart.Match(head) && !bytes.Contains(head, []byte("\n# ")) && !bytes.HasPrefix(head, []byte("# ")):
		return ReST
	}
	return Markdown
}
