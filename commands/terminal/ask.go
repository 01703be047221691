package terminal

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/index"
)

// maxLine is the longest line of questions that is read, in bytes.
const maxLine = 1 << 20

// askFlags adds to `ask` what only a terminal has: --json, --limit, --explain
// and questions from standard input.
func (p Program) askFlags(cmd *cobra.Command, src *Source, w window) {
	asJSON := cmd.Flags().Bool("json", false, "print one JSON object a question")
	limit := cmd.Flags().Int("limit", 0, "with --json or --explain: at most `n` passages (default 10)")
	explain := cmd.Flags().Bool("explain", false, "show what each hit's score is made of")
	cmd.Use = "ask QUESTION | -"
	cmd.Long += "\n  -         Read one question a line from standard input" +
		"\n\nWhere the brief does not answer, \"briefbot nearest QUESTION\" shows what is nearest."
	one := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *limit < 0 {
			return Misuse("--limit cannot be less than 0")
		}
		if len(args) == 0 {
			return one(cmd, args)
		}
		src.Asked()
		set, err := src.Set()
		if err != nil {
			return err
		}
		ask := func(question string) error {
			q := index.Query{Text: question, Limit: *limit, Explain: *explain}
			switch {
			case *asJSON:
				return p.askJSON(cmd.Context(), set, q)
			case *explain:
				return p.explain(cmd.Context(), src, q)
			}
			return p.answer(cmd.Context(), set, "ask", commands.Request{
				Options: map[string]string{"question": question}, Locale: localeOf(src.locale, question)}, w)
		}
		if len(args) != 1 || args[0] != "-" {
			return ask(strings.Join(args, " "))
		}
		first := true
		return eachLine(cmd.Context(), p.Stdin, func(question string) error {
			// With --json a blank line has an answer too, so that programs can
			// pair the lines that they wrote with those that they read.
			if !*asJSON && strings.TrimSpace(question) == "" {
				return nil
			}
			if !*asJSON && !first {
				fmt.Fprintln(p.Stdout)
			}
			first = false
			err := ask(question)
			if err == ErrReported && !*asJSON {
				return nil // the refusal of one line must not end the others
			}
			return err
		})
	}
}

// askJSON prints the answer to one question as one line of JSON.
func (p Program) askJSON(ctx context.Context, set *commands.Set, q index.Query) error {
	a, err := set.Answer(ctx, q)
	if err != nil {
		return err
	}
	return p.printJSON(a)
}

// printJSON prints a value as one line of JSON.
func (p Program) printJSON(value any) error {
	enc := json.NewEncoder(p.Stdout)
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}

// explain prints what the score of each hit is made of.
func (p Program) explain(ctx context.Context, src *Source, q index.Query) error {
	result, err := src.Search(ctx, q)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.Stdout, "verdict: %s\n", result.Verdict)
	if len(result.Missing) > 0 {
		fmt.Fprintf(p.Stdout, "never mentioned: %s\n", clean(strings.Join(result.Missing, ", ")))
	}
	for i, h := range result.Hits {
		fmt.Fprintf(p.Stdout, "\n%d. %s  %.3f\n   %s\n", i+1, h.Passage.ID, h.Score, clean(h.Sentence.In(h.Passage.Text)))
		for _, r := range h.Explanation {
			fmt.Fprintf(p.Stdout, "   %7.3f  %s", r.Value, r.Signal)
			if len(r.Terms) > 0 {
				fmt.Fprintf(p.Stdout, ": %s", clean(strings.Join(r.Terms, ", ")))
			}
			fmt.Fprintln(p.Stdout)
		}
	}
	return nil
}

// eachLine calls f for every line, in order, until ctx ends.
func eachLine(ctx context.Context, r io.Reader, f func(line string) error) error {
	lines := make(chan string)
	ended := make(chan error, 1)
	// Nothing can end a read from a terminal but its person. The goroutine may
	// outlive this call by that one read, and then the program ends with it.
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, maxLine)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				ended <- ctx.Err()
				return
			}
		}
		ended <- scanner.Err()
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line, ok := <-lines:
			if !ok {
				if err := <-ended; err != nil {
					return fmt.Errorf("reading questions: %w", err)
				}
				return nil
			}
			if err := f(strings.TrimSuffix(line, "\r")); err != nil {
				return err
			}
		}
	}
}
