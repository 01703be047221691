// Package e5 runs multilingual-e5-small: a text becomes [Dim] numbers whose
// direction is its meaning, in any of some hundred languages.
//
// The steps, in the order of the files:
//
//   - tokens.go cuts a text into the pieces of a SentencePiece vocabulary;
//   - rows.go has what the model knows of each piece, rounded to a few bits;
//   - model.go runs the twelve layers of the transformer and takes the mean;
//   - matrix.go multiplies, in whole numbers of eight bits: nearly all of the
//     time goes there;
//   - kernels*.go choose who does the sums: vector instructions where the
//     processor has them (gen makes the assembly), else plain Go;
//   - file.go lays everything out in one file as it is used, so that opening
//     it reads next to nothing.
package e5

// The shape of the model.
const (
	Dim       = 384 // numbers of a token between the layers, and of a vector
	depth     = 12  // layers
	heads     = 12  // of attention in a layer
	headDim   = Dim / heads
	inner     = 1536 // numbers inside a layer's feed-forward network
	Positions = 512  // tokens that the model reads at once
	epsilon   = 1e-12

	// The tokens at a text's two ends, and of a character that has no piece.
	startToken, endToken, unknownToken = 0, 2, 3
)
