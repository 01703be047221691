package commands

import "context"

// A Request is what a person asked for.
type Request struct {
	// Options are the command's options by name. An option that was not
	// given is absent. Values are any bytes at all.
	Options map[string]string
	// Locale is the person's language as Discord names it ("fr",
	// "en-GB"); "" means English.
	Locale string
}

// A Command is one thing that people can ask for, at every door.
type Command struct {
	// Name is what is typed: lower-case letters.
	Name string
	// Description is one sentence of at most 100 characters.
	Description string
	Options     []Option
	// Run answers a request. An error is the program's failure, never the
	// person's: what a person did wrong is a Reply with Outcome Refused.
	Run func(ctx context.Context, r Request) (Reply, error)
}

// An Option is one thing that a command can be told.
type Option struct {
	Name        string
	Description string
	Required    bool
	// Flag is set for a yes-or-no option.
	Flag bool
	// Complete suggests values for what was typed so far, at most 25; nil if
	// there is nothing to suggest.
	Complete func(ctx context.Context, typed string) []Suggestion
}

// A Suggestion is a value that completes an option.
type Suggestion struct {
	Value string // at most 100 characters
	Label string // what the person sees: at most 100 characters, cut at a word
}
