package bot

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

var update = flag.Bool("update", false, "write the golden files anew")

// shown writes an answer as a person sees it in Discord: each message's text
// between lines, its buttons in brackets below.
func shown(a answer) string {
	var b strings.Builder
	for i, m := range a.Messages {
		if i > 0 {
			b.WriteString("\n")
		}
		who := "to all"
		if m.Private {
			who = "to the asker alone"
		}
		fmt.Fprintf(&b, "──── %s\n%s\n────\n", who, m.Content)
		for _, a := range m.Menu {
			fmt.Fprintf(&b, "[%s ▾ %s]\n", m.MenuLabel, a.Label)
		}
		for j, button := range m.Buttons {
			switch {
			case j == 0:
			case j%maxButtonsPerRow == 0:
				b.WriteString("\n")
			default:
				b.WriteString(" ")
			}
			label := button.Label
			if button.Disabled {
				label = "(" + label + ")"
			}
			b.WriteString("[" + label + "]")
		}
		if len(m.Buttons) > 0 {
			b.WriteString("\n")
		}
	}
	for _, c := range a.Choices {
		fmt.Fprintf(&b, "%v  ←  %s\n", c.Value, c.Name)
	}
	return b.String()
}

// fixedSearch finds the same passages for every question, so that these files
// change when replies do and not when ranking does.
type fixedSearch struct{}

func (fixedSearch) Search(_ context.Context, q index.Query) (index.Result, error) {
	b := corpus.Builtin()
	r := index.Result{Verdict: index.Answers}
	switch {
	case strings.TrimSpace(q.Text) == "", q.Text == "nothing":
		return index.Result{Verdict: index.None}, nil
	case strings.Contains(q.Text, "Almaty"):
		r.Verdict, r.Missing = index.Closest, []string{"ticket", "Almaty"}
	case strings.Contains(q.Text, "evil"):
		r.Verdict, r.Missing = index.None, []string{"**@everyone**", "<@123>", "[x](https://evil.example)"}
	}
	for _, id := range []string{"barriers-to-cooperation.3", "is-cooperation-possible.2", "barriers-to-cooperation.2"} {
		for i := range b.Passages {
			if p := &b.Passages[i]; p.ID == id {
				r.Hits = append(r.Hits, index.Hit{Passage: p, Sentence: p.Sentences[0], Score: float64(30 - len(r.Hits)), SameAs: -1})
			}
		}
	}
	return r, nil
}

// Every kind of reply, as its Discord message reads.
func TestRepliesReadLikeThis(t *testing.T) {
	opts := func(kv ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i < len(kv); i += 2 {
			m[kv[i].(string)] = kv[i+1]
		}
		return m
	}
	const what = "What stands in the way of EU–Russia cooperation in Central Asia?"
	const another = "900000000000000099"
	tests := []struct {
		file string
		p    discordtest.Payload
		// press are the labels of buttons to press, each on what came of the
		// one before; by is who presses, the asker unless said otherwise.
		press []string
		by    string
		cfg   Config
		set   Commands
	}{
		{file: "ask", p: discordtest.Slash("ask", opts("question", what))},
		{file: "ask-private", p: discordtest.Slash("ask", opts("question", what, "private", true))},
		{file: "ask-silent", p: discordtest.Slash("ask", opts("question", "What is the price of a train ticket to Almaty?"))},
		{file: "ask-empty", p: discordtest.Slash("ask", opts("question", " "))},
		{file: "ask-hostile", p: discordtest.Slash("ask", opts("question", "**@everyone** <@123> [x](https://evil.example) `a` ||b|| # c\n> d :smile: https://evil.example/a_b_c"))},
		{file: "ask-next", p: discordtest.Slash("ask", opts("question", what)), press: []string{"Next match"}},
		{file: "ask-section", p: discordtest.Slash("ask", opts("question", what)), press: []string{"Whole section"}},
		{file: "ask-cite", p: discordtest.Slash("ask", opts("question", what)), press: []string{"Cite this"}},
		{file: "ask-linked", cfg: Config{PublicURL: "https://brief.example.org"}, p: discordtest.Slash("ask", opts("question", what))},
		{file: "ask-before", p: discordtest.Slash("ask", opts("question", what)), press: []string{"More…", "Paragraph before"}},
		{file: "ask-nearest", p: discordtest.Slash("ask", opts("question", "evil")), press: []string{"Nearest passages"}},
		{file: "ask-nothing", p: discordtest.Slash("ask", opts("question", "nothing"))},
		{file: "ask-another", p: discordtest.Slash("ask", opts("question", what)), press: []string{"Next match"}, by: another},
		{file: "ask-shared", p: discordtest.Slash("ask", opts("question", what, "private", true)), press: []string{"More…", "Share in channel"}},
		{file: "ask-parts", p: discordtest.Slash("ask", opts("question", "Is there trust, and what about the price of gas?")), set: topical("")},
		{file: "ask-more", p: discordtest.Slash("ask", opts("question", what)), press: []string{"More…"}},
		{file: "ask-more-private", p: discordtest.Slash("ask", opts("question", what, "private", true)), press: []string{"More…"}},
		{file: "ask-more-another", p: discordtest.Slash("ask", opts("question", what)), press: []string{"More…"}, by: another},
		{file: "ask-more-parts", p: discordtest.Slash("ask", opts("question", "Is there trust, and what about the price of gas?", "private", true)), set: topical(""), press: []string{"More…"}},
		{file: "ask-outside", p: outsideMember(discordtest.Slash("ask", opts("question", what)))},
		{file: "ask-blind", p: discordtest.Slash("ask", opts("question", what)).With("app_permissions", "0")},
		{file: "more-of-another-brief", p: discordtest.Press(discordtest.Message{ID: "900000000000000055"}, "more::amffffffffffffAAAA", discordtest.UserID)},
		{file: "ask-greeting", p: discordtest.Slash("ask", opts("question", "hello")), set: topical("greeting")},
		{file: "ask-thanks", p: discordtest.Slash("ask", opts("question", "thanks!")), set: topical("thanks")},
		{file: "ask-errand", p: discordtest.Slash("ask", opts("question", "write me a speech")), set: topical("errand")},
		{file: "ask-author", p: discordtest.Slash("ask", opts("question", "who wrote it")), set: topical("author")},
		{file: "ask-sources", p: discordtest.Slash("ask", opts("question", "which sources")), set: topical("references")},
		{file: "ask-contents", p: discordtest.Slash("ask", opts("question", "what is it about")), set: topical("about")},
		{file: "ask-russian", p: discordtest.Slash("ask", opts("question", what)).With("locale", "ru")},
		{file: "ask-long", p: discordtest.Slash("ask", opts("question", what)), set: longWinded()},
		{file: "ask-long-private", p: discordtest.Slash("ask", opts("question", what, "private", true)), set: longWinded()},
		{file: "ask-long-outside", p: outsideMember(discordtest.Slash("ask", opts("question", what))), set: longWinded()},
		{file: "brief-recommendations", p: discordtest.Slash("brief", nil), press: []string{"What does it recommend?"}},
		{file: "button-of-another-brief", p: discordtest.Press(discordtest.Message{ID: "900000000000000055"}, "one.next:amffffffffffffAAAA", discordtest.UserID)},
		{file: "button-unreadable", p: discordtest.Press(discordtest.Message{ID: "900000000000000055"}, "one.next:?", discordtest.UserID)},
		{file: "button-unknown", p: discordtest.Press(discordtest.Message{ID: "900000000000000055"}, "what", discordtest.UserID)},
		{file: "delete-of-another", p: discordtest.Slash("footnote", opts("number", "2")), press: []string{"Delete"}, by: another},
		{file: "share-of-nothing", p: discordtest.Press(discordtest.Message{ID: "900000000000000055"}, "share:", discordtest.UserID)},
		{file: "recommendation", p: discordtest.Slash("recommendation", opts("number", "2"))},
		{file: "recommendations", p: discordtest.Slash("recommendation", opts())},
		{file: "recommendation-refused", p: discordtest.Slash("recommendation", opts("number", "5"))},
		{file: "cite", p: discordtest.Slash("cite", opts("work", "sattarov"))},
		{file: "cite-bibtex", p: discordtest.Slash("cite", opts("work", "sattarov", "style", "bibtex"))},
		{file: "cite-several", p: discordtest.Slash("cite", opts("work", "central asia"))},
		{file: "cite-refused", p: discordtest.Slash("cite", opts("work", "tolstoy"))},
		{file: "cite-no-style", p: discordtest.Slash("cite", opts("work", "sattarov", "style", "vancouver"))},
		{file: "cite-damaged", p: discordtest.Slash("cite", opts("work", "prandin"))},
		{file: "footnote-refused", p: discordtest.Slash("footnote", opts("number", "99"))},
		{file: "footnote", p: discordtest.Slash("footnote", opts("number", "3"))},
		{file: "section", p: discordtest.Slash("section", opts("name", "barriers"))},
		{file: "section-several", p: discordtest.Slash("section", opts("name", "cooperation"))},
		{file: "section-refused", p: discordtest.Slash("section", opts("name", "trains"))},
		{file: "outline", p: discordtest.Slash("section", opts())},
		{file: "verify-exact", p: discordtest.Slash("verify", opts("quote", "there is a serious lack of trust between both sides"))},
		{file: "verify-differs", p: discordtest.Slash("verify", opts("quote", "there is no serious lack of trust between both sides, which undermines any attempt to cooperate"))},
		{file: "verify-absent", p: discordtest.Slash("verify", opts("quote", "The moon landing was watched by six hundred million people around the world."))},
		{file: "verify-private", p: discordtest.Slash("verify", opts("quote", "there is a serious lack of trust between both sides", "private", true))},
		{file: "verify-elided", p: discordtest.Slash("verify", opts("quote", "Both actors perceive each other … as potential spoilers"))},
		{file: "verify-with-author", p: discordtest.Slash("verify", opts("quote", "“Central Asia is not ready for democracy” (Bossuyt 2020)"))},
		{file: "verify-punctuation", p: discordtest.Slash("verify", opts("quote", "there is a serious lack of trust between both sides; which undermines any attempt to cooperate"))},
		{file: "verify-two-paragraphs", p: discordtest.Slash("verify", opts("quote", "Both actors perceive each other not only as possible partners in the region, but also as potential spoilers. Moreover, despite EU cooperation with Russia in Central Asia being formally possible"))},
		{file: "verify-footnote", p: discordtest.Slash("verify", opts("quote", "Interviews with EU officials, August-September 2019. See also Sattarov (2018)"))},
		{file: "verify-too-short", p: discordtest.Slash("verify", opts("quote", "lack of"))},
		{file: "brief", p: discordtest.Slash("brief", opts())},
		{file: "help", p: discordtest.Slash("help", opts())},
		{file: "help-french", p: discordtest.Slash("help", opts()).With("locale", "fr")},
		{file: "privacy", p: discordtest.Slash("privacy", opts())},
		{file: "find", p: discordtest.Menu("Find in brief", "I think Russia sees the EU as a rival there.")},
		{file: "find-nothing", p: discordtest.Menu("Find in brief", "nothing")},
		{file: "find-empty", p: discordtest.Menu("Find in brief", "")},
		{file: "quotes", p: discordtest.Menu("Check quotes", `The brief says “a serious lack of trust between both sides” and also "Both actors perceive each other only as possible partners in the region".`)},
		{file: "quotes-none", p: discordtest.Menu("Check quotes", "No quotation here.")},
		{file: "typing-recommendation", p: discordtest.Typing("recommendation", "number", "")},
		{file: "typing-section", p: discordtest.Typing("section", "name", "co")},
		{file: "typing-footnote", p: discordtest.Typing("footnote", "number", "interv")},
		{file: "typing-cite", p: discordtest.Typing("cite", "work", "satarov")},
	}
	for _, style := range []string{"As printed", "APA", "Chicago author-date", "MLA", "Harvard", "BibTeX", "RIS", "CSL-JSON"} {
		press := []string{"Cite this", style}
		if style == "As printed" { // it comes first
			press = press[:1]
		} else if !slices.Contains([]string{"APA", "Chicago author-date", "MLA"}, style) {
			press = []string{press[0], "More…", style}
		}
		name := strings.ToLower(strings.ReplaceAll(style, " ", "-"))
		for file, p := range map[string]discordtest.Payload{
			"cite-reference-": discordtest.Slash("cite", opts("work", "bossuyt and bolgova")),
			"cite-passage-":   discordtest.Slash("ask", opts("question", what)),
			"cite-brief-":     discordtest.Slash("brief", opts()),
		} {
			next := tests[0]
			next.file, next.p, next.press = file+name, p, press
			if file == "cite-brief-" {
				next.press = append([]string{"More…"}, press...)
			}
			tests = append(tests, next)
		}
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			var log record
			if tt.set == nil {
				tt.set = commands.New(corpus.Builtin(), fixedSearch{})
			}
			tt.cfg.Token = "token"
			h := newHandler(tt.cfg, tt.set, NewLogger(Config{}, &log))
			d := discordtest.NewServer(newChecker(t))
			defer d.Close()
			i, err := decodeInteraction(d.Expect(tt.p).Raw)
			if err != nil {
				t.Fatal(err)
			}
			a := h.Answer(t.Context(), i)
			for _, label := range tt.press {
				a = pressed(t, h, d, a, label, tt.by)
			}
			checkAnswer(t, a)
			if log.String() != "" {
				t.Errorf("logged: %s", &log)
			}
			golden(t, filepath.Join("testdata", "replies", tt.file+".txt"), shown(a))
		})
	}
}

// checkAnswer holds all that an answer becomes against Discord's rules.
func checkAnswer(t *testing.T, a answer) {
	t.Helper()
	if err := newChecker(t).Response(mustJSON(t, a.Response())); err != nil {
		t.Error(err)
	}
	for _, m := range a.Messages {
		for target, body := range map[string]any{
			"POST /webhooks/1/token": m.sending(), "PATCH /webhooks/1/token/messages/@original": m.editing(),
			"POST /channels/1/messages": m.editing(),
		} {
			method, path, _ := strings.Cut(target, " ")
			if err := newChecker(t).Request(method, path, "", mustJSON(t, body)); err != nil {
				t.Error(err)
			}
		}
	}
}

// topical are the commands where each question is about the document in a way,
// or asks two things if the topic is "".
func topical(entry string) Commands {
	return commands.New(corpus.Builtin(), topicOf(entry))
}

type topicOf string

func (t topicOf) Search(ctx context.Context, q index.Query) (index.Result, error) {
	r, err := fixedSearch{}.Search(ctx, q)
	if t == "" {
		first, second, _ := strings.Cut(q.Text, ", ")
		r.Parts = []index.Part{{Text: first, Result: index.Result{Verdict: index.Answers, Hits: r.Hits}}, {Text: second, Result: index.Result{Verdict: index.None}}}
		return r, err
	}
	for _, id := range map[topicOf][]string{
		"author": {"about-the-author.1"}, "about": {"executive-summary.1", "executive-summary.2"},
	}[t] {
		p := passage(corpus.Builtin(), id)
		r.Hits = append([]index.Hit{{Passage: p, Sentence: p.Sentences[0], SameAs: -1}}, r.Hits...)
		r.Stated++
	}
	r.Kind, r.Entry = index.FactKind, string(t)
	return r, err
}

func passage(b *corpus.Brief, id string) *corpus.Passage {
	for i := range b.Passages {
		if b.Passages[i].ID == id {
			return &b.Passages[i]
		}
	}
	panic("no passage " + id)
}

// longWinded are the commands on a brief whose one paragraph takes two messages.
func longWinded() Commands {
	b := corpus.Parse([]byte("# A Long Brief\n\n## Obstacles\n\n"+
		strings.Repeat("The first obstacle is that few people finish a sentence before they have begun the next one (Nobody 2020). ", 30)+
		"The last obstacle is this one.[^1]\n\n[^1]: A note on the last sentence.\n\n## References\n\n- Nobody, A. (2020). *On length*. London: Somewhere.\n"), corpus.Options{})
	return commands.New(b, firstOf{b})
}

// firstOf finds the first passage of a brief.
type firstOf struct{ *corpus.Brief }

func (f firstOf) Search(context.Context, index.Query) (index.Result, error) {
	p := &f.Passages[0]
	return index.Result{Verdict: index.Answers, Hits: []index.Hit{{Passage: p, Sentence: p.Sentences[0], SameAs: -1}}}, nil
}

// pressed is the answer to the press of a button, by its label, by the person
// who asked unless by is another.
func pressed(t *testing.T, h *handler, d *discordtest.Server, a answer, label, by string) answer {
	t.Helper()
	for _, m := range a.Messages {
		for _, b := range m.Buttons {
			if b.Label != label {
				continue
			}
			on := discordtest.Message{ID: "900000000000000055", Content: m.Content, Raw: mustJSON(t, m.sending())}
			if m.Private {
				on.Flags = 64
			}
			p := discordtest.Press(on, b.CustomID, discordtest.UserID)
			if by != "" {
				p = p.As(by).With("member.permissions", "0")
			}
			i, err := decodeInteraction(d.Expect(p).Raw)
			if err != nil {
				t.Fatal(err)
			}
			return h.Answer(t.Context(), i)
		}
	}
	t.Fatalf("no button %q in:\n%s", label, shown(a))
	return answer{}
}

// Messages that mention the bot, and what is answered.
func TestMentionsReadLikeThis(t *testing.T) {
	h := newHandler(Config{Token: "token"}, commands.New(corpus.Builtin(), fixedSearch{}), discardLog())
	for file, tt := range map[string]struct{ text, locale string }{
		"mention":          {"What stands in the way?", "en-US"},
		"mention-french":   {"Quels sont les obstacles ?", "fr"},
		"mention-nothing":  {"", "de"},
		"mention-expanded": {"Compare [R3] with [n.2], [Sattarov 2018] and [R1]; [what] is no short form.", "en-US"},
	} {
		t.Run(file, func(t *testing.T) {
			var m said
			m.Author.ID, m.Content = discordtest.UserID, tt.text
			outcome, messages := h.message(t.Context(), m, tt.locale)
			a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Messages: messages}
			checkAnswer(t, a)
			if outcome != commands.Answered {
				t.Errorf("outcome %q", outcome)
			}
			golden(t, filepath.Join("testdata", "replies", file+".txt"), shown(a))
		})
	}
}

// golden compares got with a file, which -update writes.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-update writes it anew):\n%s", file, diff)
	}
}
