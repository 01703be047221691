package bot

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	case strings.TrimSpace(q.Text) == "":
		return index.Result{Verdict: index.None}, nil
	case strings.Contains(q.Text, "Almaty"):
		r.Verdict, r.Missing = index.Closest, []string{"ticket", "Almaty"}
	case strings.Contains(q.Text, "evil"):
		r.Verdict, r.Missing = index.None, []string{"**@everyone**", "<@123>", "[x](https://evil.example)"}
	}
	for _, id := range []string{"barriers-to-cooperation.3", "is-cooperation-possible.2", "barriers-to-cooperation.2"} {
		for i := range b.Passages {
			if p := &b.Passages[i]; p.ID == id {
				r.Hits = append(r.Hits, index.Hit{Passage: p, Sentence: p.Sentences[0], Score: float64(3 - len(r.Hits)), SameAs: -1})
			}
		}
	}
	return r, nil
}

// Every kind of reply, as its Discord message reads.
func TestRepliesReadLikeThis(t *testing.T) {
	set := commands.New(corpus.Builtin(), fixedSearch{})
	opts := func(kv ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i < len(kv); i += 2 {
			m[kv[i].(string)] = kv[i+1]
		}
		return m
	}
	tests := []struct {
		file string
		p    discordtest.Payload
		// press is the label of a button to press on the reply, or "".
		press string
		cfg   Config
	}{
		{file: "ask", p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?"))},
		{file: "ask-private", p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?", "private", true))},
		{file: "ask-silent", p: discordtest.Slash("ask", opts("question", "What is the price of a train ticket to Almaty?"))},
		{file: "ask-empty", p: discordtest.Slash("ask", opts("question", " "))},
		{file: "ask-hostile", p: discordtest.Slash("ask", opts("question", "**@everyone** <@123> [x](https://evil.example) `a` ||b|| # c\n> d :smile: https://evil.example/a_b_c"))},
		{file: "ask-next", p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?")), press: "Next match"},
		{file: "ask-section", p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?")), press: "Whole section"},
		{file: "ask-cite", p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?")), press: "Cite this"},
		{file: "ask-linked", cfg: Config{PublicURL: "https://brief.example.org"}, p: discordtest.Slash("ask", opts("question", "What stands in the way of EU–Russia cooperation in Central Asia?"))},
		{file: "recommendation", p: discordtest.Slash("recommendation", opts("number", "2"))},
		{file: "recommendations", p: discordtest.Slash("recommendation", opts())},
		{file: "recommendation-refused", p: discordtest.Slash("recommendation", opts("number", "5"))},
		{file: "cite", p: discordtest.Slash("cite", opts("work", "sattarov"))},
		{file: "cite-bibtex", p: discordtest.Slash("cite", opts("work", "sattarov", "style", "bibtex"))},
		{file: "footnote", p: discordtest.Slash("footnote", opts("number", "3"))},
		{file: "section", p: discordtest.Slash("section", opts("name", "barriers"))},
		{file: "outline", p: discordtest.Slash("section", opts())},
		{file: "verify-exact", p: discordtest.Slash("verify", opts("quote", "there is a serious lack of trust between both sides"))},
		{file: "verify-differs", p: discordtest.Slash("verify", opts("quote", "there is no serious lack of trust between both sides, which undermines any attempt to cooperate"))},
		{file: "verify-absent", p: discordtest.Slash("verify", opts("quote", "The moon landing was watched by six hundred million people around the world."))},
		{file: "brief", p: discordtest.Slash("brief", opts())},
		{file: "help", p: discordtest.Slash("help", opts())},
		{file: "help-french", p: discordtest.Slash("help", opts()).With("locale", "fr")},
		{file: "privacy", p: discordtest.Slash("privacy", opts())},
		{file: "find", p: discordtest.Menu("Find in brief", "I think Russia sees the EU as a rival there.")},
		{file: "quotes", p: discordtest.Menu("Check quotes", `The brief says “a serious lack of trust between both sides” and also "Both actors perceive each other only as possible partners in the region".`)},
		{file: "quotes-none", p: discordtest.Menu("Check quotes", "No quotation here.")},
		{file: "typing-recommendation", p: discordtest.Typing("recommendation", "number", "")},
		{file: "typing-cite", p: discordtest.Typing("cite", "work", "satarov")},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			var log record
			h := newHandler(tt.cfg, set, NewLogger(Config{}, &log))
			d := discordtest.NewServer(newChecker(t))
			defer d.Close()
			i, err := decodeInteraction(d.Expect(tt.p).Raw)
			if err != nil {
				t.Fatal(err)
			}
			a := h.Answer(t.Context(), i)
			if tt.press != "" {
				a = pressed(t, h, d, a, tt.press)
			}
			if err := newChecker(t).Response(mustJSON(t, a.Response())); err != nil {
				t.Error(err)
			}
			if log.String() != "" {
				t.Errorf("logged: %s", &log)
			}
			golden(t, filepath.Join("testdata", "replies", tt.file+".txt"), shown(a))
		})
	}
}

// pressed is the answer to the press of a button, by its label, by the person
// who asked.
func pressed(t *testing.T, h *handler, d *discordtest.Server, a answer, label string) answer {
	t.Helper()
	for _, m := range a.Messages {
		for _, b := range m.Buttons {
			if b.Label != label {
				continue
			}
			on := discordtest.Message{ID: "900000000000000055", Content: m.Content, Raw: mustJSON(t, m.data())}
			i, err := decodeInteraction(d.Expect(discordtest.Press(on, b.CustomID, discordtest.UserID)).Raw)
			if err != nil {
				t.Fatal(err)
			}
			return h.Answer(t.Context(), i)
		}
	}
	t.Fatalf("no button %q in:\n%s", label, shown(a))
	return answer{}
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
