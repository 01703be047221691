package index

import (
	"context"
	"errors"

	"briefbot/corpus"
)

// An Index searches one brief. It is safe for concurrent use.
type Index struct {
	brief *corpus.Brief
}

// Options tune [New]. The zero value works for any brief.
type Options struct {
	// Companion is the brief's companion file, or nil.
	Companion *Companion
}

// New indexes the brief's passages. Building takes some milliseconds for a
// brief of ordinary length. The caller closes the index.
func New(b *corpus.Brief, o Options) (*Index, error) {
	return nil, errors.New("index: not built yet")
}

// Brief returns the brief that is searched.
func (x *Index) Brief() *corpus.Brief { return x.brief }

// Search answers a query. Any text gives a result; an error means that ctx
// ended or that the index failed.
func (x *Index) Search(ctx context.Context, q Query) (Result, error) {
	return Result{}, errors.New("index: not built yet")
}

// Close releases the index.
func (x *Index) Close() error { return nil }
