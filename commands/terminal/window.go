package terminal

import (
	"os"
	"strconv"

	"golang.org/x/term"
)

// widest is the greatest width of a line of text, in columns, however wide the
// window is: longer lines are hard to read.
const widest = 100

// A window is how replies are set: plain lines for a pipe, wrapped and styled
// for a person. The zero window is plain.
type window struct {
	width  int  // columns to wrap at; 0 for no wrapping
	styled bool // bold, italics and dim
	links  bool // addresses that can be pressed
}

// plain is a window without wrapping or styles.
func (w window) plain() window { return window{} }

// window looks at where the output goes. Styles are left out where NO_COLOR is
// set (no-color.org: any value but the empty one) or the terminal has none.
func (p Program) window() window {
	file, ok := p.Stdout.(*os.File)
	if !ok || !isTerminal(file) {
		return window{}
	}
	w := window{width: 80, styled: true}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		w.width = width
	} else if n, err := strconv.Atoi(p.env("COLUMNS")); err == nil && n > 0 {
		w.width = n
	}
	w.width = max(20, min(w.width, widest))
	if p.env("NO_COLOR") != "" || p.env("TERM") == "dumb" {
		w.styled = false
	}
	w.links = w.styled && p.takesLinks()
	return w
}

// takesLinks reports whether the terminal says that it is one of those that take
// hyperlinks (OSC 8); others may print the addresses twice. The list is of
// github.com/Alhadis/OSC8-Adoption.
func (p Program) takesLinks() bool {
	atLeast := func(name string, version int) bool {
		n, err := strconv.Atoi(p.env(name))
		return err == nil && n >= version
	}
	switch p.env("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio":
		return true
	}
	switch p.env("TERM") {
	case "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour":
		return true
	}
	return atLeast("VTE_VERSION", 5000) || atLeast("KONSOLE_VERSION", 201200) || p.env("WT_SESSION") != ""
}

func (p Program) env(name string) string {
	if p.Env == nil {
		return ""
	}
	value, _ := p.Env(name)
	return value
}

// isTerminal reports whether a person sees what is written to or types what is
// read from f.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
