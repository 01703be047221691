package attribution

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Speaker is who a text around a quotation says that its words are, or "":
// "As Putin said", "Putin:", "said Putin", "according to Putin". It is a name, as
// typed, in any language that there are words for.
func Speaker(text string) string {
	tokens := tokenize(text, 0)
	for _, language := range []string{"en", "fr", "de", "es", "ru"} {
		r := &reader{lexicon: lexicons()[language], tokens: tokens, first: len(tokens)}
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

// signature is a text that is a name alone, with or without a year, as it stands
// behind a quotation: "— Vladimir Putin, 2019".
func signature(text string, tokens []token) string {
	r := &reader{lexicon: lexicons()["en"], tokens: tokens}
	from, to := -1, 0
	for i, t := range tokens {
		switch {
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

// proper reports whether token i is part of a name: a word with a capital that
// has no other sense in the list.
func (r *reader) proper(i int) bool {
	if i < 0 || i >= len(r.tokens) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.tokens[i].text)
	return unicode.IsUpper(c) && !r.at("as", i) && r.phrase("by", i) == 0 && !r.at("dummy", i) && !r.at("self", i) &&
		!slices.Contains([]string{"the", "he", "she", "they", "in", "this", "le", "la", "les", "der", "die", "das", "el", "quote"}, r.tokens[i].folded)
}
