// Package picture draws what a brief is made of: the argument, with the notes
// and works that each paragraph rests on, and a card with one sentence.
//
// Every word in a picture is the brief's or the caller's [Words]; nothing that
// anybody typed can come into one.
package picture
