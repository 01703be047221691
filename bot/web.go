package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
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

// handler is the site's addresses.
func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", s.reader)
	mux.HandleFunc("GET /healthz", s.health.alive)
	mux.HandleFunc("GET /readyz", s.health.ready)
	mux.Handle("GET /metrics", s.metrics.handler())
	if s.interactions != nil {
		mux.Handle("POST /interactions", s.interactions)
		mux.HandleFunc("/interactions", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "Discord posts interactions here", http.StatusMethodNotAllowed)
		})
	}
	return mux
}

// serve answers requests from l until ctx ends, then finishes those that are
// under way. It closes l. What is not finished within drainWithin is an error.
func (s *site) serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: readHeaderWithin,
		ReadTimeout:       readWithin,
		WriteTimeout:      writeWithin,
		IdleTimeout:       idleWithin,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving HTTP: %w", err)
	case <-ctx.Done():
	}
	s.health.stopping.Store(true)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainWithin)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return fmt.Errorf("finishing what was under way: %w", errors.Join(err, server.Close()))
	}
	return nil
}
