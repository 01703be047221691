package weights_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/index/encoder/internal/weights"
)

func read(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../../weights.bin")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestFormatIsTheReverseOfParse(t *testing.T) {
	file := read(t)
	m, err := weights.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(weights.Format(m)) != file {
		t.Error("the file written from the model read is another")
	}
}

func TestDamagedFiles(t *testing.T) {
	file := read(t)
	flip := func(at int) string { return file[:at] + string(file[at]^0x55) + file[at+1:] }
	for _, c := range []struct{ name, file string }{
		{"empty", ""},
		{"magic", flip(0)},
		{"version", flip(8)},
		{"length", flip(12)},
		{"cut short", file[:len(file)-1]},
		{"too long", file + "x"},
		{"checksum", flip(20)},
		{"piece offsets", flip(48 + 5)},
		{"piece text", strings.Replace(file, "▁administration", "▁bdministration", 1)},
		{"last byte", flip(len(file) - 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := weights.Verify(c.file); !errors.Is(err, weights.ErrFormat) {
				t.Errorf("Verify gives %v, want ErrFormat", err)
			}
		})
	}
}

func TestQuantise(t *testing.T) {
	v := []float32{1, -2, 0.5, 0, 0, 0, 4, 127, -127, 0, 1, 2}
	want := weights.Matrix{Rows: 4, Cols: 3, Scale: []float32{2. / 127, 0, 1, 2. / 127}}
	rows := [][]int8{{64, -127, 32}, {0, 0, 0}, {4, 127, -127}, {0, 64, 127}}
	for _, group := range []int{1, 2} {
		var data []byte
		for first := 0; first < 4; first += group {
			for col := range 3 {
				for r := first; r < first+group; r++ {
					data = append(data, byte(rows[r][col]))
				}
			}
		}
		want.Data = string(data)
		if diff := cmp.Diff(want, weights.Quantise(4, 3, group, v)); diff != "" {
			t.Errorf("groups of %d (-want +got):\n%s", group, diff)
		}
	}
}
