package convert

import (
	"context"
	"fmt"
)

// fromPandoc converts what pandoc reads and this package does not.
func fromPandoc(ctx context.Context, path string, format Format, data []byte) (Result, error) {
	// Paragraphs on one line each: line breaks would be pandoc's, not the
	// author's. Standalone, because title and author come as front matter.
	out, err := pandoc(ctx, string(format), data, "--from="+pandocFormats[format], "--to=gfm+footnotes", "--wrap=none", "--standalone", "--sandbox")
	if err != nil && format == AsciiDoc {
		return Result{}, fmt.Errorf("converting %s: %w; older versions of pandoc cannot read AsciiDoc: make HTML of it with asciidoctor and import that", path, err)
	}
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	return Result{Markdown: out, By: "pandoc"}, nil
}
