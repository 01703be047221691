package commands

import (
	"fmt"
	"strconv"
	"strings"
)

// A voice says the program's own sentences in one language. It never touches
// the brief's words: a quotation is never translated.
type voice struct{ lang string }

// speak returns the voice for a Discord locale ("fr", "es-ES", "en-GB"); one
// without translations speaks English.
func speak(locale string) voice {
	lang, _, _ := strings.Cut(strings.ToLower(locale), "-")
	return voice{lang: lang}
}

// say formats a sentence, translated where a translation exists. The English
// format is the key.
func (v voice) say(format string, args ...any) string {
	if t, ok := translations[v.lang][format]; ok {
		format = t
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// count is a number in a sentence: in words up to twelve in English, as good
// prose has it; in digits otherwise.
func (v voice) count(n int) string {
	if _, other := translations[v.lang]; !other && n >= 1 && n <= 12 {
		return cardinal(n)
	}
	return strconv.Itoa(n)
}

// translations are the program's sentences by language and English format.
var translations = map[string]map[string]string{}
