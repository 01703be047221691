package commands

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"unicode/utf8"

	"briefbot/corpus"
	"briefbot/index"
)

// A card shows the sentence that answers, a paragraph that was walked to whole,
// and says in words all that is on it.
func TestCards(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, searchFunc(func(index.Query) (index.Result, error) {
		return hitsOn(b, index.Answers, passageAt(t, b, "barriers-to-cooperation.2"), passageAt(t, b, "introduction.2")), nil
	}))
	answer, err := s.ask(t.Context(), Request{Options: map[string]string{"question": "What stands in the way?"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		from Reply
		has  func(p *corpus.Passage) string
	}{
		"a sentence":  {answer, func(p *corpus.Passage) string { return p.Sentences[0].In(p.Text) }},
		"a paragraph": {press(t, s, answer, ParagraphAfter), func(p *corpus.Passage) string { return p.Text }},
	} {
		card := press(t, s, tt.from, QuoteCard)
		if card.Image == nil || card.Outcome != Answered {
			t.Fatalf("%s: %s", name, prose(card))
		}
		painted, err := png.DecodeConfig(bytes.NewReader(card.Image.PNG))
		if err != nil || painted.Width != 1200 || painted.Height != 630 {
			t.Errorf("%s: %v, %v", name, painted, err)
		}
		id, _, _ := strings.Cut(card.Image.Passage, ".s")
		for i := range b.Passages {
			if p := &b.Passages[i]; p.ID == id && !strings.HasPrefix(card.Image.Alt, Clip("“"+tt.has(p)+"” — ", maxAlt)) {
				t.Errorf("%s: the picture is described as %q", name, card.Image.Alt)
			}
		}
	}
	picture := press(t, s, answer, ArgumentPicture)
	if picture.Image == nil || utf8.RuneCountInString(picture.Image.Alt) > maxAlt || !strings.Contains(picture.Image.Alt, "Sattarov 2018") {
		t.Errorf("the argument: %+v", picture.Image)
	}
}

// What cannot be painted is refused in a sentence, and nothing is cut.
func TestPicturesRefuse(t *testing.T) {
	long := corpus.Parse([]byte("# Long\n\n## One\n\n"+strings.Repeat("word ", 900)+".\n"), corpus.Options{})
	arabic := corpus.Parse([]byte("# نص\n\n## فصل\n\nهذه جملة قصيرة من النص الذي نقرأه هنا.\n"), corpus.Options{})
	for name, tt := range map[string]struct {
		brief *corpus.Brief
		view  view
		want  string
	}{
		"a long paragraph":    {long, view{verb: showCard}, "This is too long for a card, and I cut no quotation."},
		"a script, on a card": {arabic, view{verb: showCard}, "I cannot paint this script."},
		"a script":            {arabic, view{verb: showPicture}, "I cannot paint this script."},
	} {
		s := New(tt.brief, nil)
		r, err := s.Act(t.Context(), s.state(tt.view), Request{})
		if err != nil || r.Outcome != Refused || Text(r.Blocks) != tt.want || r.Image != nil {
			t.Errorf("%s: %v, %s", name, err, prose(r))
		}
	}
}

func TestTheArgumentIsPaintedOnceForALanguage(t *testing.T) {
	p, times := &painted{arguments: map[string][]byte{}}, 0
	paint := func() ([]byte, error) { times++; return []byte("png"), nil }
	for _, lang := range []string{"en", "ru", "en", "en", "ru"} {
		if png, err := p.argument(lang, paint); err != nil || string(png) != "png" {
			t.Fatal(png, err)
		}
	}
	if times != 2 {
		t.Errorf("painted %d times for two languages", times)
	}
}
