package convert

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// A program is a converter that has to be installed.
type program struct {
	name string // as it is called
	what string // what it is needed for
	get  string // where to get it
}

var (
	pandoc    = program{"pandoc", "word-processor documents", "https://pandoc.org/installing.html; Debian and Ubuntu: apt install pandoc; macOS: brew install pandoc"}
	pdftohtml = program{"pdftohtml", "PDF files", "the poppler tools; Debian and Ubuntu: apt install poppler-utils; macOS: brew install poppler; Windows: winget install poppler"}
)

// run runs the program with the data as standard input and returns what it
// writes.
func (p program) run(ctx context.Context, data []byte, args ...string) ([]byte, error) {
	path, err := exec.LookPath(p.name)
	if err != nil {
		return nil, fmt.Errorf("%s is needed to read %s and is not installed. Get it from %s", p.name, p.what, p.get)
	}
	cmd := exec.CommandContext(ctx, path, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		said := strings.TrimSpace(stderr.String())
		if said == "" {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		return nil, fmt.Errorf("%s: %s (%w)", p.name, said, err)
	}
	return stdout.Bytes(), nil
}
