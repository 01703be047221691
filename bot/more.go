package bot

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// moreID is the custom_id of a More… button: who asked, in eleven characters, and
// the state from which the reply's steps are made anew. Beside the longest state
// an ID in digits would not fit.
func moreID(owner, state string) string {
	id := ""
	if n, err := strconv.ParseUint(owner, 10, 64); err == nil {
		id = base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint64(nil, n))
	}
	return idMore + id + ":" + state
}

// readMoreID returns what moreID was given.
func readMoreID(id string) (owner, state string) {
	packed, state, _ := strings.Cut(strings.TrimPrefix(id, idMore), ":")
	if b, err := base64.RawURLEncoding.DecodeString(packed); err == nil && len(b) == 8 {
		owner = strconv.FormatUint(binary.BigEndian.Uint64(b), 10)
	}
	return owner, state
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
