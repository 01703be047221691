package reader

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/encoder"
)

var update = flag.Bool("update", false, "write the pictures of the README anew")

// The README's pictures show what the pages show: the same words to the letter,
// and about the same picture, whatever fonts a machine has.
func TestPicturesOfTheReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	b := corpus.Builtin()
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.New(b, index.Options{Companion: c, Encoder: e})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	br := browse(t, b, commands.New(b, x))
	for _, p := range []struct {
		name          string
		width, height int64
		scale         float64
		address       string
		element       string // what is shown
		words         string // whose words are compared
	}{
		{"reply", 560, 700, 1.5, "/try?" + url.Values{"c": {"ask"}, "question": {"Do the EU and Russia trust each other?"}}.Encode(), ".message-box", ".message-box"},
		{"page", 1280, 760, 1, "/p/barriers-to-cooperation.2.s1", "", ":target"},
	} {
		t.Run(p.name, func(t *testing.T) {
			br.do(t, chromedp.EmulateViewport(p.width, p.height, chromedp.EmulateScale(p.scale)), chromedp.Navigate(br.home+p.address))
			words := is[string](t, br, `document.querySelector("`+p.words+`").innerText`)
			take := chromedp.CaptureScreenshot()
			if p.element != "" {
				take = chromedp.Screenshot(chromedp.CSS(p.element))
			}
			shot, err := chromedp.Run(br.ctx, take)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "pictures", p.name)
			if *update {
				for name, data := range map[string][]byte{file + ".png": shot, file + ".txt": []byte(words + "\n")} {
					if err := os.WriteFile(name, data, 0o666); err != nil {
						t.Fatal(err)
					}
				}
				return
			}
			want, err := os.ReadFile(file + ".txt")
			if err != nil {
				t.Fatalf("%v (go test ./bot/reader -run Readme -update writes it)", err)
			}
			if diff := cmp.Diff(string(want), words+"\n"); diff != "" {
				t.Errorf("the picture says something else (-picture +page):\n%s", diff)
			}
			kept, err := os.ReadFile(file + ".png")
			if err != nil {
				t.Fatal(err)
			}
			if d := distance(t, kept, shot); d > maxDistance {
				t.Errorf("the picture differs from the page by %.0f of 255, at most %d are other fonts", d, maxDistance)
			}
		})
	}
}

// maxDistance is how far the lightness of two pictures may lie apart, in the mean
// of a grid: other fonts, and lines that break elsewhere, are less.
const maxDistance = 16

// distance compares two pictures by the mean lightness of the fields of a grid.
func distance(t *testing.T, a, b []byte) float64 {
	t.Helper()
	const fields = 12
	grid := func(data []byte) (out [fields * fields]float64) {
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var n [fields * fields]float64
		r := m.Bounds()
		for y := r.Min.Y; y < r.Max.Y; y += 2 {
			for x := r.Min.X; x < r.Max.X; x += 2 {
				at := (y-r.Min.Y)*fields/r.Dy()*fields + (x-r.Min.X)*fields/r.Dx()
				out[at] += lightness(m, x, y)
				n[at]++
			}
		}
		for i := range out {
			out[i] /= max(1, n[i])
		}
		return out
	}
	ga, gb := grid(a), grid(b)
	sum := 0.
	for i := range ga {
		sum += math.Abs(ga[i] - gb[i])
	}
	return sum / float64(len(ga))
}

func lightness(m image.Image, x, y int) float64 {
	r, g, b, _ := m.At(x, y).RGBA()
	return float64(r+g+b) / 3 / 257
}
