package bot

import (
	"context"
	"crypto/sha256"
	"sync"

	"briefbot/index"
)

// maxRemembered is how many results are kept. A result is a few hundred bytes
// that point into the brief.
const maxRemembered = 512

// A memory is a searcher that keeps what it found last: in a discussion the
// same question comes again from several people, and a search is a third of
// the work of a reply. It keeps nothing that a person typed: questions are
// known by their hash, and results that repeat words of the question are not
// kept. It is safe for concurrent use.
type memory struct {
	Searcher
	mu sync.Mutex
	// Results go into recent; when it is full it becomes older, and what was
	// older and not asked for again is gone.
	recent, older map[[sha256.Size]byte]index.Result
}

// Remember returns a searcher that finds what s does, and keeps the last few
// hundred results. S must find the same for the same query each time.
func Remember(s Searcher) Searcher { return &memory{Searcher: s} }

// Search implements [Searcher]. The result is shared: nobody may change it.
func (m *memory) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if q.Explain {
		return m.Searcher.Search(ctx, q)
	}
	h := sha256.New()
	h.Write([]byte{byte(q.Limit), byte(q.Limit >> 8)})
	h.Write([]byte(q.Text))
	var key [sha256.Size]byte
	h.Sum(key[:0])
	if r, ok := m.get(key); ok {
		return r, nil
	}
	r, err := m.Searcher.Search(ctx, q)
	if err == nil && len(r.Missing) == 0 && len(r.Parts) == 0 {
		m.put(key, r)
	}
	return r, err
}

func (m *memory) get(key [sha256.Size]byte) (index.Result, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.recent[key]; ok {
		return r, true
	}
	r, ok := m.older[key]
	if ok {
		m.keep(key, r)
	}
	return r, ok
}

func (m *memory) put(key [sha256.Size]byte, r index.Result) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keep(key, r)
}

// keep puts a result into recent. m.mu is held.
func (m *memory) keep(key [sha256.Size]byte, r index.Result) {
	if m.recent == nil || len(m.recent) >= maxRemembered/2 {
		m.recent, m.older = make(map[[sha256.Size]byte]index.Result, maxRemembered/2), m.recent
	}
	m.recent[key] = r
}
