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
