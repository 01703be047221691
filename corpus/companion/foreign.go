package companion

import (
	"embed"
	"path"
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

// A file for each language, in the form of the built-in companion: [lists].
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
		questions, err := foreignQuestions(f.Name(), string(data))
		if err != nil {
			return nil, err
		}
		out = append(out, questions)
	}
	return out, nil
}

func foreignQuestions(name, text string) (out []Foreign, err error) {
	for _, l := range lists(text) {
		id, a, err := l.sentence(name)
		if err != nil {
			return nil, err
		}
		for _, q := range l.lines {
			out = append(out, Foreign{q, id, a.number - 1})
		}
	}
	return out, nil
}
