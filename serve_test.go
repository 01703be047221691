package main

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A newcomer's first minute: the page, a question, its sentence in the text.
func TestServeNeedsNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var said, errs output
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, []string{"serve", "--address", "127.0.0.1:0", "--no-encoder"}, environment(nil), strings.NewReader(""), &said, &errs, new(hangUps))
	}()
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	for !address.MatchString(said.String()) {
		select {
		case s := <-status:
			t.Fatalf("status %d: %s", s, &errs)
		case <-time.After(10 * time.Millisecond):
		}
	}
	home := address.FindString(said.String())
	get := func(path string) string {
		r, err := http.Get(home + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d, %v", path, r.StatusCode, err)
		}
		return string(body)
	}
	if page := get(""); !strings.Contains(page, "The Perks of an Unlikely Couple") || !strings.Contains(page, `href="try"`) {
		t.Error("the page has no brief, or no way to the commands")
	}
	answer := get("?q=" + url.QueryEscape("Why is the EU unwilling to align itself with the EAEU?"))
	if !strings.Contains(answer, `id="possible-areas-for-cooperation.2.s6" class="lit">This refusal is not only due to the conflict in Ukraine`) {
		t.Error("the answering sentence is not lit in the text")
	}
	if reply := get("try?c=recommendation&number=2"); !strings.Contains(reply, "should identify areas of possible cooperation") {
		t.Error("a command cannot be tried")
	}
	stop()
	if s := <-status; s != 0 {
		t.Errorf("status %d after an interrupt: %s", s, &errs)
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, tt := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"two files":       {[]string{"serve", "a.md", "b.md"}, 2, "serve takes one file"},
		"no such file":    {[]string{"serve", "missing.md"}, 1, "missing.md"},
		"no such address": {[]string{"serve", "--address", "nowhere", "--no-encoder"}, 1, "choose another with --address"},
	} {
		var errs output
		if s := run(t.Context(), tt.args, environment(nil), strings.NewReader(""), io.Discard, &errs, new(hangUps)); s != tt.status || !strings.Contains(errs.String(), tt.says) {
			t.Errorf("%s: status %d, %q", name, s, &errs)
		}
	}
}
