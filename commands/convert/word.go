package convert

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// fromPandoc converts what pandoc reads itself.
func fromPandoc(ctx context.Context, path string, format Format, data []byte) (Result, error) {
	// Paragraphs on one line each: line breaks would be pandoc's, not the
	// author's. Standalone, because title and author come as front matter.
	from := pandocFormats[format]
	if format == Word {
		from = "docx"
	}
	out, err := pandoc(ctx, string(format), data, "--from="+from, "--to=gfm+footnotes", "--wrap=none", "--standalone", "--sandbox")
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	return Result{Markdown: out, By: "pandoc"}, nil
}

// Word notes where its last page layout began a page. Pandoc drops that, so
// it is made into characters of a private use area, which no text has, and
// back into page marks afterwards.
var (
	pageBreak = []byte("<w:lastRenderedPageBreak/>")
	pageMark  = regexp.MustCompile(" ?\ue0a1(\\d+)\ue0a2 ?")
	// A mark that was carried to the start of a line stands before the line.
	lineMark = regexp.MustCompile("(?m)^((?:#+ |[-*] +|\\d+\\. +|> |\\*\\*)*)\ue0a1(\\d+)\ue0a2 ?")
)

const largestPart = 64 << 20 // bytes of XML in a document; more is an attack

// fromWord converts a DOCX file. Its pages are those of the last layout that
// Word made, where it kept them.
func fromWord(ctx context.Context, path string, data []byte) (Result, error) {
	marked, pages, err := markPages(data)
	if err != nil {
		return Result{}, fmt.Errorf("%s is damaged: %w", path, err)
	}
	r, err := fromPandoc(ctx, path, Word, marked)
	if err != nil || pages == 0 {
		return r, err
	}
	r.Markdown = lineMark.ReplaceAll(r.Markdown, []byte("<!-- page $2 -->\n\n$1"))
	r.Markdown = pageMark.ReplaceAll(r.Markdown, []byte("<!-- page $1 --> "))
	r.Markdown = append([]byte("<!-- page 1 -->\n\n"), r.Markdown...)
	if bytes.Contains(r.Markdown, []byte("<!-- page 1 -->\n\n---\n")) {
		// Front matter has to stay at the top.
		r.Markdown = r.Markdown[len("<!-- page 1 -->\n\n"):]
		if end := bytes.Index(r.Markdown[4:], []byte("\n---\n")); end >= 0 {
			end += 4 + len("\n---\n")
			r.Markdown = bytes.Join([][]byte{r.Markdown[:end], r.Markdown[end:]}, []byte("\n<!-- page 1 -->\n"))
		}
	}
	r.Pages = pages
	return r, nil
}

// markPages returns the document with a mark where each page after the first
// begins, and the number of pages; 0 if the layout was not kept.
func markPages(data []byte) ([]byte, int, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, 0, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	page := 0
	for _, f := range in.File {
		if f.Name != "word/document.xml" {
			if err := w.Copy(f); err != nil {
				return nil, 0, err
			}
			continue
		}
		part, err := f.Open()
		if err != nil {
			return nil, 0, err
		}
		xml, err := io.ReadAll(io.LimitReader(part, largestPart))
		part.Close()
		if err != nil {
			return nil, 0, err
		}
		if n := bytes.Count(xml, pageBreak); n > 0 {
			page = 1
			pieces := bytes.Split(xml, pageBreak)
			xml = pieces[0]
			for _, piece := range pieces[1:] {
				page++
				xml = append(xml, "<w:t xml:space=\"preserve\">\ue0a1"+strconv.Itoa(page)+"\ue0a2</w:t>"...)
				xml = append(xml, piece...)
			}
		}
		to, err := w.Create(f.Name)
		if err != nil {
			return nil, 0, err
		}
		if _, err := to.Write(xml); err != nil {
			return nil, 0, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, 0, err
	}
	return out.Bytes(), page, nil
}
