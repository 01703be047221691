package terminal

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"briefbot/commands/convert"
	"briefbot/corpus"
)

// importCommand makes a document in another format into a brief.
func (p Program) importCommand(w window) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Turn a PDF, Word document or saved web page into a brief in Markdown",
		Long: "Turn a document into a brief in Markdown and check it. Page numbers are kept where the\n" +
			"document has them.\n\n" +
			"  PDF, DOCX, HTML, MHTML    need nothing\n" +
			"  ODT, RTF, EPUB, LaTeX,    need pandoc (apt install pandoc, brew install pandoc)\n" +
			"  reStructuredText, AsciiDoc\n\n" +
			"The brief is written beside FILE, with the ending .md. As with check, the exit status is 1\n" +
			"if a footnote mark has no footnote or a citation no entry; the brief is written all the same.",
		Args: oneArgument("say which file: briefbot import FILE"),
	}
	output := cmd.Flags().StringP("output", "o", "", "write the brief to `FILE`; - is standard output, without the report")
	asJSON := cmd.Flags().Bool("json", false, "print the report as one JSON object for tools")
	force := cmd.Flags().Bool("force", false, "overwrite a brief that is there already")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		path := args[0]
		data, err := readFile(path)
		if err != nil {
			return Misuse("%v", err)
		}
		if len(data) == 0 {
			return Misuse("%s is empty", path)
		}
		to := cmp.Or(*output, strings.TrimSuffix(path, filepath.Ext(path))+".md")
		if to == path {
			return Misuse("%s would be overwritten; name another file with --output", path)
		}
		r, err := p.converter().To(cmd.Context(), path, data)
		if err != nil {
			return err
		}
		p.warn(path, r)
		if err := p.give(to, r.Markdown, *force); err != nil || to == "-" {
			return err
		}
		pages := "without page numbers"
		if r.Pages > 0 {
			pages = count(r.Pages, "page")
		}
		fmt.Fprintf(p.Stderr, "%s: written by %s, %s\n", to, r.By, pages)
		name := strings.TrimSuffix(filepath.Base(to), filepath.Ext(to))
		b := corpus.Parse(r.Markdown, corpus.Options{Name: name})
		err = p.printCheck(w, to, b, checkOptions{json: *asJSON})
		if err == nil && dangles(b) {
			err = ErrReported
		}
		return err
	}
	return cmd
}

// write writes a new file; one that is there stays unless force is set.
func write(path string, data []byte, force bool) error {
	mode := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if !force {
		mode |= os.O_EXCL
	}
	f, err := os.OpenFile(path, mode, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; overwrite it with --force or name another file with --output", path)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, cause(err))
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, cause(err))
	}
	return nil
}

// converter says on standard error what takes long.
func (p Program) converter() convert.Converter {
	return convert.Converter{Say: func(sentence string) { fmt.Fprintln(p.Stderr, "briefbot: "+sentence) }}
}

// warn says on standard error what may be missing.
func (p Program) warn(path string, r convert.Result) {
	for _, w := range r.Warnings {
		fmt.Fprintf(p.Stderr, "briefbot: %s: %s\n", path, w)
	}
}

// An importer returns the Markdown of a file in another format.
type importer func(path string, data []byte) ([]byte, error)

// importer imports files for a command that only reads them. What it made is
// kept in the user's cache folder, under a name for the file's content and
// for this program, which may do better next time.
func (p Program) importer(ctx context.Context) importer {
	return func(path string, data []byte) ([]byte, error) {
		kept := importCache(data)
		if md, err := os.ReadFile(kept); err == nil {
			return md, nil
		}
		r, err := p.converter().To(ctx, path, data)
		if err != nil {
			return nil, err
		}
		p.warn(path, r)
		if kept != "" { // one that cannot be kept is made again
			if err := os.MkdirAll(filepath.Dir(kept), 0o700); err == nil {
				dropOld(filepath.Dir(kept))
				os.WriteFile(kept, r.Markdown, 0o600)
			}
		}
		return r.Markdown, nil
	}
}

// importCache is the file in which an import of some data is kept, or "".
func importCache(data []byte) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(self)
	if err != nil {
		return ""
	}
	h := sha256.New()
	fmt.Fprintln(h, info.Size(), info.ModTime().UnixNano())
	h.Write(data)
	return filepath.Join(dir, "briefbot", "imported", fmt.Sprintf("%x.md", h.Sum(nil)))
}

// keepImports is how long an import is kept.
const keepImports = 30 * 24 * time.Hour

// dropOld removes imports that were kept long enough. Any that cannot be
// removed stays.
func dropOld(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > keepImports {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
