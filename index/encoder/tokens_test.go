package encoder

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestPrepare(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"white space only", " \t\n\u00a0", ""},
		{"one word", "water", "▁water"},
		{"white space of all kinds", "  the\twater\r\n of\u00a0all\u2003", "▁the▁water▁of▁all"},
		{"NFKC", "ﬁne … ½", "▁fine▁...▁1⁄2"},
		{"combining accents", "cafe\u0301", "▁café"},
		{"what cannot be seen", "wa\u00adter\x00\x07 \u200ehere\u2060", "▁water▁here"},
		{"invalid UTF-8", "a\xffb", "▁a\ufffdb"},
		{"too long", strings.Repeat("é", MaxText), "▁" + strings.Repeat("é", MaxText/2)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, prepare(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextsWithoutMeaning(t *testing.T) {
	e := newEncoder(t)
	for _, text := range []string{"", " ", "\x00\x01", "\u200b\ufeff"} {
		if v := e.Encode(text); v != (Vector{}) {
			t.Errorf("the vector of %q is not zero", text)
		}
	}
}

func TestRarity(t *testing.T) {
	e := newEncoder(t)
	for _, c := range []struct {
		name, word string
		want       float64
	}{
		{"nothing", " ", 0},
		{"the commonest", "the", 3.57},
		{"with a capital", "The", 3.57},
		{"common", "team", 8.01},
		{"in the vocabulary", "cooperation", 11.64},
		{"only with a capital", "russia", 10.09},
		{"not in the vocabulary", "sabotage", 27.27},
		{"without a token", "水", 30.02},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := e.Rarity(c.word); math.Abs(got-c.want) > 0.01 {
				t.Errorf("Rarity(%q) is %.2f, want %.2f", c.word, got, c.want)
			}
		})
	}
}

// FuzzTokens checks that any bytes give tokens of the model, that their text
// is the prepared text (a run of unknown signs is one token), and that a
// vector comes of them that is as long as it should be.
func FuzzTokens(f *testing.F) {
	refs := references(f)
	if len(refs) == 0 {
		f.Fatal("no seeds")
	}
	for _, r := range refs {
		f.Add(r.Text)
	}
	f.Add("\xff\xfe\x00 \u0301 \U0001f300")
	e := newEncoder(f)
	pieces := make(map[int]string)
	v := &e.model.Vocabulary
	for i, token := range v.Token {
		pieces[int(token)] = v.Piece(i)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := e.tokens(text)
		if len(tokens) > MaxTokens {
			t.Fatalf("%d tokens", len(tokens))
		}
		rest := prepare(text)
		if !utf8.ValidString(rest) {
			t.Fatalf("prepare(%q) is not UTF-8", text)
		}
		for i := 0; i < len(tokens); i++ {
			if tokens[i] != unknown {
				piece, known := pieces[tokens[i]]
				if !known || !strings.HasPrefix(rest, piece) {
					t.Fatalf("token %d of %q is %d (%q), but the text goes on with %q", i, text, tokens[i], piece, rest)
				}
				rest = rest[len(piece):]
				continue
			}
			if i+1 == len(tokens) {
				rest = ""
				break
			}
			at := strings.Index(rest[1:], pieces[tokens[i+1]])
			if at < 0 {
				t.Fatalf("token %d of %q is not in the text", i+1, text)
			}
			rest = rest[1+at:]
		}
		if len(tokens) < MaxTokens && rest != "" {
			t.Fatalf("the tokens of %q leave %q", text, rest)
		}
		if len(tokens) > 12 {
			return // nothing new, but slow
		}
		vector := e.Encode(text)
		if length := vector.Cosine(&vector); len(tokens) > 0 && (length < 0.999 || length > 1.001) {
			t.Fatalf("the vector of %q has length %v", text, length)
		}
	})
}
