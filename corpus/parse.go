package corpus

import (
	_ "embed"
	"sync"
)

//go:embed brief.md
var builtinSource []byte

// Options tune [Parse]. The zero value works for any brief.
type Options struct {
	// Name is what the brief is called where its own text gives no title; a
	// file's base name, for example. "" means "Untitled brief".
	Name string
	// Errata are notes on the text that somebody made by hand, or nil.
	Errata *Errata
}

// Parse reads a brief in Markdown. Any bytes give a brief: what cannot be read
// is reported in Brief.Problems, and nothing is lost but what Brief.Omissions
// lists. The time is linear in the length of the source.
func Parse(source []byte, o Options) *Brief {
	return resolve(classify(recognise(source), o.Name), o.Errata)
}

// Builtin returns the brief that is built into the program, with its errata.
// The brief is parsed once; it must not be changed.
func Builtin() *Brief { return builtin() }

var builtin = sync.OnceValue(func() *Brief {
	e, err := ParseErrata(builtinErrata)
	if err != nil {
		panic(err) // the embedded file is wrong; a test reads it
	}
	return Parse(builtinSource, Options{Errata: e})
})
