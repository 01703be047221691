package convert

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/commands/convert/pdf"
	"briefbot/corpus"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestMain makes the test's own program the reader of PDF files, as the
// program's main does.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == ReadPDF {
		if err := Child(context.Background(), os.Stdin, os.Stdout, os.Stderr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) > 1 {
		switch os.Args[1] { // for TestLimits
		case "flood":
			for {
				os.Stdout.Write(make([]byte, 1<<16))
			}
		case "sleep":
			select {}
		case "hog":
			go watchMemory(1 << 26)
			for all := [][]byte{}; ; {
				all = append(all, bytes.Repeat([]byte("x"), 1<<20))
			}
		}
	}
	os.Exit(m.Run())
}

// TestLimits runs programs that write, wait or take memory without end.
func TestLimits(t *testing.T) {
	start := func(arg string, limit time.Duration) error {
		_, _, err := job{
			command: func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, os.Args[0], arg) },
			time:    limit, output: 1 << 20,
		}.run(t.Context(), nil)
		return err
	}
	if err := start("flood", time.Minute); !errors.Is(err, errOutput) {
		t.Errorf("flood: %v", err)
	}
	if err := start("sleep", 100*time.Millisecond); !errors.Is(err, errTime) {
		t.Errorf("sleep: %v", err)
	}
	var exit *exec.ExitError
	if err := start("hog", time.Minute); !errors.As(err, &exit) || exit.ExitCode() != exitMemory {
		t.Errorf("hog: %v", err)
	}
}

// TestGolden converts what stands in testdata.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			in, out := a.Files[0], &a.Files[len(a.Files)-1]
			switch in.Name {
			case "in.html":
				r, err := Converter{}.To(t.Context(), in.Name, in.Data)
				if err != nil {
					t.Fatal(err)
				}
				got = r.Markdown
			case "document.xml":
				parts := map[string]string{}
				for _, f := range a.Files[:len(a.Files)-1] {
					parts["word/"+f.Name] = wordXML(f.Name, string(f.Data))
				}
				r, err := Converter{}.To(t.Context(), "in.docx", zipped(t, parts))
				if err != nil {
					t.Fatal(err)
				}
				got = r.Markdown
			default:
				t.Fatalf("nothing converts %s", in.Name)
			}
			if *update {
				out.Data = got
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(out.Data), string(got)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// TestPDF reads a small file.
func TestPDF(t *testing.T) {
	r, err := Converter{}.To(t.Context(), "two.pdf", smallPDF("Boats are late.", "Nobody minds."))
	if err != nil {
		t.Fatal(err)
	}
	want := "<!-- page 1 -->\n\nBoats are late.\n\n<!-- page 2 -->\n\nNobody minds.\n\n"
	if d := cmp.Diff(want, string(r.Markdown)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if r.Pages != 2 {
		t.Errorf("%d pages, want 2", r.Pages)
	}
}

func TestPDFWithoutText(t *testing.T) {
	_, err := Converter{}.To(t.Context(), "scan.pdf", smallPDF(""))
	if err == nil || !strings.Contains(err.Error(), "text recognition") {
		t.Errorf("error is %v", err)
	}
}

// A font that calls "ti" by the name of a figure is told of, names with a capital in
// them are not.
func TestMisnamedLetters(t *testing.T) {
	for text, want := range map[string]bool{
		"posi2on na2onal digi2al ac2ve ra2onal no2ce sta2on mo2on cau2ous par2al mar2al ini2al ques2on men2on frac2on sec2on func2on tradi2on condi2on edi2on":               true,
		"GitHub and YouTube are names, as OpenStreetMap and " + strings.Repeat("https://a.org/posi2onen ", 30) + strings.Repeat("GitHub, ", 30) + "are; the boats are late.": false,
	} {
		r, err := pdfResult("a.pdf", childReply{Result: pdf.Result{Markdown: []byte(text), Letters: 100, Written: 100}, Pages: 1})
		if err != nil {
			t.Fatal(err)
		}
		if told := len(r.Warnings) > 0; told != want {
			t.Errorf("%q: warnings %q", text, r.Warnings)
		}
	}
}

// TestPDFRefused reads files that cannot or must not be read. Locked.pdf and
// nocopy.pdf were made by qpdf --encrypt.
func TestPDFRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, want := range map[string]string{
		"locked.pdf": "is locked with a password; open it",
		"nocopy.pdf": "forbids copying of its text; ask its author",
	} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (Converter{}).To(t.Context(), name, data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %q in it", name, err, want)
		}
	}
	whole := smallPDF("Boats are late.")
	if _, err := (Converter{}).To(t.Context(), "cut.pdf", whole[:60]); err == nil || !strings.Contains(err.Error(), "is damaged or no whole PDF file") {
		t.Errorf("cut.pdf: error is %v", err)
	}
}

// TestPDFHidden reads a file with words that are white on white, not drawn,
// half a point high, and off the page; and with white words on blue.
func TestPDFHidden(t *testing.T) {
	data, err := os.ReadFile("testdata/hidden.pdf")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Converter{}.To(t.Context(), "hidden.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("<!-- page 1 -->\n\nBoats are late.\n\nWhite on blue.\n\n", string(r.Markdown)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if d := cmp.Diff([]string{"38 letters that nobody can see (white, tiny or not drawn) were left out"}, r.Warnings); d != "" {
		t.Errorf("warnings: -want +got:\n%s", d)
	}
}

// TestPDFGradient reads a file whose title is filled with a gradient, which PDFium
// calls white, and has words that are.
func TestPDFGradient(t *testing.T) {
	data, err := os.ReadFile("testdata/gradient.pdf")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Converter{}.To(t.Context(), "gradient.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(r.Markdown); !strings.HasPrefix(got, "# Wells of the Orle valley\n") || strings.Contains(got, "mill") {
		t.Errorf("read as\n%s", got)
	}
}

// TestWord reads a document with kept page breaks.
func TestWord(t *testing.T) {
	r, err := Converter{}.To(t.Context(), "boats.docx", smallWord(t,
		`<w:p><w:r><w:t xml:space="preserve">Boats are late. </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>Nobody minds.</w:t></w:r></w:p>`+
			`<w:p><w:r><w:lastRenderedPageBreak/><w:t>The end.</w:t></w:r></w:p>`))
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages != 3 {
		t.Errorf("%d pages, want 3", r.Pages)
	}
	b := corpus.Parse(r.Markdown, corpus.Options{})
	var got []string
	for _, p := range b.Passages {
		got = append(got, p.Text)
	}
	if d := cmp.Diff([]string{"Boats are late. Nobody minds.", "The end."}, got); d != "" {
		t.Errorf("-want +got:\n%s\n%s", d, r.Markdown)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"text":         {"a.md", "# A", "is text already"},
		"no PDF":       {"a.pdf", "\xf7\x03", "a.pdf is damaged or no whole PDF file"},
		"old Word":     {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (DOC), which cannot be converted"},
		"ZIP":          {"a.zip", "PK\x03\x04rest", "a ZIP archive, which cannot be converted"},
		"damaged Word": {"a.docx", "PK\x03\x04word/document.xml", "a.docx is damaged"},
		"empty page":   {"a.html", "<!doctype html><body><script>x()</script>", "has no text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Converter{}.To(t.Context(), c.file, []byte(c.data))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestMissingProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Converter{}.To(t.Context(), "a.rst", []byte("x"))
	if err == nil || !strings.Contains(err.Error(), "pandoc is needed to read reStructuredText and is not installed. Get it from") {
		t.Errorf("error is %v", err)
	}
}

// FuzzPage feeds pages to the converters that are built in.
func FuzzPage(f *testing.F) {
	a, err := txtar.ParseFile("testdata/page.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(a.Files[0].Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		fromPage("fuzz.html", data)
	})
}

// smallPDF is a PDF file with one line of text on each page.
func smallPDF(pages ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		b.WriteString(strconv.Itoa(len(offsets)) + " 0 obj\n" + s + "\nendobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids string
	for i := range pages {
		kids += strconv.Itoa(4+2*i) + " 0 R "
	}
	object("<</Type/Pages/Count " + strconv.Itoa(len(pages)) + "/Kids[" + kids + "]>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, text := range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents " + strconv.Itoa(5+2*i) + " 0 R>>")
		stream := "BT /F 11 Tf 50 400 Td (" + text + ") Tj ET"
		object("<</Length " + strconv.Itoa(len(stream)) + ">>\nstream\n" + stream + "\nendstream")
	}
	start := b.Len()
	b.WriteString("xref\n0 " + strconv.Itoa(len(offsets)+1) + "\n0000000000 65535 f \n")
	for _, o := range offsets {
		s := strconv.Itoa(o)
		b.WriteString(strings.Repeat("0", 10-len(s)) + s + " 00000 n \n")
	}
	b.WriteString("trailer\n<</Size " + strconv.Itoa(len(offsets)+1) + "/Root 1 0 R>>\nstartxref\n" + strconv.Itoa(start) + "\n%%EOF\n")
	return b.Bytes()
}

// smallWord is a DOCX file with some body XML.
func smallWord(t *testing.T, body string) []byte {
	return zipped(t, map[string]string{"word/document.xml": wordXML("document.xml", "<w:body>"+body+"</w:body>")})
}

// wordXML is a part of a DOCX file with its outermost element.
func wordXML(name, inner string) string {
	name = strings.TrimSuffix(name, ".xml")
	return `<?xml version="1.0" encoding="UTF-8"?><w:` + name + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="wp" xmlns:wps="wps">` + inner + `</w:` + name + `>`
}

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		to.Write([]byte(parts[name]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWordLimits refuses documents that unpack to more than they should, and
// such as nest without end.
func TestWordLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, c := range map[string]struct{ body, want string }{
		"bomb":  {"<w:p><w:r><w:t>" + strings.Repeat("late boats ", largestPart/11) + "</w:t></w:r></w:p>", "it unpacks to more than a document has"},
		"depth": {strings.Repeat("<w:sdt>", 300), "nested too deeply"},
	} {
		_, err := Converter{}.To(t.Context(), "a.docx", smallWord(t, c.body))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want %q in it", name, err, c.want)
		}
	}
}

// FuzzWord feeds the body of a Word document.
func FuzzWord(f *testing.F) {
	a, err := txtar.ParseFile("testdata/word.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(a.Files[0].Data))
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<14 {
			return
		}
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		if to, err := w.Create("word/document.xml"); err == nil {
			to.Write([]byte(wordXML("document.xml", body)))
		}
		w.Close()
		fromWord("fuzz.docx", b.Bytes())
	})
}

// The part that a page names as its main one is taken as it is, without
// readability, which would drop what is hidden too.
func TestHiddenInTheMainPart(t *testing.T) {
	page := `<html><body><main><h1>Boats</h1><p>Boats sink at night.</p><p hidden>Hidden by its attribute.</p><p style="display:none">Hidden by its style.</p>` +
		`<p style="color:#fff">White on white.</p></main></body></html>`
	r, err := Converter{}.To(t.Context(), "boats.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(r.Markdown); got != "# Boats\n\nBoats sink at night.\n" {
		t.Errorf("%q", got)
	}
}
