package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// A placeLabel is a number or label as a text has it.
type placeLabel struct {
	text    string // "2", "1.2", "1a", "b"
	n       int    // its number, negative from the end; 0 if it is none
	ordinal bool
}

// maxFigure is the largest number that is read; what is larger is as absent.
const maxFigure = 999999

// figure is the number that digits are.
func figure(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n > maxFigure {
		return maxFigure
	}
	return n
}

// label reads a label of a kind of place at token i and returns where it ends.
func (r *placeReader) label(i int, kind PlaceKind) (l placeLabel, to int, ok bool) {
	t, printed := r.at(i), r.g.labels[kind]
	switch t.kind {
	case noToken:
		return placeLabel{}, 0, false
	case signToken:
		if slices.Contains(noteSigns, t.text) && kind == NotePlace && len(printed[t.text]) > 0 {
			return placeLabel{text: t.text}, i + 1, true
		}
		closing, j := map[string]string{"(": ")", "[": "]"}[t.text], i+1
		if r.at(j).text == "^" {
			j++
		}
		if closing == "" || r.at(j).kind == signToken {
			return placeLabel{}, 0, false
		}
		l, to, ok = r.label(j, kind)
		return l, to + 1, ok && r.at(to).text == closing
	case numberToken:
		l, to = r.figures(i, kind)
		return l, to, true
	}
	// "R1.1", "B2": a letter before the figures is part of the label if the
	// brief prints it so.
	if next := r.at(i + 1); next.kind == numberToken && next.glued && len(t.text) <= 3 {
		l, to = r.figures(i+1, kind)
		return placeLabel{text: t.text + l.text}, to, len(printed[t.text+l.text]) > 0
	}
	// "b", "health", "long-note"
	text := t.text
	for to = i + 1; to <= i+9; to++ {
		next := r.at(to)
		if len(printed[text]) > 0 && (!next.glued || next.kind == signToken) {
			return placeLabel{text: text, n: roman(text)}, to, true
		}
		if !next.glued {
			break
		}
		if next.kind != signToken || next.text == "." || next.text == "-" {
			text += next.text
		}
	}
	if n, ok := ordinals.find(t.text); ok {
		return placeLabel{text: strconv.Itoa(n), n: n, ordinal: true}, i + 1, true
	}
	if lastWords.has(t.text) {
		return placeLabel{n: -1, ordinal: true}, i + 1, true
	}
	n, ok := cardinals.find(t.text)
	if !ok { // "section I think": one letter is a word too, unless nothing follows
		n = roman(t.text)
		ok = n > 0 && kind != ReferencePlace && (len(t.text) > 1 || r.at(i+1).kind >= signToken)
	}
	return placeLabel{text: strconv.Itoa(n), n: n}, i + 1, ok
}

// noteSigns are marks of notes that are no letters.
var noteSigns = []string{"*", "†", "‡", "§", "¶"}

// figures reads a number with what belongs to it: "1.2", "1a", "2nd", "3-я".
func (r *placeReader) figures(i int, kind PlaceKind) (placeLabel, int) {
	text := cmp.Or(strings.TrimLeft(r.at(i).text, "0"), "0")
	to := i + 1
	for sep := r.at(to); sep.glued && r.at(to+1).kind == numberToken && r.at(to+1).glued; sep = r.at(to) {
		with := text + sep.text + r.at(to+1).text
		if sep.text != "." && !(sep.text == "-" && len(r.g.labels[kind][with]) > 0) { // "2-2133", where one is numbered so
			break
		}
		text, to = with, to+2
	}
	l := placeLabel{text: text, ordinal: r.at(i).nth}
	if !strings.ContainsAny(text, ".-") {
		l.n = figure(text)
	}
	end := r.at(to)
	if end.text == "-" && end.glued && r.at(to+1).glued && ordinalEnds[r.at(to+1).text] {
		l.ordinal = true
		return l, to + 2
	}
	if end.kind != wordToken || !end.glued {
		return l, to
	}
	switch with := text + end.text; {
	case len(r.g.labels[kind][with]) > 0:
		return placeLabel{text: with}, to + 1
	case ordinalEnds[end.text]:
		l.ordinal = true
		return l, to + 1
	case len(end.text) == 1: // "1z", which the brief does not have
		return placeLabel{text: with}, to + 1
	}
	return l, to
}

// romanPattern is a Roman number below forty: what is numbered so goes no
// further, and other letters of theirs begin words.
var romanPattern = pattern.New(`^x{0,3}(ix|iv|v?i{0,3})$`)

// roman is the number that a folded word is in Roman figures, or 0.
func roman(word string) int {
	if !romanPattern.MatchString(word) {
		return 0
	}
	return romanNumber(word)
}

// stopped are nouns and number signs that a full stop may follow.
var stopped = wordSetFolded(wordLists["stopped"])

// ordinalLabel reads an ordinal at token i.
func (r *placeReader) ordinalLabel(i int) (placeLabel, int, bool) {
	t, to := r.at(i), i+1
	switch {
	case t.kind == wordToken:
		if numbering[r.at(to).text] { // 第三条
			to++
		}
		if n, ok := ordinals.find(t.text); ok {
			return placeLabel{text: strconv.Itoa(n), n: n, ordinal: true}, to, true
		}
		return placeLabel{n: -1, ordinal: true}, to, lastWords.has(t.text)
	case t.kind != numberToken || i > 0 && t.glued && !t.nth:
		return placeLabel{}, 0, false
	}
	l, to := r.figures(i, "")
	if !l.ordinal && l.n > 0 && r.at(to).text == "." && r.at(to).glued { // "2. Empfehlung"
		l.ordinal = true
		return l, to + 1, true
	}
	if numbering[r.at(to).text] {
		return l, to + 1, true
	}
	return l, to, l.ordinal
}

// asked is a label as it was asked for.
func (l placeLabel) asked() string {
	if l.text == "" {
		return strconv.Itoa(l.n)
	}
	return l.text
}
