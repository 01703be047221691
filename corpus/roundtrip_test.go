package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark/util"
)

// sourcesForTests are the built-in brief and the documents of testdata.
func sourcesForTests(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"built-in": builtinSource}
	for _, pattern := range []string{"testdata/documents/*.txtar", "testdata/parse/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range txtar.Parse(raw).Files {
				if f.Name == "brief.md" {
					out[strings.TrimSuffix(filepath.Base(file), ".txtar")] = f.Data
				}
			}
		}
	}
	if len(out) < 9 {
		t.Fatalf("found %d documents, want the built-in brief and at least eight", len(out))
	}
	return out
}

// Every letter and figure of the source is in exactly one passage, footnote,
// heading or listed omission, or is markup: nothing is lost, nothing is twice.
func TestRoundTrip(t *testing.T) {
	for name, source := range sourcesForTests(t) {
		t.Run(name, func(t *testing.T) {
			d := classify(recognise(source), "")
			for _, complaint := range roundTrip(d, resolve(d, nil)) {
				t.Error(complaint)
			}
		})
	}
}

// roundTrip accounts for each byte of a parsed source and lists what is lost
// or twice.
func roundTrip(d *document, b *Brief) []string {
	owner := make([]string, len(b.Source))
	var out []string
	take := func(sp Span, who string) {
		for i := sp.Start; i < sp.End; i++ {
			if strings.HasPrefix(owner[i], "an omission") && strings.HasPrefix(who, "an omission") {
				continue // a comment in a line that is left out anyway
			}
			if o := owner[i]; o != "" && o != who && !util.IsSpace(b.Source[i]) {
				out = append(out, fmt.Sprintf("line %d: %q is in %s and in %s", d.line(i), b.Source[i:min(len(b.Source), i+20)], o, who))
				return
			}
			owner[i] = who
		}
	}
	heading := func(bl *element) {
		for _, sp := range bl.segs {
			take(sp, fmt.Sprintf("the heading of line %d", d.line(sp.Start)))
		}
	}
	for _, bl := range d.elements {
		if bl.kind == headingBlock && bl.omit == "" {
			heading(bl)
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		if bl := d.passageElement[i]; bl.kind == headingBlock {
			continue // a heading that is a recommendation
		}
		out = append(out, badPieces(b, p.ID, p.Prose)...)
		for _, pc := range p.Pieces {
			take(pc.Source, p.ID)
		}
	}
	for i, n := range d.notes {
		f := &b.Footnotes[i]
		out = append(out, badPieces(b, "note "+f.ID, f.Prose)...)
		if n.entry != nil {
			continue // the entry of a numbered bibliography
		}
		if n.form == inlineMark {
			for j := n.span.Start; j < n.span.End; j++ {
				owner[j] = ""
			}
		}
		for _, pc := range f.Pieces {
			take(pc.Source, "note "+f.ID)
		}
	}
	for _, o := range b.Omissions {
		take(o.Source, "an omission ("+o.Reason+")")
	}
	markup := d.markup()
	lost := -1
	for i := 0; i <= len(b.Source); i++ {
		gone := i < len(b.Source) && owner[i] == "" && !markup[i] && isTextByte(b.Source, i)
		switch {
		case gone && lost < 0:
			lost = i
		case !gone && lost >= 0 && (i == len(b.Source) || !isTextByte(b.Source, i) || owner[i] != "" || markup[i]):
			out = append(out, fmt.Sprintf("line %d: lost %q", d.line(lost), b.Source[lost:min(i, lost+60)]))
			lost = -1
		}
	}
	return out
}

// badPieces checks that pieces are in order, inside the source, and equal to
// it where they are not decoded.
func badPieces(b *Brief, who string, p Prose) []string {
	var out []string
	end := 0
	for _, pc := range p.Pieces {
		switch {
		case pc.Start < end || pc.End > len(p.Text) || pc.Start > pc.End:
			out = append(out, fmt.Sprintf("%s: piece %v is out of order in a text of %d bytes", who, pc, len(p.Text)))
			return out
		case pc.Source.Start < 0 || pc.Source.End > len(b.Source) || pc.Source.Start > pc.Source.End:
			out = append(out, fmt.Sprintf("%s: piece %v lies outside the source", who, pc))
			return out
		case !pc.Decoded && pc.In(p.Text) != string(b.Source[pc.Source.Start:pc.Source.End]):
			out = append(out, fmt.Sprintf("%s: %q is %q in the source", who, pc.In(p.Text), b.Source[pc.Source.Start:pc.Source.End]))
		}
		if gap := strings.Trim(p.Text[end:pc.Start], " |:"); gap != "" {
			out = append(out, fmt.Sprintf("%s: no piece says where %q comes from", who, gap))
		}
		end = pc.End
	}
	if gap := strings.Trim(p.Text[end:], " |"); gap != "" {
		out = append(out, fmt.Sprintf("%s: no piece says where %q comes from", who, gap))
	}
	return out
}

func isTextByte(b []byte, i int) bool {
	for i > 0 && !utf8.RuneStart(b[i]) {
		i--
	}
	r, _ := utf8.DecodeRune(b[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// markup finds the letters and figures that are markup: what stands in tags,
// in link targets, in attributes, in marks and list markers.
func (d *document) markup() []bool {
	out := make([]bool, len(d.text))
	set := func(sp Span) {
		for i := max(sp.Start, 0); i < min(sp.End, len(out)); i++ {
			out[i] = true
		}
	}
	text := string(d.text)
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '<':
			if t, ok := scanTag(d.text[i:]); ok {
				set(Span{i, i + t.size})
			}
		case '[':
			if strings.HasPrefix(text[i:], "[x] ") {
				set(Span{i, i + 3}) // a task list's box
			}
		case ']':
			if strings.HasPrefix(text[i:], "](") || strings.HasPrefix(text[i:], "][") {
				depth := 0
				for j := i + 1; j < len(text) && text[j] != '\n'; j++ {
					if text[j] == '(' || text[j] == '[' {
						depth++
					} else if text[j] == ')' || text[j] == ']' {
						if depth--; depth == 0 {
							set(Span{i, j + 1})
							break
						}
					}
				}
			}
		case '{':
			if j := strings.IndexAny(text[i:], "}\n"); j > 0 && text[i+j] == '}' {
				set(Span{i, i + j + 1})
			}
		}
	}
	for _, n := range d.notes {
		for _, bl := range n.blocks {
			if bl.note != nil {
				set(bl.note.span)
			}
		}
		if rs := n.blocks[0].runs; len(rs) > 0 {
			set(Span{n.span.Start, rs[0].src.Start})
		}
	}
	var runs func([]run)
	runs = func(rs []run) {
		for _, r := range rs {
			if r.kind == markRun {
				set(r.src)
			}
			runs(r.inner)
		}
	}
	for _, b := range d.elements {
		runs(b.runs)
		for it := b.item; it != nil; it = it.parent {
			set(it.marker)
		}
		if b.item != nil && len(b.segs) > 0 {
			set(Span{d.lineSpan(d.line(b.segs[0].Start)).Start, b.segs[0].Start})
		}
	}
	return out
}
