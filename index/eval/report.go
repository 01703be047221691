package eval

import (
	"cmp"
	"encoding/json"
	"slices"
)

// A Figure is a share or a mean, from 0 to 1; nil where it is not defined (an
// empty group, the precision of something never done).
type Figure = *float64

// Figures are the measures over a group of questions. They are defined in the
// documentation of the development questions, in index/eval/README.md.
type Figures struct {
	Questions  int `json:"questions"`
	Answerable int `json:"answerable"`
	// Retrieval, over the answerable questions and before any verdict.
	Hit1     Figure `json:"hit@1"`
	Hit3     Figure `json:"hit@3"`
	MRR      Figure `json:"mrr@10"`
	Sentence Figure `json:"sentence_accuracy"`
	// Sources is the share of correct first passages whose footnotes and
	// citations are exactly the listed ones that stand in that passage.
	Sources Figure `json:"sources"`
	// Abstention, with abstaining as the positive class.
	Precision Figure `json:"abstention_precision"`
	Recall    Figure `json:"abstention_recall"`
	F1        Figure `json:"abstention_f1"`
	// Right is the share of the replies given as answers whose passage is right;
	// Sure is the same for those with a confidence of 0.9 or more; Answered is
	// the share of the answerable questions that got an answer.
	Right    Figure `json:"answers_right"`
	Sure     Figure `json:"sure_answers_right"`
	Answered Figure `json:"answered"`
	// EndToEnd is hit@1 where abstaining on an answerable question is a miss.
	EndToEnd Figure `json:"end_to_end_hit@1"`
	// AUC is how often an answerable question gets a higher confidence than
	// one that is not, over all pairs; equal ones count half.
	AUC Figure `json:"auc"`
}

// A Report is the figures of a run.
type Report struct {
	Name    string  `json:"name"`
	Overall Figures `json:"overall"`
	Kinds   []Kind  `json:"kinds"`
	// Documents are the figures by document, where there are several.
	Documents   []Kind        `json:"documents,omitempty"`
	Reliability []Reliability `json:"reliability"`
	// WithoutCompanion are the figures of the same questions asked without the
	// companion, or nil.
	WithoutCompanion *Report   `json:"without_companion,omitempty"`
	Outcomes         []Outcome `json:"-"`
}

// Reliability says how many of the replies given as answers with about the same
// confidence are right.
type Reliability struct {
	From   float64 `json:"from"` // the least confidence
	Below  float64 `json:"below"`
	Said   int     `json:"said"`
	Right  int     `json:"right"`
	Within Figure  `json:"right_share"`
}

// steps are where the confidences of Reliability begin.
var steps = []float64{sureFrom, 0.8, 0.7, 0.6, 0}

func reliability(outcomes []Outcome) []Reliability {
	out := make([]Reliability, len(steps))
	for i, from := range steps {
		out[i].From, out[i].Below = from, 1
		if i > 0 {
			out[i].Below = steps[i-1]
		}
	}
	for _, o := range outcomes {
		if o.Abstained() {
			continue
		}
		r := &out[slices.IndexFunc(steps, func(from float64) bool { return o.Confidence >= from })]
		if r.Said++; o.Rank == 1 {
			r.Right++
		}
	}
	for i := range out {
		out[i].Within = ratio(float64(out[i].Right), float64(out[i].Said))
	}
	return slices.DeleteFunc(out, func(r Reliability) bool { return r.Said == 0 })
}

// A Kind is the figures of one kind of question.
type Kind struct {
	Kind string `json:"kind"`
	Figures
}

// NewReport works out the figures of a run. Kinds and documents are in order of
// their names.
func NewReport(name string, outcomes []Outcome) Report {
	r := Report{Name: name, Overall: figures(outcomes), Reliability: reliability(outcomes), Outcomes: outcomes}
	r.Kinds = by(outcomes, func(q Question) string { return q.Kind })
	if r.Documents = by(outcomes, func(q Question) string { return q.document }); len(r.Documents) < 2 {
		r.Documents = nil
	}
	return r
}

// by parts the outcomes by what a question is, in order of its names.
func by(outcomes []Outcome, of func(Question) string) (out []Kind) {
	groups := map[string][]Outcome{}
	for _, o := range outcomes {
		groups[of(o.Question)] = append(groups[of(o.Question)], o)
	}
	for k, os := range groups {
		out = append(out, Kind{Kind: k, Figures: figures(os)})
	}
	slices.SortFunc(out, func(a, b Kind) int { return cmp.Compare(a.Kind, b.Kind) })
	return out
}

func figures(outcomes []Outcome) Figures {
	var f Figures
	var hit1, hit3, marked, end, checked, sound, abstained, right float64
	var mrr, claimed, claimedRight, sure, sureRight, answered float64
	for _, o := range outcomes {
		f.Questions++
		if o.Abstained() {
			abstained++
		} else {
			right := 0.
			if o.Rank == 1 {
				right = 1
			}
			claimed++
			claimedRight += right
			if o.Confidence >= sureFrom {
				sure++
				sureRight += right
			}
			if o.Question.Answerable {
				answered++
			}
		}
		if !o.Question.Answerable {
			if o.Abstained() {
				right++
			}
			continue
		}
		f.Answerable++
		if o.Rank > 0 {
			mrr += 1 / float64(o.Rank)
		}
		if o.Rank == 1 {
			hit1++
			if !o.Abstained() {
				end++
			}
		}
		if o.Rank >= 1 && o.Rank <= 3 {
			hit3++
		}
		if o.Marked {
			marked++
		}
		if o.SourcesChecked {
			checked++
			if o.SourcesWrong == "" {
				sound++
			}
		}
	}
	n, silent := float64(f.Answerable), float64(f.Questions-f.Answerable)
	f.Hit1, f.Hit3, f.MRR = ratio(hit1, n), ratio(hit3, n), ratio(mrr, n)
	f.Sentence, f.EndToEnd, f.Sources = ratio(marked, n), ratio(end, n), ratio(sound, checked)
	f.Right, f.Sure, f.Answered = ratio(claimedRight, claimed), ratio(sureRight, sure), ratio(answered, n)
	f.Precision, f.Recall = ratio(right, abstained), ratio(right, silent)
	if silent > 0 && abstained > 0 {
		f.F1 = ratio(2*right, abstained+silent)
	}
	f.AUC = auc(outcomes)
	return f
}

// sureFrom is the confidence from which an answer should be right nine times
// in ten.
const sureFrom = 0.9

// ratio returns a/b, or nil if b is 0.
func ratio(a, b float64) Figure {
	if b == 0 {
		return nil
	}
	v := a / b
	return &v
}

// auc compares every answerable question's confidence with that of every other
// question.
func auc(outcomes []Outcome) Figure {
	var wins, pairs float64
	for _, a := range outcomes {
		if !a.Question.Answerable {
			continue
		}
		for _, b := range outcomes {
			if b.Question.Answerable {
				continue
			}
			pairs++
			switch {
			case a.Confidence > b.Confidence:
				wins++
			case a.Confidence == b.Confidence:
				wins += 0.5
			}
		}
	}
	return ratio(wins, pairs)
}

// A Miss is a question that failed in some way.
type Miss struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Question string   `json:"question"`
	Wrong    []string `json:"wrong"`
	Rank     int      `json:"rank"`
	First    string   `json:"first_passage"`
	Sentence string   `json:"sentence"`
	Verdict  string   `json:"verdict"`
}

// Misses are the questions that failed, in their order, each with what is
// wrong: "passage", "sentence", "verdict", or what the sources lack.
func (r Report) Misses() []Miss {
	var out []Miss
	for _, o := range r.Outcomes {
		var wrong []string
		switch {
		case !o.Question.Answerable:
		case o.Rank != 1:
			wrong = append(wrong, "passage")
		case !o.Marked:
			wrong = append(wrong, "sentence")
		}
		if o.Question.Answerable == o.Abstained() {
			wrong = append(wrong, "verdict")
		}
		if o.SourcesWrong != "" {
			wrong = append(wrong, o.SourcesWrong)
		}
		if wrong != nil {
			out = append(out, Miss{ID: o.Question.ID, Kind: o.Question.Kind, Question: o.Question.Text,
				Wrong: wrong, Rank: o.Rank, First: o.First, Sentence: o.Sentence, Verdict: string(o.Verdict)})
		}
	}
	return out
}

// JSON returns the report as one indented JSON object, with the misses if they
// are asked for.
func (r Report) JSON(misses bool) ([]byte, error) {
	var out struct {
		Report
		Misses []Miss `json:"misses,omitempty"`
	}
	out.Report = r
	if misses {
		out.Misses = r.Misses()
	}
	return json.MarshalIndent(out, "", "  ")
}
