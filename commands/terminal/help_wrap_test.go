package terminal

import (
	"strings"
	"testing"

	"briefbot/commands"
)

func TestHelpIsWrapped(t *testing.T) {
	const help = "briefbot answers questions about a brief,\nword for word.\n\nUsage:\n  briefbot [command]\n\nCommands:\n  ask     Ask a question and get the passage\n      --brief file  the brief to answer from\n  averyveryverylongcommandwithoutanyspaceinit\n"
	const want = "briefbot answers questions\nabout a brief, word for\nword.\n\nUsage:\n  briefbot [command]\n\nCommands:\n  ask     Ask a question and\n          get the passage\n      --brief file the brief\n      to answer from\n  averyveryverylongcommandwithoutanyspaceinit\n"
	if got := wrapped(help, 28); got != want {
		t.Errorf("%s", got)
	}
}

// Addresses can be pressed where the terminal says that it takes that, and in no
// other; nothing else of the text changes.
func TestLinks(t *testing.T) {
	var b strings.Builder
	block := commands.Block{Kind: commands.Say, Runs: []commands.Run{{Text: "See "}, {Text: "the page", URL: "https://example.org/a"}, {Text: "."}}}
	if err := (window{width: 80, styled: true, links: true}).print(&b, []commands.Block{block}); err != nil || b.String() != "See \x1b]8;;https://example.org/a\x1b\\the\x1b]8;;\x1b\\ \x1b]8;;https://example.org/a\x1b\\page\x1b]8;;\x1b\\.\n" {
		t.Errorf("%q", b.String())
	}
	for _, test := range []struct {
		env  map[string]string
		want bool
	}{
		{nil, false}, {map[string]string{"TERM": "xterm-256color"}, false}, {map[string]string{"TERM": "linux"}, false}, {map[string]string{"VTE_VERSION": "4200"}, false},
		{map[string]string{"VTE_VERSION": "7600"}, true}, {map[string]string{"TERM": "xterm-kitty"}, true}, {map[string]string{"WT_SESSION": "x"}, true}, {map[string]string{"TERM_PROGRAM": "WezTerm"}, true},
	} {
		p := Program{Env: func(name string) (string, bool) { v, ok := test.env[name]; return v, ok }}
		if got := p.takesLinks(); got != test.want {
			t.Errorf("%v: %v", test.env, got)
		}
	}
}
