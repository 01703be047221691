package bot

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
)

func TestReady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const every = 41250 * time.Millisecond // what Discord asks for
		fresh := shardState{Shard: 0, Ready: true, Heartbeat: time.Now(), Every: every}
		stale := shardState{Shard: 3, Ready: true, Heartbeat: time.Now().Add(-2*every - time.Second), Every: every}
		cases := []struct {
			name   string
			health *health
			status int
			body   string
		}{
			{"without a gateway", &health{}, 200, `{"status":"ok"}`},
			{"connected", &health{shards: func() []shardState { return []shardState{fresh} }}, 200, `{"status":"ok"}`},
			{"nothing connected yet", &health{shards: func() []shardState { return nil }}, 503, `{"status":"unavailable","problems":["the gateway is not connected yet"]}`},
			{"one of two is not", &health{shards: func() []shardState { return []shardState{fresh, {Shard: 1}} }}, 503, `{"status":"unavailable","problems":["shard 1 is not connected"]}`},
			{"by HTTP, the gateway away", &health{aside: true, shards: func() []shardState { return []shardState{{Shard: 1}} }}, 200, `{"status":"degraded","problems":["shard 1 is not connected"]}`},
			{"silent", &health{shards: func() []shardState { return []shardState{stale} }}, 503, `{"status":"unavailable","problems":["shard 3 has had no heartbeat for 83 seconds"]}`},
		}
		for _, c := range cases {
			w := httptest.NewRecorder()
			c.health.ready(w, nil)
			if got := strings.TrimSpace(w.Body.String()); w.Code != c.status || got != c.body {
				t.Errorf("%s: %d %s, want %d %s", c.name, w.Code, got, c.status, c.body)
			}
			w = httptest.NewRecorder()
			if c.health.alive(w, nil); w.Code != 200 {
				t.Errorf("%s: not alive", c.name)
			}
		}
		// A connection that was fine goes stale by itself.
		time.Sleep(2*every + time.Second) // in the bubble's time
		if fresh.problem() == "" {
			t.Error("a heartbeat stays fresh for ever")
		}
	})
}

func TestCheckHealth(t *testing.T) {
	h := &health{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", h.ready)
	server := httptest.NewServer(mux)
	defer server.Close()
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	_, port, _ := strings.Cut(address, ":")

	check := func(addr string) string {
		if err := CheckHealth(t.Context(), Config{HTTPAddr: addr}, false); err != nil {
			return err.Error()
		}
		return "ok"
	}
	for _, addr := range []string{address, ":" + port, "0.0.0.0:" + port} {
		if got := check(addr); got != "ok" {
			t.Errorf("%s: %s", addr, got)
		}
	}
	h.stopping.Store(true)
	if got := check(address); got != "not ready: shutting down" {
		t.Errorf("while it stops: %s", got)
	}
	mux.HandleFunc("GET /healthz", h.alive)
	if err := CheckHealth(t.Context(), Config{HTTPAddr: address}, true); err != nil {
		t.Errorf("the process works while it stops: %v", err)
	}
	if got := check(strings.TrimPrefix(other.URL, "http://")); got != "not ready: HTTP status 404" {
		t.Errorf("another program: %s", got)
	}
	server.Close()
	if got := check(address); !strings.HasPrefix(got, "not running: ") {
		t.Errorf("after its end: %s", got)
	}
	if got := check(""); got != ErrNoHTTP.Error() {
		t.Errorf("without HTTP_ADDR: %s", got)
	}
}

func TestMetrics(t *testing.T) {
	s := newSite(t, discardLog())
	s.metrics.watchGateway(func() []shardState {
		return []shardState{{Ready: true, Heartbeat: time.Now(), Every: time.Minute}, {Shard: 1}}
	})
	now := time.Now()
	do(s.handler(true), signed(askBody(1, "2", "What is the EAEU?"), now))
	do(s.handler(true), signed(askBody(2, "2", ""), now))
	do(s.handler(true), httptest.NewRequest(http.MethodPost, "/interactions", nil))
	s.metrics.rest("POST /channels/{id}/messages", 0)
	s.metrics.rest("POST /channels/{id}/messages", 502)
	s.metrics.gateway("resumed")
	w := do(s.handler(true), httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Content-Type"))
	}
	for _, line := range []string{
		`briefbot_interactions_total{command="ask",outcome="answered"} 1`,
		`briefbot_interactions_total{command="ask",outcome="refused"} 1`,
		`briefbot_interaction_seconds_count{command="ask"} 2`,
		`briefbot_search_seconds_count 1`,
		`briefbot_http_refused_total{reason="unsigned"} 1`,
		`briefbot_rest_calls_total{route="POST /channels/{id}/messages",status="0"} 1`,
		`briefbot_rest_calls_total{route="POST /channels/{id}/messages",status="502"} 1`,
		`briefbot_gateway_events_total{event="resumed"} 1`,
		`briefbot_gateway_shards 2`,
		`briefbot_gateway_shards_ready 1`,
	} {
		if !strings.Contains(w.Body.String(), line+"\n") {
			t.Errorf("no line %s", line)
		}
	}
	if t.Failed() {
		for line := range strings.Lines(w.Body.String()) {
			if strings.HasPrefix(line, "briefbot") && !strings.Contains(line, "bucket") {
				t.Log(strings.TrimSpace(line))
			}
		}
	}
}

// What happens to a connection, and each call, is counted where it happens.
func TestConnectionsAndCallsAreCounted(t *testing.T) {
	cfg := testConfig()
	cfg.HTTPAddr = ":8080"
	onStage(t, cfg, new(scripted), nil, func(s *stage) {
		s.ready(1)
		for _, strike := range []func(*discordtest.Conn){
			func(c *discordtest.Conn) { c.Send(7, nil) },
			func(c *discordtest.Conn) { c.Drop() },
			func(c *discordtest.Conn) { s.Forget(); c.Send(9, false) },
		} {
			time.Sleep(time.Minute)
			strike(s.Conns()[0])
		}
		time.Sleep(time.Minute)
		s.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Times: 1, Status: 503})
		s.ask(discordtest.Slash("ask", map[string]any{"question": typed}))
		_, page := s.get("/metrics")
		for _, line := range []string{
			`briefbot_gateway_events_total{event="connect"} 4`,
			`briefbot_gateway_events_total{event="ready"} 2`,
			`briefbot_gateway_events_total{event="resumed"} 2`,
			`briefbot_gateway_events_total{event="reconnect"} 1`,
			`briefbot_gateway_events_total{event="lost"} 1`,
			`briefbot_gateway_events_total{event="invalid"} 1`,
			`briefbot_gateway_shards_ready 1`,
			`briefbot_rest_calls_total{route="POST /interactions/…/…/callback",status="503"} 1`,
			`briefbot_rest_calls_total{route="POST /interactions/…/…/callback",status="204"} 1`,
		} {
			if !strings.Contains(page, line+"\n") {
				t.Errorf("the metrics lack %s", line)
			}
		}
	})
}
