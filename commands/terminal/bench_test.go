package terminal

import (
	"io"
	"strings"
	"testing"
)

// BenchmarkAsk is a question from the command line to the printed answer, the
// index built anew each time, as in a process of its own (whose start adds the
// rest of the 150 ms that are allowed).
func BenchmarkAsk(b *testing.B) {
	for name, args := range map[string]string{
		"ask":            "ask What stands in the way of cooperation?",
		"recommendation": "recommendation 2",
		"verify":         "verify the EU does want to cooperate with Russia",
		"help":           "help",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := Program{Args: strings.Fields(args), Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard}
				if status := p.Run(b.Context()); status != 0 {
					b.Fatalf("exit status %d", status)
				}
			}
		})
	}
}
