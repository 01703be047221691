package commands

import (
	"context"
	"sync"

	"briefbot/commands/claim"
	"briefbot/commands/quote"
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
	// quotes is made at the first quotation that somebody wants checked.
	quotes func() *quote.Checker
	// words looks words up.
	words func() (*index.Lookup, error)
	// places reads and prints places of the brief.
	places func() *corpus.Gazetteer
	// document is what claims about the brief are checked against.
	document *claim.Document
	// citation names the brief in one line.
	citation func() []Run
	painted  *painted
}

// New returns the commands for a brief and the index that searches it.
func New(b *corpus.Brief, s Searcher) *Set {
	words := sync.OnceValues(func() (*index.Lookup, error) { return index.NewLookup(b) })
	return &Set{
		brief: b, search: s, words: words, painted: &painted{arguments: map[string][]byte{}}, document: claim.New(b, words),
		quotes:   sync.OnceValue(func() *quote.Checker { return quote.New(b) }),
		places:   sync.OnceValue(func() *corpus.Gazetteer { return corpus.NewGazetteer(b) }),
		citation: sync.OnceValue(func() []Run { return briefCitation(b) }),
	}
}

// Brief returns the brief that the commands answer from.
func (s *Set) Brief() *corpus.Brief { return s.brief }

// Commands returns the commands in the order in which help lists them, with
// their names in all languages.
func (s *Set) Commands() []Command {
	commands := s.commands()
	localise(commands)
	return commands
}

func (s *Set) commands() []Command {
	return []Command{
		s.askCommand(),
		s.recommendationCommand(),
		s.citeCommand(),
		s.footnoteCommand(),
		s.sectionCommand(),
		s.verifyCommand(),
		s.briefCommand(),
		s.findCommand(),
		s.nearestCommand(),
		s.quotesCommand(),
		s.helpCommand(),
		s.privacyCommand(),
	}
}

// Command returns the command with the given English name, without its names
// in other languages.
func (s *Set) Command(name string) (Command, bool) {
	for _, c := range s.commands() {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// Definitions returns the commands without a brief to answer from and without
// names in other languages: Run and Complete are nil. They serve to build a
// command line before any brief is read.
func Definitions() []Command {
	commands := new(Set).commands()
	for i := range commands {
		commands[i].Run = nil
		for j := range commands[i].Options {
			commands[i].Options[j].Complete = nil
		}
	}
	return commands
}
