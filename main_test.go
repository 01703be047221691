package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// program runs briefbot with an environment and returns what a person sees.
func program(ctx context.Context, env map[string]string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(ctx, args, lookup(env), strings.NewReader(""), &out, &errs, new(hangUps))
	return status, out.String(), errs.String()
}

func lookup(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) { v, ok := env[name]; return v, ok }
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	t.Chdir(t.TempDir()) // where no .env is
	cases := []struct {
		name string
		env  map[string]string
		args []string
		says string
	}{
		{"run without a token", nil, []string{"run"}, "set DISCORD_TOKEN"},
		{"health without an address", nil, []string{"health"}, "set HTTP_ADDR"},
		{"health of nothing", map[string]string{"HTTP_ADDR": "127.0.0.1:1"}, []string{"health"}, "not running"},
		{"a bad address", map[string]string{"HTTP_ADDR": "here"}, []string{"health"}, "HTTP_ADDR"},
		{"a key without an address", map[string]string{"DISCORD_PUBLIC_KEY": strings.Repeat("0", 64)}, []string{"run"}, "needs HTTP_ADDR"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := program(t.Context(), c.env, c.args...)
			if status != 1 || stdout != "" || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("status %d, output %q, error %q; want 1 and one line with %q", status, stdout, stderr, c.says)
			}
		})
	}
}

// TestHTTP runs the program as a replica, on a port of this machine: it has to
// become healthy, answer a signed interaction, show the page, and end when it is
// told to.
func TestHTTP(t *testing.T) {
	t.Chdir(t.TempDir())
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	env := map[string]string{
		"DISCORD_PUBLIC_KEY": hex.EncodeToString(key.Public().(ed25519.PublicKey)),
		"HTTP_ADDR":          "127.0.0.1:0",
		"LOG_LEVEL":          "debug",
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	logged, log := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"run"}, lookup(env), strings.NewReader(""), io.Discard, log, new(hangUps))
		log.Close()
	}()
	lines := bufio.NewScanner(logged)
	var seen strings.Builder
	address := ""
	for address == "" && lines.Scan() {
		fmt.Fprintln(&seen, lines.Text())
		if strings.Contains(lines.Text(), "msg=listening") {
			_, address, _ = strings.Cut(lines.Text(), "address=")
		}
	}
	if address == "" {
		t.Fatalf("the program ended with %d:\n%s", <-ended, &seen)
	}
	rest := make(chan string, 1)
	go func() {
		b, _ := io.ReadAll(logged)
		rest <- string(b)
	}()

	if status, stdout, stderr := program(ctx, map[string]string{"HTTP_ADDR": address}, "health"); status != 0 || stdout != "ready\n" {
		t.Errorf("health: status %d, %q, %q", status, stdout, stderr)
	}
	const question = `{"type":2,"id":"1","token":"t","application_id":"9","user":{"id":"5"},"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"What stands in the way of cooperation?"}]}}`
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/interactions", strings.NewReader(question))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Signature-Timestamp", timestamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, []byte(timestamp+question))))
	if body := fetch(t, r); !strings.Contains(body, "persistent obstacles seem to stand in the way") {
		t.Errorf("the answer is %s", body)
	}
	for path, want := range map[string]string{
		"/":        "The Perks of an Unlikely Couple",
		"/metrics": `briefbot_interactions_total{command="ask",outcome="answered"} 1`,
	} {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if body := fetch(t, r); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}

	stop()
	if status := <-ended; status != 0 {
		t.Errorf("the program ended with %d", status)
	}
	seen.WriteString(<-rest)
	if strings.Contains(seen.String(), "stands in the way") {
		t.Errorf("the log holds the question:\n%s", &seen)
	}
}

func fetch(t *testing.T, r *http.Request) string {
	t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("%s: status %d, %v", r.URL.Path, resp.StatusCode, err)
	}
	return string(body)
}
