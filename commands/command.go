package commands

import (
	"context"

	"briefbot/index"
)

// A Request is what a person asked for.
type Request struct {
	// Options are the command's options by name. An option that was not
	// given is absent. Values are any bytes at all; a Flag is "true" when it
	// is set.
	Options map[string]string
	// Locale is the person's language as Discord names it ("fr",
	// "en-GB"); "" means English.
	Locale string
	// About is what the request follows: the message that it replies to, or the
	// last of a conversation. nil if it follows nothing.
	About *index.About
	// Alone is set where one person types at a terminal: there are no menus, and
	// nobody from whom to hide a reply.
	Alone bool
}

// private reports whether the person asked for a reply that only they see.
func (r Request) private() bool { return r.Options["private"] == "true" }

// A Command is one thing that people can ask for, at every door.
type Command struct {
	// Name is what is typed: lower-case letters.
	Name string
	// Names are the name in other languages, by Discord locale.
	Names map[string]string
	// Description is one sentence of at most 100 characters, Descriptions
	// the same in other languages, by Discord locale.
	Description  string
	Descriptions map[string]string
	// Menu is set for a command on somebody's message: the label in the
	// message's menu ("Find in brief"), 1 to 32 characters; Menus are the
	// labels in other languages. The message's text is the option "message".
	// In Discord such a command is not a slash command.
	Menu    string
	Menus   map[string]string
	Options []Option
	// Run answers a request. An error is the program's failure, never the
	// person's: what a person did wrong is a Reply with Outcome Refused.
	Run func(ctx context.Context, r Request) (Reply, error)
}

// An Option is one thing that a command can be told.
type Option struct {
	Name         string
	Names        map[string]string // by Discord locale
	Description  string
	Descriptions map[string]string // by Discord locale
	Required     bool
	// Flag is set for a yes-or-no option.
	Flag bool
	// Long is set for text of many lines, for which a door that has forms opens
	// one where it is not given.
	Long bool
	// Choices are the only values that the option takes; nil if it takes
	// any text. An option has Choices or Complete, never both.
	Choices []Suggestion
	// Complete suggests values for what was typed so far, at most 25; nil if
	// there is nothing to suggest. It gives the same for a locale-less
	// request as for any other: what it suggests is the brief's own text.
	Complete func(ctx context.Context, typed string) []Suggestion
}

// A Suggestion is a value that completes an option.
type Suggestion struct {
	Value string // at most 100 characters
	Label string // what the person sees: at most 100 characters, cut at a word
}

// Localised is one of a command's texts for a Discord locale, or the English one.
func Localised(texts map[string]string, locale, english string) string {
	for _, l := range []string{locale, locale + "-ES"} { // a browser's "es" is in Discord that of a country
		if t := texts[l]; t != "" {
			return t
		}
	}
	return english
}
