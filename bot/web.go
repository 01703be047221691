package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/time/rate"
)

// Limits of the HTTP server on one connection. A client that sends a byte now
// and then holds it no longer than this.
const (
	readHeaderWithin = 5 * time.Second
	readWithin       = 10 * time.Second
	// Idle connections are Discord's and the load balancer's to reuse.
	idleWithin = 2 * time.Minute
	// writeWithin counts from the end of the request's header; a command that
	// was deferred has had its response flushed long before.
	writeWithin = 20 * time.Second
	// maxHeader is for the longest question in an address, percent-encoded.
	maxHeader = 24 << 10
)

const (
	// maxClients is how many connections are open at a time; the others wait.
	// Each takes some 20 kB. When half of them are open none is kept for another
	// request, so that who holds them has to ask anew.
	maxClients = 1024
	// The reader's askers are answered beside Discord's, of whom nobody may wait
	// for them: so many at a time, and so many questions in a second after a burst.
	maxReading       = 8
	readingBurst     = 60
	readingPerSecond = 10
)

// A site is all that the program serves by HTTP.
type site struct {
	// interactions answers Discord, or nil where the gateway does.
	interactions http.Handler
	// reader shows the brief.
	reader  http.Handler
	metrics *Metrics
	health  *health
	log     *slog.Logger
}

// handler is the site's addresses, with those of health and metrics or without.
func (s *site) handler(inside bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", newReading(s.reader))
	if inside {
		s.inside(mux)
	}
	if s.interactions != nil {
		mux.Handle("POST /interactions", s.interactions)
		mux.HandleFunc("/interactions", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "Discord posts interactions here", http.StatusMethodNotAllowed)
		})
	}
	return mux
}

// inside adds the addresses of health and metrics, and returns mux.
func (s *site) inside(mux *http.ServeMux) http.Handler {
	mux.HandleFunc("GET /healthz", s.health.alive)
	mux.HandleFunc("GET /readyz", s.health.ready)
	mux.Handle("GET /metrics", s.metrics.handler())
	return mux
}

// A reading keeps those who ask on the page from taking everybody's time.
type reading struct {
	next  http.Handler
	slots chan struct{}
	left  *rate.Limiter
}

func newReading(next http.Handler) *reading {
	return &reading{next, make(chan struct{}, maxReading), rate.NewLimiter(readingPerSecond, readingBurst)}
}

// ServeHTTP implements [http.Handler].
func (s *reading) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if asked := r.URL.Query(); (asked.Has("q") || asked.Has("step")) && !s.left.Allow() {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "Many people are asking at once. Please try again in a few seconds.", http.StatusTooManyRequests)
		return
	}
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
		s.next.ServeHTTP(w, r)
	case <-r.Context().Done():
	}
}

// serve answers requests from l until ctx ends, then finishes those that are
// under way, until base ends. It closes l. What is not finished then is an error.
func (s *site) serve(ctx, base context.Context, l net.Listener, h http.Handler) error {
	var open atomic.Int64
	server := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if open.Load() > maxClients/2 {
				w.Header().Set("Connection", "close")
			}
			h.ServeHTTP(w, r)
		}),
		ConnState: func(_ net.Conn, state http.ConnState) {
			switch state {
			case http.StateNew:
				open.Add(1)
			case http.StateClosed, http.StateHijacked:
				open.Add(-1)
			}
		},
		ReadHeaderTimeout: readHeaderWithin,
		ReadTimeout:       readWithin,
		WriteTimeout:      writeWithin,
		IdleTimeout:       idleWithin,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(netutil.LimitListener(l, maxClients)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving HTTP: %w", err)
	case <-ctx.Done():
	}
	s.health.stopping.Store(true)
	if err := server.Shutdown(base); err != nil {
		return fmt.Errorf("finishing what was under way: %w", errors.Join(err, server.Close()))
	}
	return nil
}
