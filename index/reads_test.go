package index

import (
	"testing"

	"briefbot/corpus"
)

// A sentence is read with its neighbours as far as there is room.
func TestAround(t *testing.T) {
	long := "It went on in the same way for the rest of that year and in all the years that came after it, until nobody could say any more how it had begun, who had wanted it, what it had been for, or why so many people from so many places had thought that it was worth their while to take a part in it themselves."
	b := corpus.Parse([]byte("# Posts\n\n## Findings\n\nThe post opened. Russia built it. The EU paid. "+long+"\n"), corpus.Options{})
	p := &b.Passages[0]
	for i, want := range []string{"The post opened. Russia built it.", "The post opened. Russia built it. The EU paid.", "Russia built it. The EU paid.", long} {
		if got := around(Hit{Passage: p, Sentence: p.Sentences[i]}); got != want {
			t.Errorf("around sentence %d: %q, want %q", i, got, want)
		}
	}
}
