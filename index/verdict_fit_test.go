package index

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
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
// a ridge on the committed question sets; with a companion also on its own
// lines, left out a tenth at a time, and without one on CLAPNQ's where
// BRIEFBOT_SETS names the folder of the public sets. The sets from "third" to
// "fifth" are only looked at. What it prints is pasted into verdict_weights.go.
func TestFitVerdict(t *testing.T) {
	if !*fit {
		t.Skip("fits the verdict's weights; run: go test ./index -run FitVerdict -v -fit")
	}
	b := corpus.Builtin()
	for _, companion := range []bool{true, false} {
		for _, meaning := range []bool{true, false} {
			var all, unseen []judged
			x := fitIndex(t, b, companionIf(t, companion), meaning, "builtin")
			for _, set := range []string{"questions", "second", "sixth", "silent", "ru", "fr", "de"} {
				all = append(all, judgedQuestions(t, x, set)...)
			}
			for _, set := range []string{"third", "fourth", "fifth"} {
				unseen = append(unseen, judgedQuestions(t, x, set)...)
			}
			if companion {
				questions, silent, idle := leaveOut(t, b, meaning)
				all = append(all, judgedLeftOut(t, "left out", questions)...)
				all = append(all, judgedLeftOut(t, "left out", silent)...)
				all = append(all, judgedLeftOut(t, "idle", idle)...)
			} else {
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
			for _, set := range []string{"questions", "second", "sixth", "silent", "ru", "fr", "de", "clapnq", "left out", "idle"} {
				own, others := ofSet(all, set)
				if len(own) == 0 {
					continue
				}
				held := fitClues(others)
				fmt.Printf("  %-10s fitted: %s | without it: %s\n", set, verdictFigures(own, w, 0), verdictFigures(own, held, 0))
			}
			seen := append(first(ofSet(all, "questions")), first(ofSet(all, "second"))...)
			for _, shift := range []float64{0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4} {
				fmt.Printf("  moved by %.1f: development and second %s\n", shift, verdictFigures(seen, w, shift))
				for _, set := range []string{"third", "fourth", "fifth"} {
					fmt.Printf("      %s: %s\n", set, verdictFigures(first(ofSet(unseen, set)), w, shift))
				}
			}
		}
	}
}

func first(own, _ []judged) []judged { return slices.Clone(own) }

// ofSet parts the questions of a set from the others.
func ofSet(all []judged, set string) (own, others []judged) {
	for _, j := range all {
		if j.set == set {
			own = append(own, j)
		} else {
			others = append(others, j)
		}
	}
	return own, others
}

// judgedLeftOut judges the companion's own lines.
func judgedLeftOut(t *testing.T, set string, lines []leftOut) []judged {
	var out []judged
	for _, l := range lines {
		out = append(out, judged{set, l.text, clues(t, l.index, l.text), l.passage >= 0})
	}
	return out
}

// fitClues fits the weights by gradient steps. Each class has the weight of
// half of all, so that 0.5 lies between them; a set with a hundred times as many
// questions as another counts ten times as much.
func fitClues(all []judged) clueWeights {
	const ridge, steps = 0.002, 3000
	var w, m, v [clueCount + 1]float64
	type part struct {
		set        string
		answerable bool
	}
	size, share := map[part]float64{}, map[bool]float64{}
	for _, j := range all {
		size[part{j.set, j.answerable}]++
	}
	for p, n := range size {
		share[p.answerable] += math.Sqrt(n)
	}
	for step := 1; step <= steps; step++ {
		var g [clueCount + 1]float64
		for _, j := range all {
			sum := w[clueCount]
			for i, c := range j.clues {
				sum += w[i] * c
			}
			d := (float64(btoi(j.answerable)) - 1/(1+math.Exp(-sum))) / (2 * share[j.answerable] * math.Sqrt(size[part{j.set, j.answerable}]))
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

// verdictFigures are the AUC, and precision, recall and F1 of abstaining.
func verdictFigures(all []judged, w clueWeights, shift float64) string {
	w.bias += shift
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

func fitIndex(t *testing.T, b *corpus.Brief, companion *Companion, meaning bool, cache string) *Index {
	o := Options{Companion: companion}
	if meaning {
		e, err := encoder.New()
		if err != nil {
			t.Fatal(err)
		}
		o.Encoder, o.Vectors = e, fitCache(cache)
	}
	return open(t, b, o)
}

// companionIf returns the built-in companion, or none.
func companionIf(t *testing.T, companion bool) *Companion {
	if !companion {
		return nil
	}
	return builtinCompanionFor(t)
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
	x := fitIndex(t, b, nil, meaning, set)
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
