package terminal

import (
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"briefbot/commands"
)

// print writes blocks from top to bottom. Blocks that belong together (the
// lines of a list, the sources of a quotation) stand close, others apart.
func (w window) print(out io.Writer, blocks []commands.Block) error {
	var b strings.Builder
	sources := false // notes and references are those of words that were quoted
	for i, block := range blocks {
		switch block.Kind {
		case commands.Quotation:
			sources = true
		case commands.Headline, commands.Heading:
			sources = false
		}
		if i > 0 && !together(blocks[i-1], block) {
			b.WriteByte('\n')
		}
		w.block(&b, block, sources)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// together reports whether b follows a without a blank line.
func together(a, b commands.Block) bool {
	source := func(k commands.BlockKind) bool {
		return k == commands.Footnote || k == commands.Reference || k == commands.Note
	}
	switch {
	case a.Kind == commands.Item && b.Kind == commands.Item,
		a.Kind == commands.Quotation && b.Kind == commands.Place,
		a.Kind == commands.Say && b.Kind == commands.Headline, // a quotation, and the verdict on it
		source(a.Kind) && (source(b.Kind) || b.Kind == commands.Place):
		return true
	}
	return a.Kind == commands.Headline && b.Kind != commands.Say || a.Kind == commands.Say && (b.Kind == commands.Item || b.Kind == commands.Comparison)
}

// block writes one block and its line end. Sources is set where notes and
// references stand behind what they are the sources of.
func (w window) block(b *strings.Builder, block commands.Block, sources bool) {
	first := strings.Repeat("  ", block.Level)
	runs := block.Runs
	style := commands.Style(0)
	if sources && (block.Kind == commands.Footnote || block.Kind == commands.Reference) {
		style = dim
	}
	switch block.Kind {
	case commands.Code:
		for _, r := range runs {
			b.WriteString(cleanLines(r.Text))
		}
		b.WriteByte('\n')
		return
	case commands.Quotation:
		if block.Label != "" {
			first += clean(block.Label) + ". "
		}
	case commands.Footnote:
		first += "  " + commands.Raised(clean(block.Label)) + " "
	case commands.Reference:
		first += "  • "
	case commands.Note:
		style = dim
		first += "  "
		if block.Label != "" {
			first += "  " // a remark on the source above it
		}
	case commands.Item:
		first += "• "
	case commands.Heading, commands.Headline:
		first = ""
		style = commands.Bold
		if block.Label != "" { // the section's printed number
			runs = append([]commands.Run{{Text: block.Label + " "}}, runs...)
		}
	case commands.Place:
		first += "— "
		style = commands.Italic
		if block.Label != "" {
			runs = append(slices.Clone(runs), commands.Run{Text: " · " + block.Label})
		}
	}
	rest := strings.Repeat(" ", uniseg.StringWidth(first))
	if block.Kind == commands.Comparison && !w.styled {
		runs = inMarks(runs)
	}
	w.wrap(b, first, rest, runs, style)
	b.WriteByte('\n')
}

// inMarks sets a comparison that cannot be shown in styles in the marks of wdiff:
// [-struck out-] and {+bold+}.
func inMarks(runs []commands.Run) []commands.Run {
	out := slices.Clone(runs)
	for i, r := range out {
		switch {
		case r.Style&commands.Struck != 0:
			out[i].Text = "[-" + r.Text + "-]"
		case r.Style&commands.Bold != 0:
			out[i].Text = "{+" + r.Text + "+}"
		}
	}
	return out
}

// A word is text without spaces, in the pieces of its styles.
type word struct {
	pieces []commands.Run
	width  int
}

// wrap writes runs after first, broken at spaces into lines of the window's
// width that start with rest.
func (w window) wrap(b *strings.Builder, first, rest string, runs []commands.Run, style commands.Style) {
	b.WriteString(first)
	column := uniseg.StringWidth(first)
	current := commands.Style(0)
	set := func(s commands.Style) {
		if w.styled && s != current {
			b.WriteString(sgr(s))
			current = s
		}
	}
	start := true
	for _, word := range words(runs, style) {
		switch {
		case start:
		case w.width > 0 && column+1+word.width > w.width:
			set(0)
			b.WriteString("\n" + rest)
			column = uniseg.StringWidth(rest)
		default:
			// The space takes the style that both of its sides have.
			set(current & word.pieces[0].Style)
			b.WriteByte(' ')
			column++
		}
		for _, p := range word.pieces {
			set(p.Style)
			if w.links && p.URL != "" {
				b.WriteString("\x1b]8;;" + p.URL + "\x1b\\" + p.Text + "\x1b]8;;\x1b\\")
			} else {
				b.WriteString(p.Text)
			}
		}
		column += word.width
		start = false
	}
	set(0)
}

// words splits runs at spaces. Superscripts become Unicode ones.
func words(runs []commands.Run, style commands.Style) []word {
	const shown = commands.Bold | commands.Italic | commands.Struck | dim
	var out []word
	open := false // the last word is not finished
	var last commands.Style
	for _, r := range runs {
		text := clean(r.Text)
		if r.Style&commands.Superscript != 0 {
			text = commands.Raised(text)
			if last&commands.Superscript != 0 {
				text = "," + text
			}
		}
		last = r.Style
		for i, field := range strings.Split(text, " ") {
			if i > 0 {
				open = false
			}
			if field == "" {
				continue
			}
			if !open {
				out = append(out, word{})
				open = true
			}
			w := &out[len(out)-1]
			set := r.Style | style
			if r.Style&commands.Aside != 0 {
				set |= dim
			}
			w.pieces = append(w.pieces, commands.Run{Text: field, Style: set & shown, URL: clean(r.URL)})
			w.width += uniseg.StringWidth(field)
		}
	}
	return out
}

// dim is a style of the terminal's own: sources and remarks, which stand behind
// the brief's words.
const dim commands.Style = 1 << 7

// sgr is the escape sequence for a style, from none.
func sgr(s commands.Style) string {
	codes := "0"
	for _, c := range []struct {
		style commands.Style
		code  string
	}{{commands.Bold, "1"}, {commands.Italic, "3"}, {commands.Struck, "9"}, {dim, "2"}} {
		if s&c.style != 0 {
			codes += ";" + c.code
		}
	}
	return "\x1b[" + codes + "m"
}

// clean makes text harmless for a terminal, where control characters could move
// the cursor or set colours.
func clean(text string) string { return commands.OneLine(text, false) }

// cleanLines is clean for text whose line ends matter.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
