package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// keyPart is one citation in a group: what stands before, a minus that
// leaves the author out, the key, what follows.
var keyPart = pattern.New(`^(.*?)(-?)@(?:\{([^}]*)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-][\p{L}\p{N}_])*))(.*)$`)

// A keyed is a citation by key and its place in the text.
type keyed struct {
	Span
	key string
}

// cite writes a Pandoc citation as it is printed: "[@key, p. 4]" as "(Names
// year, p. 4)". The key itself is never shown.
func (p *prose) cite(r run) {
	raw := string(p.d.view[r.src.Start:r.src.End])
	if r.decoded && !p.d.usesKeys {
		p.put(run{kind: textRun, src: r.src, link: -1, strong: r.strong, em: r.em})
		return
	}
	emit := func(parts ...string) {
		for _, s := range parts {
			p.put(run{kind: textRun, src: r.src, text: s, decoded: true, link: -1, em: r.em, strong: r.strong})
		}
	}
	if !strings.HasPrefix(raw, "[") {
		key, rest, _ := strings.Cut(raw, " [")
		key = strings.Trim(strings.TrimPrefix(key, "@"), "{}")
		if rest != "" {
			rest = ", " + strings.TrimSuffix(rest, "]")
		}
		names, year := p.d.keyNames(key)
		start := p.next()
		emit(names, " ("+year, rest, ")")
		p.keys = append(p.keys, keyed{Span{start, len(p.text)}, key})
		return
	}
	emit("(")
	for i, part := range strings.Split(raw[1:len(raw)-1], ";") {
		m := keyPart.FindStringSubmatch(strings.Join(strings.Fields(part), " "))
		if m == nil {
			continue
		}
		if i > 0 {
			emit("; ")
		}
		emit(m[1])
		key := m[3] + m[4]
		text, year := p.d.keyNames(key)
		if text = strings.TrimSpace(text + " " + year); m[2] != "" {
			text = year
		}
		start := p.next()
		emit(text)
		p.keys = append(p.keys, keyed{Span{start, len(p.text)}, key})
		emit(m[5])
	}
	emit(")")
}

// keyBlock finds the entry that a key means: one with the key as its anchor,
// else one of the authors and year that the key is made of.
func (d *document) keyBlock(key string) *element {
	if d.keyElements == nil {
		d.keyElements, d.entryElements = map[string]*element{}, map[string]*element{}
		for head, b := range d.underHeadings() {
			for _, a := range b.anchors {
				d.keyElements[strings.TrimPrefix(a, "ref-")] = b
			}
			if !head.opens(References) || head.is(b) || b.omit != "" || b.def != nil {
				continue
			}
			e := readEntry(Prose{Text: d.plain(b)})
			if len(e.surnames) > 0 && e.year != "" {
				id := plainLetters(strings.ReplaceAll(e.surnames[0], " ", "")) + e.year
				if d.entryElements[id] == nil {
					d.entryElements[id] = b
				}
			}
		}
	}
	if b := d.keyElements[key]; b != nil {
		return b
	}
	name, year := splitKey(key)
	name = plainLetters(strings.ReplaceAll(name, " ", ""))
	// "MarrowPetty2020", "smith_water_2019": the key begins with the name.
	for i := len(name); i >= min(4, len(name)); i-- {
		if b := d.entryElements[name[:i]+year]; b != nil {
			d.keyElements[key] = b
			return b
		}
	}
	return nil
}

// keyNames are the names and the year that a key is printed as.
func (d *document) keyNames(key string) (names, year string) {
	if b := d.keyBlock(key); b != nil {
		e := readEntry(Prose{Text: d.plain(b)})
		year = e.year
		e.year = ""
		return e.key(), year
	}
	return splitKey(key)
}

var capital = pattern.New(`\p{Lu}`)

var yearInKey = pattern.New(`(1[5-9]|20)\d\d[a-z]?`)

// splitKey makes words of a key that nothing else is known of.
func splitKey(key string) (names, year string) {
	if m := yearInKey.FindStringIndex(key); m != nil {
		year = key[m[0]:m[1]]
		key = key[:m[0]]
	}
	words := strings.FieldsFunc(capital.ReplaceAllString(key, " $0"), func(r rune) bool { return !isWord(r) })
	names = strings.Join(words, " ")
	first, n := utf8.DecodeRuneInString(names)
	if n > 0 {
		names = string(unicode.ToUpper(first)) + names[n:]
	}
	return names, year
}

// keyed are the citations by key of a text.
func (c *citer) keyed(pr *prose) []Citation {
	var out []Citation
	for _, k := range pr.keys {
		ref := -1
		if b := c.d.keyBlock(k.key); b != nil {
			if i, ok := c.d.elementEntry[b]; ok {
				ref = i
			}
		}
		out = append(out, Citation{Span: k.Span, Reference: ref})
	}
	return out
}
