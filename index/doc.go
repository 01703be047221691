// Package index finds the passages of a [corpus.Brief] that answer a question.
//
// [New] puts the passages of a long brief into a Bleve index: in memory, or for
// one of some thousand passages on disk. Bleve proposes some hundred passages that
// have a question's words, and the vectors of its sentences those that mean the
// same; of a short brief all are looked at. Signals rank them. [Index.Search]
// gives the hits, the one sentence of each that answers best, and a [Verdict]:
// whether the brief answers at all. Results point at the brief's own passages and
// hold no text of their own, so whatever helps to find a passage (a companion
// file's wordings, for example) cannot reach a reply. The same brief and query
// always give the same result.
package index
