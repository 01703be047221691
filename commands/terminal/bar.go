package terminal

import (
	"fmt"
	"io"
	"strings"
)

// Bar returns a function that draws how far the reading of a brief for its
// meaning is, on one line of a terminal, and takes the line away at the end; nil if
// w is no terminal.
func Bar(w io.Writer) func(done, all int) {
	if !isTerminal(w) {
		return nil
	}
	return bar(w)
}

func bar(w io.Writer) func(done, all int) {
	const width = 30
	return func(done, all int) {
		line := "\r\x1b[K"
		if done < all {
			full := width * done / all
			line += fmt.Sprintf("meaning [%s%s] %d %%", strings.Repeat("=", full), strings.Repeat(" ", width-full), 100*done/all)
		}
		// A bar that cannot be drawn is no reason to stop.
		_, _ = io.WriteString(w, line)
	}
}
