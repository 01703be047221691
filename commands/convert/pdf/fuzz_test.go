package pdf

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzPages makes Markdown of characters that stand anywhere: nothing may
// panic, and no letter may be lost unseen.
func FuzzPages(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		b := New(Info{Title: string(data[:min(len(data), 20)]), Outline: []Bookmark{{Title: string(data[:min(len(data), 9)]), Depth: 1}}})
		p := Page{Width: 595, Height: 842}
		x, y, size := 72.0, 100.0, 10.0
		for i, r := range string(data) {
			switch r {
			case '\n':
				x, y = 72, y+12
			case '|':
				x += 40
			case '^':
				y -= 4
			case '_':
				size = 4 + float64(i%20)
			case '@':
				b.Add(p)
				p.Chars = nil
			}
			c := Char{Rune: r, X: x, Y: y, Left: x, Right: x + size/2, Top: y - size, Bottom: y, Size: size, Font: "Serif"}
			switch i % 97 {
			case 5:
				c.Tag = Tag{Kind: TagKind(i % 13), Block: i % 7, Row: i % 3, Cell: i % 5}
			case 11:
				c.Angle = math.Pi / 2
			case 13:
				c.Font = "Serif-Bold"
			}
			p.Chars = append(p.Chars, c)
			x += size / 2
		}
		b.Add(p)
		if r := b.Build(); r.Written > r.Letters {
			t.Errorf("%d of %d letters were written", r.Written, r.Letters)
		}
	})
}
