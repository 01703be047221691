package bot

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/corpustest"
	"briefbot/index"
)

// A judge holds answers against Discord's limits and the brief's own words.
type judge struct {
	checker *discordtest.Checker
	h       *handler
	d       *discordtest.Server
	words   []string // of passages and footnotes, bare
	labels  []string // of footnotes and marks
	asides  []string // the program's own words in quotations, the longest first
}

func newJudge(t testing.TB, b *corpus.Brief, s commands.Searcher) *judge {
	t.Helper()
	checker, err := discordtest.NewChecker("") // the description is for whole requests, elsewhere: it takes 30 ms each
	if err != nil {
		t.Fatal(err)
	}
	j := &judge{checker: checker, d: discordtest.NewServer(checker)}
	t.Cleanup(j.d.Close)
	return j.on(b, s)
}

// on is a judge of answers from another brief.
func (j *judge) on(b *corpus.Brief, s commands.Searcher) *judge {
	j = &judge{checker: j.checker, d: j.d}
	j.h = newHandler(Config{Token: "token", PublicURL: "https://brief.example.org"}, commands.New(b, s), slog.New(slog.NewTextHandler(io.Discard, nil)))
	var words []string
	for i := range b.Passages {
		words = append(words, b.Passages[i].Text)
		for _, m := range b.Passages[i].Marks { // some point nowhere
			j.labels = append(j.labels, m.Label)
		}
		for _, a := range b.Passages[i].Asides {
			j.asides = append(j.asides, strings.TrimSpace(a.Open), a.Close)
		}
	}
	for i := range b.Footnotes {
		words = append(words, b.Footnotes[i].Text)
		j.labels = append(j.labels, b.Footnotes[i].Label)
	}
	slices.SortFunc(j.asides, func(a, b string) int { return len(b) - len(a) })
	for _, w := range words {
		j.words = append(j.words, j.bare(w))
	}
	return j
}

// bare leaves out of a text what stands between its words and above them, and
// what Discord cannot show.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' || strings.ContainsRune(" ,\u200b\u00a0\u00ad⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿ*†‡§", r) || unicode.Is(unicode.Lm, r) {
			return -1
		}
		return r
	}, s)
}

// bare is a text without asides and marks as well: a label that is not raised
// stands in brackets.
func (j *judge) bare(s string) string {
	for _, label := range j.labels {
		s = strings.ReplaceAll(s, "["+label+"]", "")
	}
	for _, aside := range j.asides {
		s = strings.ReplaceAll(s, aside, "")
	}
	return bare(s)
}

// answer answers a payload, holds the answer and the requests that it becomes
// to the limits, and returns it.
func (j *judge) answer(t testing.TB, p discordtest.Payload) answer {
	t.Helper()
	i, err := decodeInteraction(j.d.Expect(p).Raw)
	if err != nil {
		t.Fatal(err)
	}
	a := j.h.Answer(t.Context(), i)
	if a.Outcome == outcomeFailed {
		t.Fatalf("%s: failed", p.JSON())
	}
	if err := j.checker.Response(mustJSON(t, a.Response())); err != nil {
		t.Fatalf("%v\n%s\n%s", err, p.JSON(), shown(a))
	}
	before := []string{"1400000000000000001", "1400000000000000002", "1400000000000000003", "1400000000000000004", "18446744073709551615"}
	for _, m := range a.Messages[min(1, len(a.Messages)):] {
		if err := j.checker.Request("POST", "/webhooks/1/token", "", mustJSON(t, m.with(before).sending())); err != nil {
			t.Fatalf("%v\n%s\n%s", err, p.JSON(), shown(a))
		}
	}
	if len(a.Messages) > maxMessages {
		t.Fatalf("%s: %d messages", p.JSON(), len(a.Messages))
	}
	for _, m := range a.Messages {
		if err := j.checker.Request("PATCH", "/webhooks/1/token/messages/@original", "", mustJSON(t, m.editing())); err != nil {
			t.Fatalf("%v\n%s\n%s", err, p.JSON(), shown(a))
		}
		j.message(t, p, m)
	}
	return a
}

func (j *judge) message(t testing.TB, p discordtest.Payload, m message) {
	t.Helper()
	if n := utf8.RuneCountInString(m.Content); n == 0 || n > maxContent || !utf8.ValidString(m.Content) {
		t.Fatalf("%s: a message of %d characters", p.JSON(), n)
	}
	for _, line := range readMarkdown(m.Content) {
		for _, s := range line.Spans {
			if s.Odd != "" {
				t.Fatalf("%s: a %s that nobody meant, %q, in\n%s", p.JSON(), s.Odd, s.Text, m.Content)
			}
		}
		if line.Kind != "quote" {
			if strings.HasPrefix(line.Kind, "quoted") {
				t.Fatalf("%s: a quotation is read as a %s:\n%s", p.JSON(), line.Kind, m.Content)
			}
			continue
		}
		if !j.inBrief(line) {
			t.Fatalf("%s: a quotation is not the brief's:\n%s", p.JSON(), line.Text())
		}
	}
}

// inBrief reports whether a quoted line is a slice of the brief's words. A
// footnote's own number stands before its text.
func (j *judge) inBrief(l shownLine) bool {
	shown := l.Text()
	text := j.bare(shown)
	for _, w := range j.words {
		if strings.Contains(w, text) {
			return true
		}
	}
	if _, rest, ok := strings.Cut(shown, " "); ok {
		text = j.bare(rest)
		for _, w := range j.words {
			if strings.Contains(w, text) {
				return true
			}
		}
	}
	return false
}

// walk presses every button of an answer, and every button of what comes of
// it, as the person who asked or as another.
func (j *judge) walk(t testing.TB, a answer, depth int) {
	t.Helper()
	if depth == 0 {
		return
	}
	for _, m := range a.Messages {
		on := discordtest.Message{ID: "900000000000000055", Content: m.Content, Raw: mustJSON(t, m.sending())}
		if m.Private {
			on.Flags = 64
		}
		for n, b := range m.Buttons {
			if b.Disabled || strings.Contains(b.CustomID, ".card:") || strings.Contains(b.CustomID, ".picture:") {
				continue // painting takes too long for thousands
			}
			p := discordtest.Press(on, b.CustomID, discordtest.UserID)
			if n%2 == 1 && !m.Private {
				p = p.As("900000000000000099").With("member.permissions", "0")
			}
			j.walk(t, j.answer(t, p), depth-1)
		}
	}
}

// strange are things that people type and that mean something to Discord, to
// the search engine or to nobody.
var strange = []string{
	"", " ", "?", "2", "R2", "rec 2", "zwei", "-1", "1.5", "sattarov", "Bossuyt and Bolgova 2019", "barriers", "What stands in the way?",
	"**bold** @everyone <@900000000000000010> [x](https://evil.example) `code` ||s|| ~~t~~", "```\n", "# heading\n> quote\n- item\n1. one",
	"https://evil.example/a_b*c", ":smile: <:x:1> <t:1> </ask:1>", "+ - \" ~ * : ^ ( ) && || !", "\x00\x01\u202e\u200b", "日本語 русский ελληνικά 🙂",
	strings.Repeat("cooperation ", 500), strings.Repeat("@here", 1200), strings.Repeat("é", 6000), "[R3] [n.2] [Sattarov 2018]", "“a serious lack of trust”",
	"there is no serious lack of trust between both sides, which undermines any attempt to cooperate",
	// At the limits: 400 words compared, 6,000 characters of an option, 4,000 of a
	// form, 2,000 of a message, 100 of a suggestion.
	strings.Repeat("EU … and … ", 101), strings.Repeat("trust ", 399) + "…", strings.Repeat("trust ", 401), strings.Repeat("ж", 6000), strings.Repeat("a ", 3000),
	"“" + strings.Repeat("lack of trust ", 428) + "”", strings.Repeat("wörter ", 571), strings.Repeat("\\", 2000), strings.Repeat("*", 2001), strings.Repeat("b", 100), strings.Repeat("b", 101),
}

func asks(command, option, text string, private bool) discordtest.Payload {
	o := map[string]any{option: text}
	if private {
		o["private"] = true
	}
	return discordtest.Slash(command, o)
}

// TestNoInputBreaksAReply asks every command everything strange, and presses
// all buttons two deep.
func TestNoInputBreaksAReply(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	j := newJudge(t, corpus.Builtin(), fixedSearch{})
	locales := []string{"en-US", "fr", "de", "es-ES", "ru", "uk", "tr", "ja"}
	n := 0
	for _, c := range j.h.set.Commands() {
		for _, text := range strange {
			n++
			p := discordtest.Menu(c.Menu, text)
			if c.Menu == "" {
				option := "none"
				if len(c.Options) > 0 {
					option = c.Options[0].Name
				}
				p = asks(c.Name, option, text, n%3 == 0)
				j.answer(t, discordtest.Typing(c.Name, option, text))
			}
			a := j.answer(t, p.With("locale", locales[n%len(locales)]))
			if n%11 == 0 {
				j.walk(t, a, 2)
			}
		}
	}
}

// TestEveryPassageFitsDiscord shows all there is of the built-in brief and of
// the documents that the parser is tested on, whatever their paragraphs' length.
func TestEveryPassageFitsDiscord(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	briefs := map[string]*corpus.Brief{"built-in": corpus.Builtin()}
	for name, doc := range corpustest.Documents(t) {
		briefs[name] = corpus.Parse(doc, corpus.Options{})
	}
	briefs["long"] = corpus.Parse([]byte("# Long\n\n## One\n\n"+strings.Repeat("A sentence of *some* length that says little (Nobody 2020). ", 400)+
		"\n\n"+strings.Repeat("x", 9000)+"\n\n"+strings.Repeat("**", 3000)+"\n\n- "+strings.Repeat("\\*", 4000)+"\n"), corpus.Options{})
	for name, b := range briefs {
		t.Run(name, func(t *testing.T) {
			j := newJudge(t, b, fixedSearch{})
			j.answer(t, discordtest.Slash("brief", nil))
			j.answer(t, discordtest.Slash("recommendation", nil))
			j.answer(t, discordtest.Slash("section", nil))
			for command, option := range map[string]string{"recommendation": "number", "footnote": "number", "cite": "work", "section": "name"} {
				for _, typed := range []string{"", "1", "the", "inter", "zzz"} {
					j.answer(t, discordtest.Typing(command, option, typed))
				}
			}
			for _, s := range b.Sections {
				a := j.answer(t, asks("section", "name", s.ID, false))
				j.walk(t, a, 1)
			}
			for _, f := range b.Footnotes {
				j.answer(t, asks("footnote", "number", f.ID, false))
			}
			for _, r := range b.References {
				j.answer(t, asks("cite", "work", r.Key, false))
			}
			for i := 0; i < len(b.Passages); i += 3 { // comparing is slow, and all are shown above
				j.answer(t, asks("verify", "quote", b.Passages[i].Text, false))
			}
		})
	}
}

// TestALongPassageIsWhole holds the pieces of a passage that takes several
// messages to the passage.
func TestALongPassageIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		var words strings.Builder
		for words.Len() < 1500+r.IntN(6000) {
			words.WriteString(strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(12)))
			words.WriteString([]string{" ", " ", " ", ". ", ", ", "* ", "_"}[r.IntN(7)])
		}
		whole := strings.TrimSpace(words.String())
		reply := commands.Reply{Outcome: commands.Answered, Blocks: []commands.Block{
			{Kind: commands.Say, Runs: []commands.Run{{Text: "Here it is."}}},
			{Kind: commands.Quotation, Runs: []commands.Run{{Text: whole[:700], Style: commands.Bold}, {Text: "3", Style: commands.Superscript}, {Text: whole[700:]}}},
			{Kind: commands.Footnote, Label: "3", Runs: []commands.Run{{Text: "The note."}}},
		}}
		messages := renderer{}.reply(reply, person{})
		var got strings.Builder
		for n, m := range messages {
			if utf8.RuneCountInString(m.Content) > maxContent {
				t.Fatalf("message %d has %d characters", n, utf8.RuneCountInString(m.Content))
			}
			for _, l := range readMarkdown(m.Content) {
				if l.Kind == "quote" {
					got.WriteString(l.Text())
				}
			}
		}
		if bare(got.String()) != bare(whole) {
			t.Fatalf("the pieces are not the passage:\n%s\n%s", bare(whole), bare(got.String()))
		}
		if last := messages[len(messages)-1].Content; !strings.HasSuffix(last, "-# ³ The note.") {
			t.Fatalf("the source does not stand at the end:\n%s", last)
		}
	}
}

// anyHits finds every third passage of a brief, and says so differently for
// every length of question.
type anyHits struct{ *corpus.Brief }

func (a anyHits) Search(_ context.Context, q index.Query) (index.Result, error) {
	verdicts := []index.Verdict{index.Answers, index.Closest, index.None}
	entries := append(index.Entries(), index.Entry{Kind: index.PassageKind}, index.Entry{Kind: index.AskAgain})
	e := entries[len(q.Text)%len(entries)]
	r := index.Result{Verdict: verdicts[len(q.Text)%3], Kind: e.Kind, Entry: e.Name, Missing: strings.Fields(q.Text)[:min(2, len(strings.Fields(q.Text)))]}
	for i := 0; i < len(a.Passages) && len(r.Hits) < 10; i += 3 {
		h := index.Hit{Passage: &a.Passages[i], SameAs: -1}
		if n := len(h.Passage.Sentences); n > 0 {
			h.Sentence = h.Passage.Sentences[i%n]
		}
		r.Hits = append(r.Hits, h)
	}
	r.Stated = min(2, len(r.Hits))
	return r, nil
}

// FuzzBrief asks any command anything of any document.
func FuzzBrief(f *testing.F) {
	documents := corpustest.Documents(f)
	for n, name := range slices.Sorted(maps.Keys(documents)) {
		f.Add(documents[name], uint8(n), strange[n%len(strange)])
	}
	base := newJudge(f, corpus.Builtin(), fixedSearch{})
	f.Fuzz(func(t *testing.T, doc []byte, which uint8, text string) {
		b := corpus.Parse(doc, corpus.Options{})
		if len(b.Passages) == 0 {
			return
		}
		j := base.on(b, anyHits{b})
		set := j.h.set.Commands()
		c := set[int(which)%len(set)]
		if c.Menu != "" {
			j.walk(t, j.answer(t, discordtest.Menu(c.Menu, text)), 1)
			return
		}
		option := "none"
		if len(c.Options) > 0 {
			option = c.Options[0].Name
		}
		j.answer(t, discordtest.Typing(c.Name, option, text))
		j.walk(t, j.answer(t, asks(c.Name, option, text, which >= 128)), 1)
	})
}

// FuzzAnswer asks any command anything, on the real index.
func FuzzAnswer(f *testing.F) {
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { x.Close() })
	j := newJudge(f, b, x)
	for n, text := range strange {
		f.Add(uint8(n), text, n%2 == 0)
	}
	set := j.h.set.Commands()
	f.Fuzz(func(t *testing.T, which uint8, text string, private bool) {
		c := set[int(which)%len(set)]
		if c.Menu != "" {
			j.walk(t, j.answer(t, discordtest.Menu(c.Menu, text)), 1)
			return
		}
		option := "none"
		if len(c.Options) > 0 {
			option = c.Options[0].Name
		}
		j.walk(t, j.answer(t, asks(c.Name, option, text, private)), 1)
	})
}
