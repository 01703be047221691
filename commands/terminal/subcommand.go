package terminal

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/corpus/pattern"
)

// subcommand makes a subcommand from a command's definition. The first option
// is the words after the name; the others are flags. A flag for privacy has no
// meaning where only one person looks.
func (p Program) subcommand(c commands.Command, src *Source, w window) *cobra.Command {
	cmd := &cobra.Command{
		Use:   c.Name,
		Short: c.Description,
	}
	var words *commands.Option
	flags := make(map[string]*string)
	switches := make(map[string]*bool)
	for i := range c.Options {
		o := &c.Options[i]
		switch {
		case o.Flag && o.Name == "private":
		case o.Flag:
			switches[o.Name] = cmd.Flags().Bool(o.Name, false, o.Description)
		case words == nil:
			words = o
			if o.Required {
				cmd.Use += " " + strings.ToUpper(o.Name)
			} else {
				cmd.Use += " [" + strings.ToUpper(o.Name) + "]"
			}
			cmd.Long = c.Description + ".\n\n  " + strings.ToUpper(o.Name) + "  " + o.Description
		default:
			usage := o.Description
			if len(o.Choices) > 0 {
				usage += ": " + choices(*o)
			}
			flags[o.Name] = cmd.Flags().String(o.Name, "", usage)
			if len(o.Choices) > 0 {
				var values []string
				for _, ch := range o.Choices {
					values = append(values, cobra.CompletionWithDesc(ch.Value, ch.Label))
				}
				cmd.RegisterFlagCompletionFunc(o.Name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
			}
		}
	}
	request := func(cmd *cobra.Command, args []string) (commands.Request, error) {
		r := commands.Request{Options: make(map[string]string), Locale: src.locale}
		switch {
		case len(args) > 0 && words == nil:
			return r, Misuse("%s takes no arguments", c.Name)
		case len(args) > 0:
			r.Options[words.Name] = strings.Join(args, " ")
			if c.Name == "ask" {
				r.Locale = localeOf(src.locale, r.Options[words.Name])
			}
		case words != nil && words.Required:
			return r, Misuse("say which %s: briefbot %s", words.Name, cmd.Use)
		}
		for name, on := range switches {
			if *on {
				r.Options[name] = "true"
			}
		}
		for _, o := range c.Options {
			value := flags[o.Name]
			if value == nil || !cmd.Flags().Changed(o.Name) {
				continue
			}
			chosen, ok := chosen(o, *value)
			if !ok {
				return r, Misuse("--%s cannot be %q; it is one of %s", o.Name, *value, choices(o))
			}
			r.Options[o.Name] = chosen
		}
		return r, nil
	}
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		r, err := request(cmd, args)
		if err != nil {
			return err
		}
		set, err := src.Set()
		if err != nil {
			return err
		}
		return p.answer(cmd.Context(), set, c.Name, r, w)
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if words == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		set, err := src.Set()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return suggestions(cmd.Context(), set, c.Name, words.Name, strings.Join(append(args, typed), " "))
	}
	switch c.Name {
	case "ask":
		p.askFlags(cmd, src, w)
	case "verify":
		p.verifyFlags(cmd, src)
	case "quotes":
		p.quotesFile(cmd, src, w)
	case "help":
		p.helpFlags(cmd)
	}
	return cmd
}

// chosen is the value of an option that a person means: one of its choices,
// by its value or its label, in any case; anything if it has none.
func chosen(o commands.Option, value string) (string, bool) {
	if o.Choices == nil {
		return value, true
	}
	for _, c := range o.Choices {
		if strings.EqualFold(c.Value, value) || strings.EqualFold(c.Label, value) {
			return c.Value, true
		}
	}
	return "", false
}

func choices(o commands.Option) string {
	var values []string
	for _, c := range o.Choices {
		values = append(values, c.Value)
	}
	return strings.Join(values, ", ")
}

// suggestions are the shell's completions of an option.
func suggestions(ctx context.Context, set *commands.Set, command, option, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	if c, ok := set.Command(command); ok {
		for _, o := range c.Options {
			if o.Name == option && o.Complete != nil {
				for _, s := range o.Complete(ctx, strings.TrimSpace(typed)) {
					out = append(out, cobra.CompletionWithDesc(s.Value, s.Label))
				}
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// slash is a command's name in a sentence: what precedes it, and the name.
var slash = pattern.New(`(^|\s)/(\pL+)`)

// forShell sets a reply for a shell. Commands in the program's own sentences are
// named as a shell has them: "briefbot section" for "/section", whatever the
// language calls it; the words of a person stay. Which match of how many it is
// says nothing where no step leads to the next.
func forShell(blocks []commands.Block, set *commands.Set) {
	command := func(name string) (string, bool) {
		if _, ok := set.Command(name); ok { // as in English: nothing is read for it
			return name, true
		}
		for _, c := range set.Commands() {
			for _, local := range c.Names {
				if local == name {
					return c.Name, true
				}
			}
		}
		return "", false
	}
	for i, b := range blocks {
		if b.Kind == commands.Place {
			blocks[i].Label = ""
		}
		if b.Kind != commands.Say && b.Kind != commands.Note {
			continue
		}
		for i, r := range b.Runs {
			if r.Style&commands.Typed != 0 {
				continue
			}
			b.Runs[i].Text = slash.ReplaceAllStringFunc(r.Text, func(found string) string {
				before, name, _ := strings.Cut(found, "/")
				if command, ok := command(name); ok {
					return before + "briefbot " + command
				}
				return found
			})
		}
	}
}

// answer runs a command and prints its reply; a refusal goes to standard error.
func (p Program) answer(ctx context.Context, set *commands.Set, name string, r commands.Request, w window) error {
	c, ok := set.Command(name)
	if !ok {
		return fmt.Errorf("the command %s is defined but cannot be found", name)
	}
	reply, err := c.Run(ctx, r)
	if err != nil {
		return err
	}
	forShell(reply.Blocks, set)
	if reply.Outcome == commands.Refused {
		w.plain().print(p.Stderr, reply.Blocks)
		return ErrReported
	}
	return w.print(p.Stdout, reply.Blocks)
}
