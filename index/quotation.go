package index

import "slices"

// runLength is how many words in the same order make a quotation: three in a
// row are common by chance ("in Central Asia").
const runLength = 4

// maxRuns is how many runs of a question are looked for: a pasted page is
// recognised by its beginning.
const maxRuns = 60

// Whoever pastes text wants that text: a question with at least pastedRuns
// runs, all of which are in a passage, counts as pasted times one quotation;
// so does one that is a short passage whole.
// Three was too little against a companion's many questions in a neighbour.
const (
	pastedRuns = 6
	pasted     = 6
)

// A wordID numbers a word as it is printed, but in lower case, from 1.
type wordID int32

const (
	noWord  wordID = 0  // between a passage and its footnotes
	strange wordID = -1 // a word that the brief and its companion never use
)

// printed is the words of the brief as they stand in it: each passage followed
// by its footnotes. It finds what a question quotes.
type printed struct {
	ids     map[string]wordID // of the brief's words and its companion's
	running []wordID          // all passages
	passage []int32           // of each place in running
	from    []int             // by passage: where it begins in running; one more entry ends the last
	// start and places have, by word, where it stands in running.
	start, places []int32
}

// know gives words their numbers.
func (p *printed) know(ws []word) {
	for _, w := range ws {
		if _, ok := p.ids[w.plain]; !ok && w.plain != "" {
			p.ids[w.plain] = wordID(len(p.ids) + 1)
		}
	}
}

// open begins a passage, write adds words to it.
func (p *printed) open() { p.from = append(p.from, len(p.running)) }

func (p *printed) write(ws []word) {
	p.know(ws)
	if p.from[len(p.from)-1] < len(p.running) {
		p.running = append(p.running, noWord)
	}
	for _, w := range ws {
		p.running = append(p.running, p.ids[w.plain])
	}
}

// close sorts the places by word, once all is written.
func (p *printed) close() {
	p.from = append(p.from, len(p.running))
	p.passage = make([]int32, len(p.running))
	p.start = make([]int32, len(p.ids)+2)
	for _, w := range p.running {
		p.start[w+1]++
	}
	for i := 1; i < len(p.start); i++ {
		p.start[i] += p.start[i-1]
	}
	p.places = make([]int32, len(p.running))
	end := slices.Clone(p.start)
	passage := 0
	for at, w := range p.running {
		for at >= p.from[passage+1] {
			passage++
		}
		p.passage[at] = int32(passage)
		p.places[end[w]] = int32(at)
		end[w]++
	}
}

// quotes counts, by passage, those of the question's runs that it has.
func (p *printed) quotes(words []wordID, counts []int) {
	for i := range runs(words) {
		run := words[i : i+runLength]
		if slices.Contains(run, strange) {
			continue
		}
		rarest := 0
		for k, w := range run {
			if p.start[w+1]-p.start[w] < p.start[run[rarest]+1]-p.start[run[rarest]] {
				rarest = k
			}
		}
		w, last := run[rarest], int32(-1)
		for _, at := range p.places[p.start[w]:p.start[w+1]] {
			begin := int(at) - rarest
			passage := p.passage[at]
			if passage == last || begin < p.from[passage] || begin+runLength > p.from[passage+1] {
				continue
			}
			if slices.Equal(p.running[begin:begin+runLength], run) {
				counts[passage]++
				last = passage
			}
		}
	}
}

// runs is how many runs of a question are looked for.
func runs(words []wordID) int { return min(max(0, len(words)-runLength+1), maxRuns) }

// quoted returns the share of a question's runs that a passage has, given how
// many these are, or [pasted] where the question is a piece of it.
func (p *printed) quoted(words []wordID, passage, count int) float64 {
	n := runs(words)
	if n == 0 {
		return 0
	}
	if count == n && (n >= pastedRuns || slices.Equal(words, p.running[p.from[passage]:p.from[passage+1]])) {
		return pasted
	}
	return float64(count) / float64(n)
}
