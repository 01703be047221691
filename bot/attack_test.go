package bot

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/index"
)

// A thousand requests with a wrong signature and half a megabyte each wait, and
// take little memory; a question of Discord's is answered meanwhile.
func TestLargeBodiesOfStrangers(t *testing.T) {
	site := newSite(t, discardLog()) // outside the bubble: it takes seconds
	synctest.Test(t, func(t *testing.T) {
		site.interactions.(*endpoint).large = make(chan struct{}, maxLarge) // who waits for it waits in the bubble
		l := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- serveFor(ctx, site, l) }()
		before := heap()
		head := fmt.Sprintf("POST /interactions HTTP/1.1\r\nHost: x\r\n%s: %s\r\n%s: %d\r\nContent-Length: %d\r\n\r\n{",
			signatureHeader, hex.EncodeToString(make([]byte, 64)), timestampHeader, time.Now().Unix(), maxInteraction)
		filler := bytes.Repeat([]byte("a"), 500_000) // one for all
		var conns []net.Conn
		for range 1000 {
			c := l.dial()
			conns = append(conns, c)
			go io.Copy(io.Discard, c)
			go func() {
				_, _ = io.WriteString(c, head)
				_, _ = c.Write(filler) // never all of it
			}()
		}
		synctest.Wait()
		runtime.GC()
		if grown := (heap() - before) / (1 << 20); grown > 96 {
			t.Errorf("they take %.0f MB", grown)
		}
		c := l.dial()
		body := string(askBody(1, "2", "What is the EAEU?"))
		r := signed([]byte(body), time.Now())
		go fmt.Fprintf(c, "POST /interactions HTTP/1.1\r\nHost: x\r\n%s: %s\r\n%s: %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s",
			signatureHeader, r.Header.Get(signatureHeader), timestampHeader, r.Header.Get(timestampHeader), strconv.Itoa(len(body)), body)
		answer, err := io.ReadAll(c)
		if err != nil || !strings.Contains(string(answer), "200 OK") {
			t.Errorf("a question meanwhile: %v %.200s", err, answer)
		}
		for _, c := range conns {
			c.Close()
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		time.Sleep(time.Minute)
	})
}

// A body that is larger than others and Discord's own is read all the same.
func TestALargeBodyOfDiscords(t *testing.T) {
	s := newSite(t, discardLog())
	for _, size := range []int{smallBody - 1, smallBody, smallBody + 1, 200_000} {
		body := askBody(1, "2", "What is the EAEU?")
		body = append(body, []byte(strings.Repeat(" ", size-len(body)))...)
		if w := do(s.handler(true), signed(body, time.Now())); w.Code != http.StatusOK {
			t.Errorf("%d bytes: %d %s", size, w.Code, w.Body)
		}
	}
}

// Who connects beyond the bound waits until another connection ends.
func TestConnectionsBeyondTheBoundWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- serveFor(ctx, fixed(nil), l) }()
		var taken atomic.Int64
		for range maxClients + 5 {
			go func() {
				c := l.dial()
				taken.Add(1)
				_, _ = io.Copy(io.Discard, c) // until it is cut off
			}()
		}
		synctest.Wait()
		if n := taken.Load(); n != maxClients {
			t.Errorf("%d connections are open, want %d", n, maxClients)
		}
		time.Sleep(readHeaderWithin + time.Second)
		synctest.Wait()
		if n := taken.Load(); n != maxClients+5 {
			t.Errorf("%d connections were taken in all, want %d", n, maxClients+5)
		}
		time.Sleep(time.Minute)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// Where connections are many none is kept.
func TestConnectionsAreNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- serveFor(ctx, fixed(nil), l) }()
		const request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
		var conns []net.Conn
		kept := 0
		for range maxClients/2 + 10 {
			c := l.dial()
			conns = append(conns, c)
			_, _ = io.WriteString(c, request)
			b := make([]byte, 4096)
			n, _ := c.Read(b)
			if !strings.Contains(string(b[:n]), "Connection: close") {
				kept++
			}
		}
		if kept > maxClients/2+1 {
			t.Errorf("%d connections are kept", kept)
		}
		for _, c := range conns {
			c.Close()
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// Who asks on the page has a share of their own: they are told to wait, and
// Discord's questions are compared by meaning as before.
func TestTheReadersAskersHaveTheirOwnLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var words []bool
		m := Remember(searches(func(q index.Query) (index.Result, error) {
			words = append(words, q.Words)
			return index.Result{}, nil
		}))
		page := m.Aside()
		for n := range 3 * meaningsBurst {
			if _, err := page.Search(t.Context(), index.Query{Text: fmt.Sprint("a visitor's ", n)}); err != nil {
				t.Fatal(err)
			}
		}
		if !words[len(words)-1] {
			t.Error("the page's questions have no limit")
		}
		if _, err := m.Search(t.Context(), index.Query{Text: "in Discord"}); err != nil || words[len(words)-1] {
			t.Error("a question in Discord is compared by words alone")
		}

		var running, most atomic.Int64
		s := fixed(nil)
		s.reader = http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			if n := running.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Second)
			running.Add(-1)
		})
		h := s.handler(true)
		told := 0
		codes := make(chan int, 500)
		for n := range 500 {
			go func() {
				codes <- do(h, httptest.NewRequest("GET", fmt.Sprintf("/?q=%d", n), nil)).Code
			}()
		}
		for range 500 {
			if <-codes == http.StatusTooManyRequests {
				told++
			}
		}
		if most.Load() > maxReading || told != 500-readingBurst {
			t.Errorf("%d at a time, %d told to wait", most.Load(), told)
		}
		if w := do(h, httptest.NewRequest("GET", "/?at=p-3-2", nil)); w.Code != http.StatusOK {
			t.Errorf("the page itself: %d", w.Code)
		}
	})
}

// With an address of their own, health and metrics are nowhere else.
func TestMetricsOfTheirOwn(t *testing.T) {
	s := fixed(nil)
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/metrics": 200} {
		if w := do(s.inside(http.NewServeMux()), httptest.NewRequest("GET", path, nil)); w.Code != want {
			t.Errorf("%s inside: %d", path, w.Code)
		}
		if w := do(s.handler(false), httptest.NewRequest("GET", path, nil)); w.Code != http.StatusNotFound {
			t.Errorf("%s outside: %d", path, w.Code)
		}
		if w := do(s.handler(true), httptest.NewRequest("GET", path, nil)); w.Code != want {
			t.Errorf("%s at one address for all: %d", path, w.Code)
		}
	}
	if w := do(s.inside(http.NewServeMux()), httptest.NewRequest("GET", "/", nil)); w.Code != http.StatusNotFound {
		t.Errorf("the page inside: %d", w.Code)
	}
	opened := []string{}
	out := outside{listen: func(_, address string) (net.Listener, error) {
		opened = append(opened, address)
		return newPipes(), nil
	}}
	main, aside, err := listen(Config{HTTPAddr: ":1", MetricsAddr: ":2"}, out, discardLog())
	if err != nil || main == nil || aside == nil || len(opened) != 2 {
		t.Errorf("%v %v", opened, err)
	}
}

func TestARunningBotKeepsMetricsFromThePage(t *testing.T) {
	cfg := byHTTP()
	cfg.MetricsAddr = ":9090"
	onStage(t, cfg, new(scripted), nil, func(s *stage) {
		synctest.Wait()
		if status, _ := s.get("/metrics"); status != http.StatusNotFound {
			s.t.Errorf("status %d", status)
		}
	})
}
