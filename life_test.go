package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestMain lets the tests start the program as a process: signals are a
// process's.
func TestMain(m *testing.M) {
	if os.Getenv("BRIEFBOT_TEST_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// A person sits at a terminal with the program in it.
type person struct {
	*os.File
	mu    sync.Mutex
	shown bytes.Buffer
	seen  int // how much of shown was waited for
	cmd   *exec.Cmd
	ended chan error
}

// inTerminal starts the program in a terminal of its own.
func inTerminal(t *testing.T, args ...string) *person {
	t.Helper()
	main, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminals here: ", err)
	}
	t.Cleanup(func() { main.Close() })
	if err := unix.IoctlSetPointerInt(int(main.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	n, err := unix.IoctlGetInt(int(main.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer tty.Close()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "BRIEFBOT_TEST_MAIN=1", "TERM=xterm")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c := &person{File: main, cmd: cmd, ended: make(chan error, 1)}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	go func() { c.ended <- cmd.Wait() }()
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := main.Read(b)
			if err != nil {
				return
			}
			if bytes.Contains(b[:n], []byte("\x1b[6n")) { // where is the cursor?
				_, _ = io.WriteString(main, "\x1b[1;1R")
			}
			c.mu.Lock()
			c.shown.Write(b[:n])
			c.mu.Unlock()
		}
	}()
	return c
}

// patience lasts as long as the test itself may: how long a loaded machine takes
// is no finding.
func patience(t *testing.T) context.Context {
	deadline, ok := t.Deadline()
	if !ok {
		return t.Context()
	}
	ctx, cancel := context.WithDeadline(t.Context(), deadline.Add(-5*time.Second))
	t.Cleanup(cancel)
	return ctx
}

// await waits until the terminal shows a text that it has not waited for before.
func (c *person) await(t *testing.T, text string) {
	t.Helper()
	for ctx := patience(t); ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		c.mu.Lock()
		at := strings.Index(c.shown.String()[c.seen:], text)
		if at >= 0 {
			c.seen += at + len(text)
		}
		c.mu.Unlock()
		if at >= 0 {
			return
		}
	}
	t.Fatalf("%q is not shown in\n%s", text, &c.shown)
}

// leaves waits until the program has ended.
func (c *person) leaves(t *testing.T) error {
	t.Helper()
	select {
	case err := <-c.ended:
		return err
	case <-patience(t).Done():
		t.Fatal("it does not end")
		return nil
	}
}

// types types keys and waits until the editor shows what they do, and its cursor
// again: what is typed before that, it may take for the terminal's own answer.
func (c *person) types(t *testing.T, keys, shown string) {
	t.Helper()
	if _, err := io.WriteString(c, keys); err != nil {
		t.Fatal(err)
	}
	c.await(t, shown)
	c.await(t, "\x1b[?25h")
}

// A conversation ends at once when the program is told to, even in the middle of
// a line.
func TestChatEndsWhenToldTo(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			c := inTerminal(t, "chat", "--no-encoder")
			c.types(t, "", "›")
			c.types(t, "half a que", "que")
			before, err := unix.IoctlGetTermios(int(c.Fd()), unix.TCGETS)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			var status *exec.ExitError
			if err := c.leaves(t); errors.As(err, &status) && !status.Exited() {
				t.Errorf("ended with %v", err)
			}
			after, err := unix.IoctlGetTermios(int(c.Fd()), unix.TCGETS)
			if err != nil || before.Lflag&unix.ECHO != 0 || after.Lflag&unix.ECHO == 0 {
				t.Errorf("the terminal is left as it should not be: %v", err)
			}
		})
	}
}

// Ctrl-C takes back a line that is half typed, and leaves from an empty one.
func TestCtrlCClearsTheLine(t *testing.T) {
	c := inTerminal(t, "chat", "--no-encoder")
	c.types(t, "", "›")
	c.types(t, "half a que", "que")
	c.types(t, "\x03", "^C")
	c.types(t, "/recommendation 2", "/recommendation 2")
	c.types(t, "\r", "Policy Recommendations")
	if strings.Contains(c.shown.String(), "There is no command") {
		t.Errorf("what was typed before is still there:\n%s", &c.shown)
	}
	if _, err := io.WriteString(c, "\x03"); err != nil {
		t.Fatal(err)
	}
	_ = c.leaves(t)
}
