package terminal

import (
	"strings"

	"github.com/spf13/cobra"
)

// helpFlags makes `help` explain the command line: without arguments the whole
// program, with a name that subcommand.
func (p Program) helpFlags(cmd *cobra.Command) {
	cmd.Use = "help [COMMAND]"
	cmd.ValidArgsFunction = func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var names []cobra.Completion
		for _, c := range cmd.Root().Commands() {
			if c.IsAvailableCommand() && strings.HasPrefix(c.Name(), typed) {
				names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		target, _, err := cmd.Root().Find(args)
		if err != nil || len(args) > 0 && target == cmd.Root() {
			return Misuse("there is no command %q; see briefbot help", strings.Join(args, " "))
		}
		target.InitDefaultHelpFlag()
		return target.Help()
	}
}
