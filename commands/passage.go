package commands

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/corpus"
)

// passageBlocks shows one passage: its words, with those of what it introduces
// if it ends in a colon, directly under them where it stands, then whose words
// they are and its own sources.
func (s *Set) passageBlocks(v voice, i int, answer ...corpus.Span) []Block {
	blocks := append(s.columns(i), s.first(i, answer...)...)
	blocks = append(blocks, s.quotation(i, answer...))
	introduced := s.brief.Introduced(i)
	shown := introduced[:min(maxIntroduced, len(introduced))]
	for _, j := range shown {
		blocks = append(blocks, s.quotation(j))
	}
	blocks = append(blocks, s.place(v, i))
	if more := len(introduced) - len(shown); more > 0 {
		blocks = append(blocks, plain(Note, v.say(own.MoreInSection, more)))
	}
	blocks = append(blocks, s.whose(v, s.brief.Passages[i].Prose, answer...)...)
	for _, j := range append([]int{i}, shown...) {
		blocks = append(blocks, s.remarks(v, j)...)
	}
	if len(shown) == 0 {
		return append(blocks, s.sources(v, i)...)
	}
	return append(blocks, s.sourcesOf(v, append([]int{i}, shown...)...)...)
}

// deep is from how many characters into its passage on an answering sentence
// stands first, alone. A phone of 390 pixels shows some 37 characters of a
// quotation in a line: so many and the question above take five lines, and the
// sentence begins on the sixth at the latest.
const deep = 150

// first is the answering sentence of passage i, where it begins so far in that
// people would have to look for it. The whole passage follows.
func (s *Set) first(i int, answer ...corpus.Span) []Block {
	p := &s.brief.Passages[i]
	if len(answer) != 1 || answer[0].Start == answer[0].End || utf8.RuneCountInString(p.Text[:answer[0].Start]) <= deep {
		return nil
	}
	return []Block{{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, answer[0], answer[0])}}
}

// maxIntroduced is how many items a lead-in brings along: what one message
// holds.
const maxIntroduced = 12

// quotation is passage i word for word, with answer in bold.
func (s *Set) quotation(i int, answer ...corpus.Span) Block {
	p := &s.brief.Passages[i]
	return Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, whole(p.Prose), answer...)}
}

// columns is the header of passage i's table, if it is a row under one: a row
// says little without it.
func (s *Set) columns(i int) []Block {
	if s.brief.Passages[i].Columns == nil {
		return nil
	}
	for j := i - 1; j >= 0; j-- {
		p := &s.brief.Passages[j]
		if p.Kind != corpus.Row || p.Section != s.brief.Passages[i].Section {
			return nil
		}
		if p.Columns == nil {
			return []Block{s.quotation(j)}
		}
	}
	return nil
}

// Problem says in a language what a problem of the brief is; "" if that does not
// hold.
func (s *Set) Problem(p corpus.Problem, locale string) string {
	return Text(s.claimed(speak(locale), Note, s.document.Problem(p)))
}

// remarks says what is known to be wrong in passage i.
func (s *Set) remarks(v voice, i int) []Block { return s.each(v, Note, s.document.Remarks(i)) }

// sources are the footnotes and references of passage i and no other. Where
// it has none, they say so and cite the brief. A bibliography entry is a source
// itself.
func (s *Set) sources(v voice, i int) []Block {
	if r := s.entryOf(i); r != nil {
		return s.damage(v, r, true, 0)
	}
	return s.sourcesOf(v, i)
}

// sourcesOf are the footnotes and references of several passages, each once. A
// reference that only a footnote names stands under that footnote.
func (s *Set) sourcesOf(v voice, passages ...int) []Block {
	return s.sourcesIn(v, mapped(passages, func(i int) corpus.Prose { return s.brief.Passages[i].Prose }))
}

// sourcesIn are the footnotes and references of several texts.
func (s *Set) sourcesIn(v voice, texts []corpus.Prose) []Block {
	var notes []*corpus.Footnote
	var own []*corpus.Reference
	for _, p := range texts {
		notes = withNew(notes, s.brief.FootnotesOf(p))
		own = withNew(own, s.brief.ReferencesOf(p))
	}
	if len(texts) > 0 && len(notes)+len(own) == 0 {
		return s.claimed(v, Note, s.document.Sourceless(texts))
	}
	var blocks []Block
	for _, f := range notes {
		blocks = append(blocks, s.footnote(f))
		for _, r := range s.brief.ReferencesOf(f.Prose) {
			if !slices.Contains(own, r) {
				blocks = append(blocks, s.reference(v, r, 1)...)
			}
		}
	}
	for _, r := range own {
		blocks = append(blocks, s.reference(v, r, 0)...)
	}
	return blocks
}

// withNew are all and those of more that are not among them.
func withNew[T comparable](all, more []T) []T {
	for _, one := range more {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// Byline are the brief's authors, as a sentence names them; "" if it names none.
func Byline(b *corpus.Brief) string { return full(people(b.Info.Authors), false) }

// briefCitation names the brief in one line, from what it says about itself.
func briefCitation(b *corpus.Brief) []Run {
	info := b.Info
	var out []Run
	if names := Byline(b); names != "" {
		out = append(out, Run{Text: names + ", "})
	}
	out = append(out, Run{Text: b.ShortTitle(), Style: Italic})
	if imprint := joined(", ", info.Publisher, info.Year()); imprint != "" {
		out = append(out, Run{Text: " (" + imprint + ")"})
	}
	return append(out, Run{Text: "."})
}

// footnote is a footnote word for word.
func (s *Set) footnote(f *corpus.Footnote) Block {
	return Block{Kind: Footnote, Label: f.Label, Runs: runs(f.Prose, whole(f.Prose))}
}

// reference is a bibliography entry word for word, and what is wrong with its
// address.
func (s *Set) reference(v voice, r *corpus.Reference, level int) []Block {
	b := Block{Kind: Reference, Label: r.Key, Level: level, Runs: runs(r.Prose, whole(r.Prose))}
	if r.Passage >= 0 {
		b.Passage = s.brief.Passages[r.Passage].ID
	}
	return append([]Block{b}, s.damage(v, r, true, level)...)
}

// damage says that a reference's address is damaged, and what becomes of it:
// shown as printed, or left out. The label is the reference's key.
func (s *Set) damage(v voice, r *corpus.Reference, shown bool, level int) []Block {
	blocks := s.claimed(v, Note, claim.Damaged(r, shown))
	for i := range blocks {
		blocks[i].Label, blocks[i].Level = r.Key, level
	}
	return blocks
}

// entryOf is the reference whose entry is passage i, or nil.
func (s *Set) entryOf(i int) *corpus.Reference {
	for j := range s.brief.References {
		if s.brief.References[j].Passage == i {
			return &s.brief.References[j]
		}
	}
	return nil
}

// place says where passage i stands.
func (s *Set) place(v voice, i int) Block {
	b := plain(Place, s.where(v, i))
	b.Passage = s.brief.Passages[i].ID
	return b
}

// where is the place of passage i in words: section, number in it, page.
func (s *Set) where(v voice, i int) string {
	return s.places().Name(corpus.Place{Kind: corpus.PassagePlace, Index: i}, v.Lang)
}

// sectionPath is a section's name with those of the sections around it.
func (s *Set) sectionPath(v voice, i int) string {
	return s.places().Name(corpus.Place{Kind: corpus.SectionPlace, Index: i}, v.Lang)
}

// sectionName is a section's heading as printed, with its number; a section
// without a heading is called by what it holds.
func (s *Set) sectionName(v voice, i int) string { return s.places().Heading(i, v.Lang) }

// passageIndex is the place of p in the brief's passages. Hits point into the
// brief, so the ID is always found; -1 means that p is of another brief.
func (s *Set) passageIndex(p *corpus.Passage) int {
	for i := range s.brief.Passages {
		if &s.brief.Passages[i] == p || s.brief.Passages[i].ID == p.ID {
			return i
		}
	}
	return -1
}

func itoa(n int) string { return strconv.Itoa(n) }
