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

// cite writes a Pandoc citation as it is printed: "[@key, p. 4]" as "(Names
// year, p. 4)", by the names and the year that the key is made of, so that it is
// tied to its entry as any other. The key itself is never shown.
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
		names, year := splitKey(key)
		emit(names, " ("+year, rest, ")")
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
		text, year := splitKey(m[3] + m[4])
		if text = strings.TrimSpace(text + " " + year); m[2] != "" {
			text = year
		}
		emit(text, m[5])
	}
	emit(")")
}

var capital = pattern.New(`\p{Lu}`)

var yearInKey = pattern.New(`(1[5-9]|20)\d\d[a-z]?`)

// splitKey makes a name and a year of a key: "MarrowPetty2020" is "Marrow Petty"
// and 2020, "bruun_tides_2004" is "Bruun" and 2004.
func splitKey(key string) (names, year string) {
	if m := yearInKey.FindStringIndex(key); m != nil {
		year = key[m[0]:m[1]]
		key = key[:m[0]]
	}
	key = strings.TrimLeftFunc(key, func(r rune) bool { return !isWord(r) })
	names = strings.TrimSpace(capital.ReplaceAllString(key[:runEnd(key, 0, isWord)], " $0"))
	if first, n := utf8.DecodeRuneInString(names); n > 0 {
		names = string(unicode.ToUpper(first)) + names[n:]
	}
	return names, year
}
