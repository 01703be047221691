// Package claim is what the program says about a document in its own words.
//
// A sentence about the document is a [Claim]. Nobody can write one: the
// constructors, methods of [Document], check it over the whole text first, and
// return the zero Claim, which says nothing, where it does not hold. What no
// look can prove (that a text has no author, no recommendation) is said as what
// was found or recognised.
package claim

import (
	"reflect"
	"strconv"

	"briefbot/commands/locale"
	"briefbot/corpus"
)

// A Kind says what a claim is about, and so how it is checked.
type Kind string

// The kinds of claims.
const (
	Absent     Kind = "absent"     // words that the document does not have
	Present    Kind = "present"    // words that it has, and how often
	Recognised Kind = "recognised" // what the reading recognised, and how many
	Unfound    Kind = "unfound"    // what was looked for without success
	Stated     Kind = "stated"     // what the document states of itself
	Counted    Kind = "counted"    // a number of what was read
	Sourced    Kind = "sourced"    // notes, citations and their addresses
	Judged     Kind = "judged"     // how a quotation relates to the text
	Attributed Kind = "attributed" // whose words a sentence is
)

// A Claim is one sentence about a document that holds. The zero Claim says
// nothing.
type Claim struct {
	kind   Kind
	format locale.Text
	args   []any
}

// Kind is what the claim is about; "" for the zero Claim.
func (c Claim) Kind() Kind { return c.kind }

// Says reports whether there is something to say.
func (c Claim) Says() bool { return c.format != "" }

// Words are the sentence's English format and what is set in: a string or an int,
// or one of [Typed], [TypedWords], [Words], [Number], [corpus.Place] and [Places].
func (c Claim) Words() (format string, args []any) { return string(c.format), c.args }

// In is the sentence in a language, with each of its args as said has it.
func (c Claim) In(v locale.Voice, said func(any) any) string {
	args := make([]any, len(c.args))
	for i, a := range c.args {
		args[i] = said(a)
	}
	return v.Say(c.format, args...)
}

// Equal reports whether two claims are the same.
func (c Claim) Equal(o Claim) bool { return reflect.DeepEqual(c, o) }

// Typed is a person's words in a claim.
type Typed string

// Words are several words in a claim, each in quotation marks. The first few
// are enough to say.
type Words []string

// TypedWords are a person's words, each in quotation marks.
type TypedWords []Typed

// Places are the names of places, parted by commas.
type Places []corpus.Place

// Number is a number in a claim that may be written in words.
type Number int

func (n Number) String() string { return strconv.Itoa(int(n)) }

// say makes a claim. Its callers have checked it.
func say(kind Kind, format locale.Text, args ...any) Claim { return Claim{kind, format, args} }
