package bot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/joho/godotenv"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// WithDotEnv returns a lookup that asks the environment first and then the
// file at path, which may be missing. Variables that are set win, and the
// process's own environment is left as it is.
func WithDotEnv(env func(string) (string, bool), path string) (func(string) (string, bool), error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return env, nil
	}
	var file map[string]string
	if err == nil {
		// Windows' editors begin a file with a byte-order mark, and its shell
		// writes UTF-16.
		data, _, err = transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	}
	if err == nil {
		file, err = godotenv.UnmarshalBytes(data)
	}
	if err != nil {
		// The parser's own error repeats the file's text, and with it a token.
		return nil, fmt.Errorf("%s cannot be read: every line must be NAME=value or a # comment", path)
	}
	return func(name string) (string, bool) {
		if v, ok := env(name); ok {
			return v, true
		}
		v, ok := file[name]
		return v, ok
	}, nil
}
