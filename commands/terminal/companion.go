package terminal

import (
	"cmp"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"briefbot/corpus/companion"
)

// companionCommand writes a companion file for a brief, to be filled in.
func (p Program) companionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "companion FILE",
		Short: "Write a companion file for a brief: what people call things, and what they ask",
		Long: "Write a companion file for a brief, with every passage and sentence in it and nothing\n" +
			"filled in. What is written there in everyday words helps to find the passages; it is\n" +
			"never shown. It is found beside the brief by its name: NAME.companion.yaml for NAME.md.\n" +
			"\"briefbot check FILE\" says how much is filled in and what no longer fits the brief.",
		Args: oneArgument("say which brief: briefbot companion FILE"),
	}
	output := cmd.Flags().StringP("output", "o", "", "write to `FILE`; - is standard output")
	force := cmd.Flags().Bool("force", false, "overwrite a companion file that is there already, with all that is filled in")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b, err := openBrief(args[0], p.importer(cmd.Context()))
		if err != nil {
			return Misuse("%v", err)
		}
		data := companion.Skeleton(b, filepath.Base(args[0]))
		to := cmp.Or(*output, companion.Path(args[0]))
		if err := p.give(to, data, *force); err != nil || to == "-" {
			return err
		}
		sentences := 0
		for i := range b.Passages {
			sentences += len(b.Passages[i].Sentences)
		}
		fmt.Fprintf(p.Stderr, "%s: %s with %s to fill in\n", to, count(len(b.Passages), "passage"), count(sentences, "sentence"))
		return nil
	}
	return cmd
}
