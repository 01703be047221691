// Package index finds the passages of a [corpus.Brief] that answer a question.
//
// [New] puts the brief's passages into an in-memory Bleve index and keeps what
// chooses among them, sentences and the companion's questions, in lists beside
// it; [Index.Search] gives ranked hits, the one sentence of each that answers
// best, and a [Verdict]: whether the brief answers at all. Results point at
// the brief's own passages and hold no text of their own, so whatever helps to
// find a passage (a companion file's wordings, for example) cannot reach a
// reply. The same brief and query always give the same result.
package index
