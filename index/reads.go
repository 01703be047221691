package index

import (
	"slices"
	"sync"

	"briefbot/index/encoder"
)

// What a vector of a question and one of a sentence don't show is who did what to
// whom, and what is asked of what. So the first hit's sentence, with its neighbours, and the
// question are read together ([encoder.Encoder.Answered]): one clue of the verdict, where
// it counts for something (index/eval/RESULTS.md).

// mostAround is how many bytes are read of a sentence and its neighbours together: of
// such texts the reader was trained with.
const mostAround = 300

// readingsKept is how many texts stay read: some 5 MB.
const readingsKept = 60

// readings holds those that were read last, by the number of their sentence.
type readings struct {
	mu sync.Mutex
	at map[int]encoder.Reading
}

// around returns a hit's sentence with the one before it and the one after it, as far
// as there is room for them.
func around(h Hit) string {
	all := spans(h.Passage)
	i := max(0, slices.Index(all, h.Sentence))
	text := all[i]
	if i > 0 && text.End-all[i-1].Start <= mostAround {
		text.Start = all[i-1].Start
	}
	if i+1 < len(all) && all[i+1].End-text.Start <= mostAround {
		text.End = all[i+1].End
	}
	return text.In(h.Passage.Text)
}

// answered says how much speaks for a hit's answering the question when both are read
// together, -1 to 1.
func (x *Index) answered(q *question, h Hit) float64 {
	n, r := x.sentenceNumber(h), x.readings
	r.mu.Lock()
	text, ok := r.at[n]
	r.mu.Unlock()
	if !ok {
		text = x.encoder.ReadText(meantPart(around(h)))
		r.mu.Lock()
		if len(r.at) >= readingsKept {
			clear(r.at)
		}
		r.at[n] = text
		r.mu.Unlock()
	}
	return min(1, max(-1, x.encoder.Answered(x.encoder.ReadQuestion(meantPart(q.text)), text)/4))
}
