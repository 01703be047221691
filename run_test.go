package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"briefbot/bot/discordtest"
)

// output is what the program writes, readable while it runs.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

func environment(vars map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) { v, ok := vars[name]; return v, ok }
}

// TestRunInDiscord runs the program as people do, against a stand-in that it
// reaches through DISCORD_API_URL over real connections.
func TestRunInDiscord(t *testing.T) {
	t.Chdir(t.TempDir()) // no .env
	checker, err := discordtest.NewChecker(os.Getenv("DISCORD_OPENAPI"))
	if err != nil {
		t.Fatal(err)
	}
	d := discordtest.NewServer(checker)
	defer d.Close()
	base, end := d.Listen()
	defer end()
	env := environment(map[string]string{
		"DISCORD_TOKEN": discordtest.Token, "DISCORD_API_URL": base, "HTTP_ADDR": "127.0.0.1:0", "LOG_FORMAT": "json", "LOG_LEVEL": "debug",
	})
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var log output
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, []string{"run"}, env, strings.NewReader(""), io.Discard, &log, new(hangUps))
	}()

	commands := "/applications/" + discordtest.ApplicationID + "/commands"
	if !d.Wait(ctx, func() bool { return len(d.Conns()) == 1 && len(d.Commands(commands)) > 0 }) {
		t.Fatalf("not ready:\n%s", &log)
	}
	e := d.Interact(discordtest.Slash("recommendation", map[string]any{"number": "second"}))
	d.Wait(ctx, func() bool { return e.Answer().Type != 0 })
	a := e.Answer()
	if len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Content, "> Russia and the EU should identify areas of possible cooperation") {
		t.Errorf("answered %+v\n%s", a, &log)
	}
	stop()
	if s := <-status; s != 0 {
		t.Errorf("status %d after an interrupt\n%s", s, &log)
	}
	for _, line := range strings.Split(strings.TrimSpace(log.String()), "\n") {
		if !json.Valid([]byte(line)) || strings.Contains(line, discordtest.Token) || strings.Contains(line, discordtest.UserID) {
			t.Errorf("a line of the log: %s", line)
		}
	}

	all := len(d.Commands(commands))
	inOne := "/applications/" + discordtest.ApplicationID + "/guilds/" + discordtest.GuildID + "/commands"
	for _, step := range []struct {
		args []string
		says string
		want int // commands in the server
	}{
		{[]string{"register", "--guild", discordtest.GuildID}, fmt.Sprint(all, " commands were registered in the server ", discordtest.GuildID), all},
		{[]string{"register", "--guild", discordtest.GuildID}, "Nothing to change", all},
		{[]string{"register", "--guild", discordtest.GuildID, "--delete"}, "All commands were removed in the server " + discordtest.GuildID, 0},
	} {
		var said output
		if s := run(t.Context(), step.args, env, strings.NewReader(""), &said, &log, new(hangUps)); s != 0 || !strings.HasPrefix(said.String(), step.says) || len(d.Commands(inOne)) != step.want {
			t.Errorf("%v: status %d, %q, %d commands", step.args, s, said.String(), len(d.Commands(inOne)))
		}
	}
	if n := len(d.Commands(commands)); n != all {
		t.Errorf("%d commands are left everywhere, want %d", n, all)
	}
	var registered output
	if s := run(t.Context(), []string{"register", "--delete"}, env, strings.NewReader(""), &registered, &log, new(hangUps)); s != 0 || len(d.Commands(commands)) != 0 {
		t.Errorf("register --delete: status %d, %s", s, &log)
	}
	if got := registered.String(); !strings.HasPrefix(got, "All commands were removed everywhere") {
		t.Errorf("register --delete says %q", got)
	}
	for _, v := range d.Violations() {
		t.Error(v)
	}
}

// What a flood leaves behind is collected while it lasts; what somebody set goes
// before.
func TestMemoryIsBounded(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	t.Setenv("GOMEMLIMIT", "1GiB")
	boundMemory()
	if got := debug.SetMemoryLimit(-1); got != math.MaxInt64 {
		t.Errorf("%d bytes where somebody set a limit", got)
	}
	os.Unsetenv("GOMEMLIMIT")
	boundMemory()
	if got := debug.SetMemoryLimit(-1); got < leastMemory || got == math.MaxInt64 {
		t.Errorf("%d bytes, want %d or three times what the brief takes", got, leastMemory)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	tests := map[string]struct {
		args   []string
		env    map[string]string
		status int
		says   string
	}{
		"run without a token":      {[]string{"run"}, nil, 1, "`briefbot ask` and `briefbot chat` need none"},
		"register without a token": {[]string{"register"}, nil, 1, "set DISCORD_TOKEN"},
		"a bad value":              {[]string{"run"}, map[string]string{"DISCORD_TOKEN": "x", "LOG_LEVEL": "loud"}, 1, "LOG_LEVEL is \"loud\"; it must be debug, info, warn or error"},
		"an argument":              {[]string{"run", "fast"}, nil, 2, "run takes no arguments"},
		"a guild by name":          {[]string{"register", "--guild", "ours"}, map[string]string{"DISCORD_TOKEN": "x"}, 2, "--guild cannot be \"ours\""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var errs output
			if s := run(t.Context(), tt.args, environment(tt.env), strings.NewReader(""), io.Discard, &errs, new(hangUps)); s != tt.status || !strings.Contains(errs.String(), tt.says) {
				t.Errorf("status %d, %q", s, &errs)
			}
			if n := strings.Count(errs.String(), "\n"); n != 1 {
				t.Errorf("%d lines: %s", n, &errs)
			}
		})
	}
}
