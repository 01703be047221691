package companion

import (
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// A Foreign is a question in another language than the brief's, and the sentence
// that answers it. Its words are not the brief's, its meaning is.
type Foreign struct {
	Text     string
	Passage  string // its ID
	Sentence int    // from 0
}

// Foreign returns the questions in other languages, those of a language together.
// They are only compared by meaning, and read when a question in another language
// is first asked. An error means that the program was built with a faulty file.
func (c *File) Foreign() (out [][]Foreign, err error) {
	if !c.IsBuiltin() {
		return nil, nil
	}
	all, err := readForeign()
	if err != nil {
		return nil, err
	}
	for _, language := range all {
		var kept []Foreign
		for _, q := range language {
			if len(c.Asks(q.Passage, q.Sentence)) > 0 {
				kept = append(kept, q)
			}
		}
		out = append(out, kept)
	}
	return out, nil
}

// A file for each language: a question's line stands below the line
// "== PASSAGE SENTENCE" that says what answers it. YAML would take as long to read
// as all else that an answer needs.
//
//go:embed builtin/foreign
var builtinForeign embed.FS

func readForeign() (out [][]Foreign, err error) {
	const folder = "builtin/foreign"
	files, err := builtinForeign.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := builtinForeign.ReadFile(path.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		questions, err := foreignQuestions(string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		out = append(out, questions)
	}
	return out, nil
}

func foreignQuestions(text string) (out []Foreign, err error) {
	var at Foreign
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		head, opens := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || line[0] == '#':
		case opens:
			id, sentence, _ := strings.Cut(head, " ")
			n, err := strconv.Atoi(sentence)
			if err != nil || n < 1 {
				return nil, fmt.Errorf("line %d: %q should be a passage and the number of its sentence", number, line)
			}
			at = Foreign{Passage: id, Sentence: n - 1}
		case at.Passage == "":
			return nil, fmt.Errorf("line %d: %q stands below no sentence", number, line)
		default:
			at.Text = line
			out = append(out, at)
		}
	}
	return out, nil
}
