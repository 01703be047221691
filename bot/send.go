package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// An outlet is where the messages of one answer go.
type outlet interface {
	// send sends one more message, the nth of the answer, after those whose IDs
	// are sent, and returns its ID.
	send(ctx context.Context, n int, m message, sent []string) (string, error)
	// edit puts m in place of a message.
	edit(ctx context.Context, id string, m message) error
	remove(ctx context.Context, id string) error
}

// A delivery is an answer on its way: the messages that were there before, in
// whose place it comes, and how many of them are right already.
type delivery struct {
	outlet
	locale string
	before []string // IDs
	right  int
	within time.Duration
}

// breakOffWithin is how long it may take to say that an answer breaks off.
const breakOffWithin = 10 * time.Second

// deliver sends an answer and returns the IDs of its messages. Where one is
// refused, a reader of the others must not take them for the whole: the last
// that arrived says that the rest is missing, or where none did or that fails, a
// message of its own does. Either has Delete, with which all goes.
func (d delivery) deliver(ctx context.Context, messages []message) (sent []string, err error) {
	in, cancel := context.WithTimeout(ctx, d.within)
	defer cancel()
	sent = append(sent, d.before[:d.right]...)
	for n := d.right; n < len(messages) && err == nil; n++ {
		m := messages[n]
		if n == len(messages)-1 {
			m = m.with(sent)
		}
		var id string
		if n < len(d.before) {
			id = d.before[n]
			err = d.edit(in, id, m)
		} else {
			id, err = d.send(in, n, m, sent)
		}
		if err == nil {
			sent = append(sent, id)
		}
	}
	stop, cancelStop := context.WithTimeout(ctx, breakOffWithin)
	defer cancelStop()
	stale := d.before[min(len(sent), len(d.before)):]
	if err != nil {
		var noted string
		if noted, stale = d.breakOff(stop, messages, sent, stale, err); noted != "" {
			sent = append(sent, noted)
		}
	}
	for _, id := range stale { // of an answer that was longer
		err = errors.Join(err, d.remove(stop, id))
	}
	return sent, err
}

// breakOff says that an answer breaks off after the messages that were sent, and
// returns the ID of the message that says it where that is none of those. Stale
// are messages of an earlier answer; it returns those that it has no use for.
func (d delivery) breakOff(ctx context.Context, messages []message, sent, stale []string, why error) (string, []string) {
	private := messages[0].Private
	last := len(sent) - 1
	if last >= 0 {
		m := messages[last]
		m.Buttons = append([]button{}, newButton(restLost.In(d.locale), "lost"))
		m.Buttons[0].Disabled = true
		m.Buttons = append(m.Buttons, deleteOf(messages)...)
		if d.edit(ctx, sent[last], m.with(sent[:last])) == nil {
			return "", stale
		}
	}
	note := message{Content: answerLost.In(d.locale), Private: private, Buttons: deleteOf(messages)}
	if last >= 0 {
		note.Content = restLost.In(d.locale) + "."
	}
	note = note.with(sent)
	switch {
	case !isRefusal(why):
		return "", stale // Discord cannot be reached, or takes no more here
	case len(stale) > 0:
		if d.edit(ctx, stale[0], note) == nil {
			return stale[0], stale[1:]
		}
		return "", stale
	}
	id, err := d.send(ctx, len(messages), note, sent)
	if err != nil {
		return "", stale // nothing can be said here
	}
	return id, stale
}

// deleteOf is the Delete button of an answer, if it has one.
func deleteOf(messages []message) []button {
	for _, b := range messages[len(messages)-1].Buttons {
		if isDelete(b) {
			return []button{b}
		}
	}
	return nil
}

// isRefusal reports whether Discord refused what was sent, rather than the
// sender: something else may be taken.
func isRefusal(err error) bool {
	st := status(err)
	return st >= 400 && st < 500 && st != http.StatusTooManyRequests && st != http.StatusUnauthorized && !lacksPermission(code(err))
}

// A thread is where the messages that answer an interaction go.
type thread struct {
	*server
	i *interaction
}

func (t thread) send(ctx context.Context, _ int, m message, sent []string) (string, error) {
	return t.followUp(ctx, t.i, m, sent)
}

func (t thread) edit(ctx context.Context, id string, m message) error {
	return t.known(ctx, func() error { return t.rest.edit(ctx, t.i, id, m) })
}

func (t thread) remove(ctx context.Context, id string) error {
	return t.known(ctx, func() error { return t.rest.remove(ctx, t.i, id) })
}

// A room is a channel where a message is answered with ordinary ones.
type room struct {
	rest     *client
	question said
	version  int // of the question: how often it was answered before
	gone     func() bool
}

func (r room) send(ctx context.Context, n int, m message, _ []string) (string, error) {
	if r.gone() {
		return "", errTakenBack
	}
	s := m.editing()
	s.Nonce, s.EnforceNonce = fmt.Sprintf("%s-%d", r.question.ID, n), true
	if r.version > 0 {
		s.Nonce = fmt.Sprintf("%s-%d.%d", r.question.ID, n, r.version%100)
	}
	if n == 0 { // the next ones follow on
		s.Reference = &reference{MessageID: r.question.ID, ChannelID: r.question.ChannelID, GuildID: r.question.GuildID}
	}
	id, err := r.rest.send(ctx, r.question.ChannelID, s)
	if s.Reference != nil && refusesReference(err) {
		// The question is gone, or the bot may not read it: the answer can stand
		// alone.
		s.Reference = nil
		id, err = r.rest.send(ctx, r.question.ChannelID, s)
	}
	return id, err
}

func (r room) edit(ctx context.Context, id string, m message) error {
	if r.gone() {
		return errTakenBack
	}
	return r.rest.editMessage(ctx, r.question.ChannelID, id, m.editing())
}

func (r room) remove(ctx context.Context, id string) error {
	err := r.rest.removeMessage(ctx, r.question.ChannelID, id)
	if code(err) == codeUnknownMessage {
		return nil // somebody was faster
	}
	return err
}

// refusesReference reports whether a message was refused for what it replies to.
func refusesReference(err error) bool {
	e, ok := errors.AsType[*apiError](err)
	return ok && (e.Code == codeUnknownMessage || e.Code == codeNoHistory || e.Reference)
}
