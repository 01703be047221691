package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

var (
	authorJoin = pattern.New(`\s*(?:;|,?\s+(?:and|und|et|y)\s+|,?\s*&\s*|\s*/\s*)\s*`)
	initials   = pattern.New(`^(?:\p{Lu}\p{Ll}?\.?[-\s]?){1,4}$`)
	nameSuffix = pattern.New(`^(?:(?:Jr|Sr)\.?|II|III|IV)$`)
	// capitalName is a surname in capitals with its initials after it.
	capitalName = pattern.New(`^((?:\p{Lu}{2,}[\p{Lu}'’-]*\s?){1,3})\s(?:\p{Lu}\.[ -]?){1,3}$`)
	smallWords  = pattern.New(`(?i)(?:^|[\s’'(])(of|the|for|on|in|des|für|united|council|commission|ministry|bank|institute|university|office|agency|union|nations|group|committee|department|organi[sz]ation|association|federation|fund|network|foundation|stiftung|verband|kammer|minist[eè]re|minister\p{Ll}*|bundes\p{Ll}+|parliament|government|forum|centre|center|cour|conseil|commissariat|institut|s[eé]nat|assembl[eé]e|act|authority|service|survey|kommission|rat|amt)(?:$|[\s,.)])`)
	shortFirst  = pattern.New(`^(\p{Lu}[\p{Lu}\d&/.-]{1,14}) [–—-] (\p{Lu}[^–—]{5,})$`)
	shortForm   = pattern.New(`\s*[(\[]([\p{Lu}\d][\p{L}\d&/.-]{1,14}(?: [\p{Lu}\d]{2,12})?)[)\]]`)
)

// particles belong to the surname after them.
var particles = wordSet(wordLists["particles"])

// readAuthors reads the part of an entry before the year or title: the
// authors as printed and the name by which each is cited.
func (e *entry) readAuthors(head string) {
	head = strings.TrimSpace(head)
	if head == "" || utf8.RuneCountInString(head) > 400 {
		return
	}
	for _, m := range shortForm.FindAllStringSubmatch(head, -1) {
		e.short = append(e.short, m[1])
	}
	head = strings.TrimSpace(shortForm.ReplaceAllString(head, ""))
	etAl := false
	for _, sign := range []string{"et al", " u. a"} {
		if i := strings.Index(strings.ToLower(head), sign); i > 0 {
			head, etAl = strings.TrimRight(head[:i], " ,"), true
		}
	}
	add := func(printed, surname string) {
		printed = strings.Trim(printed, " ,;")
		surname = strings.Trim(surname, " ,.;")
		if printed == "" || surname == "" {
			return
		}
		e.authors = append(e.authors, printed)
		e.surnames = append(e.surnames, lowerCapitals(surname, printed))
	}
	if m := shortFirst.FindStringSubmatch(head); m != nil {
		// "BMV – Bundesministerium für Verkehr" is cited as BMV.
		e.organisation = true
		e.short = append(e.short, m[2])
		add(head, m[1])
		return
	}
	if isInstitution(head) {
		e.organisation = true
		add(head, head)
		return
	}
	for n, chunk := range authorJoin.Split(head, -1) {
		parts := strings.Split(chunk, ",")
		allSingle := len(parts) > 2 && len(parts)%2 == 1 // "Lind, Orr, Pell"
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
			allSingle = allSingle && wordCount(parts[i]) == 1 && !initials.MatchString(parts[i]) && !nameSuffix.MatchString(parts[i])
		}
		for i := 0; i < len(parts); i++ {
			p := parts[i]
			switch {
			case p == "" || yearOnly(p):
			case nameSuffix.MatchString(p) && len(e.authors) > 0:
				e.authors[len(e.authors)-1] += ", " + p
			case allSingle:
				add(p, p)
			case capitalName.MatchString(p):
				// "LEFÈVRE A." as French lists have it.
				add(p, capitalName.FindStringSubmatch(p)[1])
			case vancouver(p):
				add(p, lastName(p))
			case i+1 < len(parts) && parts[i+1] != "" && (initials.MatchString(parts[i+1]) || i == 0 && isGiven(parts[i+1]) && isSurname(p)):
				add(p+", "+parts[i+1], p)
				i++
			case smallWords.MatchString(p):
				add(p, p)
			case n == 0 && i == 0 && len(parts) == 1 && !strings.Contains(head, ",") && wordCount(head) > 1 && n == 0 && chunk == head && !looksLikePerson(p):
				// A name that is not turned round is an institution's.
				e.organisation = true
				add(p, p)
			default:
				add(p, lastName(p))
			}
		}
	}
	if etAl && len(e.surnames) == 1 {
		// The key reads "Smith et al." whatever the number of the unnamed.
		e.surnames = append(e.surnames, "", "")
	}
}

// vancouver reports whether a name ends in initials without stops, as medical
// journals print it: "Smith JA".
func vancouver(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 || smallWords.MatchString(s) {
		return false
	}
	last := words[len(words)-1]
	return utf8.RuneCountInString(last) <= 3 && last == strings.ToUpper(last) && strings.IndexFunc(last, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 &&
		utf8.RuneCountInString(words[0]) >= 2 && words[0] != strings.ToUpper(words[0])
}

// isInstitution reports whether the whole head is one institution's name:
// "Ministry of Food, Farming and Forests", "National Survey Office".
func isInstitution(s string) bool {
	if wordCount(s) == 1 {
		return true
	}
	first, rest, comma := strings.Cut(s, ",")
	if comma && (initials.MatchString(strings.TrimSpace(rest)) || !smallWords.MatchString(first)) {
		return false
	}
	if m := authorJoin.FindStringIndex(s); m != nil && !comma {
		s = s[:m[0]] // "Ministry of X and Y" is one; "Council of Y and Smith, J." is not
	}
	return smallWords.MatchString(s)
}

// looksLikePerson reports whether a name is a given name and a surname.
func looksLikePerson(s string) bool {
	words := strings.Fields(s)
	return strings.HasSuffix(words[0], ".") || initials.MatchString(words[0]) && len(words[0]) <= 2 ||
		strings.ToUpper(words[len(words)-1]) == words[len(words)-1] && len(words[len(words)-1]) <= 3
}

// lowerCapitals writes a surname that is set in capitals as a name is; the
// short name of an institution stays.
func lowerCapitals(surname, printed string) string {
	_, given, turned := strings.Cut(printed, ", ")
	person := turned && given != strings.ToUpper(given) // "ORR, Ben", not "UN, NY"
	if surname == printed || surname != strings.ToUpper(surname) || utf8.RuneCountInString(surname) < 4 && !person {
		return surname
	}
	up := true
	return strings.Map(func(r rune) rune {
		if up {
			r = unicode.ToUpper(r)
		}
		up = !unicode.IsLetter(r)
		return r
	}, strings.ToLower(surname))
}

func isGiven(s string) bool {
	n := wordCount(s)
	return n >= 1 && n <= 3 && isCapital(s) && !smallWords.MatchString(s)
}

func isSurname(s string) bool {
	words := strings.Fields(s)
	return len(words) <= 2 || len(words) <= 5 && slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return particles[strings.ToLower(w)] })
}

// lastName is the surname of "Irina Bolgova", of "Tony van der Togt" and of
// "Smith JA".
func lastName(s string) string {
	words := strings.Fields(s)
	n := len(words)
	if last := words[n-1]; n >= 2 && len(strings.Trim(last, ".")) <= 3 && strings.ToUpper(last) == last && !strings.Contains(words[0], ".") && len(words[0]) > 2 {
		return strings.Join(words[:n-1], " ")
	}
	i := n - 1
	for i > 0 && particles[strings.ToLower(words[i-1])] {
		i--
	}
	return strings.Join(words[i:], " ")
}
