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
//	share:STATE       show this private reply to all, made anew from STATE
//	share:            the same, as the message has it
//	delete:ID         delete the reply; ID is the person who asked
//	delete:ID:OTHERS  the same with the messages before this one
const (
	idOne    = "one."
	idMany   = "many."
	idShare  = "share:"
	idDelete = "delete:"
)

// maxActions leaves room for the bot's own button.
const maxActions = maxRows*maxButtonsPerRow - 1

// buttons are those of a reply's last message: its steps, and after them Share
// in channel under a private answer or Delete under one that all see.
func buttons(r commands.Reply, to person, many bool) []discordgo.Button {
	out := make([]discordgo.Button, 0, len(r.Actions)+1)
	for _, a := range r.Actions {
		id := idOne + string(a.Kind) + ":" + a.State
		if many {
			id = idMany + string(a.Kind) + ":" + a.State
		}
		label := clip(a.Label, maxLabel)
		// An action that breaks Discord's rules would take the whole message
		// with it; without its button the reply still reads.
		if len(out) == maxActions || slices.ContainsFunc(out, func(b discordgo.Button) bool { return b.CustomID == id }) || utf8.RuneCountInString(id) > maxCustomID || label == "" {
			continue
		}
		out = append(out, discordgo.Button{Style: discordgo.SecondaryButton, Label: label, CustomID: id, Disabled: a.Disabled})
	}
	switch {
	case r.Outcome == commands.Refused:
	case !r.Private:
		out = append(out, deleteButton(to))
	case many && utf8.RuneCountInString(idShare+r.Share) <= maxCustomID:
		out = append(out, shareButton(to.locale, r.Share))
	default:
		out = append(out, shareButton(to.locale, ""))
	}
	return out
}

// ownButtons are those of a message that others of its reply follow. It has
// none, unless the last one's cannot do for the whole reply what they do for
// their own message.
func ownButtons(r commands.Reply, to person) []discordgo.Button {
	switch {
	case r.Outcome == commands.Refused:
	case !r.Private && to.outside:
		return []discordgo.Button{deleteButton(to)}
	case r.Private && r.Share == "":
		return []discordgo.Button{shareButton(to.locale, "")}
	}
	return nil
}

func deleteButton(to person) discordgo.Button {
	return discordgo.Button{Style: discordgo.DangerButton, Label: deleteLabel.in(to.locale), CustomID: deleteID(to.id, nil)}
}

func shareButton(locale, state string) discordgo.Button {
	return discordgo.Button{Style: discordgo.PrimaryButton, Label: shareLabel.in(locale), CustomID: idShare + state}
}

// press answers to a button.
func (h *handler) press(ctx context.Context, i *discordgo.Interaction, data discordgo.MessageComponentInteractionData) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "button"}
	switch id := data.CustomID; {
	case strings.HasPrefix(id, idDelete):
		return h.pressDelete(i, id)
	case strings.HasPrefix(id, idShare):
		return h.pressShare(ctx, i, strings.TrimPrefix(id, idShare))
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
func (h *handler) pressStep(ctx context.Context, i *discordgo.Interaction, kind commands.ActionKind, state string, many bool) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "button"}
	reply, err := h.set.Act(ctx, state, commands.Request{Locale: string(i.Locale)})
	if err != nil {
		h.log.Error("a button failed", "kind", kind, "error", err)
		return h.failed(i, a.Command)
	}
	a.Outcome = reply.Outcome
	to := asker(i)
	mine := isPrivate(i.Message) || askerOf(i.Message) == "" || askerOf(i.Message) == to.id
	// Refusals and text to copy do not take the passage's place.
	aside := reply.Private || kind == commands.CiteThis
	reply.Private = reply.Private || isPrivate(i.Message) || !mine || aside
	a.Messages = h.draw.reply(reply, to)
	if mine && !many && !aside && len(a.Messages) == 1 {
		a.Type = discordgo.InteractionResponseUpdateMessage
	}
	return a
}

// pressShare shows a private reply to all.
func (h *handler) pressShare(ctx context.Context, i *discordgo.Interaction, state string) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "share"}
	to := asker(i)
	if state != "" {
		reply, err := h.set.Act(ctx, state, commands.Request{Locale: string(i.Locale)})
		if err != nil {
			h.log.Error("a button failed", "kind", "share", "error", err)
			return h.failed(i, a.Command)
		}
		a.Outcome = reply.Outcome
		reply.Private = reply.Outcome == commands.Refused
		a.Messages = h.draw.reply(reply, to)
		return a
	}
	if i.Message == nil || i.Message.Content == "" || utf8.RuneCountInString(i.Message.Content) > maxContent {
		a.Outcome = commands.Refused
		return h.oneSentence(a, i, nothingToShare)
	}
	a.Outcome = commands.Answered
	a.Messages = []message{{Content: i.Message.Content, Buttons: append(stepsOf(i.Message), deleteButton(to))}}
	return a
}

// stepsOf are the step buttons that a message has.
func stepsOf(m *discordgo.Message) []discordgo.Button {
	var out []discordgo.Button
	for _, row := range m.Components {
		r, ok := row.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range r.Components {
			b, ok := c.(*discordgo.Button)
			if ok && len(out) < maxActions && (strings.HasPrefix(b.CustomID, idOne) || strings.HasPrefix(b.CustomID, idMany)) {
				out = append(out, discordgo.Button{Style: b.Style, Label: b.Label, CustomID: b.CustomID, Disabled: b.Disabled})
			}
		}
	}
	return out
}

func isPrivate(m *discordgo.Message) bool {
	return m != nil && m.Flags&discordgo.MessageFlagsEphemeral != 0
}

// askerOf is the person whom a message answered, or "". The message itself says
// it: by the command that made it, the message it replies to, or the Delete
// button.
func askerOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	for _, row := range m.Components {
		if r, ok := row.(*discordgo.ActionsRow); ok {
			for _, c := range r.Components {
				if b, ok := c.(*discordgo.Button); ok && strings.HasPrefix(b.CustomID, idDelete) {
					owner, _ := readDeleteID(b.CustomID)
					return owner
				}
			}
		}
	}
	switch {
	case m.InteractionMetadata != nil && m.InteractionMetadata.User != nil:
		return m.InteractionMetadata.User.ID
	case m.Interaction != nil && m.Interaction.User != nil:
		return m.Interaction.User.ID
	case m.ReferencedMessage != nil && m.ReferencedMessage.Author != nil:
		return m.ReferencedMessage.Author.ID
	}
	return ""
}
