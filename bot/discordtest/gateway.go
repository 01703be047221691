package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A Behaviour is how the gateway treats one connection. The zero value is a
// gateway that works.
type Behaviour struct {
	// Interval is the heartbeat interval; 0 means Discord's 41.25 s.
	Interval time.Duration
	// HelloAfter delays HELLO, NoHello leaves it out.
	HelloAfter time.Duration
	NoHello    bool
	// Refuse answers the websocket handshake with this HTTP status.
	Refuse int
	// Instead is called when IDENTIFY or RESUME came, in place of what the
	// gateway would do.
	Instead func(c *Conn, op int)
	// After is called when READY or RESUMED was sent.
	After func(c *Conn)
	// Deaf stops acknowledging heartbeats.
	Deaf bool
}

// Behave sets how connections are treated; n counts them from 0.
func (s *Server) Behave(f func(n int) Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.behave = f
}

// A frame is one gateway payload.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t,omitempty"`
}

// A session is what a bot can resume: its events by sequence number.
type session struct {
	id     string
	shard  [2]int
	events []frame
	conn   *Conn // the connection that has it, or nil
}

// A Conn is one gateway connection, seen from Discord.
type Conn struct {
	server *Server
	ws     *websocket.Conn
	wmu    sync.Mutex
	behave Behaviour
	sess   *session
	// Resumed is set where the bot resumed a session.
	Resumed bool
	Shard   [2]int
	Intents int
}

// serveGateway is one connection from handshake to end.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	n := len(s.opened)
	s.opened = append(s.opened, time.Now())
	b := s.behave(n)
	s.touch()
	s.mu.Unlock()
	if b.Refuse != 0 {
		w.WriteHeader(b.Refuse)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	c := &Conn{server: s, ws: ws, behave: b}
	s.mu.Lock()
	s.conns = append(s.conns, c)
	s.mu.Unlock()
	defer c.leave()
	c.serve()
}

func (c *Conn) serve() {
	if c.behave.HelloAfter > 0 {
		select {
		case <-time.After(c.behave.HelloAfter):
		case <-c.server.done:
			return
		}
	}
	if !c.behave.NoHello {
		interval := c.behave.Interval
		if interval == 0 {
			interval = 41250 * time.Millisecond
		}
		c.Send(10, map[string]any{"heartbeat_interval": interval.Milliseconds()})
	}
	for {
		_, b, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		var f frame
		if json.Unmarshal(b, &f) != nil {
			c.Close(4002)
			return
		}
		switch f.Op {
		case 1:
			c.server.mu.Lock()
			deaf := c.behave.Deaf
			c.server.mu.Unlock()
			if !deaf {
				c.Send(11, nil)
			}
		case 2, 6:
			if c.behave.Instead != nil {
				c.behave.Instead(c, f.Op)
				continue
			}
			c.Begin(f)
		}
	}
}

// leave frees the session of a connection that ended.
func (c *Conn) leave() {
	c.ws.Close()
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	if c.sess != nil && c.sess.conn == c {
		c.sess.conn = nil
	}
	c.server.conns = slices.DeleteFunc(c.server.conns, func(o *Conn) bool { return o == c })
	c.server.touch()
}

// Begin does what the gateway does with IDENTIFY and RESUME.
func (c *Conn) Begin(f frame) {
	var d struct {
		Token     string  `json:"token"`
		SessionID string  `json:"session_id"`
		Seq       int64   `json:"seq"`
		Shard     *[2]int `json:"shard"`
		Intents   int     `json:"intents"`
	}
	s := c.server
	if json.Unmarshal(f.Data, &d) != nil {
		c.Close(4002)
		return
	}
	s.mu.Lock()
	valid := s.token != "" && (d.Token == s.token || d.Token == "Bot "+s.token)
	old := s.sessions[d.SessionID]
	s.mu.Unlock()
	switch {
	case !valid:
		c.Close(4004)
		return
	case f.Op == 6 && old == nil:
		c.Send(9, false)
		return
	case f.Op == 6:
		s.mu.Lock()
		c.sess, old.conn, c.Resumed, c.Shard = old, c, true, old.shard
		var missed []frame
		for _, e := range old.events {
			if *e.Seq > d.Seq {
				missed = append(missed, e)
			}
		}
		s.touch()
		s.mu.Unlock()
		for _, e := range missed {
			c.write(e)
		}
		c.Dispatch("RESUMED", map[string]any{})
	default:
		shard := [2]int{0, 1}
		if d.Shard != nil {
			shard = *d.Shard
		}
		s.mu.Lock()
		sess := &session{id: "session-" + s.id(), shard: shard, conn: c}
		c.sess, c.Shard, c.Intents = sess, shard, d.Intents
		s.sessions[sess.id] = sess
		s.identified = append(s.identified, time.Now())
		url := s.wsURL
		s.touch()
		s.mu.Unlock()
		c.Dispatch("READY", map[string]any{
			"v": 10, "user": botUser(), "guilds": []any{map[string]any{"id": GuildID, "unavailable": true}}, "session_id": sess.id,
			"resume_gateway_url": url, "shard": shard, "application": map[string]any{"id": ApplicationID, "flags": 0},
			"session_type": "normal", "private_channels": []any{}, "relationships": []any{},
		})
	}
	if c.behave.After != nil {
		c.behave.After(c)
	}
}

// Send sends a payload that is no event.
func (c *Conn) Send(op int, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		panic("discordtest: data that is no JSON: " + err.Error())
	}
	c.write(frame{Op: op, Data: b})
}

// Dispatch sends an event, which the session keeps for a resume.
func (c *Conn) Dispatch(kind string, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		panic("discordtest: data that is no JSON: " + err.Error())
	}
	c.server.mu.Lock()
	f := frame{Type: kind, Data: b}
	if c.sess != nil {
		f = c.sess.add(f)
	}
	c.server.mu.Unlock()
	c.write(f)
}

func (s *session) add(f frame) frame {
	n := int64(len(s.events) + 1)
	f.Seq = &n
	s.events = append(s.events, f)
	return f
}

// Again sends the session's newest event of a type once more.
func (c *Conn) Again(kind string) {
	c.server.mu.Lock()
	var found *frame
	for i := range c.sess.events {
		if c.sess.events[i].Type == kind {
			found = &c.sess.events[i]
		}
	}
	c.server.mu.Unlock()
	if found != nil {
		c.write(*found)
	}
}

func (c *Conn) write(f frame) {
	b, err := json.Marshal(f)
	if err != nil {
		panic("discordtest: a frame that is no JSON: " + err.Error())
	}
	c.Raw(b)
}

// Raw sends any text at all.
func (c *Conn) Raw(b []byte) {
	c.wmu.Lock()
	defer c.wmu.Unlock()
	c.ws.SetWriteDeadline(time.Now().Add(time.Second))
	// The bot may have gone; the reader notices.
	_ = c.ws.WriteMessage(websocket.TextMessage, b)
}

// Close closes the connection with a code.
func (c *Conn) Close(code int) {
	c.wmu.Lock()
	defer c.wmu.Unlock()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	c.ws.Close()
}

// Drop ends the connection without a word.
func (c *Conn) Drop() { c.ws.NetConn().Close() }

// Deafen stops acknowledging heartbeats from now on.
func (c *Conn) Deafen() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.behave.Deaf = true
}

// Forget makes all sessions invalid, so that a resume fails.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sessions)
}

// Conns are the connections that have a session, oldest first.
func (s *Server) Conns() []*Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.conns), func(c *Conn) bool { return c.sess == nil || c.sess.conn != c })
}

// Opened are the times at which gateway connections were opened, Identified
// those at which sessions were begun.
func (s *Server) Opened() []time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.opened)
}

// Identified are the times at which sessions were begun.
func (s *Server) Identified() []time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.identified)
}

// Interact delivers an interaction by the gateway. Without a connection its
// session keeps it for the resume.
func (s *Server) Interact(p Payload) *Exchange {
	e := s.Expect(p)
	s.Dispatch("INTERACTION_CREATE", e.Raw)
	return e
}

// Say delivers a person's message by the gateway.
func (s *Server) Say(p Payload) {
	s.mu.Lock()
	id := s.id()
	p.set("id", id)
	s.said[id] = p.JSON()
	s.mu.Unlock()
	s.Dispatch("MESSAGE_CREATE", p.JSON())
}

// Dispatch delivers an event to the newest session, now or when it resumes.
func (s *Server) Dispatch(kind string, data json.RawMessage) {
	s.mu.Lock()
	var newest *session
	for _, sess := range s.sessions {
		if newest == nil || sess.id > newest.id {
			newest = sess
		}
	}
	if newest == nil {
		s.mu.Unlock()
		return
	}
	f := newest.add(frame{Type: kind, Data: data})
	c := newest.conn
	s.mu.Unlock()
	if c != nil {
		c.write(f)
	}
}
