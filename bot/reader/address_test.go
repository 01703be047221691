package reader

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"briefbot/commands"
	"briefbot/corpus"
)

func TestEverySentenceHasAnAddress(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, b := range briefs(t) {
		t.Run(name, func(t *testing.T) {
			h := newHandler(t, b)
			doc := parsePage(t, get(h, "/").Body.String())
			for _, p := range b.Passages {
				if p.Kind == corpus.Row { // a row is marked as a whole
					doc.byID(t, sentenceID(p.ID, 0))
					continue
				}
				for i, s := range p.Sentences {
					id := sentenceID(p.ID, i)
					if got := strings.TrimSpace(doc.byID(t, id).words()); got != strings.TrimSpace(s.In(p.Text)) {
						t.Errorf("#%s leads to %q, want %q", id, got, s.In(p.Text))
					}
					if got := get(h, "/p/"+id).Header().Get("Location"); got != "../?at="+id+"#"+id {
						t.Errorf("/p/%s leads to %q", id, got)
					}
				}
				if w := get(h, "/p/"+sentenceID(p.ID, len(p.Sentences))); w.Code != http.StatusNotFound {
					t.Errorf("a sentence beyond the last of %s: status %d", p.ID, w.Code)
				}
			}
		})
	}
}

func TestALinkIsPreviewedByItsSentence(t *testing.T) {
	b := corpus.Builtin()
	h, err := New(b, commands.New(b, searcher{b}), Options{PublicURL: "https://brief.example/reader"}, discard)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := b.Passage("introduction.2")
	meta := func(target string) map[string]string {
		got := map[string]string{}
		for _, e := range parsePage(t, get(h, target).Body.String()).named("meta") {
			got[e.attr["property"]] = e.attr["content"]
		}
		return got
	}
	got := meta("/?at=introduction.2.s2")
	if got["og:title"] != b.Title || !strings.HasPrefix(p.Sentences[1].In(p.Text), strings.TrimSuffix(got["og:description"], "…")) ||
		got["og:url"] != "https://brief.example/reader/p/introduction.2.s2" || got["og:image"] != "https://brief.example/reader/card/introduction.2.s2.png" {
		t.Errorf("preview %v", got)
	}
	if got := meta("/?at=nowhere"); got["og:image"] != "" || got["og:title"] != b.Title {
		t.Errorf("preview of no passage %v", got)
	}
}

func TestTheAnswerIsLitInItsSection(t *testing.T) {
	b := corpus.Builtin()
	w := get(newHandler(t, b), "/?q=Central+Asia+converge")
	doc := parsePage(t, w.Body.String())
	lit := doc.class("lit")
	p, _ := b.Passage("converging-interests.1")
	if len(lit) != 1 || lit[0].attr["id"] != sentenceID(p.ID, 0) {
		t.Fatalf("%d sentences are lit", len(lit))
	}
	if got := len(doc.class("passage")); got != len(b.Sections[p.Section].Passages) {
		t.Errorf("%d passages are sent, want the %d of the section", got, len(b.Sections[p.Section].Passages))
	}
}

func TestSizes(t *testing.T) {
	// The bars of a first visit on a slow phone.
	h := newHandler(t, corpus.Builtin())
	for target, limit := range map[string]int{"/": 15_000, "/?q=Central+Asia+converge": 8_000} {
		if n := fetch(h, target, "Accept-Encoding", "gzip, br").Body.Len(); n > limit {
			t.Errorf("%s is %d bytes compressed, want at most %d", target, n, limit)
		}
	}
}

func TestCompressionChangesNothing(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	for _, target := range []string{"/", "/?at=introduction.1", "/?q=Central"} {
		plain := get(h, target).Body.String()
		w := fetch(h, target, "Accept-Encoding", "gzip")
		if w.Header().Get("Content-Encoding") != "gzip" || string(unsqueeze(w.Body.Bytes())) != plain {
			t.Errorf("%s: the compressed page is another", target)
		}
		if w := fetch(h, target, "Accept-Encoding", "gzip;q=0, identity"); w.Body.String() != plain {
			t.Errorf("%s: compressed for a client that refuses it", target)
		}
	}
}

func fetch(h http.Handler, target, header, value string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Header.Set(header, value)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPictures(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	doc := parsePage(t, get(h, "/picture").Body.String())
	if len(doc.named("svg")) != 1 || len(doc.named("tr")) < 20 {
		t.Error("no drawing, or no table of it")
	}
	w := get(h, "/card/barriers-to-cooperation.2.s2.png")
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || !strings.HasPrefix(w.Body.String(), "\x89PNG") {
		t.Errorf("a sentence's card: status %d, %s", w.Code, w.Header().Get("Content-Type"))
	}
	if again := get(h, "/card/barriers-to-cooperation.2.s2.png"); again.Body.String() != w.Body.String() {
		t.Error("the same card is another")
	}
	for _, target := range []string{"/card/nowhere.1.png", "/card/introduction.1", "/card/introduction.1.s99.png", "/card/references.2.s1.jpg"} {
		if w := get(h, target); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
}
