package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	authorJoin = regexp.MustCompile(`\s*(?:;|,?\s+(?:and|und|et|y)\s+|,?\s*&\s*)\s*`)
	initials   = regexp.MustCompile(`^(?:\p{Lu}\p{Ll}?\.?[-\s]?){1,4}$`)
	smallWords = regexp.MustCompile(`(?i)\b(of|the|for|on|in|des|du|für|de la|de l['’]|der|and|united|council|commission|ministry|bank|institute|university|office|agency|union|nations|group|committee|department|organi[sz]ation|association|fund|network|foundation|stiftung|minist[eè]re|bundes\p{Ll}*|parliament|government|forum|centre|center|cour|conseil|commissariat|institut|s[eé]nat|assembl[eé]e)\b`)
)

// particles belong to the surname after them.
var particles = wordSet(`van der den de von zu zur della di da dos du des del la le el al bin ibn ten ter af`)

// splitAuthors reads the part of an entry before the year. It returns the
// authors as printed and the name by which each is cited.
func splitAuthors(head string) (authors, surnames []string) {
	head = strings.TrimSpace(head)
	if head == "" || utf8.RuneCountInString(head) > 600 {
		return nil, nil
	}
	etAl := false
	if i := strings.Index(strings.ToLower(head), "et al"); i > 0 {
		head, etAl = strings.TrimRight(head[:i], " ,"), true
	}
	add := func(printed, surname string) {
		if printed = strings.Trim(printed, " ,;"); printed != "" && surname != "" {
			authors = append(authors, printed)
			surnames = append(surnames, strings.Trim(surname, " ,.;"))
		}
	}
	if isOrganisation(head) {
		add(head, head)
	} else {
		for n, chunk := range authorJoin.Split(head, -1) {
			parts := strings.Split(chunk, ",")
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			for i := 0; i < len(parts); i++ {
				switch p := parts[i]; {
				case p == "":
				case i+1 < len(parts) && parts[i+1] != "" && (initials.MatchString(parts[i+1]) || (n == 0 || len(parts) == 2) && i == 0 && isGiven(parts[i+1]) && isSurname(p)):
					add(p+", "+parts[i+1], p)
					i++
				case isOrganisation(p):
					add(p, p)
				default:
					add(p, lastName(p))
				}
			}
		}
	}
	if etAl && len(surnames) == 1 {
		// The key reads "Smith et al." whatever the number of the unnamed.
		surnames = append(surnames, "", "")
	}
	return authors, surnames
}

// isOrganisation reports whether a name is an institution's, cited whole.
func isOrganisation(s string) bool {
	if strings.Contains(s, ", ") {
		first, rest, _ := strings.Cut(s, ", ")
		if !smallWords.MatchString(first) || initials.MatchString(strings.TrimSpace(rest)) {
			return false
		}
		return smallWords.MatchString(first) && particleOnly(first) == ""
	}
	if wordCount(s) == 1 {
		return true
	}
	return smallWords.MatchString(s) && particleOnly(s) == "" && !authorJoin.MatchString(s) ||
		smallWords.MatchString(s) && !strings.ContainsAny(s, ",;&") && organisationAnd.MatchString(s)
}

// organisationAnd is an "and" inside an institution's name.
var organisationAnd = regexp.MustCompile(`(?i)\b(of|for|on|ministry|department|office|organi[sz]ation|committee|council)\b.*\band\b`)

// particleOnly returns the name if its small words are all particles.
func particleOnly(s string) string {
	for _, w := range strings.Fields(s) {
		if particles[strings.ToLower(w)] {
			continue
		}
		if smallWords.MatchString(w) {
			return ""
		}
	}
	for _, w := range strings.Fields(s) {
		if particles[strings.ToLower(w)] {
			return s
		}
	}
	return ""
}

func isGiven(s string) bool {
	n := wordCount(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 1 && n <= 3 && unicode.IsUpper(r) && !smallWords.MatchString(s)
}

func isSurname(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	if len(words) == 1 {
		return true
	}
	for _, w := range words[:len(words)-1] {
		if particles[strings.ToLower(w)] {
			return true
		}
	}
	return len(words) == 2 // "Garcia Lopez"
}

// lastName is the surname of "Irina Bolgova" or "Tony van der Togt", or of
// "Smith JA".
func lastName(s string) string {
	words := strings.Fields(s)
	n := len(words)
	if n == 0 {
		return ""
	}
	if n >= 2 && len(words[n-1]) <= 3 && strings.ToUpper(words[n-1]) == words[n-1] && !strings.Contains(words[0], ".") && len(words[0]) > 2 {
		return strings.Join(words[:n-1], " ")
	}
	i := n - 1
	for i > 0 && particles[strings.ToLower(words[i-1])] {
		i--
	}
	return strings.Join(words[i:], " ")
}
