package bot

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"sync"

	"golang.org/x/time/rate"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// maxRemembered is how many results are kept. A result is a kilobyte or two,
// and points into the brief.
const maxRemembered = 512

// Comparing meanings takes some 3 ms of a processor with AVX-512 and 7 with AVX2
// (BenchmarkQuestion of index/eval), more than ten times the rest of an answer.
// New questions may have it at this rate, about a tenth of one processor; those
// beyond it, in a flood, are answered by their words alone.
const (
	meaningsBurst     = 20
	meaningsPerSecond = 15
)

// A Memory is a searcher that keeps what it found last: in a discussion the
// same question comes again from several people, and a search is most of the
// work of a reply. It keeps nothing that a person typed: questions are known
// by their hash, and the words of a question that its result repeats are
// taken from the question that is asked. It is safe for concurrent use.
type Memory struct {
	commands.Searcher
	mu sync.Mutex
	// Results go into recent; when it is full it becomes older, and what was
	// older and not asked for again is gone.
	recent, older map[questionKey]found
	meanings      *rate.Limiter
	aside         *rate.Limiter // for those that stand beside
}

type questionKey [sha256.Size]byte

// A found is a result without the question's words: where they stand in it
// instead.
type found struct {
	result  index.Result
	missing []corpus.Span
	parts   []corpus.Span
}

// Remember returns a searcher that finds what s does, and keeps the last few
// hundred results. When new questions come faster than about fifteen a second for
// more than a moment, it asks s to compare words alone (index.Query.Words), and
// does not keep what that finds. S must find the same for the same query each
// time. Nobody may change the hits of a result.
func Remember(s commands.Searcher) *Memory {
	return &Memory{Searcher: s, meanings: newMeanings(), aside: newMeanings()}
}

func newMeanings() *rate.Limiter { return rate.NewLimiter(meaningsPerSecond, meaningsBurst) }

// Search implements [commands.Searcher].
func (m *Memory) Search(ctx context.Context, q index.Query) (index.Result, error) {
	return m.search(ctx, q, m.meanings)
}

// Aside returns a searcher with the same memory for people whose questions must
// not slow those of others: its new questions are compared by meaning at the same
// rate, but counted apart.
func (m *Memory) Aside() commands.Searcher { return besides{m} }

type besides struct{ *Memory }

// Search implements [commands.Searcher].
func (b besides) Search(ctx context.Context, q index.Query) (index.Result, error) {
	return b.search(ctx, q, b.aside)
}

func (m *Memory) search(ctx context.Context, q index.Query, meanings *rate.Limiter) (index.Result, error) {
	if q.Explain || q.Words || q.About != nil {
		return m.Searcher.Search(ctx, q)
	}
	key := keyOf(q)
	if f, ok := m.get(key); ok {
		return f.in(q.Text), nil
	}
	q.Words = !meanings.Allow()
	r, err := m.Searcher.Search(ctx, q)
	if err != nil || q.Words {
		return r, err
	}
	if f, ok := withoutWords(r, q.Text); ok {
		m.mu.Lock()
		m.keep(key, f)
		m.mu.Unlock()
	}
	return r, nil
}

func keyOf(q index.Query) questionKey {
	h := sha256.New()
	h.Write([]byte{byte(q.Limit), byte(q.Limit >> 8)})
	h.Write([]byte(q.Text))
	var key questionKey
	h.Sum(key[:0])
	return key
}

// withoutWords takes the question's words out of a result. It reports false
// if one of them does not stand in the question as it is.
func withoutWords(r index.Result, question string) (found, bool) {
	if wordy(r) {
		return found{}, false
	}
	f := found{result: r}
	f.result.Missing, f.result.Parts = nil, nil
	at := func(words string) (corpus.Span, bool) {
		i := strings.Index(question, words)
		return corpus.Span{Start: i, End: i + len(words)}, i >= 0
	}
	for _, w := range r.Missing {
		s, ok := at(w)
		if !ok {
			return found{}, false
		}
		f.missing = append(f.missing, s)
	}
	for _, p := range r.Parts {
		s, ok := at(p.Text)
		if !ok {
			return found{}, false
		}
		f.parts = append(f.parts, s)
		p.Text = ""
		f.result.Parts = append(f.result.Parts, p)
	}
	return f, true
}

// wordy reports whether a result has words of the question beside those that
// are taken out: what it looked up, and what it asked of a place.
func wordy(r index.Result) bool {
	return r.Rest != "" || r.Reading.Rest != "" || len(r.Reading.Missing) > 0 ||
		slices.ContainsFunc(r.Parts, func(p index.Part) bool { return wordy(p.Result) || len(p.Missing) > 0 })
}

// in is the result with the words of the question that was asked.
func (f found) in(question string) index.Result {
	r := f.result
	for _, s := range f.missing {
		r.Missing = append(r.Missing, s.In(question))
	}
	r.Parts = slices.Clone(r.Parts)
	for i, s := range f.parts {
		r.Parts[i].Text = s.In(question)
	}
	return r
}

func (m *Memory) get(key questionKey) (found, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f, ok := m.recent[key]; ok {
		return f, true
	}
	f, ok := m.older[key]
	if ok {
		m.keep(key, f)
	}
	return f, ok
}

// keep puts a result into recent. m.mu is held.
func (m *Memory) keep(key questionKey, f found) {
	if m.recent == nil || len(m.recent) >= maxRemembered/2 {
		m.recent, m.older = make(map[questionKey]found, maxRemembered/2), m.recent
	}
	m.recent[key] = f
}
