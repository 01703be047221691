package terminal

import (
	"bytes"
	"io"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/corpus/pattern"
)

// wrapHelp has the help of a command and of those below it wrapped at the
// window's width.
func (w window) wrapHelp(root *cobra.Command) {
	if w.width == 0 {
		return
	}
	write := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		out := cmd.OutOrStdout()
		var help bytes.Buffer
		cmd.SetOut(&help)
		write(cmd, args)
		cmd.SetOut(out)
		// Where help cannot be written there is nobody to tell.
		_, _ = io.WriteString(out, wrapped(help.String(), w.width))
	})
}

// columns finds where the second column of a help line begins: behind the name of
// a command or flag.
var columns = pattern.New(`^ +\S.*?  +`)

// wrapped is a help text with lines of at most width columns. What a line lists
// goes on below where it began; the lines of a paragraph are filled anew.
func wrapped(text string, width int) string {
	var out strings.Builder
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if n := len(lines); n > 0 && line != "" && lines[n-1] != "" && line[0] != ' ' && lines[n-1][0] != ' ' {
			lines[n-1] += " " + line
			continue
		}
		lines = append(lines, line)
	}
	for _, line := range lines {
		first := line[:len(line)-len(strings.TrimLeft(line, " "))]
		if c := columns.FindString(line); c != "" && uniseg.StringWidth(c) <= width/2 {
			first = c
		}
		rest := strings.Repeat(" ", uniseg.StringWidth(first))
		window{width: width}.wrap(&out, first, rest, []commands.Run{{Text: line[len(first):]}}, 0)
		out.WriteByte('\n')
	}
	return out.String()
}
