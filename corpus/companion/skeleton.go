package companion

import (
	"bytes"
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
	fmt.Fprintf(&w, skeletonHead, oneLine(b.Title), oneLine(name))
	w.WriteString("passages:\n")
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
	w.WriteString(skeletonEnd)
	return w.Bytes()
}

const skeletonHead = `# Companion file of %q
# (%s).
#
# What people call things, and what they ask. It helps briefbot to find the
# passages and is never shown. Fill in what you like and delete the rest;
# "briefbot check" says how far you are.
#
# also:  other wordings for the passage as a whole, one a line:
#          - no confidence in one another, suspicion
# denies (a key like asks, where you need it): questions that take for granted what
#        the sentence denies or says of another.
# asks:  questions that this very sentence answers, two or more, in words that
#        it does not use itself:
#          - Why don't they trust each other?
#
# A sentence goes by its number and first words, so that a change of the brief
# is noticed. No line may stand twice in the file. A line with a colon and a
# space in it needs quotation marks.

`

const skeletonEnd = `
# Lines that have nothing to do with the brief, one a line:
#   - what's the weather like
off-topic:

# Questions in the brief's words on which it is silent, one a line:
#   - How much did the programme cost?
unanswered:
`

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
