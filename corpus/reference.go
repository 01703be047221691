package corpus

import (
	"cmp"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// readReferences makes a Reference of each entry of the bibliography.
func (d *draft) readReferences() {
	b := d.brief
	d.elementEntry = map[*element]int{}
	var last entry
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind != Entry {
			continue
		}
		e := readEntry(p.Prose)
		if it := d.passageElement[i].item; it != nil && it.list.ordered && e.number == "" {
			e.number = strconv.Itoa(it.number)
		}
		if len(last.surnames) > 0 && sameAuthor.MatchString(p.Text) {
			e.authors, e.surnames, e.organisation, e.short = last.authors, last.surnames, last.organisation, last.short
		}
		last = e
		d.elementEntry[d.passageElement[i]] = len(d.entries)
		d.entries = append(d.entries, e)
		r := Reference{Authors: e.authors, Year: e.year, Title: e.title, Container: e.container, Pages: e.pages,
			Passage: i, Lines: p.Lines, Prose: p.Prose}
		for _, l := range p.Links {
			if l.Damage != "" {
				r.Damage = cmp.Or(r.Damage, l.Damage)
			} else if !strings.HasPrefix(l.URL, "#") {
				r.URL = cmp.Or(r.URL, l.URL)
			}
		}
		b.References = append(b.References, r)
	}
	d.setKeys()
}

// sameAuthor is the long dash that stands for the authors of the entry before.
var sameAuthor = pattern.New(`^[—–_-]{2,}|^—\s*[.,(]|^(Idem|Id\.|Ders\.|Dies\.|Dieselbe|Derselbe)[,.]?\s`)

// setKeys gives each reference a key that no other has. Several works of the
// same authors and year get the letters printed, or the next free ones.
func (d *draft) setKeys() {
	b := d.brief
	count, used, next := map[string]int{}, map[string]bool{}, map[string]int{}
	for i := range d.entries {
		count[d.entries[i].key()]++
	}
	take := func(i int, key string) bool {
		if used[key] {
			return false
		}
		used[key], b.References[i].Key = true, key
		return true
	}
	for i := range d.entries {
		if key := d.entries[i].key(); count[key] == 1 {
			take(i, key)
		}
	}
	for i := range d.entries {
		e := &d.entries[i]
		key, numbered := e.key(), isNumber(e.year)
		if !numbered {
			key += " "
		}
		for b.References[i].Key == "" {
			n := next[key]
			next[key]++
			sign := letter(n)
			if e.year == "" {
				sign = strconv.Itoa(n + 1)
			}
			if take(i, strings.TrimSpace(key+sign)) && numbered {
				e.year += sign
			}
		}
	}
}

// spellOut names all three authors of a work in its key where the brief cites
// it so: "Ahlers, Bruun and Csoma 2000".
func (d *draft) spellOut() {
	b := d.brief
	used := map[string]bool{}
	for _, r := range b.References {
		used[r.Key] = true
	}
	for _, t := range d.texts {
		for _, c := range t.Citations {
			if c.Reference < 0 {
				continue
			}
			names := d.entries[c.Reference].surnames
			if len(names) != 3 || names[2] == "" || !strings.Contains(fold(c.In(t.Text)), fold(names[2])) {
				continue
			}
			key := strings.TrimSpace(names[0] + ", " + names[1] + " and " + names[2] + " " + d.entries[c.Reference].year)
			if !used[key] {
				used[key] = true
				b.References[c.Reference].Key = key
			}
		}
	}
}

// letter is a, b, ... z, then a1 and so on.
func letter(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		s += strconv.Itoa(n / 26)
	}
	return s
}
