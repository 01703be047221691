package bot

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"briefbot/commands"
	"briefbot/index"
)

// A said is a message that a person addressed to the bot: the part of it that
// the bot reads. Anything else in a message cannot break its decoding.
type said struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	Content   string `json:"content"`
	Type      int    `json:"type"`
	WebhookID string `json:"webhook_id"`
	Author    struct {
		ID  string `json:"id"`
		Bot bool   `json:"bot"`
	} `json:"author"`
	Mentions []user `json:"mentions"`
	// ReplyTo is the message that it replies to, nil if none; own is set where
	// that is the bot's. Discord shows the bot what others wrote only where it
	// may read messages, or is addressed.
	ReplyTo *struct {
		Content string `json:"content"`
		Author  struct {
			ID string `json:"id"`
		} `json:"author"`
		ReplyTo struct {
			ID string `json:"message_id"`
		} `json:"message_reference"`
	} `json:"referenced_message"`
	own bool
	// before is the question that the bot's message answers; "" if it is not known.
	before string
}

// Types of messages that people write.
const (
	messageDefault = 0
	messageReply   = 19
)

// addressed reads a message and reports whether a person addressed it to the
// bot: in a DM, or by a mention. Bots and webhooks are ignored, itself first.
func (d *dispatcher) addressed(data json.RawMessage) (said, bool) {
	var m said
	if json.Unmarshal(data, &m) != nil || m.ID == "" || m.ChannelID == "" || m.Author.ID == "" {
		return m, false
	}
	self := d.self.Load()
	if self == nil || m.Author.Bot || m.WebhookID != "" || m.Author.ID == *self || m.Type != messageDefault && m.Type != messageReply {
		return m, false
	}
	if m.GuildID != "" && !slices.Contains(m.Mentions, user{*self}) {
		return m, false
	}
	for _, mention := range []string{"<@" + *self + ">", "<@!" + *self + ">"} {
		m.Content = strings.ReplaceAll(m.Content, mention, " ")
	}
	m.Content = strings.TrimSpace(m.Content)
	m.own = m.ReplyTo != nil && m.ReplyTo.Author.ID == *self
	return m, true
}

// message takes a message that was written or changed; gone one that was
// deleted.
func (d *dispatcher) message(kind string, data json.RawMessage) {
	m, ok := d.addressed(data)
	if !ok {
		if kind == "MESSAGE_UPDATE" && m.Author.ID != "" && m.Mentions != nil {
			d.takeBack(kind, m.ID) // it addresses the bot no longer
		}
		return
	}
	var a *answered
	if kind == "MESSAGE_CREATE" && d.seen.add("m"+m.ID) {
		a = d.server.answers.begin(m)
	} else if kind == "MESSAGE_UPDATE" {
		a = d.server.answers.changed(m)
	}
	if a != nil {
		version := a.version
		d.start(kind, func() { d.server.Reply(d.base, m, a, version) })
	}
}

func (d *dispatcher) gone(kind string, data json.RawMessage) {
	var is struct {
		ID  string   `json:"id"`
		IDs []string `json:"ids"` // of many at once
	}
	if json.Unmarshal(data, &is) != nil {
		return
	}
	for _, id := range append(is.IDs, is.ID) {
		d.takeBack(kind, id)
	}
}

// takeBack deletes the answer to a message, if one is followed.
func (d *dispatcher) takeBack(kind, id string) {
	if a := d.server.answers.deleted(id); a != nil {
		d.start(kind, func() { d.server.takeBack(d.base, a) })
	}
}

// answers knows which messages answer which question, for as long as a question
// is followed. No text and no person is kept. The methods are safe for
// concurrent use.
type answers struct {
	mu sync.Mutex
	by map[string]*answered // by the question's ID
}

// An answered is a question and its answer.
type answered struct {
	turn    chan struct{} // held by who answers it or takes the answer back
	room    room
	text    [sha256.Size]byte // the question's, hashed: a link's preview changes a message too
	version int               // of the question; -1 when it is deleted
	sent    []string          // the answer's messages; held with turn
}

const (
	// followFor is how long a question's changes are followed, maxFollowed how
	// many are at a time: some hundred bytes each. Those beyond are answered and
	// not followed.
	followFor   = 10 * time.Minute
	maxFollowed = 8192
)

// begin returns the answer to a new question.
func (s *answers) begin(m said) *answered {
	a := &answered{turn: make(chan struct{}, 1), text: sha256.Sum256([]byte(m.Content))}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = map[string]*answered{}
	}
	if len(s.by) < maxFollowed {
		s.by[m.ID] = a
		time.AfterFunc(followFor, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			delete(s.by, m.ID)
		})
	}
	return a
}

// changed returns the answer to a question of which the text changed, or nil.
func (s *answers) changed(m said) *answered {
	text := sha256.Sum256([]byte(m.Content))
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.by[m.ID]
	if a == nil || a.text == text {
		return nil
	}
	a.text = text
	a.version++
	return a
}

// deleted returns the answer to a question that is gone, or nil.
func (s *answers) deleted(id string) *answered {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.by[id]
	if a != nil {
		a.version = -1
		delete(s.by, id)
	}
	return a
}

// is reports whether the question is still the version that somebody answers.
func (s *answers) is(a *answered, version int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return a.version == version
}

// messageWithin is how long the answer to a message may take in all.
const messageWithin = 30 * time.Second

// errTakenBack ends an answer whose question is gone.
var errTakenBack = errors.New("the question is gone")

// Reply answers a message with ordinary messages, in place of the answer to an
// earlier version of it. Nobody is told anything beyond their limit: an ordinary
// message cannot be private.
func (s *server) Reply(ctx context.Context, m said, a *answered, version int) {
	if !s.handler().limit.allow(m.Author.ID) {
		s.meter.interaction("message", string(outcomeLimited), 0)
		return
	}
	start := time.Now()
	in, cancel := context.WithTimeout(ctx, messageWithin)
	defer cancel()
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-in.Done():
		return
	}
	if !s.answers.is(a, version) {
		return // it has changed again, or is gone
	}
	locale := commands.Language(m.Content)
	if locale == "" && m.GuildID != "" {
		locale = s.places.locale(in, m.GuildID)
	}
	outcome, messages := commands.Outcome("late"), []message(nil)
	select {
	case s.slots <- struct{}{}:
		if m.own {
			if _, m.before = askedAbove(m.ReplyTo.Content); m.before == "" {
				m.before = s.question(in, m.ChannelID, m.ReplyTo.ReplyTo.ID)
			}
		}
		outcome, messages = s.handler().message(in, m, locale)
		<-s.slots
	case <-in.Done():
	}
	s.meter.interaction("message", string(outcome), time.Since(start))
	if len(messages) == 0 {
		return
	}
	a.room = room{rest: s.rest, question: m, version: version, gone: func() bool { return s.answers.is(a, -1) }}
	d := delivery{outlet: a.room, locale: locale, before: a.sent, within: time.Until(start.Add(messageWithin))}
	var err error
	if a.sent, err = d.deliver(ctx, messages); err != nil && !errors.Is(err, errTakenBack) {
		// Where the bot may read but not write there is nothing to mend.
		s.log.Warn("a message could not be sent", "error", err)
	}
}

// question is what a message asks that the bot answered; "" where it is gone, or the
// bot may not read it.
func (s *server) question(ctx context.Context, channel, id string) string {
	if id == "" {
		return ""
	}
	var m said
	if b, err := s.rest.do(ctx, http.MethodGet, "/channels/"+channel+"/messages/"+id, nil, true); err != nil || json.Unmarshal(b, &m) != nil {
		return ""
	}
	return strings.TrimSpace(index.WithoutMarkup(m.Content))
}

// takeBack deletes the answer to a question that is gone.
func (s *server) takeBack(ctx context.Context, a *answered) {
	ctx, cancel := context.WithTimeout(ctx, 2*messageWithin)
	defer cancel()
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-ctx.Done():
		return
	}
	for _, id := range a.sent {
		if err := a.room.remove(ctx, id); err != nil {
			s.log.Warn("an answer could not be deleted with its question", "error", err)
		}
	}
	a.sent = nil
}

// message says what to answer to a message, in the language of a Discord
// locale: what its short forms stand for, or else what the brief says to it as
// a question.
func (h *handler) message(ctx context.Context, m said, locale string) (outcome commands.Outcome, messages []message) {
	defer func() {
		if p := recover(); p != nil {
			h.log.Error("a command panicked", "command", "message", "panic", panicText(p), "stack", string(debug.Stack()))
			outcome, messages = outcomeFailed, []message{{Content: wentWrong.In(locale)}}
		}
	}()
	reply, short := h.set.Expand(m.Content, locale)
	if !short {
		name, req := "ask", commands.Request{Locale: locale, Options: map[string]string{"question": m.Content}}
		if m.ReplyTo != nil {
			if req.About = h.set.About(m.ReplyTo.Content, m.own); m.own && req.About != nil {
				req.About.Question = m.before
			}
		}
		if m.Content == "" {
			name, req = "help", commands.Request{Locale: locale}
		}
		var err error
		if reply, err = h.slash[name].Run(ctx, req); err != nil {
			h.log.Error("a command failed", "command", name, "error", err)
			return outcomeFailed, []message{{Content: wentWrong.In(locale)}}
		}
	}
	reply.Private = false
	reply.Asked = "" // the question stands above it
	return reply.Outcome, h.draw.reply(reply, person{id: m.Author.ID, locale: locale})
}
