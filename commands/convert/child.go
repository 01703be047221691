package convert

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"

	"briefbot/commands/convert/pdf"
	"briefbot/commands/convert/pdf/pdfium"
	"briefbot/corpus/pattern"
)

// ReadPDF is the name of the hidden subcommand in which the program reads a
// PDF file: a process of its own, because one that loops has to be killed. Its
// main calls Child.
const ReadPDF = "read-pdf"

// A childReply is what the child writes: a result or one of the errors that
// the parent has a sentence for.
type childReply struct {
	pdf.Result
	Pages int
	Error string // "password", "forbidden", "broken", or a sentence
}

var childErrors = map[string]error{
	"password": pdfium.ErrPassword, "forbidden": pdfium.ErrForbidden, "broken": pdfium.ErrBroken,
}

// Child reads a PDF file from stdin and writes what is in it to stdout, for
// the process that started it. It says on stderr what takes long.
func Child(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) error {
	debug.SetMemoryLimit(maxMemory / 4) // beyond that the garbage is collected more eagerly
	go watchMemory(maxMemory)
	data, err := io.ReadAll(stdin)
	if err != nil {
		return err
	}
	reply, err := childRead(ctx, data, stderr)
	if err != nil {
		reply = childReply{Error: err.Error()}
		for name, e := range childErrors {
			if errors.Is(err, e) {
				reply.Error = name
			}
		}
	}
	return json.NewEncoder(stdout).Encode(reply)
}

func childRead(ctx context.Context, data []byte, stderr io.Writer) (reply childReply, err error) {
	defer func() { // PDFium is large and its callers' files are not ours
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: the reader stumbled: %v", pdfium.ErrBroken, p)
		}
	}()
	folder := pdfium.CacheFolder()
	if !pdfium.Prepared(folder) {
		fmt.Fprintln(stderr, "preparing the PDF reader (once)…")
	}
	r, err := pdfium.New(ctx, folder)
	if err != nil {
		return childReply{}, err
	}
	defer r.Close()
	f, err := r.Open(data)
	if err != nil {
		return childReply{}, err
	}
	defer f.Close()
	b := pdf.New(f.Info)
	for i := range f.Pages {
		p, err := f.Page(i)
		if err != nil {
			return childReply{}, fmt.Errorf("%w: page %d: %w", pdfium.ErrBroken, i+1, err)
		}
		b.Add(p)
	}
	return childReply{Result: b.Build(), Pages: f.Pages}, nil
}

// exitMemory is the child's exit status when it needs too much memory.
const exitMemory = 77

// watchMemory ends the process when it has more memory than the limit.
func watchMemory(limit uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for {
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > limit {
			os.Exit(exitMemory)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// fromPDF converts a PDF file by the places and sizes of its characters.
func (c Converter) fromPDF(ctx context.Context, path string, data []byte) (Result, error) {
	self, err := os.Executable()
	if err != nil {
		return Result{}, fmt.Errorf("converting %s: %w", path, err)
	}
	say := c.Say
	if say == nil {
		say = func(string) {}
	}
	out, _, err := job{
		command: func(ctx context.Context) *exec.Cmd {
			cmd := exec.CommandContext(ctx, self, ReadPDF)
			cmd.Args[0] = os.Args[0] // the name that it was started by
			return cmd
		},
		time: maxTime, output: 2 * maxOutput, // JSON writes Markdown in base 64
		say: say,
	}.run(ctx, data)
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return Result{}, ctx.Err()
	case errors.Is(err, errTime), errors.Is(err, errOutput):
		return Result{}, fmt.Errorf("reading %s %w; print it to a new PDF file and try that", path, err)
	case errors.As(err, &exit) && exit.ExitCode() == exitMemory:
		return Result{}, fmt.Errorf("reading %s took more than %d MB of memory; split it, or print it to a new PDF file", path, maxMemory>>20)
	case err != nil:
		return Result{}, fmt.Errorf("converting %s: the PDF reader failed (%s/%s): %w", path, runtime.GOOS, runtime.GOARCH, err)
	}
	var r childReply
	if err := json.Unmarshal(out, &r); err != nil {
		return Result{}, fmt.Errorf("converting %s: the PDF reader wrote what cannot be read: %w", path, err)
	}
	if r.Error != "" {
		return Result{}, refusal(path, r.Error)
	}
	return pdfResult(path, r)
}

// refusal is the sentence for a file that the reader refused.
func refusal(path, why string) error {
	switch childErrors[why] {
	case pdfium.ErrPassword:
		return fmt.Errorf("%s is locked with a password; open it in a PDF viewer with the password and print it to a new PDF file without one", path)
	case pdfium.ErrForbidden:
		return fmt.Errorf("%s forbids copying of its text; ask its author for a version that allows copying, or for the Word file", path)
	case pdfium.ErrBroken:
		return fmt.Errorf("%s is damaged or no whole PDF file; get it anew, or open it in a PDF viewer and print it to a new PDF file", path)
	}
	return fmt.Errorf("converting %s: %s", path, why)
}

// pdfResult checks that the letters of the file are in the Markdown.
func pdfResult(path string, r childReply) (Result, error) {
	const recognise = "run a text recognition first, for example: ocrmypdf %s with-text.pdf"
	switch {
	case r.Letters == 0 && r.Unknown > 0 || r.Unknown > r.Letters:
		return Result{}, fmt.Errorf("the fonts of %s do not say which letters they draw; "+recognise, path, "--force-ocr "+path)
	case r.Letters == 0:
		return Result{}, fmt.Errorf("%s has no text, only pictures of it; "+recognise, path, path)
	}
	out := Result{Markdown: r.Markdown, Pages: r.Pages, By: "the built-in PDF reader (PDFium)", Letters: r.Letters, Written: r.Written}
	if err := out.compare(path); err != nil {
		return Result{}, err
	}
	if 10*r.Written < 9*r.Letters && len(r.Thin) > 0 {
		out.warn("on %s, some text was not understood", pages(r.Thin))
	}
	if r.Hidden > 0 {
		out.warn("%d letters that nobody can see (white, tiny or not drawn) were left out", r.Hidden)
	}
	if n := len(r.Pictures); n > 0 {
		out.warn("%s has only pictures and no text; to have what they say, "+recognise, pages(r.Pictures), "--skip-text "+path)
	}
	if 20*r.Unknown > r.Letters {
		out.warn("of %d signs the file does not say which letters they are; they are missing", r.Unknown)
	}
	if wrong, all := misnamed(r.Markdown); len(wrong) >= 20 && 100*len(wrong) >= all {
		out.warn("fonts name some letters wrongly, as in “%s” and “%s”, and %d words more; to quote them as they are printed, "+recognise, wrong[0], wrong[1], len(wrong)-2, "--force-ocr "+path)
	}
	return out, nil
}

// misnamed are the words with a figure or a capital among small letters, each once,
// and how many words there are in all. Where a font calls "ti" by the name of
// another sign there are some twenty in a thousand; names such as GitHub are four at
// most in 60 reports.
func misnamed(text []byte) (wrong []string, all int) {
	seen := map[string]bool{}
	for word := range strings.FieldsSeq(string(text)) {
		all++
		if m := amongSmall.FindString(word); m != "" && !strings.ContainsAny(word, "/@_.") && !seen[m] {
			seen[m] = true
			wrong = append(wrong, m)
		}
	}
	return wrong, all
}

var amongSmall = pattern.New(`\p{L}*\p{Ll}{2}[\p{Lu}\d]\p{Ll}{2}\p{L}*`)
