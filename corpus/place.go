package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A PlaceKind says what kind of thing a [Place] is.
type PlaceKind string

// The kinds of places.
const (
	SectionPlace        PlaceKind = "section"
	PassagePlace        PlaceKind = "paragraph" // any passage: an entry of the bibliography too
	SentencePlace       PlaceKind = "sentence"
	NotePlace           PlaceKind = "footnote"
	ReferencePlace      PlaceKind = "reference"
	RecommendationPlace PlaceKind = "recommendation"
	PagePlace           PlaceKind = "page"
	BriefPlace          PlaceKind = "brief" // the whole brief
)

// A Place is one thing in a brief that can be named, asked for and shown. Two
// places are the same if they are equal.
type Place struct {
	Kind PlaceKind
	// Index is the index into the brief's Sections, Passages (for a sentence
	// too), Footnotes, References or Recommendations; the printed number of a
	// page; 0 for the brief.
	Index int
	// Sentence is the index into the passage's Sentences; 0 for other kinds.
	Sentence int
}

// A Gazetteer knows the places of one brief by all the names that they have:
// [Gazetteer.Name] prints a place, [Gazetteer.Read] reads what a person typed,
// and what the one prints the other reads. It is safe for concurrent use.
type Gazetteer struct {
	brief *Brief
	// names has each section's names by their first word: heading, heading
	// with number, and ID.
	names map[string][]sectionName
	// surnames are the words by which authors of references are called.
	surnames map[string]bool
	ids      map[string]Place // of passages, sections and notes
	// given are the other words of their names, own those of the brief's
	// authors, and authors the words of each reference's.
	given, own map[string]bool
	authors    []map[string]bool
	// keys are the names of each reference's key, persons those of them that a
	// person is called by.
	keys, persons [][]string
	// labels has what prints a label, by its kind or the noun that it is called by:
	// "figure", "axis".
	labels map[PlaceKind]map[string][]Place
	// headings are the sections' names as words, everything all places of a kind
	// in the order in which people count them.
	headings   [][]string
	everything map[PlaceKind][]Place
	// parts has the sections that are a part that every document has, by the
	// first word of each name for it.
	parts map[string][]sectionName
	pages map[int]bool
	// series are the passages of numbered paragraphs by number, points the nouns
	// by which the document calls its numbered sections.
	series map[int]int
	points map[string]bool
	// provisions are what a resolution or law is cited by, recitals and operative
	// the passages of its preamble and of what it decides.
	provisions          []provision
	recitals, operative []int
	outermost           []Place // the provisions that stand under no other
	enumerations        func() []Enumeration
	// namesake is each section's place among those that its path may mean, from
	// 1, and how many they are.
	namesake [][2]int
}

// A sectionName is one name of a section, as words.
type sectionName struct {
	words   []string
	tail    []string // the signs at its end: "?", ")"
	section int
}

// NewGazetteer makes the gazetteer of a brief.
func NewGazetteer(b *Brief) *Gazetteer {
	g := &Gazetteer{brief: b, names: map[string][]sectionName{}, surnames: map[string]bool{}, ids: map[string]Place{}, pages: map[int]bool{},
		given: map[string]bool{}, own: map[string]bool{}, labels: map[PlaceKind]map[string][]Place{}, parts: map[string][]sectionName{}, points: map[string]bool{}, series: numberedParagraphs(b), provisions: provisions(b), recitals: recitals(b)}
	g.operative = operative(b, g.provisions, g.recitals)
	for _, p := range g.provisions {
		if len(p.path) == 1 {
			g.outermost = append(g.outermost, Place{Kind: PassagePlace, Index: p.passages[0]})
		}
	}
	g.enumerations = sync.OnceValue(b.Enumerations)
	paths, headings := map[string][]int{}, map[string][]int{}
	for i := range b.Sections {
		s := &b.Sections[i]
		g.ids[s.ID] = Place{Kind: SectionPlace, Index: i}
		printed := g.Heading(i, "en")
		g.headings = append(g.headings, placeWords(s.Name))
		g.nameSection(i, s.Name)
		if printed != s.Name {
			g.nameSection(i, printed)
		}
		if s.Name == "" {
			for _, l := range placeLanguages {
				g.nameSection(i, g.Heading(i, l.code))
			}
		}
		paths[g.path(i, "en")] = append(paths[g.path(i, "en")], i)
		headings[printed] = append(headings[printed], i)
	}
	g.namesake = make([][2]int, len(b.Sections))
	for i := range b.Sections {
		path := g.path(i, "en")
		same := paths[path]
		if path == g.Heading(i, "en") { // the whole name, which others have within their chapters
			same = headings[path]
		}
		g.namesake[i] = [2]int{slices.Index(same, i) + 1, len(same)}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		g.ids[p.ID] = Place{Kind: PassagePlace, Index: i}
		if p.Page > 0 {
			g.pages[p.Page] = true
		}
	}
	g.readAuthors()
	g.readLabels()
	g.readParts()
	g.readPointNouns()
	g.readSeries()
	g.everything = map[PlaceKind][]Place{}
	for kind, labels := range g.labels {
		for _, places := range labels {
			g.everything[kind] = append(g.everything[kind], places...)
		}
		slices.SortFunc(g.everything[kind], func(p, q Place) int { return p.Index - q.Index })
	}
	for _, kind := range []PlaceKind{RecommendationPlace, NotePlace, ReferencePlace, SectionPlace, PagePlace} {
		g.everything[kind] = g.allOf(kind)
	}
	return g
}

// tailSigns are the signs at the end of a name.
func tailSigns(name string) []string {
	var out []string
	for _, t := range placeTokens(name) {
		if out = append(out, t.text); t.kind != signToken {
			out = nil
		}
	}
	return out
}

// readAuthors enters the names of authors.
func (g *Gazetteer) readAuthors() {
	b := g.brief
	for i := range b.References {
		words := map[string]bool{}
		var key, persons []string
		for _, w := range placeWords(keyName(&b.References[i])) {
			if words[w] = true; placeJoiners[w] {
				continue
			}
			if key = append(key, w); len(w) > 1 {
				g.surnames[w] = true
			}
		}
		for _, a := range b.References[i].Authors {
			if isPerson(a) {
				persons = append(persons, slices.DeleteFunc(placeWords(a), func(w string) bool { return !slices.Contains(key, w) })...)
			}
		}
		g.keys, g.persons = append(g.keys, key), append(g.persons, persons)
		for _, w := range placeWords(strings.Join(b.References[i].Authors, " ")) {
			if words[w] = true; !placeJoiners[w] && len(w) > 2 {
				g.given[w] = true
			}
		}
		g.authors = append(g.authors, words)
	}
	for _, w := range placeWords(strings.Join(b.Info.Authors, " ")) {
		if !placeJoiners[w] && len(w) > 1 {
			g.own[w] = true
		}
	}
}

// readLabels enters the labels that the brief prints.
func (g *Gazetteer) readLabels() {
	b := g.brief
	for i := range b.Recommendations {
		g.label(RecommendationPlace, b.Recommendations[i].Number, Place{Kind: RecommendationPlace, Index: i})
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		g.label(NotePlace, f.Label, Place{Kind: NotePlace, Index: i})
		if id := strings.ToLower(f.ID); f.ID != f.Label {
			if _, other := g.ids[id]; !other {
				g.ids[id] = Place{Kind: NotePlace, Index: i}
			}
		}
	}
	for i := range b.Sections {
		g.label(SectionPlace, b.Sections[i].Number, Place{Kind: SectionPlace, Index: i})
	}
	for i := range b.Passages {
		g.label(PassagePlace, b.Passages[i].Label, Place{Kind: PassagePlace, Index: i})
	}
}

// label enters a place by what it prints.
func (g *Gazetteer) label(kind PlaceKind, label string, p Place) {
	if label = strings.TrimLeft(labelText(label), "0"); label == "" { // "03" is 3
		return
	}
	if g.labels[kind] == nil {
		g.labels[kind] = map[string][]Place{}
	}
	if !slices.Contains(g.labels[kind][label], p) {
		g.labels[kind][label] = append(g.labels[kind][label], p)
	}
}

// labelText is a printed label as a reader has it: folded, without brackets
// and stop.
func labelText(label string) string {
	var out strings.Builder
	for _, t := range placeTokens(label) {
		if t.kind != signToken || t.text == "." || t.text == "-" || slices.Contains(noteSigns, t.text) {
			out.WriteString(t.text)
		}
	}
	return strings.Trim(out.String(), ".")
}

// readParts finds the sections that are a part that every document has: those
// that are called so, or else whose name begins or ends with its name.
func (g *Gazetteer) readParts() {
	names := make([]string, len(g.brief.Sections))
	for i := range names {
		names[i] = strings.Join(placeWords(g.brief.Sections[i].Name), " ")
	}
	for _, group := range partNames {
		var found []int
		called := func(fits func(name, part string) bool) {
			for i, name := range names {
				if name != "" && len(found) < maxSameName && slices.ContainsFunc(group, func(part string) bool { return fits(name, part) }) {
					found = append(found, i)
				}
			}
		}
		called(func(name, part string) bool { return name == part })
		if len(found) == 0 {
			called(func(name, part string) bool {
				return strings.HasPrefix(name, part+" ") || strings.HasSuffix(name, " "+part)
			})
		}
		for _, part := range group {
			words := strings.Fields(part)
			for _, i := range found {
				g.parts[words[0]] = append(g.parts[words[0]], sectionName{words: words, section: i})
			}
		}
	}
}

// maxSameName is how many sections one name may stand for: more are a list of
// their own.
const maxSameName = 25

// nameSection enters a name of section i.
func (g *Gazetteer) nameSection(i int, name string) {
	words := placeWords(name)
	if len(words) == 0 || len(words) > maxNameWords {
		return
	}
	n := sectionName{words: words, tail: tailSigns(name), section: i}
	if same := g.names[words[0]]; !slices.ContainsFunc(same, func(o sectionName) bool { return o.section == i && slices.Equal(o.words, words) }) {
		g.names[words[0]] = append(same, n)
	}
}

// maxNameWords is how many words of a heading are looked for: more have only
// sentences that were set as headings.
const maxNameWords = 40

// keyName is a reference's key without the year at its end.
func keyName(r *Reference) string {
	if i := strings.LastIndexByte(r.Key, ' '); i > 0 && r.Year != "" {
		return r.Key[:i]
	}
	return r.Key
}

// Name is a place as replies print it, in a language by its ISO 639-1 code
// (English for one that the bot does not speak): "Barriers to Cooperation,
// paragraph 2 of 5, page 7". No two places have the same name.
func (g *Gazetteer) Name(p Place, lang string) string {
	b, w := g.brief, wordsIn(lang)
	switch p.Kind {
	case SectionPlace:
		return g.section(p.Index, lang)
	case PassagePlace, SentencePlace:
		passage := &b.Passages[p.Index]
		format := w.paragraph
		if passage.Kind == Entry {
			format = w.entry
		}
		name := fmt.Sprintf(format, g.section(passage.Section, lang), passage.Number, len(b.Sections[passage.Section].Passages))
		if p.Kind == SentencePlace {
			name += ", " + fmt.Sprintf(w.sentence, p.Sentence+1, len(passage.Sentences))
		}
		if r := g.recommendationOf(p.Index); r >= 0 {
			name += ", " + g.Name(Place{Kind: RecommendationPlace, Index: r}, lang)
		}
		if passage.Page > 0 {
			name += ", " + fmt.Sprintf(w.page, passage.Page)
		}
		return name
	case NotePlace:
		return fmt.Sprintf(w.note, g.noteLabel(p.Index))
	case ReferencePlace:
		return b.References[p.Index].Key
	case RecommendationPlace:
		label := b.Recommendations[p.Index].Number
		if label == strconv.Itoa(p.Index+1) {
			return fmt.Sprintf(w.recommendationOf, label, len(b.Recommendations))
		}
		return fmt.Sprintf(w.recommendation, label)
	case PagePlace:
		return fmt.Sprintf(w.page, p.Index)
	}
	return b.Title
}

// noteLabel is the label of a footnote where no other has it; else its ID, or
// the label and which of those with it the note is.
func (g *Gazetteer) noteLabel(i int) string {
	f := &g.brief.Footnotes[i]
	same := g.labels[NotePlace][labelText(f.Label)]
	switch {
	case len(same) < 2:
		return f.Label
	case f.ID != f.Label:
		return f.ID
	}
	return fmt.Sprintf("%s (%d/%d)", f.Label, slices.Index(same, Place{Kind: NotePlace, Index: i})+1, len(same))
}

// section is a section's path, told from others with the same.
func (g *Gazetteer) section(i int, lang string) string {
	path := g.path(i, lang)
	if n := g.namesake[i]; n[1] > 1 {
		path += fmt.Sprintf(" (%d/%d)", n[0], n[1])
	}
	return path
}

// path is a section's heading with those of the sections around it.
func (g *Gazetteer) path(i int, lang string) string {
	name := g.Heading(i, lang)
	for p := g.brief.Sections[i].Parent; p >= 0; p = g.brief.Sections[p].Parent {
		if n := g.brief.Sections[p].Name; n != "" && n != g.brief.Title {
			name = g.Heading(p, lang) + " › " + name
		}
	}
	return name
}

// Heading is a section's heading as printed, with its number; a section
// without a heading is called by what it holds.
func (g *Gazetteer) Heading(i int, lang string) string {
	s, w := &g.brief.Sections[i], wordsIn(lang)
	if s.Name != "" {
		return strings.TrimPrefix(s.Number+" "+s.Name, " ")
	}
	return cmp.Or(map[Part]string{Front: w.front, Back: w.back, References: w.references}[s.Part], w.opening)
}

// recommendationOf is the index of the recommendation that a passage is part
// of, or -1.
func (g *Gazetteer) recommendationOf(passage int) int {
	return slices.IndexFunc(g.brief.Recommendations, func(r Recommendation) bool { return slices.Contains(r.Passages, passage) })
}

// Passages are the indices of the passages that a place is: for a footnote
// those that carry its mark, for a reference its entry, or where that is no
// passage those that cite it; for a section without text of its own those of
// the sections under it.
func (g *Gazetteer) Passages(p Place) []int {
	b := g.brief
	switch p.Kind {
	case SectionPlace:
		if own := b.Sections[p.Index].Passages; len(own) > 0 {
			return own
		}
	case PassagePlace, SentencePlace:
		return []int{p.Index}
	case NotePlace:
		return b.Footnotes[p.Index].Passages
	case ReferencePlace:
		if r := &b.References[p.Index]; r.Passage >= 0 {
			return []int{r.Passage}
		}
		return b.References[p.Index].CitedBy
	case RecommendationPlace:
		return b.Recommendations[p.Index].Passages
	}
	var out []int
	for i := range b.Passages {
		if p.Kind == BriefPlace && b.Passages[i].Part == Body || p.Kind == PagePlace && b.Passages[i].Page == p.Index || p.Kind == SectionPlace && b.Within(b.Passages[i].Section, p.Index) {
			out = append(out, i)
		}
	}
	return out
}
