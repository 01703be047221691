package pdf

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRules makes Markdown of the pages in testdata. Every rule has a file by
// its name.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := markdown(t, a.Files[0].Data)
			if *update {
				a.Files[1].Data = got
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(a.Files[1].Data), string(got)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func markdown(t *testing.T, in []byte) []byte {
	t.Helper()
	info, pages := parse(t, string(in))
	b := New(info)
	for _, p := range pages {
		b.Add(p)
	}
	return b.Build().Markdown
}

// parse reads pages as they are written in testdata:
//
//	title TITLE
//	author NAMES
//	outline DEPTH TITLE
//	page WIDTH HEIGHT [LABEL]
//	X Y SIZE FONT [KIND[:BLOCK] | Cell:ROW:CELL] [hidden] [under] [up] [left] [wide]| text
//
// Each character is half as wide as its size; "~" is a blank as wide as four.
// With "left" the text runs to the left from X, with "wide" its letters are
// spaced.
func parse(t *testing.T, in string) (info Info, pages []Page) {
	t.Helper()
	for l := range strings.Lines(in) {
		l = strings.TrimRight(l, "\n")
		head, text, drawn := strings.Cut(l, "|")
		f := strings.Fields(head)
		switch {
		case len(f) == 0:
		case f[0] == "title":
			info.Title = strings.TrimPrefix(l, "title ")
		case f[0] == "author":
			info.Author = strings.TrimPrefix(l, "author ")
		case f[0] == "outline":
			info.Outline = append(info.Outline, Bookmark{Title: strings.Join(f[2:], " "), Depth: int(length(t, f[1]))})
		case f[0] == "page":
			p := Page{Width: length(t, f[1]), Height: length(t, f[2])}
			if len(f) > 3 {
				p.Label = f[3]
			}
			pages = append(pages, p)
		case drawn && len(f) >= 4 && len(pages) > 0:
			p := &pages[len(pages)-1]
			p.Chars = append(p.Chars, draw(t, f, strings.TrimPrefix(text, " "))...)
		default:
			t.Fatalf("cannot be read: %s", l)
		}
	}
	return info, pages
}

var tagKinds = map[string]TagKind{"H1": Heading1, "H2": Heading2, "Note": Note, "Mark": Mark, "Cell": TableCell, "P": Text, "ListItem": ListItem}

func draw(t *testing.T, f []string, text string) []Char {
	x, y, size := length(t, f[0]), length(t, f[1]), length(t, f[2])
	c := Char{Size: size, Font: f[3]}
	step := 1.0
	for _, o := range f[4:] {
		switch o {
		case "left":
			step = -1
		case "wide":
			step = 1.6
		case "under":
			c.Underlined = true
		case "hidden":
			c.Hidden = true
		case "up":
			c.Angle = math.Pi / 2
		default:
			kind, rest, _ := strings.Cut(o, ":")
			c.Tag.Kind = tagKinds[kind]
			if c.Tag.Kind == TableCell {
				fmt.Sscanf(rest, "%d:%d", &c.Tag.Row, &c.Tag.Cell)
			} else {
				fmt.Sscanf(rest, "%d", &c.Tag.Block)
			}
		}
	}
	var out []Char
	for _, r := range text {
		wide := size / 2
		c.Rune = r
		if r == '~' {
			wide *= 4
			c.Rune = ' '
		}
		if step < 0 {
			x -= wide
		}
		c.X, c.Y, c.Left, c.Right, c.Top, c.Bottom = x, y, x, x+wide, y-size, y+size/4
		if c.Angle != 0 {
			c.Left, c.Right, c.Top, c.Bottom = x-size, x+size/4, y-wide, y
			y -= wide
		} else if step > 0 {
			x += wide * step
		}
		out = append(out, c)
	}
	return out
}

func length(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
