package index

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

// ofDocument reports whether a topic is answered from the structure.
func (t Topic) ofDocument() bool { return t != Argument && !t.SmallTalk() }

// toProgram returns the kind of small talk that a text of several questions is
// where all of them are put to the program: "who made you, and what do you run
// on?". It takes the questions.
func toProgram(parts []string) Topic {
	if len(parts) < 2 {
		return Argument
	}
	for _, p := range parts[1:] { // these first: most are short
		s := hear(p)
		if s.talk() == Argument && !slices.ContainsFunc(strings.Fields(s.bareSplit), func(w string) bool { return youWords[w] }) {
			return Argument
		}
	}
	return hear(parts[0]).talk()
}

var youWords = set("you your u tu toi vous te du dich dir sie ты тебя тебе вы вас твой")

// A piece is one of the questions in a text that asks several.
type piece struct {
	text  string // as typed
	topic Topic
	named []int
}

// split returns the questions in a text that asks several, or nil. A part that
// says too little by itself ("and why?") belongs to the one before, so then
// the text is one question. Parts that ask something of the document need not
// stand alone: what is left out of them is known ("when was it published, and
// by whom?").
func (x *Index) split(q *question) []piece {
	if out := x.items(q.text, q.said); len(out) > 1 {
		return out
	}
	parts := q.whole
	if len(parts) < 2 {
		return nil
	}
	var out []piece
	about, alone := false, true // whether some part is about the document, and all others stand alone
	// The last first: most that join to one question end in a remark.
	for _, p := range slices.Backward(parts) {
		said := hear(p)
		topic, named := x.aboutSaid(said)
		items := []piece{{p, topic, named}}
		if !topic.ofDocument() {
			if cut := x.items(p, said); cut != nil {
				items = cut
			}
		}
		about = about || items[0].topic.ofDocument()
		for _, i := range items {
			if i.topic == FollowUp {
				return nil
			}
			if i.topic != Argument {
				continue
			}
			words := x.analyzer.words(i.text)
			if len(words) == 0 || !asks(i.text, words) {
				return nil
			}
			alone = alone && x.standsAlone(words)
		}
		out = slices.Concat(items, out)
	}
	if !about && !alone {
		return nil
	}
	return out
}

// asks reports whether a part is a question and not a remark before one.
func asks(part string, words []word) bool {
	if strings.HasSuffix(part, "?") {
		return true
	}
	for _, w := range words[:min(2, len(words))] {
		switch w.plain {
		case "who", "what", "why", "how", "when", "where", "which", "whose", "is", "are", "does", "do", "did", "can", "will", "should",
			"qui", "pourquoi", "comment", "quand", "quel", "quelle", "wer", "was", "warum", "wie", "wann", "wo", "welche",
			"кто", "что", "почему", "как", "когда", "где", "какие", "какой":
			return true
		}
	}
	return false
}

// standsAlone reports whether the words say enough to search for: two content
// words, and no pronoun instead of a name.
func (x *Index) standsAlone(words []word) bool {
	content := map[string]bool{}
	for _, w := range words {
		switch w.plain {
		case "it", "they", "them", "he", "she", "him", "her", "its", "their", "that", "those":
			return false
		}
		if w.term != "" {
			content[w.term] = true
		}
	}
	return len(content) >= 2
}

// answerParts searches each part of a question. It sets the result's parts and
// moves their best hits to the front: in the order of the whole question's
// ranking, or of the parts where one is about the document, since that one's
// passages may share no word with the question.
func (x *Index) answerParts(ctx context.Context, pieces []piece, explain bool, limit int, all []Hit, r *Result) error {
	var parts []Part
	about := slices.ContainsFunc(pieces, func(p piece) bool { return p.topic.ofDocument() })
	if !about && len(all) < 2 {
		return nil
	}
	for _, piece := range pieces {
		p := Result{Topic: piece.topic, Named: piece.named}
		if piece.topic != Argument {
			p.Hits, p.Stated = x.lead(piece.topic, piece.named, all, explain)
			p.Hits = append([]Hit{}, p.Hits[:min(limit, len(p.Hits))]...) // the matches are used again
			x.judge(nil, nil, &p)
		} else {
			q, f, hits, err := x.find(ctx, piece.text, explain)
			if err != nil {
				return err
			}
			p.Hits = append([]Hit{}, hits[:min(limit, len(hits))]...)
			x.judge(&q, f, &p)
			x.spare.Put(f)
			if p.Verdict == None && !about {
				return nil // a remark, or a question that has no answer: one question
			}
		}
		p.Stated = min(p.Stated, len(p.Hits))
		parts = append(parts, Part{Text: piece.text, Verdict: p.Verdict, Topic: p.Topic, Named: p.Named, Stated: p.Stated, Hits: p.Hits})
		r.Confidence = max(r.Confidence, p.Confidence)
	}
	r.Parts = parts
	if about {
		x.combine(parts, all, limit, r)
		return nil
	}
	front := func(h Hit) bool {
		return slices.ContainsFunc(parts, func(p Part) bool { return p.Hits[0].Passage == h.Passage })
	}
	var first, others []Hit
	for _, h := range all {
		if front(h) {
			first = append(first, h)
		} else {
			others = append(others, h)
		}
	}
	r.Hits = slices.Concat(first, others)
	r.Hits = r.Hits[:min(len(r.Hits), limit)]
	return nil
}

// combine makes the result of its parts: it answers if one of them does. The
// best hit of each part comes first, then all that state what was asked.
func (x *Index) combine(parts []Part, all []Hit, limit int, r *Result) {
	r.Verdict, r.Hits, r.Missing = None, nil, nil
	seen := map[*corpus.Passage]bool{}
	add := func(hits []Hit) {
		for _, h := range hits {
			if !seen[h.Passage] && len(r.Hits) < limit {
				seen[h.Passage] = true
				r.Hits = append(r.Hits, h)
			}
		}
	}
	best := func(p Part) []Hit {
		if p.Verdict == None {
			return nil
		}
		return p.Hits[:min(len(p.Hits), 1)]
	}
	for _, p := range parts {
		if p.Verdict == Answers || p.Verdict == Closest && r.Verdict == None {
			r.Verdict = p.Verdict
		}
		add(best(p))
	}
	for _, p := range parts {
		add(p.Hits[:p.Stated])
	}
	add(all)
}
