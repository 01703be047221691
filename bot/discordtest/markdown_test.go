package discordtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadMarkdown(t *testing.T) {
	tests := map[string][]Line{
		"plain":                 {{Kind: "text", Spans: []Span{{Text: "plain"}}}},
		"**a** *b* ~~c~~":       {{Kind: "text", Spans: []Span{{Text: "a", Bold: true}, {Text: " "}, {Text: "b", Italic: true}, {Text: " "}, {Text: "c", Struck: true}}}},
		"**a *b***":             {{Kind: "text", Spans: []Span{{Text: "a ", Bold: true}, {Text: "b", Bold: true, Italic: true}}}},
		`\*\*a\*\* \<@1>`:       {{Kind: "text", Spans: []Span{{Text: "**a** <@1>"}}}},
		"**a***b*":              {{Kind: "text", Spans: []Span{{Text: "a*", Bold: true}, {Text: "b*"}}}},
		"> q **b**\n-# s":       {{Kind: "quote", Spans: []Span{{Text: "q "}, {Text: "b", Bold: true}}}, {Kind: "subtext", Spans: []Span{{Text: "s"}}}},
		"# h":                   {{Kind: "heading", Spans: []Span{{Text: "h"}}}},
		"  - i":                 {{Kind: "item", Indent: 2, Spans: []Span{{Text: "i"}}}},
		"> 1. i":                {{Kind: "quoted item", Spans: []Span{{Text: "i"}}}},
		"[a b](<https://x.y>)":  {{Kind: "text", Spans: []Span{{Text: "a b", URL: "https://x.y"}}}},
		"<https://x.y/a_b>":     {{Kind: "text", Spans: []Span{{Text: "https://x.y/a_b", URL: "https://x.y/a_b"}}}},
		"see https://x.y/z.":    {{Kind: "text", Spans: []Span{{Text: "see "}, {Text: "https://x.y/z", Odd: "bare address"}, {Text: "."}}}},
		"@everyone <@1> :ok: a": {{Kind: "text", Spans: []Span{{Text: "@everyone", Odd: "mention"}, {Text: " "}, {Text: "<@1>", Odd: "mention"}, {Text: " "}, {Text: ":ok:", Odd: "emoji"}, {Text: " a"}}}},
		"`a*b`":                 {{Kind: "text", Spans: []Span{{Text: "a*b", Code: true}}}},
		"``a`b``":               {{Kind: "text", Spans: []Span{{Text: "a`b", Code: true}}}},
		"||s||":                 {{Kind: "text", Spans: []Span{{Text: "s", Odd: "spoiler"}}}},
		"```\na\n> b\n```\nc":   {{Kind: "code", Spans: []Span{{Text: "a", Code: true}}}, {Kind: "code", Spans: []Span{{Text: "> b", Code: true}}}, {Kind: "text", Spans: []Span{{Text: "c"}}}},
	}
	for content, want := range tests {
		if diff := cmp.Diff(want, ReadMarkdown(content)); diff != "" {
			t.Errorf("%q: %s", content, diff)
		}
	}
}
