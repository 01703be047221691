package terminal

import (
	"github.com/spf13/cobra"

	"briefbot/commands/convert"
)

// readPDFCommand is the process in which a PDF file is read: import starts the
// program again with it.
func (p Program) readPDFCommand() *cobra.Command {
	return &cobra.Command{
		Use:    convert.ReadPDF,
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return convert.Child(cmd.Context(), p.Stdin, p.Stdout, p.Stderr)
		},
	}
}
