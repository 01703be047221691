package bot

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener without sockets, so that connections live in a test's
// own time.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes"} }

func (p *pipes) dial() net.Conn {
	here, there := net.Pipe()
	p.conns <- there
	return here
}

// fixed is a site that answers at once, without an index: these tests are
// about connections.
func fixed(interactions http.Handler) *site {
	return &site{interactions: interactions, reader: http.NotFoundHandler(), metrics: NewMetrics(), health: &health{}, log: discardLog()}
}

// serveFor serves a site until ctx ends, and drains it as run does.
func serveFor(ctx context.Context, s *site, l net.Listener) error {
	base, cancel := draining(ctx)
	defer cancel()
	return s.serve(ctx, base, l, s.handler(true))
}

func TestSlowClientsAreCutOff(t *testing.T) {
	drip := func(c net.Conn, text string) {
		for i := range text {
			if _, err := io.WriteString(c, text[i:i+1]); err != nil {
				return
			}
			time.Sleep(time.Second)
		}
	}
	cases := []struct {
		name  string
		send  func(c net.Conn)
		after time.Duration // at most
	}{
		{"that say nothing", func(net.Conn) {}, readHeaderWithin},
		{"with a slow header", func(c net.Conn) {
			drip(c, "POST /interactions HTTP/1.1\r\nHost: x\r\nX-Long: "+strings.Repeat("x", 600))
		}, readHeaderWithin},
		{"with a slow body", func(c net.Conn) {
			_, _ = io.WriteString(c, "POST /interactions HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
			drip(c, strings.Repeat("x", 600))
		}, readWithin},
		{"that stay after an answer", func(c net.Conn) { _, _ = io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") }, idleWithin},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				l := newPipes()
				ended := make(chan error, 1)
				read := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if _, err := io.Copy(io.Discard, r.Body); err != nil {
						w.WriteHeader(http.StatusBadRequest)
					}
				})
				go func() { ended <- serveFor(ctx, fixed(read), l) }()
				conn := l.dial()
				start := time.Now()
				var wg sync.WaitGroup
				wg.Go(func() { c.send(conn) })
				_, _ = io.Copy(io.Discard, conn) // until the server hangs up
				if took := time.Since(start); took > c.after+time.Second {
					t.Errorf("the connection was held for %v, want at most %v", took, c.after)
				}
				conn.Close()
				wg.Wait()
				cancel()
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestShutdownFinishesWhatIsUnderWay(t *testing.T) {
	cases := []struct {
		name string
		took time.Duration // of the request under way
		ok   bool
	}{
		{"in time", drainWithin - time.Second, true},
		{"too late", drainWithin + time.Second, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				started := make(chan struct{})
				s := fixed(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					close(started)
					time.Sleep(c.took)
					_, _ = io.WriteString(w, "done")
				}))
				ctx, cancel := context.WithCancel(t.Context())
				l := newPipes()
				ended := make(chan error, 1)
				go func() { ended <- serveFor(ctx, s, l) }()
				conn := l.dial()
				answer := make(chan string, 1)
				go func() {
					_, _ = io.WriteString(conn, "POST /interactions HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
					resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
					if err != nil {
						answer <- "nothing"
						return
					}
					body, _ := io.ReadAll(resp.Body)
					answer <- string(body)
				}()
				<-started
				cancel()
				synctest.Wait()
				if !s.health.stopping.Load() {
					t.Error("a load balancer is not told")
				}
				err := <-ended
				if c.ok && err != nil || !c.ok && !errors.Is(err, context.Canceled) {
					t.Errorf("the shutdown says %v", err)
				}
				if got := <-answer; (got == "done") != c.ok {
					t.Errorf("the request under way got %q", got)
				}
				conn.Close()
				time.Sleep(time.Minute) // for what is still running
			})
		})
	}
}

func TestServeSaysWhyItCannot(t *testing.T) {
	l := newPipes()
	l.Close()
	if err := serveFor(t.Context(), fixed(nil), l); err == nil || !strings.Contains(err.Error(), "serving HTTP") {
		t.Errorf("got %v", err)
	}
}

func TestWithoutPublicKeyThereAreNoInteractions(t *testing.T) {
	s := fixed(nil)
	if w := do(s.handler(true), signed([]byte(`{"type":1}`), time.Now())); w.Code != http.StatusNotFound {
		t.Errorf("status %d, want 404", w.Code)
	}
}
