package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/corpus/corpustest"
)

var english = Words{
	Title: "What the argument of %s rests on", Paragraphs: "Paragraphs", Notes: "Notes", Works: "Works cited", Paragraph: "paragraph %s of %s",
	Note: "note %s", Recommendation: "Recommendation %s", Alone: "no note or work recognised", Rests: "rests on %s",
}

func briefs(t *testing.T) map[string]*corpus.Brief {
	t.Helper()
	out := map[string]*corpus.Brief{"built in": corpus.Builtin(), "empty": corpus.Parse(nil, corpus.Options{})}
	for name, source := range corpustest.Documents(t) {
		out[name] = corpus.Parse(source, corpus.Options{})
	}
	return out
}

// read returns how many elements of each name are in an SVG, and where its
// links lead.
func read(t *testing.T, svg []byte) (map[string]int, []string) {
	t.Helper()
	names, links := map[string]int{}, []string{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names, links
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok {
			names[e.Name.Local]++
			for _, a := range e.Attr {
				if a.Name.Local == "href" {
					links = append(links, a.Value)
				}
			}
		}
	}
}

func TestTheArgumentOfTheBuiltInBrief(t *testing.T) {
	b := corpus.Builtin()
	names, links := read(t, Argument(b, english).SVG("./"))
	bars := len(Rows(b, english))
	if want := bars + 1; names["rect"] != want { // and the paper
		t.Errorf("%d bars, want %d", names["rect"]-1, bars)
	}
	if want := len(b.Footnotes) + 7; names["circle"] != want {
		t.Errorf("%d circles, want 5 notes and 7 works", names["circle"])
	}
	for _, want := range []string{"./#barriers-to-cooperation.3", "./#references.1", "./#_note-3"} {
		if !strings.Contains(strings.Join(links, " "), want) {
			t.Errorf("nothing leads to %s", want)
		}
	}
	for _, r := range Rows(b, english) {
		switch r.Passage {
		case "possible-areas-for-cooperation.1":
			if strings.Join(r.Notes, " ") != "3" || strings.Join(r.Works, ", ") != "Sattarov 2018, Prandin 2019" {
				t.Errorf("%s rests on notes %v and works %v", r.Passage, r.Notes, r.Works)
			}
		case "policy-recommendations.2":
			if r.Recommendation != "1" || r.Notes != nil || r.Works != nil {
				t.Errorf("%s: %+v", r.Passage, r)
			}
		}
	}
}

// A bar rests on every note whose mark stands in its paragraph's source and every
// work that is named there or in those notes by author and year, and on no others.
func TestTheArgumentHolds(t *testing.T) {
	b := corpus.Builtin()
	source := strings.NewReplacer("\n<sup>", "\n", "(", "", ")", "").Replace(string(b.Source)) // a note begins with its number
	lines := strings.Split(source, "\n")
	of := map[string]string{} // the source of a passage
	for _, p := range b.Passages {
		of[p.ID] = strings.Join(lines[p.Lines.First-1:p.Lines.Last], "\n")
	}
	for _, r := range Rows(b, english) {
		text, want := of[r.Passage], []string{}
		for _, f := range b.Footnotes {
			if strings.Contains(text, "<sup>"+f.Label+"</sup>") {
				text += strings.NewReplacer("(", "", ")", "").Replace(f.Text)
				want = append(want, "note "+f.Label)
			}
		}
		for _, w := range b.References {
			if strings.Contains(text, w.Key) || strings.Contains(text, strings.ReplaceAll(w.Key, " and ", " & ")) {
				want = append(want, w.Key)
			}
		}
		got := strings.Split(strings.TrimPrefix(r.title(english)[strings.LastIndex(r.title(english), ": ")+2:], "rests on "), ", ")
		if len(want) == 0 {
			want = []string{english.Alone}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", r.Passage, got, want)
		}
	}
}

func TestEveryArgumentCanBeDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, b := range briefs(t) {
		d := Argument(b, english)
		read(t, d.SVG(""))
		image, err := d.PNG()
		if errors.Is(err, ErrScript) {
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		size, err := png.DecodeConfig(bytes.NewReader(image))
		if err != nil || size.Width != 2*width || size.Height > 2*(maxHeight+600) {
			t.Errorf("%s: %+v, %v", name, size, err)
		}
	}
}

// A thousand paragraphs, notes and works are one picture, made in a moment.
func TestALongArgument(t *testing.T) {
	var s strings.Builder
	s.WriteString("# Long\n\n")
	for range 1000 {
		s.WriteString("Boats sink at night, and nobody knows why they do so (Kim 2020).[^1]\n\n")
	}
	s.WriteString("## References\n\nKim, M. (2020). *Rails*. Seoul: Press.\n\n[^1]: A log.\n")
	if d := Argument(corpus.Parse([]byte(s.String()), corpus.Options{}), english); d.height > maxHeight+200 {
		t.Errorf("%f high", d.height)
	}
}

func TestCard(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	text := CardText{Source: "Fabienne Bossuyt, The Perks of an Unlikely Couple (UNU-CRIS, 2020)", Place: "Barriers to Cooperation, paragraph 2 of 5", WordForWord: "word for word"}
	long := 0
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Part != corpus.Body {
			continue // an address of a bibliography is longer than a line
		}
		for s := 0; s < len(p.Sentences); s += 3 {
			image, err := Card(p, s, text)
			if errors.Is(err, ErrTooLong) {
				long++
				continue
			}
			if err != nil {
				t.Fatalf("%s, sentence %d: %v", p.ID, s, err)
			}
			if size, err := png.DecodeConfig(bytes.NewReader(image)); err != nil || size.Width != CardWidth || size.Height != CardHeight {
				t.Fatalf("%+v, %v", size, err)
			}
			if len(image) > 200_000 {
				t.Errorf("%s, sentence %d: %d bytes", p.ID, s, len(image))
			}
		}
	}
	if long > 0 {
		t.Errorf("%d sentences of the built-in brief do not go onto a card", long)
	}
}

func TestACardSaysWhatItCannotShow(t *testing.T) {
	for text, want := range map[string]error{
		"İşbirliğinin önündeki engeller nelerdir?":      nil,
		"Хто такий Григорій Карасін і чому ґанок?":      nil,
		"Қазақстан мен Өзбекстан.":                      nil,
		"e\u0301te\u0301 decomposed":                    nil,
		"عقبات":                                         ErrScript,
		"多少个城市":                                         ErrScript,
		strings.Repeat("A sentence that goes on. ", 90): ErrTooLong,
		strings.Repeat("x", 400):                        ErrTooLong,
	} {
		p := &corpus.Passage{Prose: corpus.Prose{Text: text}}
		if _, err := Card(p, -1, CardText{Source: "S", Place: "P", WordForWord: "W"}); !errors.Is(err, want) {
			t.Errorf("%.40s: %v, want %v", text, err, want)
		}
	}
}
