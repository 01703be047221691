package commands

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefbot/corpus"
	"briefbot/corpus/corpustest"
	"briefbot/index"
)

// searchFunc is a Searcher from a function.
type searchFunc func(index.Query) (index.Result, error)

func (f searchFunc) Search(_ context.Context, q index.Query) (index.Result, error) { return f(q) }

// hitsOn is a result with the given passages as hits, their first sentences
// as the answers.
func hitsOn(b *corpus.Brief, verdict index.Verdict, passages ...int) index.Result {
	r := index.Result{Verdict: verdict}
	for k, i := range passages {
		p := &b.Passages[i]
		h := index.Hit{Passage: p, Score: 1 - float64(k)/100, SameAs: -1}
		if len(p.Sentences) > 0 {
			h.Sentence = p.Sentences[0]
		}
		r.Hits = append(r.Hits, h)
	}
	return r
}

// checkReply fails the test if a reply breaks a promise that every reply
// makes, whatever was asked: quotations are exact slices with their own
// sources, states are sound, labels are short.
func checkReply(t *testing.T, b *corpus.Brief, r Reply) {
	t.Helper()
	var quoted *corpus.Passage // the last passage that was quoted
	var notes []string         // labels of the notes it was shown with
	for _, block := range r.Blocks {
		text := block.String()
		for _, run := range block.Runs {
			if !utf8.ValidString(run.Text) {
				t.Errorf("%s is not UTF-8: %q", block.Kind, run.Text)
			}
			if run.Text == "" {
				t.Errorf("%s has an empty run", block.Kind)
			}
			if run.URL != "" && !sound(run.URL) {
				t.Errorf("%s links to %q", block.Kind, run.URL)
			}
		}
		if len(block.Runs) == 0 {
			t.Errorf("%s has no runs", block.Kind)
		}
		switch block.Kind {
		case Quotation:
			p, ok := b.Passage(block.Passage)
			if !ok {
				t.Errorf("quotation of the unknown passage %q", block.Passage)
				continue
			}
			if text == "" || !strings.Contains(p.Text, text) {
				t.Errorf("not the words of %s: %q", p.ID, text)
			}
			quoted = p
			for _, run := range block.Runs {
				if run.Style&Superscript != 0 {
					notes = append(notes, run.Text)
					if !marked(p, run.Text) {
						t.Errorf("%s has no mark %q", p.ID, run.Text)
					}
				}
			}
		case Footnote:
			found := false
			for _, f := range b.Footnotes {
				found = found || f.Label == block.Label && f.Text == text
			}
			if !found {
				t.Errorf("not the words of footnote %s: %q", block.Label, text)
			}
			if quoted != nil && !contains(notes, block.Label) {
				t.Errorf("footnote %s is not marked in what was quoted", block.Label)
			}
		case Reference:
			found := false
			for _, ref := range b.References {
				found = found || ref.Key == block.Label && ref.Text == text
			}
			if !found {
				t.Errorf("not the entry of %s: %q", block.Label, text)
			}
		case Heading:
			for _, run := range block.Runs {
				if run.Style&Superscript != 0 {
					notes = append(notes, run.Text)
				}
			}
			found := text == b.Title
			for _, sec := range b.Sections {
				found = found || sec.Name == text || sec.Heading.Text == text
			}
			if !found {
				t.Errorf("no such heading: %q", text)
			}
		case Place, Item:
			if block.Kind == Place {
				quoted, notes = nil, nil // the place closes what was quoted
			}
			if _, ok := b.Passage(block.Passage); block.Passage != "" && !ok {
				t.Errorf("%s points to the unknown passage %q", block.Kind, block.Passage)
			}
		}
	}
	if len(r.Blocks) == 0 {
		t.Error("the reply is empty")
	}
	if r.Outcome != Answered && r.Outcome != Silent && r.Outcome != Refused {
		t.Errorf("outcome %q", r.Outcome)
	}
	if r.Outcome == Refused && (len(r.Blocks) != 1 || !r.Private || len(r.Actions) > 0) {
		t.Errorf("a refusal is one private sentence: %+v", r)
	}
	seen := make(map[string]bool)
	for _, a := range r.Actions {
		switch {
		case a.State == "" || len(a.State) > 80:
			t.Errorf("state of %q has %d bytes", a.Label, len(a.State))
		case strings.IndexFunc(a.State, func(r rune) bool { return r < '!' || r > '~' }) >= 0:
			t.Errorf("state of %q is not printable ASCII: %q", a.Label, a.State)
		case seen[a.State]:
			t.Errorf("state of %q is not unique: %q", a.Label, a.State)
		}
		seen[a.State] = true
		if a.Label == "" || utf8.RuneCountInString(a.Label) > 80 || a.Kind == "" {
			t.Errorf("action %+v", a)
		}
	}
}

func marked(p *corpus.Passage, label string) bool {
	for _, m := range p.Marks {
		if m.Label == label {
			return true
		}
	}
	return false
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// follow carries out every action of a reply, and theirs, down to a depth, and
// checks each reply on the way.
func follow(t *testing.T, s *Set, r Reply, depth int) {
	t.Helper()
	checkReply(t, s.brief, r)
	if depth == 0 {
		return
	}
	for _, a := range r.Actions {
		if a.Kind == QuoteCard || a.Kind == ArgumentPicture {
			continue // thousands would take minutes; see pictures_test.go
		}
		next, err := s.Act(t.Context(), a.State, Request{})
		if err != nil {
			t.Fatalf("%s: %v", a.Kind, err)
		}
		if next.Outcome == Refused {
			t.Errorf("%s is refused: %s", a.Kind, next.Blocks[0])
		}
		follow(t, s, next, depth-1)
	}
}

// Every passage, footnote, reference, recommendation and section, shown in
// every way there is, is quoted word for word with its own sources.
func TestEveryQuotationIsExact(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	t.Run("builtin", func(t *testing.T) { checkEverything(t, corpus.Builtin()) })
	for name, source := range corpustest.Documents(t) {
		t.Run(name, func(t *testing.T) { checkEverything(t, corpus.Parse(source, corpus.Options{})) })
	}
}

// An empty document, a title alone and a single line have replies too.
func TestSmallestBriefs(t *testing.T) {
	for _, source := range []string{"", "\n\n", "# Title", "One line.", "1. Only\n2. a list\n"} {
		b := corpus.Parse([]byte(source), corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		defer x.Close()
		s := New(b, x)
		for _, c := range s.Commands() {
			for _, typed := range []string{"", "1", "one line of text", "title", "this brief", "who wrote this?", "how many recommendations are there?", "“One line.”"} {
				r := Request{Options: make(map[string]string)}
				for _, o := range c.Options {
					if !o.Flag && o.Choices == nil {
						r.Options[o.Name] = typed
					}
					if o.Complete != nil {
						checkSuggestions(t, o.Complete(t.Context(), typed))
					}
				}
				reply, err := c.Run(t.Context(), r)
				if err != nil {
					t.Fatalf("%q: %s: %v", source, c.Name, err)
				}
				follow(t, s, reply, 1)
			}
		}
		if _, err := s.Answer(t.Context(), index.Query{Text: "what?"}); err != nil {
			t.Error(err)
		}
		s.Verify("one line of text")
	}
}

func checkEverything(t *testing.T, b *corpus.Brief) {
	var result index.Result
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return result, nil }))
	run := func(name, option, value string) Reply {
		t.Helper()
		c, ok := s.Command(name)
		if !ok {
			t.Fatalf("no command %s", name)
		}
		r, err := c.Run(t.Context(), Request{Options: map[string]string{option: value}})
		if err != nil {
			t.Fatalf("%s %s: %v", name, value, err)
		}
		return r
	}
	for i := range b.Passages {
		for _, verdict := range []index.Verdict{index.Answers, index.Closest, index.None} {
			result = hitsOn(b, verdict, i, (i+1)%len(b.Passages), (i+7)%len(b.Passages))
			r := run("ask", "question", "anything")
			follow(t, s, r, 1)
			if verdict == index.Answers {
				checkOwnSources(t, b, &b.Passages[i], r)
			}
		}
	}
	for _, e := range index.Entries() {
		result = hitsOn(b, index.Answers, 0)
		result.Kind, result.Entry, result.Stated = e.Kind, e.Name, len(result.Hits)
		if e.Kind == index.PlaceKind {
			result.Reading.Places = []corpus.Place{{Kind: corpus.PassagePlace}}
		}
		follow(t, s, run("ask", "question", "anything"), 1)
		result.Stated = 0
		follow(t, s, run("ask", "question", "anything"), 1)
	}
	for kind, n := range map[corpus.PlaceKind]int{corpus.RecommendationPlace: len(b.Recommendations), corpus.NotePlace: len(b.Footnotes), corpus.ReferencePlace: len(b.References), corpus.SectionPlace: len(b.Sections), corpus.PassagePlace: len(b.Passages)} {
		result = index.Result{Kind: index.PlaceKind, Reading: corpus.Reading{Missing: []corpus.Missing{{Kind: kind, Asked: "9999"}}}}
		if r := run("ask", "question", "a name"); r.Outcome != Refused {
			t.Errorf("%s: a missing one gives %s", kind, prose(r))
		}
		for i := range n {
			places := []corpus.Place{{Kind: kind, Index: i}, {Kind: kind, Index: (i + 1) % n}}
			result = index.Result{Kind: index.PlaceKind, Reading: corpus.Reading{Places: places[:1+i%2], Explicit: true}}
			follow(t, s, run("ask", "question", "a name"), 1)
		}
	}
	result = hitsOn(b, index.Answers, 0, len(b.Passages)-1)
	result.Parts = []index.Part{{Text: "one", Result: index.Result{Kind: index.FactKind, Entry: "title", Verdict: index.Answers}}, {Text: "two", Result: index.Result{Verdict: index.None, Hits: result.Hits}},
		{Text: "R0", Result: index.Result{Kind: index.PlaceKind, Verdict: index.None, Reading: corpus.Reading{Missing: []corpus.Missing{{Kind: corpus.RecommendationPlace, Asked: "0"}}}}}}
	follow(t, s, run("ask", "question", "one and two"), 2)
	result = hitsOn(b, index.Answers, 0, len(b.Passages)-1, len(b.Passages)/2)
	result.Parts = []index.Part{{Text: "one", Result: index.Result{Verdict: index.Answers, Hits: result.Hits[:1]}}, {Text: "two", Result: index.Result{Verdict: index.Closest, Hits: result.Hits[1:]}}}
	follow(t, s, run("ask", "question", "one and two"), 2)

	for _, f := range b.Footnotes {
		follow(t, s, run("footnote", "number", f.Label), 2)
	}
	for _, ref := range b.References {
		follow(t, s, run("cite", "work", ref.Key), 2)
	}
	for _, rec := range b.Recommendations {
		follow(t, s, run("recommendation", "number", rec.Number), 2)
	}
	for _, sec := range b.Sections {
		follow(t, s, run("section", "name", sec.ID), 2)
	}
	for _, p := range b.Passages {
		for _, span := range p.Sentences {
			sentence := span.In(p.Text)
			follow(t, s, run("verify", "quote", sentence), 1)
			if words := strings.Fields(sentence); len(words) > 8 {
				follow(t, s, run("verify", "quote", strings.Join(append(words[:4:4], words[5:]...), " ")), 0)
			}
			follow(t, s, run("quotes", "message", "She said “"+sentence+"” twice"), 1)
		}
	}
	var forms []string
	for _, f := range b.Footnotes {
		follow(t, s, run("verify", "quote", f.Text), 1)
		forms = append(forms, "[n."+f.ID+"]")
	}
	for _, ref := range b.References {
		forms = append(forms, "["+ref.Key+"]")
	}
	for _, rec := range b.Recommendations {
		forms = append(forms, "[R"+rec.Number+"]")
	}
	for _, form := range forms {
		if r, ok := s.Expand("see "+form+".", ""); ok {
			checkReply(t, b, r)
		}
	}
	follow(t, s, run("verify", "quote", b.Title), 1)
	follow(t, s, run("verify", "quote", "none of this stands anywhere"), 1)
	follow(t, s, run("find", "word", "the"), 1)
	follow(t, s, run("nearest", "message", "whatever people say"), 1)
	follow(t, s, run("brief", "", ""), 2)
	follow(t, s, run("privacy", "", ""), 1)
	follow(t, s, run("recommendation", "number", ""), 1)
	follow(t, s, run("section", "name", ""), 1)
	follow(t, s, run("help", "", ""), 1)
}

// checkOwnSources compares the sources of an answer with those of its passage:
// all of them, in order, and none from elsewhere.
func checkOwnSources(t *testing.T, b *corpus.Brief, p *corpus.Passage, r Reply) {
	t.Helper()
	// What a lead-in introduces is shown with it, and so are its sources.
	shown := corpus.Prose{Marks: slices.Clone(p.Marks), Citations: slices.Clone(p.Citations)}
	for i := range b.Passages {
		if &b.Passages[i] != p {
			continue
		}
		introduced := b.Introduced(i)
		for _, j := range introduced[:min(maxIntroduced, len(introduced))] {
			shown.Marks = append(shown.Marks, b.Passages[j].Marks...)
			shown.Citations = append(shown.Citations, b.Passages[j].Citations...)
		}
	}
	var want, got []string
	for _, f := range b.FootnotesOf(shown) {
		want = append(want, "note "+f.Label)
		for _, ref := range b.ReferencesOf(f.Prose) {
			// One that the passage cites itself is shown once, as its own.
			if own := "in note " + ref.Key; !slices.Contains(b.ReferencesOf(shown), ref) {
				want = append(want, own)
			}
		}
	}
	for _, ref := range b.ReferencesOf(shown) {
		want = append(want, ref.Key)
	}
	for _, block := range r.Blocks {
		switch {
		case block.Kind == Footnote:
			got = append(got, "note "+block.Label)
		case block.Kind == Reference && block.Level == 1:
			got = append(got, "in note "+block.Label)
		case block.Kind == Reference:
			got = append(got, block.Label)
		}
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s is shown with %q, want %q", p.ID, got, want)
	}
}

// The JSON answer has the passage's own sources and the printed text.
func TestAnswerJSON(t *testing.T) {
	b := corpus.Builtin()
	i := -1
	for k := range b.Passages {
		if b.Passages[k].ID == "possible-areas-for-cooperation.1" {
			i = k
		}
	}
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return hitsOn(b, index.Closest, i), nil }))
	a, err := s.Answer(t.Context(), index.Query{Text: "which areas?"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"question":"which areas?","answered":false,"verdict":"closest"`,
		`"id":"possible-areas-for-cooperation.1","section":"Possible Areas for Cooperation","paragraph":1,"text":"Four areas`,
		`"footnotes":[{"number":3,"text":"Interviews with EU officials, August-September 2019. See also`,
		`"references":[]}]}`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%s\nlacks %s", got, want)
		}
	}
	p := a.Passages[0]
	if !strings.Contains(p.Text, p.Sentence) || p.Sentence == "" || p.Text != b.Passages[i].Text {
		t.Errorf("sentence %q of %q", p.Sentence, p.Text)
	}
}
