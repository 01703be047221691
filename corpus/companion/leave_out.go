package companion

// LeaveOut returns the companion without every nth of its lines, and those lines: of
// questions with the sentences that answer them, of others without. Which ones
// depends on fold, from 0 to n-1. Asked of an index with the rest they are
// questions that it has not seen.
func (c *File) LeaveOut(fold, n int) (rest *File, out []LeftOut) {
	next := 0
	part := func(lines []string, left func(line string)) (kept []string) {
		for _, l := range lines {
			if next++; next%n == fold {
				left(l)
			} else {
				kept = append(kept, l)
			}
		}
		return kept
	}
	d := *c
	d.entries = nil
	for _, e := range c.entries {
		asks, denies := e.asks, e.denies
		e.asks, e.denies = nil, nil
		for _, a := range asks {
			a.questions = part(a.questions, func(l string) { out = append(out, LeftOut{l, Answered, e.id, a.number - 1}) })
			e.asks = append(e.asks, a)
		}
		for _, a := range denies {
			a.questions = part(a.questions, func(l string) { out = append(out, LeftOut{Text: l, Kind: Unanswered}) })
			e.denies = append(e.denies, a)
		}
		d.entries = append(d.entries, e)
	}
	d.unanswered = part(c.unanswered, func(l string) { out = append(out, LeftOut{Text: l, Kind: Unanswered}) })
	d.offTopic = part(c.offTopic, func(l string) { out = append(out, LeftOut{Text: l, Kind: OffTopic}) })
	return &d, out
}

// A LeftOut is a line of a companion.
type LeftOut struct {
	Text     string
	Kind     LineKind
	Passage  string // the ID of the one that answers it
	Sentence int    // its sentence that does, from 0
}

// A LineKind is what a line of a companion is.
type LineKind int

// The kinds of lines.
const (
	Answered LineKind = iota
	Unanswered
	OffTopic
)
