package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// What a converter may take. A report of a thousand pages needs a tenth of
// each; a file that needs more was made to.
const (
	maxMemory = 1 << 30  // bytes
	maxOutput = 64 << 20 // bytes of Markdown
)

// maxTime allows for preparing the PDF reader, once, on a slow machine that
// has other things to do.
const maxTime = 4 * time.Minute

// What a converter that takes more returns.
var (
	errTime   = errors.New("took too long")
	errOutput = errors.New("wrote too much")
)

// A job is a command with its limits.
type job struct {
	command func(context.Context) *exec.Cmd
	time    time.Duration
	output  int // bytes
	// say, if set, gets each line that it writes to standard error.
	say func(string)
}

// run runs the command with the data as standard input and returns what it
// writes, and what it says on standard error unless that is said already. The
// error is errTime or errOutput where it was stopped at a limit.
func (j job) run(ctx context.Context, data []byte) (out []byte, said string, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, j.time, errTime)
	defer cancel()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	c := j.command(ctx)
	stdout := &bounded{max: j.output, full: func() { stop(errOutput) }}
	stderr := &spoken{say: j.say}
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(data), stdout, stderr
	c.WaitDelay = time.Second
	err = c.Run()
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return stdout.buf.Bytes(), strings.TrimSpace(stderr.text.String()), err
}

// A bounded buffer drops what exceeds its bound, once it has said so.
type bounded struct {
	buf  bytes.Buffer // not embedded: its ReadFrom would go round the bound
	max  int
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.buf.Len()+len(p) > b.max {
		b.full()
		return len(p), nil
	}
	return b.buf.Write(p)
}

// spoken gathers what a program says, and passes each line on if say is set.
type spoken struct {
	text strings.Builder
	say  func(string)
}

const maxSaid = 4 << 10 // bytes of an error message that are kept

func (s *spoken) Write(p []byte) (int, error) {
	if s.say != nil {
		for l := range strings.Lines(string(p)) {
			if l = strings.TrimSpace(l); l != "" {
				s.say(l)
			}
		}
		return len(p), nil
	}
	if room := maxSaid - s.text.Len(); room > 0 {
		s.text.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

const getPandoc = "https://pandoc.org/installing.html; Debian and Ubuntu: apt install pandoc; macOS: brew install pandoc"

// pandoc runs pandoc, which has to be installed.
func pandoc(ctx context.Context, what string, data []byte, args ...string) ([]byte, error) {
	path, err := exec.LookPath("pandoc")
	if err != nil {
		return nil, fmt.Errorf("pandoc is needed to read %s and is not installed. Get it from %s", what, getPandoc)
	}
	// The limit on memory is that of Haskell's own runtime.
	args = append([]string{"+RTS", fmt.Sprintf("-M%d", maxMemory), "-RTS"}, args...)
	out, said, err := job{
		command: func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, path, args...) },
		time:    maxTime, output: maxOutput,
	}.run(ctx, data)
	switch {
	case errors.Is(err, errTime), errors.Is(err, errOutput):
		return nil, fmt.Errorf("pandoc %w; a file that small should not: save it anew from the program that it was written in", err)
	case err != nil && strings.Contains(strings.ToLower(said), "heap exhausted"):
		return nil, fmt.Errorf("pandoc took more than %d MB of memory; save the file anew from the program that it was written in, or as a web page", maxMemory>>20)
	case err != nil && said != "":
		return nil, fmt.Errorf("pandoc: %s (%w)", said, err)
	case err != nil:
		return nil, fmt.Errorf("pandoc: %w", err)
	}
	return out, nil
}
