package corpus

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsText string

// wordLists are the lists of words.txt by name.
var wordLists = func() map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(wordsText) {
		if line[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			name, line, _ = strings.Cut(line, ":")
		}
		out[name] = strings.TrimSpace(out[name] + " " + strings.TrimSpace(line))
	}
	return out
}()

// rows are the rows of a list.
func rows(list string) []string {
	return strings.Split(strings.TrimSuffix(wordLists[list], ";"), "; ")
}
