package index

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index/encoder"
)

// builtin returns an index of the built-in brief with its companion.
func builtin(t testing.TB) *Index {
	t.Helper()
	return open(t, corpus.Builtin(), Options{Companion: builtinCompanionFor(t)})
}

func builtinByMeaning(t testing.TB) *Index {
	t.Helper()
	return open(t, corpus.Builtin(), Options{Companion: builtinCompanionFor(t), Encoder: newEncoder(t)})
}

// newEncoder skips a test where meanings are not compared.
func newEncoder(t testing.TB) *encoder.Encoder {
	t.Helper()
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if !e.Kernel().Fast {
		t.Skip("no vector instructions here: the index stays with words")
	}
	return e
}

func open(t testing.TB, b *corpus.Brief, o Options) *Index {
	t.Helper()
	x, err := New(b, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func search(t testing.TB, x *Index, text string) Result {
	t.Helper()
	r, err := x.Search(t.Context(), Query{Text: text})
	if err != nil {
		t.Fatalf("Search(%q): %v", text, err)
	}
	return r
}

// parse makes a brief of Markdown.
func parse(text string) *corpus.Brief { return corpus.Parse([]byte(text), corpus.Options{}) }

// Whoever pastes a passage gets that passage: any other answer would be
// absurd. A passage that another one repeats may give way to it.
func TestOwnWordsFindThePassage(t *testing.T) {
	b := corpus.Builtin()
	for name, o := range map[string]Options{"with companion": {Companion: builtinCompanionFor(t)}, "without": {}} {
		x := open(t, b, o)
		for i := range b.Passages {
			p := &b.Passages[i]
			t.Run(name+"/"+p.ID, func(t *testing.T) {
				r := search(t, x, p.Text)
				if len(r.Hits) == 0 {
					t.Fatal("no hit")
				}
				if first := r.Hits[0].Passage; first.ID != p.ID {
					t.Errorf("first hit is %s", first.ID)
				}
			})
		}
	}
}

func builtinCompanionFor(t testing.TB) *companion.File {
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFootnoteFindsItsPassage(t *testing.T) {
	b := corpus.Builtin()
	x := builtin(t)
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		t.Run(f.ID, func(t *testing.T) {
			r := search(t, x, f.Text)
			// Three of the notes have the same words: any passage that
			// carries a note of these words is right.
			for _, n := range b.FootnotesOf(r.Hits[0].Passage.Prose) {
				if n.Text == f.Text {
					return
				}
			}
			t.Errorf("first hit is %s, which does not carry %q", r.Hits[0].Passage.ID, f.Text)
		})
	}
}

func TestReferenceIsFoundByItsWords(t *testing.T) {
	b := corpus.Builtin()
	x := builtin(t)
	for i := range b.References {
		f := &b.References[i]
		t.Run(f.Key, func(t *testing.T) {
			want := b.Passages[f.Passage].ID
			for _, text := range []string{f.Text, f.Title} {
				if got := search(t, x, text).Hits[0].Passage.ID; got != want {
					t.Errorf("%q finds %s, want %s", text, got, want)
				}
			}
		})
	}
}

func TestAnyBytesAreAQuestion(t *testing.T) {
	x := builtin(t)
	for name, text := range map[string]string{
		"empty":             "",
		"white space":       " \t\r\n ",
		"stop words":        "what is it, and who are they?",
		"punctuation":       "?!…",
		"query syntax":      `+trust -"lack of" text:trust^3 trust~2 tru*t (trust OR /tr.*/ AND [a TO z]`,
		"control":           "tr\x00ust\x1b[31m\x7f dialogue",
		"invalid UTF-8":     "trust \xff\xfe\xc3 dialogue \xc3",
		"long":              strings.Repeat("trust ", 2000),
		"long word":         strings.Repeat("x", 10000),
		"cut in a rune":     strings.Repeat("é", 10000),
		"many words":        strings.Join(strings.Fields(string(corpus.Builtin().Source)), " "),
		"other script":      "Центральная Азия 中亚 آسیای مرکزی",
		"emoji":             "🐻 trust 👍🏽",
		"combining accents": "a\u0301\u0301\u0301 \u0301",
		"mention":           "<@123456789> @everyone what about trust?",
	} {
		t.Run(name, func(t *testing.T) {
			checkResult(t, x, search(t, x, text))
		})
	}
}

// checkResult checks what holds for every result.
func checkResult(t *testing.T, x *Index, r Result) {
	t.Helper()
	for i, h := range r.Hits {
		if p, ok := x.Brief().Passage(h.Passage.ID); !ok || p != h.Passage {
			t.Errorf("hit %d is no passage of the brief", i)
		}
		if !sentenceOf(h) {
			t.Errorf("hit %d highlights %v, which is no sentence of %s", i, h.Sentence, h.Passage.ID)
		}
		if h.Score < 0 || h.Score != h.Score {
			t.Errorf("hit %d has score %v", i, h.Score)
		}
		if i > 0 && h.Score > r.Hits[i-1].Score && len(r.Parts) == 0 {
			t.Errorf("hit %d scores more than the one before", i)
		}
		if h.SameAs >= i || h.SameAs < -1 {
			t.Errorf("hit %d is the same as %d", i, h.SameAs)
		}
	}
	if r.Confidence < 0 || r.Confidence > 1 || r.Confidence != r.Confidence {
		t.Errorf("confidence %v", r.Confidence)
	}
	switch r.Verdict {
	case Answers, Closest:
		if len(r.Hits) == 0 && r.Kind == PassageKind {
			t.Errorf("verdict %q without a hit", r.Verdict)
		}
	case None:
	default:
		t.Errorf("verdict %q", r.Verdict)
	}
}

func sentenceOf(h Hit) bool {
	for _, s := range spans(h.Passage) {
		if s == h.Sentence {
			return true
		}
	}
	return false
}

func TestTiesAreBrokenByPassageID(t *testing.T) {
	b := parse("# Title\n\n## Beta\n\nGoats eat grass.\n\n## Alpha\n\nGoats eat grass.\n\n## Gamma\n\nSheep sleep.\n")
	var got []string
	for _, h := range search(t, open(t, b, Options{}), "goats").Hits {
		got = append(got, h.Passage.ID)
	}
	if diff := cmp.Diff([]string{"alpha.1", "beta.1"}, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}

func TestSignsAloneFindNothing(t *testing.T) {
	e := newEncoder(t)
	x := open(t, corpus.Builtin(), Options{Encoder: e})
	if r := search(t, x, `+ - " ~ * : ^ (`); len(r.Hits) > 0 || r.Verdict != None {
		t.Errorf("signs find %d hits, verdict %q", len(r.Hits), r.Verdict)
	}
}

func TestBriefWithoutText(t *testing.T) {
	for _, text := range []string{"", "# Only a title\n"} {
		x := open(t, parse(text), Options{})
		if r := search(t, x, "Why?"); len(r.Hits) > 0 || r.Verdict != None {
			t.Errorf("a brief %q gives %+v", text, r)
		}
	}
}

func TestLimit(t *testing.T) {
	x := builtin(t)
	for limit, want := range map[int]int{0: 10, -1: 10, 1: 1, 3: 3, 1000: len(search1000(t, x))} {
		r, err := x.Search(t.Context(), Query{Text: "EU Russia cooperation", Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) != want {
			t.Errorf("limit %d gives %d hits, want %d", limit, len(r.Hits), want)
		}
	}
}

func search1000(t *testing.T, x *Index) []Hit {
	r, err := x.Search(t.Context(), Query{Text: "EU Russia cooperation", Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Hits) > len(x.Brief().Passages) {
		t.Fatalf("%d hits", len(r.Hits))
	}
	return r.Hits
}

func TestSearchStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := builtin(t).Search(ctx, Query{Text: "trust"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestExplanationAddsUp(t *testing.T) {
	r, err := builtin(t).Search(t.Context(), Query{Text: "Why is there a lack of trust?", Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hits[:1] {
		for _, reason := range h.Explanation {
			if reason.Signal == "passage words" && !cmp.Equal(reason.Terms, []string{"lack", "trust"}) {
				t.Errorf("%s has the words %q", h.Passage.ID, reason.Terms)
			}
		}
	}
	for _, h := range r.Hits {
		var sum float64
		for _, reason := range h.Explanation {
			sum += reason.Value
		}
		if diff := sum - h.Score; diff > 1e-9 || diff < -1e-9 {
			t.Errorf("%s: the reasons add up to %v, the score is %v", h.Passage.ID, sum, h.Score)
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := builtin(f)
	for _, s := range []string{"", "Why is there a lack of trust?", "what does EAEU stand for", "+ - \" ~ * : ^ ( )",
		"\xff\x00", "Почему нет доверия?", "l’Europe et la Russie", "misinformashun", "who wrote it, and when?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := search(t, x, text)
		checkResult(t, x, r)
		if diff := cmp.Diff(r, search(t, x, text)); diff != "" {
			t.Errorf("the same question gives two results (-first +second):\n%s", diff)
		}
	})
}
