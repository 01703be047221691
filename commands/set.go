package commands

import (
	"context"
	"errors"

	"briefbot/corpus"
	"briefbot/index"
)

// A Searcher finds passages. [index.Index] is one.
type Searcher interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
}

// A Set is the commands for one brief. It is safe for concurrent use.
type Set struct {
	brief  *corpus.Brief
	search Searcher
}

// New returns the commands for a brief and the index that searches it.
func New(b *corpus.Brief, s Searcher) *Set { return &Set{brief: b, search: s} }

// Commands returns the commands in the order in which help lists them.
func (s *Set) Commands() []Command { return nil }

// Act carries out an [Action] by its State. A state of another brief, or one
// that cannot be read, gives a Reply with Outcome Refused that says to ask
// again.
func (s *Set) Act(ctx context.Context, state string, r Request) (Reply, error) {
	return Reply{}, errors.New("commands: no actions yet")
}
