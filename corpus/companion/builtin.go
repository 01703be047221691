package companion

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// The built-in companion is in parts: what has nothing to do with its brief has
// nothing to do with others, and is read for those without the rest. Questions in
// other languages are in foreign.go.
var (
	//go:embed builtin/companion.txt
	builtinCompanion string
	//go:embed builtin/off-topic.txt
	builtinOffTopic string
)

// Builtin returns the companion of the built-in brief. An error means
// that the program was built with a faulty file.
func Builtin() (*File, error) {
	c := &File{name: "builtin/companion.txt", at: map[string]int{}, offTopic: OffTopicOfAny(), builtin: true}
	for _, l := range lists(builtinCompanion) {
		head, denies := strings.CutPrefix(l.head, "denies ")
		id, sentence, _ := strings.Cut(head, " ")
		if id == "unanswered" {
			c.unanswered = l.lines
			continue
		}
		if _, ok := c.at[id]; !ok {
			c.at[id] = len(c.entries)
			c.entries = append(c.entries, entry{id: id, line: l.line})
		}
		e := &c.entries[c.at[id]]
		if sentence == "" {
			e.also = l.lines
			continue
		}
		l.head = head
		_, a, err := l.sentence(c.name)
		if err != nil {
			return nil, err
		}
		if denies {
			e.denies = append(e.denies, a)
		} else {
			e.asks = append(e.asks, a)
		}
	}
	return c, nil
}

// OffTopicOfAny returns lines that have nothing to do with any brief.
func OffTopicOfAny() (out []string) {
	for _, l := range lists(builtinOffTopic) {
		out = append(out, l.lines...)
	}
	return out
}

// A list is what stands below a heading of a built-in file, "== PASSAGE" for
// wordings and "== PASSAGE SENTENCE OPENING" for questions: to read it takes a
// twentieth of the time of YAML, which was a sixth of that of a whole answer.
type list struct {
	line  int    // the heading's
	head  string // "" above the first heading
	lines []string
}

// lists reads a built-in file. Empty lines and those that begin with "#" say
// nothing.
func lists(text string) (out []list) {
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		head, opens := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || line[0] == '#':
			continue
		case opens:
			out = append(out, list{line: number, head: head})
			continue
		case len(out) == 0:
			out = append(out, list{line: number})
		}
		l := &out[len(out)-1]
		l.lines = append(l.lines, line)
	}
	return out
}

// sentence returns the passage and the sentence that a heading names, with the
// lines below. The opening words may be missing.
func (l list) sentence(file string) (id string, a asked, err error) {
	id, rest, _ := strings.Cut(l.head, " ")
	number, opening, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return "", asked{}, Problem{File: file, Line: l.line, Text: fmt.Sprintf("%q should be a passage and the number of its sentence", l.head)}
	}
	return id, asked{l.line, n, opening, l.lines}, nil
}
