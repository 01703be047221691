package claim

import (
	"slices"
	"strings"

	"briefbot/commands/attribution"
	"briefbot/commands/locale"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// Verdict says how a quotation relates to the text, from what was found of it.
// clip shortens words to be named.
func (d *Document) Verdict(found quote.Finding, clip func(string) string) []Claim {
	switch found.Verdict {
	case quote.Exact:
		lead := locale.Text("Exact: the brief says this word for word.")
		if found.Elided {
			lead = "Exact: the brief says this word for word, with words left out where “…” stands."
		}
		out := []Claim{say(Judged, lead)}
		if found.GoesOn {
			out = append(out, say(Judged, "The brief’s sentence goes on from there."))
		}
		if len(found.Inserted) > 0 {
			out = append(out, say(Judged, "What stands in square brackets is not the brief’s."))
		}
		return out
	case quote.Differs:
		return []Claim{differs(found, clip), d.standing(found, clip)}
	}
	return nil
}

// standing names the parts of a quotation that stand as they are, where others
// do not or elsewhere.
func (d *Document) standing(found quote.Finding, clip func(string) string) Claim {
	var words Words
	for _, place := range found.Parts {
		if slices.ContainsFunc(found.Changes, func(ch quote.Change) bool { return ch.In(place) }) {
			continue
		}
		var text []string
		for _, slice := range place {
			text = append(text, slice.In(d.brief))
		}
		if t := strings.Join(text, " "); quote.Words(t) >= quote.MinWords {
			words = append(words, clip(t))
		}
	}
	if len(words) == 0 {
		return Claim{}
	}
	return say(Judged, "Word for word: %s.", words)
}

// differs says what kind of difference it is.
func differs(found quote.Finding, clip func(string) string) Claim {
	switch found.Gravity() {
	case quote.Slight:
		return say(Judged, "Nearly exact: only marks, capital letters, spelling or a small word differ.")
	case quote.Worded:
		if len(found.Changes) == 0 {
			return say(Judged, "Changed: I did not find these parts together in this order.")
		}
		if !slices.ContainsFunc(found.Changes, func(ch quote.Change) bool { return ch.Kind != quote.CutOff }) {
			return say(Judged, "Changed: the brief’s sentence does not end there.")
		}
		return say(Judged, "Changed: the brief has other words here.")
	}
	i := slices.IndexFunc(found.Changes, func(ch quote.Change) bool { return ch.Gravity == found.Gravity() })
	ch := found.Changes[i]
	printed, typed := clip(ch.Printed), Typed(clip(ch.Typed))
	switch reversed := ch.Gravity == quote.Reversed; {
	case reversed && ch.Kind == quote.LeftOut:
		return say(Judged, "Changed: it may reverse the meaning. “%s” is left out.", printed)
	case reversed && ch.Kind == quote.Added:
		return say(Judged, "Changed: it may reverse the meaning. “%s” is added.", typed)
	case reversed:
		return say(Judged, "Changed: it may reverse the meaning. The brief has “%s”, not “%s”.", printed, typed)
	case ch.Kind == quote.LeftOut:
		return say(Judged, "Not what the brief says: “%s” is left out.", printed)
	case ch.Kind == quote.Added:
		return say(Judged, "Not what the brief says: “%s” is added.", typed)
	}
	return say(Judged, "Not what the brief says: “%s”, not “%s”.", printed, typed)
}

// Tally says how many quotations of each kind there are, by the kinds' names.
// Those that are not what the document says count among the changed: the verdict
// on some of them begins with that word.
func Tally(kinds []string) Claim {
	count := make(map[string]int)
	for _, k := range kinds {
		count[k]++
	}
	contrary := count["not what the brief says"]
	return say(Judged, "Quotations: %d. Exact: %d, nearly exact: %d, changed: %d (of these not what the brief says: %d), absent: %d.", len(kinds),
		count["exact"], count["nearly exact"], count["changed"]+contrary, contrary, count["absent"])
}

// Whose says whose words a part of a text is, where its sentence shows it. clip
// shortens words to be named.
func (d *Document) Whose(p corpus.Prose, span corpus.Span, clip func(string) string) []Claim {
	var out []Claim
	for _, a := range d.attributions(p, span) {
		out = append(out, whose(a, clip(a.Words)))
	}
	return out
}

// attributions are those of a part of a text. Of a whole sentence they are read
// once: most replies show one, and reading it takes longer than finding it.
func (d *Document) attributions(p corpus.Prose, span corpus.Span) []attribution.Attribution {
	if !slices.Contains(p.Sentences, span) {
		return attribution.Of(d.brief, p, span)
	}
	type sentence struct {
		prose
		corpus.Span
	}
	key := sentence{proseOf(p), span}
	if known, ok := d.attributed.Load(key); ok {
		return known.([]attribution.Attribution)
	}
	all := attribution.Of(d.brief, p, span)
	d.attributed.Store(key, all)
	return all
}

func whose(a attribution.Attribution, words string) Claim {
	switch a.Kind {
	case attribution.Reported:
		return say(Attributed, "Reported: “%s”.", words)
	case attribution.Quoted:
		return say(Attributed, "The brief has this in quotation marks.")
	case attribution.Cited:
		return say(Sourced, "Cited from %s.", words)
	case attribution.Interview:
		return say(Sourced, "An interview finding (note %s).", words)
	case attribution.Question:
		return say(Attributed, "Part of a question.")
	case attribution.Condition:
		return say(Attributed, "Under a condition: “%s”.", words)
	case attribution.Negated:
		return say(Attributed, "“%s” stands before it in the brief.", words)
	}
	return Claim{}
}

// Misplaced says that what somebody typed beside a quotation does not hold: it is
// given as given, and stands at has or, if that is no place, is the brief's own. It
// says nothing where the quotation does not stand there, or what was given is among
// the authors' names or those that its words are reported or cited of.
func (d *Document) Misplaced(found quote.Finding, given Typed, has corpus.Place) Claim {
	var passages []int
	words := corpus.FoldedWords(strings.Join(d.brief.Info.Authors, " "))
	for _, slice := range slices.Concat(found.Places...) {
		passages = append(passages, slice.Passages(d.brief)...)
		for _, a := range d.attributions(slice.Prose(d.brief), slice.Span) {
			words = append(words, corpus.FoldedWords(a.Words)...)
		}
	}
	foreign := func(w string) bool { return !slices.Contains(words, w) }
	switch {
	case has.Kind == corpus.PassagePlace && slices.Contains(passages, has.Index):
		return say(Attributed, "Given as “%s”; the brief has it here: %s.", given, has)
	case has == corpus.Place{} && slices.ContainsFunc(corpus.FoldedWords(string(given)), foreign):
		return say(Attributed, "I found these as the brief’s words, not those of %s.", given)
	}
	return Claim{}
}
