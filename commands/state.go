package commands

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"slices"

	"briefbot/corpus"
	"briefbot/index"
)

// maxState is the greatest length of an [Action]'s State in bytes. Discord's
// custom_id takes 100 characters; the rest is room for whoever sends it.
const maxState = 80

// stateVersion opens every state. A change of the encoding takes the next
// letter and keeps reading this one, because buttons stay in old messages.
const stateVersion = 'a'

// errState means that a state cannot be read, errOtherBrief that it belongs to
// another text than the one at hand.
var (
	errState      = errors.New("commands: unreadable state")
	errOtherBrief = errors.New("commands: state of another brief")
)

// A view is what a reply with buttons shows: everything a button needs to make
// the next one. It points into the brief and holds no text.
type view struct {
	verb    verb
	passage int // index into Brief.Passages
	cursor  int // index into matches
	verdict index.Verdict
	matches []match
}

// A verb says what a view shows.
type verb byte

const (
	showMatch   verb = 'm' // the match at the cursor
	showPassage verb = 'p' // a passage on its own, matches kept for the way back
	showSection verb = 's' // the whole section around the passage
	citePassage verb = 'c' // how to cite the passage; cursor is the style
	citeBrief   verb = 'b' // how to cite the whole brief; cursor is the style
	showNothing verb = 'x' // in old messages: a step that leads nowhere
	showNearest verb = 'n' // the sentences of the first matches, labelled as nearest
	showAdvice  verb = 'r' // all recommendations
	showSources verb = 'l' // the list of references
	showOutline verb = 'o' // what the brief is about (the matches) and its outline
	showCard    verb = 'k' // a sentence as a picture; cursor is its number from 1, 0 the whole passage
	showBrief   verb = 'i' // what the brief is
	showPicture verb = 'g' // what the argument rests on, as a picture
	showStated  verb = 'd' // the passages that state something of the document: the matches
)

// A match is a hit without its score.
type match struct {
	passage  int
	sentence int // index into the passage's Sentences
	sameAs   int // index of an earlier match that says the same, or -1
}

var verdictCodes = []index.Verdict{index.Answers, index.Closest, index.None}

// state encodes w. If the matches do not fit, the last are left out.
func (s *Set) state(w view) string {
	nums := []int{w.passage, w.cursor, max(0, slices.Index(verdictCodes, w.verdict))}
	for _, m := range w.matches {
		nums = append(nums, m.passage, m.sentence, m.sameAs+1)
	}
	for {
		b := make([]byte, 0, maxState)
		for _, n := range nums {
			b = binary.AppendUvarint(b, uint64(n))
		}
		out := append(make([]byte, 0, 2*maxState), stateVersion, byte(w.verb))
		out = append(out, s.brief.Fingerprint...)
		out = base64.RawURLEncoding.AppendEncode(out, b)
		if len(out) <= maxState || len(nums) == 3 {
			return string(out)
		}
		nums = nums[:len(nums)-3]
	}
}

// view reads a state and checks that all it points to exists.
func (s *Set) view(state string) (view, error) {
	if len(state) > maxState || len(state) < 2+len(s.brief.Fingerprint) || state[0] != stateVersion {
		return view{}, errState
	}
	w := view{verb: verb(state[1])}
	rest := state[2:]
	if rest[:len(s.brief.Fingerprint)] != s.brief.Fingerprint {
		return view{}, errOtherBrief
	}
	b, err := base64.RawURLEncoding.DecodeString(rest[len(s.brief.Fingerprint):])
	if err != nil {
		return view{}, errState
	}
	var nums []int
	for len(b) > 0 {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > 1<<30 {
			return view{}, errState
		}
		nums, b = append(nums, int(n)), b[size:]
	}
	if len(nums) < 3 || len(nums)%3 != 0 || nums[2] >= len(verdictCodes) {
		return view{}, errState
	}
	w.passage, w.cursor, w.verdict = nums[0], nums[1], verdictCodes[nums[2]]
	for i := 3; i < len(nums); i += 3 {
		m := match{passage: nums[i], sentence: nums[i+1], sameAs: nums[i+2] - 1}
		if m.passage >= len(s.brief.Passages) || m.sameAs >= len(w.matches) {
			return view{}, errState
		}
		w.matches = append(w.matches, m)
	}
	switch {
	case w.verb != citeBrief && w.verb != showNothing && w.passage >= len(s.brief.Passages),
		w.verb == showCard && w.cursor > len(s.brief.Passages[w.passage].Sentences),
		(w.verb == showMatch || w.verb == showNearest) && w.cursor >= len(w.matches),
		w.verb == showStated && len(w.matches) == 0,
		(w.verb == citePassage || w.verb == citeBrief) && w.cursor >= len(citationStyles):
		return view{}, errState
	}
	return w, nil
}

// span is the answering sentence of a match; empty if there is none.
func (s *Set) span(m match) corpus.Span {
	if sentences := s.brief.Passages[m.passage].Sentences; m.sentence < len(sentences) {
		return sentences[m.sentence]
	}
	return corpus.Span{}
}

// sentence is the answering sentence of a match in words.
func (s *Set) sentence(m match) string { return s.span(m).In(s.brief.Passages[m.passage].Text) }

// matches are the hits of a result as a state can hold them.
func (s *Set) matches(hits []index.Hit) []match {
	out := make([]match, 0, len(hits))
	for _, h := range hits {
		m := match{passage: s.passageIndex(h.Passage), sameAs: -1}
		if m.passage < 0 {
			continue
		}
		if m.sentence = slices.Index(h.Passage.Sentences, h.Sentence); m.sentence < 0 {
			m.sentence = len(h.Passage.Sentences)
		}
		if h.SameAs < len(out) {
			m.sameAs = h.SameAs
		}
		out = append(out, m)
	}
	return out
}
