package convert

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// A fragment is a run of text in one font, as pdftohtml reports it. Lengths
// are in points at pdftohtml's scale.
type fragment struct {
	top, left, width, height int
	size                     int // of the font
	bold, italic             bool
	text                     string
}

// A sheet is a page of a PDF file.
type sheet struct {
	number    int // the page's place in the file, from 1
	height    int
	fragments []fragment
}

// fromPDF converts a PDF file by the places and sizes of its words.
func fromPDF(ctx context.Context, path string, data []byte) (Result, error) {
	// Not every version of pdftohtml reads a file from standard input.
	f, err := os.CreateTemp("", "briefbot-*.pdf")
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	out, err := pdftohtml.run(ctx, nil, "-xml", "-i", "-stdout", "-q", "-enc", "UTF-8", f.Name())
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, errors.New(strings.ReplaceAll(err.Error(), f.Name(), path)))
	}
	sheets, err := readSheets(out)
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: pdftohtml wrote what cannot be read: %w", path, err)
	}
	words := 0
	for _, s := range sheets {
		words += len(s.fragments)
	}
	if words == 0 {
		return Result{}, fmt.Errorf("%s has no text, only pictures of it; run a text recognition first, for example: ocrmypdf %s with-text.pdf", path, path)
	}
	return Result{Markdown: layout(sheets), Pages: len(sheets), By: "pdftohtml (poppler)"}, nil
}

// readSheets reads the XML of pdftohtml.
func readSheets(data []byte) ([]sheet, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false // it does not always close what it opens
	dec.Entity = xml.HTMLEntity
	var sheets []sheet
	sizes := make(map[string]int)
	var current *fragment
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return sheets, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "page":
				sheets = append(sheets, sheet{number: number(t, "number"), height: number(t, "height")})
			case "fontspec":
				sizes[value(t, "id")] = number(t, "size")
			case "text":
				current = &fragment{top: number(t, "top"), left: number(t, "left"), width: number(t, "width"),
					height: number(t, "height"), size: sizes[value(t, "font")]}
			case "b":
				if current != nil {
					current.bold = true
				}
			case "i":
				if current != nil {
					current.italic = true
				}
			}
		case xml.CharData:
			if current != nil {
				current.text += string(t)
			}
		case xml.EndElement:
			if t.Name.Local == "text" && current != nil {
				current.text = ligatures.Replace(current.text)
				if n := len(sheets); n > 0 && strings.TrimSpace(current.text) != "" {
					sheets[n-1].fragments = append(sheets[n-1].fragments, *current)
				}
				current = nil
			}
		}
	}
}

// ligatures are letters that a typesetter drew as one sign.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\u00a0", " ", "\u200b", "")

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func number(e xml.StartElement, name string) int {
	n := 0
	fmt.Sscan(value(e, name), &n)
	return n
}
