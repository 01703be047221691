package terminal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"briefbot/commands"
)

// Exit statuses.
const (
	exitOK      = 0
	exitRefused = 1 // what was asked for cannot be had, or the program failed
	exitMisuse  = 2 // the command line cannot be understood
)

// A Program is one run of the command line. All that it reads and writes is
// given to it, so that tests can run it whole.
type Program struct {
	Args    []string                         // without the program's name
	Env     func(name string) (string, bool) // like os.LookupEnv
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Version string
	// More adds subcommands that this package cannot know, such as those that
	// need Discord. They get the brief from the Source.
	More func(src *Source) []*cobra.Command
}

// ErrReported is returned by a subcommand that has already said on standard
// error what is wrong; the exit status is 1.
var ErrReported = errors.New("terminal: already reported")

// A misuse is a command line that cannot be understood.
type misuse struct{ sentence string }

func (m misuse) Error() string { return m.sentence }

// Misuse is an error for a command line that cannot be understood: its
// sentence goes to standard error and the exit status is 2.
func Misuse(format string, args ...any) error { return misuse{fmt.Sprintf(format, args...)} }

// oneArgument wants one argument; the sentence says which.
func oneArgument(sentence string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return Misuse("%s", sentence)
		}
		return nil
	}
}

// someArguments wants one argument or more; the sentence says which.
func someArguments(sentence string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return Misuse("%s", sentence)
		}
		return nil
	}
}

// NoArguments refuses a subcommand's arguments as misuse.
func NoArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return Misuse("%s takes no arguments; see %s --help", cmd.Name(), cmd.CommandPath())
	}
	return nil
}

// Run carries out the command line and returns the exit status: 0, 1 for a
// refusal or failure, 2 for misuse.
func (p Program) Run(ctx context.Context) int {
	src := &Source{env: p.Env, imports: p.importer(ctx)}
	defer src.Close()
	root := p.root(src)
	err := root.ExecuteContext(ctx)
	var m misuse
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &m):
		fmt.Fprintf(p.Stderr, "briefbot: %s\n", m.sentence)
		return exitMisuse
	case errors.Is(err, ErrReported):
		return exitRefused
	case ctx.Err() != nil:
		return exitRefused // interrupted: the person knows
	}
	fmt.Fprintf(p.Stderr, "briefbot: %v\n", err)
	return exitRefused
}

// root is the command tree. It is built from definitions alone: neither the
// brief nor the index is read for it.
func (p Program) root(src *Source) *cobra.Command {
	root := &cobra.Command{
		Use:   "briefbot",
		Short: "Ask a policy brief; get the matching passage word for word, with its sources",
		Long: "briefbot answers questions about a policy brief with the matching passage, word for word,\n" +
			"and its footnotes and references. It never paraphrases; if the brief does not answer, it says so.",
		Example: `  briefbot ask What stands in the way of cooperation?
  briefbot recommendation 2
  briefbot chat`,
		Version:                    cmp.Or(p.Version, "(development)"),
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			sentence := fmt.Sprintf("there is no command %q", args[0])
			const least = 5 // letters of a misspelt command before other words: "what is …" is not "chat is …"
			if s := cmd.SuggestionsFor(args[0]); len(s) > 0 && (len(args) == 1 || len(args[0]) >= least) {
				sentence += "; did you mean " + strings.Join(s, " or ") + "?"
			} else {
				sentence += "; to ask a question: briefbot ask " + strings.Join(args, " ")
			}
			return misuse{sentence}
		},
	}
	root.SetArgs(separate(p.Args))
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("briefbot {{.Version}}\n")
	root.PersistentFlags().StringVar(&src.path, "brief", "", "the brief to answer from, a `file` in Markdown or one that import reads (default: $BRIEF_PATH, else the built-in brief)")
	root.PersistentFlags().BoolVar(&src.words, "no-encoder", false, "compare words alone, not meanings: faster, but questions in other words find less")
	root.PersistentFlags().StringVar(&src.locale, "lang", "", "`language` of briefbot's own sentences, such as fr or ru (default: that of a question); quotations stay as printed")
	root.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions(commands.Languages(), cobra.ShellCompDirectiveNoFileComp))
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return checkLanguage(src.locale) }
	root.AddGroup(&cobra.Group{ID: "brief", Title: "Questions to the brief:"}, &cobra.Group{ID: "more", Title: "More:"})

	w := p.window()
	w.wrapHelp(root)
	for _, c := range commands.Definitions() {
		cmd := p.subcommand(c, src, w)
		cmd.GroupID = "brief"
		if c.Name == "help" {
			cmd.GroupID = "more"
			root.SetHelpCommand(cmd)
			continue
		}
		root.AddCommand(cmd)
	}
	for _, cmd := range p.tools(src, w) {
		cmd.GroupID = "more"
		root.AddCommand(cmd)
	}
	if p.More != nil {
		for _, cmd := range p.More(src) {
			cmd.GroupID = "more"
			root.AddCommand(cmd)
		}
	}
	root.SetCompletionCommandGroupID("more")
	return root
}

// localeOf is the language of the reply to a question: that of --lang, or else
// the question's own, as in Discord.
func localeOf(chosen, question string) string {
	if chosen != "" {
		return chosen
	}
	return commands.Language(question)
}

// checkLanguage refuses a locale (such as "fr" or "es-419") of a language
// that the program does not speak.
func checkLanguage(locale string) error {
	lang, _, _ := strings.Cut(strings.ToLower(locale), "-")
	if lang != "" && !slices.Contains(commands.Languages(), lang) {
		return Misuse("--lang cannot be %q; it is one of %s", locale, strings.Join(commands.Languages(), ", "))
	}
	return nil
}

// flagError says what is wrong with an option, and how to type words that only
// look like one.
func flagError(cmd *cobra.Command, err error) error {
	if value, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return Misuse("--%s cannot be %q; see %s --help", value.GetFlag().Name, value.GetValue(), cmd.CommandPath())
	}
	return Misuse("%v; see %s --help (words after -- are not options)", err, cmd.CommandPath())
}

// tools are the subcommands that are not commands of the brief. Each lives in
// a file of its own; add yours to the list.
func (p Program) tools(src *Source, w window) []*cobra.Command {
	return []*cobra.Command{
		p.chatCommand(src, w),
		p.checkCommand(src, w),
		p.companionCommand(),
		p.pictureCommand(src),
		p.cardCommand(src),
		p.importCommand(w),
		p.readPDFCommand(),
		p.evalCommand(src),
	}
}

// separate puts "--" before a first argument such as "-1" or "-1.5": no option
// is a number, so a person who types one means it.
func separate(args []string) []string {
	for i, a := range args {
		switch {
		case a == "--":
			return args
		case len(a) > 1 && a[0] == '-' && a[1] >= '0' && a[1] <= '9' && i > 0 && !strings.HasPrefix(args[i-1], "--"):
			return append(append(append([]string{}, args[:i]...), "--"), args[i:]...)
		}
	}
	return args
}
