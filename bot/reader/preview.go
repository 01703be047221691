package reader

import (
	"strconv"

	"briefbot/corpus"
)

// A preview is what a link to the page looks like where it is pasted (the
// Open Graph protocol, ogp.me): the title, the sentence that it leads to, and
// a picture of it.
type preview struct {
	Title, Text string
	URL, Image  string // absolute; "" where the page's public address is unknown
	Alt         string
}

// An address is a passage or one of its sentences: "introduction.2" or
// "introduction.2.s3", as in the page's anchors.
type address struct {
	passage  int // index into Brief.Passages
	sentence int // from 0, or -1 for the whole passage
}

// sentenceID is the anchor of a passage's n-th sentence, counted from 0.
func sentenceID(passage string, n int) string { return passage + ".s" + strconv.Itoa(n+1) }

// readAddress finds what an anchor leads to.
func readAddress(b *corpus.Brief, id string) (address, bool) {
	p, found := b.At(id)
	if !found {
		return address{sentence: -1}, false
	}
	if p.Kind == corpus.PassagePlace {
		return address{p.Index, -1}, true
	}
	return address{p.Index, p.Sentence}, true
}

// text is the words that an address leads to.
func (a address) text(b *corpus.Brief) string {
	p := b.Passages[a.passage]
	if a.sentence >= 0 {
		return p.Sentences[a.sentence].In(p.Text)
	}
	return p.Text
}

// maxPreview is how many characters of a preview's text programs show.
const maxPreview = 300
