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

// A run is so many words in a row.
type run [runLength]wordID

// quote notes the runs of a question's words.
func (f *matches) quote(words []wordID) {
	clear(f.runs)
	clear(f.begins)
	for i := range runs(words) {
		r := run(words[i : i+runLength])
		if !slices.Contains(r[:], strange) && !slices.Contains(r[:], noWord) {
			f.runs[r] = 0
			f.begins[r[0]] = true
		}
	}
}

// runs is how many runs of a question are looked for.
func runs(words []wordID) int { return min(max(0, len(words)-runLength+1), maxRuns) }

// quoted returns the share of a question's runs that a passage has, or [pasted]
// where the question is a piece of it.
func (f *matches) quoted(words, printed []wordID) float64 {
	n, mark := runs(words), f.mark()
	if len(f.runs) == 0 {
		return 0
	}
	for i := 0; i+runLength <= len(printed); i++ {
		if w := printed[i]; w > noWord && f.begins[w] {
			r := run(printed[i : i+runLength])
			if _, ok := f.runs[r]; ok {
				f.runs[r] = mark
			}
		}
	}
	count := 0
	for i := range n {
		count += btoi(f.runs[run(words[i:i+runLength])] == mark)
	}
	if count == n && (n >= pastedRuns || slices.Equal(words, printed)) {
		return pasted
	}
	return float64(count) / float64(n)
}
