package bot

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// An endpoint is the HTTP door: Discord posts each interaction to it, and the
// response is the first response. It keeps nothing between two requests but
// what the server counts, so any number of replicas can stand behind any load
// balancer.
type endpoint struct {
	key    ed25519.PublicKey
	server *server
	// base is what answers run under: a request's own context ends when its
	// connection does, and what follows goes by REST.
	base context.Context
	// refused counts a request that was not answered, by its reason.
	refused func(reason string)
	log     *slog.Logger
	bodies  sync.Pool     // of *bytes.Buffer, used for one response after another
	large   chan struct{} // places for bodies larger than smallBody
}

// ServeHTTP answers one interaction. What follows the first response is sent
// before it returns, so that a shutdown that waits for requests waits for
// that too; the client has the whole response by then.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i, err := e.read(w, r)
	if err != nil {
		e.refuse(w, err)
		return
	}
	if i.Type == discordgo.InteractionPing {
		// Not the server's business: a ping is no interaction of a person's.
		if err := e.writeResponse(w, response{Type: discordgo.InteractionResponsePong}); err != nil {
			e.log.Debug("a ping was not answered", "error", err)
		}
		return
	}
	e.server.Serve(e.base, i, func(first response) error {
		return e.writeResponse(w, first)
	})
}

// read reads an interaction that Discord signed.
func (e *endpoint) read(w http.ResponseWriter, r *http.Request) (*interaction, error) {
	body, done, err := readSigned(w, r, e.key, e.large)
	defer done()
	if err != nil {
		return nil, err
	}
	return decodeInteraction(body)
}

// refuse answers a request that is no interaction of Discord's, or that cannot
// be read. The text is for whoever sets up the endpoint.
func (e *endpoint) refuse(w http.ResponseWriter, err error) {
	reason, status := "unreadable", http.StatusBadRequest
	if not, ok := errors.AsType[*notDiscords](err); ok {
		reason, status = not.reason, not.status
	} else if errors.Is(err, errInteraction) {
		reason = "malformed"
	}
	e.refused(reason)
	w.Header().Set("Connection", "close") // Discord's are kept
	// Discord sends wrong signatures on purpose, to see that they are refused.
	e.log.Debug("an interaction was refused", "reason", reason)
	http.Error(w, "refused: "+reason, status)
}

// writeResponse sends a first response at once, before the handler returns.
func (e *endpoint) writeResponse(w http.ResponseWriter, first response) error {
	body, _ := e.bodies.Get().(*bytes.Buffer)
	if body == nil {
		body = new(bytes.Buffer)
	}
	defer e.bodies.Put(body)
	body.Reset()
	if err := json.NewEncoder(body).Encode(first); err != nil {
		return err
	}
	body.Truncate(body.Len() - 1) // a line break
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	if first.Follows {
		// This request lasts until all of it is sent: another on its connection would wait.
		w.Header().Set("Connection", "close")
	}
	if _, err := w.Write(body.Bytes()); err != nil {
		return err
	}
	return http.NewResponseController(w).Flush()
}
