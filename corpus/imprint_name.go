package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

var (
	organisationWord = pattern.New(`(?i)\b(institut\p{L}*|universi[td]\p{L}*|cent(er|re)|zentrum|con[cs]e(jo|lho|ll)|consiglio|comisi[oó]n|comiss[aã]o|commissione|ministeri[oe]|minist[eé]rio|secretar[ií]a|fundaci[oó]n|funda[cç][aã]o|fondazione|organi[sz]ation|foundation|fondation|stiftung|council|conseil|commission|committee|comit[eé]|ministry|minist[eè]re|ministerium|department|d[eé]partement|agency|agence|agentur|association|verband|verein|arbeitskreis|forum|league|group|groupe|network|r[eé]seau|office|bureau|board|society|school|escuela|escola|scuola|[eé]cole|facult\p{L}+|college|academy|secretariat|federation|union|bank|press|series|papers?|policy|authority|service|team|inquiry|observator\p{L}*|mission|e\. ?v\.|ltd|gmbh|inc)\b`)
	roleWord         = pattern.New(`(?i)\b(m\.?sc|b\.?sc|secret|confidential|restricted|unclassified|senior|junior|advis[eo]r|director|fellow|professor|researcher|research|analyst|head|chair|president|secretary|economist|rapporteur\p{L}*|lead|manager|lecturer|consultant|member|wissenschaftlich\p{L}*|leiter\p{L}*|copy-?edit\p{L}*|editing|illustrat\p{L}*|layout|design\p{L}*|photo\p{L}*|proofreading|translation|chercheu\p{L}*|directeur|directrice)\b`)
	nameTitle        = pattern.New(`^(?:(?:Dr|Prof|M|Mme|Mmes|MM|Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Rt|Hon|Herr|Frau|PhD|med|phil|jur)\.?\s+)+`)
	namesApart       = pattern.New(`\s*(?:;|,?\s+(?:and|AND|und|UND|et|ET|y|e|и|та|і|i|og|och|en|ve|și|dan|&)\s+|,\s*|،\s*|、)\s*`)
	inBrackets       = pattern.New(`\s*\([^()]*\)|\s*\[[^\[\]]*\]`)
	andWord          = pattern.New(`\s(and|et|und|y|e|og|och|en|i)\s`)
	orgEnd           = pattern.New(`\s+[—–|]\s+|\.\s|\.$|,\s`)
)

// names reads the names of people from the words after "by". They end where
// something else begins: an institution, a role, a date.
func names(s string) []string {
	var out []string
	s = inBrackets.ReplaceAllString(s, "")
	s, _, _ = strings.Cut(s, " — ")
	s = s[:nameSentence(s)]
	for _, part := range namesApart.Split(s, -1) {
		part = strings.Trim(nameTitle.ReplaceAllString(strings.TrimSpace(part), ""), " .,;")
		if !isName(part) {
			break
		}
		out = append(out, part)
	}
	return out
}

var (
	eastField = pattern.New(`\s*[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,6}：.*$`)
	eastName  = pattern.New(`^[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}·]{2,8}$`)
)

// eastNames reads names without capitals from the words after "作者：", up to
// the next field of the line.
func eastNames(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(eastField.ReplaceAllString(s, ""), func(r rune) bool { return strings.ContainsRune("、，,；; ", r) }) {
		if !eastName.MatchString(part) {
			break
		}
		out = append(out, part)
	}
	return out
}

// nameSentence is where the sentence ends that names people: at a stop after a
// word that is no title ("Dr.") and no initial.
func nameSentence(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '.' || s[i+1] != ' ' {
			continue
		}
		if w := lastWord(s[:i]); utf8.RuneCountInString(w) > 2 && abbreviations[strings.ToLower(w)] == 0 && !nameTitle.MatchString(w+". ") {
			return i
		}
	}
	return len(s)
}

// isName reports whether words can be the name of one person: two to five
// words with capitals, particles among them.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || strings.ContainsAny(s, "0123456789:/@") || organisationWord.MatchString(s) || roleWord.MatchString(s) {
		return false
	}
	capitals := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case i == 0 && !nameParticle[w] || !nameParticle[strings.TrimRight(w, ".")] && !strings.Contains(w, "'") && !strings.Contains(w, "’"):
			return false
		}
	}
	return capitals >= 2
}

// nameParticle are the words of names that have no capital.
var nameParticle = wordSet(wordLists["nameParticle"])

// signature reads the authors from a line of the title page that says no
// more than their names: several in capitals, or one with a role.
func signature(line string) []string {
	parts := names(line)
	if whole := strings.NewReplacer("(", "", ")", "").Replace(line); len(parts) == 0 && whole != line && isName(whole) && wordCount(line) <= 4 {
		return []string{line} // "Sarah (Zahra Mashhadi)"
	}
	switch {
	case len(parts) == 0:
		return nil
	case len(parts) >= 2 && len(parts) == len(namesApart.Split(line, -1)) && wordCount(line) <= 16 && !finished(line):
		return parts
	case len(parts) == 1 && nameTitle.ReplaceAllString(line, "") == parts[0] && wordCount(line) <= 4 && line != strings.ToUpper(line):
		return parts
	case strings.HasPrefix(line, parts[0]+", ") && roleWord.MatchString(line[len(parts[0]):]) && wordCount(line) <= 12:
		return parts[:1]
	}
	return nil
}

// organisation is the name of an institution at the start of some words, up
// to the place or year after it.
func organisation(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
	// "e. V." has stops of its own.
	const club = " e. V."
	if i := strings.Index(s, club); i >= 0 {
		return s[:i+len(club)]
	}
	if at := orgEnd.FindStringIndex(s); at != nil {
		// "United Nations Educational, Scientific and Cultural Organization"
		next := s[at[1]:]
		if more := orgEnd.FindStringIndex(next); more != nil {
			next = next[:more[0]]
		}
		if s[at[0]] == ',' && !organisationWord.MatchString(s[:at[0]]) && organisationWord.MatchString(next) && andWord.MatchString(next) {
			at[0] = at[1] + len(next)
		}
		s = s[:at[0]]
	}
	if m := lineYear.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return strings.Trim(s, " ,.")
}

// isOrganisation reports whether a line is nothing but an institution's name:
// a few words of which the first or the last says what it is.
func isOrganisation(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= 7 && (organisationWord.MatchString(words[0]) || organisationWord.MatchString(words[len(words)-1]))
}

// organisationAmong is the first institution among parts between commas.
func organisationAmong(s string) string {
	for _, part := range strings.Split(inBrackets.ReplaceAllString(s, ""), ", ")[1:] {
		if organisationWord.MatchString(part) && !roleWord.MatchString(part) && wordCount(part) <= 10 {
			return strings.Trim(part, " .")
		}
	}
	return ""
}
