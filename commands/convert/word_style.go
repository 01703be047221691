package convert

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// A style is what a paragraph style says that matters.
type style struct {
	name    string // in lower case
	based   string
	level   int // of a heading, from 1
	numPr   *node
	vanish  bool
	kept    bool  // on one page with the next paragraph
	looks   bool  // a heading by all but its name: larger, and kept on the page of what follows
	size    int   // of its type, in half points; 0 if it says nothing
	charset *node // properties of its characters
}

// headingName is a heading style. Word adds a figure to the name of a style that
// comes from another file where the name is taken: "Heading 11".
var headingName = pattern.New(`^(?:heading|titre|überschrift|título|titolo|kop|rubrik|заголовок|nagłówek|başlık) ?(\d)\d?$`)

func (w *word) readStyles(t *node) {
	w.styles = map[string]style{}
	w.size = cmp.Or(t.kid("docDefaults", "rPrDefault", "rPr", "sz").size(), 20) // ECMA-376, 17.3.2.38
	for _, s := range t.all("style") {
		st := style{name: strings.ToLower(s.kid("name").get("val")), based: s.kid("basedOn").get("val"), numPr: s.kid("pPr", "numPr"), charset: s.kid("rPr")}
		if m := headingName.FindStringSubmatch(st.name); m != nil {
			st.level, _ = strconv.Atoi(m[1])
		} else if l := s.kid("pPr", "outlineLvl").get("val"); l != "" {
			if n, err := strconv.Atoi(l); err == nil && n < 9 {
				st.level = n + 1
			}
		}
		st.vanish = s.kid("rPr", "vanish").on()
		st.size = s.kid("rPr", "sz").size()
		if s.get("type") == "paragraph" && (s.get("default") == "1" || s.get("default") == "true") && st.size > 0 {
			w.size = st.size
		}
		st.kept = s.get("type") == "paragraph" && s.kid("pPr", "keepNext").on()
		w.styles[s.get("styleId")] = st
	}
	for id, st := range w.styles {
		if st.level == 0 && st.kept && 5*st.size >= 6*w.size {
			st.level, st.looks = 2, true
			w.styles[id] = st
		}
	}
}

// style is a paragraph's style, with what it takes from those it is based on.
func (w *word) style(id string) style {
	st := w.styles[id]
	up := st.based
	for range 20 { // a style may be based on itself by mistake
		b, ok := w.styles[up]
		if !ok {
			break
		}
		if st.level == 0 && !b.looks {
			st.level = b.level
		}
		if st.numPr == nil {
			st.numPr = b.numPr
		}
		if st.size == 0 {
			st.size = b.size
		}
		st.vanish = st.vanish || b.vanish
		up = b.based
	}
	return st
}

// numbering is how lists are numbered.
type numbering struct {
	levels map[string][9]listLevel // by numId
	same   map[string]string       // numId to what its counters are kept under
	counts map[string]*[9]int
}

type listLevel struct {
	format string // "decimal", "bullet", …
	text   string // "%1.%2)"
	start  int
}

func (w *word) readNumbering(t *node) {
	abstract := map[string][9]listLevel{}
	for _, a := range t.all("abstractNum") {
		var levels [9]listLevel
		for _, l := range a.all("lvl") {
			setLevel(&levels, l)
		}
		abstract[a.get("abstractNumId")] = levels
	}
	w.lists = numbering{levels: map[string][9]listLevel{}, same: map[string]string{}, counts: map[string]*[9]int{}}
	for _, n := range t.all("num") {
		id, of := n.get("numId"), n.kid("abstractNumId").get("val")
		levels := abstract[of]
		w.lists.same[id] = of
		for _, o := range n.all("lvlOverride") {
			w.lists.same[id] = "num " + id // it counts for itself
			if l := o.kid("lvl"); l != nil {
				setLevel(&levels, l)
			}
			if i, err := strconv.Atoi(o.get("ilvl")); err == nil && i >= 0 && i < 9 {
				if s, err := strconv.Atoi(o.kid("startOverride").get("val")); err == nil {
					levels[i].start = s
				}
			}
		}
		w.lists.levels[id] = levels
	}
}

func setLevel(levels *[9]listLevel, l *node) {
	i, err := strconv.Atoi(l.get("ilvl"))
	if err != nil || i < 0 || i > 8 {
		return
	}
	start, err := strconv.Atoi(l.kid("start").get("val"))
	if err != nil {
		start = 1
	}
	levels[i] = listLevel{format: l.kid("numFmt").get("val"), text: l.kid("lvlText").get("val"), start: start}
}

// A label is what a list prints before an item.
type label struct {
	bullet bool
	level  int    // of nesting, from 0
	text   string // "2.", "(a)"
}

// next is the label of the next paragraph of a list; nil if it is in none.
func (l *numbering) next(numPr *node) *label {
	id := numPr.kid("numId").get("val")
	levels, ok := l.levels[id]
	if !ok || id == "0" {
		return nil
	}
	i, err := strconv.Atoi(numPr.kid("ilvl").get("val"))
	if err != nil || i < 0 || i > 8 {
		i = 0
	}
	key := l.same[id]
	counts := l.counts[key]
	if counts == nil {
		counts = &[9]int{}
		for k := range counts {
			counts[k] = levels[k].start - 1
		}
		l.counts[key] = counts
	}
	counts[i]++
	for k := i + 1; k < 9; k++ {
		counts[k] = levels[k].start - 1
	}
	if f := levels[i].format; f == "bullet" || f == "none" || f == "" {
		if f != "bullet" && levels[i].text == "" {
			return nil
		}
		return &label{bullet: true, level: i}
	}
	text := levels[i].text
	for k := range i + 1 {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(k+1), ordinal(max(counts[k], levels[k].start), levels[k].format))
	}
	return &label{level: i, text: strings.TrimSpace(text)}
}

// ordinal is a number in a format of ECMA-376 (17.18.59).
func ordinal(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), min(1+(n-1)/26, 5))
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.value && b.Len() < 20 {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}
