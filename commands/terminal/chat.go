package terminal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/reeflective/readline"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"briefbot/commands"
	"briefbot/index"
)

// chatCommand is the conversation: a line is a question, a line with a slash a
// command, a step's word ("next") the step.
func (p Program) chatCommand(src *Source, w window) *cobra.Command {
	return &cobra.Command{
		Use:   "chat",
		Short: "A conversation: a line is a question, /… a command",
		Args:  NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			src.AtOnce(nil)
			set, err := src.Set()
			if err != nil {
				return err
			}
			t := &talk{set: set, meaning: src.Meaning, locale: src.locale, w: w, p: p}
			if !isTerminal(p.Stdin) || !isTerminal(p.Stdout) {
				err := eachLine(cmd.Context(), p.Stdin, func(line string) error {
					done, err := t.line(cmd.Context(), line)
					if done {
						return errDone
					}
					return err
				})
				if errors.Is(err, errDone) {
					return nil
				}
				return err
			}
			t.spaced, t.typed = true, true
			return t.converse(cmd.Context())
		},
	}
}

// errDone ends a conversation whose person has left.
var errDone = errors.New("terminal: done")

// A talk is one conversation. It remembers the last question, what the reply to
// it shows, and the steps that it offers, and nothing else.
type talk struct {
	set *commands.Set
	// meaning says how far the index has come: see [Source.Meaning].
	meaning func() (done, all int)
	locale  string
	spoken  string // the language of the last line that tells it
	w       window
	p       Program
	steps   []commands.Action
	asked   string // the last question; "" if it was a command or a step
	about   *index.About
	spaced  bool // the next reply is set off by a blank line
	typed   bool // a person types: a blank line stands before the prompt too
}

// converse reads lines with an editor until the person leaves. The history is
// kept for the conversation only: what people ask is not stored.
func (t *talk) converse(ctx context.Context) error {
	shell := readline.NewShell()
	shell.Prompt.Primary(func() string { return prompt(t.meaning()) })
	shell.History.Add("questions", readline.NewInMemoryHistory())
	shell.Completer = func(line []rune, cursor int) readline.Completions {
		return t.complete(ctx, string(line[:min(cursor, len(line))]))
	}
	title := commands.Block{Kind: commands.Heading, Runs: []commands.Run{{Text: t.set.Brief().Title}}}
	hint := commands.Block{Kind: commands.Note, Runs: []commands.Run{{Text: "Type a question, /help for the commands, /quit to leave."}}}
	if err := t.w.print(t.p.Stdout, []commands.Block{title, hint}); err != nil {
		return err
	}
	for {
		line, err := t.typedLine(ctx, shell)
		switch {
		case errors.Is(err, readline.ErrInterrupt) && line != "":
			continue // Ctrl-C takes back what was typed
		case err != nil:
			return nil // Ctrl-C on an empty line, Ctrl-D, or the program is told to end
		}
		if done, err := t.line(ctx, line); done || err != nil {
			return err
		}
	}
}

// prompt stands before what the person types. It says how far the program is
// while it answers by words because it has not read the brief for its meaning.
func prompt(done, all int) string {
	if done < all {
		return fmt.Sprintf("meaning %d %% › ", 100*done/all)
	}
	return "› "
}

// typedLine is the next line that the person types, or ctx's error as soon as ctx
// ends. The editor heeds no context: it is left waiting for the terminal, which
// gets back the state that it had before.
func (t *talk) typedLine(ctx context.Context, shell *readline.Shell) (string, error) {
	type result struct {
		line string
		err  error
	}
	terminal := int(os.Stdin.Fd())
	state, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	read := make(chan result, 1)
	go func() {
		line, err := shell.Readline()
		read <- result{line, err}
	}()
	select {
	case r := <-read:
		return r.line, r.err
	case <-ctx.Done():
		fmt.Fprintln(t.p.Stdout)
		return "", errors.Join(ctx.Err(), term.Restore(terminal, state))
	}
}

// line answers one line. It reports true when the person leaves.
func (t *talk) line(ctx context.Context, line string) (bool, error) {
	line = strings.TrimSpace(line)
	if line == "" {
		return false, nil
	}
	reply, err := t.reply(ctx, line)
	if err != nil {
		return false, err
	}
	if reply == nil {
		return true, nil
	}
	t.steps = reply.Actions
	about := t.set.About(commands.Text(reply.Blocks), true)
	unanswered := reply.Outcome == commands.Silent && len(about.Places) == 0 && about.Kind == ""
	switch {
	case reply.Aside, unanswered && reply.InFull != "": // what was talked of still is
	case unanswered:
		t.about, about.Question = about, t.asked
	default:
		t.about, about.Question = about, cmp.Or(reply.InFull, t.asked)
	}
	if t.spaced {
		fmt.Fprintln(t.p.Stdout)
	}
	t.spaced = true
	if err := t.w.print(t.p.Stdout, reply.Blocks); err != nil {
		return false, err
	}
	if i := reply.Image; i != nil {
		how := "briefbot picture -o " + i.Name
		if i.Passage != "" {
			how = "briefbot card " + i.Passage + " -o " + i.Name
		}
		note := commands.Block{Kind: commands.Note, Runs: []commands.Run{{Text: how, Style: commands.Monospace}}}
		if err := t.w.print(t.p.Stdout, []commands.Block{note}); err != nil {
			return false, err
		}
	}
	var words []string
	for _, a := range t.steps {
		words = append(words, string(a.Kind))
	}
	if len(words) > 0 {
		_, err = fmt.Fprintf(t.p.Stdout, "\n[%s]\n", strings.Join(words, " · "))
	}
	if t.typed && err == nil {
		_, err = fmt.Fprintln(t.p.Stdout)
	}
	return false, err
}

// reply is the answer to a line; nil if the person leaves.
func (t *talk) reply(ctx context.Context, line string) (*commands.Reply, error) {
	request := commands.Request{Options: make(map[string]string), Locale: t.locale, About: t.about, Alone: true}
	t.asked = ""
	step := strings.ToLower(line)
	if name, slash := strings.CutPrefix(step, "/"); slash {
		if _, is := t.command(name); !is { // "/card", as the commands are typed
			step = name
		}
	}
	for _, a := range t.steps {
		if string(a.Kind) == step {
			reply, err := t.set.Act(ctx, a.State, request)
			return &reply, err
		}
	}
	if !strings.HasPrefix(line, "/") {
		switch strings.ToLower(line) {
		case "quit", "exit":
			return nil, nil
		}
		t.asked = line
		t.spoken = cmp.Or(localeOf(t.locale, line), t.spoken)
		request.Locale = t.spoken
		line = "/ask " + line
	}
	name, rest, _ := strings.Cut(line[1:], " ")
	name, rest = strings.ToLower(name), strings.TrimSpace(rest)
	if name == "quit" || name == "exit" {
		return nil, nil
	}
	c, ok := t.command(name)
	if !ok {
		return &commands.Reply{Outcome: commands.Refused, Blocks: []commands.Block{{Kind: commands.Say,
			Runs: []commands.Run{{Text: fmt.Sprintf("There is no command /%s. See /help.", name)}}}}}, nil
	}
	for _, o := range c.Options {
		if o.Flag {
			continue
		}
		// "/cite sattarov --style apa": one more option can follow the words.
		if words, more, ok := strings.Cut(rest, " --"); ok && len(c.Options) > 1 {
			name, value, _ := strings.Cut(more, " ")
			rest, request.Options[name] = words, strings.TrimSpace(value)
		}
		if rest != "" {
			request.Options[o.Name] = rest
		}
		break
	}
	reply, err := c.Run(ctx, request)
	return &reply, err
}

// command is the command that a person calls by its name, in any language.
func (t *talk) command(name string) (commands.Command, bool) {
	if c, ok := t.set.Command(name); ok {
		return c, true
	}
	for _, c := range t.set.Commands() {
		for _, local := range c.Names {
			if local == name {
				return c, true
			}
		}
	}
	return commands.Command{}, false
}

// complete suggests what can be typed: commands after a slash, then the values
// of the command's option; questions and steps otherwise.
func (t *talk) complete(ctx context.Context, line string) readline.Completions {
	if !strings.HasPrefix(line, "/") {
		var words []string
		for _, a := range t.steps {
			words = append(words, string(a.Kind), a.Label)
		}
		return readline.CompleteValuesDescribed(words...)
	}
	name, rest, more := strings.Cut(line[1:], " ")
	if !more {
		var names []string
		for _, c := range t.set.Commands() {
			names = append(names, "/"+c.Name, c.Description)
		}
		return readline.CompleteValuesDescribed(append(names, "/quit", "Leave the conversation")...)
	}
	c, ok := t.command(name)
	if !ok {
		return readline.Completions{}
	}
	for _, o := range c.Options {
		if o.Complete == nil {
			continue
		}
		var values []string
		for _, s := range o.Complete(ctx, rest) {
			values = append(values, s.Value, s.Label)
		}
		return readline.CompleteValuesDescribed(values...)
	}
	return readline.Completions{}
}
