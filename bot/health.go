package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// A shardState is how one gateway connection is.
type shardState struct {
	Shard int
	// Ready is set between READY or RESUMED and the connection's end.
	Ready bool
	// Heartbeat is when Discord last acknowledged one, or when the connection
	// became ready. Every is how often heartbeats are sent.
	Heartbeat time.Time
	Every     time.Duration
}

// missedHeartbeats is how many heartbeats may go without acknowledgement
// before the connection counts as dead. Discord's own advice is to reconnect
// after one; the second leaves time for that.
const missedHeartbeats = 2

// problem says what is wrong with the connection, or "".
func (s shardState) problem() string {
	if !s.Ready {
		return fmt.Sprintf("shard %d is not connected", s.Shard)
	}
	if silent := time.Since(s.Heartbeat); silent > missedHeartbeats*s.Every {
		return fmt.Sprintf("shard %d has had no heartbeat for %d seconds", s.Shard, int(silent.Seconds()))
	}
	return ""
}

// A health answers for the process: /healthz says that it runs, /readyz that
// it can answer people. Its methods are safe for concurrent use.
type health struct {
	// shards are the gateway's connections; nil where there is no gateway.
	shards func() []shardState
	// aside is set where interactions come by HTTP: then a gateway that is away
	// is told of, but a load balancer goes on sending interactions.
	aside bool
	// stopping is set when the shutdown begins, so that a load balancer
	// sends nothing new.
	stopping atomic.Bool
	meaning  atomic.Pointer[func() (done, all int)]
}

// watch has health tell how far the reading of the brief for its meaning is; nil
// stands for a brief that is never read so.
func (h *health) watch(meaning func() (done, all int)) {
	if meaning == nil {
		meaning = func() (int, int) { return 0, 0 }
	}
	h.meaning.Store(&meaning)
}

// percent is how much of the brief has been read for its meaning. Before all is,
// people are answered by words.
func (h *health) percent() int {
	if watch := h.meaning.Load(); watch != nil {
		if done, all := (*watch)(); done < all {
			return 100 * done / all
		}
	}
	return 100
}

// A healthReport is the body of both answers.
type healthReport struct {
	Status   string   `json:"status"` // "ok", "unavailable", or "degraded": no mentions and DMs
	Problems []string `json:"problems,omitempty"`
	// Meaning is "meaning 62 %" while the brief is read for its meaning; people
	// are answered meanwhile, by words.
	Meaning string `json:"meaning,omitempty"`
}

// alive says that the process answers at all. The index is built before the
// program listens, so there is nothing to wait for.
func (h *health) alive(w http.ResponseWriter, _ *http.Request) {
	writeReport(w, http.StatusOK, healthReport{Status: "ok"})
}

func (h *health) ready(w http.ResponseWriter, _ *http.Request) {
	report, status := healthReport{"ok", h.problems(), h.says()}, http.StatusOK
	switch {
	case h.stopping.Load():
		report, status = healthReport{"unavailable", []string{"shutting down"}, ""}, http.StatusServiceUnavailable
	case len(report.Problems) == 0:
	case h.aside:
		report.Status = "degraded"
	default:
		report.Status, status = "unavailable", http.StatusServiceUnavailable
	}
	writeReport(w, status, report)
}

func (h *health) says() string {
	if p := h.percent(); p < 100 {
		return fmt.Sprintf("meaning %d %%", p)
	}
	return ""
}

// problems says what is wrong with the gateway.
func (h *health) problems() []string {
	if h.shards == nil {
		return nil
	}
	states := h.shards()
	if len(states) == 0 {
		return []string{"the gateway is not connected yet"}
	}
	var out []string
	for _, s := range states {
		if p := s.problem(); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func writeReport(w http.ResponseWriter, status int, report healthReport) {
	body, err := json.Marshal(report)
	if err != nil { // strings always can be
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a client that went away needs no answer
}

// ErrNoHTTP is returned by [CheckHealth] where no address is set. Its text is for
// people.
var ErrNoHTTP = errors.New("set HTTP_ADDR, for example to 127.0.0.1:8080: health is asked for there")

// CheckHealth asks a running program on this machine whether it is ready to
// answer people, or only whether it works (process), at the address in
// METRICS_ADDR or else HTTP_ADDR, and returns nil if so. It is what a container's
// health check runs, which has neither shell nor curl.
func CheckHealth(ctx context.Context, cfg Config, process bool) error {
	address := cmp.Or(cfg.MetricsAddr, cfg.HTTPAddr)
	if address == "" {
		return ErrNoHTTP
	}
	path := "/readyz"
	if process {
		path = "/healthz"
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("reading the address: %w", err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost" // listening on every address includes this one
	}
	if n, err := net.LookupPort("tcp", port); err == nil {
		port = strconv.Itoa(n)
	}
	// Docker's own default for a health check is 30 seconds; a program that
	// takes more than three is not well.
	ctx, cancel := context.WithTimeout(ctx, firstResponse)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+path, nil)
	if err != nil {
		return err
	}
	// The environment may name a proxy, which is not asked about this machine.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("not running: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if err != nil {
		return err
	}
	var report healthReport
	if json.Unmarshal(body, &report) == nil && len(report.Problems) > 0 {
		return fmt.Errorf("not ready: %s", report.Problems[0])
	}
	return fmt.Errorf("not ready: HTTP status %d", resp.StatusCode)
}
