package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands/quote"
)

// Speaker is who a text around a quotation says that its words are, or "":
// "As Putin said", "Putin:", "said Putin", "according to Putin". It is a name, as
// typed, in any language that there are words for.
func Speaker(text string) string {
	tokens := tokenize(text, 0)
	for _, language := range []string{"en", "fr", "de", "es", "ru"} {
		l := lexicons()[language]
		r := &reader{lexicon: l, tokens: l.listed(tokens), first: len(tokens)}
		r.p.Text = text
		speaks := func(i int) bool { return r.at("mind", i) || r.at("speech", i) || r.at("puts", i) }
		for i := range tokens {
			from := i
			switch n := r.phrase("by", i); {
			case n > 0:
				from = i + n
			case speaks(i) && r.proper(i+1):
				from = i + 1
			case r.proper(i) && !r.proper(i-1):
				end := i + 1
				for r.proper(end) {
					end++
				}
				for k := end; k < min(end+2, len(tokens)); k++ {
					if speaks(k) || tokens[k].text == ":" && k == end {
						return r.text(i, end)
					}
				}
				continue
			default:
				continue
			}
			for from < len(tokens) && !r.proper(from) && from < i+4 && !tokens[from].mark {
				from++
			}
			end := from
			for r.proper(end) {
				end++
			}
			if end > from {
				return r.text(from, end)
			}
		}
	}
	return signature(text, tokens)
}

// mostLeading is how many words can stand before the verb of who speaks.
const mostLeading = 5

// Lead is how many bytes at the beginning of a text say whose words follow: "Bossuyt
// says that"; 0 if none do.
func Lead(text string) int {
	tokens := tokenize(text, 0)
	for _, language := range []string{"en", "fr", "de", "es", "ru"} {
		l := lexicons()[language]
		r := &reader{lexicon: l, tokens: l.listed(tokens)}
		named := false
		for i := 0; i < min(mostLeading, len(tokens)) && !tokens[i].mark; i++ {
			if named && (r.at("mind", i) || r.at("speech", i)) {
				end := i + 1
				if end < len(tokens) && tokens[end].text == "," {
					end++
				}
				switch {
				case r.at("that", end):
					return tokens[end].end
				case r.at("bare", i):
					return tokens[i].end
				}
			}
			named = named || r.proper(i)
			if quote.Denies(tokens[i].folded) {
				break
			}
		}
	}
	return 0
}

// signature is a text that is a name alone, with or without a year, as it stands
// behind a quotation: "— Vladimir Putin, 2019".
func signature(text string, tokens []token) string {
	l := lexicons()["en"]
	r := &reader{lexicon: l, tokens: l.listed(tokens)}
	from, to := -1, 0
	for i, t := range tokens {
		switch {
		case r.dated(i):
			// "August-September 2019" is nobody; "Putin, July 2019" is.
		case t.mark || t.text[0] >= '0' && t.text[0] <= '9':
		case !r.proper(i) || from >= 0 && to < i:
			return ""
		default:
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 || to-from > 4 {
		return ""
	}
	return text[tokens[from].start:tokens[to-1].end]
}

// dates are the months and days: capitals in a date that are nobody's name.
var dates = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday
		janvier février mars avril mai juin juillet août septembre octobre novembre décembre
		januar februar märz juni juli oktober dezember
		enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
		января февраля марта апреля мая июня июля августа сентября октября ноября декабря
		январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь`) {
		m[w] = true
	}
	return m
}()

// dated reports whether token i is a month or day. "May", a name too, needs a
// figure right beside it: "14 May".
func (r *reader) dated(i int) bool {
	figure := func(i int) bool {
		return i >= 0 && i < len(r.tokens) && r.tokens[i].text[0] >= '0' && r.tokens[i].text[0] <= '9'
	}
	return dates[r.tokens[i].folded] && (r.tokens[i].folded != "may" || figure(i-1) || figure(i+1))
}

// Dated reports whether text has a date in it: a month, or a figure that can be
// a year.
func Dated(text string) bool {
	r := &reader{tokens: tokenize(text, 0)}
	for i, t := range r.tokens {
		if r.dated(i) || len(t.text) == 4 && strings.Trim(t.text, "0123456789") == "" {
			return true
		}
	}
	return false
}

// DateAlone reports whether text says when and nothing else: "In July 2016,".
func DateAlone(text string) bool {
	r := &reader{tokens: tokenize(text, 0)}
	for i, t := range r.tokens {
		if !t.mark && !r.dated(i) && !(t.text[0] >= '0' && t.text[0] <= '9') && utf8.RuneCountInString(t.text) > 3 {
			return false
		}
	}
	return Dated(text)
}

// proper reports whether token i is part of a name: a word with a capital that
// has no other sense in the list.
func (r *reader) proper(i int) bool {
	if i < 0 || i >= len(r.tokens) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.tokens[i].text)
	return unicode.IsUpper(c) && !r.dated(i) && !r.at("as", i) && r.phrase("by", i) == 0 && !r.at("dummy", i) && !r.at("self", i) &&
		!slices.Contains([]string{"the", "he", "she", "they", "in", "this", "le", "la", "les", "der", "die", "das", "el", "quote"}, r.tokens[i].folded)
}
