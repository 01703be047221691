package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// moreID is the custom_id of a More… button: who asked, packed because an ID in
// digits would not fit beside the longest state, and the state from which the reply's
// steps are made anew.
func moreID(owner, state string) string { return idMore + packed(owner) + ":" + state }

// readMoreID returns what moreID was given.
func readMoreID(id string) (owner, state string) {
	p, state, _ := strings.Cut(strings.TrimPrefix(id, idMore), ":")
	return strings.Join(unpacked(p), ""), state
}

// pressMore shows the person who pressed More… the steps that have no button on
// the message, and Share or Delete where the message has neither.
func (h *handler) pressMore(ctx context.Context, i *interaction, id string) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "more"}
	_, state := readMoreID(id)
	owner := askerOf(i.Message)
	reply, err := h.set.Act(ctx, state, commands.Request{Locale: i.Locale.is})
	if err != nil {
		h.log.Error("a button failed", "kind", "more", "error", err)
		return h.failed(i, a.Command)
	}
	a.Outcome = reply.Outcome
	if reply.Outcome == commands.Refused {
		reply.Private = true
		a.Messages = h.draw.reply(reply, asker(i))
		return a
	}
	has := map[string]bool{}
	if i.Message != nil {
		each(i.Message.Components.is, func(c component) { has[stepOf(c.CustomID.is)] = true })
	}
	all, _ := steps(reply, false)
	all = slices.DeleteFunc(all, func(b button) bool { return has[stepOf(b.CustomID)] })
	switch {
	case has[idShare], has[idDelete]:
	case isPrivate(i.Message):
		all = append(all, shareButton(i.Locale.is, reply.Share))
	case owner != "" && (owner == asking(i) || moderates(i)):
		all = append(all, newButton(deleteLabel.In(i.Locale.is), deleteID(owner, []string{i.Message.ID})))
	}
	a.Messages = []message{{Content: moreSteps.In(i.Locale.is), Private: true, Buttons: all}}
	return a
}

// stepOf is what a button does, whatever message it is under: its kind and state,
// or of the bot's own buttons the kind alone.
func stepOf(id string) string {
	for _, own := range []string{idShare, idDelete, idMore} {
		if strings.HasPrefix(id, own) {
			return own
		}
	}
	return strings.TrimPrefix(strings.TrimPrefix(id, idOne), idMany)
}
