package terminal

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"briefbot/corpus"
	"briefbot/corpus/companion"
)

// checkCommand shows what is understood of a document before it is used as a
// brief.
func (p Program) checkCommand(src *Source, w window) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check FILE | -",
		Short: "Show what is understood of a document, and what dangles in it",
		Long: "Show on one screen what is understood of a document: title, authors, date, how many\n" +
			"recommendations, footnotes and references, what is uncertain and how to correct it, and\n" +
			"three questions that it can answer. With --all also outline and lists, what was joined or\n" +
			"left out, and every problem. A file that is not Markdown is imported first.\n\n" +
			"The exit status is 1 if a footnote mark has no footnote or a citation no entry,\n" +
			"2 if the document cannot be read.\n\n" +
			"  FILE  The document; - reads standard input. Without it, the file of --brief or BRIEF_PATH.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return Misuse("check reads one file at a time; %d were given", len(args))
			}
			return nil
		},
	}
	asJSON := cmd.Flags().Bool("json", false, "print one JSON object for tools")
	all := cmd.Flags().Bool("all", false, "print also the outline, all lists, and every problem")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		path := src.Path()
		if len(args) == 1 {
			path = args[0]
		}
		if path == "" {
			return Misuse("say which file: briefbot check FILE")
		}
		b, err := p.checked(cmd.Context(), path)
		if err != nil {
			// Status 1 is for what dangles, so that a tool can tell the two.
			return Misuse("%v", err)
		}
		err = p.printCheck(w, path, b, checkOptions{json: *asJSON, all: *all, slow: src.Slow()})
		if err == nil && dangles(b) {
			err = ErrReported
		}
		return err
	}
	return cmd
}

// checked parses the file to be checked; "-" is standard input.
func (p Program) checked(ctx context.Context, path string) (*corpus.Brief, error) {
	if path != "-" {
		return openBrief(path, p.importer(ctx))
	}
	data, err := io.ReadAll(io.LimitReader(p.Stdin, maxBrief+1))
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	if err := checkText("standard input", data); err != nil {
		return nil, err
	}
	return corpus.Parse(data, corpus.Options{}), nil
}

// checkOptions are how a report is printed.
type checkOptions struct {
	json, all bool
	slow      string // what [Source.Slow] says
}

// printCheck prints the report.
func (p Program) printCheck(w window, path string, b *corpus.Brief, o checkOptions) error {
	if o.json {
		return p.printJSON(newReceipt(b).withProblems(b))
	}
	r := checkReport{brief: b}
	r.receipt()
	if o.all {
		r.outline()
		r.recommendations()
		r.notes()
		r.references()
		r.joins()
		r.omissions()
		r.problems()
	}
	if path != "-" {
		if err := r.companion(path); err != nil {
			return err
		}
	}
	if path != "-" && !isText(path) {
		r.say("Lines are those of the Markdown that briefbot import %s writes.", path)
	}
	if o.slow != "" {
		r.say("%s", o.slow)
	}
	if !o.all {
		r.say("briefbot check --all %s shows outline, lists and all problems.", path)
	}
	return w.print(p.Stdout, r.blocks)
}

// companion says how much of the brief the companion file beside it covers.
func (r *checkReport) companion(path string) error {
	c, err := readCompanion(path)
	if c == nil || err != nil {
		return err
	}
	v := c.Coverage(r.brief)
	r.heading("Companion file")
	r.say("%s has wordings for %d of %s and two or more questions for %d of %s: %s, %s, %s.",
		companion.Path(path), v.Worded, count(v.Passages, "passage"), v.Asked, count(v.Sentences, "sentence"),
		count(v.Questions, "question"), count(v.OffTopic, "off-topic line"), count(v.Silent, "unanswered question"))
	gaps := 0
	for _, p := range c.Check(r.brief) {
		if p.Gap {
			gaps++
			continue
		}
		r.item(0, "line %d, %s: %s", p.Line, p.Passage, p.Text)
	}
	if gaps > 0 {
		r.say("%s could still be filled.", count(gaps, "gap"))
	}
	return nil
}
