package commands

import (
	"fmt"
	"slices"
	"strings"

	"briefbot/commands/claim"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// read finds the places that a person typed who asks for one of a kind.
func (s *Set) read(typed string, kind corpus.PlaceKind) corpus.Reading {
	if onlyNumbers.MatchString(typed) { // "2 3", as they come from a command line
		typed = strings.Join(strings.Fields(typed), ", ")
	}
	return s.places().Read(typed, corpus.ReadOptions{Default: kind})
}

// lookUp shows the places that a person typed who asks for one of a kind, or says
// what there is of it.
func (s *Set) lookUp(v voice, typed string, kind corpus.PlaceKind) Reply {
	reading := s.read(typed, kind)
	if len(reading.Places)+len(reading.Missing) == 0 {
		return s.refused(v, s.document.Unmatched(kind, reading, claim.Typed(echo(typed))), s.document.Recognised(kind))
	}
	return s.placesReply(v, reading, typed)
}

// onlyNumbers finds several numbers and nothing else.
var onlyNumbers = pattern.New(`^\s*R?\d{1,3}[a-z]?(?:\s+R?\d{1,3}[a-z]?)+\s*$`)

// placesReply shows the places that a person asked for, and says which of them
// are not there, and what is. It is for readings that have either.
func (s *Set) placesReply(v voice, r corpus.Reading, typed string) Reply {
	var claims []claim.Claim
	for _, m := range r.Missing {
		claims = append(claims, s.absent(m)...)
	}
	if len(r.Places) == 0 {
		return s.refused(v, claims...)
	}
	if s.choice(r) {
		return s.sectionsReply(v, r.Places, typed)
	}
	reply := s.placeReply(v, r.Places[0])
	if len(r.Places) > 1 {
		reply = s.severalReply(v, r.Places)
	}
	if len(claims) > 0 {
		reply.Blocks, reply.Share = append(s.claimed(v, Say, claims...), reply.Blocks...), "" // the share would not say it
	}
	return reply
}

// choice reports whether a reading is one name that several sections share, so
// that a person has to choose.
func (s *Set) choice(r corpus.Reading) bool {
	if len(r.Places) < 2 || slices.ContainsFunc(r.Places, func(p corpus.Place) bool { return p.Kind != corpus.SectionPlace }) {
		return false
	}
	name := s.brief.Sections[r.Places[0].Index].Name
	return !r.Explicit || !slices.ContainsFunc(r.Places, func(p corpus.Place) bool { return s.brief.Sections[p.Index].Name != name })
}

// placeReply shows one place word for word, with its sources.
func (s *Set) placeReply(v voice, p corpus.Place) Reply {
	switch p.Kind {
	case corpus.SectionPlace:
		return s.sectionReply(v, p.Index)
	case corpus.RecommendationPlace:
		return s.recommendationReply(v, &s.brief.Recommendations[p.Index])
	case corpus.NotePlace:
		return s.notesReply(v, []*corpus.Footnote{&s.brief.Footnotes[p.Index]})
	case corpus.ReferencePlace:
		return s.referenceReply(v, &s.brief.References[p.Index])
	case corpus.PagePlace:
		return s.severalReply(v, []corpus.Place{p})
	case corpus.PassagePlace:
		if r := s.entryOf(p.Index); r != nil {
			return s.referenceReply(v, r)
		}
		if rows := s.rowsOf(p.Index); len(rows) > 0 {
			return s.tableReply(v, p.Index, rows)
		}
		return s.walkable(v, view{verb: showPassage, passage: p.Index}, Reply{Outcome: Answered, Blocks: s.passageBlocks(v, p.Index)})
	case corpus.SentencePlace:
		return s.walkable(v, view{verb: showPassage, passage: p.Index}, Reply{Outcome: Answered, Blocks: s.passageBlocks(v, p.Index, s.brief.Passages[p.Index].Sentences[p.Sentence])})
	}
	return s.citeReply(v, view{verb: citeBrief})
}

// rowsOf are the rows of the table that passage i is the caption of: those right
// below it, or right above.
func (s *Set) rowsOf(i int) []int {
	b := s.brief
	if b.Passages[i].Kind != corpus.Caption {
		return nil
	}
	row := func(j int) bool {
		return j >= 0 && j < len(b.Passages) && b.Passages[j].Kind == corpus.Row && b.Passages[j].Section == b.Passages[i].Section
	}
	var rows []int
	for j := i + 1; row(j); j++ {
		rows = append(rows, j)
	}
	if len(rows) == 0 {
		for j := i - 1; row(j); j-- {
			rows = append([]int{j}, rows...)
		}
	}
	return rows
}

// tableReply is a caption, its table, and the sources of both.
func (s *Set) tableReply(v voice, caption int, rows []int) Reply {
	blocks := []Block{s.quotation(caption)}
	for _, j := range rows {
		blocks = append(blocks, s.quotation(j))
	}
	blocks = append(blocks, s.place(v, caption))
	blocks = append(blocks, s.sourcesOf(v, append([]int{caption}, rows...)...)...)
	return s.walkable(v, view{verb: showPassage, passage: caption}, Reply{Outcome: Answered, Blocks: blocks})
}

// severalReply shows several places one after the other, each in short: its
// words, its sources where they are its own, and where it stands.
func (s *Set) severalReply(v voice, places []corpus.Place) Reply {
	reply := Reply{Outcome: Answered}
	of := func(kind corpus.PlaceKind) bool {
		return !slices.ContainsFunc(places, func(p corpus.Place) bool { return p.Kind != kind })
	}
	switch {
	case of(corpus.RecommendationPlace):
		recs := mapped(places, func(p corpus.Place) *corpus.Recommendation { return &s.brief.Recommendations[p.Index] })
		reply.Blocks = append(s.recommendationList(v, recs), s.claimed(v, Note, s.document.Unnumbered())...)
		return reply
	case of(corpus.NotePlace):
		return s.notesReply(v, mapped(places, func(p corpus.Place) *corpus.Footnote { return &s.brief.Footnotes[p.Index] }))
	}
	for _, p := range places {
		switch p.Kind {
		case corpus.NotePlace:
			reply.Blocks = append(reply.Blocks, s.noteBlocks(v, &s.brief.Footnotes[p.Index])...)
		case corpus.ReferencePlace:
			reply.Blocks = append(reply.Blocks, s.reference(v, &s.brief.References[p.Index], 0)...)
		case corpus.PagePlace:
			for _, i := range s.places().Passages(p) {
				reply.Blocks = append(reply.Blocks, s.passageBlocks(v, i)...)
			}
		default:
			reply.Blocks = append(reply.Blocks, s.placeReply(v, p).Blocks...)
		}
	}
	return reply
}

// Absent says in a language that the brief does not have what somebody asked
// for, and what it has.
func (s *Set) Absent(m corpus.Missing, locale string) string {
	return Text(s.claimed(speak(locale), Say, s.absent(m)...))
}

// absent says so, repeating what was asked for.
func (s *Set) absent(m corpus.Missing) []claim.Claim {
	return s.document.Unrecognised(m, claim.Typed(echo(m.Asked)))
}

// placeName is a place as replies print it.
func (s *Set) placeName(v voice, p corpus.Place) string {
	if p.Kind == corpus.BriefPlace {
		return fmt.Sprintf("“%s”", s.brief.Title)
	}
	return s.places().Name(p, v.Lang)
}
