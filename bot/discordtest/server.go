package discordtest

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"time"
)

// What the stand-in says about the application and itself.
const (
	ApplicationID = "900000000000000001"
	GuildID       = "900000000000000002"
	ChannelID     = "900000000000000003"
	Token         = "a-token-that-is-secret"
	gatewayURL    = "ws://gateway.discord.test"
)

// A Server stands in for Discord. Its methods are safe for concurrent use.
type Server struct {
	checker *Checker
	pipes   *pipeListener
	gateway *http.Server
	done    chan struct{}

	mu          sync.Mutex
	nextID      int64
	token       string
	wsURL       string
	shards      int
	identifies  int // how many may be made at a time
	guildLocale string
	calls       []Call
	violations  []string
	faults      []*Fault
	commands    map[string][]json.RawMessage // by path
	exchanges   map[string]*Exchange         // by token
	posts       []*Message
	files       map[string]string // by address
	limit       limit
	refusals    int // calls answered with 401, 403 or 429
	nonces      map[string]*Message
	said        map[string]json.RawMessage // what people said, by ID
	behave      func(n int) Behaviour
	conns       []*Conn
	opened      []time.Time
	identified  []time.Time
	sessions    map[string]*session
	changed     chan struct{} // closed and replaced when anything happens
}

// NewServer starts a stand-in that checks requests with c. The caller closes
// it.
func NewServer(c *Checker) *Server {
	s := &Server{
		checker: c, pipes: newPipeListener(), done: make(chan struct{}), nextID: 1_000_000_000_000_000_000,
		token: Token, wsURL: gatewayURL, shards: 1, identifies: 1, guildLocale: "en-US",
		commands: map[string][]json.RawMessage{}, exchanges: map[string]*Exchange{}, nonces: map[string]*Message{}, said: map[string]json.RawMessage{},
		behave: func(int) Behaviour { return Behaviour{} }, sessions: map[string]*session{}, changed: make(chan struct{}),
	}
	s.gateway = &http.Server{Handler: http.HandlerFunc(s.serveGateway)}
	go s.gateway.Serve(s.pipes)
	return s
}

// Close drops every connection and stops the gateway.
func (s *Server) Close() {
	close(s.done)
	s.mu.Lock()
	conns := append([]*Conn(nil), s.conns...)
	s.mu.Unlock()
	for _, c := range conns {
		c.Drop()
	}
	s.gateway.Close()
}

// Transport carries REST requests to the stand-in, whatever their host.
func (s *Server) Transport() http.RoundTripper { return roundTripper{s} }

// Dial connects to the stand-in's gateway, whatever the address.
func (s *Server) Dial(ctx context.Context, _, _ string) (net.Conn, error) {
	return s.pipes.dial(ctx)
}

// Listen serves the stand-in on a local port, for a bot in another process. It
// returns the REST base, such as http://127.0.0.1:8080/api, and a function
// that ends it.
func (s *Server) Listen() (base string, stop func()) {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		resp, err := roundTripper{s}.RoundTrip(r)
		if err != nil {
			return // the client went away
		}
		for k, v := range resp.Header {
			w.Header()[k] = v
		}
		w.WriteHeader(resp.StatusCode)
		io.Copy(w, resp.Body) // the client may have gone
	})
	mux.HandleFunc("/", s.serveGateway)
	h := httptest.NewServer(mux)
	s.mu.Lock()
	s.wsURL = "ws" + h.URL[len("http"):]
	s.mu.Unlock()
	return h.URL + "/api", h.Close
}

// SetShards sets what GET /gateway/bot recommends: the number of shards and
// how many may identify at once.
func (s *Server) SetShards(shards, maxConcurrency int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shards, s.identifies = shards, maxConcurrency
}

// SetLocale sets the language that every server prefers, as Discord names it.
func (s *Server) SetLocale(locale string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.guildLocale = locale
}

// Revoke makes the token invalid from now on.
func (s *Server) Revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = ""
}

// id returns a new snowflake.
func (s *Server) id() string {
	s.nextID++
	return strconv.FormatInt(s.nextID, 10)
}

// touch wakes whoever waits for something to happen. s.mu is held.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Wait returns when ok holds, and reports whether it came to hold before the
// context ended. Ok is asked whenever something happened; it may call the
// server's methods.
func (s *Server) Wait(ctx context.Context, ok func() bool) bool {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if ok() {
			return true
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ok()
		}
	}
}

// A pipeListener hands in-memory connections to an HTTP server.
type pipeListener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipeListener() *pipeListener {
	return &pipeListener{conns: make(chan net.Conn), closed: make(chan struct{})}
}

func (l *pipeListener) dial(ctx context.Context) (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case l.conns <- server:
		return client, nil
	case <-l.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Accept implements [net.Listener].
func (l *pipeListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

// Close implements [net.Listener].
func (l *pipeListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

// Addr implements [net.Listener].
func (l *pipeListener) Addr() net.Addr { return pipeAddr{} }

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }
