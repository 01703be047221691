package bot

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefbot/commands"
)

func TestInline(t *testing.T) {
	tests := map[string]struct {
		runs []commands.Run
		want string
	}{
		"plain":                       {[]commands.Run{{Text: "Russia and the EU"}}, "Russia and the EU"},
		"what means something":        {[]commands.Run{{Text: "*a* _b_ `c` ~~d~~ ||e|| \\ <@1> [f](g)"}}, "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\|\\|e\\|\\| \\\\ \\<@1> \\[f](g)"},
		"what means nothing":          {[]commands.Run{{Text: "(2019) a-b ~ c | d [e] 10:30 #f 50 > 40!"}}, "(2019) a-b ~ c | d [e] 10:30 #f 50 > 40!"},
		"the beginning of a line":     {[]commands.Run{{Text: "# a"}}, "\\# a"},
		"a year at the beginning":     {[]commands.Run{{Text: "2019. A year"}}, "2019\\. A year"},
		"an address that is no link":  {[]commands.Run{{Text: "https://x.y"}}, "https\\://x.y"},
		"an address":                  {[]commands.Run{{Text: "https://x.y/a_b", URL: "https://x.y/a_b"}}, "<https://x.y/a_b>"},
		"an address in pieces":        {[]commands.Run{{Text: "https://x.y/", URL: "https://x.y/a"}, {Text: "a", Style: commands.Bold, URL: "https://x.y/a"}}, "<https://x.y/a>"},
		"a named link":                {[]commands.Run{{Text: "the site", URL: "https://x.y/(a)"}}, "[the site](<https://x.y/%28a%29>)"},
		"an address that cannot be":   {[]commands.Run{{Text: "a", URL: "javascript:alert(1)"}}, "a"},
		"a footnote mark in bold":     {[]commands.Run{{Text: "It is", Style: commands.Bold}, {Text: "3", Style: commands.Superscript}, {Text: " so.", Style: commands.Bold}}, "**It is³ so.**"},
		"two marks":                   {[]commands.Run{{Text: "a"}, {Text: "3", Style: commands.Superscript}, {Text: "4", Style: commands.Superscript}}, "a³,⁴"},
		"bold with a title in it":     {[]commands.Run{{Text: "See ", Style: commands.Bold}, {Text: "Asia", Style: commands.Bold | commands.Italic}}, "**See *Asia***"},
		"bold beside italics":         {[]commands.Run{{Text: "a", Style: commands.Bold}, {Text: "b", Style: commands.Italic}}, "**a**\u200b*b*"},
		"spaces at the edge":          {[]commands.Run{{Text: "a"}, {Text: " b ", Style: commands.Bold}, {Text: "c"}}, "a **b** c"},
		"monospace":                   {[]commands.Run{{Text: "a_b*", Style: commands.Monospace}}, "`a_b*`"},
		"line breaks and other signs": {[]commands.Run{{Text: "a\nb\x00c\u2028d"}}, "a b c d"},
		"invalid UTF-8":               {[]commands.Run{{Text: "a\xffb"}}, "a\uFFFDb"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, inline(tt.runs, true)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := inline([]commands.Run{{Text: "@everyone \u202egnp"}}, false); got != "@\u200beveryone gnp" {
		t.Errorf("the program's own sentence: %q", got)
	}
}

// A letter is one character and how it is set.
type letter struct {
	Char                 string
	Bold, Italic, Struck bool
	Code                 bool
	URL                  string
}

// letters are the characters of the spans but white space, which has no style
// that anybody sees, and the joiners that keep two emphases apart.
func letters(spans []shownSpan) []letter {
	var out []letter
	for _, s := range spans {
		for _, r := range s.Text {
			if r != ' ' && r != '\u200b' && r != ',' {
				out = append(out, letter{string(r), s.Bold, s.Italic, s.Struck, s.Code, s.URL})
			}
		}
	}
	return out
}

// meant are the characters that runs are meant to show.
func meant(runs []commands.Run) []letter {
	brackets := strings.NewReplacer("(", "%28", ")", "%29")
	var spans []shownSpan
	for _, r := range runs {
		s := shownSpan{Text: r.Text, URL: r.URL,
			Bold: r.Style&commands.Bold != 0, Italic: r.Style&commands.Italic != 0, Struck: r.Style&commands.Struck != 0}
		if r.Style&commands.Superscript != 0 {
			s.Text, s.URL = commands.Raised(r.Text), ""
		} else if r.URL == "" && r.Style&commands.Monospace != 0 && strings.TrimSpace(r.Text) != "" {
			s.Code = true
		}
		if s.URL != "" && s.URL != s.Text {
			s.URL = brackets.Replace(s.URL)
		}
		spans = append(spans, s)
	}
	return letters(spans)
}

// FuzzInline holds what Discord would show to what was meant: every character
// in its style, and no mention, emoji, spoiler or link that nobody meant.
func FuzzInline(f *testing.F) {
	for _, text := range []string{
		"", "plain words", "**bold** *it* __u__ ~~s~~ ||sp|| `c` ```d```", "@everyone @here <@1> <@!2> <@&3> <#4> <:x:5> <t:6:R> </ask:7>",
		"[a](https://b.c) [d][e] ]( [f]", "https://a.b/c_d(e)* http://x", "- a", "1. a", "-# a", "> a", ">>> a", "### a", "\\", "\\\\*", "a\nb\r\n\tc",
		":smile: ::a:: 10:30:40 a:b:c", "*", "**", "***a***", "~", "~~~", "a~", "_a_ a_b", "`", "``", "\xff\xfe", "Ünïcödé ру́сский 中文 🙂", "\u202eabc\u200b",
		strings.Repeat("*", maxContent), strings.Repeat("a_", maxContent/2), strings.Repeat("[", maxContent) + "](", strings.Repeat(":a", lookAhead) + ":",
	} {
		f.Add(text, uint8(0), "middle "+text, uint8(1), text, uint8(2), "")
		f.Add(text, uint8(3), text, uint8(16), text, uint8(1), "https://example.org/a_b")
	}
	f.Fuzz(func(t *testing.T, a string, sa uint8, b string, sb uint8, c string, sc uint8, address string) {
		holdInline(t, a, sa, b, sb, c, sc, address)
	})
}

// holdInline checks three runs and a footnote mark between them.
func holdInline(t *testing.T, a string, sa uint8, b string, sb uint8, c string, sc uint8, address string) {
	t.Helper()
	const styles = commands.Bold | commands.Italic | commands.Struck | commands.Monospace
	runs := []commands.Run{
		{Text: a, Style: commands.Style(sa) & styles},
		{Text: b, Style: commands.Style(sb) & styles, URL: address},
		{Text: "1", Style: commands.Superscript},
		{Text: c, Style: commands.Style(sc) & styles},
	}
	for _, verbatim := range []bool{true, false} {
		got := inline(runs, verbatim)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\n\r\x00") {
			t.Fatalf("%q is not one clean line", got)
		}
		lines := readMarkdown(got)
		if len(lines) != 1 || lines[0].Kind != "text" {
			t.Fatalf("%q is read as %+v", got, lines)
		}
		for _, s := range lines[0].Spans {
			if s.Odd != "" {
				t.Fatalf("%q has a %s: %q", got, s.Odd, s.Text)
			}
		}
		if hasLinkText(runs) {
			continue // a link whose name cannot be one is shown beside its address
		}
		if diff := cmp.Diff(meant(prepared(runs, verbatim)), letters(lines[0].Spans)); diff != "" {
			t.Fatalf("%q is not shown as meant: %s", got, diff)
		}
	}
}

// TestInlineOnScraps does what FuzzInline does with texts made of the scraps
// that mean something to Discord, which a fuzzer takes long to find.
func TestInlineOnScraps(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	scraps := []string{"*", "**", "***", "_", "__", "`", "```", "~", "~~", "|", "||", "\\", "<", ">", "@", "everyone", "here", "[", "]", "(", ")", "](",
		":", "smile:", "a", "b", " ", "https", "://", "x.y", "#", "-", "-# ", "1", ".", "\n", "é", "<t:1>", "<@1>", "🙂", "/", "+"}
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range r.IntN(7) {
			b.WriteString(scraps[r.IntN(len(scraps))])
		}
		return b.String()
	}
	for range 3_000 {
		address := ""
		if r.IntN(4) == 0 {
			address = "https://example.org/" + text()
		}
		holdInline(t, text(), uint8(r.Uint32()), text(), uint8(r.Uint32()), text(), uint8(r.Uint32()), address)
	}
}

// hasLinkText reports whether a link's text cannot be a link's name.
func hasLinkText(runs []commands.Run) bool {
	for _, r := range runs {
		if r.URL != "" && (strings.ContainsAny(r.Text, "[]`") || strings.Contains(r.Text, "://")) && r.Text != r.URL {
			return true
		}
	}
	return false
}
