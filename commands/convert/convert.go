package convert

import (
	"context"
	"fmt"
)

// A Result is a document in Markdown.
type Result struct {
	Markdown []byte
	// Pages is how many pages are marked; 0 if the source has none.
	Pages int
	// By names the converter: "pdftohtml (poppler)".
	By string
}

// To turns the bytes of a file into Markdown. The path serves to tell the
// format and to name the file in errors, which are sentences that say what to
// try. Programs that are needed are looked up in PATH.
func To(ctx context.Context, path string, data []byte) (Result, error) {
	switch format := FormatOf(path, data); format {
	case PDF:
		return fromPDF(ctx, path, data)
	case Word:
		return fromWord(ctx, path, data)
	case OpenDoc:
		return fromPandoc(ctx, path, "odt", data)
	case RichText:
		return fromPandoc(ctx, path, "rtf", data)
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
		return Result{}, fmt.Errorf("%s is %s, which cannot be converted; save it as DOCX, PDF or HTML", path, format)
	}
}
