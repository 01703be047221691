package terminal_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/commands/terminal"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"briefbot": func() {
		os.Exit(terminal.Program{
			Args:   os.Args[1:],
			Env:    os.LookupEnv,
			Stdin:  os.Stdin,
			Stdout: os.Stdout,
			Stderr: os.Stderr,
		}.Run(context.Background()))
	}})
}

// TestScripts runs the program as people do. Each script finds the test
// documents of package corpus in the directory documents.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("what the program does side by side, the packages' own tests do under the race detector")
	}
	testscript.Run(t, testscript.Params{
		Dir:   "testdata/script",
		Setup: documents,
		Cmds:  map[string]func(ts *testscript.TestScript, neg bool, args []string){"status": status},
	})
}

// status runs a program and wants an exit status: status briefbot 2 ask.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status program status args...")
	}
	got := 0
	if err := ts.Exec(args[0], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[1] {
		ts.Fatalf("exit status %d, want %s", got, args[1])
	}
}

// documents puts the test documents where a script can read them.
func documents(e *testscript.Env) error {
	if dir, err := os.UserCacheDir(); err == nil {
		e.Setenv("USERCACHE", dir) // for scripts that read PDF files: preparing that takes seconds
	}
	files, err := filepath.Glob("../../corpus/testdata/documents/*.txtar")
	if err != nil {
		return err
	}
	dir := filepath.Join(e.WorkDir, "documents")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			return err
		}
		for _, f := range a.Files {
			if f.Name == "brief.md" {
				name := strings.TrimSuffix(filepath.Base(file), ".txtar") + ".md"
				if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
