package index

import (
	"math"
	"slices"
	"strings"

	"briefbot/index/encoder"
)

// meanings are the sayings' vectors, and what is needed to compare a question
// with them. Vectors of short questions all point in much the same direction;
// the likeness is that of what is left of them without most of it.
type meanings struct {
	lines []encoder.Compact
	mean  encoder.Compact
	own   []float64 // by line: its cosine to the mean
	norm  float64   // the mean's length, squared
}

// common is how much of the common direction is taken off: from half of it to
// all of it the right entry comes first as often.
const common = 0.7

// newMeanings takes the vectors of the sayings.
func newMeanings(rows []encoder.Compact) *meanings {
	m := &meanings{lines: rows}
	var mean encoder.Vector
	for i := range rows {
		for j, v := range rows[i].Values {
			mean[j] += float32(v) * rows[i].Scale / float32(len(rows))
		}
	}
	m.mean = mean.Compact()
	m.norm = float64(m.mean.Cosine(&m.mean))
	for _, c := range m.mean.Cosines(nil, rows) {
		m.own = append(m.own, float64(c))
	}
	return m
}

// alike returns the likeness of a question to each saying. It may be put into room.
func (m *meanings) alike(q *encoder.Compact, room []float32) []float32 {
	out := q.Cosines(room[:0], m.lines)
	mine := float64(q.Cosine(&m.mean))
	length := func(own float64) float64 { return math.Sqrt(max(0.01, 1-2*common*own+common*common*m.norm)) }
	for i := range out {
		left := float64(out[i]) - common*(mine+m.own[i]) + common*common*m.norm
		out[i] = float32(left / (length(mine) * length(m.own[i])))
	}
	return out
}

// apart is how near each text of a table is to a question, without how near it is
// to whatever is said.
func (m *meanings) apart(t []encoder.Compact, q *encoder.Compact) []float32 {
	out := q.Cosines(nil, t)
	for i, c := range m.mean.Cosines(nil, t) {
		out[i] -= common * c
	}
	return out
}

// An entryMatch is an entry that a question may be for.
type entryMatch struct {
	entry   int
	words   float64 // the likeness of their words
	meaning float64 // of their meaning; 0 without an encoder
	sure    bool    // more like the entry than like any passage
}

// The share of the words in finding the nearest saying, and what makes an entry
// more likely than a passage: two logistic regressions, with a companion's
// questions and without, fitted on the odd lines of structure.jsonl and the
// questions of TestEntries against those of all other sets and of XQuAD, taken
// at a likelihood of 0.6. A companion's questions are written as people ask: a
// question that is as near to one of them as to a saying asks of the argument.
const (
	wordShare    = 0.2
	entryByWords = 0.62 // where meanings are not compared
	exactWords   = 0.95 // a saying word for word
)

// entryWeights weigh the likeness of the nearest saying by meaning and words,
// and that of the nearest companion question and sentence.
type entryWeights struct{ meaning, words, ask, sentence, bias float64 }

var (
	besideAsks      = entryWeights{meaning: 19.5, words: 3.1, ask: -40.6, sentence: 14.9, bias: 9.8}
	besideSentences = entryWeights{meaning: 20.4, words: 2.1, sentence: -22.2, bias: 4.8}
)

// nearestEntry is the entry whose sayings are nearest to a question, of those
// of the kinds that count.
func (x *Index) nearestEntry(words []said, q *question, f *matches, counts func(Entry) bool) entryMatch {
	s := builtinSayings()
	meant := x.meanings != nil && q.sense != nil
	if len(f.like) == 0 {
		f.like = s.alike(words, f.like)
		if meant {
			f.meant = x.meanings.alike(q.sense, f.meant)
		}
	}
	best, top := entryMatch{entry: -1}, 0.0
	for i, w := range f.like {
		if s.asked[i] != q.kind && wants[s.asked[i]] && wants[q.kind] { // "where was it signed" is not "who signed it"
			continue
		}
		v := float64(w)
		if meant {
			v = float64(f.meant[i]) + wordShare*v
		}
		if v > top && counts(s.entries[s.entry[i]]) {
			top = v
			best = entryMatch{entry: s.entry[i], words: float64(w)}
			if meant {
				best.meaning = float64(f.meant[i])
			}
		}
	}
	switch {
	case best.entry < 0:
	case best.words >= exactWords:
		best.sure = true
	case !meant:
		best.sure = best.words >= entryByWords
	default:
		ask, sentence := x.nearestTexts(f)
		w := besideSentences
		if ask > 0 {
			w = besideAsks
		}
		best.sure = w.meaning*best.meaning+w.words*best.words+w.ask*ask+w.sentence*sentence+w.bias > 0
	}
	return best
}

// wants are the kinds of answers of which one is never another.
var wants = map[answer]bool{person: true, place: true, date: true, cause: true}

// toProgram is what is said to the program itself of something in the brief: "do you
// like data centers?", "write me a tweet about it". It says "you" or "me", and has all
// words of a saying of that or, without the words of the brief, is like one. A question
// of the argument hardly ever is: one of 1,300 in the sets.
func (x *Index) toProgram(q *question, words []said) (Entry, bool) {
	l, s := builtinLittle(), builtinSayings()
	if !l.addresses(words) {
		return Entry{}, false
	}
	if e, frame := s.allOf(words, s.spoken); frame != nil {
		return e, true
	}
	rest := slices.DeleteFunc(slices.Clone(words), func(w said) bool {
		return l.isContent(w) && slices.ContainsFunc(q.typed, func(t word) bool { return t.Start == w.Start && t.term != "" && x.terms.uses(x.idOf(t)) })
	})
	e, like := s.byWords(rest, TalkKind)
	return e, like >= toProgramWords && e.ofProgram()
}

// toProgramWords is how like a saying of that such words have to be.
const toProgramWords = 0.62

// nearestTexts is how near the nearest of the companion's questions and of the
// sentences are to a question; 0 where there are none.
func (x *Index) nearestTexts(f *matches) (ask, sentence float64) {
	n := x.first[len(x.first)-1]
	ask = f.foreign // as the sayings, not centred
	for i, c := range f.cosines {
		switch {
		case i < n:
			sentence = max(sentence, float64(c))
		case i < x.idle.senses:
			ask = max(ask, float64(c))
		}
	}
	return ask, sentence
}

// mentioned is what a question asks the mention of: what is left of it without
// the words of a saying of such an entry and the little words beside them. It
// reports false for a question that is none: that lacks words of every saying,
// leaves nothing, or leaves so much that it asks for more.
func (x *Index) mentioned(text string, words []said) (Entry, string, bool) {
	if strings.ContainsFunc(text, paired) {
		if e, word, ok := mentionedUnblanked(text); ok {
			return e, word, true
		}
	}
	l := builtinLittle()
	of, frame := builtinSayings().allOf(words, builtinSayings().mentions)
	if frame == nil {
		return of, "", false
	}
	if quoted := inQuotes(text); quoted != "" {
		return of, quoted, true
	}
	outer := func(w said) bool { return frame[w.stem] || !l.isContent(w) || l.saying[w.plain] || l.frame[w.plain] }
	from, to := 0, len(words)
	for from < to && outer(words[from]) {
		from++
	}
	for to > from && outer(words[to-1]) {
		to--
	}
	for i, w := range words {
		// "Which countries …", "List all countries …": somebody wants them named, not
		// a word looked up.
		if lists := i < asksEarly && i+1 < to && onlyPlural[w.plain]; (lists || l.wh[w.plain]) && !frame[w.stem] {
			return of, "", false
		}
	}
	left := words[from:to]
	for i := 0; i < len(left); i++ {
		// "mention Iran in the introduction": the frame may stand on both sides,
		// not in the middle.
		if frame[left[i].stem] && l.isContent(left[i]) {
			return of, "", false
		}
	}
	if len(left) == 0 || len(left) > maxMentioned {
		return of, "", false
	}
	return of, text[left[0].Start:left[len(left)-1].End], true
}

// allOf is the entry of the line, of some by the rarest of their stems, that says most
// of those that words have all of, with the stems of all of these; nil where there
// are none.
func (s *sayings) allOf(words []said, lines map[string][]int) (of Entry, frame map[string]bool) {
	most := 0.0
	for _, w := range words {
		for _, i := range lines[w.stem] {
			if !hasAll(words, s.words[i]) {
				continue
			}
			if frame == nil {
				frame = map[string]bool{}
			}
			for _, stem := range s.words[i] {
				frame[stem] = true
			}
			if s.weight[i] > most {
				of, most = s.entries[s.entry[i]], s.weight[i]
			}
		}
	}
	return of, frame
}

// maxMentioned is how many words the name of a thing has that is not in quotation
// marks. More say more than a name.
const maxMentioned = 4

func hasAll(words []said, stems []string) bool {
	return !slices.ContainsFunc(stems, func(stem string) bool {
		return !slices.ContainsFunc(words, func(w said) bool { return w.stem == stem })
	})
}

// inQuotes is what stands in quotation marks in a text, or "".
func inQuotes(text string) string {
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"「", "」"}} {
		_, after, ok := strings.Cut(text, marks[0])
		if inside, _, closed := strings.Cut(after, marks[1]); ok && closed && strings.TrimSpace(inside) != "" {
			return strings.TrimSpace(inside)
		}
	}
	return ""
}
