package reader

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/corpustest"
	"briefbot/index"
)

// A searcher finds the passages that hold the question's words, in document
// order. It is enough of an index to test a door with.
type searcher struct{ brief *corpus.Brief }

func (s searcher) Search(_ context.Context, q index.Query) (index.Result, error) {
	if strings.Contains(q.Text, "fail") {
		return index.Result{}, errors.New("the index is broken")
	}
	r := index.Result{Verdict: index.None}
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		if q.Text != "" && strings.Contains(p.Text, q.Text) {
			r.Hits = append(r.Hits, index.Hit{Passage: p, Sentence: p.Sentences[0], Score: 1, SameAs: -1})
			r.Verdict = index.Answers
		}
	}
	if r.Hits == nil {
		r.Missing = []string{q.Text}
		r.Hits = []index.Hit{{Passage: &s.brief.Passages[0], Sentence: s.brief.Passages[0].Sentences[0], SameAs: -1}}
	}
	return r, nil
}

var discard = slog.New(slog.DiscardHandler)

func newHandler(t testing.TB, b *corpus.Brief) *Handler {
	t.Helper()
	h, err := New(b, commands.New(b, searcher{b}), Options{}, discard)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, target string) *httptest.ResponseRecorder {
	return request(h, http.MethodGet, target)
}

func request(h http.Handler, method, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w
}

// odd is a brief with what the built-in one lacks: numbered headings, levels,
// a quotation, a table, lists, emphasis, a mark without a note.
const odd = `# Odd & Ends <em>here</em>

## 1. First

A *very* **strong** claim.[^1] And again.[^1] Nothing there.[^9]

### 1.1 Below

> Quoted words.

- one
- two, see [the site](https://example.org/?a=1&b=2) or [none](javascript:alert)

## References

Smith, J. (2020). *A work*. Place.

[^1]: A note, cf. (Smith 2020).
`

// briefs are the built-in brief, the odd one and corpus's test documents.
func briefs(t *testing.T) map[string]*corpus.Brief {
	t.Helper()
	out := map[string]*corpus.Brief{"built in": corpus.Builtin(), "odd": corpus.Parse([]byte(odd), corpus.Options{})}
	for name, doc := range corpustest.Documents(t) {
		out[name] = corpus.Parse(doc, corpus.Options{})
	}
	return out
}

func TestEveryPassageStandsOnThePageWordForWord(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, b := range briefs(t) {
		t.Run(name, func(t *testing.T) {
			doc := parsePage(t, get(newHandler(t, b), "/").Body.String())
			if len(b.Passages) == 0 {
				t.Fatal("no passages")
			}
			for _, p := range b.Passages {
				e := doc.byID(t, p.ID)
				if p.Kind == corpus.Row {
					var got, want []string
					for _, c := range e.class("words") {
						got = append(got, c.words())
					}
					for _, c := range p.Cells {
						want = append(want, c.In(p.Text))
					}
					if diff := cmp.Diff(want, got); diff != "" && p.Cells != nil {
						t.Errorf("%s (-brief +page):\n%s", p.ID, diff)
					}
					continue
				}
				words := e.class("words")
				if len(words) != 1 {
					t.Fatalf("%s has %d texts", p.ID, len(words))
				}
				if diff := cmp.Diff(p.Text, words[0].words()); diff != "" {
					t.Errorf("%s (-brief +page):\n%s", p.ID, diff)
				}
				if got := len(words[0].named("sup")); got != len(p.Marks) {
					t.Errorf("%s has %d marks, want %d", p.ID, got, len(p.Marks))
				}
			}
			for i, f := range b.Footnotes {
				words := doc.byID(t, noteID(i)).class("words")
				if diff := cmp.Diff(f.Text, words[0].words()); diff != "" {
					t.Errorf("footnote %s (-brief +page):\n%s", f.ID, diff)
				}
			}
		})
	}
}

func TestLinksOnThePageLeadSomewhere(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, b := range briefs(t) {
		for _, target := range []string{"/", "/?q=the"} {
			t.Run(name+target, func(t *testing.T) {
				doc := parsePage(t, get(newHandler(t, b), target).Body.String())
				ids := make(map[string]int)
				for _, e := range doc.all(func(e *element) bool { return e.attr["id"] != "" }) {
					ids[e.attr["id"]]++
				}
				for id, n := range ids {
					if n > 1 {
						t.Errorf("%d elements with id %q", n, id)
					}
				}
				whole := parsePage(t, get(newHandler(t, b), "/").Body.String())
				links := doc.named("a")
				for _, a := range links {
					href := a.attr["href"]
					if anchor, found := strings.CutPrefix(href, "./"); found {
						if anchor != "" {
							whole.byID(t, strings.TrimPrefix(anchor, "#"))
						}
						continue
					}
					if href == "picture" {
						continue
					}
					anchor, local := strings.CutPrefix(href, "#")
					switch {
					case local && ids[anchor] == 0:
						t.Errorf("%q leads nowhere", href)
					case !local && !strings.HasPrefix(href, "http") && !strings.HasPrefix(href, "mailto:") && !strings.HasPrefix(href, "?"):
						t.Errorf("%q is linked", href)
					}
				}
				for _, e := range doc.all(func(e *element) bool { return e.attr["popovertarget"] != "" }) {
					if ids[e.attr["popovertarget"]] == 0 {
						t.Errorf("a button opens %q, which is not there", e.attr["popovertarget"])
					}
				}
				for _, e := range doc.all(func(e *element) bool { return e.attr["aria-labelledby"] != "" }) {
					if ids[e.attr["aria-labelledby"]] == 0 {
						t.Errorf("%s is labelled by %q, which is not there", e.name, e.attr["aria-labelledby"])
					}
				}
			})
		}
	}
}

func TestFootnotesLinkBothWays(t *testing.T) {
	b := corpus.Builtin()
	doc := parsePage(t, get(newHandler(t, b), "/").Body.String())
	if len(b.Footnotes) == 0 {
		t.Fatal("no footnotes")
	}
	for i, f := range b.Footnotes {
		note := doc.byID(t, noteID(i))
		marks := 0
		for _, p := range b.Passages {
			for _, m := range p.Marks {
				if m.Footnote == i {
					marks++
				}
			}
		}
		back := note.class("back")
		if len(back) != marks {
			t.Errorf("footnote %s leads back to %d marks, want %d", f.Label, len(back), marks)
		}
		for _, a := range back {
			mark := doc.byID(t, strings.TrimPrefix(a.attr["href"], "#"))
			if mark.attr["href"] != "#"+note.attr["id"] || mark.words() != f.Label {
				t.Errorf("footnote %s leads back to %v, which leads to %q", f.Label, mark.words(), mark.attr["href"])
			}
		}
	}
}

func TestDamagedAddressesAreTextAndNeverLinks(t *testing.T) {
	b := corpus.Builtin()
	doc := parsePage(t, get(newHandler(t, b), "/").Body.String())
	damaged := 0
	for _, p := range b.Passages {
		entry := doc.byID(t, p.ID)
		for _, l := range p.Links {
			linked := false
			for _, a := range entry.named("a") {
				linked = linked || a.words() == l.In(p.Text)
			}
			if linked != (l.Damage == "" && l.URL != "") {
				t.Errorf("%s: %q (damage %q) linked: %v", p.ID, l.In(p.Text), l.Damage, linked)
			}
			if l.Damage != "" {
				damaged++
			}
		}
	}
	if damaged == 0 {
		t.Error("the built-in brief has damaged addresses, but none was looked at")
	}
}

// A card is the picture that the page serves, with its words; the argument has a
// page of its own.
func TestStepsThatAnswerWithPictures(t *testing.T) {
	b := corpus.Builtin()
	set := commands.New(b, searcher{b})
	ask, _ := set.Command("ask")
	reply, err := ask.Run(t.Context(), commands.Request{Options: map[string]string{"question": "lack of trust"}})
	if err != nil {
		t.Fatal(err)
	}
	h := newHandler(t, b)
	for _, a := range reply.Actions {
		page := get(h, "/?step="+a.State).Body.String()
		switch a.Kind {
		case commands.QuoteCard:
			image := parsePage(t, page).class("card")[0]
			if w := get(h, "/"+image.attr["src"]); w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || !strings.HasPrefix(image.attr["alt"], "“") {
				t.Errorf("%s: %d, %q", image.attr["src"], w.Code, image.attr["alt"])
			}
		case commands.ArgumentPicture:
			if !strings.Contains(page, `<a href="picture">`) {
				t.Error("no way to the picture of the argument")
			}
		}
	}
}

func TestThePageSaysWhoseTheWordsAre(t *testing.T) {
	about := parsePage(t, get(newHandler(t, corpus.Builtin()), "/").Body.String()).class("about")[0].words()
	for _, want := range []string{
		"The Perks of an Unlikely Couple", "Author: Fabienne Bossuyt", "Editor: Andrew Dunn",
		"© United Nations University Institute on Comparative Regional Integration Studies, 2020",
		"do not necessarily reflect the view of the United Nations University",
	} {
		if !strings.Contains(about, want) {
			t.Errorf("the page does not say %q:\n%s", want, about)
		}
	}
}

func TestAnswer(t *testing.T) {
	b := corpus.Builtin()
	h := newHandler(t, b)
	w := get(h, "/?q="+url.QueryEscape("Central Asia converge"))
	doc := parsePage(t, w.Body.String())
	answer := doc.class("answer")[0]
	quoted := answer.named("blockquote")
	p, _ := b.Passage("converging-interests.1")
	if len(quoted) != 1 || strings.TrimSpace(quoted[0].words()) != p.Text {
		t.Errorf("the answer quotes %d passages, the first %q", len(quoted), quoted[0].words())
	}
	if got := doc.byID(t, "_q").attr["value"]; got != "Central Asia converge" {
		t.Errorf("the box holds %q", got)
	}
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control %q lets somebody keep the question", got)
	}

	t.Run("a step shows another reply and keeps the question", func(t *testing.T) {
		steps := answer.class("steps")[0].named("a")
		if len(steps) == 0 {
			t.Fatal("no steps")
		}
		for _, a := range steps {
			target, _, _ := strings.Cut(a.attr["href"], "#")
			next := get(h, "/"+target)
			doc := parsePage(t, next.Body.String())
			if next.Code != 200 || len(doc.class("answer")) != 1 || len(doc.class("refused")) != 0 {
				t.Errorf("%s (%s): status %d", a.words(), target, next.Code)
			}
			if got := doc.byID(t, "_q").attr["value"]; got != "Central Asia converge" {
				t.Errorf("%s: the box holds %q", a.words(), got)
			}
		}
	})
}

func TestRequests(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	cases := []struct {
		name, method, target string
		status               int
		says                 string
	}{
		{"the brief", "GET", "/", 200, "Unlikely Couple"},
		{"head", "HEAD", "/", 200, ""},
		{"empty question", "GET", "/?q=", 200, "Please type a question"},
		{"not in the brief", "GET", "/?q=penguins", 200, "penguins"},
		{"longest question", "GET", "/?q=" + strings.Repeat("%C3%A9", 1000), 200, "no answer"},
		{"too long", "GET", "/?q=" + strings.Repeat("%C3%A9", 1001), 400, "at most 1000 characters"},
		{"invalid UTF-8", "GET", "/?q=%FF%FE", 200, "�"},
		{"damaged escape", "GET", "/?q=%zz", 400, "damaged"},
		{"unknown step", "GET", "/?step=nonsense", 200, ""},
		{"long step", "GET", "/?step=" + strings.Repeat("x", 81), 400, "damaged"},
		{"failure", "GET", "/?q=fail", 500, "Something went wrong here"},
		{"passage", "GET", "/p/introduction.2", 302, ""},
		{"no such passage", "GET", "/p/introduction.99", 404, "no passage of that name"},
		{"no such page", "GET", "/wp-login.php", 404, "no such page"},
		{"post", "POST", "/", 405, ""},
		{"delete", "DELETE", "/p/introduction.2", 405, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := request(h, c.method, c.target)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("status %d, want %d with %q:\n%.300s", w.Code, c.status, c.says, w.Body)
			}
		})
	}
	if got := get(h, "/p/introduction.2").Header().Get("Location"); got != "../?at=introduction.2#introduction.2" {
		t.Errorf("/p/introduction.2 leads to %q", got)
	}
}

// The way to the brief is relative: the pages can stand below any path.
func TestAnErrorPageLeadsToTheBrief(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	for target, home := range map[string]string{"/nothing": "./", "/p/nothing": "../", "/a/b/c": "../../"} {
		if w := get(h, target); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), `<a href="`+home+`">`) {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
	}
}

func TestTheErrorPageNamesNoCause(t *testing.T) {
	var log strings.Builder
	b := corpus.Builtin()
	h, err := New(b, commands.New(b, searcher{b}), Options{}, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	body := get(h, "/?q=fail+secretly").Body.String()
	if strings.Contains(body, "broken") {
		t.Error("the page shows the error to people")
	}
	if !strings.Contains(log.String(), "the index is broken") || strings.Contains(log.String(), "secretly") {
		t.Errorf("the log has the question or lacks the error: %s", &log)
	}
}

func TestHeaders(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	sum := sha256.Sum256([]byte(styleCSS))
	for _, target := range []string{"/", "/?q=x", "/nowhere"} {
		header := get(h, target).Header()
		want := map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
				"'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"Content-Type":                 "text/html; charset=utf-8",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
			"X-Frame-Options":              "DENY",
		}
		for name, value := range want {
			if got := header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", target, name, got, value)
			}
		}
		if header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", target)
		}
	}
	// What the policy's hash covers is the style element's text, to the byte.
	body := get(h, "/").Body.String()
	if _, rest, _ := strings.Cut(body, "<style>"); !strings.HasPrefix(rest, styleCSS+"</style>") {
		t.Error("the style on the page is not the style that the policy allows")
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("If-None-Match", get(h, "/").Header().Get("ETag"))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("status %d with %d bytes, want 304 with none", w.Code, w.Body.Len())
	}
}

func TestHeadings(t *testing.T) {
	doc := parsePage(t, get(newHandler(t, corpus.Parse([]byte(odd), corpus.Options{})), "/?q=claim").Body.String())
	var got []string
	for _, e := range doc.all(func(e *element) bool { return len(e.name) == 2 && e.name[0] == 'h' && e.name[1] <= '6' }) {
		got = append(got, e.name+" "+e.words())
	}
	want := []string{"h1 Odd & Ends here", "h2 Answer", "h2 Where it stands", "h2 1 First"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzQuestion checks that whatever is typed stays text.
func FuzzQuestion(f *testing.F) {
	for _, s := range []string{
		"", "What about drugs?", `"><script>alert(1)</script>`, "</title><h1>x", "{{.}}", "' onfocus='x", "\x00\xff",
		"&lt;b&gt;", "javascript:alert(1)", "<!--", "]]>", "\u202eabc",
	} {
		f.Add(s)
	}
	h := newHandler(f, corpus.Builtin())
	f.Fuzz(func(t *testing.T, s string) {
		w := get(h, "/?"+url.Values{"q": {s}}.Encode())
		if w.Code != 200 && w.Code != 400 && w.Code != 500 {
			t.Fatalf("status %d", w.Code)
		}
		// Control characters are harmless in a page, but no XML.
		body := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' || r >= 0xFFFE && r <= 0xFFFF {
				return '?'
			}
			return r
		}, w.Body.String())
		doc := parsePage(t, body)
		for _, name := range []string{"script", "img", "iframe", "object", "svg", "b"} {
			if doc.named(name) != nil {
				t.Errorf("a <%s> from the question", name)
			}
		}
		for _, e := range doc.all(func(*element) bool { return true }) {
			for a := range e.attr {
				if strings.HasPrefix(a, "on") || a == "style" {
					t.Errorf("<%s %s>", e.name, a)
				}
			}
		}
	})
}

func TestEveryCommandCanBeTried(t *testing.T) {
	b := corpus.Builtin()
	set := commands.New(b, searcher{b})
	h, err := New(b, set, Options{Try: true}, discard)
	if err != nil {
		t.Fatal(err)
	}
	doc := parsePage(t, get(h, "/try").Body.String())
	if got, want := len(doc.named("form")), len(set.Commands()); got != want {
		t.Errorf("%d forms, want one for each of %d commands", got, want)
	}
	doc = parsePage(t, get(h, "/try?c=recommendation&number=2").Body.String())
	box := doc.class("message-box")
	if len(box) != 1 || len(box[0].named("blockquote")) == 0 {
		t.Fatal("recommendation 2 is not shown")
	}
	// A reply's steps stay on this page.
	doc = parsePage(t, get(h, "/try?c=ask&question=Central").Body.String())
	for _, a := range doc.class("steps")[0].named("a") {
		target, _, _ := strings.Cut(a.attr["href"], "#")
		if w := get(h, "/"+target); w.Code != 200 || len(parsePage(t, w.Body.String()).class("message-box")) != 1 {
			t.Errorf("%s leads to status %d", a.words(), w.Code)
		}
	}
	// A panel's menu leads to each section.
	doc = parsePage(t, get(h, "/try?c=brief").Body.String())
	choices := doc.class("menu")[0].named("option")
	if len(choices) < 2 {
		t.Errorf("the brief's menu has %d sections", len(choices))
	}
	for _, o := range choices {
		w := get(h, "/try?step="+url.QueryEscape(o.attr["value"]))
		if doc := parsePage(t, w.Body.String()); w.Code != 200 || len(doc.class("message-box")[0].named("blockquote")) == 0 {
			t.Errorf("%s leads to no text, status %d", o.words(), w.Code)
		}
	}
	for target, status := range map[string]int{
		"/try?c=nonsense": 404, "/try?c=ask&question=fail": 500, "/try?c=ask&question=" + strings.Repeat("x", 1001): 400, "/try?%zz": 400,
		"/try?step=" + strings.Repeat("x", 81): 400, "/try?step=nonsense": 200, "/try?c=ask": 200,
	} {
		if w := get(h, target); w.Code != status {
			t.Errorf("%.40s: status %d, want %d", target, w.Code, status)
		}
	}
	if w := get(newHandler(t, b), "/try"); w.Code != http.StatusNotFound {
		t.Errorf("without the option: status %d", w.Code)
	}
}

// Of a brief with very many headings the contents list the upper levels.
func TestContentsOfALongBrief(t *testing.T) {
	var text strings.Builder
	text.WriteString("# Long\n")
	for i := range 300 {
		fmt.Fprintf(&text, "\n### Detail %d\n\nA paragraph of its own.\n", i)
		if i%10 == 0 {
			fmt.Fprintf(&text, "\n## Chapter %d\n\nA chapter begins.\n", i)
		}
	}
	b := corpus.Parse([]byte(text.String()), corpus.Options{})
	listed := 0
	for _, a := range parsePage(t, get(newHandler(t, b), "/").Body.String()).named("nav")[0].named("a") {
		if strings.Contains(a.words(), "Detail") {
			t.Errorf("%s is listed", a.words())
		}
		if strings.Contains(a.words(), "Chapter") {
			listed++
		}
	}
	if listed != 30 {
		t.Errorf("%d chapters are listed, want 30", listed)
	}
}
