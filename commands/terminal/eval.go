package terminal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/eval"
)

// evalCommand measures how well questions with known answers are answered.
func (p Program) evalCommand(src *Source) *cobra.Command {
	var misses, asJSON, noCompanion bool
	var without []string
	cmd := &cobra.Command{
		Use:   "eval QUESTIONS.jsonl...",
		Short: "Measure the answers to questions whose answers are known",
		Long: "Asks every question of each file and compares what is found with what should be.\n" +
			"A file holds one JSON object a line (index/eval/README.md says which fields),\n" +
			"or a public question set with passages of its own, which are then searched\n" +
			"instead of the brief. Of questions for the parts of a document, as those in\n" +
			"commands/testdata/structure, hit@1 is the share of right replies.\n" +
			"With --without it says what a rule of the search brings.",
		Args: someArguments("name a file of questions: briefbot eval QUESTIONS.jsonl... [flags]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			e := evaluation{src: src, noCompanion: noCompanion}
			src.Stay()
			if without != nil {
				text, err := e.ablate(cmd.Context(), args, without)
				if err == nil {
					_, err = fmt.Fprint(p.Stdout, text)
				}
				return err
			}
			for i, path := range args {
				r, err := e.report(cmd.Context(), path)
				if err != nil {
					return err
				}
				if with, err := e.companion(); err == nil && with != nil && e.ofTheBrief {
					without, err := (&evaluation{src: src, noCompanion: true}).report(cmd.Context(), path)
					if err != nil {
						return err
					}
					r.WithoutCompanion = &without
				}
				text := r.Text(misses)
				if len(args) > 1 && !asJSON {
					text = fmt.Sprintf("%s%s\n%s", strings.Repeat("\n", min(1, i)), filepath.Base(path), text)
				}
				if asJSON {
					data, err := r.JSON(misses)
					if err != nil {
						return err
					}
					text = string(data) + "\n"
				}
				if _, err := fmt.Fprint(p.Stdout, text); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&misses, "misses", false, "list the questions that failed, and how")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the figures as JSON")
	cmd.Flags().BoolVar(&noCompanion, "no-companion", false, "search without the brief's companion file")
	cmd.Flags().StringSliceVar(&without, "without", nil, "rules to leave out one at a time, or \"all\": what each brings")
	cmd.AddCommand(p.fitCommand(src))
	return cmd
}

// fitCommand fits the weights of the search.
func (p Program) fitCommand(src *Source) *cobra.Command {
	var held []string
	var noCompanion, verdict bool
	cmd := &cobra.Command{
		Use:   "fit QUESTIONS.jsonl[=N]...",
		Short: "Fit the weights of the search to questions whose answers are known",
		Long: "Prints the weights of one configuration as index/weights.json has them, and before\n" +
			"that, in lines that begin with #, what they do on each set. A file with =N is fitted\n" +
			"to every Nth question; the others, and all of --held, are only looked at. With a\n" +
			"companion its own lines are questions too, left out a tenth at a time.",
		RunE: func(cmd *cobra.Command, args []string) error {
			src.Stay()
			b, err := src.Brief()
			if err != nil {
				return err
			}
			e := evaluation{src: src, noCompanion: noCompanion}
			f := eval.Fit{Brief: b, Verdict: verdict, Out: p.Stdout, Open: func(b *corpus.Brief, c *companion.File) (*index.Index, error) {
				return e.open(b, c, nil)
			}}
			if f.Companion, err = e.companion(); err != nil {
				return err
			}
			var files []eval.SetFile
			for i, path := range slices.Concat(args, held) {
				file := eval.SetFile{Every: 1}
				if name, n, ok := strings.Cut(path, "="); ok {
					path = name
					if _, err := fmt.Sscan(n, &file.Every); err != nil || file.Every < 1 {
						return Misuse("%q: a number is expected after =", n)
					}
				}
				if i >= len(args) {
					file.Every = 0
				}
				file.Name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
				if file.Questions, file.Set, err = eval.ReadFile(path); err != nil {
					return err
				}
				files = append(files, file)
			}
			own, abroad, err := f.Run(cmd.Context(), files)
			if err != nil {
				return err
			}
			data, err := json.MarshalIndent(map[string]index.Weights{"": own, ", other language": abroad}, "", "  ")
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(p.Stdout, "%s\n", data)
			return err
		},
	}
	cmd.Flags().BoolVar(&verdict, "verdict", false, "fit the verdict's clues alone")
	cmd.Flags().StringSliceVar(&held, "held", nil, "files that are only looked at")
	cmd.Flags().BoolVar(&noCompanion, "no-companion", false, "search without the brief's companion file")
	return cmd
}

// An evaluation asks files of questions.
type evaluation struct {
	src         *Source
	noCompanion bool
	ofTheBrief  bool // the questions that were asked last are of the brief at hand
}

func (e *evaluation) companion() (*companion.File, error) {
	if e.noCompanion {
		return nil, nil
	}
	return e.src.companion()
}

// open indexes a brief; the caller closes the index.
func (e *evaluation) open(b *corpus.Brief, c *companion.File, without []string) (*index.Index, error) {
	o, err := e.src.meaning(b)
	if err != nil {
		return nil, err
	}
	o.Companion, o.Without = c, without
	x, err := index.New(b, o)
	if err != nil {
		return nil, fmt.Errorf("indexing the brief: %w", err)
	}
	return x, nil
}

// report is how the questions of a file are answered.
func (e *evaluation) report(ctx context.Context, path string) (eval.Report, error) {
	outcomes, err := e.ask(ctx, path, nil)
	return eval.NewReport(path, outcomes), err
}

// ask asks the questions of a file of the brief, or of the file's own passages
// if it has any.
func (e *evaluation) ask(ctx context.Context, path string, without []string) (outcomes []eval.Outcome, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the questions: %w", err)
	}
	if structured, err := commands.ReadStructured(data); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	} else if structured != nil {
		return e.askStructured(ctx, filepath.Dir(path), structured, without)
	}
	questions, set, err := eval.ReadFile(path)
	if err != nil {
		return nil, err
	}
	briefs := map[string]*corpus.Brief{}
	var companion *companion.File
	e.ofTheBrief = set == nil
	if set != nil {
		briefs = set.Briefs
	} else {
		if briefs[""], err = e.src.Brief(); err != nil {
			return nil, err
		}
		if companion, err = e.companion(); err != nil {
			return nil, err
		}
	}
	searchers := map[string]eval.Searcher{}
	for name, b := range briefs {
		x, err := e.open(b, companion, without)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, x.Close()) }()
		searchers[name] = x
	}
	return eval.Run(ctx, searchers, questions)
}

// askStructured asks for the parts of documents, which lie in a folder. A right
// reply counts as an answer with a passage of rank 1.
func (e *evaluation) askStructured(ctx context.Context, folder string, questions []commands.Structured, without []string) (outcomes []eval.Outcome, err error) {
	sets := map[string]*commands.Set{}
	for _, q := range questions {
		if sets[q.Document] == nil {
			var b *corpus.Brief
			var companion *companion.File
			if q.Document == "brief" {
				if b, err = e.src.Brief(); err == nil {
					companion, err = e.companion()
				}
			} else {
				var data []byte
				data, err = os.ReadFile(filepath.Join(folder, filepath.Base(q.Document)+".md"))
				b = corpus.Parse(data, corpus.Options{})
			}
			if err != nil {
				return nil, err
			}
			x, err := e.open(b, companion, without)
			if err != nil {
				return nil, err
			}
			defer func() { err = errors.Join(err, x.Close()) }()
			sets[q.Document] = commands.New(b, x)
		}
		right, r, err := sets[q.Document].Right(ctx, q)
		if err != nil {
			return nil, err
		}
		o := eval.Outcome{Question: eval.Question{ID: q.ID, Text: q.Question, Kind: q.Kind, Answerable: true}, Verdict: index.Answers}
		if right {
			o.Rank, o.Marked = 1, true
		}
		if len(r.Hits) > 0 {
			o.First, o.Sentence = r.Hits[0].Passage.ID, r.Hits[0].Sentence.In(r.Hits[0].Passage.Text)
		}
		outcomes = append(outcomes, o)
	}
	return outcomes, nil
}

// ablate says what each rule brings on each file.
func (e *evaluation) ablate(ctx context.Context, paths, rules []string) (string, error) {
	if slices.Equal(rules, []string{"all"}) {
		rules = index.Rules()
	}
	for _, r := range rules {
		if !slices.Contains(index.Rules(), r) {
			return "", Misuse("there is no rule %q; there are: %s", r, strings.Join(index.Rules(), ", "))
		}
	}
	var changes []eval.Change
	for _, path := range paths {
		with, err := e.ask(ctx, path, nil)
		if err != nil {
			return "", err
		}
		for _, r := range rules {
			without, err := e.ask(ctx, path, []string{r})
			if err != nil {
				return "", err
			}
			changes = append(changes, eval.Compare(r, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), with, without))
		}
	}
	slices.SortStableFunc(changes, func(a, b eval.Change) int { return slices.Index(rules, a.Rule) - slices.Index(rules, b.Rule) })
	return eval.ChangesText(changes), nil
}
