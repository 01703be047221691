// Package quote checks whether words that somebody ascribes to a brief stand
// in it: exactly, with changes, or not at all.
//
// What does not matter to a quotation's truth does not count: straight or
// curly quotes, the kind of dash, white space and page breaks, the case of the
// first letter, footnote marks, an honest "…". Everything else does. The
// package points into the brief and never holds words of its own.
package quote
