package corpus

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

//go:embed errata.json
var builtinErrata []byte

// Errata are notes on one brief's text that somebody made by hand. They stand
// beside the text: no quotation is ever changed by them.
type Errata struct {
	// Brief is the fingerprint of the text they are about, or "" for any.
	Brief string       `json:"brief,omitempty"`
	Notes []Correction `json:"notes"`
}

// A Correction says that words of the brief are probably meant otherwise.
type Correction struct {
	// Printed is what the brief prints: words of one passage or note.
	Printed string `json:"printed"`
	// Meant is what was probably meant. The passage is found by it too.
	Meant string `json:"meant,omitempty"`
	// Text is a sentence for people.
	Text string `json:"text"`
}

// ParseErrata reads an errata file: JSON with "notes", each with "printed",
// "text" and perhaps "meant". The error says what is wrong and where.
func ParseErrata(data []byte) (*Errata, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	e := new(Errata)
	if err := dec.Decode(e); err != nil {
		return nil, fmt.Errorf("reading errata (line %d): %w", 1+bytes.Count(data[:min(int(dec.InputOffset()), len(data))], []byte("\n")), err)
	}
	for i, n := range e.Notes {
		if strings.TrimSpace(n.Printed) == "" || strings.TrimSpace(n.Text) == "" {
			return nil, fmt.Errorf("reading errata: note %d needs both \"printed\" and \"text\"", i+1)
		}
	}
	return e, nil
}

// errata adds the notes as problems of the passages they concern.
func (d *draft) errata(e *Errata) {
	if e == nil || e.Brief != "" && e.Brief != d.brief.Fingerprint {
		return
	}
	for _, n := range e.Notes {
		found := false
		for _, t := range d.texts {
			if at := strings.Index(t.Text, n.Printed); at >= 0 && t.Kind != SectionPlace {
				found = true
				d.problem(Problem{Line: d.lineOf(*t.Prose, at), Kind: Erratum, Why: n.Text, Guess: n.Meant, Passage: t.passage()})
			}
		}
		if !found {
			d.problem(Problem{Kind: Erratum, Why: fmt.Sprintf("The errata speak of %q, which I did not find in the brief.", n.Printed), Passage: -1})
		}
	}
}

// lineOf returns the source line of a byte of a text.
func (d *draft) lineOf(p Prose, at int) int {
	i := sort.Search(len(p.Pieces), func(i int) bool { return p.Pieces[i].Start > at }) - 1
	if i < 0 {
		return 0
	}
	pc := p.Pieces[i]
	if pc.Decoded {
		return d.line(pc.Source.Start)
	}
	return d.line(pc.Source.Start + max(0, min(at, pc.End-1)-pc.Start))
}
