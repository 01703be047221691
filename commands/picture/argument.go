package picture

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/corpus"
)

// Words are what the program itself says in a picture.
type Words struct {
	Title          string // of the picture; %s is the brief's title
	Paragraphs     string
	Notes          string
	Works          string
	Paragraph      string // %s is its number in its section, %s the section
	Note           string // %s is its label
	Recommendation string // %s is its number
	Alone          string // a paragraph without note or work
	Rests          string // %s are the notes and works it rests on
}

// A Row is one paragraph of the argument: what the picture shows, for those
// who cannot see it.
type Row struct {
	Passage        string // its ID
	Place          string
	Recommendation string // its number where it begins one, else ""
	Notes          []string
	Works          []string // the keys of the works that it or its notes cite
}

// Rows returns the paragraphs of the brief's body in order.
func Rows(b *corpus.Brief, w Words) []Row {
	advice := make(map[int]string) // by the passage that each begins with
	for _, r := range b.Recommendations {
		if len(r.Passages) > 0 {
			advice[r.Passages[0]] = r.Number
		}
	}
	var out []Row
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Part != corpus.Body {
			continue
		}
		r := Row{Passage: p.ID, Place: w.place(b, p), Recommendation: advice[i]}
		add := func(key string) {
			if !slices.Contains(r.Works, key) {
				r.Works = append(r.Works, key)
			}
		}
		for _, ref := range b.ReferencesOf(p.Prose) {
			add(ref.Key)
		}
		for _, f := range b.FootnotesOf(p.Prose) {
			r.Notes = append(r.Notes, f.Label)
			for _, ref := range b.ReferencesOf(f.Prose) {
				add(ref.Key)
			}
		}
		out = append(out, r)
	}
	return out
}

func (w Words) place(b *corpus.Brief, p *corpus.Passage) string {
	name := b.Sections[p.Section].Name
	if name == "" {
		name = b.Title
	}
	return fmt.Sprintf(w.Paragraph, fmt.Sprint(p.Number), name)
}

// The picture's measures, in pixels. A paragraph is a bar as high as its
// length; a long brief is drawn smaller, so that a picture stays one.
const (
	width      = 1000
	barsAt     = 340
	barWidth   = 22
	notesAt    = 520
	worksAt    = 740
	top        = 84
	minBar     = 6.0
	perRune    = 1.0 / 26
	barGap     = 4.0
	sectionGap = 22.0
	rowHeight  = 24.0
	maxHeight  = 3000.0
	maxName    = 42 // characters of a section's name or a work's key
)

// Argument draws the brief's argument: a bar for each paragraph, a line to
// each note and work that it rests on. Recommendations are lit, and so is what
// rests on the author alone told from what has a source.
func Argument(b *corpus.Brief, w Words) *Drawing {
	d := &Drawing{Title: fmt.Sprintf(w.Title, b.Title), width: width}
	rows := Rows(b, w)
	scale := fit(b)

	heading := func(x float64, text string, end bool) {
		d.add(shape{kind: words, x: x, y: 48, text: text, size: 13, bold: true, color: soft, end: end})
	}
	heading(barsAt, w.Paragraphs, true)

	// The bars.
	middle := make(map[int]float64) // by passage, the height of its bar's middle
	y, section := float64(top), -1
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Part != corpus.Body {
			continue
		}
		if p.Section != section {
			if section >= 0 {
				y += sectionGap * scale
			}
			section = p.Section
			if name := b.Sections[section].Name; name != "" {
				d.add(shape{kind: words, x: barsAt - 16, y: y + 11, text: short(name, maxName), size: 13, bold: true, color: ink, end: true, href: "#" + b.Sections[section].ID})
			}
		}
		h := bar(p, scale)
		r := rows[len(middle)]
		s := shape{kind: rect, x: barsAt, y: y, w: barWidth, h: h, color: alone, href: "#" + p.ID, title: r.title(w)}
		if len(r.Notes)+len(r.Works) > 0 {
			s.color = sourced
		}
		if n := r.Recommendation; n != "" {
			s.color, s.w = recommended, barWidth+8
			d.add(shape{kind: words, x: barsAt + barWidth + 14, y: y + h/2 + 4, text: "R" + strings.TrimPrefix(n, "R"), size: 11, color: soft})
		}
		d.add(s)
		middle[i] = y + h/2
		y += h + barGap*scale
	}
	bottom := y

	// The notes stand as high as what carries them, the works evenly.
	notes := make(map[int]float64)
	last := float64(top) - rowHeight
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		at := slices.IndexFunc(f.Passages, func(p int) bool { _, shown := middle[p]; return shown })
		if at < 0 {
			continue
		}
		last = max(middle[f.Passages[at]], last+rowHeight*scale)
		notes[i] = last
	}
	var works []int
	for i := range b.References {
		if cited(&b.References[i], middle, notes) {
			works = append(works, i)
		}
	}
	step := rowHeight * scale
	if n := len(works); n > 0 {
		step = max(step, (bottom-top)/float64(n))
	}
	workAt := make(map[int]float64)
	for k, i := range works {
		workAt[i] = top + step*(float64(k)+.5)
	}

	// Lines first, so that what they lead to lies on them.
	var lines, marks []shape
	line := func(x0, y0, x1, y1 float64, dashed bool) {
		lines = append(lines, shape{kind: curve, x: x0, y: y0, w: x1, h: y1, color: citing, dashed: dashed})
	}
	toWorks := func(from corpus.Prose, x, y float64, dashed bool) {
		for _, r := range b.ReferencesOf(from) {
			if at, ok := workAt[indexOf(b.References, r)]; ok {
				line(x, y, worksAt-6, at, dashed)
			}
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		m, shown := middle[i]
		if !shown {
			continue
		}
		for _, f := range b.FootnotesOf(p.Prose) {
			if at, ok := notes[indexOf(b.Footnotes, f)]; ok {
				line(barsAt+barWidth+2, m, notesAt-10, at, true)
			}
		}
		toWorks(p.Prose, barsAt+barWidth+2, m, false)
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		at, shown := notes[i]
		if !shown {
			continue
		}
		toWorks(f.Prose, notesAt+10, at, true)
		marks = append(marks, shape{kind: circle, x: notesAt, y: at, w: 9 * max(scale, .6), color: noted, href: NoteHref(i), title: fmt.Sprintf(w.Note, f.Label) + ": " + short(f.Text, 160)})
		if scale > .6 && utf8.RuneCountInString(f.Label) < 4 {
			marks = append(marks, shape{kind: words, x: notesAt, y: at + 4, text: f.Label, size: 10, bold: true, color: paper, middle: true})
		}
	}
	if len(notes) > 0 {
		heading(notesAt-22, w.Notes, false)
	}
	if len(works) > 0 {
		heading(worksAt-6, w.Works, false)
	}
	for _, i := range works {
		r := &b.References[i]
		href := ""
		if r.Passage >= 0 {
			href = "#" + b.Passages[r.Passage].ID
		}
		marks = append(marks,
			shape{kind: circle, x: worksAt, y: workAt[i], w: 6 * max(scale, .6), color: citing, href: href, title: short(r.Text, 200)},
			shape{kind: words, x: worksAt + 14, y: workAt[i] + 4, text: short(r.Key, maxName), size: 12, color: soft, href: href})
	}
	d.shapes = append(append(lines, d.shapes...), marks...)
	d.height = max(bottom, last+rowHeight, top+step*float64(len(works))) + 30
	return d
}

// NoteHref is the anchor of the i-th footnote on the reader page.
func NoteHref(i int) string { return fmt.Sprintf("#_note-%d", i+1) }

// title says of a bar what the picture shows of it.
func (r Row) title(w Words) string {
	say := w.Alone
	if rests := r.Rests(w); rests != "" {
		say = fmt.Sprintf(w.Rests, rests)
	}
	place := r.Place
	if r.Recommendation != "" {
		place = fmt.Sprintf(w.Recommendation, r.Recommendation) + ", " + place
	}
	return place + ": " + say
}

// Rests are the notes and works that a paragraph rests on.
func (r Row) Rests(w Words) string {
	var all []string
	for _, n := range r.Notes {
		all = append(all, fmt.Sprintf(w.Note, n))
	}
	return strings.Join(append(all, r.Works...), ", ")
}

// cited reports whether a line leads to a work.
func cited(r *corpus.Reference, passages, notes map[int]float64) bool {
	in := func(shown map[int]float64) func(int) bool {
		return func(i int) bool { _, ok := shown[i]; return ok }
	}
	return slices.ContainsFunc(r.CitedBy, in(passages)) || slices.ContainsFunc(r.CitedByNotes, in(notes))
}

// indexOf is the place of an element in its slice, or -1.
func indexOf[T any](all []T, one *T) int {
	for i := range all {
		if &all[i] == one {
			return i
		}
	}
	return -1
}

// fit is how much smaller than usual the bars are, so that all of them go into
// the greatest height.
func fit(b *corpus.Brief) float64 {
	total, section := 0.0, -1
	for i := range b.Passages {
		if p := &b.Passages[i]; p.Part == corpus.Body {
			total += bar(p, 1) + barGap
			if p.Section != section {
				total, section = total+sectionGap, p.Section
			}
		}
	}
	return min(1, maxHeight/max(total, 1))
}

func bar(p *corpus.Passage, scale float64) float64 {
	return max(minBar, float64(utf8.RuneCountInString(p.Text))*perRune) * scale
}

// short cuts text to at most n characters at the end of a word.
func short(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	cut := string(r[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
