package attribution

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

// Any part of any text has attributions whose words stand in it.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"X believes that Y.", "“a”, said b", "if", "as X says, «y»", "according to", "Whether (that", "It is said to | a", "не что", "' ' ' that ,"} {
		f.Add(s, uint8(0), uint8(9))
	}
	languages := []string{"en", "fr", "de", "es", "ru", "zh"}
	f.Fuzz(func(t *testing.T, text string, from, length uint8) {
		b := corpus.Parse([]byte("# T\n\n## S\n\n"+text+"\n"), corpus.Options{})
		b.Language = languages[int(from)%len(languages)]
		for _, p := range b.Passages {
			for _, s := range p.Sentences {
				span := corpus.Span{Start: min(s.Start+int(from), s.End), End: min(s.Start+int(from)+int(length), s.End)}
				for _, a := range append(Of(b, p.Prose, span), Of(b, p.Prose, s)...) {
					if !strings.Contains(p.Text, a.Words) && a.Kind != Interview {
						t.Fatalf("%q is not in %q", a.Words, p.Text)
					}
				}
			}
		}
		if name := Speaker(text); !strings.Contains(text, name) {
			t.Fatalf("%q is not in %q", name, text)
		}
	})
}
