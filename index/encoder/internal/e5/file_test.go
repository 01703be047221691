package e5

import (
	"math"
	"testing"
)

func TestFloat16(t *testing.T) {
	for _, f := range []float32{0, 1, -1, .5, 65504, -65504, 1.0 / (1 << 24), 6.1e-5, .1, 1234.5} {
		got := float16(toFloat16(f))
		if math.Abs(float64(got-f)) > math.Abs(float64(f))/2048 {
			t.Errorf("%g becomes %g", f, got)
		}
	}
	for h := range uint16(0x7c00) {
		if got := toFloat16(float16(h)); got != h {
			t.Fatalf("%04x becomes %04x", h, got)
		}
	}
	if got := float16(toFloat16(1e9)); got != 65504 {
		t.Errorf("1e9 becomes %g", got)
	}
}

// The levels of two are ± the mean of a half of the normal distribution.
func TestNormalLevels(t *testing.T) {
	l := normalLevels(2)
	if want := float32(math.Sqrt(2 / math.Pi)); math.Abs(float64(l[1]-want)) > 1e-3 || math.Abs(float64(l[0]+want)) > 1e-3 {
		t.Errorf("two levels are %v", l)
	}
}

// A row comes back with as little loss as its levels allow.
func TestRows(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	r := rows{mean: make([]float32, Dim), spread: make([]float32, Dim)}
	for i := range r.mean {
		r.mean[i], r.spread[i] = float32(i)/100, 1+float32(i)/Dim
	}
	for _, c := range []struct {
		levels, bytes int
		loss          float64 // of a normal distribution (Max, 1960)
	}{{16, 194, .0096}, {6, 130, .058}, {4, 98, .118}, {3, 79, .191}} {
		tr := tier{levels: normalLevels(c.levels)}
		for n := c.levels; n <= 256; n *= c.levels {
			tr.perByte++
		}
		if tr.rowBytes() != c.bytes {
			t.Errorf("%d levels: %d bytes, want %d", c.levels, tr.rowBytes(), c.bytes)
		}
		var got [Dim]float32
		row := make([]float32, Dim)
		for i := range row {
			row[i] = r.mean[i] + r.spread[i]*3*float32(math.Sqrt2*math.Erfinv(2*(float64(i*149%Dim)+.5)/Dim-1))
		}
		tr.rows = string(tr.write(&r, append([]float32{}, row...)))
		r.tiers = []tier{tr}
		r.read(&got, 0)
		var loss, all float64
		for i := range row {
			d, x := float64(got[i]-row[i])/float64(r.spread[i]), float64(row[i]-r.mean[i])/float64(r.spread[i])
			loss, all = loss+d*d, all+x*x
		}
		if loss/all > 1.1*c.loss {
			t.Errorf("%d levels lose %.4f, want about %.4f", c.levels, loss/all, c.loss)
		}
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	for _, file := range []string{"", "briefE5", magic, magic + "something else that is not long enough", "E5S1"} {
		if _, err := Open(file); err == nil {
			t.Errorf("%q is opened", file)
		}
		if Verify(file) == nil {
			t.Errorf("%q is verified", file)
		}
	}
}

func TestNormalised(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"  two\t\n words ":     " two words",
		"e\u0301te\u0301":      " été",
		"ＡＢＣ①":                 " ABC1",
		"2014～2019":            " 2014～2019",
		"a\u200bb\x00c\u2581d": " a bc d",
		"bad\xffbyte":          " bad byte",
	} {
		if got := normalised(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
