package encoder

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"briefbot/index/encoder/internal/e5"
)

// A judged is a question, a text, and what the network that was trained says of them
// (reader/train.py), before it was rounded to eight bits.
type judged struct {
	language, question, text string
	odds                     float64
}

func judgedPairs(t *testing.T) (out []judged) {
	t.Helper()
	data, err := os.ReadFile("testdata/reader.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var j judged
		if err := json.Unmarshal([]byte(line), &[]any{&j.language, &j.question, &j.text, &j.odds}); err != nil {
			t.Fatal(err)
		}
		out = append(out, j)
	}
	return out
}

func TestAnsweredIsWhatWasTrained(t *testing.T) {
	e, pairs := newEncoder(t), judgedPairs(t)
	if testing.Short() { // in an emulator
		pairs = pairs[:2]
	}
	var sum, most float64
	for _, p := range pairs {
		off := math.Abs(e.Answered(e.ReadQuestion(p.question), e.ReadText(p.text)) - p.odds)
		sum, most = sum+off, max(most, off)
	}
	t.Logf("%d pairs: off by %.3f on average, %.3f at most", len(pairs), sum/float64(len(pairs)), most)
	if sum/float64(len(pairs)) > .06 || most > .5 {
		t.Errorf("what the reader says is off by %.3f on average and %.3f at most", sum/float64(len(pairs)), most)
	}
}

// What is said does not depend on the width of the vectors, and but for rounding
// not on there being any.
func TestAnsweredOfAllKernels(t *testing.T) {
	pairs := judgedPairs(t)[:3]
	var first []float64
	for _, kernel := range e5.Kernels() {
		e := newEncoder(t)
		if err := e.Use(kernel); err != nil {
			t.Fatal(err)
		}
		for i, p := range pairs {
			got := e.Answered(e.ReadQuestion(p.question), e.ReadText(p.text))
			if len(first) < len(pairs) {
				first = append(first, got)
			}
			if off := math.Abs(got - first[i]); kernel == "avx2" && off > 0 || off > .1 {
				t.Errorf("%s: %.3f where %s has %.3f: %s", kernel, got, e5.Kernels()[0], first[i], p.question)
			}
		}
	}
}

// A text of any length is read, as far as it goes.
func TestReadingOfOddTexts(t *testing.T) {
	e := newEncoder(t)
	for _, text := range []string{"", "\xff", "?", strings.Repeat("a long story ", 500)} {
		if got := e.Answered(e.ReadQuestion(text), e.ReadText(text)); math.IsNaN(got) || math.IsInf(got, 0) {
			t.Errorf("%.20q: %v", text, got)
		}
	}
}

func TestReaderFile(t *testing.T) {
	if err := e5.Verify(readerFile); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"", readerFile[:len(readerFile)-1], readerFile + "x", "x" + readerFile[1:]} {
		if _, err := e5.OpenReader(bad, newEncoder(t).model); err == nil {
			t.Error("a damaged file is taken")
		}
	}
}
