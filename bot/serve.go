package bot

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A server answers interactions and messages by whichever door they come. It
// owns the clock: what must be out within Discord's three seconds, and what
// can follow.
type server struct {
	answering atomic.Pointer[handler]
	rest      *client
	places    *places
	answers   answers
	meter     *Metrics
	log       *slog.Logger
	// slots bounds how many commands run at once, so that a flood waits in
	// order instead of taking all memory together.
	slots chan struct{}
}

// maxRunning commands run at once: enough that some that hang block nobody,
// few enough that their memory does not add up.
const maxRunning = 64

func newServer(h *handler, c *client, m *Metrics, log *slog.Logger) *server {
	if c != nil {
		h.files = c.attached
	}
	s := &server{rest: c, places: &places{rest: c}, meter: m, log: log,
		slots: make(chan struct{}, maxRunning)}
	s.answering.Store(h)
	return s
}

// handler is what answers now.
func (s *server) handler() *handler { return s.answering.Load() }

// use has other commands answer from now on.
func (s *server) use(set Commands) { s.answering.Store(s.handler().with(set)) }

// Serve answers one interaction, and returns when all of it is sent. First is
// called once with the first response: the answer, or a deferral where the
// command takes longer than half of Discord's limit. The gateway's first makes
// a callback; that of the HTTP door writes the request's response. What follows
// goes by REST, after first returned. Ctx is not the request's: it must outlive
// it.
func (s *server) Serve(ctx context.Context, i *interaction, first func(response) error) {
	t := turn{server: s, interaction: i, first: first, start: time.Now()}
	run, stop := context.WithCancel(ctx)
	defer stop()
	// The command runs here, where most are done in less time than it takes to
	// start a goroutine. A clock watches it.
	done := make(chan answer, 1)
	t.ended.Add(1)
	late := time.AfterFunc(deferAfter, func() {
		defer t.ended.Done()
		defer s.survive() // nobody above does
		t.late(ctx, done, stop)
	})
	a := s.answer(run, i)
	if late.Stop() {
		if a.image() {
			private := a.Messages[0].Private
			t.finish(ctx, a, t.say(deferral(private)), &private)
		} else {
			err := t.first(a.Response())
			if status(err) == http.StatusBadRequest && len(a.Messages) > 0 && a.Messages[0].Plain != nil {
				a.Messages = a.Messages[0].Plain
				err = t.first(a.Response())
			}
			t.finish(ctx, a, t.said(err), nil)
		}
		return
	}
	done <- a
	t.ended.Wait()
}

// survive, deferred, keeps a panic from taking the program and everybody else's
// answers with it. One in a command is caught by the handler, which can still
// say something.
func (s *server) survive() {
	if p := recover(); p != nil {
		s.log.Error("an answer panicked", "panic", panicText(p), "stack", string(debug.Stack()))
	}
}

// answer runs the command once there is a slot for it.
func (s *server) answer(ctx context.Context, i *interaction) answer {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
		return s.handler().Answer(ctx, i) // recovers by itself
	case <-ctx.Done():
		return s.handler().failed(i, nameOf(i))
	}
}

// A turn is one interaction while it is answered.
type turn struct {
	server      *server
	interaction *interaction
	first       func(response) error
	start       time.Time
	took        time.Duration  // until first returned
	ended       sync.WaitGroup // done when late is
}

// say sends the first response.
func (t *turn) say(r response) error { return t.said(t.first(r)) }

// said is the error of the first response. Where Discord refused it, the person is
// told that there was one.
func (t *turn) said(err error) error {
	if isRefusal(err) && status(err) == http.StatusBadRequest && t.interaction.Type != discordgo.InteractionApplicationCommandAutocomplete {
		note := message{Content: answerLost.In(t.interaction.Locale.is), Private: true}
		// It changes nothing about the first: that is what the log has to tell.
		_ = t.first(response{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: note.sending()})
	}
	t.took = time.Since(t.start)
	return err
}

// late takes over from a command that is not done when it should be. Done
// brings its answer; stop tells it to give up.
func (t *turn) late(ctx context.Context, done <-chan answer, stop func()) {
	if t.interaction.Type == discordgo.InteractionApplicationCommandAutocomplete {
		stop() // suggestions cannot be deferred
		a := answer{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Command: "autocomplete", Outcome: outcomeFailed}
		t.finish(ctx, a, t.say(a.Response()), nil)
		return
	}
	private := wantsPrivate(t.interaction)
	err := t.say(deferral(private))
	var a answer
	select {
	case a = <-done:
	case <-time.After(time.Until(t.start.Add(commandWithin))):
		stop()
		select {
		case a = <-done:
		case <-time.After(time.Second):
			// The command does not heed its context. Its answer is lost.
			a = t.server.handler().failed(t.interaction, nameOf(t.interaction))
		}
	}
	t.finish(ctx, a, err, &private)
}

// finish counts an answer whose first response went out with err, and sends
// what follows it. Deferred is nil where that was the answer itself; else it was a
// deferral, private or not.
func (t *turn) finish(ctx context.Context, a answer, err error, deferred *bool) {
	s := t.server
	if err != nil {
		s.firstFailed(a, err)
		return
	}
	s.meter.interaction(a.Command, string(a.Outcome), t.took)
	s.log.LogAttrs(ctx, slog.LevelDebug, "answered", slog.String("command", a.Command), slog.String("outcome", string(a.Outcome)),
		slog.Duration("took", time.Since(t.start)), slog.Bool("deferred", deferred != nil))
	if deferred == nil && !a.follows() {
		return // nothing follows
	}
	ctx, cancel := context.WithDeadline(ctx, t.start.Add(tokenLife))
	defer cancel()
	if err := s.follow(ctx, t.interaction, a, deferred, t.start.Add(tokenLife-breakOffWithin)); err != nil {
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

// follow carries out what comes after the first response; deferred is as in
// finish.
func (s *server) follow(ctx context.Context, i *interaction, a answer, deferred *bool, until time.Time) error {
	if a.Delete {
		return s.delete(ctx, i, a.Also)
	}
	if len(a.Messages) == 0 {
		return nil
	}
	d := delivery{outlet: thread{s, i}, locale: i.Locale.is, before: []string{original}, right: 1, within: time.Until(until)}
	if deferred != nil {
		d.right = 0
	}
	if deferred != nil && a.Messages[0].Private != *deferred {
		// Who sees a message cannot be changed: what was deferred goes, and
		// another message takes its place.
		if err := d.remove(ctx, original); err != nil && code(err) != codeUnknownMessage {
			return err
		}
		d.before = nil
	}
	_, err := d.deliver(ctx, a.Messages)
	return err
}

// known makes a call that concerns the first response, and again while Discord
// does not know the interaction: where the first response went out as the body
// of an HTTP response, Discord may not have read it yet.
func (s *server) known(ctx context.Context, call func() error) error {
	for pause := firstFollowUpPause; ; pause *= 2 {
		err := call()
		if code(err) != codeUnknownWebhook || pause > lastFollowUpPause || sleep(ctx, pause) != nil {
			return err
		}
	}
}

// followUp sends one more message and returns its ID. Sent are the IDs of those
// before it. That Discord does not know the interaction passes, as in known.
//
// Where Discord fails or does not answer, the message may be there or not, and
// a follow-up has no nonce that would make a repeat harmless. A second copy is a
// blemish, but a passage without its end and its sources is a false quotation:
// so it is sent again, unless the bot can look into the channel and sees it
// there.
func (s *server) followUp(ctx context.Context, i *interaction, m message, sent []string) (string, error) {
	for pause := firstFollowUpPause; ; pause *= 2 {
		id, err := s.rest.followUp(ctx, i, m)
		unclear := err != nil && mayBeDone(err)
		if err == nil || !unclear && code(err) != codeUnknownWebhook || pause > lastFollowUpPause {
			return id, err
		}
		if sleep(ctx, pause) != nil {
			return "", err
		}
		if !unclear || m.Private || outsider(i) || s.rest.token == "" {
			continue // what only one person sees is in no channel's list
		}
		if id, look := s.rest.sent(ctx, i, m.Content, sent); look == nil && id != "" {
			return id, nil
		}
	}
}

// The pauses between attempts at what follows double from the first to the last:
// five attempts in three seconds.
const (
	firstFollowUpPause = 200 * time.Millisecond
	lastFollowUpPause  = 8 * firstFollowUpPause
)
