package companion

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The limits of a companion file. They are far above any real one (the
// built-in brief's has some 270 kB) and keep a file that is none from filling
// the memory.
const (
	maxCompanionBytes = 8 << 20
	maxCompanionLine  = 400 // characters of one wording or question
	maxProblems       = 20  // reported at once
)

// A Problem is something wrong in a companion file.
type Problem struct {
	File    string
	Line    int    // from 1; 0 if it concerns the whole file
	Passage string // the ID of the passage concerned, or ""
	Text    string // a sentence for people
	// Gap is set where something is missing that would help, but nothing is
	// wrong.
	Gap bool
}

// Error returns the problem in the form that editors can follow:
// "NAME:LINE: passage: text".
func (p Problem) Error() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
	}
	if p.Passage != "" {
		s += ": " + p.Passage
	}
	return s + ": " + p.Text
}

// Read reads a companion file. The name is only for messages. If the
// file is faulty in itself, the error joins a [Problem] for each fault,
// the first twenty at most; whether it fits a brief is [File.Check]'s
// question.
func Read(name string, data []byte) (*File, error) {
	r := companionReader{c: &File{name: name, at: map[string]int{}}, seen: map[string]int{}}
	var doc yaml.Node
	var e *yaml.LoadError
	switch {
	case len(data) > maxCompanionBytes:
		r.fault(nil, "", "the file has more than %d MB: this is not a companion file", maxCompanionBytes>>20)
	case !utf8.Valid(data):
		r.fault(nil, "", "the text is not UTF-8: save it as UTF-8 and try again")
	default:
		if err := yaml.Load(data, &doc); err == nil {
			r.file(&doc)
		} else if errors.As(err, &e) && e.Mark.Line > 0 { // the mark's line is the one that cannot be read
			r.fault(&yaml.Node{Line: e.Mark.Line}, "", "cannot be read as YAML: %s", e.Message)
		} else {
			r.fault(nil, "", "cannot be read as YAML: one document with the key \"passages\" is expected")
		}
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return r.c, nil
}

// A companionReader turns YAML nodes into a File and collects faults.
type companionReader struct {
	c      *File
	seen   map[string]int // every line of text by its words: its line number
	faults []error
}

func (r *companionReader) fault(n *yaml.Node, id, format string, args ...any) {
	p := Problem{File: r.c.name, Passage: id, Text: fmt.Sprintf(format, args...)}
	if n != nil {
		p.Line = n.Line
	}
	if len(r.faults) < maxProblems {
		r.faults = append(r.faults, p)
	}
}

func (r *companionReader) err() error { return errors.Join(r.faults...) }

func (r *companionReader) file(doc *yaml.Node) {
	top := doc
	if top.Kind == yaml.DocumentNode && len(top.Content) == 1 {
		top = top.Content[0]
	}
	found := false
	r.fields(top, "", "the file", map[string]func(*yaml.Node){
		"passages":   func(n *yaml.Node) { found = true; r.passages(n) },
		"off-topic":  func(n *yaml.Node) { r.c.offTopic = r.lines(n, "", "off-topic") },
		"unanswered": func(n *yaml.Node) { r.c.unanswered = r.lines(n, "", "unanswered") },
	})
	if !found && len(r.faults) == 0 {
		r.fault(top, "", "the key \"passages\" is missing")
	}
}

// fields calls the function of each key of a mapping, and reports keys that
// are unknown or repeated.
func (r *companionReader) fields(n *yaml.Node, id, what string, known map[string]func(*yaml.Node)) {
	r.pairs(n, id, what, func(key, value *yaml.Node) {
		if read := known[key.Value]; read != nil {
			read(value)
		} else {
			r.fault(key, id, "%q means nothing here", key.Value)
		}
	})
}

// pairs calls f for each key and value of a mapping whose keys are plain text
// and do not repeat.
func (r *companionReader) pairs(n *yaml.Node, id, what string, f func(key, value *yaml.Node)) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return // a heading that nothing was written under yet
	}
	if n.Kind != yaml.MappingNode {
		r.fault(n, id, "%s should hold keys, each with a colon after it", what)
		return
	}
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		line, twice := first[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.fault(key, id, "a key here must be plain text")
		case twice:
			r.fault(key, id, "%q stands here for the second time; the first is on line %d", key.Value, line)
		default:
			first[key.Value] = key.Line
			f(key, value)
		}
	}
}

func (r *companionReader) passages(n *yaml.Node) {
	r.pairs(n, "", `"passages"`, func(key, value *yaml.Node) {
		id := key.Value
		e := entry{id: id, line: key.Line}
		sentences := func(what string, to *[]asked) func(*yaml.Node) {
			return func(n *yaml.Node) {
				r.pairs(n, id, what, func(key, value *yaml.Node) {
					if a, ok := r.sentence(id, key, value, *to); ok {
						*to = append(*to, a)
					}
				})
			}
		}
		r.fields(value, id, "the passage", map[string]func(*yaml.Node){
			"also":   func(n *yaml.Node) { e.also = r.lines(n, id, "also") },
			"asks":   sentences(`"asks"`, &e.asks),
			"denies": sentences(`"denies"`, &e.denies),
		})
		r.c.at[id] = len(r.c.entries)
		r.c.entries = append(r.c.entries, e)
	})
}

// sentence reads one key under "asks" or "denies", the sentence's number and its opening
// words, and its questions.
func (r *companionReader) sentence(id string, key, value *yaml.Node, before []asked) (asked, bool) {
	digits, opening, _ := strings.Cut(key.Value, " ")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 1 || strings.TrimSpace(opening) == "" {
		r.fault(key, id, "%q should be a sentence's number and its first words, such as \"2 However, the\"", key.Value)
		return asked{}, false
	}
	for _, b := range before {
		if b.number == number {
			r.fault(key, id, "sentence %d stands here for the second time; the first is on line %d", number, b.line)
			return asked{}, false
		}
	}
	return asked{key.Line, number, strings.TrimSpace(opening), r.lines(value, id, "a sentence")}, true
}

// lines reads a list of wordings or questions, none empty and none twice in
// the file.
func (r *companionReader) lines(n *yaml.Node, id, what string) []string {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.fault(n, id, "%s should hold a list, each line beginning with \"- \"", what)
		return nil
	}
	var lines []string
	for _, item := range n.Content {
		if text, ok := r.line(item, id); ok {
			lines = append(lines, text)
		}
	}
	return lines
}

func (r *companionReader) line(n *yaml.Node, id string) (string, bool) {
	text := singleSpaced(n.Value)
	key := plainKey(text)
	line, twice := r.seen[key]
	switch {
	case n.Kind == yaml.MappingNode:
		r.fault(n, id, "a colon followed by a space needs quotation marks round the whole line")
	case n.Kind != yaml.ScalarNode:
		r.fault(n, id, "one line of plain text is expected here")
	case key == "":
		r.fault(n, id, "this line has no words")
	case strings.ContainsFunc(text, unicode.IsControl):
		r.fault(n, id, "this line holds a control character")
	case utf8.RuneCountInString(text) > maxCompanionLine:
		r.fault(n, id, "this line is longer than %d characters; make several of it", maxCompanionLine)
	case twice:
		// A question under two sentences would help neither: it could not tell
		// which of them answers.
		r.fault(n, id, "%q stands on line %d already", text, line)
	default:
		r.seen[key] = n.Line
		return text, true
	}
	return "", false
}

// plainKey returns the letters and digits of a line, words apart by single
// spaces, in lower case.
func plainKey(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	apart := false
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			apart = b.Len() > 0
			continue
		case apart:
			b.WriteByte(' ')
			apart = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// singleSpaced returns a text whose words are apart by single spaces.
func singleSpaced(s string) string {
	if strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) {
		return s // nearly every line of a file
	}
	return strings.Join(strings.Fields(s), " ")
}
