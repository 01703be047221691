package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A gateway keeps this process's shards connected. The bot drives the gateway
// itself: discordgo's own loop deadlocks when Discord asks to reconnect before
// READY, retries a revoked token for ever, cannot resume from a Session that
// was given up, and notices a dead connection after minutes.
type gateway struct {
	client *client
	token  string
	shards ShardRange
	// foreign is set where DISCORD_API_URL names another REST base.
	foreign bool
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	// event gets every event but READY and RESUMED, in order for each shard.
	// It must return soon.
	event func(kind string, data json.RawMessage)
	meter *Metrics
	log   *slog.Logger

	mu      sync.Mutex
	running []*shard
}

// Intents are the events that the bot asks for: messages in servers and in
// DMs, for questions that mention it. Interactions need none. None of these is
// privileged: without the Message Content intent Discord still sends the text
// of DMs and of messages that mention the bot.
const intents = 1<<9 | 1<<12 // GUILD_MESSAGES, DIRECT_MESSAGES

// A gatewayAddress is where the gateway is and how to share it out.
type gatewayAddress struct {
	URL    string     `json:"url"`
	Shards int        `json:"shards"`
	Limit  startLimit `json:"session_start_limit"`
}

// locate asks Discord for the gateway's address.
func (g *gateway) locate(ctx context.Context) (gatewayAddress, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	a := gatewayAddress{}
	b, err := g.client.do(ctx, http.MethodGet, "/gateway/bot", nil, true)
	if s := status(err); s == http.StatusNotFound || s == http.StatusMethodNotAllowed {
		// A Discord-compatible server that has only the plain call.
		b, err = g.client.do(ctx, http.MethodGet, "/gateway", nil, true)
	}
	if err != nil {
		return a, explain(fmt.Errorf("asking for the gateway's address: %w", err))
	}
	if err := json.Unmarshal(b, &a); err != nil || a.URL == "" {
		return a, errors.New("asking for the gateway's address: the answer names none")
	}
	a.Shards, a.Limit.MaxConcurrency = max(1, a.Shards), max(1, a.Limit.MaxConcurrency)
	return a, nil
}

// run connects this process's shards and keeps them connected until ctx ends,
// which is no error. An error is one that only people can mend.
func (g *gateway) run(ctx context.Context) error {
	var a gatewayAddress
	for p := new(pacer); ; p.failed() {
		if p.wait(ctx) != nil {
			return nil
		}
		var err error
		if a, err = g.locate(ctx); err == nil {
			break
		}
		if isFatal(err) && status(err) == http.StatusUnauthorized {
			return err
		}
		if ctx.Err() == nil {
			g.log.Warn("the gateway cannot be found; trying again", "error", err)
		}
	}
	r := g.shards
	if r.Count == 0 {
		r = ShardRange{0, a.Shards - 1, a.Shards}
	}
	g.log.Info("connecting to the gateway", "shards", r.String(), "recommended", a.Shards, "at once", a.Limit.MaxConcurrency)

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	part := float64(r.Last-r.First+1) / float64(r.Count)
	start := newStarter(a.Limit, part, func(ctx context.Context) (startLimit, error) {
		a, err := g.locate(ctx)
		return a.Limit, err
	}, g.log)
	var wg sync.WaitGroup
	for id := r.First; id <= r.Last; id++ {
		s := &shard{
			id: id, count: r.Count, token: g.token, url: a.URL, foreign: g.foreign, start: start, event: g.event, meter: g.meter,
			log:    g.log.With("shard", id),
			locate: g.locate,
			dialer: websocket.Dialer{NetDialContext: g.dial, HandshakeTimeout: handshakeWithin, Proxy: http.ProxyFromEnvironment},
		}
		g.mu.Lock()
		g.running = append(g.running, s)
		g.mu.Unlock()
		wg.Go(func() {
			if err := s.run(ctx); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); isFatal(err) {
		return err
	}
	return nil
}

// state is how each of this process's shards is.
func (g *gateway) state() []shardState {
	g.mu.Lock()
	defer g.mu.Unlock()
	var out []shardState
	for _, s := range g.running {
		out = append(out, s.state())
	}
	return out
}
