package bot

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A button's custom_id says all that its press needs, so that it works after a
// restart and on every replica:
//
//	one.KIND:STATE    a step from a reply of one message
//	many.KIND:STATE   a step from a reply of several
//	more:OWNER:STATE  the steps from STATE that have no button of their own; see moreID
//	share:STATE       show this private reply to all, made anew from STATE
//	share:            the same, as the message has it
//	delete:ID         delete the reply; ID is the person who asked
//	delete:ID:OTHERS  the same with other messages
const (
	idOne    = "one."
	idMany   = "many."
	idShare  = "share:"
	idDelete = "delete:"
	idMore   = "more:"
)

const (
	// maxShown is how many buttons a reply has: two rows of a phone, and what a
	// person takes in at a glance. More… opens the others.
	maxShown = 4
	// maxActions leaves room for the bot's own button.
	maxActions = maxRows*maxButtonsPerRow - 1
)

// buttons are those of a reply's last message: its steps, and after them Share
// in channel under a private answer or Delete under one that all see. Where they
// are many, More… opens some of them.
func (d renderer) buttons(r commands.Reply, to person, many bool) []button {
	all, main := steps(r, many)
	own := ownButton(r, to, many)
	more := moreID(to.id, r.State)
	if len(all)+len(own) <= maxShown || r.State == "" || utf8.RuneCountInString(more) > maxCustomID {
		return append(all, own...)
	}
	if opens := r.Private && r.Share != "" || !r.Private && !many && !to.outside && !to.blind && !d.tokenless; opens {
		own = nil // More… has it
	}
	shown := append(main[:min(len(main), maxShown-1-len(own))], newButton(moreLabel.In(to.locale), more))
	return append(shown, own...)
}

// steps are the buttons of a reply's actions, and the main ones among them. An
// action that breaks Discord's rules would take the whole message with it;
// without its button the reply still reads.
func steps(r commands.Reply, many bool) (all, main []button) {
	way := idOne
	if many {
		way = idMany
	}
	for _, a := range r.Actions {
		id, label := way+string(a.Kind)+":"+a.State, commands.Clip(a.Label, maxLabel)
		if len(all) == maxActions || slices.ContainsFunc(all, func(b button) bool { return b.CustomID == id }) || utf8.RuneCountInString(id) > maxCustomID || label == "" {
			continue
		}
		all = append(all, newButton(label, id))
		if !a.More {
			main = append(main, all[len(all)-1])
		}
	}
	return all, main
}

// ownButton is the bot's own button of a whole reply: Share in channel, Delete
// or none.
func ownButton(r commands.Reply, to person, many bool) []button {
	switch {
	case r.Outcome == commands.Refused:
		return nil
	case !r.Private:
		return []button{deleteButton(to)}
	case (many || r.Image != nil) && utf8.RuneCountInString(idShare+r.Share) <= maxCustomID:
		return []button{shareButton(to.locale, r.Share)}
	}
	return []button{shareButton(to.locale, "")}
}

// ownButtons are those of a message that others of its reply follow. It has
// none, unless the last one's cannot do for the whole reply what they do for
// their own message.
func ownButtons(r commands.Reply, to person) []button {
	switch {
	case r.Outcome == commands.Refused:
	case !r.Private && to.outside:
		return []button{deleteButton(to)}
	case r.Private && r.Share == "":
		return []button{shareButton(to.locale, "")}
	}
	return nil
}

func deleteButton(to person) button {
	return newButton(deleteLabel.In(to.locale), deleteID(to.id, nil))
}

func isDelete(b button) bool { return strings.HasPrefix(b.CustomID, idDelete) }

func shareButton(locale, state string) button {
	return newButton(shareLabel.In(locale), idShare+state)
}

// press answers to a button.
func (h *handler) press(ctx context.Context, i *interaction) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "button"}
	switch id := i.Data.CustomID; {
	case strings.HasPrefix(id, idDelete):
		return h.pressDelete(i, id)
	case strings.HasPrefix(id, idShare):
		return h.pressShare(ctx, i, strings.TrimPrefix(id, idShare))
	case id == idPick && len(i.Data.Values) == 1:
		return h.pressStep(ctx, i, commands.WholeSection, i.Data.Values[0], true)
	case strings.HasPrefix(id, idMore):
		return h.pressMore(ctx, i, id)
	case strings.HasPrefix(id, idOne), strings.HasPrefix(id, idMany):
		way, state, _ := strings.Cut(id, ":")
		many := strings.HasPrefix(id, idMany)
		kind := commands.ActionKind(strings.TrimPrefix(strings.TrimPrefix(way, idOne), idMany))
		return h.pressStep(ctx, i, kind, state, many)
	}
	a.Outcome = commands.Refused
	return h.oneSentence(a, i, unknownCommand)
}

// pressStep takes a step from a reply. The person who asked sees the message
// change; anybody else gets a copy of their own. What takes several messages
// cannot change in place and comes as a new reply.
func (h *handler) pressStep(ctx context.Context, i *interaction, kind commands.ActionKind, state string, many bool) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "button"}
	reply, err := h.set.Act(ctx, state, commands.Request{Locale: i.Locale.is})
	if err != nil {
		h.log.Error("a button failed", "kind", kind, "error", err)
		return h.failed(i, a.Command)
	}
	a.Outcome = reply.Outcome
	to := asker(i)
	mine := isPrivate(i.Message) || askerOf(i.Message) == "" || askerOf(i.Message) == to.id
	// Refusals, text to copy and pictures do not take the passage's place, and
	// nothing takes a panel's.
	aside := reply.Private || kind == commands.CiteThis || reply.Image != nil || isPanel(i.Message)
	reply.Private = reply.Private || isPrivate(i.Message) || !mine || aside
	a.Messages = h.draw.reply(reply, to)
	if mine && !many && !aside && len(a.Messages) == 1 {
		a.Type = discordgo.InteractionResponseUpdateMessage
		a.Messages[0] = a.Messages[0].under(i.Message)
	}
	return a
}

// under is a message that takes the place of another: the question that the
// other answers stays above it.
func (m message) under(other *sentMessage) message {
	if other == nil {
		return m
	}
	if line, _ := askedAbove(other.Content.is); line != "" && utf8.RuneCountInString(line+"\n"+m.Content) <= maxContent {
		m.Content = line + "\n" + m.Content
	}
	return m
}

// pressShare shows a private reply to all.
func (h *handler) pressShare(ctx context.Context, i *interaction, state string) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "share"}
	to := asker(i)
	if state != "" {
		reply, err := h.set.Act(ctx, state, commands.Request{Locale: i.Locale.is})
		if err != nil {
			h.log.Error("a button failed", "kind", "share", "error", err)
			return h.failed(i, a.Command)
		}
		a.Outcome = reply.Outcome
		reply.Private = reply.Outcome == commands.Refused
		a.Messages = h.draw.reply(reply, to)
		return a
	}
	if i.Message == nil || i.Message.Content.is == "" || utf8.RuneCountInString(i.Message.Content.is) > maxContent {
		a.Outcome = commands.Refused
		return h.oneSentence(a, i, nothingToShare)
	}
	// The bot says to all only what is the brief's or its own.
	content, ok := withoutTyped(i.Message.Content.is)
	if !ok {
		a.Outcome = commands.Refused
		return h.oneSentence(a, i, nothingToShare)
	}
	a.Outcome = commands.Answered
	a.Messages = []message{{Content: content, Buttons: append(stepsOf(i.Message), deleteButton(to))}}
	return a
}

// stepsOf are the step buttons that a message has, More… among them.
func stepsOf(m *sentMessage) []button {
	var out []button
	each(m.Components.is, func(c component) {
		id := c.CustomID.is
		if len(out) < maxActions && (strings.HasPrefix(id, idOne) || strings.HasPrefix(id, idMany) || strings.HasPrefix(id, idMore)) {
			out = append(out, button{discordgo.ButtonComponent, discordgo.ButtonStyle(c.Style.is), c.Label.is, id, c.Disabled.is})
		}
	})
	return out
}

func isPanel(m *sentMessage) bool {
	return m != nil && m.Flags.is&int(discordgo.MessageFlagsIsComponentsV2) != 0
}

func isPrivate(m *sentMessage) bool {
	return m != nil && m.Flags.is&int(discordgo.MessageFlagsEphemeral) != 0
}

// askerOf is the person whom a message answered, or "". The message itself says
// it: by the command that made it, the message it replies to, or the Delete or
// More… button.
func askerOf(m *sentMessage) string {
	if m == nil {
		return ""
	}
	owner := ""
	each(m.Components.is, func(c component) {
		switch id := c.CustomID.is; {
		case owner != "":
		case strings.HasPrefix(id, idDelete):
			owner, _ = readDeleteID(id)
		case strings.HasPrefix(id, idMore):
			owner, _ = readMoreID(id)
		}
	})
	switch {
	case owner != "":
		return owner
	case m.Made.is.User != nil:
		return m.Made.is.User.ID
	case m.Answers.is.Author != nil:
		return m.Answers.is.Author.ID
	}
	return ""
}
