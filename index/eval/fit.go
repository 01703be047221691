package eval

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
)

// A Fit chooses the weights of an index: those of the signals by a softmax over
// the candidates and over the sentences of the right ones, those of the clues
// by a logistic regression on whether the first passage is correct. All sets count
// alike in the first, and by the root of their size in the second. Without a
// companion each question is asked again with the passages withheld that answer
// it: what is nearest then is no answer.
type Fit struct {
	// Open makes an index of a brief; kept names the vectors' cache.
	Open func(b *corpus.Brief, c *companion.File) (*index.Index, error)
	// Brief and Companion are what questions without passages of their own
	// are asked of; Companion is nil for a fit without one.
	Brief     *corpus.Brief
	Companion *companion.File
	// Verdict leaves the signals as they are and fits the clues alone.
	Verdict bool
	Out     io.Writer
}

// A SetFile is a file of questions, and what share of it may be fitted to.
type SetFile struct {
	Name      string
	Questions []Question
	Set       *Set // or nil
	// Every question whose place is a multiple of Every is fitted to; 0 for
	// none: the set is then only looked at.
	Every int
}

// folds is how many times the companion is read without a share of its lines.
const folds = 10

// A measured is a question with the signals of every candidate and its clues.
type measured struct {
	set        string
	held       bool
	abroad     bool // in another language than the brief
	answerable bool
	passages   [][][]float64 // by candidate and sentence
	right      []bool        // the passage is correct
	marked     [][]bool      // the sentence is
	clues      []float64
	told       bool // the first passage is correct: it may be said to answer
}

// Run fits the weights, of questions in the brief's language and of others
// apart, and returns them by the names of the configurations' endings; it
// writes what each set says of them.
func (f *Fit) Run(ctx context.Context, files []SetFile) (own, abroad index.Weights, err error) {
	var all []measured
	from := map[bool]index.Weights{}
	for _, file := range files {
		if file.Set != nil && f.Companion != nil {
			continue // other texts, which the companion knows nothing of
		}
		briefs := map[string]*corpus.Brief{"": f.Brief}
		if file.Set != nil {
			briefs = file.Set.Briefs
		}
		opened := map[string]*index.Index{}
		for i, q := range file.Questions {
			x := opened[q.document]
			if x == nil {
				if x, err = f.Open(briefs[q.document], f.Companion); err != nil {
					return own, abroad, err
				}
				defer x.Close()
				opened[q.document] = x
			}
			from[false], from[true] = x.Weights(false), x.Weights(true)
			m, err := measure(ctx, x, q.Text, q.correct, q.holds)
			if err != nil {
				return own, abroad, err
			}
			m.set, m.answerable, m.held = file.Name, q.Answerable, file.Every == 0 || i%file.Every != 0
			all = append(all, m)
			if f.Companion == nil && q.Answerable {
				m.told, m.answerable, m.passages = false, false, nil
				m.set = file.Name + withheld
				e, err := x.Examine(ctx, q.Text, q.correct)
				if err != nil {
					return own, abroad, err
				}
				m.clues = e.Clues
				all = append(all, m)
			}
		}
	}
	if f.Companion != nil {
		left, err := f.leaveOut(ctx)
		if err != nil {
			return own, abroad, err
		}
		all = append(all, left...)
	}
	of := func(abroad bool) index.Weights {
		fmt.Fprintf(f.Out, "# questions in another language: %v\n", abroad)
		some := slices.DeleteFunc(slices.Clone(all), func(m measured) bool { return m.abroad != abroad })
		w := index.Weights{Signals: from[abroad].Signals, Tokens: from[abroad].Tokens, Answers: from[abroad].Answers}
		f.show("now", some, from[abroad])
		if !f.Verdict {
			w.Signals = fitSignals(some, from[abroad])
		}
		w.Clues, w.Bias = fitClues(some, from[abroad])
		f.show("fitted", some, w)
		return w
	}
	return of(false), of(true), nil
}

// leaveOut asks the companion's own lines of indexes without them.
func (f *Fit) leaveOut(ctx context.Context) ([]measured, error) {
	var all []measured
	for fold := range folds {
		rest, out := f.Companion.LeaveOut(fold, folds)
		x, err := f.Open(f.Brief, rest)
		if err != nil {
			return nil, err
		}
		for _, l := range out {
			want := ""
			if p, ok := f.Brief.Passage(l.Passage); ok && l.Sentence < len(p.Sentences) {
				want = p.Sentences[l.Sentence].In(p.Text)
			}
			m, err := measure(ctx, x, l.Text,
				func(p *corpus.Passage) bool { return l.Kind == companion.Answered && p.ID == l.Passage },
				func(s string) bool { return s == want })
			if err != nil {
				return nil, err
			}
			// Another passage often says the same: the first need not be the line's.
			m.set, m.answerable, m.told = "left out", l.Kind == companion.Answered, l.Kind == companion.Answered
			if l.Kind == companion.OffTopic {
				m.set = "off topic"
			}
			all = append(all, m)
		}
		if err := x.Close(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func measure(ctx context.Context, x *index.Index, text string, correct func(*corpus.Passage) bool, right func(string) bool) (measured, error) {
	e, err := x.Examine(ctx, text, nil)
	if err != nil {
		return measured{}, err
	}
	m := measured{clues: e.Clues, abroad: e.Abroad, told: e.First != nil && correct(e.First)}
	for _, c := range e.Candidates {
		ok := correct(c.Passage)
		spans := c.Passage.Sentences
		var marked []bool
		for i := range c.Sentences {
			marked = append(marked, ok && i < len(spans) && right(spans[i].In(c.Passage.Text)))
		}
		m.passages, m.right, m.marked = append(m.passages, c.Sentences), append(m.right, ok), append(m.marked, marked)
	}
	return m, nil
}

// A vector is weights in the order of their names.
func vector(names []string, w map[string]float64) []float64 {
	out := make([]float64, len(names))
	for i, n := range names {
		out[i] = w[n]
	}
	return out
}

func named(names []string, v []float64) map[string]float64 {
	out := map[string]float64{}
	for i, n := range names {
		if r := math.Round(v[i]*100) / 100; r != 0 {
			out[n] = r
		}
	}
	return out
}

// best returns the sentence that the weights choose, and the passage's score.
func best(passage [][]float64, w []float64) (int, float64) {
	at, most, score := 0, math.Inf(-1), 0.0
	for i, v := range passage {
		p, s := dot(v[:index.PassageSignals], w[:index.PassageSignals]), dot(v[index.PassageSignals:], w[index.PassageSignals:])
		if s > most {
			at, most, score = i, s, s+p
		}
	}
	return at, score
}

func dot(a, b []float64) float64 {
	var sum float64
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// lines are the confidences of which show says what an index that answers from there
// on would do.
var lines = []float64{.3, .4, .5, .6, .7, .8}

// show says what weights do on each set.
func (f *Fit) show(label string, all []measured, w index.Weights) {
	fmt.Fprintf(f.Out, "# %s; and answering from a confidence on: right, answered, F1\n", label)
	for _, set := range sets(all) {
		var outcomes []Outcome
		for _, m := range set.questions {
			outcomes = append(outcomes, m.outcome(w))
		}
		r := figures(outcomes)
		fmt.Fprintf(f.Out, "#   %-24s %4d  hit@1 %s  hit@3 %s  sentence %s  AUC %s", set.name, r.Questions, percent(r.Hit1), percent(r.Hit3), percent(r.Sentence), share(r.AUC))
		for _, line := range lines {
			for i, m := range set.questions {
				o := &outcomes[i]
				if o.Rank, o.Verdict = 0, index.Closest; m.told {
					o.Rank = 1
				}
				if o.Confidence >= line {
					o.Verdict = index.Answers
				}
			}
			r := figures(outcomes)
			fmt.Fprintf(f.Out, "  %.1f: %s %s %s", line, percent(r.Right), percent(r.Answered), share(r.F1))
		}
		fmt.Fprintln(f.Out)
	}
}

// outcome is what weights make of a question.
func (m *measured) outcome(w index.Weights) Outcome {
	o := Outcome{Question: Question{Answerable: m.answerable}}
	if m.clues != nil {
		o.Confidence = 1 / (1 + math.Exp(-w.Bias-dot(m.clues, vector(index.ClueNames(), w.Clues))))
	}
	signals, gold := vector(index.SignalNames(), w.Signals), math.Inf(-1)
	for i, p := range m.passages {
		if at, v := best(p, signals); m.right[i] && v > gold {
			gold, o.Rank, o.Marked = v, 1, m.marked[i][at]
		}
	}
	for i, p := range m.passages {
		if _, v := best(p, signals); o.Rank > 0 && !m.right[i] && v > gold {
			o.Rank++
		}
	}
	o.Marked = o.Marked && o.Rank == 1
	return o
}

type questionSet struct {
	name      string
	questions []measured
}

// sets parts the questions by set, those that are held back apart.
func sets(all []measured) []questionSet {
	var out []questionSet
	for _, m := range all {
		name := m.set
		if m.held {
			name += ", held"
		}
		i := slices.IndexFunc(out, func(s questionSet) bool { return s.name == name })
		if i < 0 {
			i = len(out)
			out = append(out, questionSet{name: name})
		}
		out[i].questions = append(out[i].questions, m)
	}
	return out
}

// ridge holds the signals' weights to the present ones.
const ridge = 0.003

func fitSignals(all []measured, from index.Weights) map[string]float64 {
	names := index.SignalNames()
	start := vector(names, from.Signals)
	var train []questionSet
	for _, s := range sets(all) {
		if !s.questions[0].held && slices.ContainsFunc(s.questions, func(m measured) bool { return m.answerable }) {
			train = append(train, s)
		}
	}
	w := climb(slices.Clone(start), 0, 200, 0.06, func(w, g []float64) {
		for k := range w {
			g[k] = -ridge * (w[k] - start[k])
		}
		for _, set := range train {
			for i := range set.questions {
				d := set.questions[i].slope(w)
				for k := range g {
					g[k] += d[k] / float64(len(set.questions)*len(train))
				}
			}
		}
		g[slices.Index(names, "words quoted in order")] = 0 // rare in the sets: held by the tests of pasted text
	})
	return named(names, w)
}

// climb goes up a slope, which is the derivative g at w, from where w is; no component
// falls below least (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015).
func climb(w []float64, least float64, steps int, rate float64, slope func(w, g []float64)) []float64 {
	g, m, v := make([]float64, len(w)), make([]float64, len(w)), make([]float64, len(w))
	for step := 1; step <= steps; step++ {
		slope(w, g)
		for k, d := range g {
			m[k], v[k] = 0.9*m[k]+0.1*d, 0.999*v[k]+0.001*d*d
			w[k] = max(least, w[k]+rate*m[k]/(1-math.Pow(0.9, float64(step)))/(math.Sqrt(v[k]/(1-math.Pow(0.999, float64(step))))+1e-9))
		}
	}
	return w
}

// slope is the derivative of the likelihood of the right passage and sentence.
func (m *measured) slope(w []float64) []float64 {
	g := make([]float64, len(w))
	scores := make([]float64, len(m.passages))
	chosen := make([]int, len(m.passages))
	for i, p := range m.passages {
		chosen[i], scores[i] = best(p, w)
	}
	for i, d := range softmax(scores, m.right) {
		for k := range g {
			g[k] += d * m.passages[i][chosen[i]][k]
		}
	}
	for i, p := range m.passages {
		if !m.right[i] {
			continue
		}
		own := make([]float64, len(p))
		for j := range p {
			own[j] = dot(p[j][index.PassageSignals:], w[index.PassageSignals:])
		}
		for j, d := range softmax(own, m.marked[i]) {
			for k := index.PassageSignals; k < len(g); k++ {
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

// withheld ends the name of a set whose answers are withheld. Such questions count
// for a half: people ask of what they expect in a brief.
const withheld = ", withheld"

// fitClues fits by gradient steps. A set with a hundred times as many questions as
// another counts ten times as much, and so do those of its questions that have an
// answer against those that have none. The confidence is then how often the first
// passage is right where it is so much. A clue that counts for nothing now is left out.
func fitClues(all []measured, from index.Weights) (map[string]float64, float64) {
	const ridge, steps = 0.0005, 3000
	names := index.ClueNames()
	n := len(names)
	var train []measured
	for _, q := range all {
		if !q.held && q.clues != nil {
			train = append(train, q)
		}
	}
	type part struct {
		set        string
		answerable bool
	}
	size, sum := map[part]float64{}, 0.
	for _, q := range train {
		size[part{q.set, q.answerable}]++
	}
	counts := map[part]float64{} // what one question of it counts
	for p, n := range size {
		counts[p] = 1 / math.Sqrt(n)
		if strings.HasSuffix(p.set, withheld) {
			counts[p] /= 2
		}
		sum += n * counts[p]
	}
	w := climb(make([]float64, n+1), math.Inf(-1), steps, 0.03, func(w, g []float64) {
		for i := range n {
			g[i] = -ridge * w[i]
		}
		g[n] = 0
		for _, q := range train {
			d := -1 / (1 + math.Exp(-w[n]-dot(q.clues, w)))
			if q.told {
				d++
			}
			d *= counts[part{q.set, q.answerable}] / sum
			for i, c := range q.clues {
				if from.Clues[names[i]] != 0 {
					g[i] += d * c
				}
			}
			g[n] += d
		}
	})
	return named(names, w[:n]), math.Round(100*w[n]) / 100
}
