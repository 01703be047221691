package terminal

import (
	"context"
	"fmt"
	"sync"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/encoder"
)

// A Source is where the brief comes from. The brief is read when it is first
// asked for and the index built at the first search, so that what needs
// neither starts at once. It is safe for concurrent use.
type Source struct {
	env    func(string) (string, bool)
	path   string // --brief
	locale string // --lang
	words  bool   // --no-encoder
	// patient is set by commands that stay: they may take some seconds to
	// prepare a brief that was never asked before.
	patient bool
	// behind is set by those that answer while they prepare; progress is told
	// how far that is.
	behind   bool
	progress func(done, all int)
	// imports reads a brief that is not Markdown; nil refuses it.
	imports importer

	mu    sync.Mutex
	told  func() (*companion.File, error) // set by Asked
	brief *corpus.Brief
	index *index.Index
}

// Path is the file of the brief, or "" for the built-in one.
func (s *Source) Path() string {
	path := s.path
	if path == "" && s.env != nil {
		path, _ = s.env("BRIEF_PATH")
	}
	return path
}

// Open names the file of the brief, over --brief. It is for a command that takes
// the file as its argument, before anything asks for the brief.
func (s *Source) Open(path string) { s.path = path }

// MarkdownOnly refuses a brief that would have to be imported first. It is for
// commands that serve others: what they answer from has been looked at.
func (s *Source) MarkdownOnly() { s.imports = nil }

// Set returns the commands for the brief. Its searches build the index.
func (s *Source) Set() (*commands.Set, error) {
	b, err := s.Brief()
	if err != nil {
		return nil, err
	}
	return commands.New(b, s), nil
}

// Brief returns the brief, parsed.
func (s *Source) Brief() (*corpus.Brief, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.readBrief()
}

func (s *Source) readBrief() (_ *corpus.Brief, err error) {
	switch path := s.Path(); {
	case s.brief != nil:
	case path == "":
		s.brief = corpus.Builtin()
	default:
		s.brief, err = openBrief(path, s.imports)
	}
	return s.brief, err
}

// Index returns the index of the brief, built with the companion file that
// lies beside it.
func (s *Source) Index() (*index.Index, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index != nil {
		return s.index, nil
	}
	b, err := s.readBrief()
	if err != nil {
		return nil, err
	}
	told := s.companion
	if s.told != nil {
		told = s.told
	}
	c, err := told()
	if err != nil {
		return nil, err
	}
	o, err := s.meaning(b)
	if err != nil {
		return nil, err
	}
	o.Companion = c
	s.index, err = index.New(b, o)
	if err != nil {
		return nil, fmt.Errorf("indexing the brief: %w", err)
	}
	return s.index, nil
}

// Anew returns a source that reads the same files, as they are now.
func (s *Source) Anew() *Source {
	return &Source{env: s.env, path: s.path, locale: s.locale, words: s.words}
}

// Stay says that the program will answer many questions: preparing a brief may
// take some seconds, once.
func (s *Source) Stay() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.patient = true
}

// AtOnce says that the program will answer many questions, and the first
// while it prepares a brief that was never asked before: by words, until it has
// the meaning of all sentences. Progress, which may be nil, is told from
// another goroutine how many vectors of how many there are.
func (s *Source) AtOnce(progress func(done, all int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.patient, s.behind, s.progress = true, true, progress
}

// Meaning says how many vectors of how many the index has, and 0 for both
// before there is one.
func (s *Source) Meaning() (done, all int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index == nil {
		return 0, 0
	}
	return s.index.Meaning()
}

// meaning returns the options for searching by meaning too.
func (s *Source) meaning(b *corpus.Brief) (index.Options, error) {
	if s.words {
		return index.Options{Folder: index.UserFolder()}, nil
	}
	e, err := encoder.New()
	if err != nil {
		return index.Options{}, err
	}
	if !s.patient {
		e.Sparing()
	}
	return index.Options{Folder: index.UserFolder(), Encoder: e, Vectors: encoder.UserCache(b.Fingerprint), KeptOnly: !s.patient, Behind: s.behind, Progress: s.progress}, nil
}

// SlowEncoder says in a sentence that questions are answered by words because
// this processor is too slow for the encoder; "" where it is fast.
func SlowEncoder(k encoder.Kernel) string {
	if k.Fast {
		return ""
	}
	return "This processor has no vector instructions that the encoder can use (AVX2 or AVX-512; on ARM, dot products), so questions are answered by words alone."
}

// Slow is [SlowEncoder] of this program on this processor; "" with --no-encoder.
func (s *Source) Slow() string {
	if s.words {
		return ""
	}
	e, err := encoder.New()
	if err != nil {
		return "" // Index says it
	}
	return SlowEncoder(e.Kernel())
}

// Asked says that a question is coming: the companion file and what else an index
// needs are read while the brief is parsed.
func (s *Source) Asked() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = sync.OnceValues(s.companion)
	go func() {
		s.told()
		index.Prepare()
	}()
}

// companion reads the brief's companion file; nil if it has none.
func (s *Source) companion() (*companion.File, error) {
	if path := s.Path(); path != "" {
		return readCompanion(path)
	}
	return companion.Builtin()
}

// Search answers a query; the first one builds the index.
func (s *Source) Search(ctx context.Context, q index.Query) (index.Result, error) {
	x, err := s.Index()
	if err != nil {
		return index.Result{}, err
	}
	return x.Search(ctx, q)
}

// Close releases the index.
func (s *Source) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index == nil {
		return nil
	}
	return s.index.Close()
}
