package index

import (
	"regexp"
	"slices"
	"strings"
)

// maxItems is how many things one question can ask of the document: "title,
// author, date and publisher".
const maxItems = 5

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
