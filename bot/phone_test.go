package bot

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// A phone of 390 pixels leaves Discord some 37 characters of a quotation in a
// line, and 47 of small print.
const (
	phoneLine  = 37
	phoneSmall = 47
)

// onSentence answers with one sentence of a passage.
type onSentence struct {
	p *corpus.Passage
	n int
}

func (o onSentence) Search(context.Context, index.Query) (index.Result, error) {
	return index.Result{Kind: index.PassageKind, Verdict: index.Answers, Hits: []index.Hit{{Passage: o.p, Sentence: o.p.Sentences[o.n], Score: 9, SameAs: -1}}}, nil
}

// The answering sentence begins within the first six lines on a phone, whichever
// it is of whichever paragraph.
func TestTheAnswerIsWithinSixLines(t *testing.T) {
	b := corpus.Builtin()
	d := discordtest.NewServer(newChecker(t))
	defer d.Close()
	for i := range b.Passages {
		p := &b.Passages[i]
		for n := range p.Sentences {
			if p.Part != corpus.Body || strings.TrimSpace(p.Sentences[n].In(p.Text)) == "" {
				continue
			}
			h := newHandler(Config{Token: "token"}, commands.New(b, onSentence{p, n}), discardLog())
			in, err := decodeInteraction(d.Expect(discordtest.Slash("ask", map[string]any{"question": "Why is the EU unwilling to align itself with the EAEU?"})).Raw)
			if err != nil {
				t.Fatal(err)
			}
			lines, found := 0., false
			for line := range strings.Lines(h.Answer(t.Context(), in).Messages[0].Content) {
				before, _, bold := strings.Cut(line, "**")
				width := phoneLine
				if strings.HasPrefix(line, "-# ") {
					width = phoneSmall
				}
				if found = bold; found {
					lines += float64(utf8.RuneCountInString(before) / width)
					break
				}
				lines += float64((utf8.RuneCountInString(line) + width - 1) / width)
			}
			if !found || lines >= 6 {
				t.Errorf("%s, sentence %d: bold %v after %.0f lines", p.ID, n+1, found, lines)
			}
		}
	}
}
