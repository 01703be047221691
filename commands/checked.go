package commands

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"briefbot/commands/attribution"
	"briefbot/commands/locale"
	"briefbot/commands/quote"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// A checked is what somebody typed for a quotation, judged.
type checked struct {
	found quote.Finding
	// quotation is the words that were judged, marked is set if they are only
	// those in quotation marks, part if they are another part of what was typed.
	quotation    string
	marked, part bool
	misplaced    []Misplacement // what stands beside them and does not hold
}

// checkTyped judges what a person typed: all of it, or the quotation in it where
// the rest says whose it is and where it stands ("“…” (Bossuyt 2020)", "As Putin
// said, …", "… — Introduction, paragraph 2 of 3"), or the lines of a reply of
// the bot's.
func (s *Set) checkTyped(v voice, typed string) checked {
	c := s.quotes()
	all := checked{found: c.Check(typed), quotation: typed}
	if all.found.Verdict == quote.Exact {
		return all
	}
	if quotation, around, ok := s.inOneMark(typed); ok {
		if inner := c.Check(quotation); inner.Verdict != quote.Absent {
			return checked{found: inner, quotation: quotation, marked: true, misplaced: s.misplaced(v, around, inner)}
		}
		return all
	}
	if quotation, around := s.withoutPlace(typed); around != "" && !s.likeTheBrief(around) {
		inner := c.Check(quotation)
		if inner.Verdict == quote.Exact && !s.datedBehind(inner, typed, around) || inner.Verdict == quote.Differs && all.found.Verdict == quote.Absent {
			return checked{found: inner, quotation: quotation, part: true, misplaced: s.misplaced(v, around, inner)}
		}
	}
	if own, ok := s.ownReply(typed); ok {
		return own
	}
	return all
}

// inOneMark takes a text apart where most of it is one quotation in quotation
// marks and the brief does not have the rest: a reference has a title in
// quotation marks and more.
func (s *Set) inOneMark(typed string) (quotation, around string, ok bool) {
	quoted := inMarks(typed, corpus.Span{End: len(typed)}, quote.MinWords)
	if len(quoted) != 1 || 2*quote.Words(quoted[0].In(typed)) <= quote.Words(typed) {
		return "", "", false
	}
	before, after := typed[:quoted[0].Start], typed[quoted[0].End:]
	switch {
	case quote.Words(before)+quote.Words(after) == 0, // marks around all of it
		s.likeTheBrief(before), s.likeTheBrief(after):
		return "", "", false
	}
	return quoted[0].In(typed), before + " " + after, true
}

// likeTheBrief reports whether what stands beside words is the brief's too, as it
// stands or changed, and so a part of the quotation. That it is said to be from a work
// ("As Van der Togt (2020) argues") is none.
func (s *Set) likeTheBrief(text string) bool {
	if r := s.places().Read(text, corpus.ReadOptions{}); quote.Words(r.Rest) < quote.MinWords && slices.ContainsFunc(r.Places, func(p corpus.Place) bool { return p.Kind == corpus.ReferencePlace }) {
		return false
	}
	verdict := s.quotes().Check(text).Verdict
	return verdict == quote.Differs || verdict == quote.Exact && !s.onlyPlaces(text)
}

var (
	// placeBehind is what can say at the end where words stand, placeBefore at
	// the beginning who says them.
	placeBehind = pattern.New(`(?s)^(.*\S)\s*(\([^()]{2,120}\)[.\s]*)$|^(.*\S)\s+(?:[—–]|--)\s+([^—–]{2,200})$|^(.*\S)\n\s*([^\n]{2,200})\s*$|^(.*\S),\s+([^,]{3,80})$`)
	placeBefore = pattern.New(`(?s)^([^,:]{2,100}[,:])\s+(.+)$`)
	// briefSays is "The brief says that".
	briefSays = pattern.New(`(?is)^((?:in |as )?(?:the|this|its) (?:policy )?(?:brief|paper|report|author|document|text)\s+(?:\pL+\s+){1,2}that)\s+(.+)$`)
)

// maxLead is how many words can lead to a quotation without saying who speaks:
// "The brief says:".
const maxLead = 6

// withoutPlace takes off a text what says where it stands or who says it.
func (s *Set) withoutPlace(typed string) (quotation, around string) {
	if m := placeBehind.FindStringSubmatch(typed); m != nil {
		for i := 1; i < len(m); i += 2 {
			if m[i] != "" && (s.onlyPlaces(m[i+1]) || i == len(m)-2 && attribution.Speaker(m[i+1]) != "") {
				return m[i], m[i+1]
			}
		}
	}
	if m := briefSays.FindStringSubmatch(typed); m != nil {
		return m[2], m[1]
	}
	if n := attribution.Lead(typed); n > 0 {
		return typed[n:], typed[:n]
	}
	if m := placeBefore.FindStringSubmatch(typed); m != nil && !attribution.DateAlone(m[1]) && (s.onlyPlaces(m[1]) || attribution.Speaker(m[1]) != "" || strings.HasSuffix(m[1], ":") && quote.Words(m[1]) <= maxLead) {
		return m[2], m[1]
	}
	return "", ""
}

// datedBehind reports whether what was taken off the end of a text names no work
// and the brief goes on with a date there, right behind the words of a finding:
// then the one was set in the place of the other.
func (s *Set) datedBehind(found quote.Finding, typed, around string) bool {
	if !strings.HasSuffix(strings.TrimSpace(typed), strings.TrimSpace(around)) || s.onlyPlaces(around) {
		return false
	}
	place := found.Places[0]
	last := place[len(place)-1]
	behind, _, _ := strings.Cut(strings.TrimLeft(last.Prose(s.brief).Text[last.Span.End:], " ,;(—–-"), ",")
	words := strings.Fields(behind)
	return attribution.Dated(strings.Join(words[:min(len(words), dateWords)], " "))
}

// dateWords is how many words a date has: "14 March 2016".
const dateWords = 3

// onlyPlaces reports whether text names places and nothing else.
func (s *Set) onlyPlaces(text string) bool {
	r := s.places().Read(text, corpus.ReadOptions{})
	return len(r.Places)+len(r.Missing) > 0 && !strings.ContainsFunc(r.Rest, unicode.IsLetter)
}

// ownReply judges a reply of the bot's that was pasted whole, line by line: what
// is not the bot's own sentence or a place is the brief's, each line of it.
func (s *Set) ownReply(typed string) (checked, bool) {
	var out checked
	own := false
	for line := range strings.Lines(typed) {
		bare := strings.TrimSpace(strings.TrimLeft(line, "—–-#>•*_ \t"))
		place, _, _ := strings.Cut(bare, " · ") // which match it is stands behind
		switch {
		case quote.Words(bare) == 0:
		case s.onlyPlaces(place), ownSentence(bare):
			own = true
		default:
			found := s.quotes().Check(line)
			if found.Verdict == quote.TooShort {
				continue
			}
			if found.Verdict != quote.Exact {
				return checked{}, false
			}
			own = own || found.Places[0][0].Of.Kind != corpus.PassagePlace
			if len(line) > len(out.quotation) {
				out.found, out.quotation = found, strings.TrimSpace(line)
			}
		}
	}
	out.part = true
	return out, own && out.quotation != ""
}

// minOwn is how many bytes of a sentence before what is set in must be there to
// know it by.
const minOwn = 8

// ownStarts are how the sentences begin that the bot says, in all languages.
var ownStarts = sync.OnceValue(func() []string {
	var out []string
	for _, s := range locale.Said() {
		if start, _, _ := strings.Cut(s, "%"); len(start) >= minOwn {
			out = append(out, strings.TrimSpace(start))
		}
	}
	return out
})

// ownSentence reports whether a line is one that the bot says.
func ownSentence(line string) bool {
	return line[0] == '[' || slices.ContainsFunc(ownStarts(), func(start string) bool { return strings.HasPrefix(line, start) })
}
