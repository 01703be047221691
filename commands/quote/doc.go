// Package quote checks whether words that somebody ascribes to a brief stand
// in it: exactly, with changes, or not at all.
//
// What does not matter to a quotation's truth does not count: straight or
// curly quotes, the kind of dash, white space and page breaks, the case of the
// first letter, footnote marks, Markdown, the mark at the end that belongs to
// the sentence around the quotation, an honest "…". Everything else does. An
// "…" that leaves a "not" out of a clause of which a part is quoted is not
// honest, nor is a full stop before the word that takes the sentence back.
//
// A quotation that does not stand in the brief is aligned with the passages
// that share its words. If most of it is there in its order, or if it is put
// together from several places, it differs, and each change is named: words
// left out, cut off, added, changed, moved or taken from elsewhere. Otherwise
// it is absent; common function words alone are no likeness. Parts that an "…"
// joins from different places are judged each in its own.
//
// The package points into the brief and never holds words of its own. What it
// is judged by is testdata/table, which reads as prose.
package quote
