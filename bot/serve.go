package bot

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A server answers interactions and messages by whichever door they come. It
// owns the clock: what must be out within Discord's three seconds, and what
// can follow.
type server struct {
	handler *handler
	rest    *client
	meter   meter
	log     *slog.Logger
	// slots bounds how many commands run at once, so that a flood waits in
	// order instead of taking all memory together.
	slots chan struct{}
}

// maxRunning commands run at once: enough that some that hang block nobody,
// few enough that their memory does not add up.
const maxRunning = 64

func newServer(h *handler, c *client, m meter, log *slog.Logger) *server {
	return &server{handler: h, rest: c, meter: m, log: log, slots: make(chan struct{}, maxRunning)}
}

// Serve answers one interaction. First is called once, from this goroutine,
// with the first response: the answer, or a deferral where the command takes
// longer than half of Discord's limit. The gateway's first makes a callback;
// that of the HTTP door writes the request's response. What follows goes by
// REST, after first returned. Ctx is not the request's: it must outlive it.
func (s *server) Serve(ctx context.Context, i *discordgo.Interaction, first func(context.Context, response) error) {
	start := time.Now()
	run, stop := context.WithTimeout(ctx, commandWithin)
	defer stop()

	done := make(chan answer, 1)
	go func() {
		select {
		case s.slots <- struct{}{}:
			defer func() { <-s.slots }()
			done <- s.handler.Answer(run, i) // recovers by itself
		case <-run.Done():
		}
	}()
	wait := time.NewTimer(deferAfter)
	defer wait.Stop()

	var a answer
	var err error
	deferred := false
	say := func(r response) error {
		ctx, cancel := context.WithDeadline(ctx, start.Add(firstResponse))
		defer cancel()
		return first(ctx, r)
	}
	select {
	case a = <-done:
		err = say(a.Response())
	case <-wait.C:
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			stop() // suggestions cannot be deferred
			a = answer{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Command: "autocomplete", Outcome: outcomeFailed}
			err = say(a.Response())
			break
		}
		deferred = true
		err = say(deferral(wantsPrivate(i)))
		select {
		case a = <-done:
		case <-run.Done():
			select {
			case a = <-done:
			case <-time.After(time.Second):
				// The command does not heed its context. Its answer is lost.
				a = s.handler.failed(i, nameOf(i))
			}
		}
	}
	if err != nil {
		s.firstFailed(a, err)
		return
	}
	s.meter.interaction(a.Command, string(a.Outcome), time.Since(start))
	s.log.Debug("answered", "command", a.Command, "outcome", a.Outcome, "took", time.Since(start), "deferred", deferred)
	if !deferred && !a.Delete && len(a.Messages) < 2 {
		return // nothing follows
	}
	ctx, cancel := context.WithDeadline(ctx, start.Add(tokenLife))
	defer cancel()
	if err := s.follow(ctx, i, a, deferred); err != nil {
		s.log.Error("a follow-up failed", "command", a.Command, "error", err)
	}
}

// firstFailed records a first response that did not arrive. Nothing more can
// be said to the person.
func (s *server) firstFailed(a answer, err error) {
	outcome := string(outcomeFailed)
	if code(err) == codeUnknownInteraction || errors.Is(err, context.DeadlineExceeded) {
		outcome = "late"
	}
	s.meter.interaction(a.Command, outcome, firstResponse)
	s.log.Error("the first response failed", "command", a.Command, "error", err)
}

// follow carries out what comes after the first response.
func (s *server) follow(ctx context.Context, i *discordgo.Interaction, a answer, deferred bool) error {
	if a.Delete {
		return s.delete(ctx, i, a.Also)
	}
	if deferred && len(a.Messages) > 0 {
		m := a.Messages[0]
		if m.Private != wantsPrivate(i) {
			// Who sees a message cannot be changed: what was deferred goes, and
			// another message takes its place.
			if err := s.rest.remove(ctx, i); err != nil {
				return err
			}
			a.Messages = append([]message{{}}, a.Messages...)
		} else if err := s.rest.edit(ctx, i, m.editing()); err != nil {
			return err
		}
	}
	for _, m := range a.FollowUps() {
		if err := s.followUp(ctx, i, m); err != nil {
			return err
		}
	}
	return nil
}

// followUp sends one more message. Where the first response went out as the
// body of an HTTP response, Discord may not have read it yet, and does not
// know the interaction: that passes.
func (s *server) followUp(ctx context.Context, i *discordgo.Interaction, m *discordgo.WebhookParams) error {
	for pause := 200 * time.Millisecond; ; pause *= 2 {
		err := s.rest.followUp(ctx, i, m)
		if code(err) != codeUnknownWebhook || pause > 2*time.Second {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return err
		}
	}
}

// delete removes the message whose button was pressed, and another message of
// the same reply.
func (s *server) delete(ctx context.Context, i *discordgo.Interaction, also string) error {
	err := s.rest.remove(ctx, i)
	if st := status(err); (st == http.StatusNotFound || st == http.StatusForbidden) && i.Message != nil && code(err) != codeUnknownMessage {
		err = s.rest.removeMessage(ctx, i.ChannelID, i.Message.ID)
	}
	if err == nil && also != "" {
		err = s.rest.removeMessage(ctx, i.ChannelID, also)
	}
	if code(err) == codeUnknownMessage {
		return nil // somebody was faster
	}
	return err
}
