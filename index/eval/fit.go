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
		f.showRanks("now", some, from[abroad])
		if !f.Verdict {
			w.Signals = fitSignals(some, from[abroad]).Signals
			f.showRanks("fitted", some, w)
		}
		w.Clues, w.Bias = fitClues(some)
		f.showVerdicts("now", some, from[abroad])
		f.showVerdicts("fitted", some, w)
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

func (f *Fit) showRanks(label string, all []measured, weights index.Weights) {
	w := vector(index.SignalNames(), weights.Signals)
	fmt.Fprintf(f.Out, "# ranking, %s\n", label)
	for _, set := range sets(all) {
		var n, hit1, hit3, sentence float64
		for _, m := range set.questions {
			if !m.answerable {
				continue
			}
			n++
			gold, rank, marked := math.Inf(-1), 1, false
			for i, p := range m.passages {
				if at, v := best(p, w); m.right[i] && v > gold {
					gold, marked = v, m.marked[i][at]
				}
			}
			for i, p := range m.passages {
				if _, v := best(p, w); !m.right[i] && v > gold {
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
		if n > 0 {
			fmt.Fprintf(f.Out, "#   %-24s %4.0f  hit@1 %.1f  hit@3 %.1f  sentence %.1f\n", set.name, n, 100*hit1/n, 100*hit3/n, 100*sentence/n)
		}
	}
}

// lines are the confidences at which showVerdicts says what an index that answers
// from there on would do.
var lines = []float64{.3, .4, .5, .6, .7, .8}

func (f *Fit) showVerdicts(label string, all []measured, w index.Weights) {
	clues := vector(index.ClueNames(), w.Clues)
	fmt.Fprintf(f.Out, "# verdict, %s: AUC; of those said as answers, right; F1 of abstention\n", label)
	for _, set := range sets(all) {
		confidence := func(m measured) float64 {
			if m.clues == nil {
				return 0
			}
			return 1 / (1 + math.Exp(-w.Bias-dot(m.clues, clues)))
		}
		var wins, pairs, silent float64
		for _, a := range set.questions {
			if !a.answerable {
				silent++
			}
			for _, b := range set.questions {
				if a.told && !b.told {
					pairs++
					if confidence(a) > confidence(b) {
						wins++
					}
				}
			}
		}
		fmt.Fprintf(f.Out, "#   %-24s %4d  AUC %.3f", set.name, len(set.questions), wins/pairs)
		for _, line := range lines {
			var said, right, abstained, rightly float64
			for _, q := range set.questions {
				switch {
				case confidence(q) >= line:
					said++
					if q.told {
						right++
					}
				default:
					abstained++
					if !q.answerable {
						rightly++
					}
				}
			}
			fmt.Fprintf(f.Out, "  %.1f: %.0f/%.0f %.2f", line, right, said, 2*rightly/(abstained+silent))
		}
		fmt.Fprintln(f.Out)
	}
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

func fitSignals(all []measured, from index.Weights) index.Weights {
	names := index.SignalNames()
	start := vector(names, from.Signals)
	w := slices.Clone(start)
	var train []questionSet
	for _, s := range sets(all) {
		if !s.questions[0].held && slices.ContainsFunc(s.questions, func(m measured) bool { return m.answerable }) {
			train = append(train, s)
		}
	}
	n := len(names)
	m, v := make([]float64, n), make([]float64, n)
	for step := 1; step <= 200; step++ {
		g := make([]float64, n)
		for _, set := range train {
			for i := range set.questions {
				d := set.questions[i].slope(w)
				for k := range g {
					g[k] += d[k] / float64(len(set.questions)*len(train))
				}
			}
		}
		for k := range w {
			if strings.HasPrefix(names[k], "words quoted") {
				continue // rare in the sets: held by the tests of pasted text
			}
			d := g[k] - ridge*(w[k]-start[k])
			m[k], v[k] = 0.9*m[k]+0.1*d, 0.99*v[k]+0.01*d*d
			w[k] += 0.06 * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
			w[k] = max(0, w[k])
		}
	}
	return index.Weights{Signals: named(names, w)}
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
// passage is right where it is so much.
func fitClues(all []measured) (map[string]float64, float64) {
	const ridge, steps = 0.0005, 3000
	names := index.ClueNames()
	n := len(names)
	w, m, v := make([]float64, n+1), make([]float64, n+1), make([]float64, n+1)
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
	for step := 1; step <= steps; step++ {
		g := make([]float64, n+1)
		for _, q := range train {
			d := -1 / (1 + math.Exp(-w[n]-dot(q.clues, w)))
			if q.told {
				d++
			}
			d *= counts[part{q.set, q.answerable}] / sum
			for i, c := range q.clues {
				g[i] += d * c
			}
			g[n] += d
		}
		for i := range w {
			if i < n {
				g[i] -= ridge * w[i]
			}
			m[i], v[i] = 0.9*m[i]+0.1*g[i], 0.999*v[i]+0.001*g[i]*g[i]
			w[i] += 0.03 * (m[i] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[i]/(1-math.Pow(0.999, float64(step)))) + 1e-9)
		}
	}
	return named(names, w[:n]), math.Round(100*w[n]) / 100
}
