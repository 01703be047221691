package commands

import (
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// MaxText is how many bytes of a text are checked.
const MaxText = 200_000

// A TextCheck is every quotation of a text, judged.
type TextCheck struct {
	// Text is the text as it was checked: valid UTF-8, at most MaxText bytes.
	Text   string
	Quotes []TextQuote
	// Summary says how many there are of each kind.
	Summary Block
	Counts  map[string]int // by TextQuote.Kind

	voice voice
}

// A TextQuote is one quotation in a text.
type TextQuote struct {
	Span corpus.Span // in TextCheck.Text, without the marks
	// Kind is "exact", "nearly exact", "changed", "not what the brief says" or
	// "absent".
	Kind string
	// Blocks say so, then whose words they are and what differs, in its place.
	Blocks []Block
	// Place is where the brief has the words, Passage its ID; "" for none.
	Place   Block
	Passage string
}

// CheckText judges every quotation of a text, in order: what stands in quotation
// marks or quoted lines and has three words or more.
func (s *Set) CheckText(text, locale string) TextCheck {
	v := speak(locale)
	text = strings.ToValidUTF8(text[:min(len(text), MaxText)], "\ufffd")
	out := TextCheck{Text: text, Counts: make(map[string]int), voice: v}
	known := make(map[string]quote.Finding) // who writes quotes one thing often
	spans := s.toCheck(text)
	var kinds []string
	for i, span := range spans {
		words := span.In(text)
		found, ok := known[words]
		if !ok {
			found = s.quotes().Check(words)
			known[words] = found
		}
		q := TextQuote{Span: span, Kind: kindOf(found)}
		if found.Verdict == quote.Absent {
			q.Blocks = s.claimed(v, Headline, s.document.Lacks(words))
		} else {
			judged, cited := s.judgement(v, checked{found: found, misplaced: s.misplaced(v, around(text, spans, i), found)})
			q.Blocks = append(judged, cited...)
			q.Place = plain(Place, s.whereSlice(v, found.Places[0][0]))
			if i := found.Places[0][0].Passage; i >= 0 {
				q.Place = s.place(v, i)
				q.Passage = s.brief.Passages[i].ID
			}
		}
		out.Counts[q.Kind]++
		kinds = append(kinds, q.Kind)
		out.Quotes = append(out.Quotes, q)
	}
	out.Summary = s.claimed(v, Headline, claim.Tally(kinds))[0]
	return out
}

// kindOf is the verdict on a quotation, or the kind of difference.
func kindOf(found quote.Finding) string {
	if found.Verdict == quote.Differs {
		return found.Gravity().String()
	}
	return string(found.Verdict)
}

// Reply shows a checked text: the summary, then each quotation.
func (t TextCheck) Reply() Reply {
	reply := Reply{Outcome: Answered, Private: true, Blocks: []Block{t.Summary}}
	for _, q := range t.Quotes {
		reply.Blocks = append(reply.Blocks, plain(Say, t.voice.quoted(echoed(echoQuote(q.Span.In(t.Text))))))
		reply.Blocks = append(reply.Blocks, q.Blocks...)
		if q.Place.Kind != "" {
			reply.Blocks = append(reply.Blocks, q.Place)
		}
	}
	return reply
}
