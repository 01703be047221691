package eval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/index"
)

// answers plays back results by question.
type answers struct {
	brief   *corpus.Brief
	results map[string]index.Result
}

func (a answers) Brief() *corpus.Brief { return a.brief }

func (a answers) Search(_ context.Context, q index.Query) (index.Result, error) {
	return a.results[q.Text], nil
}

// goats is a brief of three passages; a goat stands before the second note.
const goats = `# Goats

Goats eat grass.<sup>1</sup> Some eat paper (Müller 2019).

Sheep eat hay.<sup>2</sup>

Cows sleep.

<sup>1</sup> Interviews with goats (Müller 2019).

<sup>2</sup> Interviews with sheep.

## References

- Müller, Ann (2019). *Goats*, Berlin.
`

func goatBrief(t *testing.T) (*corpus.Brief, []*corpus.Passage) {
	t.Helper()
	b := corpus.Parse([]byte(goats), corpus.Options{})
	var found []*corpus.Passage
	for _, start := range []string{"Goats eat", "Sheep eat", "Cows sleep"} {
		for i := range b.Passages {
			if strings.HasPrefix(b.Passages[i].Text, start) {
				found = append(found, &b.Passages[i])
			}
		}
	}
	if len(found) != 3 {
		t.Fatalf("the brief has the passages %+v", b.Passages)
	}
	return b, found
}

func hit(p *corpus.Passage, sentence int) index.Hit {
	return index.Hit{Passage: p, Sentence: p.Sentences[sentence], SameAs: -1}
}

func figure(v float64) Figure { return &v }

func TestReport(t *testing.T) {
	b, p := goatBrief(t)
	questions := []Question{
		{ID: "right", Text: "right", Kind: "k", Answerable: true, Gold: []string{"Goats eat"}, Answer: []string{"grass"}, Footnotes: []int{1}, Refs: []string{"Müller 2019"}},
		{ID: "wrong sentence", Text: "wrong sentence", Kind: "k", Answerable: true, Gold: []string{"Goats eat"}, Answer: []string{"grass"}, Footnotes: []int{1, 2}, Refs: []string{"Müller 2019"}},
		{ID: "second", Text: "second", Kind: "k", Answerable: true, Gold: []string{"Sheep eat"}, Answer: []string{"hay"}, Footnotes: []int{2}},
		{ID: "not found, abstained", Text: "none", Kind: "k", Answerable: true, Gold: []string{"Sheep eat"}, Answer: []string{"hay"}, Footnotes: []int{2}},
		{ID: "source missing", Text: "source", Kind: "l", Answerable: true, Gold: []string{"Sheep eat"}, Answer: []string{"hay"}, Footnotes: nil},
		{ID: "silent", Text: "silent", Kind: "u"},
		{ID: "not silent", Text: "not silent", Kind: "u"},
	}
	a := answers{b, map[string]index.Result{
		"right":          {Verdict: index.Answers, Confidence: 0.9, Hits: []index.Hit{hit(p[0], 0)}},
		"wrong sentence": {Verdict: index.Answers, Confidence: 0.8, Hits: []index.Hit{hit(p[0], 1)}},
		"second":         {Verdict: index.Answers, Confidence: 0.7, Hits: []index.Hit{hit(p[0], 0), hit(p[1], 0)}},
		"none":           {Verdict: index.None, Confidence: 0.1},
		"source":         {Verdict: index.Closest, Confidence: 0.3, Hits: []index.Hit{hit(p[1], 0)}},
		"silent":         {Verdict: index.Closest, Confidence: 0.3, Hits: []index.Hit{hit(p[1], 0)}},
		"not silent":     {Verdict: index.Answers, Confidence: 0.75, Hits: []index.Hit{hit(p[1], 0)}},
	}}
	outcomes, err := Run(t.Context(), map[string]Searcher{"": a}, questions)
	if err != nil {
		t.Fatal(err)
	}
	got := NewReport("goats", outcomes)
	want := Figures{
		Questions: 7, Answerable: 5,
		Hit1: figure(3. / 5), Hit3: figure(4. / 5), MRR: figure(3.5 / 5), Sentence: figure(2. / 5),
		Sources:   figure(2. / 3), // the last one shows a footnote that is not listed
		Precision: figure(1. / 3), Recall: figure(1. / 2), F1: figure(2. / 5),
		Right: figure(2. / 4), Sure: figure(1), Answered: figure(3. / 5),
		EndToEnd: figure(2. / 5),
		// silent (0.3) loses to three, ties with one; not silent (0.75) loses to two.
		AUC: figure((3 + 0.5 + 2) / 10),
	}
	if diff := cmp.Diff(want, got.Overall); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Reliability{
		{From: 0.9, Below: 1, Said: 1, Right: 1, Within: figure(1)},
		{From: 0.8, Below: 0.9, Said: 1, Right: 1, Within: figure(1)},
		{From: 0.7, Below: 0.8, Said: 2, Right: 0, Within: figure(0)},
	}, got.Reliability); diff != "" {
		t.Errorf("reliability (-want +got):\n%s", diff)
	}
	if text, want := got.Text(false), "right of the answers by confidence: 0.9–1.0 1 of 1, 0.8–0.9 1 of 1, 0.7–0.8 0 of 2\n"; !strings.Contains(text, want) {
		t.Errorf("the table lacks %q:\n%s", want, text)
	}
	var kinds []string
	for _, k := range got.Kinds {
		kinds = append(kinds, k.Kind)
	}
	if diff := cmp.Diff([]string{"k", "l", "u"}, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	wrong := map[string][]string{}
	for _, m := range got.Misses() {
		wrong[m.ID] = m.Wrong
	}
	if diff := cmp.Diff(map[string][]string{
		"wrong sentence":       {"sentence"},
		"second":               {"passage"},
		"not found, abstained": {"passage", "verdict"},
		"source missing":       {"verdict", "footnote 2 is shown and not the passage's"},
		"not silent":           {"verdict"},
	}, wrong); diff != "" {
		t.Errorf("misses (-want +got):\n%s", diff)
	}
}

func TestFiguresThatAreNotDefined(t *testing.T) {
	f := figures([]Outcome{{Question: Question{Answerable: true}, Verdict: index.Answers}})
	if f.Precision != nil || f.Recall != nil || f.F1 != nil || f.AUC != nil || f.Sources != nil {
		t.Errorf("got %+v", f)
	}
	if got := percent(nil); got != "n/a" {
		t.Errorf("written as %q", got)
	}
}

func TestReadQuestionsRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"nothing":         {"\n\n", "no questions in the file"},
		"no JSON":         {"\n{\n", "line 2: unexpected EOF"},
		"unknown field":   {`{"id":"a","question":"b","golden":[]}`, `line 1: json: unknown field "golden"`},
		"no id":           {`{"question":"b"}`, "line 1: the question has no id"},
		"no text":         {`{"id":"a","question":" "}`, "line 1: question a has no text"},
		"no gold":         {`{"id":"a","question":"b","answerable":true}`, "line 1: question a is answerable but quotes no passage in gold"},
		"gold for silent": {`{"id":"a","question":"b","gold":["c"]}`, "line 1: question a is not answerable but has gold or answer strings"},
		"twice":           {"{\"id\":\"a\",\"question\":\"b\"}\n{\"id\":\"a\",\"question\":\"c\"}", `line 2: the id "a" is that of line 1 too`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadQuestions(strings.NewReader(tc.in))
			if err == nil || err.Error() != tc.want {
				t.Errorf("got %v, want %s", err, tc.want)
			}
		})
	}
	if _, err := ReadQuestions(strings.NewReader("")); !errors.Is(err, ErrNoQuestions) {
		t.Errorf("an empty file gives %v", err)
	}
}

// Questions may name the documents that they are asked of.
func TestReadFileWithDocuments(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(dir, name)
	}
	write("goats.md", goats)
	write("hens.md", "# Hens\n\nHens eat corn.\n")
	const of = `{"id": "%s", "question": "What do they eat?", "kind": "k", "gold": ["%s"], "answer": ["%[2]s"], "answerable": true, "document": "%s"}` + "\n"
	path := write("q.jsonl", fmt.Sprintf(of, "a", "grass", "goats.md")+fmt.Sprintf(of, "b", "corn", "hens.md"))
	questions, set, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	searchers := map[string]Searcher{}
	for name, b := range set.Briefs {
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		searchers[name] = x
	}
	outcomes, err := Run(t.Context(), searchers, questions)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReport("both", outcomes)
	if len(r.Documents) != 2 || r.Documents[0].Kind != "goats.md" || *r.Documents[1].Hit1 != 1 {
		t.Errorf("by document: %+v", r.Documents)
	}
	for name, text := range map[string]string{
		"mixed": fmt.Sprintf(of, "a", "grass", "goats.md") + fmt.Sprintf(of, "b", "corn", ""),
		"none":  fmt.Sprintf(of, "a", "grass", "cows.md"),
	} {
		if _, _, err := ReadFile(write(name+".jsonl", text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestReadSet(t *testing.T) {
	s, err := ReadSet(strings.NewReader(`{"name": "small", "passages": [
		{"id": 0, "doc": "a", "head": "A", "text": "Goats  eat grass. They like it."},
		{"id": 1, "doc": "b", "text": "Sheep."}],
		"questions": [
		{"id": "x", "q": "What do goats eat?", "gold": [0], "ans": ["grass"], "doc": "a", "answerable": true},
		{"id": "y", "q": "And sheep?", "doc": "", "answerable": false}]}`))
	if err != nil {
		t.Fatal(err)
	}
	a, all := s.Briefs["a"], s.Briefs[""]
	if len(s.Briefs) != 2 || len(a.Passages) != 1 || len(all.Passages) != 2 {
		t.Fatalf("briefs %+v", s.Briefs)
	}
	p := &a.Passages[0]
	if p.Text != "Goats eat grass. They like it." || len(p.Sentences) != 2 {
		t.Errorf("passage %+v", p)
	}
	q := s.Questions[0]
	if !q.correct(p) || q.correct(&all.Passages[1]) || !q.marked(hit(p, 0)) || q.marked(hit(p, 1)) {
		t.Errorf("the question %+v is matched wrongly", q)
	}
	if s.Questions[1].Answerable {
		t.Error("the second question is not answerable")
	}
}
