package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEverydayWords(t *testing.T) {
	b, err := readEveryday("builtin/everyday.txt", builtinEveryday)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, question string
		want           []translatedTerm
	}{
		{"one word", "Do the FOLKS care?", []translatedTerm{{"population people", everydayWeight, "FOLKS"}}},
		{"any ending", "smugglers", []translatedTerm{{"drug trafficking anti-drugs", everydayWeight, "smugglers"}}},
		{"the longest", "should they keep in touch", []translatedTerm{{"keep the dialogue open", everydayWeight, "keep in touch"}}},
		{"apostrophe", "Mind its own business, don't meddle", []translatedTerm{
			{"sovereignty non-interference", everydayWeight, "Mind its own business"},
			{"sovereignty non-interference", everydayWeight, "meddle"},
		}},
		{"none", "xyzzy 12", nil},
		{"empty", "", nil},
		{"not UTF-8", "\xff\xfe", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, b.others(foldText(tc.question))); diff != "" {
				t.Errorf("other words (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadEverydayFaults(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"no colon":    {"# ties\n\na b c\n", `x.txt:3: a line of the form "relations: ties, rapport" is expected`},
		"no word":     {": ties\n", `x.txt:1: a line of the form "relations: ties, rapport" is expected`},
		"nothing":     {"relations: ties,\n", `x.txt:1: "" is empty`},
		"star inside": {"relations: t*s\n", `x.txt:1: "t*s" holds more than`},
		"twice":       {"relations: ties\nbonds: ties\n", `x.txt:2: "ties" stands on line 1 already`},
		"not UTF-8":   {"relations: \xff\n", `x.txt:1: "\xff" holds more than`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readEveryday("x.txt", []byte(tc.in))
			if err == nil || !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("error %v, want %s", err, tc.want)
			}
		})
	}
}

func BenchmarkBuiltinEveryday(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readEveryday("builtin/everyday.txt", builtinEveryday); err != nil {
			b.Fatal(err)
		}
	}
}
