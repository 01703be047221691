package commands

import (
	"slices"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
)

const closestText = `# Ferries

## Fares

The fare rose twice.[^1] It fell once (Moss 2019).

Nobody was asked.[^2] The fare rose twice.

The harbour has three berths:

- One is for cars.
- One is for trains.

Boats leave at six.

[^1]: Port office.

[^2]: Town council.

## References

Moss, Ann (2019). *Harbours*. Quay Press.
`

// Where the brief may not answer, sentences stand in place of paragraphs: each
// once, with the notes that stand in it and no other, and the way to the whole.
func TestClosest(t *testing.T) {
	b := corpus.Parse([]byte(closestText), corpus.Options{})
	result := hitsOn(b, index.Closest, 0, 1, 2, 5, 6)
	result.Hits[0].Sentence = b.Passages[0].Sentences[1] // with a citation
	result.Hits[1].Sentence = b.Passages[1].Sentences[0] // with a note
	result.Hits[1].SameAs = 0
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return result, nil }))
	shown := func(r Reply) string {
		var out []string
		for _, block := range r.Blocks {
			switch block.Kind {
			case Quotation:
				out = append(out, strings.TrimSpace(block.Label+" "+block.String()))
			case Footnote, Reference:
				out = append(out, "["+block.Label+"]")
			}
		}
		return strings.Join(out, " | ")
	}
	ask := func() Reply {
		r := s.resultReply(voice{}, "anything", result)
		checkReply(t, b, r)
		return r
	}
	if got, want := shown(ask()), "1 It fell once (Moss 2019). | [Moss 2019] | 2 The harbour has three berths: | One is for cars. | One is for trains. | 3 Boats leave at six."; got != want {
		t.Errorf("shown is %s\nwant     %s", got, want)
	}
	result.Hits[1].SameAs = -1
	r := ask()
	if got, want := shown(r), "1 It fell once (Moss 2019). | [Moss 2019] | 2 Nobody was asked. | [2] | 3 The harbour has three berths: | One is for cars. | One is for trains."; got != want {
		t.Errorf("shown is %s\nwant     %s", got, want)
	}
	for i, a := range r.Actions {
		whole, err := s.Act(t.Context(), a.State, Request{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(whole.Blocks, func(block Block) bool { return block.Kind == Quotation && block.String() == b.Passages[i].Text }) {
			t.Errorf("%s shows %s", a.Label, shown(whole))
		}
	}
	if again, err := s.Act(t.Context(), r.Share, Request{}); err != nil || shown(again) != shown(r) {
		t.Errorf("shared is %s: %v", shown(again), err)
	}
	// Alone it needs no number.
	result.Hits = result.Hits[:1]
	if r := ask(); shown(r) != "It fell once (Moss 2019). | [Moss 2019]" || r.Actions[0].Label != "Whole paragraph" {
		t.Errorf("alone: %s, %v", shown(r), r.Actions)
	}
}

// What may say otherwise than a question takes for granted comes first, and is
// called so.
func TestCorrection(t *testing.T) {
	b := corpus.Parse([]byte(closestText), corpus.Options{})
	result := hitsOn(b, index.Closest, 0, 1)
	result.Doubt, result.Correction = index.Otherwise, &index.Hit{Passage: &b.Passages[1], Sentence: b.Passages[1].Sentences[0], SameAs: -1}
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return result, nil }))
	r := s.resultReply(voice{}, "Who was asked?", result)
	checkReply(t, b, r)
	if r.Outcome != Silent || r.Blocks[0].String() != "The brief may say otherwise." || r.Blocks[1].String() != "Nobody was asked." {
		t.Errorf("the reply is %s: %s", r.Outcome, Text(r.Blocks))
	}
	if a := s.answerOf("Who was asked?", result); a.Doubt != index.Otherwise || a.Correction == nil || a.Correction.Sentence != "Nobody was asked." || a.Passages[0].ID != b.Passages[0].ID {
		t.Errorf("as JSON: %+v", a)
	}
	result.Doubt, result.Correction = index.OnlyNamed, nil
	if r := s.resultReply(voice{}, "Who owns the harbour?", result); r.Blocks[0].String() != "I found only where the brief names this." {
		t.Errorf("only named: %s", Text(r.Blocks))
	}
}
