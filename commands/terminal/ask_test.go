package terminal

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// A person who interrupts the program does not have to end its input first.
func TestEachLineEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	defer w.Close()
	go io.WriteString(w, "first\n\n \r\nsecond\r\n")
	var got []string
	err := eachLine(ctx, r, func(line string) error {
		if got = append(got, line); line == "second" {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if strings.Join(got, "|") != "first|| |second" {
		t.Errorf("lines %q", got)
	}
}

func TestEachLineTooLong(t *testing.T) {
	err := eachLine(t.Context(), strings.NewReader(strings.Repeat("x", maxLine+1)), func(string) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "reading questions") {
		t.Errorf("error %v", err)
	}
}

// Input over the limit is refused, never cut: a report on half a brief would be
// about another one.
func TestCheckRefusesTooLongAnInput(t *testing.T) {
	p := Program{Stdin: io.LimitReader(endless{}, maxBrief+1)}
	if _, err := p.checked(t.Context(), "-"); err == nil || !strings.Contains(err.Error(), "larger than 32 MB") {
		t.Errorf("got %v", err)
	}
}

// endless is text without an end.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = "words \n"[i%7]
	}
	return len(b), nil
}

// What is no text is refused before it is checked, as check refuses it.
func TestQuotesRefusesWhatIsNoText(t *testing.T) {
	p := Program{Stdin: strings.NewReader("He said “caf\xe9 is closed on Mondays”.")}
	if _, _, err := p.text(t.Context(), "-"); err == nil || !strings.Contains(err.Error(), "standard input is not UTF-8 text") || !strings.Contains(err.Error(), "save it as UTF-8") {
		t.Errorf("got %v", err)
	}
}
