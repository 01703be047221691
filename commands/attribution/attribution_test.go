package attribution

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"briefbot/corpus"
)

// Each sentence of the table says of its words what a reader says.
func TestTable(t *testing.T) {
	data, err := os.ReadFile("testdata/table.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, notes, _ := strings.Cut(string(data), "= notes")
	notes = strings.Replace(notes, "= references", "## References", 1)
	language, sentence := "", ""
	var want []string
	n := 0
	check := func() {
		if sentence == "" {
			return
		}
		n++
		got := ofSentence(t, language, sentence, notes)
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s\n\tgot  %q\n\twant %q", sentence, got, want)
		}
		sentence, want = "", nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "\t"):
			want = append(want, line[1:])
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "= "):
			check()
			language = line[2:]
		default:
			check()
			sentence = line
		}
	}
	check()
	if n < 120 {
		t.Errorf("only %d sentences", n)
	}
}

var bracketed = regexp.MustCompile(`\[\[(.*)\]\]`)

// ofSentence are the attributions of the words in [[ ]] of a sentence in
// Markdown.
func ofSentence(t *testing.T, language, sentence, notes string) (out []string) {
	t.Helper()
	b := corpus.Parse([]byte("# Title\n\n## Text\n\n"+bracketed.ReplaceAllString(sentence, "$1")+"\n"+notes), corpus.Options{})
	b.Language = language
	p := b.Passages[0].Prose
	span := corpus.Span{End: len(p.Text)}
	if m := bracketed.FindStringSubmatch(sentence); m != nil {
		span.Start = strings.Index(p.Text, m[1])
		if span.Start < 0 {
			t.Fatalf("%q is not in %q", m[1], p.Text)
		}
		span.End = span.Start + len(m[1])
	}
	for _, a := range Of(b, p, span) {
		line := string(a.Kind)
		if a.Words != "" {
			line += ": " + a.Words
		}
		out = append(out, line)
	}
	return out
}
