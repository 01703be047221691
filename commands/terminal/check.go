package terminal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"briefbot/corpus"
	"briefbot/index"
)

// checkCommand shows what is understood of a document before it is used as a
// brief.
func (p Program) checkCommand(src *Source, w window) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check FILE | -",
		Short: "Show what is understood of a document in Markdown, and what dangles in it",
		Long: "Show what is understood of a document in Markdown: outline, recommendations, footnotes,\n" +
			"references, what was joined or left out, and what looks wrong.\n\n" +
			"The exit status is 1 if a footnote mark has no footnote or a citation no entry,\n" +
			"2 if the document cannot be read.\n\n" +
			"  FILE  The document; - reads standard input. Without it, the file of --brief or BRIEF_PATH.",
		Args: cobra.MaximumNArgs(1),
	}
	asJSON := cmd.Flags().Bool("json", false, "print one JSON object for tools")
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return Misuse("check reads one file at a time; %d were given", len(args))
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		path := src.Path()
		if len(args) == 1 {
			path = args[0]
		}
		if path == "" {
			return Misuse("say which file: briefbot check FILE")
		}
		b, err := p.checked(path)
		if err != nil {
			// Status 1 is for what dangles, so that a tool can tell the two.
			return Misuse("%v", err)
		}
		if *asJSON {
			enc := json.NewEncoder(p.Stdout)
			enc.SetEscapeHTML(false)
			err = enc.Encode(b.Check())
		} else {
			err = p.printCheck(w, path, b)
		}
		if err == nil && b.Dangles() {
			err = ErrReported
		}
		return err
	}
	return cmd
}

// checked parses the file to be checked; "-" is standard input.
func (p Program) checked(path string) (*corpus.Brief, error) {
	if path != "-" {
		return openBrief(path)
	}
	data, err := io.ReadAll(io.LimitReader(p.Stdin, maxBrief+1))
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	if len(data) > maxBrief {
		return nil, fmt.Errorf("standard input is longer than %d MB, which no brief is", maxBrief>>20)
	}
	if err := checkText("standard input", data); err != nil {
		return nil, err
	}
	return corpus.Parse(data, corpus.Options{}), nil
}

// printCheck prints the report for people.
func (p Program) printCheck(w window, path string, b *corpus.Brief) error {
	r := checkReport{brief: b}
	r.summary()
	r.outline()
	r.recommendations()
	r.notes()
	r.references()
	r.joins()
	r.omissions()
	r.problems()
	if path != "-" {
		if err := r.companion(path); err != nil {
			return err
		}
	}
	return w.print(p.Stdout, r.blocks)
}

// companion says how much of the brief the companion file beside it covers.
func (r *checkReport) companion(path string) error {
	file := index.CompanionPath(path)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", file, cause(err))
	}
	c, err := index.ReadCompanion(file, data)
	if err != nil {
		return err
	}
	v := c.Coverage(r.brief)
	r.heading("Companion file")
	r.say("%s has wordings for %d of %s and two or more questions for %d of %s: %s, %s, %s.",
		file, v.Worded, count(v.Passages, "passage"), v.Asked, count(v.Sentences, "sentence"),
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
