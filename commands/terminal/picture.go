package terminal

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/corpus"
)

// pictureCommand draws what the brief's argument rests on.
func (p Program) pictureCommand(src *Source) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "picture",
		Short: "Draw which notes and works each paragraph rests on",
		Long: "picture draws the brief's argument: a bar for each paragraph, lines to the notes and works that it rests\n" +
			"on, the recommendations lit. The file's name says the kind: .svg (with links and titles) or .png.",
		Example: "  briefbot picture -o argument.svg",
		Args:    NoArguments,
	}
	output, force := outputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		set, err := src.Set()
		if err != nil {
			return err
		}
		drawing, _ := set.Argument(src.locale)
		switch kind := strings.ToLower(filepath.Ext(*output)); {
		case *output == "-" || kind == ".svg":
			return p.give(*output, drawing.SVG("-"), *force)
		case kind == ".png":
			image, err := drawing.PNG()
			if err != nil {
				return err
			}
			return p.give(*output, image, *force)
		}
		return Misuse("say where to: briefbot picture -o argument.svg (or .png; - is standard output, as SVG)")
	}
	return cmd
}

// cardCommand paints one sentence of the brief.
func (p Program) cardCommand(src *Source) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "card PLACE",
		Short: "Make a picture of one sentence or paragraph, with its source",
		Long: "card makes a PNG of 1200 × 630 pixels with one sentence or paragraph of the brief, word for word, its source\n" +
			"and its place. PLACE is what replies print: \"Barriers to Cooperation, paragraph 2, sentence 3\".",
		Example: "  briefbot card barriers, paragraph 2, sentence 1 -o card.png",
		Args:    someArguments("say which sentence: briefbot card PLACE -o card.png"),
	}
	output, force := outputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *output == "" {
			return Misuse("say where to: briefbot card PLACE -o card.png (- is standard output)")
		}
		if *output != "-" && !strings.EqualFold(filepath.Ext(*output), ".png") {
			return Misuse("a card is a PNG picture: name the file so, for example -o card.png, and not %s", *output)
		}
		set, err := src.Set()
		if err != nil {
			return err
		}
		typed := strings.Join(args, " ")
		places := corpus.NewGazetteer(set.Brief())
		reading := places.Read(typed, corpus.ReadOptions{})
		switch {
		case len(reading.Missing) > 0:
			return fmt.Errorf("%q: %s", typed, set.Absent(reading.Missing[0], src.locale))
		case len(reading.Places) != 1:
			return fmt.Errorf("%q is not one place of the brief; try for example: briefbot card %s -o card.png", typed, set.Brief().Passages[0].ID)
		case reading.Rest != "":
			return fmt.Errorf("%q is more than one place: %q names none; try: briefbot card %q -o card.png", typed, reading.Rest, places.Name(reading.Places[0], src.locale))
		}
		card, err := set.Card(reading.Places[0], src.locale)
		if errors.Is(err, commands.ErrNoCard) {
			return fmt.Errorf("%q: %w", typed, err)
		}
		if err != nil {
			return err
		}
		return p.give(*output, card.PNG, *force)
	}
	return cmd
}

// outputFlags are where a file goes, and whether it may take another's place.
func outputFlags(cmd *cobra.Command) (output *string, force *bool) {
	return cmd.Flags().StringP("output", "o", "", "write to `FILE`; - is standard output"),
		cmd.Flags().Bool("force", false, "overwrite a file that is there already")
}

// give writes data to a file, or to standard output for "-".
func (p Program) give(to string, data []byte, force bool) error {
	if to == "-" {
		_, err := p.Stdout.Write(data)
		return err
	}
	return write(to, data, force)
}
