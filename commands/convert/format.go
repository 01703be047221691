package convert

import (
	"bytes"
	"path/filepath"
	"strings"
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
	OldWord    Format = "an old Word document (DOC)"
	Zip        Format = "a ZIP archive"
)

// FormatOf tells what a file is by its first bytes, and by its name where
// those are not clear. Text of any other kind is taken for Markdown.
func FormatOf(path string, data []byte) Format {
	head := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\ufeff")))
	lower := bytes.ToLower(head)
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		switch {
		case bytes.Contains(data, []byte("word/document.xml")):
			return Word
		case bytes.Contains(data[:min(len(data), 200)], []byte("opendocument.text")):
			return OpenDoc
		}
		return Zip
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return OldWord
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return RichText
	case ext == ".mht" || ext == ".mhtml":
		return WebArchive
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")),
		(ext == ".html" || ext == ".htm" || ext == ".xhtml") && bytes.HasPrefix(head, []byte("<")):
		return WebPage
	}
	return Markdown
}
