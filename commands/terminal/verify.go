package terminal

import (
	"strings"

	"github.com/spf13/cobra"
)

// verifyFlags adds to `verify` what only a terminal has: --json, and with it
// quotations from standard input.
func (p Program) verifyFlags(cmd *cobra.Command, src *Source) {
	asJSON := cmd.Flags().Bool("json", false, "print the verdict as one JSON object")
	cmd.Long += "\n  -         With --json: read one quotation a line from standard input"
	one := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !*asJSON || len(args) == 0 {
			return one(cmd, args)
		}
		set, err := src.Set()
		if err != nil {
			return err
		}
		verify := func(quote string) error { return p.printJSON(set.Verify(quote)) }
		if len(args) == 1 && args[0] == "-" {
			return eachLine(cmd.Context(), p.Stdin, verify)
		}
		return verify(strings.Join(args, " "))
	}
}
