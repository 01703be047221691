// Package commands answers what people ask of a brief.
//
// A command is a function from a [Request] to a [Reply], both plain data. It
// never sends anything and does not know Discord: package bot, the terminal
// and the reader page each show the same reply in their own way. What a reply
// quotes is marked as a quotation and is an exact slice of the brief; what the
// program says itself is kept apart from it, and is all that is ever
// translated (package locale).
//
// A reply's [Action]s carry all they need in their State, so that a button
// works for ever and nothing has to be remembered: [Set.Act] reads it.
//
// Below this package, quote checks quotations against the brief and terminal
// is the command line.
package commands
