package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A wire is the sending side of one gateway connection. Its methods are safe
// for concurrent use.
type wire struct {
	ws    *websocket.Conn
	ended chan struct{} // closed by the reader when the connection is over
	acks  chan struct{}

	mu     sync.Mutex
	closed bool        // by this side
	reason error       // why
	sent   []time.Time // in the last gatewaySendWindow
}

func newWire(ws *websocket.Conn) *wire {
	return &wire{ws: ws, ended: make(chan struct{}), acks: make(chan struct{}, 1)}
}

var errTooMany = errors.New("too many events to send in a minute")

// write sends one payload. Discord closes a connection that sends too many;
// the bot sends a handful a minute, so that many more are a fault of its own.
func (c *wire) write(op int, data any) error {
	b, err := json.Marshal(map[string]any{"op": op, "d": data})
	if err != nil {
		return fmt.Errorf("forming a gateway payload: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	for len(c.sent) > 0 && now.Sub(c.sent[0]) > gatewaySendWindow {
		c.sent = c.sent[1:]
	}
	if len(c.sent) >= maxGatewaySends {
		return errTooMany
	}
	c.sent = append(c.sent, now)
	if err := c.ws.SetWriteDeadline(now.Add(sendWithin)); err != nil {
		return fmt.Errorf("sending to the gateway: %w", err)
	}
	if err := c.ws.WriteMessage(websocket.TextMessage, b); err != nil {
		return fmt.Errorf("sending to the gateway: %w", err)
	}
	return nil
}

// close ends the connection with a code; why is what the reader reports.
func (c *wire) close(code int, why error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	c.closed, c.reason = true, why
	// The other side may be long gone; the reader ends either way.
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	_ = c.ws.Close()
}

// why is the reason for which this side closed the connection, or nil.
func (c *wire) why() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.reason
}

// expect clears acknowledgements that came without a heartbeat; acked records
// one.
func (c *wire) expect() {
	select {
	case <-c.acks:
	default:
	}
}

func (c *wire) acked() {
	select {
	case c.acks <- struct{}{}:
	default:
	}
}
