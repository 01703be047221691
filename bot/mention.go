package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
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
	Mentions []struct {
		ID string `json:"id"`
	} `json:"mentions"`
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
	mentioned := slices.ContainsFunc(m.Mentions, func(u struct {
		ID string `json:"id"`
	}) bool {
		return u.ID == *self
	})
	if m.GuildID != "" && !mentioned || !d.seen.add("m"+m.ID) {
		return m, false
	}
	for _, mention := range []string{"<@" + *self + ">", "<@!" + *self + ">"} {
		m.Content = strings.ReplaceAll(m.Content, mention, " ")
	}
	m.Content = strings.TrimSpace(m.Content)
	return m, true
}

// messageWithin is how long the answer to a message may take in all.
const messageWithin = 30 * time.Second

// Reply answers a message with ordinary messages. Nobody is told anything
// beyond their limit: an ordinary message cannot be private.
func (s *server) Reply(ctx context.Context, m said) {
	defer s.burst.answered()
	if !s.handler.limit.allow(m.Author.ID) {
		s.meter.interaction("message", string(outcomeLimited), 0)
		return
	}
	start := time.Now()
	ctx, cancel := context.WithTimeout(ctx, messageWithin)
	defer cancel()
	locale := commands.Language(m.Content)
	if locale == "" && m.GuildID != "" {
		locale = s.places.locale(ctx, m.GuildID)
	}
	outcome, messages := s.handler.message(ctx, m, locale)
	s.meter.interaction("message", string(outcome), time.Since(start))
	no := false
	to := &discordgo.MessageReference{MessageID: m.ID, ChannelID: m.ChannelID, GuildID: m.GuildID, FailIfNotExists: &no}
	var sent []string
	for n, msg := range messages {
		if n == len(messages)-1 {
			msg = msg.with(sent)
		}
		p := post{MessageSend: msg.posting(to), Nonce: fmt.Sprintf("%s-%d", m.ID, n), EnforceNonce: true}
		id, err := s.rest.send(ctx, m.ChannelID, p)
		if err != nil {
			// Where the bot may read but not write there is nothing to mend.
			s.log.Warn("a message could not be sent", "error", err)
			return
		}
		if id != "" {
			sent = append(sent, id)
		}
		to = nil // the next ones follow on
	}
}

// message says what to answer to a message, in the language of a Discord
// locale: what its short forms stand for, or else what the brief says to it as
// a question.
func (h *handler) message(ctx context.Context, m said, locale string) (outcome commands.Outcome, messages []message) {
	defer func() {
		if p := recover(); p != nil {
			h.log.Error("a command panicked", "command", "message", "panic", panicText(p), "stack", string(debug.Stack()))
			outcome, messages = outcomeFailed, []message{{Content: wentWrong.in(locale)}}
		}
	}()
	reply, short := h.set.Expand(m.Content, locale)
	if !short {
		name, req := "ask", commands.Request{Locale: locale, Options: map[string]string{"question": m.Content}}
		if m.Content == "" {
			name, req = "help", commands.Request{Locale: locale}
		}
		var err error
		if reply, err = h.slash[name].Run(ctx, req); err != nil {
			h.log.Error("a command failed", "command", name, "error", err)
			return outcomeFailed, []message{{Content: wentWrong.in(locale)}}
		}
	}
	reply.Private = false
	return reply.Outcome, h.draw.reply(reply, person{id: m.Author.ID, locale: locale})
}
