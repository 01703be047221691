package terminal

import (
	"strings"
	"testing"

	"briefbot/index/encoder"
)

func TestBar(t *testing.T) {
	var b strings.Builder
	draw := bar(&b)
	draw(0, 3)
	draw(2, 3)
	draw(3, 3)
	want := "\r\x1b[Kmeaning [" + strings.Repeat(" ", 30) + "] 0 %" +
		"\r\x1b[Kmeaning [" + strings.Repeat("=", 20) + strings.Repeat(" ", 10) + "] 66 %" + "\r\x1b[K"
	if b.String() != want {
		t.Errorf("the bar is %q, want %q", b.String(), want)
	}
	if Bar(&b) != nil {
		t.Error("there is a bar where there is no terminal")
	}
}

func TestPromptSaysHowFarTheMeaningIs(t *testing.T) {
	for want, c := range map[string][2]int{"› ": {0, 0}, "meaning 62 % › ": {62, 100}} {
		if got := prompt(c[0], c[1]); got != want {
			t.Errorf("%v of %v: the prompt is %q, want %q", c[0], c[1], got, want)
		}
	}
	if got := prompt(9, 9); got != "› " {
		t.Errorf("at the end the prompt is %q", got)
	}
}

func TestSlowEncoderSaysWhy(t *testing.T) {
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Use("plain"); err != nil {
		t.Fatal(err)
	}
	if says := SlowEncoder(e.Kernel()); !strings.Contains(says, "answered by words") {
		t.Errorf("of the plain kernel it says %q", says)
	}
	if says := SlowEncoder(encoder.Kernel{Name: "avx2", Fast: true}); says != "" {
		t.Errorf("of a fast kernel it says %q", says)
	}
}
