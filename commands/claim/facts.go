package claim

import (
	"strings"

	"briefbot/commands/locale"
	"briefbot/corpus"
	"briefbot/index"
)

// Imprint is what the document states of itself, as far as its text has it.
func (d *Document) Imprint(authors string) []Claim {
	info := d.brief.Info
	return []Claim{d.stated("Author: %s", authors), d.stated("Editor: %s", info.Editor), d.stated("Publisher: %s", info.Publisher),
		d.stated("Date: %s", info.Date), d.Licence()}
}

// Licence is the licence that the document states.
func (d *Document) Licence() Claim { return d.stated("Licence: %s", d.brief.Info.Licence) }

// stated is a value of which the text has every word.
func (d *Document) stated(format locale.Text, value string) Claim {
	if value == "" || !d.hasWords(value) {
		return Claim{}
	}
	return say(Stated, format, value)
}

// unfound are the sentences for what was looked for in vain, by the entry of the
// index that asks for it, and what the reading has of it.
var unfound = map[string]struct {
	sentence locale.Text
	has      func(*corpus.Brief) bool
}{
	"author":       {"I found no author named.", func(b *corpus.Brief) bool { return len(b.Info.Authors) > 0 }},
	"editor":       {"I found no editor named.", func(b *corpus.Brief) bool { return b.Info.Editor != "" }},
	"date":         {"I found no date of publication.", func(b *corpus.Brief) bool { return b.Info.Date != "" }},
	"publisher":    {"I found no publisher named.", func(b *corpus.Brief) bool { return b.Info.Publisher != "" }},
	"disclaimer":   {"I found nothing about whose views the brief expresses.", func(b *corpus.Brief) bool { return b.Info.Disclaimer != "" }},
	"licence":      {"I found no licence or copyright notice.", func(b *corpus.Brief) bool { return b.Info.Licence != "" }},
	"audience":     {"I found nothing about whom the brief is written for.", nil},
	"acknowledged": {"I found nobody thanked in the brief.", nil},
	"funding":      {"I found nothing in the brief about who paid for it or reviewed it.", nil},
	"reception":    {"I found nothing in the brief about how it was received.", nil},
	"interviews":   {"I found no mention of interviews.", nil},
}

// Unfound says that what an entry asks for was looked for and not found; nothing
// if the reading has it.
func (d *Document) Unfound(entry string) Claim {
	u, ok := unfound[entry]
	if !ok || u.has != nil && u.has(d.brief) {
		return Claim{}
	}
	return say(Unfound, u.sentence)
}

// Answer says how sure a search is of what it found, where it is not.
func Answer(v index.Verdict) Claim {
	if v == index.Closest {
		return say(Unfound, "Closest sentences; the brief may not answer this.")
	}
	return say(Unfound, "I found no answer in the brief.")
}

// Doubt says why what a search found may not answer, where that is known; else no
// more than [Answer].
func Doubt(d index.Doubt) Claim {
	switch d {
	case index.Otherwise:
		return say(Unfound, "The brief may say otherwise.")
	case index.OnlyNamed:
		return say(Unfound, "I found only where the brief names this.")
	}
	return Answer(index.Closest)
}

// Near stands over a passage that may not be an answer.
func Near() Claim { return say(Unfound, "Closest passage; the brief may not answer this.") }

// Nearest stands over the passages that a search found, the nearest first, or says
// that it found none.
func Nearest(found int) Claim {
	if found == 0 {
		return say(Unfound, "I found nothing in the brief that is near to this message.")
	}
	return say(Unfound, "The nearest that I found:")
}

// wordsAMinute is how fast adults read, silently and in English: 238 [Brysbaert
// 2019, “How many words do we read per minute?”].
const wordsAMinute = 238

// Length counts what the document has.
func (d *Document) Length() []Claim {
	b := d.brief
	paragraphs, pages := 0, 0
	for i := range b.Passages {
		p := &b.Passages[i]
		pages = max(pages, p.Page)
		if p.Kind != corpus.Entry {
			paragraphs++
		}
	}
	return []Claim{counted("Last printed page: %d", pages), counted("Words in the text: %d", d.words()), d.ReadingTime(),
		d.Sections(), counted("Paragraphs: %d", paragraphs), counted("Recommendations: %d", len(b.Recommendations)),
		counted("Footnotes: %d", len(b.Footnotes)), counted("References: %d", len(b.References))}
}

// words counts those of the text.
func (d *Document) words() int {
	n := 0
	for i := range d.brief.Passages {
		if p := &d.brief.Passages[i]; p.Part == corpus.Body {
			n += len(strings.Fields(p.Text))
		}
	}
	return n
}

// ReadingTime says how long the text takes to read, rounded up.
func (d *Document) ReadingTime() Claim {
	return counted("Reading time in minutes, about: %d", (d.words()+wordsAMinute-1)/wordsAMinute)
}

// Sections counts the sections.
func (d *Document) Sections() Claim { return counted("Sections: %d", len(d.brief.Sections)) }

func counted(format locale.Text, n int) Claim {
	if n == 0 {
		return Claim{}
	}
	return say(Counted, format, n)
}

// Language says which language the text was taken to be in.
func (d *Document) Language() Claim {
	return say(Recognised, "I take the brief to be printed in this language: %s. I do not translate it.", corpus.LanguageName(d.brief.Language))
}

// NeverCited says how many of the listed references nothing was found to cite, and
// returns them.
func (d *Document) NeverCited() (c Claim, refs []*corpus.Reference) {
	for i := range d.brief.References {
		if r := &d.brief.References[i]; r.Uncited() {
			refs = append(refs, r)
		}
	}
	switch {
	case len(d.brief.References) == 0:
		return d.Recognised(corpus.ReferencePlace), nil
	case len(refs) == 0:
		return say(Recognised, "I found a citation of every reference."), nil
	}
	return say(Unfound, "I found no citation of these references: %d.", len(refs)), refs
}

// InPart counts what was recognised in a part of the document, none too.
func (d *Document) InPart(kind corpus.PlaceKind, n int) Claim {
	return say(Counted, map[corpus.PlaceKind]locale.Text{
		corpus.SectionPlace:        "Subsections that I recognised here: %d",
		corpus.RecommendationPlace: "Recommendations that I recognised here: %d",
		corpus.NotePlace:           "Footnotes that I recognised here: %d",
		corpus.ReferencePlace:      "References that I recognised here: %d",
		corpus.PassagePlace:        "Paragraphs that I counted here: %d",
	}[kind], n)
}

// MostCited says in how many paragraphs and notes the references are cited that
// are cited in most; n is how many of them there are.
func (d *Document) MostCited() (c Claim, refs []*corpus.Reference) {
	most := 0
	for i := range d.brief.References {
		r := &d.brief.References[i]
		switch n := len(r.CitedBy) + len(r.CitedByNotes); {
		case n > most:
			most, refs = n, []*corpus.Reference{r}
		case n == most && n > 0:
			refs = append(refs, r)
		}
	}
	if most == 0 {
		return say(Unfound, "I found no reference cited in the text."), nil
	}
	return say(Counted, "Cited in the most paragraphs and notes that I found: %d.", most), refs
}
