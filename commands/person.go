package commands

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// A person is an author: a name in two parts, or an institution in family.
// The suffix is "Jr.", "III".
type person struct{ family, given, suffix string }

var suffixPattern = pattern.New(`^(.*), ((?:Jr|Sr)\.?|II|III|IV)$`)

// people reads printed names. The first author's form tells persons from
// institutions: a name with a comma is a person's, and so are those after it.
func people(printed []string) []person {
	var out []person
	for i, name := range printed {
		name = strings.TrimSpace(name)
		suffix := ""
		if m := suffixPattern.FindStringSubmatch(name); m != nil && strings.Contains(m[1], ", ") {
			name, suffix = m[1], m[2]
		}
		family, given, comma := strings.Cut(name, ", ")
		words := strings.Fields(name)
		switch {
		case name == "":
		case comma:
			out = append(out, person{plainCase(family), stoppedInitial(plainCase(given)), suffix})
		case len(words) < 2 || institution(words) && !(i > 0 && len(out) > 0 && out[0].given != ""):
			out = append(out, person{family: name})
		default:
			// A particle belongs to the family name: "Tony van der Togt".
			cut := len(words) - 1
			for cut > 1 && unicode.IsLower([]rune(words[cut-1])[0]) {
				cut--
			}
			out = append(out, person{family: plainCase(strings.Join(words[cut:], " ")), given: plainCase(strings.Join(words[:cut], " "))})
		}
	}
	return out
}

// institution reports whether a name without a comma is that of a body. A
// person's name has no words such as these and no lower-case word but a
// particle.
func institution(words []string) bool {
	for _, w := range words {
		switch f := corpus.Fold(w); {
		case slices.Contains([]string{"of", "the", "for", "and", "on", "de", "des", "du", "pour", "fur", "&"}, f):
			return true
		case bodyPattern.MatchString(f):
			return true
		}
	}
	return false
}

var bodyPattern = pattern.New(`^(?:union|council|commission|institut\w*|office|minist\w+|bank|organi[sz]ation|agency|nations|universit\w+|government|group|programme|program|committee|forum|cent(?:er|re)|association|foundation|parliament|department|bureau|agence|rat|bund\w*|stiftung|network|initiative|alliance|society)$`)

// plainCase writes a name that is set in capitals in ordinary letters.
func plainCase(name string) string {
	if len([]rune(name)) < 4 || name != strings.ToUpper(name) {
		return name
	}
	r := []rune(strings.ToLower(name))
	for i := range r {
		if i == 0 || r[i-1] == ' ' || r[i-1] == '-' || r[i-1] == '\'' || r[i-1] == '’' {
			r[i] = unicode.ToUpper(r[i])
		}
	}
	return string(r)
}

// stoppedInitial gives an initial at the end of a name the full stop that ended
// the list of names too.
func stoppedInitial(given string) string {
	r := []rune(given)
	if n := len(r); n > 0 && unicode.IsUpper(r[n-1]) && (n == 1 || r[n-2] == ' ' || r[n-2] == '.' || r[n-2] == '-') {
		return given + "."
	}
	return given
}

// surnames are the family names as an in-text citation has them: all of them up
// to most, else the first.
func surnames(authors []person, most int) string {
	if len(authors) > most {
		return authors[0].family + " et al."
	}
	return listed(mapped(authors, func(p person) string { return p.family }), " and ", " and ")
}

// initials are a given name's: "Jean-Paul Marie" is "J.-P. M.".
func initials(given string) string {
	var out []string
	for _, name := range strings.Fields(given) {
		var parts []string
		for part := range strings.SplitSeq(name, "-") {
			if at := strings.IndexFunc(part, unicode.IsLetter); at >= 0 {
				first, _ := utf8.DecodeRuneInString(part[at:])
				parts = append(parts, string(unicode.ToUpper(first))+".")
			}
		}
		out = append(out, strings.Join(parts, "-"))
	}
	return strings.Join(out, " ")
}

// full are names in full: the first surname first if inverted, the others as
// they are spoken.
func full(authors []person, inverted bool) string {
	var names []string
	for i, p := range authors {
		if i == 0 && inverted {
			names = append(names, joined(", ", p.family, p.given, p.suffix))
		} else {
			names = append(names, joined(", ", strings.TrimSpace(p.given+" "+p.family), p.suffix))
		}
	}
	two := " and "
	if inverted {
		two = ", and "
	}
	return listed(names, two, ", and ")
}

// inverted are names with the surname first and initials: "Bossuyt, F.".
func inverted(names []person) []string {
	return mapped(names, func(p person) string { return joined(", ", p.family, initials(p.given), p.suffix) })
}

// initialsFirst are names with initials first: "M. Lagutina".
func initialsFirst(names []person) []string {
	return mapped(names, func(p person) string { return joined(" ", initials(p.given), p.family) })
}

func plural(names []person, one, several string) string {
	if len(names) > 1 {
		return several
	}
	return one
}
