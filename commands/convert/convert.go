package convert

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// A Converter turns files into Markdown. The zero value works.
type Converter struct {
	// Say, if set, is told what takes long, in a sentence for people.
	Say func(sentence string)
}

// A Result is a document in Markdown.
type Result struct {
	Markdown []byte
	// Pages is how many pages are marked; 0 if the source has none.
	Pages int
	// By names what read it: "pandoc".
	By string
	// Letters is how many letters can be seen in the source, Written how many
	// of them are in the Markdown or were left out as furniture (running heads,
	// navigation); both are 0 where they are not counted.
	Letters, Written int
	// Warnings are sentences about what may be missing.
	Warnings []string
}

// MaxInput is the largest file that is converted, in bytes. A larger one is
// refused, never cut.
const MaxInput = 100 << 20

// To turns the bytes of a file into Markdown. The path serves to tell the
// format and to name the file in errors, which are sentences that say what to
// try.
func (c Converter) To(ctx context.Context, path string, data []byte) (result Result, err error) {
	defer func() { // what a module stumbles over must not end the program
		if p := recover(); p != nil {
			err = fmt.Errorf("%s cannot be converted (%v); save it as DOCX, PDF or HTML from another program", path, p)
		}
	}()
	if len(data) > MaxInput {
		return Result{}, fmt.Errorf("%s is larger than %d MB, which no brief is; take the pictures out, or split it", path, MaxInput>>20)
	}
	switch format := FormatOf(path, data); format {
	case PDF:
		return c.fromPDF(ctx, path, data)
	case Word:
		return fromWord(path, data)
	case WebPage:
		return fromPage(path, data)
	case WebArchive:
		page, err := pageOfArchive(data)
		if err != nil {
			return Result{}, fmt.Errorf("%s cannot be read as a web archive: %w", path, err)
		}
		return fromPage(path, page)
	case Markdown:
		return Result{}, fmt.Errorf("%s is text already; use it as it is: briefbot check %s", path, path)
	default:
		if from := pandocFormats[format]; from != "" {
			return fromPandoc(ctx, path, format, data)
		}
		return Result{}, fmt.Errorf("%s is %s, which cannot be converted; save it as DOCX, PDF or HTML", path, format)
	}
}

func (r *Result) warn(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}

// compare compares the letters that went in with those that came out: under
// half is an error, under nine tenths a warning.
func (r *Result) compare(path string) error {
	switch {
	case 2*r.Written < r.Letters:
		return fmt.Errorf("%s could not be converted: of its %d letters only %d would be in the brief; save it as DOCX or HTML and try that", path, r.Letters, r.Written)
	case 10*r.Written < 9*r.Letters:
		r.warn("of %d letters %d are in the brief: compare it with %s", r.Letters, r.Written, path)
	}
	return nil
}

// pages names pages: "page 3", "pages 3, 5 and 7".
func pages(numbers []int) string {
	var names []string
	for i, n := range numbers {
		if i == 8 && len(numbers) > 9 {
			names = append(names, strconv.Itoa(len(numbers)-8)+" more")
			break
		}
		names = append(names, strconv.Itoa(n))
	}
	if len(names) == 1 {
		return "page " + names[0]
	}
	return "pages " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
