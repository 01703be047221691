package index

import (
	"slices"
	"strings"

	"briefbot/corpus"
)

// stating are the passages that state what a result is about, in the order in
// which they stand in the brief: of a fact those of the front and back matter
// that say it, of a list or place its own, of a word those that have it. It is
// empty where the brief is silent, or where its words are in no passage (the
// title).
func (x *Index) stating(r *Result) []*corpus.Passage {
	info := x.brief.Info
	switch r.Kind {
	case PlaceKind:
		return x.placePassages(r.Reading)
	case MentionKind:
		in := slices.DeleteFunc(x.occurs(r.Rest, r.Reading.Places...), func(p corpus.Place) bool { // not all of a section for its heading
			return p.Kind == corpus.BriefPlace || p.Kind == corpus.SectionPlace
		})
		return x.placePassages(corpus.Reading{Places: in})
	case FactKind, ListKind:
	default:
		return nil
	}
	switch r.Entry {
	case "author":
		return x.naming(info.Authors...)
	case "editor":
		return x.naming(info.Editor)
	case "date", "currency":
		return x.naming(info.Date)
	case "publisher":
		if info.Publisher == "" {
			return x.having(func(p *corpus.Passage) bool { return p.Part == corpus.Front && hasAny(p.Text, institutions) })
		}
		return x.naming(info.Publisher)
	case "disclaimer":
		return x.naming(info.Disclaimer)
	case "citing":
		return slices.DeleteFunc(x.naming(append(slices.Clone(info.Authors), info.Publisher, info.Date)...),
			func(p *corpus.Passage) bool { return p.Part != corpus.Front })
	case "licence":
		return x.having(func(p *corpus.Passage) bool {
			return aroundText(p) && (hasAny(p.Text, rightsWords) || corpus.NamesRights(x.brief.Sections[p.Section].Name))
		})
	case "funding":
		return x.having(func(p *corpus.Passage) bool { return aroundText(p) && hasAny(p.Text, fundingWords) })
	case "audience":
		return x.having(func(p *corpus.Passage) bool { return hasAny(p.Text, ofItself) && hasAny(p.Text, addressees) })
	case "acknowledged":
		return x.having(func(p *corpus.Passage) bool {
			return p.Kind != corpus.Entry && (hasAny(x.brief.Sections[p.Section].Name, thanksNames) || aroundText(p) && hasAny(p.Text, thanksWords))
		})
	case "download":
		return x.having(func(p *corpus.Passage) bool {
			return (p.Part == corpus.Front || p.Section == 0) && hasAny(p.Text, addresses)
		})
	case "uncited":
		return x.having(func(p *corpus.Passage) bool {
			return slices.ContainsFunc(x.brief.References, func(r corpus.Reference) bool { return r.Uncited() && r.Passage == x.number(p) })
		})
	case "about":
		return x.summary()
	case "recommendations":
		var out []*corpus.Passage
		for _, rec := range x.brief.Recommendations {
			if len(rec.Passages) > 0 {
				out = append(out, &x.brief.Passages[rec.Passages[0]])
			}
		}
		return out
	case "references", "most-cited":
		return x.having(func(p *corpus.Passage) bool { return p.Kind == corpus.Entry })
	case "notes", "noted":
		return x.having(func(p *corpus.Passage) bool {
			return slices.ContainsFunc(p.Marks, func(m corpus.Mark) bool { return m.Footnote >= 0 })
		})
	case "interviews":
		return x.interviews()
	case "listed":
		var out []*corpus.Passage
		for _, m := range r.Listed.Members {
			if p := &x.brief.Passages[m.Passage]; !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
		return out
	}
	return nil
}

// placePassages are the passages of the places that a question names.
func (x *Index) placePassages(r corpus.Reading) []*corpus.Passage {
	var out []*corpus.Passage
	for _, p := range r.Places {
		for _, i := range x.gazetteer.Passages(p) {
			if passage := &x.brief.Passages[i]; !slices.Contains(out, passage) {
				out = append(out, passage)
			}
		}
	}
	return out
}

// unfound reports whether nothing was recognised of what a result is about.
func (x *Index) unfound(r *Result) bool { return !x.states(r) && len(x.stating(r)) == 0 }

// states reports whether the brief has what a result is about: passages, items,
// or what can be counted in any.
func (x *Index) states(r *Result) bool {
	b := x.brief
	if r.Kind == PlaceKind {
		return len(r.Reading.Places) > 0
	}
	switch r.Entry {
	case "mention", "how-often", "where-mentioned":
		return len(x.occurs(r.Rest)) > 0
	case "author":
		return len(b.Info.Authors) > 0
	case "editor":
		return b.Info.Editor != ""
	case "date":
		return b.Info.Date != ""
	case "publisher":
		return b.Info.Publisher != ""
	case "references", "most-cited":
		return len(b.References) > 0
	case "notes", "noted":
		return len(b.Footnotes) > 0
	case "uncited":
		return slices.ContainsFunc(b.References, func(r corpus.Reference) bool { return r.Uncited() })
	case "recommendations":
		return len(b.Recommendations) > 0
	case "about", "sections", "subsections", "length":
		return len(b.Passages) > 0
	case "title", "citing", "language":
		return true
	case "currency":
		return false
	}
	return r.Stated > 0
}

// lead brings the passages that state what was asked to the front, and returns
// how many there are: those of a place in its order. Each gets the best score of all on top of its own, so that
// the hits stay in the order of their scores.
func lead(stating []*corpus.Passage, hits []Hit, inOrder, explain bool) ([]Hit, int) {
	if len(stating) == 0 {
		return hits, 0
	}
	best := 0.0
	if len(hits) > 0 {
		best = hits[0].Score
	}
	var first, rest []Hit
	for _, h := range hits {
		if slices.Contains(stating, h.Passage) {
			first = append(first, h)
		} else {
			rest = append(rest, h)
		}
	}
	for _, p := range stating { // those that share no word with the question
		if !slices.ContainsFunc(first, func(h Hit) bool { return h.Passage == p }) {
			first = append(first, Hit{Passage: p, Sentence: spans(p)[0], SameAs: -1})
		}
	}
	if inOrder {
		slices.SortStableFunc(first, func(a, b Hit) int { return slices.Index(stating, a.Passage) - slices.Index(stating, b.Passage) })
		for i := range first { // the first on top
			first[i].Score = best + float64(len(first)-i)/float64(len(first))
		}
	}
	for i := range first {
		first[i].Score += best
		if explain {
			first[i].Explanation = append(first[i].Explanation, Reason{Signal: "states what was asked", Value: best})
		}
	}
	return append(first, rest...), len(first)
}

// The words by which a line says something of the document, folded: about
// rights, about money and review, for whom it is, and that it speaks of itself.
var (
	rightsWords  = []string{"©", "(c) 1", "(c) 2", "copyright", "licence", "license", "creative commons", "rights reserved", "lizenz", "urheberrecht", "droits d'auteur", "droits reserves", "reproduction", "rechte vorbehalten", "лиценз", "авторские права"}
	fundingWords = []string{"funded", "funding", "financed", "financial support", "supported by", "support of", "sponsor", "grant", "peer review", "reviewed by", "reviewer", "finance par", "soutien", "relu par", "finanziert", "gefordert", "begutachtet", "финансир"}
	addressees   = []string{"aimed at", "targeted at", "directed at", "addressed to", "intended for", "written for", "meant for", "target audience", "readership", "its readers", "s'adresse a", "destine", "richtet sich an", "wendet sich an", "zielgruppe"}
	thanksNames  = []string{"acknowledg", "remerciement", "danksagung", "agradecimiento", "благодарност", "подяк", "tesekkur", "ringraziament", "agradeciment", "podziekowan", "致谢", "謝辞", "شكر", "алгыс"}
	thanksWords  = []string{"would like to thank", "wish to thank", "thanks to", "grateful to", "remercie", "danken", "dankt", "agradece", "благодар", "дякую", "висловлю"}
	institutions = []string{"institut", "foundation", "fondation", "stiftung", "fundacion", "fondazione", "fundacja", "universit", "universidad", "центр", "институт", "інститут", "фонд", "университет", "think tank", "research cent", "centre for", "center for", "centre d", "zentrum", "vakfi", "enstitu", "研究所", "研究院", "基金会", "大学"}
	ofItself     = selfNames("this the", "ce cette le la", "dieses das dieser der", "brief paper report study note document", "rapport document note etude", "papier bericht positionspapier")
	addresses    = []string{"doi", "isbn", "issn", "available at", "available from", "disponible en", "disponible sur", "verfugbar unter", "https://", "www."}
	summaryNames = []string{"summary", "abstract", "overview", "at a glance", "in brief", "synthese", "resume", "zusammenfassung", "kurzfassung", "uberblick", "резюме", "аннотация", "resumen", "ozet"}
	interviewed  = []string{"interview", "entretien", "entrevista", "интервью", "інтерв", "gorusme", "mulakat"}
)

// selfNames are what a document calls itself, in English, French and German.
func selfNames(lists ...string) []string {
	var out []string
	for i, articles := range lists[:3] {
		for a := range strings.FieldsSeq(articles) {
			for n := range strings.FieldsSeq(lists[3+i]) {
				out = append(out, a+" "+n, a+" policy "+n)
			}
		}
	}
	return out
}

// hasAny reports whether a text has one of the strings in whatever form.
func hasAny(text string, of []string) bool {
	text = strings.ToLower(fold(text))
	return slices.ContainsFunc(of, func(s string) bool { return strings.Contains(text, s) })
}

// occurs are the places where words stand in the brief, in some form.
func (x *Index) occurs(words string, sections ...corpus.Place) []corpus.Place {
	look, err := x.lookup()
	if err != nil {
		return nil // the language's analyzer is there, or the index would not be
	}
	m, _ := look.Mentions(words)
	if len(sections) > 0 {
		m = m.Within(x.brief, sections)
	}
	var out []corpus.Place
	for _, o := range m.Occurrences {
		out = append(out, o.Place)
	}
	return out
}

// aroundText reports whether a passage is front or back matter, which says
// what the document is and not what it argues.
func aroundText(p *corpus.Passage) bool { return p.Part == corpus.Front || p.Part == corpus.Back }

// naming returns the front and back matter that has one of the values.
func (x *Index) naming(values ...string) []*corpus.Passage {
	return x.having(func(p *corpus.Passage) bool {
		return aroundText(p) && slices.ContainsFunc(values, func(v string) bool {
			return v != "" && strings.Contains(strings.ToLower(fold(p.Text)), strings.ToLower(fold(v)))
		})
	})
}

// SpeaksOfInterviews reports whether a text speaks of interviews.
func SpeaksOfInterviews(text string) bool { return hasAny(text, interviewed) }

// interviews are the passages that speak of interviews or have a note that does.
func (x *Index) interviews() []*corpus.Passage {
	return x.having(func(p *corpus.Passage) bool {
		return SpeaksOfInterviews(p.Text) || slices.ContainsFunc(x.brief.FootnotesOf(p.Prose), func(f *corpus.Footnote) bool { return SpeaksOfInterviews(f.Text) })
	})
}

// summary returns what the summary says of the document as a document, or all
// of the summary where it does not speak of itself.
func (x *Index) summary() []*corpus.Passage {
	for i := range x.brief.Sections {
		s := &x.brief.Sections[i]
		if s.Part != corpus.Body || !hasAny(s.Name, summaryNames) {
			continue
		}
		in := func(p *corpus.Passage) bool { return p.Section == i }
		if said := x.having(func(p *corpus.Passage) bool { return in(p) && hasAny(p.Text, ofItself) }); len(said) > 0 {
			return said
		}
		return x.having(in)
	}
	return nil
}

func (x *Index) having(keep func(*corpus.Passage) bool) []*corpus.Passage {
	var out []*corpus.Passage
	for i := range x.brief.Passages {
		if p := &x.brief.Passages[i]; keep(p) {
			out = append(out, p)
		}
	}
	return out
}
