package index

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

var fit = flag.Bool("fit", false, "fit the verdict's weights and print them, with what cross-validation says")

// A judged is a question whose clues are known.
type judged struct {
	set, id    string
	clues      evidence
	answerable bool
}

// TestFitVerdict chooses the weights of the clues: a logistic regression with
// a ridge on all committed question sets, and CLAPNQ's where BRIEFBOT_SETS
// names the folder of the public sets and there is no companion. What it
// prints is pasted into weights.go.
func TestFitVerdict(t *testing.T) {
	if !*fit {
		t.Skip("fits the verdict's weights; run: go test ./index -run FitVerdict -v -fit")
	}
	for _, companion := range []bool{true, false} {
		for _, meaning := range []bool{true, false} {
			var all []judged
			x := fitIndex(t, corpus.Builtin(), companion, meaning, "builtin")
			for _, set := range []string{"questions", "second", "silent", "ru", "fr", "de"} {
				all = append(all, judgedQuestions(t, x, set)...)
			}
			if !companion {
				all = append(all, judgedPublic(t, "clapnq", meaning)...)
			}
			fmt.Printf("companion %v, encoder %v: %d questions\n", companion, meaning, len(all))
			w := fitClues(all)
			fmt.Printf("{bias: %.2f, clues: evidence{", w.bias)
			for i, v := range w.clues {
				if v != 0 {
					fmt.Printf("%s: %.2f, ", clueNames[i], v)
				}
			}
			fmt.Println("}}")
			for _, set := range []string{"questions", "second", "silent", "ru", "fr", "de", "clapnq"} {
				var own, others []judged
				for _, j := range all {
					if j.set == set {
						own = append(own, j)
					} else {
						others = append(others, j)
					}
				}
				if len(own) == 0 {
					continue
				}
				held := fitClues(others)
				fmt.Printf("  %-10s fitted: %s | held out: %s\n", set, verdictFigures(own, w), verdictFigures(own, held))
			}
			folds(all)
		}
	}
}

// folds prints ten-fold cross-validation over all questions.
func folds(all []judged) {
	scored := make([]float64, len(all))
	for k := range 10 {
		var train []judged
		for i, j := range all {
			if i%10 != k {
				train = append(train, j)
			}
		}
		w := fitClues(train)
		for i, j := range all {
			if i%10 == k {
				scored[i] = w.of(j.clues)
			}
		}
	}
	for _, from := range []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8} {
		var fp, tp, n, m float64
		for i, j := range all {
			if j.set == "clapnq" {
				continue
			}
			if j.answerable {
				m++
				if scored[i] < from {
					fp++
				}
			} else {
				n++
				if scored[i] < from {
					tp++
				}
			}
		}
		// As if 14 in 100 questions had no answer, which is the development set's share.
		r, f := tp/n, fp/m
		p := 0.14 * r / (0.14*r + 0.86*f)
		fmt.Printf("  ten folds, answers from %.1f: recall %.2f, false %.2f; at 14 in 100: precision %.2f F1 %.2f\n", from, r, f, p, 2*p*r/(p+r))
	}
}

// fitClues fits the weights by gradient steps. Each class has the weight of
// half of all, so that 0.5 lies between them.
func fitClues(all []judged) clueWeights {
	const ridge, steps = 0.002, 3000
	var w, m, v [clueCount + 1]float64
	var n [2]float64
	for _, j := range all {
		n[btoi(j.answerable)]++
	}
	for step := 1; step <= steps; step++ {
		var g [clueCount + 1]float64
		for _, j := range all {
			sum := w[clueCount]
			for i, c := range j.clues {
				sum += w[i] * c
			}
			d := (float64(btoi(j.answerable)) - 1/(1+math.Exp(-sum))) / (2 * n[btoi(j.answerable)])
			for i, c := range j.clues {
				g[i] += d * c
			}
			g[clueCount] += d
		}
		for i := range w {
			if i < int(clueCount) {
				g[i] -= ridge * w[i]
			}
			m[i], v[i] = 0.9*m[i]+0.1*g[i], 0.999*v[i]+0.001*g[i]*g[i]
			w[i] += 0.03 * (m[i] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[i]/(1-math.Pow(0.999, float64(step)))) + 1e-9)
		}
	}
	return clueWeights{bias: w[clueCount], clues: evidence(w[:clueCount])}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// verdictFigures are the AUC, and precision, recall and F1 of abstaining.
func verdictFigures(all []judged, w clueWeights) string {
	var wins, pairs, tp, fp, n float64
	for _, a := range all {
		if !a.answerable {
			n++
			if w.of(a.clues) < answersFrom {
				tp++
			}
			continue
		}
		if w.of(a.clues) < answersFrom {
			fp++
		}
		for _, b := range all {
			if !b.answerable {
				pairs++
				if w.of(a.clues) > w.of(b.clues) {
					wins++
				}
			}
		}
	}
	return fmt.Sprintf("AUC %.3f precision %.2f recall %.2f F1 %.2f", wins/pairs, tp/(tp+fp), tp/n, 2*tp/(tp+fp+n))
}

func fitIndex(t *testing.T, b *corpus.Brief, companion, meaning bool, cache string) *Index {
	var o Options
	if companion {
		o.Companion = builtinCompanionFor(t)
	}
	if meaning {
		e, err := encoder.New()
		if err != nil {
			t.Fatal(err)
		}
		o.Encoder, o.Vectors = e, fitCache(cache)
	}
	return open(t, b, o)
}

// fitCache keeps vectors between runs where BRIEFBOT_FIT_CACHE names a folder.
func fitCache(name string) encoder.Cache {
	if dir := os.Getenv("BRIEFBOT_FIT_CACHE"); dir != "" {
		return encoder.Cache{Dir: dir, Name: name}
	}
	return encoder.Cache{}
}

func judgedQuestions(t *testing.T, x *Index, set string) []judged {
	f, err := os.Open(filepath.Join("eval", "testdata", set+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judged
	in := bufio.NewScanner(f)
	for in.Scan() {
		var q struct {
			ID, Question string
			Answerable   bool
		}
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, judged{set, q.ID, clues(t, x, q.Question), q.Answerable})
	}
	return out
}

func judgedPublic(t *testing.T, set string, meaning bool) []judged {
	dir := os.Getenv("BRIEFBOT_SETS")
	if dir == "" {
		return nil
	}
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
			ID, Q      string
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
	x := fitIndex(t, b, false, meaning, set)
	var out []judged
	for _, q := range in.Questions {
		out = append(out, judged{set, q.ID, clues(t, x, q.Q), q.Answerable})
	}
	return out
}

// clues are a question's.
func clues(t *testing.T, x *Index, text string) evidence {
	q, err := x.read(text)
	if err != nil {
		t.Fatal(err)
	}
	q.apart = true
	x.understand(&q)
	f, err := x.match(t.Context(), &q)
	if err != nil {
		t.Fatal(err)
	}
	hits := x.rank(&q, f, false)
	if len(hits) == 0 {
		return evidence{}
	}
	return x.evidence(&q, f, hits)
}
