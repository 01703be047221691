package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuotations(t *testing.T) {
	const a, b = "one two three", "four five six seven"
	for _, test := range []struct {
		name, message string
		want          []string
	}{
		{"none", "I don't think that it's true, the states' interests aren't", nil},
		{"English", "“" + a + "”", []string{a}},
		{"straight", `He said "` + a + `".`, []string{a}},
		{"single", "He said '" + a + "'.", []string{a}},
		{"single curly", "He said ‘" + a + "’.", []string{a}},
		{"German", "„" + a + "“ und ‚" + b + "‘", []string{a, b}},
		{"German, closed the English way", "„" + a + "” and „" + b + `"`, []string{a, b}},
		{"French", "« " + a + " », puis «\u00a0" + b + "\u00a0»", []string{a, b}},
		{"guillemets the other way", "»" + a + "« und ›" + b + "‹", []string{a, b}},
		{"East Asian", "「" + a + "」『" + b + "』", []string{a, b}},
		{"several", `"` + a + `" and "` + b + `"`, []string{a, b}},
		{"side by side", "“" + a + "”“" + b + "”", []string{a, b}},
		{"in brackets and emphasis", `("` + a + `") **“` + b + `”**`, []string{a, b}},
		{"too short ones are left out", `the "EU", an “unlikely couple” and "` + a + `"`, []string{a}},
		{"nested", "“he says ‘" + a + "’ now”", []string{"he says ‘" + a + "’ now"}},
		{"nested, the same marks", "“he says “" + a + "” now” and “" + b + "”", []string{"he says “" + a + "” now", b}},
		{"nested straight", `"he says '` + a + `' now"`, []string{"he says '" + a + "' now"}},
		{"apostrophes inside", "'the EU's two three' and “the EU’s goals”", []string{"the EU's two three", "the EU’s goals"}},
		{"apostrophes before", "it's the EU's 'one two three'", []string{a}},
		{"inches", `a 5" screen says "` + a + `"`, []string{a}},
		{"not closed", "“" + a + "\n\nnext paragraph", []string{a}},
		{"not closed, straight", `she wrote "` + a, []string{a}},
		{"not opened", a + "” he said", nil},
		{"an apostrophe is not a quotation that nobody closed", "rock 'n roll is here to stay", nil},
		{"over a line's end", "\"one two\nthree\"", []string{"one two\nthree"}},
		{"over paragraphs, opened anew", "“one two three\n\n“four five six seven” end", []string{"one two three\n\n“four five six seven"}},
		{"straight marks end with the paragraph", "\"one two three\n\nfour\" five six", []string{a}},
		{"block quote", "> one two three\n> four\nand I agree", []string{"> one two three\n> four"}},
		{"block quote to the end", "see:\n>>> one two three\nfour", []string{">>> one two three\nfour"}},
		{"block quote with a quotation in it", "> He said: “" + b + "”\nyes", []string{b}},
		{"block quote that has a short quotation", "> one two “three” four", []string{"> one two “three” four"}},
		{"both", "> " + a + "\nbut \"" + b + `"`, []string{"> " + a, b}},
		{"a comparison is no block quote", "5 > 3 and 4 < 6", nil},
		{"nothing", "", nil},
		{"marks only", `"""" “” '' «»`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, wordsOf(test.message)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.message, diff)
			}
		})
	}
}

func wordsOf(message string) (out []string) {
	for _, q := range quotations(message) {
		out = append(out, q.In(message))
	}
	return out
}

// Any message has its quotations found in one pass, and each is a part of it.
func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"“a b c”", `"a b c`, "> a b c\n\"d e f\"", "„a b c“ ‚d e f‘ »g h i«", "“a “b “c", "'a b c's'", strings.Repeat("“a ", 50), ">>> a b c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, message string) {
		valid := strings.ToValidUTF8(message, "�")
		for _, q := range wordsOf(valid) {
			// The marks of quoted lines are taken off where a quotation in them
			// goes over a line's end.
			if !strings.Contains(valid, q) && !strings.Contains(quotedLine.ReplaceAllString(valid, ""), q) {
				t.Fatalf("%q is not in %q", q, message)
			}
		}
	})
}
