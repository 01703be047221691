package terminal

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"
)

// verifyFlags adds --json to `verify`.
func (p Program) verifyFlags(cmd *cobra.Command, src *Source) {
	asJSON := cmd.Flags().Bool("json", false, "print the verdict as one JSON object")
	one := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !*asJSON || len(args) == 0 {
			return one(cmd, args)
		}
		set, err := src.Set()
		if err != nil {
			return err
		}
		enc := json.NewEncoder(p.Stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(set.Verify(strings.Join(args, " ")))
	}
}
