package convert

import (
	"strings"
	"testing"
)

// BenchmarkHostile converts pages of 0.2 to 1.3 MB that parsers have been slow
// on: the time has to grow with the page, not with its square.
func BenchmarkHostile(b *testing.B) {
	for name, page := range map[string]string{
		"end tags":   "a" + strings.Repeat("</zz>", 170_000),
		"nested div": "<main>" + strings.Repeat("<div>", 200_000) + "text words</main>",
		"nested b":   "<main>" + strings.Repeat("<b>", 100_000) + "text words</main>",
		"rows":       "<main><table>" + strings.Repeat("<tr><td>x</td><td>y</td></tr>", 20_000) + "</table></main>",
		"lists":      "<main>" + strings.Repeat("<ul><li>a", 2000) + "</main>",
		"fonts":      "<main>" + strings.Repeat("<p><font a=1>", 5000) + "</main>",
		"links":      "<main>" + strings.Repeat("<p>x <a href='#a'>1</a></p>", 20_000) + "<p id=a>note</p></main>",
		"spans":      "<main><p>" + strings.Repeat("<span>1</span>", 20_000) + "</main>",
		"headings":   "<main>" + strings.Repeat("<div>1</div><h2>a</h2>", 20_000) + "</main>",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				fromPage("x.html", []byte("<html><body>"+page+"</body></html>"))
			}
		})
	}
}

// BenchmarkPDF reads a report of 60 pages: the reader's start is in it, as a
// person waits for it.
func BenchmarkPDF(b *testing.B) {
	page := strings.Repeat("Boats are late and nobody minds. ", 3)
	pages := make([]string, 60)
	for i := range pages {
		pages[i] = page + strings.Repeat(") Tj 0 -12 Td ("+page, 40)
	}
	data := smallPDF(pages...)
	for b.Loop() {
		if _, err := (Converter{}).To(b.Context(), "long.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
