package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"briefbot/commands/convert"
	"briefbot/corpus"
	"briefbot/corpus/companion"
)

// maxBrief is the largest brief in Markdown that is read, in bytes. The longest reports
// have some megabytes; a larger file is a mistake or an attack.
const maxBrief = 32 << 20

// openBrief reads and parses the file of a brief, with the errata beside it.
// One that is not Markdown is imported first, if that is not nil. The error is
// a sentence that names the file and says what to try.
func openBrief(path string, imports importer) (*corpus.Brief, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	if format := convert.FormatOf(path, data); imports != nil && format != convert.Markdown {
		if data, err = imports(path, data); err != nil {
			return nil, err
		}
	} else if err := checkText(path, data); err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(path, filepath.Ext(path))
	errata, err := readErrata(base + ".errata.json")
	if err != nil {
		return nil, err
	}
	return corpus.Parse(data, corpus.Options{Name: filepath.Base(base), Errata: errata}), nil
}

// isText reports whether a file's name is that of a text.
func isText(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown", ".txt", ".text", "":
		return true
	}
	return false
}

// readErrata reads the errata file beside a brief; nil if there is none.
func readErrata(path string) (*corpus.Errata, error) {
	data, err := readBeside(path)
	if data == nil || err != nil {
		return nil, err
	}
	e, err := corpus.ParseErrata(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return e, nil
}

// readCompanion reads the companion file beside a brief; nil if there is none.
func readCompanion(brief string) (*companion.File, error) {
	path := companion.Path(brief)
	data, err := readBeside(path)
	if data == nil || err != nil {
		return nil, err
	}
	return companion.Read(path, data)
}

// readBeside reads a file that a brief can have beside it; nil if there is none.
func readBeside(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, cause(err))
	}
	return data, nil
}

// checkText says why some bytes cannot be a brief in Markdown, or nil.
func checkText(path string, data []byte) error {
	if format := convert.FormatOf(path, data); format != convert.Markdown {
		return fmt.Errorf("%s is %s, not Markdown; convert it first: briefbot import %s", path, format, path)
	}
	if len(data) > maxBrief {
		return fmt.Errorf("%s is larger than %d MB, which no brief is", path, maxBrief>>20)
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))) == 0 {
		return fmt.Errorf("%s is empty", path)
	}
	return checkEncoding(path, data)
}

// checkEncoding says why some bytes cannot be a text, or nil.
func checkEncoding(path string, data []byte) error {
	if i := invalidUTF8(data); i >= 0 {
		line := 1 + bytes.Count(data[:i], []byte("\n"))
		return fmt.Errorf("%s is not UTF-8 text (byte 0x%02x in line %d); save it as UTF-8", path, data[i], line)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return fmt.Errorf("%s is not text: it has zero bytes", path)
	}
	return nil
}

// readFile reads a file whole, with a sentence for each way that can fail.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, missing(path)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s cannot be opened: you have no permission to read it", path)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be opened: %w", path, cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a directory; give the file of the brief in it", path)
	}
	data, err := io.ReadAll(io.LimitReader(f, convert.MaxInput+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, cause(err))
	}
	if len(data) > convert.MaxInput {
		return nil, fmt.Errorf("%s is larger than %d MB, which no brief is", path, convert.MaxInput>>20)
	}
	return data, nil
}

// missing says that there is no such file, and what was perhaps meant.
func missing(path string) error {
	for _, ext := range []string{".md", ".markdown"} {
		if info, err := os.Stat(path + ext); err == nil && info.Mode().IsRegular() {
			return fmt.Errorf("there is no file %s; did you mean %s?", path, path+ext)
		}
	}
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("there is no file %s: there is no directory %s", path, dir)
	}
	return fmt.Errorf("there is no file %s; check the name", path)
}

// cause takes the path out of a file error: the sentence has named it.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// invalidUTF8 returns the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(data []byte) int {
	for i, r := range string(data) {
		if r == utf8.RuneError && !bytes.HasPrefix(data[i:], []byte("\ufffd")) {
			return i
		}
	}
	return -1
}
