package companion

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

const goodCompanion = `# a comment
passages:
  talks.1:
    also:
      - envoys meet
    asks:
      1 The envoys meet:
        - How often do they meet?
        - "When: which month?"
    denies:
      1 The envoys meet:
        - Why did they stop meeting?
  talks.2:
off-topic:
  - hello
unanswered:
  - Where do they meet?
`

func TestRead(t *testing.T) {
	c, err := Read("x.yaml", []byte(goodCompanion))
	if err != nil {
		t.Fatal(err)
	}
	type content struct{ Also, Asks, None, OffTopic, Unanswered []string }
	want := content{
		Also:       []string{"envoys meet"},
		Asks:       []string{"How often do they meet?", "When: which month?"},
		OffTopic:   []string{"hello"},
		Unanswered: []string{"Where do they meet?", "Why did they stop meeting?"},
	}
	got := content{c.Also("talks.1"), c.Asks("talks.1", 0), c.Asks("talks.1", 1), c.OffTopic(), c.Unanswered()}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
}

func TestNilCompanionIsEmpty(t *testing.T) {
	var c *File
	if n := len(c.Also("a.1")) + len(c.Asks("a.1", 0)) + len(c.OffTopic()) + len(c.Unanswered()) + len(c.Check(twoTalks())); n != 0 {
		t.Errorf("a nil companion holds %d things", n)
	}
	if c.For(twoTalks()) != nil {
		t.Error("For made something of nothing")
	}
}

func TestReadFaults(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"empty": {"", `x.yaml: cannot be read as YAML: one document with the key "passages" is expected`},
		"comment only": {"# nothing\n",
			`x.yaml: cannot be read as YAML: one document with the key "passages" is expected`},
		"not YAML":          {"passages:\n  a.1: b: c\n", `x.yaml:2: cannot be read as YAML: mapping values are not allowed in this context`},
		"two documents":     {"passages:\n---\npassages:\n", `x.yaml: cannot be read as YAML: one document with the key "passages" is expected`},
		"not UTF-8":         {"passages:\n  \xff:\n", `x.yaml: the text is not UTF-8: save it as UTF-8 and try again`},
		"a list":            {"- a\n", `x.yaml:1: the file should hold keys, each with a colon after it`},
		"a word":            {"a\n", `x.yaml:1: the file should hold keys, each with a colon after it`},
		"no passages":       {"off-topic:\n  - hi\n", `x.yaml:1: the key "passages" is missing`},
		"unknown key":       {"passages:\nother: 1\n", `x.yaml:2: "other" means nothing here`},
		"unknown key below": {"passages:\n  a.1:\n    ask:\n", `x.yaml:3: a.1: "ask" means nothing here`},
		"passage twice":     {"passages:\n  a.1:\n  a.1:\n", `x.yaml:3: "a.1" stands here for the second time; the first is on line 2`},
		"sentence twice": {"passages:\n  a.1:\n    asks:\n      1 The:\n        - b\n      1 The end:\n        - c\n",
			`x.yaml:6: a.1: sentence 1 stands here for the second time; the first is on line 4`},
		"no number": {"passages:\n  a.1:\n    asks:\n      The end:\n        - b\n",
			`x.yaml:4: a.1: "The end" should be a sentence's number and its first words, such as "2 However, the"`},
		"no opening": {"passages:\n  a.1:\n    asks:\n      1:\n        - b\n",
			`x.yaml:4: a.1: "1" should be a sentence's number and its first words, such as "2 However, the"`},
		"number 0": {"passages:\n  a.1:\n    asks:\n      0 The end:\n        - b\n",
			`x.yaml:4: a.1: "0 The end" should be a sentence's number and its first words, such as "2 However, the"`},
		"not a list":        {"passages:\n  a.1:\n    also: b\n", `x.yaml:3: a.1: also should hold a list, each line beginning with "- "`},
		"empty line":        {"passages:\n  a.1:\n    also:\n      - b\n      - \"\"\n", `x.yaml:5: a.1: this line has no words`},
		"nothing after -":   {"passages:\n  a.1:\n    also:\n      -\n", `x.yaml:4: a.1: this line has no words`},
		"only marks":        {"passages:\n  a.1:\n    also:\n      - \"?!\"\n", `x.yaml:4: a.1: this line has no words`},
		"unquoted colon":    {"passages:\n  a.1:\n    also:\n      - b: c\n", `x.yaml:4: a.1: a colon followed by a space needs quotation marks round the whole line`},
		"list in list":      {"passages:\n  a.1:\n    also:\n      - - b\n", `x.yaml:4: a.1: one line of plain text is expected here`},
		"alias":             {"passages:\n  a.1:\n    also:\n      - &x b\n      - *x\n", `x.yaml:5: a.1: one line of plain text is expected here`},
		"control character": {"passages:\n  a.1:\n    also:\n      - \"b\\ac\"\n", `x.yaml:4: a.1: this line holds a control character`},
		"too long": {"passages:\n  a.1:\n    also:\n      - " + strings.Repeat("b", 401) + "\n",
			`x.yaml:4: a.1: this line is longer than 400 characters; make several of it`},
		"doubled": {"passages:\n  a.1:\n    also:\n      - Who is it?\noff-topic:\n  - who  is it\n",
			`x.yaml:6: "who is it" stands on line 4 already`},
		"too large": {strings.Repeat("#", maxCompanionBytes+1), `x.yaml: the file has more than 8 MB: this is not a companion file`},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Read("x.yaml", []byte(tc.in))
			if err == nil {
				t.Fatalf("no error, but %+v", c)
			}
			if err.Error() != tc.want {
				t.Errorf("error\n got %s\nwant %s", err, tc.want)
			}
			var p Problem
			if !errors.As(err, &p) {
				t.Errorf("%T is not a Problem", err)
			}
		})
	}
}

func TestReadReportsEveryFault(t *testing.T) {
	in := "passages:\n" + strings.Repeat("  a.1:\n", maxProblems+10)
	_, err := Read("x.yaml", []byte(in))
	if err == nil {
		t.Fatal("no error")
	}
	if got := len(strings.Split(err.Error(), "\n")); got != maxProblems {
		t.Errorf("%d faults reported, want %d", got, maxProblems)
	}
}

func TestCompanionPath(t *testing.T) {
	for in, want := range map[string]string{
		"brief.md":        "brief.companion.yaml",
		"a.b/brief":       "a.b/brief.companion.yaml",
		"x/two.parts.txt": "x/two.parts.companion.yaml",
	} {
		if got := Path(in); got != want {
			t.Errorf("Path(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(goodCompanion))
	f.Add(Skeleton(corpus.Builtin(), "x.md")[:2000])
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Read("x.yaml", data)
		if (c == nil) == (err == nil) {
			t.Fatalf("companion %v with error %v", c, err)
		}
		c.Check(twoTalks())
	})
}
