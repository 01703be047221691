package terminal

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/commands"
)

// sample has every kind of block and style.
var sample = []commands.Block{
	{Kind: commands.Heading, Runs: []commands.Run{{Text: "Barriers to Cooperation"}}},
	{Kind: commands.Say, Runs: []commands.Run{{Text: "Closest passage; the brief may not answer this."}}},
	{Kind: commands.Quotation, Label: "2", Runs: []commands.Run{
		{Text: "Both sides have a "}, {Text: "serious lack of trust", Style: commands.Bold}, {Text: "1", Style: commands.Superscript},
		{Text: "2", Style: commands.Superscript}, {Text: " in "}, {Text: "each other", Style: commands.Italic}, {Text: ", at https://example.org/", Style: commands.Monospace},
	}},
	{Kind: commands.Footnote, Label: "1", Runs: []commands.Run{{Text: "Interviews with officials, August–September 2019."}}},
	{Kind: commands.Reference, Label: "Juraev 2014", Level: 1, Runs: []commands.Run{{Text: "Juraev (2014). "}, {Text: "Title", Style: commands.Italic}, {Text: "."}}},
	{Kind: commands.Note, Label: "Juraev 2014", Level: 1, Runs: []commands.Run{{Text: "Address damaged in the source."}}},
	{Kind: commands.Place, Runs: []commands.Run{{Text: "Barriers, paragraph 2 of 5"}}},
	{Kind: commands.Item, Runs: []commands.Run{{Text: "Introduction (3)"}}},
	{Kind: commands.Item, Level: 1, Runs: []commands.Run{{Text: "Background (1)"}}},
	{Kind: commands.Item, Runs: []commands.Run{{Text: "left out: “"}, {Text: "not", Style: commands.Bold}, {Text: "”"}, {Text: "typed", Style: commands.Struck}}},
	{Kind: commands.Code, Label: "BibTeX", Runs: []commands.Run{{Text: "@misc{a,\n  year = {2019},\n}"}}},
	{Kind: commands.Say, Runs: []commands.Run{{Text: "evil \x1b[31m\u202etext\x00\u009b"}}},
}

func TestPrint(t *testing.T) {
	for _, test := range []struct {
		name string
		w    window
		want string
	}{
		{"plain", window{}, `Barriers to Cooperation

Closest passage; the brief may not answer this.

2. Both sides have a serious lack of trust¹,² in each other, at https://example.org/

  ¹ Interviews with officials, August–September 2019.
    • Juraev (2014). Title.
      Address damaged in the source.
— Barriers, paragraph 2 of 5

• Introduction (3)
  • Background (1)
• left out: “not”typed

@misc{a,
  year = {2019},
}

evil [31mtext
`},
		{"narrow", window{width: 30}, `Barriers to Cooperation

Closest passage; the brief may
not answer this.

2. Both sides have a serious
   lack of trust¹,² in each
   other, at
   https://example.org/

  ¹ Interviews with officials,
    August–September 2019.
    • Juraev (2014). Title.
      Address damaged in the
      source.
— Barriers, paragraph 2 of 5

• Introduction (3)
  • Background (1)
• left out: “not”typed

@misc{a,
  year = {2019},
}

evil [31mtext
`},
		{"styled", window{width: 80, styled: true}, `<1>Barriers to Cooperation<>

Closest passage; the brief may not answer this.

2. Both sides have a <1>serious lack of trust<>¹,² in <3>each other<>, at
   https://example.org/

  ¹ <2>Interviews with officials, August–September 2019.<>
    • <2>Juraev (2014). <32>Title<2>.<>
      <2>Address damaged in the source.<>
— <3>Barriers, paragraph 2 of 5<>

• Introduction (3)
  • Background (1)
• left out: “<1>not<>”<9>typed<>

@misc{a,
  year = {2019},
}

evil [31mtext
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := test.w.print(&b, sample); err != nil {
				t.Fatal(err)
			}
			got := strings.NewReplacer("\x1b[0m", "<>", "\x1b[0;1m", "<1>", "\x1b[0;3m", "<3>", "\x1b[0;9m", "<9>", "\x1b[0;2m", "<2>", "\x1b[0;3;2m", "<32>").Replace(b.String())
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWindowOfAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if got := (Program{Stdout: w}).window(); got != (window{}) {
		t.Errorf("window %+v, want plain", got)
	}
}

func TestSeparate(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"recommendation -1", "recommendation -- -1"},
		{"recommendation -1.5 x", "recommendation -- -1.5 x"},
		{"recommendation -- -1", "recommendation -- -1"},
		{"ask --limit -3 why", "ask --limit -3 why"},
		{"ask --json why", "ask --json why"},
		{"-1", "-1"},
		{"ask -", "ask -"},
		{"", ""},
	} {
		if got := strings.Join(separate(strings.Fields(test.args)), " "); got != test.want {
			t.Errorf("separate(%q) = %q, want %q", test.args, got, test.want)
		}
	}
}

// What needs no search builds no index.
func TestSourceIsLazy(t *testing.T) {
	for _, args := range []string{"help", "--version", "recommendation 2", "cite sattarov", "section", "footnote 1", "verify the EU does not want to", "privacy"} {
		src := &Source{}
		p := Program{Args: strings.Fields(args), Stdin: strings.NewReader(""), Stdout: new(strings.Builder), Stderr: new(strings.Builder)}
		if err := p.root(src).ExecuteContext(t.Context()); err != nil {
			t.Errorf("%s: %v", args, err)
		}
		if src.index != nil {
			t.Errorf("%s builds the index", args)
		}
		if read := src.brief != nil; read && (args == "help" || args == "--version") {
			t.Errorf("%s reads the brief", args)
		}
	}
}
