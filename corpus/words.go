package corpus

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsText string

// wordLists are the lists of words.txt by name.
var wordLists = func() map[string]string {
	lists := map[string][]string{}
	name := ""
	for line := range strings.Lines(wordsText) {
		if line[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			name, line, _ = strings.Cut(line, ":")
		}
		lists[name] = append(lists[name], strings.TrimSpace(line))
	}
	out := make(map[string]string, len(lists))
	for name, lines := range lists {
		out[name] = strings.TrimSpace(strings.Join(lines, " "))
	}
	return out
}()

// rows are the rows of a list.
func rows(list string) []string {
	return strings.Split(strings.TrimSuffix(wordLists[list], ";"), "; ")
}
