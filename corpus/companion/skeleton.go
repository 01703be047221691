package companion

import (
	"bytes"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefbot/corpus"
)

// Skeleton returns a companion file for a brief with nothing filled
// in: every passage and sentence, with the brief's words in comments and a
// word on how to go about it. The name is that of the brief's file.
// [Read] reads it as it is.
func Skeleton(b *corpus.Brief, name string) []byte {
	var w bytes.Buffer
	for i := range b.Passages {
		p := &b.Passages[i]
		fmt.Fprintf(&w, "\n  # %s\n  %s:\n    also:\n    asks:\n", oneLine(whereabouts(b, p)), yamlKey(p.ID))
		for j, s := range p.Sentences {
			text := s.In(p.Text)
			w.WriteByte('\n')
			comment(&w, text)
			fmt.Fprintf(&w, "      %s:\n", yamlKey(strconv.Itoa(j+1)+" "+opening(text)))
		}
	}
	return fmt.Appendf(nil, skeleton, oneLine(b.Title), oneLine(name), w.String())
}

// The words on how to go about it, with places for the title, the file's name and
// the passages.
//
//go:embed skeleton.yaml
var skeleton string

// whereabouts says where a passage stands.
func whereabouts(b *corpus.Brief, p *corpus.Passage) string {
	name := b.Sections[p.Section].Name
	if name == "" {
		name = "Front matter"
		if p.Part == corpus.Back {
			name = "Back matter"
		}
	}
	return fmt.Sprintf("%s, %s %d", name, p.Kind, p.Number)
}

// commentWidth is where comment lines are broken.
const commentWidth = 84

// comment writes text as comment lines, broken between words.
func comment(w *bytes.Buffer, text string) {
	const start = "      #"
	width := 0
	for i, word := range strings.Fields(text) {
		if n := utf8.RuneCountInString(word); i == 0 || width+1+n > commentWidth {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.WriteString(start)
			width = len(start)
		}
		w.WriteByte(' ')
		w.WriteString(printable(word))
		width += 1 + utf8.RuneCountInString(word)
	}
	w.WriteByte('\n')
}

func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

// printable replaces what YAML does not allow in a comment.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) {
			return '�'
		}
		return r
	}, s)
}

// yamlKey returns a key, in quotation marks where it needs them.
func yamlKey(s string) string {
	plain := s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= '0' && s[0] <= '9') &&
		!strings.ContainsAny(s, ":#\"\\") && s == printable(s)
	if plain {
		return s
	}
	return strconv.Quote(s)
}
