package encoder_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"briefbot/corpus"
	"briefbot/index"
	"briefbot/index/encoder"
	"briefbot/index/eval"
)

// TestFusionEarnsItsPlace measures, on the public sets, what meaning adds to
// words: with a plain lexical score, with the cosine alone, and with both
// added at several weights. It prints the table in README.md and fails if
// meaning at weight 4 does not find more passages and sentences than words do.
//
// BRIEFBOT_SETS is the folder of the sets. The sets have 18,000 sentences,
// which take some ten minutes; with BRIEFBOT_VECTORS set to a folder they are
// kept there.
func TestFusionEarnsItsPlace(t *testing.T) {
	dir := os.Getenv("BRIEFBOT_SETS")
	if dir == "" {
		t.Skip("set BRIEFBOT_SETS to the folder of the public question sets to measure what the encoder brings")
	}
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	vectors := cmp.Or(os.Getenv("BRIEFBOT_VECTORS"), t.TempDir())
	for _, name := range []string{"xquad", "clapnq", "covidqa"} {
		t.Run(name, func(t *testing.T) {
			f, err := os.Open(filepath.Join(dir, name+".json"))
			if err != nil {
				t.Skip(err)
			}
			defer f.Close()
			set, err := eval.ReadSet(f)
			if err != nil {
				t.Fatal(err)
			}
			searchers := make(map[string]*fused)
			senses := make(map[string]encoder.Compact)
			for doc, b := range set.Briefs {
				if searchers[doc], err = newFused(t.Context(), e, b, encoder.Cache{Dir: vectors, Name: name + doc}); err != nil {
					t.Fatal(err)
				}
				searchers[doc].questions = senses
			}
			var texts []string
			for _, q := range set.Questions {
				texts = append(texts, q.Text)
			}
			made, err := e.Find(encoder.Queries(texts...), encoder.Cache{Dir: vectors, Name: "q-" + name}).EncodeAll(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for i, text := range texts {
				senses[text] = made[i]
			}
			var words, both eval.Figures
			for _, m := range []struct {
				name                 string
				words, rarity, sense float64
			}{
				{"cosine alone", 0, 0, 1}, {"words alone", 1, 0, 0}, {"words, rarity", 1, 1, 0},
				{"words + 1 cosine", 1, 1, 1}, {"words + 2 cosine", 1, 1, 2}, {"words + 4 cosine", 1, 1, 4}, {"words + 8 cosine", 1, 1, 8},
			} {
				run := make(map[string]eval.Searcher)
				for doc, s := range searchers {
					s := *s
					s.words, s.rarity, s.sense = m.words, m.rarity, m.sense
					run[doc] = &s
				}
				outcomes, err := eval.Run(t.Context(), run, set.Questions)
				if err != nil {
					t.Fatal(err)
				}
				r := eval.NewReport(name, outcomes).Overall
				t.Logf("%-18s hit@1 %s  hit@3 %s  MRR@10 %s  sentence %s  AUC %s", m.name, percent(r.Hit1), percent(r.Hit3), percent(r.MRR), percent(r.Sentence), percent(r.AUC))
				switch m.name {
				case "words, rarity":
					words = r
				case "words + 4 cosine":
					both = r
				}
			}
			if *both.Hit1 <= *words.Hit1 || *both.Sentence <= *words.Sentence {
				t.Errorf("meaning brings nothing: hit@1 %s -> %s, sentence %s -> %s", percent(words.Hit1), percent(both.Hit1), percent(words.Sentence), percent(both.Sentence))
			}
		})
	}
}

func percent(f eval.Figure) string {
	if f == nil {
		return " n/a"
	}
	return fmt.Sprintf("%4.1f", 100**f)
}

// A fused is the plainest search there is: idf of the shared words, over the
// length of the question's idf vector, for the passage and for its best
// sentence, and the cosine to the sentence.
type fused struct {
	brief                *corpus.Brief
	encoder              *encoder.Encoder
	sentences            [][]sentence // by passage
	frequency            map[string]int
	questions            map[string]encoder.Compact
	words, rarity, sense float64
}

type sentence struct {
	span  corpus.Span
	terms map[string]bool
	sense encoder.Compact
}

func newFused(ctx context.Context, e *encoder.Encoder, b *corpus.Brief, c encoder.Cache) (*fused, error) {
	f := &fused{brief: b, encoder: e, frequency: make(map[string]int)}
	var texts []string
	for _, p := range b.Passages {
		for _, s := range p.Sentences {
			texts = append(texts, s.In(p.Text))
		}
	}
	vectors, err := e.Find(encoder.Passages(texts...), c).EncodeAll(ctx, nil)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, p := range b.Passages {
		var own []sentence
		seen := make(map[string]bool)
		for _, span := range p.Sentences {
			s := sentence{span: span, terms: make(map[string]bool), sense: vectors[n]}
			n++
			for _, w := range splitWords(span.In(p.Text)) {
				s.terms[w], seen[w] = true, true
			}
			own = append(own, s)
		}
		for w := range seen {
			f.frequency[w]++
		}
		f.sentences = append(f.sentences, own)
	}
	return f, nil
}

func (f *fused) Brief() *corpus.Brief { return f.brief }

func (f *fused) Search(_ context.Context, q index.Query) (index.Result, error) {
	weights := make(map[string]float64)
	var length float64
	typed := strings.FieldsFunc(q.Text, notInWord)
	for i, w := range splitWords(q.Text) {
		if _, ok := weights[w]; ok {
			continue
		}
		n, all := float64(f.frequency[w]), float64(len(f.brief.Passages))
		weights[w] = math.Log(1 + (all-n+0.5)/(n+0.5))
		if f.rarity > 0 {
			weights[w] *= min(1, max(0.1, (f.encoder.Rarity(typed[i])-5)/5))
		}
		length += weights[w] * weights[w]
	}
	length = max(1, math.Sqrt(length))
	// Summed in the order of the words, so that the last bit is always the same.
	order := slices.Sorted(maps.Keys(weights))
	share := func(has func(w string) bool) float64 {
		var got float64
		for _, w := range order {
			if has(w) {
				got += weights[w]
			}
		}
		return got / length
	}
	vector := f.questions[q.Text]
	var r index.Result
	for i := range f.brief.Passages {
		best := index.Hit{Passage: &f.brief.Passages[i], Score: math.Inf(-1)}
		for _, s := range f.sentences[i] {
			v := f.words*share(func(w string) bool { return s.terms[w] }) + f.sense*float64(vector.Cosine(&s.sense))
			if v > best.Score {
				best.Score, best.Sentence = v, s.span
			}
		}
		best.Score += f.words * share(func(w string) bool {
			return slices.ContainsFunc(f.sentences[i], func(s sentence) bool { return s.terms[w] })
		})
		r.Hits = append(r.Hits, best)
	}
	slices.SortStableFunc(r.Hits, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	r.Verdict, r.Confidence = index.Answers, r.Hits[0].Score
	r.Hits = r.Hits[:min(q.Limit, len(r.Hits))]
	return r, nil
}

// splitWords returns the stems of a text's words.
func splitWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), notInWord)
	for i, w := range words {
		env := snowballstem.NewEnv(w)
		english.Stem(env)
		words[i] = env.Current()
	}
	return words
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
