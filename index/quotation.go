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

// quote notes the runs of a question's words.
func (v *vocabulary) quote(words []wordID, f *matches) {
	clear(f.runs)
	clear(f.begins)
	for i := range runs(words) {
		run := [runLength]wordID(words[i : i+runLength])
		if !slices.Contains(run[:], strange) && !slices.Contains(run[:], noWord) {
			f.runs[run] = true
			f.begins[run[0]] = true
		}
	}
}

// runs is how many runs of a question are looked for.
func runs(words []wordID) int { return min(max(0, len(words)-runLength+1), maxRuns) }

// quoted returns the share of a question's runs that a passage has, or [pasted]
// where the question is a piece of it.
func (f *matches) quoted(words, printed []wordID) float64 {
	n := runs(words)
	if n == 0 || len(f.runs) == 0 {
		return 0
	}
	var has map[[runLength]wordID]bool // few passages have any
	for i := 0; i+runLength <= len(printed); i++ {
		if w := printed[i]; w > noWord && f.begins[w] {
			if run := [runLength]wordID(printed[i : i+runLength]); f.runs[run] {
				if has == nil {
					has = map[[runLength]wordID]bool{}
				}
				has[run] = true
			}
		}
	}
	if has == nil {
		return 0
	}
	count := 0
	for i := range n {
		count += btoi(has[[runLength]wordID(words[i:i+runLength])])
	}
	if count == n && (n >= pastedRuns || slices.Equal(words, printed)) {
		return pasted
	}
	return float64(count) / float64(n)
}
