package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"runtime"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A shard is one part of the gateway's work: one connection at a time, and a
// session that outlives connections.
type shard struct {
	id, count int
	token     string
	url       string // from GET /gateway/bot
	foreign   bool   // whether the REST base is not Discord's own
	start     *starter
	locate    func(context.Context) (gatewayAddress, error)
	dialer    websocket.Dialer
	event     func(kind string, data json.RawMessage)
	meter     *Metrics
	log       *slog.Logger

	// The session, used by the connection's reader alone.
	session string // "" if there is none to resume
	resume  string // where to resume it

	mu    sync.Mutex
	seq   int64 // of the last event
	ready bool
	beat  time.Time
	every time.Duration
}

// Time limits of a connection.
const (
	handshakeWithin = 10 * time.Second
	helloWithin     = 15 * time.Second // Discord sends it at once
	readyWithin     = 20 * time.Second // from IDENTIFY or RESUME; large bots take seconds
	// ackWithin is how long a heartbeat's acknowledgement may take. Discord's
	// advice is to reconnect if it has not come by the next heartbeat, 41 s
	// later; ten are enough to know.
	ackWithin  = 10 * time.Second
	sendWithin = 5 * time.Second
	// maxFrame bounds one payload. READY of a shard with 2,500 servers is
	// about half a megabyte.
	maxFrame = 16 << 20
)

// Gateway opcodes [Topics: Opcodes and Status Codes].
const (
	opDispatch     = 0
	opHeartbeat    = 1
	opIdentify     = 2
	opResume       = 6
	opReconnect    = 7
	opInvalid      = 9
	opHello        = 10
	opHeartbeatAck = 11
)

// closedByUs is a close code that keeps the session: 1000 and 1001 end it.
const closedByUs = 4900

// A payload is one gateway payload.
type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
}

var (
	errReconnect = errors.New("asked to reconnect")
	errInvalid   = errors.New("the session is no longer valid")
	errSilent    = errors.New("a heartbeat was not acknowledged")
	errSlow      = errors.New("the handshake did not go on")
)

// fatalCloses are the close codes after which reconnecting is useless, each
// with what to fix.
var fatalCloses = map[int]string{
	4004: "Discord does not know the token: copy it again into DISCORD_TOKEN (Discord Developer Portal, Bot, Reset Token)",
	4010: "Discord refuses the shard: check DISCORD_SHARDS",
	4011: "the bot is in too many servers for this number of shards: leave DISCORD_SHARDS empty, or raise it",
	4012: "Discord no longer speaks this version of its gateway: update briefbot",
	4013: "Discord refuses the intents that briefbot asks for: update briefbot",
	4014: "Discord does not grant the application the intents that briefbot asks for (messages in servers and DMs): check the application in the Developer Portal",
}

// run keeps the shard connected until ctx ends, which is no error.
func (s *shard) run(ctx context.Context) error {
	var p pacer
	for tries := 0; ; {
		if p.wait(ctx) != nil {
			return nil
		}
		if s.session == "" && s.start.wait(ctx, s.id) != nil {
			return nil
		}
		opened := time.Now()
		wasReady, err := s.connect(ctx)
		s.setReady(false)
		if ctx.Err() != nil {
			return nil
		}
		if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
			if fix, fatal := fatalCloses[closed.Code]; fatal {
				return &fatalError{fix, err}
			}
			switch closed.Code {
			case 4003, 4006, 4007, 4009: // the session is gone
				s.forget()
			case 4008: // too many events sent, which should never be
				p.rest(maxBackoff)
			}
		}
		switch {
		case errors.Is(err, errReconnect):
			s.meter.gateway("reconnect")
		case errors.Is(err, errInvalid):
			s.meter.gateway("invalid")
			p.rest(time.Second + rand.N(4*time.Second)) // as documented
		default:
			s.meter.gateway("lost")
		}
		if wasReady && time.Since(opened) > steadyAfter {
			p.steady()
		} else if !errors.Is(err, errReconnect) || !wasReady {
			p.failed()
		}
		s.log.Info("the gateway connection ended", "reason", err, "resume", s.session != "")
		if tries++; wasReady {
			tries = 0
		} else if tries%5 == 0 {
			// The gateway may have moved, or the token may be gone.
			a, err := s.locate(ctx)
			if isFatal(err) {
				return err
			}
			if err == nil {
				s.url = a.URL
			}
			s.resume = ""
		}
	}
}

// state is how the shard is now.
func (s *shard) state() shardState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return shardState{Shard: s.id, Ready: s.ready, Heartbeat: s.beat, Every: s.every}
}

func (s *shard) setReady(ready bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready = ready
	if ready {
		s.beat = time.Now()
	}
}

// forget gives the session up.
func (s *shard) forget() {
	s.session, s.resume = "", ""
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq = 0
}

// connect opens one connection and reads it to its end. It reports whether it
// became ready, and why it ended.
func (s *shard) connect(ctx context.Context) (ready bool, err error) {
	s.meter.gateway("connect")
	where := s.url
	if s.session != "" && s.resume != "" {
		where = s.resume
	}
	u, err := url.Parse(where)
	if err != nil {
		s.resume = ""
		return false, fmt.Errorf("reading the gateway's address: %w", err)
	}
	q := u.Query()
	q.Set("v", apiVersion[len("/v"):])
	q.Set("encoding", "json")
	u.RawQuery = q.Encode()
	dial, cancel := context.WithTimeout(ctx, handshakeWithin)
	defer cancel()
	ws, _, err := s.dialer.DialContext(dial, u.String(), nil)
	if err != nil {
		s.resume = "" // the main address takes a resume too
		return false, fmt.Errorf("connecting to the gateway: %w", err)
	}
	c := newWire(ws)
	ws.SetReadLimit(maxFrame)
	var beats sync.WaitGroup
	defer beats.Wait()
	defer close(c.ended)
	defer ws.Close()
	stop := context.AfterFunc(ctx, func() { c.close(websocket.CloseNormalClosure, nil) })
	defer stop()

	slow := time.AfterFunc(helloWithin, func() { c.close(closedByUs, errSlow) })
	defer slow.Stop()
	hello := false
	for {
		_, b, err := ws.ReadMessage()
		if err != nil {
			if why := c.why(); why != nil {
				err = why
			}
			return ready, err
		}
		var p payload
		if err := json.Unmarshal(b, &p); err != nil {
			s.log.Warn("the gateway sent what is no payload", "bytes", len(b))
			continue
		}
		if p.Seq != nil {
			s.mu.Lock()
			s.seq = max(s.seq, *p.Seq)
			s.mu.Unlock()
		}
		switch p.Op {
		case opHello:
			if hello {
				continue
			}
			hello = true
			slow.Reset(readyWithin)
			every := interval(p.Data)
			s.mu.Lock()
			s.every = every
			s.mu.Unlock()
			beats.Go(func() { s.heartbeats(c, every) })
			if err := s.introduce(c); err != nil {
				return ready, err
			}
		case opDispatch:
			switch p.Type {
			case "READY":
				var r struct {
					SessionID string `json:"session_id"`
					Resume    string `json:"resume_gateway_url"`
				}
				if err := json.Unmarshal(p.Data, &r); err != nil || r.SessionID == "" {
					c.close(closedByUs, nil)
					return ready, errors.New("READY names no session")
				}
				s.session, s.resume, ready = r.SessionID, r.Resume, true
				if !s.mayResumeAt(r.Resume) {
					s.resume = ""
				}
				slow.Stop()
				s.setReady(true)
				s.meter.gateway("ready")
				s.log.Info("the gateway is ready")
				s.event(p.Type, p.Data)
			case "RESUMED":
				ready = true
				slow.Stop()
				s.setReady(true)
				s.meter.gateway("resumed")
				s.log.Info("the gateway session was resumed")
			default:
				s.event(p.Type, p.Data)
			}
		case opHeartbeat:
			if err := c.write(opHeartbeat, s.sequence()); err != nil {
				return ready, err
			}
		case opHeartbeatAck:
			c.acked()
			s.mu.Lock()
			s.beat = time.Now()
			s.mu.Unlock()
		case opReconnect:
			c.close(closedByUs, nil)
			return ready, errReconnect
		case opInvalid:
			var resumable bool
			if json.Unmarshal(p.Data, &resumable) != nil || !resumable {
				s.forget()
			}
			c.close(closedByUs, nil)
			return ready, errInvalid
		}
	}
}

// mayResumeAt reports whether READY's address for resuming can be used. Behind
// a stand-in for Discord (DISCORD_API_URL) it may be one that READY was copied
// with: there only the host that the stand-in names counts.
func (s *shard) mayResumeAt(address string) bool {
	if !s.foreign {
		return true
	}
	a, err := url.Parse(address)
	b, err2 := url.Parse(s.url)
	return err == nil && err2 == nil && a.Hostname() == b.Hostname()
}

// introduce resumes the session or begins a new one.
func (s *shard) introduce(c *wire) error {
	if s.session != "" {
		return c.write(opResume, map[string]any{"token": s.token, "session_id": s.session, "seq": s.sequence()})
	}
	s.start.spend(s.id)
	return c.write(opIdentify, map[string]any{
		"token": s.token, "intents": intents, "shard": [2]int{s.id, s.count},
		"properties": map[string]string{"os": runtime.GOOS, "browser": "briefbot", "device": "briefbot"},
	})
}

// sequence is the number of the last event, or nil before the first.
func (s *shard) sequence() any {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seq == 0 {
		return nil
	}
	return s.seq
}

// interval reads HELLO's heartbeat interval. What is absurd becomes Discord's
// usual one.
func interval(data json.RawMessage) time.Duration {
	var h struct {
		Interval float64 `json:"heartbeat_interval"`
	}
	// Anything unreadable leaves 0, which is absurd too.
	_ = json.Unmarshal(data, &h)
	d := time.Duration(h.Interval * float64(time.Millisecond))
	if d < 100*time.Millisecond || d > 10*time.Minute {
		return 41250 * time.Millisecond
	}
	return d
}

// heartbeats sends heartbeats until the connection ends, and ends it when one
// is not acknowledged. The first comes after a random part of the interval, as
// documented, so that bots do not all beat at once.
func (s *shard) heartbeats(c *wire, every time.Duration) {
	next := time.NewTimer(rand.N(every))
	defer next.Stop()
	for {
		select {
		case <-c.ended:
			return
		case <-next.C:
		}
		c.expect()
		if err := c.write(opHeartbeat, s.sequence()); err != nil {
			c.close(closedByUs, err)
			return
		}
		patience := time.NewTimer(min(ackWithin, every))
		select {
		case <-c.ended:
			patience.Stop()
			return
		case <-c.acks:
			patience.Stop()
		case <-patience.C:
			c.close(closedByUs, errSilent)
			return
		}
		next.Reset(every)
	}
}
