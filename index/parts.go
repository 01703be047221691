package index

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"

	"briefbot/corpus"
)

// questionWords are those that a second question begins with. What follows the
// Russian ones must be a space: to a pattern their letters are no words.
var (
	questionWords = strings.Fields("who what why how when where which whose is are does do did can will should" +
		" qui pourquoi comment quand quel quelle quels quelles wer was warum wie wann wo welche")
	russianQuestionWords = strings.Fields("кто что почему как когда где какие какой")
)

// secondQuestion finds an "and" that a question word follows. It is compiled
// when the first question needs it.
var secondQuestion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i),?\s+(?:and|und|et|и)(?:\s+(?:also|auch|aussi))?\s+(?:(?:` +
		strings.Join(slices.Concat(questionWords, russianQuestionWords), "|") + `)\b|(?:` +
		strings.Join(russianQuestionWords, "|") + `)\s)`)
})

// partBreak returns the first place where a second question may begin, or nil:
// white space after question marks or a semicolon, with these, or an "and" that
// a question word follows.
func partBreak(text string) []int {
	var at []int
	if mayJoin(text) {
		at = secondQuestion().FindStringIndex(text)
	}
	for i := 0; i < len(text) && (at == nil || i < at[0]); i++ {
		if text[i] != '?' && text[i] != ';' {
			continue
		}
		end := i + 1
		for text[i] == '?' && end < len(text) && text[end] == '?' {
			end++
		}
		if after := strings.TrimLeft(text[end:], " \t\n\f\r"); len(after) < len(text)-end {
			return []int{i, len(text) - len(after)}
		}
		i = end - 1
	}
	return at
}

// mayJoin reports whether a text may have such an "and": few have, and to look
// for the pattern takes as long as half of a search.
func mayJoin(text string) bool {
	joined := false
	for w := range strings.FieldsSeq(text) {
		is := func(word string) bool { return len(w) == len(word) && strings.EqualFold(w, word) }
		begins := func(word string) bool { return len(w) >= len(word) && strings.EqualFold(w[:len(word)], word) }
		switch {
		case is("and") || is("und") || is("et") || is("и"):
			joined = true
		case joined && (is("also") || is("auch") || is("aussi")):
		case joined && (slices.ContainsFunc(questionWords, begins) || slices.ContainsFunc(russianQuestionWords, begins)):
			return true
		default:
			joined = false
		}
	}
	return false
}

// maxParts is how many questions in one are told apart.
const maxParts = 3

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

// maxItems is how many things one question can ask of the document: "title,
// author, date and publisher".
const maxItems = 5

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

// wholeQuestions cuts a text at the breaks between whole questions.
func wholeQuestions(text string) []string {
	var parts []string
	rest := text
	for len(parts) < maxParts-1 {
		at := partBreak(rest)
		if at == nil {
			break
		}
		// The question word stays with the second part.
		cut := at[1]
		if w := strings.LastIndexAny(strings.TrimRight(rest[:cut], " "), " \t\n"); rest[at[0]] != '?' && rest[at[0]] != ';' && w > at[0] {
			cut = w + 1
		}
		end := at[0]
		for end < len(rest) && rest[end] == '?' {
			end++
		}
		parts = append(parts, strings.TrimSpace(rest[:end]))
		rest = rest[cut:]
	}
	return append(parts, strings.TrimSpace(rest))
}

// itemBreak is what stands between two things that are asked of the document.
var itemBreak = regexp.MustCompile(`(?i)\s*[,;&+]\s*(?:(?:and|und|et|и)\s+)?|\s+(?:and|und|et|и|or|as well as|plus|sowie|ainsi que|а также)\s+(?:(?:also|auch|aussi|также)\s+)?`)

// mayBreak reports whether a text may have an itemBreak: to look for the pattern
// takes long.
func mayBreak(text string) bool {
	if strings.ContainsAny(text, ",;&+") {
		return true
	}
	for w := range strings.FieldsSeq(text) {
		switch strings.ToLower(w) {
		case "and", "und", "et", "и", "or", "well", "plus", "sowie", "que", "также":
			return true
		}
	}
	return false
}

// items returns what the parts of a text ask of the document, or nil if any of
// them asks something else. The saying is the text, which as a whole asks
// nothing of it.
func (x *Index) items(text string, s saying) []piece {
	if !s.speaksOfDocument() || !mayBreak(text) {
		return nil // most questions
	}
	breaks := itemBreak.FindAllStringIndex(text, maxItems)
	if len(breaks) == 0 || len(breaks) == maxItems {
		return nil
	}
	ends := make([][2]int, 0, len(breaks)+1) // of the pieces between the breaks
	from := 0
	for _, b := range breaks {
		ends = append(ends, [2]int{from, b[0]})
		from = b[1]
	}
	ends = append(ends, [2]int{from, len(text)})
	var out []piece
	for i := 0; i < len(ends); {
		found := false
		// The longest first: "Bossuyt and Bolgova 2019" is one work.
		last := len(ends) - 1
		if i == 0 {
			last-- // all of it is the text as a whole
		}
		for j := last; j >= i && !found; j-- {
			p := piece{text: text[ends[i][0]:ends[j][1]]}
			before, after := "", ""
			if i > 0 {
				before = text[:ends[i-1][1]]
			}
			if j+1 < len(ends) {
				after = text[ends[j+1][0]:]
			}
			for _, full := range completed(p.text, before, after) {
				if p.topic, p.named = x.aboutText(full); p.topic != Argument && !p.topic.SmallTalk() {
					out = append(out, p)
					i, found = j+1, true
					break
				}
			}
		}
		if !found {
			return nil
		}
	}
	return out
}

// documentStems begin the words with which people ask of a document, by their
// first byte.
var documentStems = stems(`author autor autrice auteur verfass writ wrote geschrieb ecrit redige автор напис edit redak редак publish publi veroff herausg опублик издан издат
	date datum when quand wann когда year title titre titel назван source quelle источник refer biblio литератур recommend recommand empfehl рекоменд
	footnote note fussnote сноск примеч section abschnitt раздел chapter chapit kapitel глав about summar resum zusammenf page seit страниц long length
	cit zit цитир licen lizenz лиценз copyright audience publikum аудитор disclaimer structure outline`)

func stems(list string) (out [256][]string) {
	for stem := range strings.FieldsSeq(list) {
		out[stem[0]] = append(out[stem[0]], stem)
	}
	return out
}

// speaksOfDocument reports whether a text is short enough for a question about
// the document and has a word of one.
func (s saying) speaksOfDocument() bool {
	return slices.ContainsFunc(s.words, func(w string) bool {
		_, _, short := shortItem(w)
		return short || itemNouns[w].topic != Argument || yearOfWork(w) ||
			slices.ContainsFunc(documentStems[w[0]], func(stem string) bool { return strings.HasPrefix(w, stem) })
	})
}

// completed returns a piece of a question as typed, and with what it leaves
// out: the words of the pieces beside it that it shares. A piece of a word or
// two says least by itself, so there what it shares comes first: "by whom"
// after "when was it published" asks who published it.
func completed(part, before, after string) []string {
	var shared []string
	if last := itemBreak.Split(strings.TrimSpace(before), -1); before != "" {
		words := strings.Fields(last[len(last)-1])
		if len(words) == 0 && len(last) > 1 { // the break itself ended the text
			words = strings.Fields(last[len(last)-2])
		}
		for n := 1; n <= min(2, len(words)-1); n++ { // "how many footnotes" and "references"
			shared = append(shared, strings.Join(words[:n], " ")+" "+part)
		}
		for n := 1; n < len(words); n++ { // "when" after "who wrote it"
			shared = append(shared, part+" "+strings.Join(words[n:], " "))
		}
		for _, w := range words {
			if p, ok := participles[strings.ToLower(w)]; ok {
				shared = append(shared, part+" was it "+p)
			}
		}
	}
	if after != "" { // "who wrote" before "published it", "first" before "second recommendation"
		words := strings.Fields(after)
		shared = append(shared, part+" "+words[len(words)-1], part+" it")
	}
	if before != "" && len(strings.Fields(part)) <= 2 {
		return append(shared, part)
	}
	return append([]string{part}, shared...)
}

// participles are what "when?" asks of a document of which somebody has asked
// who did it.
var participles = map[string]string{"wrote": "written", "published": "published", "made": "made", "edited": "edited"}

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
