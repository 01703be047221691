package bot

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A dispatcher carries gateway events to the server: each in a goroutine of
// its own, none twice, and no more at a time than memory allows.
type dispatcher struct {
	server *server
	log    *slog.Logger
	// base is what events run under. It does not end when the program is told
	// to: what is in flight is finished.
	base context.Context
	// From READY: the bot's own user ID and its application's.
	self, app atomic.Pointer[string]

	seen    recent
	pending atomic.Int64
	running sync.WaitGroup
}

// maxPending is how many events may be in hand at once. Each takes about 20 kB
// while it waits, so this is some 80 MB in the worst flood; Discord would have
// given up on what comes after.
const maxPending = 4096

func newDispatcher(base context.Context, s *server, log *slog.Logger) *dispatcher {
	return &dispatcher{server: s, log: log, base: base}
}

// event takes one event from a shard. It returns at once.
func (d *dispatcher) event(kind string, data json.RawMessage) {
	switch kind {
	case "READY":
		var r struct {
			User struct {
				ID string `json:"id"`
			} `json:"user"`
			Application struct {
				ID string `json:"id"`
			} `json:"application"`
		}
		if json.Unmarshal(data, &r) != nil {
			return
		}
		if r.User.ID != "" {
			d.self.Store(&r.User.ID)
		}
		if r.Application.ID != "" {
			d.app.Store(&r.Application.ID)
		}
	case "INTERACTION_CREATE":
		d.start(kind, func() { d.interaction(data) })
	case "MESSAGE_CREATE", "MESSAGE_UPDATE":
		d.message(kind, data)
	case "MESSAGE_DELETE", "MESSAGE_DELETE_BULK":
		d.gone(kind, data)
	}
}

func (d *dispatcher) start(kind string, run func()) {
	if d.pending.Add(1) > maxPending {
		d.pending.Add(-1)
		d.server.meter.interaction("unknown", "dropped", 0)
		d.log.Warn("too much at once: an event was dropped", "event", kind)
		return
	}
	d.running.Go(func() {
		defer d.pending.Add(-1)
		defer d.server.survive()
		run()
	})
}

func (d *dispatcher) interaction(data json.RawMessage) {
	i, err := decodeInteraction(data)
	if err != nil {
		d.malformed(data, err)
		return
	}
	if i.Type == discordgo.InteractionPing || !d.seen.add("i"+i.ID+i.Token) {
		return
	}
	if i.AppID == "" {
		i.AppID = d.application()
	}
	until := time.Now().Add(firstResponse)
	d.server.Serve(d.base, i, func(r response) error {
		ctx, cancel := context.WithDeadline(d.base, until)
		defer cancel()
		return d.server.rest.respond(ctx, i, r)
	})
}

// malformed answers an interaction that cannot be read, as far as it can be
// answered: by its ID and token.
func (d *dispatcher) malformed(data json.RawMessage, err error) {
	d.log.Error("an interaction cannot be read", "error", err)
	var i interaction
	// Whatever is of another type than it should be is passed over.
	_ = json.Unmarshal(data, &i)
	if i.ID == "" || i.Token == "" || !d.seen.add("i"+i.ID+i.Token) {
		return
	}
	ctx, cancel := context.WithTimeout(d.base, firstResponse)
	defer cancel()
	a := d.server.handler().failed(&i, "unknown")
	d.server.meter.interaction("unknown", "malformed", 0)
	if err := d.server.rest.respond(ctx, &i, a.Response()); err != nil {
		d.log.Error("the first response failed", "command", "unknown", "error", err)
	}
}

// application is the application's ID as READY said it, or "".
func (d *dispatcher) application() string {
	if id := d.app.Load(); id != nil {
		return *id
	}
	return ""
}

// drain waits until everything in flight is finished, or the context ends. It
// reports whether all was.
func (d *dispatcher) drain(ctx context.Context) bool {
	done := make(chan struct{})
	go func() { d.running.Wait(); close(done) }()
	select {
	case <-done:
		return true
	case <-ctx.Done():
		return false
	}
}

// recent remembers IDs for long enough that Discord cannot deliver them again:
// a resumed session replays what was not acknowledged. The zero value is ready.
type recent struct {
	mu       sync.Mutex
	now, old map[string]struct{}
	turned   time.Time
}

// recentFor and recentMost bound the memory: two halves, each as long and as
// large as this.
const (
	recentFor  = 15 * time.Minute // a token's life
	recentMost = 1 << 15
)

// add remembers an ID and reports whether it is new.
func (r *recent) add(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	if r.now == nil || now.Sub(r.turned) > recentFor || len(r.now) >= recentMost {
		r.old, r.now, r.turned = r.now, map[string]struct{}{}, now
	}
	if _, ok := r.now[id]; ok {
		return false
	}
	if _, ok := r.old[id]; ok {
		return false
	}
	r.now[id] = struct{}{}
	return true
}
