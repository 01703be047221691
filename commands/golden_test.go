package commands

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/index"
)

var update = flag.Bool("update", false, "write the golden files")

// prose writes a reply as text that reads like the message: a quotation after
// ">", sources and places on lines of their own, buttons in brackets.
func prose(r Reply) string {
	var b strings.Builder
	fmt.Fprintf(&b, "(%s", r.Outcome)
	if r.Private {
		b.WriteString(", only for the asker")
	}
	b.WriteString(")\n")
	for _, block := range r.Blocks {
		indent := strings.Repeat("  ", block.Level)
		var text strings.Builder
		for _, run := range block.Runs {
			t := run.Text
			for _, s := range []struct {
				style Style
				mark  string
			}{{Monospace, "`"}, {Italic, "_"}, {Bold, "**"}, {Struck, "~~"}, {Superscript, "^"}} {
				if run.Style&s.style != 0 {
					t = s.mark + t + s.mark
				}
			}
			if run.URL != "" {
				t = "<" + t + ">"
			}
			text.WriteString(t)
		}
		switch block.Kind {
		case Quotation:
			label := ""
			if block.Label != "" {
				label = block.Label + ". "
			}
			fmt.Fprintf(&b, "\n%s> %s%s\n", indent, label, text.String())
		case Footnote:
			fmt.Fprintf(&b, "\n%s[%s] %s\n", indent, block.Label, text.String())
		case Reference:
			fmt.Fprintf(&b, "\n%s[%s] %s\n", indent, block.Label, text.String())
		case Headline:
			fmt.Fprintf(&b, "\n** %s\n", text.String())
		case Heading:
			fmt.Fprintf(&b, "\n# %s\n", text.String())
		case Place:
			if block.Label != "" {
				text.WriteString(" · " + block.Label)
			}
			fmt.Fprintf(&b, "\n-- %s (%s)\n", text.String(), block.Passage)
		case Note:
			fmt.Fprintf(&b, "\n%sNote: %s\n", indent, text.String())
		case Item:
			fmt.Fprintf(&b, "%s* %s\n", indent, text.String())
		case Code:
			fmt.Fprintf(&b, "\n%s:\n%s\n", block.Label, text.String())
		default:
			fmt.Fprintf(&b, "\n%s\n", text.String())
		}
	}
	if len(r.Actions) > 0 {
		b.WriteString("\n")
		for i, a := range r.Actions {
			if i > 0 {
				b.WriteString(" ")
			}
			if a.More {
				fmt.Fprintf(&b, "[… %s]", a.Label)
			} else {
				fmt.Fprintf(&b, "[%s]", a.Label)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// golden compares a reply's prose with the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test ./commands -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// sectionText is all paragraphs of a section of the built-in brief.
func sectionText(id string) string {
	b := corpus.Builtin()
	var out []string
	for _, p := range b.Passages {
		if b.Sections[p.Section].ID == id {
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "\n\n")
}

// passageAt is the place of the passage with the given ID in the brief.
func passageAt(t *testing.T, b *corpus.Brief, id string) int {
	t.Helper()
	for i := range b.Passages {
		if b.Passages[i].ID == id {
			return i
		}
	}
	t.Fatalf("no passage %s", id)
	return -1
}

func TestReplies(t *testing.T) {
	b := corpus.Builtin()
	at := func(id string) int { return passageAt(t, b, id) }
	kinds := map[string]index.Kind{"": index.PassageKind}
	for _, e := range index.Entries() {
		kinds[e.Name] = e.Kind
	}
	result := func(verdict index.Verdict, entry string, missing []string, ids ...string) index.Result {
		var passages []int
		for _, id := range ids {
			passages = append(passages, at(id))
		}
		r := hitsOn(b, verdict, passages...)
		r.Kind, r.Entry, r.Missing = kinds[entry], entry, missing
		if r.Kind == index.FactKind || r.Kind == index.ListKind {
			r.Stated = len(ids) // as the index finds them
		}
		return r
	}
	same := result(index.Answers, "", nil, "introduction.2", "executive-summary.2", "converging-interests.1")
	same.Hits[1].SameAs = 0
	parts := result(index.Answers, "", nil, "barriers-to-cooperation.2", "possible-areas-for-cooperation.1", "introduction.1")
	parts.Parts = []index.Part{
		{Text: "What stands in the way", Result: index.Result{Verdict: index.Answers, Hits: parts.Hits[:1]}},
		{Text: "and where could they cooperate?", Result: index.Result{Verdict: index.Closest, Hits: parts.Hits[1:2]}},
	}
	for _, test := range []struct {
		name    string
		command string
		options map[string]string
		result  index.Result
		actions []ActionKind // pressed one after the other
	}{
		{name: "ask/answers", command: "ask", result: result(index.Answers, "", nil, "possible-areas-for-cooperation.1", "introduction.3")},
		{name: "ask/private", command: "ask", options: map[string]string{"private": "true"}, result: result(index.Answers, "", nil, "converging-interests.1")},
		{name: "ask/no-source", command: "ask", result: result(index.Answers, "", nil, "barriers-to-cooperation.5", "barriers-to-cooperation.1")},
		{name: "ask/only-match", command: "ask", result: result(index.Answers, "", nil, "barriers-to-cooperation.3")},
		{name: "ask/closest", command: "ask", result: result(index.Closest, "", []string{"Putin", "2035"}, "barriers-to-cooperation.3", "introduction.1")},
		{name: "ask/none", command: "ask", result: result(index.None, "", []string{"bitcoin"}, "introduction.1", "introduction.2", "introduction.3", "converging-interests.1")},
		{name: "ask/nothing-found", command: "ask", result: index.Result{Verdict: index.None}},
		{name: "ask/two-questions", command: "ask", result: parts},
		{name: "ask/reference-entry", command: "ask", result: result(index.Answers, "", nil, "references.5", "references.6")},
		{name: "ask/small-talk", command: "ask", result: result(index.None, "greeting", nil)},
		{name: "ask/author", command: "ask", result: result(index.Answers, "author", nil, "front-matter.1", "about-the-author.1")},
		{name: "ask/date", command: "ask", result: result(index.Answers, "date", nil, "front-matter.3")},
		{name: "ask/publisher", command: "ask", result: result(index.Answers, "publisher", nil, "front-matter.3", "back-matter.1")},
		{name: "ask/title", command: "ask", result: result(index.Answers, "title", nil, "front-matter.1")},
		{name: "ask/sources", command: "ask", result: result(index.Answers, "references", nil, "references.1")},
		{name: "ask/sections", command: "ask", result: result(index.Answers, "about", nil, "executive-summary.4", "executive-summary.2", "executive-summary.3")},
		{name: "ask/disclaimer", command: "ask", result: result(index.Answers, "disclaimer", nil, "front-matter.4")},
		{name: "ask/empty", command: "ask", options: map[string]string{"question": " \t"}},
		{name: "act/next-match", command: "ask", result: same, actions: []ActionKind{NextMatch}},
		{name: "act/last-match", command: "ask", result: same, actions: []ActionKind{NextMatch, NextMatch}},
		{name: "act/paragraph-before", command: "ask", result: same, actions: []ActionKind{ParagraphBefore}},
		{name: "act/back-to-the-match", command: "ask", result: same, actions: []ActionKind{ParagraphAfter, PreviousMatch}},
		{name: "act/whole-section", command: "ask", result: result(index.Answers, "", nil, "is-cooperation-possible.2"), actions: []ActionKind{WholeSection}},
		{name: "act/cite-this", command: "ask", result: result(index.Answers, "", nil, "is-cooperation-possible.2"), actions: []ActionKind{CiteThis}},
		{name: "act/nearest", command: "ask", result: result(index.None, "", nil, "introduction.1", "introduction.2", "introduction.3", "converging-interests.1"), actions: []ActionKind{Nearest}},
		{name: "recommendation/two", command: "recommendation", options: map[string]string{"number": "second"}},
		{name: "recommendation/all", command: "recommendation"},
		{name: "recommendation/all", command: "recommendation", options: map[string]string{"number": "All"}},
		{name: "recommendation/no-number", command: "recommendation", options: map[string]string{"number": "foo"}},
		{name: "recommendation/several", command: "recommendation", options: map[string]string{"number": "2 4"}},
		{name: "recommendation/five", command: "recommendation", options: map[string]string{"number": "5"}},
		{name: "recommendation/words", command: "recommendation", options: map[string]string{"number": "misinfomation"}},
		{name: "recommendation/opening-words", command: "recommendation", options: map[string]string{"number": "Russia and the EU should"}},
		{name: "recommendation/too-many", command: "recommendation", options: map[string]string{"number": "should"}},
		{name: "cite/sattarov", command: "cite", options: map[string]string{"work": "sattarov"}},
		{name: "cite/brief", command: "cite", options: map[string]string{"work": "Bossuyt (2020)", "style": "apa"}},
		{name: "cite/damaged", command: "cite", options: map[string]string{"work": "Prandin 2019"}},
		{name: "cite/several", command: "cite", options: map[string]string{"work": "2019"}},
		{name: "cite/unknown", command: "cite", options: map[string]string{"work": "Piketty **2014** @everyone"}},
		{name: "cite/empty", command: "cite"},
		{name: "cite/styled", command: "cite", options: map[string]string{"work": "bolgova", "style": "apa"}},
		{name: "footnote/three", command: "footnote", options: map[string]string{"number": "3"}},
		{name: "footnote/words", command: "footnote", options: map[string]string{"number": "satarov"}},
		{name: "footnote/too-many", command: "footnote", options: map[string]string{"number": "interviews"}},
		{name: "footnote/all", command: "footnote", options: map[string]string{"number": "all"}},
		{name: "footnote/no-number", command: "footnote", options: map[string]string{"number": "abc"}},
		{name: "footnote/unknown", command: "footnote", options: map[string]string{"number": "6"}},
		{name: "section/outline", command: "section"},
		{name: "section/by-part-of-name", command: "section", options: map[string]string{"name": "converging"}},
		{name: "section/several", command: "section", options: map[string]string{"name": "cooperation"}},
		{name: "section/unknown", command: "section", options: map[string]string{"name": "Methodology"}},
		{name: "verify/exact", command: "verify", options: map[string]string{"quote": "“the EU does not want to cooperate with Russia”"}},
		{name: "verify/exact-with-note", command: "verify", options: map[string]string{"quote": "these contacts are said to be quite positive … in nature"}},
		{name: "verify/exact-with-author", command: "verify", options: map[string]string{"quote": "“the EU does not want to cooperate with Russia” (Bossuyt 2020)"}},
		{name: "verify/dropped-not", command: "verify", options: map[string]string{"quote": "the EU does want to cooperate with Russia"}},
		{name: "verify/changed", command: "verify", options: map[string]string{"quote": "there is a serious lack of money between the two sides @everyone"}},
		{name: "verify/absent", command: "verify", options: map[string]string{"quote": "Russia should leave Central Asia by 2030"}, result: result(index.Closest, "", nil, "converging-interests.2")},
		{name: "verify/too-short", command: "verify", options: map[string]string{"quote": "Central Asia"}},
		{name: "verify/footnote", command: "verify", options: map[string]string{"quote": "Interviews with EU officials, August–September 2019. See also Sattarov (2018)"}},
		{name: "verify/title", command: "verify", options: map[string]string{"quote": "perks of an unlikely couple"}},
		{name: "verify/two-paragraphs", command: "verify", options: map[string]string{"quote": "to overcome these obstacles. Written by FABIENNE BOSSUYT"}},
		{name: "quotes/several", command: "quotes", options: map[string]string{"message": "He says “the EU does want to cooperate with Russia” and that 'Central Asia is not ready for democracy'.\n> the moon is made of green cheese\nEven \"the EU\"!"}},
		{name: "verify/hidden-not", command: "verify", options: map[string]string{"quote": "The EU … want to cooperate with Russia"}},
		{name: "verify/other-order", command: "verify", options: map[string]string{"quote": "it does not have the ambition to become a leading actor in the region … Central Asia is not a strategic priority for the EU"}},
		{name: "verify/put-together", command: "verify", options: map[string]string{"quote": "EU officials believe that it would be in the EU's interest … there is a deep lack of trust between both sides"}},
		{name: "verify/cut-short", command: "verify", options: map[string]string{"quote": "Therefore, they remain vehemently opposed to any formal cooperation between the EU and Russia."}},
		{name: "verify/goes-on", command: "verify", options: map[string]string{"quote": "Central Asia is not a strategic priority for the EU."}},
		{name: "verify/run-together", command: "verify", options: map[string]string{"quote": "the EU does not want to cooperate with Russia and it upholds the idea that Central Asia is not ready for democracy"}},
		{name: "verify/names-swapped", command: "verify", options: map[string]string{"quote": "Russia does not want to cooperate with the EU"}},
		{name: "verify/not-among-others", command: "verify", options: map[string]string{"quote": "This rejection is only due to the war in Ukraine, but also since the EU has many concerns about the incomplete nature of the EAEU"}},
		{name: "verify/a-whole-section", command: "verify", options: map[string]string{"quote": sectionText("executive-summary")}},
		{name: "verify/a-word-of-a-section", command: "verify", options: map[string]string{"quote": strings.Replace(sectionText("barriers-to-cooperation"), "is not ready", "is ready", 1)}},
		{name: "quotes/every-kind", command: "quotes", options: map[string]string{"message": "She wrote „the EU does want to cooperate with Russia“, then « Central Asia is not ready for democracy » and “they say ‘may instil little hope’ a lot”.\n> Both actors perceive each other … as potential spoilers\nIt's the EU's “unlikely couple”, 'a serious lack of money' and \"there is a serious lack of trust.\""}},
		{name: "quotes/many", command: "quotes", options: map[string]string{"message": "“of the EU” “to the EU” “by the EU” “in the EU” “on the EU” “with the EU” “and the EU” “and the EU” “the EU does”"}},
		{name: "quotes/too-short", command: "quotes", options: map[string]string{"message": "She said “so what” and “the EU does not want to cooperate with Russia” and “EU”"}},
		{name: "quotes/none", command: "quotes", options: map[string]string{"message": "I don't think that it's true"}},
		{name: "find/forms", command: "find", options: map[string]string{"word": "barrier"}},
		{name: "find/absent", command: "find", options: map[string]string{"word": "Kazakstan"}},
		{name: "find/phrase-absent", command: "find", options: map[string]string{"word": "natural water"}},
		{name: "find/many", command: "find", options: map[string]string{"word": "cooperation"}},
		{name: "find/empty", command: "find", options: map[string]string{"word": " ?"}},
		{name: "nearest", command: "nearest", options: map[string]string{"message": "Who pays for the roads?"}, result: result(index.Closest, "", nil, "possible-areas-for-cooperation.4", "introduction.1", "introduction.2")},
		{name: "nearest-nothing", command: "nearest", options: map[string]string{"message": "Who pays for the roads?"}},
		{name: "brief", command: "brief"},
		{name: "privacy", command: "privacy"},
		{name: "help", command: "help"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := New(b, searchFunc(func(index.Query) (index.Result, error) { return test.result, nil }))
			options := map[string]string{}
			if test.command == "ask" {
				options["question"] = "a question"
			}
			for k, v := range test.options {
				options[k] = v
			}
			c, _ := s.Command(test.command)
			r, err := c.Run(t.Context(), Request{Options: options})
			if err != nil {
				t.Fatal(err)
			}
			for _, kind := range test.actions {
				r = press(t, s, r, kind)
			}
			checkReply(t, b, r)
			golden(t, test.name, prose(r))
		})
	}
}

// Every style of citation, for each kind of entry and for the brief at a place.
func TestCitationStyles(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	for name, w := range map[string]view{
		"brief":   {verb: citeBrief},
		"passage": {verb: citePassage, passage: passageAt(t, b, "barriers-to-cooperation.2")},
		"chapter": {verb: citePassage, passage: passageAt(t, b, "references.1")},
		"report":  {verb: citePassage, passage: passageAt(t, b, "references.2")},
		"page":    {verb: citePassage, passage: passageAt(t, b, "references.6")},
		"article": {verb: citePassage, passage: passageAt(t, b, "references.4")},
		"damaged": {verb: citePassage, passage: passageAt(t, b, "references.5")},
	} {
		var all strings.Builder
		for i := range citationStyles {
			w.cursor = i
			r := s.citeReply(voice{}, w)
			checkReply(t, b, r)
			for _, block := range r.Blocks {
				fmt.Fprintf(&all, "%s\n%s\n\n", block.Label, block)
			}
		}
		golden(t, "styles/"+name, all.String())
	}
}

func TestExpand(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	for name, message := range map[string]string{
		"expand/three-of-four": "I agree with [R3], see [n.2] and [Sattarov 2018]; also [r3] and [R1].",
		"expand/one":           "What about [van der Togt]?",
		"expand/institution":   "See [European Union 2019] and [Fn. 1].",
	} {
		r, ok := s.Expand(message, "")
		if !ok {
			t.Errorf("%s: nothing is expanded", name)
		}
		checkReply(t, b, r)
		golden(t, name, prose(r))
	}
	for _, message := range []string{"[ R3 ]", "[R３]", "[recommendation 3]", "[Footnote 2]", "[R3]: is that so?", "(see [R3])", "**[r3]**", "`code` [R3]"} {
		if _, ok := s.Expand(message, ""); !ok {
			t.Errorf("%q is not expanded", message)
		}
	}
	for _, message := range []string{"`[R3]`", "``a [R3] `b` ``", "```\n[R3]\n```", "[R3]: https://example.org", "[R3]: <https://example.org>", "", "[", "[]", "[R9]", "[n.77]", "[2019]", "[x](https://example.org)", "[Sattarov 2018](https://example.org)", "array[2]", "[sic]", "[…]",
		"[the] EU does not want to cooperate", "the conclusions [of] it", "[and]", "[EU] officials", "the [European Union] remains cautious", "[Council of the EU]"} {
		if r, ok := s.Expand(message, ""); ok {
			t.Errorf("%q is expanded: %s", message, prose(r))
		}
	}
}

// press carries out the action of a kind.
func press(t *testing.T, s *Set, r Reply, kind ActionKind) Reply {
	t.Helper()
	for _, a := range r.Actions {
		if a.Kind == kind {
			r, err := s.Act(t.Context(), a.State, Request{})
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
	}
	t.Fatalf("no action %q in %+v", kind, r.Actions)
	return Reply{}
}
