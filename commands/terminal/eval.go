package terminal

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"briefbot/corpus"
	"briefbot/index"
	"briefbot/index/eval"
)

// evalCommand measures how well questions with known answers are answered.
func (p Program) evalCommand(src *Source) *cobra.Command {
	var misses, asJSON, noCompanion bool
	cmd := &cobra.Command{
		Use:   "eval QUESTIONS.jsonl",
		Short: "Measure the answers to questions whose answers are known",
		Long: "Asks every question of a file and compares what is found with what should be.\n" +
			"The file holds one JSON object a line (index/eval/README.md says which fields),\n" +
			"or a public question set with passages of its own, which are then searched\n" +
			"instead of the brief.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return Misuse("name one file of questions: %s", cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := evaluate(cmd.Context(), src, args[0], noCompanion)
			if err != nil {
				return err
			}
			if !asJSON {
				_, err = fmt.Fprint(p.Stdout, r.Text(misses))
				return err
			}
			data, err := r.JSON(misses)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(p.Stdout, "%s\n", data)
			return err
		},
	}
	cmd.Flags().BoolVar(&misses, "misses", false, "list the questions that failed, and how")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the figures as JSON")
	cmd.Flags().BoolVar(&noCompanion, "no-companion", false, "search without the brief's companion file")
	return cmd
}

// evaluate runs the questions of a file on the brief, or on the file's own
// passages if it has any.
func evaluate(ctx context.Context, src *Source, path string, noCompanion bool) (r eval.Report, err error) {
	questions, set, err := eval.ReadFile(path)
	if err != nil {
		return eval.Report{}, err
	}
	briefs := map[string]*corpus.Brief{}
	var companion *index.Companion
	if set != nil {
		briefs = set.Briefs
	} else {
		if briefs[""], err = src.Brief(); err != nil {
			return eval.Report{}, err
		}
		if !noCompanion {
			if companion, err = src.companion(); err != nil {
				return eval.Report{}, err
			}
		}
	}
	src.Stay()
	searchers := map[string]eval.Searcher{}
	for name, b := range briefs {
		o, err := src.meaning(b)
		if err != nil {
			return eval.Report{}, err
		}
		o.Companion = companion
		x, err := index.New(b, o)
		if err != nil {
			return eval.Report{}, fmt.Errorf("indexing the brief: %w", err)
		}
		defer func() { err = errors.Join(err, x.Close()) }()
		searchers[name] = x
	}
	outcomes, err := eval.Run(ctx, searchers, questions)
	if err != nil {
		return eval.Report{}, err
	}
	return eval.NewReport(path, outcomes), nil
}
