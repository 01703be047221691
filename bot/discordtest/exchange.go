package discordtest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A Message is a message as the channel holds it.
type Message struct {
	ID      string
	Content string
	Flags   int
	// Raw is the request that made it or changed it last.
	Raw json.RawMessage
	// Deleted is set when it is gone, Edits counts its changes.
	Deleted bool
	Edits   int
	// Posted is set for an ordinary message. Of any other, Interaction is the
	// ID of the interaction that it answers, and Original the first response
	// that it follows, or "".
	Posted                bool
	Interaction, Original string
}

// Private reports whether only the person who asked sees the message.
func (m Message) Private() bool { return m.Flags&64 != 0 }

// Buttons are the labels and custom IDs of the message's buttons, in order.
func (m Message) Buttons() []Button {
	type node struct {
		Type discordgo.ComponentType `json:"type"`
		Button
		Components []json.RawMessage `json:"components"`
	}
	var out []Button
	var read func(json.RawMessage)
	read = func(raw json.RawMessage) {
		var n node
		if json.Unmarshal(raw, &n) != nil {
			return
		}
		if n.Type == discordgo.ButtonComponent {
			out = append(out, n.Button)
		}
		for _, c := range n.Components {
			read(c)
		}
	}
	read(m.Raw)
	return out
}

// A Button is a button as a person sees it.
type Button struct {
	Label    string `json:"label"`
	CustomID string `json:"custom_id"`
	Disabled bool   `json:"disabled"`
	Style    int    `json:"style"`
}

// An Exchange is one interaction and all that the bot answered.
type Exchange struct {
	// Raw is the interaction as Discord sends it.
	Raw json.RawMessage
	// ID and Token are the interaction's.
	ID, Token string

	server   *Server
	sent     time.Time
	answered int // callbacks taken: 0 or 1
	pressed  *Message
	deferred bool

	kind     int // of the first response
	choices  json.RawMessage
	first    json.RawMessage
	took     time.Duration
	messages []*Message // the first response's, then the follow-ups
}

// An Answer is what came of an interaction so far.
type Answer struct {
	// Type is the first response's type, 0 while there is none, and Took how
	// long it took. First is the response's data.
	Type     int
	Took     time.Duration
	First    json.RawMessage
	Choices  json.RawMessage // of an autocomplete
	Messages []Message       // those that are not deleted
	Deferred bool            // the message has not come yet
}

// Answer returns what came of the interaction so far.
func (e *Exchange) Answer() Answer {
	e.server.mu.Lock()
	defer e.server.mu.Unlock()
	a := Answer{Type: e.kind, Took: e.took, First: e.first, Choices: e.choices, Deferred: e.deferred}
	for _, m := range e.messages {
		if !m.Deleted {
			a.Messages = append(a.Messages, *m)
		}
	}
	return a
}

// tokenLife and firstResponse are Discord's: after the first a token is void,
// after the second an unanswered interaction is.
const (
	tokenLife     = 15 * time.Minute
	firstResponse = 3 * time.Second
)

// Expect makes an interaction known to the stand-in, without delivering it, and
// returns it: its Raw is what an HTTP door would be sent. The payload is
// completed by ID, token and application.
func (s *Server) Expect(p Payload) *Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.id()
	e := &Exchange{ID: id, Token: "token-" + id, server: s, sent: time.Now()}
	p.set("id", id)
	p.set("token", e.Token)
	e.Raw = p.JSON()
	if p.on != nil {
		e.pressed = s.find(p.on.ID)
		if e.pressed == nil {
			e.pressed = p.on // made up by the test
		}
	}
	s.exchanges[e.Token] = e
	return e
}

// callback takes a first response.
func (s *Server) callback(id, token string, body json.RawMessage) (int, any) {
	e := s.exchanges[token]
	if e == nil || e.ID != id || time.Since(e.sent) > firstResponse {
		return http.StatusNotFound, refusal{10062, "Unknown interaction"}
	}
	if e.answered > 0 {
		return http.StatusBadRequest, refusal{40060, "Interaction has already been acknowledged."}
	}
	if !s.take(e, body) {
		return http.StatusBadRequest, refusal{50035, "Invalid Form Body"}
	}
	return http.StatusNoContent, nil
}

// Respond takes the body of an HTTP door's response as the interaction's first
// response.
func (e *Exchange) Respond(body []byte) {
	e.server.mu.Lock()
	defer e.server.mu.Unlock()
	e.server.take(e, body) // where it cannot be read the checker reports it
	e.server.touch()
}

// take takes a first response, and reports whether it is one.
func (s *Server) take(e *Exchange, body []byte) bool {
	var r struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if json.Unmarshal(body, &r) != nil {
		return false
	}
	data := r.Data
	e.answered++
	e.kind, e.first, e.took = r.Type, data, time.Since(e.sent)
	switch r.Type {
	case 4, 5:
		m := s.message(data)
		m.Interaction = e.ID
		e.deferred = r.Type == 5
		e.messages = append(e.messages, m)
	case 6:
		if e.pressed != nil {
			e.messages = append(e.messages, e.pressed)
		}
	case 7:
		m := e.pressed
		if m == nil {
			m = &Message{ID: s.id()}
		}
		m.change(data)
		e.messages = append(e.messages, m)
	case 8:
		var d struct {
			Choices json.RawMessage `json:"choices"`
		}
		if json.Unmarshal(data, &d) == nil {
			e.choices = d.Choices
		}
	}
	return true
}

func (s *Server) message(data json.RawMessage) *Message {
	m := &Message{ID: s.id()}
	m.change(data)
	m.Edits = 0
	return m
}

// change applies a request to a message. What makes it private stays.
func (m *Message) change(data json.RawMessage) {
	var d struct {
		Content *string `json:"content"`
		Flags   int     `json:"flags"`
	}
	if json.Unmarshal(data, &d) != nil {
		return
	}
	if d.Content != nil {
		m.Content = *d.Content
	}
	private := m.Flags & 64
	if m.ID != "" && m.Raw == nil {
		private = d.Flags & 64
	}
	m.Flags = d.Flags&^64 | private
	m.Raw = data
	m.Edits++
}

// live is the exchange that a webhook token belongs to, if it can be used.
func (s *Server) live(token string) (*Exchange, int, any) {
	e := s.exchanges[token]
	if e == nil || e.answered == 0 {
		return nil, http.StatusNotFound, refusal{10015, "Unknown Webhook"}
	}
	if time.Since(e.sent) > tokenLife {
		return nil, http.StatusUnauthorized, refusal{50027, "Invalid Webhook Token"}
	}
	return e, 0, nil
}

func (s *Server) followUp(token string, body json.RawMessage) (int, any) {
	e, status, refused := s.live(token)
	if e == nil {
		return status, refused
	}
	m := s.message(body)
	m.Interaction = e.ID
	if len(e.messages) > 0 {
		m.Original = e.messages[0].ID
	}
	e.messages = append(e.messages, m)
	return http.StatusOK, map[string]any{"id": m.ID, "content": m.Content}
}

// original edits, deletes or returns a message of an interaction.
func (s *Server) original(method, token, id string, body json.RawMessage) (int, any) {
	e, status, refused := s.live(token)
	if e == nil {
		return status, refused
	}
	i := slices.IndexFunc(e.messages, func(m *Message) bool { return !m.Deleted && (id == "@original" || id == m.ID) })
	if i < 0 {
		return http.StatusNotFound, refusal{10008, "Unknown Message"}
	}
	m := e.messages[i]
	switch method {
	case "DELETE":
		m.Deleted, e.deferred = true, false
		return http.StatusNoContent, nil
	case "PATCH":
		m.change(body)
		e.deferred = false
	}
	return http.StatusOK, map[string]any{"id": m.ID, "content": m.Content}
}

// channelMessages takes ordinary messages, lists what a channel holds, shows what
// a person said, and deletes.
func (s *Server) channelMessages(method string, parts []string, query url.Values, body json.RawMessage) (int, any) {
	if len(parts) == 4 && (method == "DELETE" || method == "PATCH") {
		m := s.find(parts[3])
		if m == nil || m.Private() {
			return http.StatusNotFound, refusal{10008, "Unknown Message"}
		}
		if method == "DELETE" {
			m.Deleted = true
			return http.StatusNoContent, nil
		}
		m.change(body)
		return http.StatusOK, map[string]any{"id": m.ID, "channel_id": parts[1], "content": m.Content}
	}
	if said, ok := s.said[parts[len(parts)-1]]; ok && method == "GET" && len(parts) == 4 {
		return http.StatusOK, said
	}
	if method == "GET" && len(parts) == 3 {
		list := []any{}
		for _, m := range s.everyMessage() {
			if m.Deleted || m.Private() || m.ID <= query.Get("after") {
				continue
			}
			shown := map[string]any{"id": m.ID, "channel_id": parts[1], "content": m.Content, "author": botUser()}
			if m.Interaction != "" {
				shown["interaction_metadata"] = map[string]any{"id": m.Interaction, "type": 2}
			}
			list = append(list, shown)
		}
		return http.StatusOK, list
	}
	if method != "POST" || len(parts) != 3 {
		return http.StatusNotFound, refusal{0, "404: Not Found"}
	}
	var d struct {
		Nonce   string `json:"nonce"`
		Enforce bool   `json:"enforce_nonce"`
	}
	if json.Unmarshal(body, &d) != nil {
		return http.StatusBadRequest, refusal{50035, "Invalid Form Body"}
	}
	m := s.nonces[d.Nonce]
	if m == nil || !d.Enforce || d.Nonce == "" {
		m = s.message(body)
		m.Posted = true
		s.posts = append(s.posts, m)
		s.nonces[d.Nonce] = m
	}
	return http.StatusOK, map[string]any{"id": m.ID, "channel_id": parts[1], "content": m.Content}
}

func (s *Server) everyMessage() []*Message {
	out := append([]*Message(nil), s.posts...)
	for _, e := range s.exchanges {
		out = append(out, e.messages...)
	}
	return out
}

// find is the message with an ID, or nil if there is none or it is deleted.
func (s *Server) find(id string) *Message {
	for _, m := range s.everyMessage() {
		if m.ID == id && !m.Deleted {
			return m
		}
	}
	return nil
}

// Gone reports whether no message has the ID, or no longer.
func (s *Server) Gone(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.find(id) == nil
}

// Posts are the ordinary messages that the bot sent and that are not deleted.
func (s *Server) Posts() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.posts {
		if !m.Deleted {
			out = append(out, *m)
		}
	}
	return out
}
