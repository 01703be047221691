package bot

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/commands"
	"briefbot/commands/locale"
)

// A renderer shows replies as Discord messages.
type renderer struct {
	publicURL string // the reader page, or ""
	// tokenless is set where the bot can delete a message only by the message's
	// own button.
	tokenless bool
	// ids are those that Discord gave the commands.
	ids *commandIDs
}

// A person is who a reply is for.
type person struct {
	id     string // "" if unknown
	locale string
	// outside is set where the bot is no member of the place: see outsider.
	outside bool
	// blind is set where the bot may not see the channel.
	blind bool
}

// maxMessages is how many messages one reply can take.
const maxMessages = 1 + maxFollowUps

// reply shows a reply as one or more messages. A quotation is cut only where
// it is longer than a whole message, and then goes on in the next. The last
// message has the buttons, those before it only what has to stand on each.
func (d renderer) reply(r commands.Reply, to person) []message {
	if r.Private && r.Share == "" {
		r.Blocks = withMarks(r.Blocks)
	}
	texts := d.texts(r.Blocks, maxContent)
	if len(texts) > maxMessages {
		more := "-# " + inline([]commands.Run{{Text: restLeftOut.In(to.locale)}}, false)
		texts = d.texts(r.Blocks, maxContent-utf8.RuneCountInString(more)-1)[:maxMessages]
		texts[maxMessages-1] += "\n" + more
	}
	if len(texts) == 0 {
		texts = []string{wentWrong.In(to.locale)}
	}
	if asked := askedLine(r, to); utf8.RuneCountInString(asked+texts[0]) <= maxContent {
		texts[0] = asked + texts[0]
	}
	var out []message
	for _, t := range texts {
		out = append(out, message{Content: t, Private: r.Private, Buttons: ownButtons(r, to)})
	}
	out[len(out)-1].Image = r.Image
	out[len(out)-1].Buttons = d.buttons(r, to, len(out) > 1)
	if r.Panel != nil {
		return d.withPanel(r, to, out)
	}
	return out
}

// typedMark stands around what a person typed in a private reply that can only be
// shared as the message has it: it is left out there (withoutTyped). It is the
// invisible separator, which is taken out of everything else.
const typedMark = "\u2063"

func withMarks(blocks []commands.Block) []commands.Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		runs := slices.Clone(blocks[i].Runs)
		for j := range runs {
			runs[j].Text = strings.ReplaceAll(runs[j].Text, typedMark, "")
			if runs[j].Style&commands.Typed != 0 {
				runs[j].Text = typedMark + runs[j].Text + typedMark
			}
		}
		blocks[i].Runs = runs
	}
	return blocks
}

// withoutTyped is a message's content without what a person typed, and whether
// that can be told.
func withoutTyped(content string) (string, bool) {
	parts := strings.Split(content, typedMark)
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "[…]"
	}
	return strings.Join(parts, ""), len(parts)%2 == 1
}

// maxAsked is how many characters of a question are shown above its answer: a
// line or two on a phone.
const maxAsked = 120

// askedLine is the question above an answer that others see: of a slash command
// they see the name alone. Who asked in private knows the question.
func askedLine(r commands.Reply, to person) string {
	asked := commands.Clip(strings.Join(strings.Fields(r.Asked), " "), maxAsked)
	if r.Private || asked == "" {
		return ""
	}
	return "-# " + inline([]commands.Run{{Text: askedLabel.In(to.locale) + asked}}, false) + "\n"
}

// askedAbove is the line with the question above an answer and the question, where
// a message of the bot has one.
func askedAbove(content string) (line, question string) {
	line, _, _ = strings.Cut(content, "\n")
	for _, language := range locale.Languages() {
		if asked, ok := strings.CutPrefix(line, "-# "+inline([]commands.Run{{Text: askedLabel.In(language)}}, false)); ok {
			return line, strings.ReplaceAll(asked, `\`, "")
		}
	}
	return "", ""
}

// texts packs the blocks into as few texts of at most limit code points as
// their order allows.
func (d renderer) texts(blocks []commands.Block, limit int) []string {
	var out []string
	var now strings.Builder
	var before commands.Block
	var about commands.BlockKind // of the words that the reply is about, once they came
	blocks = append([]commands.Block(nil), blocks...)
	for len(blocks) > 0 {
		b := blocks[0]
		if label(b.Kind) {
			about = "" // something else begins
		}
		// A list of references is what its reply is about from first to last;
		// under a passage they are its sources.
		main := verbatim(b.Kind) && (about == "" || about == b.Kind)
		text := d.block(b, main)
		if text == "" {
			blocks = blocks[1:]
			continue
		}
		sep := ""
		if now.Len() > 0 {
			sep = between(before, b, main)
		}
		room := limit - utf8.RuneCountInString(now.String()) - len(sep)
		switch n := utf8.RuneCountInString(text); {
		case now.Len() > 0 && label(b.Kind) && !d.joins(blocks[1:], room-n, limit): // it goes with what it names
		case n <= room:
			if now.Len() == 0 && len(blocks) > 1 {
				now.Grow(limit + limit/8) // most replies fill a good part of a message, and letters take more than a byte
			}
			now.WriteString(sep)
			now.WriteString(text)
			before, blocks = b, blocks[1:]
			if about == "" && verbatim(b.Kind) {
				about = b.Kind
			}
			continue
		case n > limit && room >= limit/3:
			first, rest := split(b, func(b commands.Block) bool { return utf8.RuneCountInString(d.block(b, main)) <= room })
			now.WriteString(sep + d.block(first, main))
			before, blocks[0] = b, rest
		}
		if now.Len() > 0 {
			out = append(out, now.String())
			now.Reset()
		}
	}
	if now.Len() > 0 {
		out = append(out, now.String())
	}
	return out
}

// label reports whether blocks of this kind say what follows them.
func label(k commands.BlockKind) bool {
	return k == commands.Say || k == commands.Headline || k == commands.Heading
}

// joins reports whether what a label names, which stands first in blocks, goes
// into the room that is left after it: whole, or its first part if it is longer
// than a message.
func (d renderer) joins(blocks []commands.Block, room, limit int) bool {
	for _, b := range blocks {
		n := utf8.RuneCountInString(d.block(b, true)) + len("\n\n")
		switch {
		case b.Kind == commands.Note: // about the label
			room -= n
			continue
		case !verbatim(b.Kind):
			return true
		}
		return n <= room || n > limit && room >= limit/3
	}
	return true
}

// verbatim reports whether a block of this kind is the brief's own words.
func verbatim(k commands.BlockKind) bool {
	return k == commands.Quotation || k == commands.Footnote || k == commands.Reference
}

// between is what stands between two blocks: subtext and list items follow
// closely, everything else after an empty line.
func between(before, b commands.Block, main bool) string {
	switch b.Kind {
	case commands.Place, commands.Note, commands.Comparison:
		return "\n"
	case commands.Footnote, commands.Reference:
		if !main {
			return "\n"
		}
	case commands.Item:
		switch before.Kind {
		case commands.Item, commands.Say, commands.Heading, commands.Note:
			return "\n"
		}
	case commands.Headline:
		if before.Kind == commands.Say { // a quotation, and the verdict on it
			return "\n"
		}
	}
	if before.Kind == commands.Heading || before.Kind == commands.Headline {
		return "\n"
	}
	return "\n\n"
}

// block shows one block. Main is set for the words that the reply is about;
// other footnotes and references are its sources.
func (d renderer) block(b commands.Block, main bool) string {
	text := inline(b.Runs, verbatim(b.Kind) || b.Kind == commands.Heading)
	label := func(style commands.Style) string {
		return inline([]commands.Run{{Text: b.Label, Style: style}}, true)
	}
	if b.Kind == commands.Code {
		if code := codeBlock(b.Runs); code != "" && b.Label != "" {
			return "-# " + label(0) + "\n" + code
		}
		return codeBlock(b.Runs)
	}
	if strings.TrimSpace(text) == "" {
		return ""
	}
	switch b.Kind {
	case commands.Quotation:
		if b.Label != "" {
			return "**" + label(0) + "**\n> " + text
		}
		return "> " + text
	case commands.Footnote:
		if b.Label != "" {
			return quoteOrSubtext(main) + label(commands.Superscript) + " " + text
		}
		return quoteOrSubtext(main) + text
	case commands.Reference:
		if !main && b.Level > 0 {
			text = "↳ " + text
		}
		return quoteOrSubtext(main) + text
	case commands.Place:
		if b.Label != "" {
			return "-# " + d.place(b, text) + " · " + label(0)
		}
		return "-# " + d.place(b, text)
	case commands.Note:
		return "-# " + text
	case commands.Heading:
		name := unstyled(b.Runs)
		if b.Label != "" {
			name = append([]commands.Run{{Text: b.Label + " "}}, name...)
		}
		return "**" + strings.TrimSpace(inline(name, true)) + "**"
	case commands.Headline:
		return "**" + inline(unstyled(b.Runs), false) + "**"
	case commands.Item:
		if id := d.ids.of(b); id != "" {
			text = "</" + b.Runs[0].Command + ":" + id + ">" + inline(append([]commands.Run{{Text: " "}}, b.Runs[1:]...), false)[1:]
		}
		return strings.Repeat("  ", min(b.Level, 5)) + "- " + strings.TrimLeft(d.place(b, text), " ")
	}
	return text
}

func quoteOrSubtext(main bool) string {
	if main {
		return "> "
	}
	return "-# "
}

// place is the words of a block that points to a passage, linked to the reader
// page if there is one.
func (d renderer) place(b commands.Block, text string) string {
	if d.publicURL == "" || b.Passage == "" {
		return text
	}
	return inline([]commands.Run{{Text: b.String(), URL: d.publicURL + "/p/" + b.Passage}}, false)
}

// unstyled are the runs without bold, which a heading has anyway.
func unstyled(runs []commands.Run) []commands.Run {
	var out []commands.Run
	for _, r := range runs {
		r.Style &^= commands.Bold
		out = append(out, r)
	}
	return out
}

// codeBlock shows text to copy. Its lines are kept; three backticks in it
// would end the block.
func codeBlock(runs []commands.Run) string {
	var b strings.Builder
	for _, r := range runs {
		for i, line := range strings.Split(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(strings.ReplaceAll(commands.OneLine(line, true), "```", "`\u200b`\u200b`"))
		}
	}
	text := strings.Trim(b.String(), "\n")
	if strings.TrimSpace(text) == "" {
		return ""
	}
	if strings.HasSuffix(text, "`") {
		text += "\u200b"
	}
	return "```\n" + text + "\n```"
}
