package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// hostile are texts that make careless parsers slow, by name: each is made as
// long as asked for.
var hostile = []struct {
	name string
	make func(size int) []byte
}{
	{"brief", func(n int) []byte { return repeatTo(string(builtinSource)+"\n\n", n) }},
	{"open-brackets", func(n int) []byte { return repeatTo("[", n) }},
	{"open-links", func(n int) []byte { return repeatTo("[a](b ", n) }},
	{"open-links-tight", func(n int) []byte { return repeatTo("[a](b", n) }},
	{"open-images", func(n int) []byte { return repeatTo("![](", n) }},
	{"inline-notes", func(n int) []byte { return repeatTo("^[a ", n) }},
	{"closed-inline-notes", func(n int) []byte { return append(repeatTo("^[a ", n/2), repeatTo("]", n/2)...) }},
	{"stars", func(n int) []byte { return repeatTo("*a **b _c ", n) }},
	{"stars-only", func(n int) []byte { return repeatTo("*", n) }},
	{"ticks", func(n int) []byte { return repeatTo("` `` ``` ", n) }},
	{"tags", func(n int) []byte { return repeatTo("<a href=\"x", n) }},
	{"sup", func(n int) []byte { return repeatTo("a<sup>1", n) }},
	{"comments", func(n int) []byte { return repeatTo("<!-- ", n) }},
	{"quotes", func(n int) []byte { return repeatTo(">", n) }},
	{"quote-lines", func(n int) []byte { return repeatTo(strings.Repeat("> ", 60)+"a\n", n) }},
	{"list-nest", func(n int) []byte { return repeatTo("- ", n) }},
	{"list-stairs", func(n int) []byte {
		var b bytes.Buffer
		for i := 0; b.Len() < n; i = (i + 1) % 100 {
			fmt.Fprintf(&b, "%s- a\n", strings.Repeat("  ", i))
		}
		return b.Bytes()
	}},
	{"notes", func(n int) []byte {
		var b bytes.Buffer
		for i := 1; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Word.[^%d]\n\n[^%d]: Note %d.\n\n", i, i, i)
		}
		return b.Bytes()
	}},
	{"same-notes", func(n int) []byte { return repeatTo("Word.[^1]\n\n[^1]: Note.\n\n", n) }},
	{"dangling-marks", func(n int) []byte { return repeatTo("Word.[^1] ", n) }},
	{"references", func(n int) []byte {
		var b bytes.Buffer
		b.WriteString("# T\n\n")
		for i := 0; b.Len() < n/2; i++ {
			fmt.Fprintf(&b, "Text (Smith%d 2019; Jones 2019).\n\n", i)
		}
		b.WriteString("## References\n\n")
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "- Smith%d, A. (2019). Title.\n", i)
		}
		return b.Bytes()
	}},
	{"headings", func(n int) []byte { return repeatTo("# References\n", n) }},
	{"bold-lines", func(n int) []byte { return repeatTo("**Bold line**\n\n", n) }},
	{"recommendations", func(n int) []byte { return repeatTo("Recommendation 1: Do it.\n\n", n) }},
	{"link-definitions", func(n int) []byte { return repeatTo("[a]: http://b.example\n", n) }},
	{"tables", func(n int) []byte { return repeatTo("| a | b |\n|---|---|\n| c | d |\n\n", n) }},
	{"one-table", func(n int) []byte { return append([]byte("| a | b |\n|---|---|\n"), repeatTo("| c | d |\n", n)...) }},
	{"html-table", func(n int) []byte { return repeatTo("<table><tr><td>a<ul><li>b", n) }},
	{"long-line", func(n int) []byte { return repeatTo("word ", n) }},
	{"cut-paragraphs", func(n int) []byte { return repeatTo("this goes on and\n\n", n) }},
	{"hyphens", func(n int) []byte { return repeatTo("un-\n", n) }},
	{"brackets-text", func(n int) []byte { return repeatTo("(2019 ", n) }},
	{"addresses", func(n int) []byte { return append([]byte("http://a.example/"), repeatTo(")", n)...) }},
	{"stops", func(n int) []byte { return repeatTo("a. ", n) }},
	{"setext", func(n int) []byte { return repeatTo("a\n-\n", n) }},
	{"definition-list", func(n int) []byte { return repeatTo("a\n: b\n\n", n) }},
}

func repeatTo(s string, n int) []byte {
	return bytes.Repeat([]byte(s), n/len(s)+1)[:n]
}

// BenchmarkParse reads each text at two lengths: where the time is linear,
// the megabytes a second stay much the same. The built-in brief, again and
// again, goes to 10 MB.
func BenchmarkParse(b *testing.B) {
	for _, h := range hostile {
		sizes := []int{100_000, 1_000_000}
		if h.name == "brief" {
			sizes = []int{len(builtinSource), 300_000, 10_000_000}
		}
		for _, n := range sizes {
			source := h.make(n)
			b.Run(fmt.Sprintf("%s/%d", h.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					Parse(source, Options{})
				}
			})
		}
	}
}
