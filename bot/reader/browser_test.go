package reader

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	devpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"briefbot/commands"
	"briefbot/corpus"
)

// A browser is a headless Chromium that looks at the pages. What it loads from
// elsewhere and what it complains of are faults.
type browser struct {
	ctx  context.Context
	home string

	mu     sync.Mutex
	faults []string
}

// openBrowser starts the machine's Chromium on the pages of a brief, or skips the
// test.
func openBrowser(t *testing.T, b *corpus.Brief) *browser {
	return browse(t, b, commands.New(b, searcher{b}))
}

func browse(t *testing.T, b *corpus.Brief, set *commands.Set) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine: the pages were not looked at in a browser (Debian: apt-get install chromium)")
	}
	h, err := New(b, set, Options{Try: true}, discard)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(time.Minute))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	br := &browser{ctx: ctx, home: server.URL}
	br.do(t, chromedp.Navigate("about:blank"))
	br.ctx, cancel = context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(cancel)
	call(t, br, network.Enable, network.EnableParams{})
	call(t, br, log.Enable, cdp.Empty{})
	watch(br, network.RequestWillBeSent, func(e network.EventRequestWillBeSent) string {
		if strings.HasPrefix(e.Request.URL, server.URL) || strings.HasPrefix(e.Request.URL, "data:") {
			return ""
		}
		return "a request to " + e.Request.URL
	})
	watch(br, log.EntryAdded, func(e log.EventEntryAdded) string {
		if strings.Contains(e.Entry.Text, "404") { // a page of this test that is not there
			return ""
		}
		return "the log: " + e.Entry.Text
	})
	watch(br, runtime.ExceptionThrown, func(e runtime.EventExceptionThrown) string { return "an exception: " + e.ExceptionDetails.Text })
	return br
}

// watch notes what an event says is wrong.
func watch[E any](b *browser, event cdp.Event[E], wrong func(E) string) {
	events := chromedp.Events(b.ctx, event)
	go func() {
		for e, err := range events {
			if err != nil {
				return
			}
			if s := wrong(e); s != "" {
				b.mu.Lock()
				b.faults = append(b.faults, s)
				b.mu.Unlock()
			}
		}
	}()
}

func call[P, R any](t *testing.T, b *browser, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(b.ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// is evaluates an expression of the page's.
func is[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.80s: %v", expression, err)
	}
	return value
}

func (b *browser) check(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		t.Error(f)
	}
	b.faults = nil
}

// axe gives what axe-core finds on the page, one rule a line; nothing where the
// machine has no axe-core.
func (b *browser) axe(t *testing.T) func() string {
	script, err := os.ReadFile(os.Getenv("AXE_CORE"))
	if err != nil {
		t.Log("without axe-core: set AXE_CORE to its axe.min.js (npm pack axe-core)")
		return func() string { return "" }
	}
	call(t, b, devpage.SetBypassCSP, devpage.SetBypassCSPParams{Enabled: true})
	return func() string {
		is[chromedp.Void](t, b, string(script)+";0")
		return is[string](t, b, `axe.run({rules: {"target-size": {enabled: true}}}).then(r => r.violations.map(v => v.id + ": " + v.nodes[0].html.slice(0, 150)).join("\n"))`)
	}
}

func TestPagesInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := openBrowser(t, corpus.Builtin())

	t.Run("a sentence's address marks it below its section's name", func(t *testing.T) {
		b.do(t, chromedp.EmulateViewport(390, 844), chromedp.Navigate(b.home+"/p/possible-areas-for-cooperation.2.s6"))
		if got := is[string](t, b, `document.querySelector(":target").textContent.trim()`); !strings.HasPrefix(got, "This refusal is not only due to the conflict in Ukraine") {
			t.Errorf("marked: %q", got)
		}
		if is[string](t, b, `getComputedStyle(document.querySelector(":target")).backgroundColor`) == "rgba(0, 0, 0, 0)" {
			t.Error("the sentence looks like any other")
		}
		if got := is[string](t, b, `(() => { const at = document.querySelector(":target").getBoundingClientRect(); const h = document.getElementById("possible-areas-for-cooperation").getBoundingClientRect(); return at.top >= h.bottom - 1 && at.top < innerHeight && h.top >= 0 ? "" : JSON.stringify([at, h]) })()`); got != "" {
			t.Errorf("the sentence or its section's name is out of view: %s", got)
		}
	})

	t.Run("a note opens in place on a phone, and stands beside the text on a wide screen", func(t *testing.T) {
		b.do(t, chromedp.EmulateViewport(390, 844), chromedp.Navigate(b.home+"/"),
			chromedp.Click(chromedp.CSS(`#possible-areas-for-cooperation\.1 sup button`)), chromedp.WaitVisible(chromedp.CSS(`.side:popover-open`)))
		if got := is[string](t, b, `document.querySelector(".side:popover-open").textContent`); !strings.Contains(got, "See also Sattarov (2018) and Prandin (2019)") {
			t.Errorf("opened: %q", got)
		}
		b.do(t, chromedp.EmulateViewport(1500, 900), chromedp.Navigate(b.home+"/"))
		if n := is[int](t, b, `[...document.querySelectorAll(".side")].filter(s => s.getBoundingClientRect().left > document.querySelector("article").getBoundingClientRect().right).length`); n != len(corpus.Builtin().Footnotes) {
			t.Errorf("%d notes stand beside the text", n)
		}
	})

	ask := func(t *testing.T) {
		b.do(t, chromedp.Navigate(b.home+"/"), chromedp.SendKeys(chromedp.CSS("#_q"), "Central Asia converge"), chromedp.Submit(chromedp.CSS("#_q")), chromedp.WaitReady(chromedp.CSS("#_answer")))
		if n := is[int](t, b, `document.querySelectorAll(".lit").length`); n != 1 {
			t.Errorf("%d sentences are lit", n)
		}
		if got := is[string](t, b, `document.getElementById("_q").value`); got != "Central Asia converge" {
			t.Errorf("the box holds %q", got)
		}
		b.do(t, chromedp.Click(chromedp.CSS(".steps a")), chromedp.WaitReady(chromedp.CSS("#_answer")))
	}
	t.Run("a question and a step from its answer", ask)
	t.Run("the same without scripts", func(t *testing.T) {
		call(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		ask(t)
		call(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	})
	b.check(t)

	t.Run("nothing scrolls sideways, and axe finds nothing", func(t *testing.T) {
		axe := b.axe(t)
		for _, path := range []string{"/", "/?q=Central", "/try?c=recommendation&number=2", "/picture", "/nowhere"} {
			for _, width := range []int64{320, 1500} {
				for _, scheme := range []string{"light", "dark"} {
					call(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
					b.do(t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.home+path))
					if is[bool](t, b, `document.documentElement.scrollWidth > innerWidth`) {
						t.Errorf("%s scrolls sideways at %d", path, width)
					}
					if found := axe(); found != "" {
						t.Errorf("%s at %d, %s: %s", path, width, scheme, found)
					}
				}
			}
		}
	})
}

// Text out of sight in a long brief is not laid out yet.
func TestALongReportInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	var text strings.Builder
	text.WriteString("# Report\n")
	for i := range manyPassages / 10 {
		name := strings.Repeat(string(rune('a'+i)), 5)
		fmt.Fprintf(&text, "\n## On %s\n", name)
		for j := range 10 {
			fmt.Fprintf(&text, "\n%s[^%d-%d]\n", strings.Repeat("The council decided on the matter that was brought before it. ", 1+(i*7+j*3)%12), i, j)
			fmt.Fprintf(&text, "\n[^%d-%d]: %s\n", i, j, strings.Repeat("See the minutes. ", 1+j))
		}
	}
	b := openBrowser(t, corpus.Parse([]byte(text.String()), corpus.Options{}))
	b.do(t, chromedp.EmulateViewport(412, 900), chromedp.Navigate(b.home+"/"))
	if n := is[int](t, b, `[...document.querySelectorAll(".later")].filter(l => l.lastElementChild.getBoundingClientRect().bottom > l.getBoundingClientRect().bottom).length`); n < 10 {
		t.Errorf("only %d sections wait for their layout", n)
	}
	if found := b.axe(t)(); found != "" {
		t.Error(found)
	}
	// The browser says with the frame after next what is in view.
	const settled = `new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))`
	b.do(t, chromedp.EmulateViewport(1500, 900), chromedp.Navigate(b.home+"/"))
	is[chromedp.Void](t, b, settled)
	if !is[bool](t, b, `(() => { const at = document.querySelector(".side").getBoundingClientRect(); return document.elementFromPoint(at.left + 5, at.top + 5).closest(".side") != null })()`) {
		t.Error("the notes beside the text are cut off")
	}
	for _, width := range []int64{390, 1500} {
		b.do(t, chromedp.EmulateViewport(width, 500), chromedp.Navigate("about:blank"), chromedp.Navigate(b.home+"/#on-lllll.9.s2"))
		is[chromedp.Void](t, b, settled)
		if at := is[float64](t, b, `document.querySelector(":target").getBoundingClientRect().top`); at < 0 || at > 120 {
			t.Errorf("at %d the sentence of an address stands at %g", width, at)
		}
	}
	if got := is[string](t, b, `document.querySelector("nav a:target-current").textContent`); got != "On lllll" {
		t.Errorf("the contents show %q", got)
	}
	b.check(t)
}
