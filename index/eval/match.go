package eval

import (
	"strconv"
	"strings"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
	"briefbot/index"
)

// correct reports whether a passage answers the question.
func (q Question) correct(p *corpus.Passage) bool {
	for _, id := range q.passages {
		if p.ID == id {
			return true
		}
	}
	return containsAny(p.Text, q.Gold)
}

// marked reports whether the sentence that a hit highlights is the right one.
func (q Question) marked(h index.Hit) bool {
	if !q.correct(h.Passage) {
		return false
	}
	return q.holds(h.Sentence.In(h.Passage.Text))
}

// holds reports whether a sentence of a correct passage is a right one.
func (q Question) holds(sentence string) bool {
	sentence = collapse(sentence)
	if containsAny(sentence, q.Answer) {
		return true
	}
	if q.passages == nil || sentence == "" {
		return false
	}
	// The public sets split sentences in their own way: where a whole
	// sentence is the answer, ours may be a part of it.
	for _, a := range q.Answer {
		if strings.Contains(collapse(a), sentence) {
			return true
		}
	}
	return false
}

func containsAny(text string, quotes []string) bool {
	text = collapse(text)
	for _, s := range quotes {
		if s = collapse(s); s != "" && strings.Contains(text, s) {
			return true
		}
	}
	return false
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// Patterns to find marks in the brief's source again, without the parser: a
// mark at the start of a line is the footnote itself.
var (
	markPattern = pattern.New(`(?:<sup>|\[\^)(\d+)(?:</sup>|\])`)
	notePattern = pattern.New(`(?m)^\s*(?:<sup>|\[\^)\d+.*$`)
)

// Sources are the footnotes and citations of a passage, as a question names
// them.
type Sources struct {
	Footnotes []int
	Refs      []string
}

// shown are the sources that a reply shows with a passage.
func shown(b *corpus.Brief, p *corpus.Passage) Sources {
	var s Sources
	for _, f := range b.FootnotesOf(p.Prose) {
		n, err := strconv.Atoi(f.Label)
		if err != nil {
			n = -1 // a label that no question can name
		}
		s.Footnotes = append(s.Footnotes, n)
	}
	for _, r := range b.ReferencesOf(p.Prose) {
		s.Refs = append(s.Refs, r.Key)
	}
	return s
}

// expected are those of the question's sources that stand in the passage; the
// question lists the sources of all its gold passages together. They are
// looked up in the passage's source and text, not in what the parser made of
// them.
func (q Question) expected(b *corpus.Brief, p *corpus.Passage) Sources {
	lines := sourceLines(b.Source, p.Lines)
	here := map[string]bool{}
	for _, m := range markPattern.FindAllStringSubmatch(notePattern.ReplaceAllString(lines, ""), -1) {
		here[m[1]] = true
	}
	var s Sources
	for _, n := range q.Footnotes {
		if here[strconv.Itoa(n)] {
			s.Footnotes = append(s.Footnotes, n)
		}
	}
	text := strings.NewReplacer("(", "", ")", "", ",", "").Replace(p.Text)
	for _, r := range q.Refs {
		if strings.Contains(text, r) {
			s.Refs = append(s.Refs, r)
		}
	}
	return s
}

// sourceLines returns a range of lines of the source.
func sourceLines(source []byte, l corpus.Lines) string {
	all := strings.Split(string(source), "\n")
	first, last := max(1, l.First), min(len(all), l.Last)
	if first > last {
		return ""
	}
	return strings.Join(all[first-1:last], "\n")
}
