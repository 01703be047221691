package terminal

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"briefbot/commands"
	"briefbot/commands/convert"
)

// quotesFile lets `quotes` check a whole text: a file of any format that can be
// imported, or standard input.
func (p Program) quotesFile(cmd *cobra.Command, src *Source, w window) {
	cmd.Long += "\n  FILE     A file instead (Markdown, text, DOCX, …): every quotation in it; - reads standard input"
	message := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return message(cmd, args)
		}
		text, ok, err := p.text(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		if !ok && namesFile(args[0]) {
			return Misuse("there is no file %s; check the name", args[0])
		}
		if !ok {
			return message(cmd, args)
		}
		set, err := src.Set()
		if err != nil {
			return err
		}
		return w.print(p.Stdout, set.CheckText(text, src.locale).Blocks)
	}
}

// namesFile reports whether an argument is a file's name, not a message: one word
// with a folder or an ending.
func namesFile(arg string) bool {
	return !strings.ContainsFunc(arg, unicode.IsSpace) && (strings.ContainsRune(arg, filepath.Separator) || len(filepath.Ext(arg)) > 1)
}

// text is the text of a file, or of standard input for "-". It is false if there
// is no such file. More than can be checked is refused, not cut.
func (p Program) text(ctx context.Context, path string) (text string, ok bool, err error) {
	var data []byte
	if path == "-" {
		path = "standard input"
		if data, err = io.ReadAll(io.LimitReader(p.Stdin, commands.MaxText+1)); err != nil {
			return "", false, fmt.Errorf("%s cannot be read: %w", path, err)
		}
	} else {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			return "", false, nil
		}
		if data, err = readFile(path); err != nil {
			return "", false, err
		}
		if convert.FormatOf(path, data) != convert.Markdown {
			if data, err = p.importer(ctx)(path, data); err != nil {
				return "", false, err
			}
		}
	}
	if len(data) > commands.MaxText {
		return "", false, fmt.Errorf("%s has more than %d kB: check it in parts", path, commands.MaxText/1000)
	}
	if err := checkEncoding(path, data); err != nil {
		return "", false, err
	}
	return string(data), true, nil
}
