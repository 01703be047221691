package index

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefbot/corpus"
)

// A ranked is a question with the signals of every passage that was looked at.
type ranked struct {
	passages [][]signals // by candidate and sentence
	right    []bool      // the passage is correct
	marked   [][]bool    // the sentence is
}

// TestFitRank chooses the weights of the signals: a softmax over the
// candidates and over the sentences of the right ones, a ridge towards the
// present weights, all sets alike whatever their size. With a companion its own
// questions, left out a tenth at a time, are a set too; without one the public
// sets are, where BRIEFBOT_SETS names their folder. The sets from "third" to
// "fifth" are only looked at.
func TestFitRank(t *testing.T) {
	if !*fit {
		t.Skip("fits the signals' weights; run: go test ./index -run FitRank -v -fit")
	}
	b := corpus.Builtin()
	for _, companion := range []bool{true, false} {
		for _, meaning := range []bool{true, false} {
			var train, held []rankedSet
			x := fitIndex(t, b, companionIf(t, companion), meaning, "builtin")
			for _, set := range []string{"questions", "second", "sixth"} {
				train = append(train, rankedSet{set, rankedQuestions(t, x, set)})
			}
			for _, set := range []string{"third", "fourth", "fifth", "seventh"} {
				held = append(held, rankedSet{set, rankedQuestions(t, x, set)})
			}
			if companion {
				questions, _, _ := leaveOut(t, b, meaning)
				train = append(train, rankedSet{"left out", rankedLeftOut(t, questions)})
			} else if dir := os.Getenv("BRIEFBOT_SETS"); dir != "" {
				for _, set := range []string{"xquad", "clapnq"} {
					train = append(train, rankedSet{set, rankedPublic(t, dir, set, meaning)})
				}
			}
			fmt.Printf("companion %v, encoder %v\n", companion, meaning)
			now := weightsFor(0, meaning)
			if companion {
				now = weightsFor(1, meaning)
			}
			showRanks("now", slices.Concat(train, held), now)
			for _, ridge := range []float64{0.003, 0.0003} {
				w := fitSignals(train, now, ridge)
				showRanks(fmt.Sprintf("fitted, ridge %v", ridge), slices.Concat(train, held), w)
				for k, v := range w {
					fmt.Printf("%s %.2f, ", signalNames[k], v)
				}
				fmt.Println()
			}
			for i := range train {
				others := slices.Concat(train[:i:i], train[i+1:])
				showRanks("fitted without "+train[i].name, train[i:i+1], fitSignals(others, now, 0.003))
			}
		}
	}
}

// A rankedSet is the questions of one set.
type rankedSet struct {
	name      string
	questions []ranked
}

func showRanks(label string, sets []rankedSet, w signals) {
	fmt.Println(label)
	for _, s := range sets {
		h1, h3, sa := rankFigures(s.questions, w)
		fmt.Printf("  %-10s hit@1 %.1f hit@3 %.1f sentence %.1f\n", s.name, h1, h3, sa)
	}
}

// rankedLeftOut measures the companion's own questions.
func rankedLeftOut(t *testing.T, questions []leftOut) []ranked {
	var out []ranked
	for _, l := range questions {
		p := &l.index.brief.Passages[l.passage]
		sentence := spans(p)[l.sentence].In(p.Text)
		out = append(out, rankedOf(t, l.index, l.text,
			func(q *corpus.Passage) bool { return q == p },
			func(s string) bool { return s == sentence }))
	}
	return out
}

// total returns the sums of a sentence's own signals and of its passage's.
func total(v, w signals) (sentence, passage float64) {
	for k := range v {
		if signal(k) >= firstOfSentence {
			sentence += v[k] * w[k]
		} else {
			passage += v[k] * w[k]
		}
	}
	return sentence, passage
}

// best returns the sentence that the weights choose, and the passage's score.
func best(passage []signals, w signals) (int, float64) {
	at, most, score := 0, math.Inf(-1), 0.0
	for i, v := range passage {
		if s, p := total(v, w); s > most {
			at, most, score = i, s, s+p
		}
	}
	return at, score
}

func rankFigures(all []ranked, w signals) (hit1, hit3, sentence float64) {
	for _, r := range all {
		gold, rank, marked := math.Inf(-1), 1, false
		for i, p := range r.passages {
			if at, v := best(p, w); r.right[i] && v > gold {
				gold, marked = v, r.marked[i][at]
			}
		}
		for i, p := range r.passages {
			if _, v := best(p, w); !r.right[i] && v > gold {
				rank++
			}
		}
		if math.IsInf(gold, -1) {
			continue
		}
		if rank == 1 {
			hit1++
			if marked {
				sentence++
			}
		}
		if rank <= 3 {
			hit3++
		}
	}
	n := float64(len(all)) / 100
	return hit1 / n, hit3 / n, sentence / n
}

func fitSignals(sets []rankedSet, from signals, ridge float64) signals {
	w := from
	var m, v signals
	for step := 1; step <= 200; step++ {
		var g signals
		for _, set := range sets {
			for _, r := range set.questions {
				d := r.slope(w)
				for k := range g {
					g[k] += d[k] / float64(len(set.questions)*len(sets))
				}
			}
		}
		for k := range w {
			if k == int(quotation) || k == int(noteWords) {
				continue // rare in the sets: set by the tests of pasted text
			}
			d := g[k] - ridge*(w[k]-from[k])
			m[k], v[k] = 0.9*m[k]+0.1*d, 0.99*v[k]+0.01*d*d
			w[k] += 0.06 * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
			w[k] = max(0, w[k])
		}
	}
	return w
}

// slope is the derivative of the likelihood of the right passage and sentence.
func (r ranked) slope(w signals) signals {
	var g signals
	scores := make([]float64, len(r.passages))
	chosen := make([]int, len(r.passages))
	for i, p := range r.passages {
		chosen[i], scores[i] = best(p, w)
	}
	for i, d := range softmax(scores, r.right) {
		for k := range g {
			g[k] += d * r.passages[i][chosen[i]][k]
		}
	}
	for i, p := range r.passages {
		if !r.right[i] {
			continue
		}
		own := make([]float64, len(p))
		for j := range p {
			own[j], _ = total(p[j], w)
		}
		for j, d := range softmax(own, r.marked[i]) {
			for k := int(firstOfSentence); k < len(g); k++ {
				g[k] += d * p[j][k]
			}
		}
	}
	return g
}

// softmax returns the derivatives of the log of the share of the right ones.
func softmax(scores []float64, right []bool) []float64 {
	out := make([]float64, len(scores))
	if !slices.Contains(right, true) {
		return out
	}
	top := slices.Max(scores)
	var all, good float64
	for i, s := range scores {
		out[i] = math.Exp(s - top)
		all += out[i]
		if right[i] {
			good += out[i]
		}
	}
	for i, e := range out {
		out[i] = -e / all
		if right[i] {
			out[i] += e / good
		}
	}
	return out
}

// rankedOf measures one question.
func rankedOf(t *testing.T, x *Index, text string, correct func(*corpus.Passage) bool, right func(string) bool) ranked {
	q, err := x.read(text)
	if err != nil {
		t.Fatal(err)
	}
	x.understand(&q)
	f, err := x.match(t.Context(), &q)
	if err != nil {
		t.Fatal(err)
	}
	var r ranked
	for _, i := range x.shortlist(f) {
		p := &x.brief.Passages[i]
		ok := correct(p)
		var marked []bool
		for _, s := range spans(p) {
			marked = append(marked, ok && right(s.In(p.Text)))
		}
		r.passages = append(r.passages, slices.Clone(x.measure(&q, f, i)))
		r.right = append(r.right, ok)
		r.marked = append(r.marked, marked)
	}
	return r
}

func containing(quotes []string) func(string) bool {
	return func(text string) bool {
		return slices.ContainsFunc(quotes, func(s string) bool { return strings.Contains(text, strings.Join(strings.Fields(s), " ")) })
	}
}

func rankedQuestions(t *testing.T, x *Index, set string) []ranked {
	data, err := os.ReadFile(filepath.Join("eval", "testdata", set+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []ranked
	for line := range strings.Lines(string(data)) {
		var q struct {
			Question     string
			Gold, Answer []string
			Answerable   bool
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		if gold := containing(q.Gold); q.Answerable {
			out = append(out, rankedOf(t, x, q.Question, func(p *corpus.Passage) bool { return gold(p.Text) }, containing(q.Answer)))
		}
	}
	return out
}

// everyOther is how much of a public set is enough to fit twenty weights.
const everyOther = 3

func rankedPublic(t *testing.T, dir, set string, meaning bool) []ranked {
	data, err := os.ReadFile(filepath.Join(dir, set+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var in struct {
		Passages []struct {
			ID   int
			Text string
		}
		Questions []struct {
			Q          string
			Gold       []int
			Ans        []string
			Answerable bool
		}
	}
	if err := json.Unmarshal(data, &in); err != nil {
		t.Fatal(err)
	}
	b := &corpus.Brief{Language: "en"}
	for _, p := range in.Passages {
		passage := corpus.Passage{ID: strconv.Itoa(p.ID), Kind: corpus.Paragraph, Part: corpus.Body}
		passage.Text = strings.Join(strings.Fields(p.Text), " ")
		passage.Sentences = corpus.Sentences(passage.Text)
		b.Passages = append(b.Passages, passage)
	}
	x := fitIndex(t, b, nil, meaning, set)
	var out []ranked
	for i, q := range in.Questions {
		if !q.Answerable || i%everyOther != 0 {
			continue
		}
		out = append(out, rankedOf(t, x, q.Q, func(p *corpus.Passage) bool {
			return slices.ContainsFunc(q.Gold, func(g int) bool { return strconv.Itoa(g) == p.ID })
		}, func(s string) bool {
			return containing(q.Ans)(s) || slices.ContainsFunc(q.Ans, func(a string) bool { return strings.Contains(a, s) })
		}))
	}
	return out
}
