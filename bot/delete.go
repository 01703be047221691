package bot

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A reply of several messages has one Delete button, on the last: its
// custom_id names the person who asked and the messages before it, so that all
// go together whenever it is pressed.

// packed are IDs as a custom_id has them, in eleven characters for each or fewer.
func packed(ids ...string) string {
	var b []byte
	for _, id := range ids {
		if n, err := strconv.ParseUint(id, 10, 64); err == nil {
			b = binary.BigEndian.AppendUint64(b, n)
		}
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// unpacked are the IDs that packed was given.
func unpacked(text string) (ids []string) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	for ; err == nil && len(b) >= 8; b = b[8:] {
		ids = append(ids, strconv.FormatUint(binary.BigEndian.Uint64(b), 10))
	}
	return ids
}

// deleteID is a Delete button's custom_id: who asked, and the IDs of the other
// messages of the reply; those of maxMessages fit.
func deleteID(owner string, others []string) string {
	id := idDelete + owner
	if p := packed(others...); p != "" {
		id += ":" + p
	}
	return commands.Clip(id, maxCustomID)
}

// readDeleteID returns what deleteID was given.
func readDeleteID(id string) (owner string, others []string) {
	owner, rest, _ := strings.Cut(strings.TrimPrefix(id, idDelete), ":")
	return owner, unpacked(rest)
}

// with is the message where its Delete button takes other messages along.
func (m message) with(others []string) message {
	m.Buttons = slices.Clone(m.Buttons)
	for i, b := range m.Buttons {
		if isDelete(b) {
			owner, _ := readDeleteID(b.CustomID)
			m.Buttons[i].CustomID = deleteID(owner, others)
		}
	}
	return m
}

// pressDelete deletes a reply, for the person who asked and for moderators.
func (h *handler) pressDelete(i *interaction, id string) answer {
	a := answer{Type: discordgo.InteractionResponseDeferredMessageUpdate, Command: "delete"}
	owner, others := readDeleteID(id)
	if owner == "" || owner != asking(i) && !moderates(i) {
		a.Outcome = commands.Refused
		return h.oneSentence(a, i, notYours)
	}
	a.Outcome, a.Delete = commands.Answered, true
	if outsider(i) {
		return a // each message has a button of its own
	}
	a.Also = others
	if i.Message != nil {
		// The first response's ID is not known where it was the body of an
		// HTTP response; its follow-ups have it.
		first := i.Message.Made.is.Original
		if first != "" && !slices.Contains(a.Also, first) {
			a.Also = append(a.Also, first)
		}
	}
	return a
}

// moderates reports whether the person may delete other people's messages in
// this channel.
func moderates(i *interaction) bool {
	const may = discordgo.PermissionManageMessages | discordgo.PermissionAdministrator
	if i.Member == nil {
		return false
	}
	has, err := strconv.ParseUint(i.Member.Permissions.is, 10, 64)
	return err == nil && has&may != 0
}

// outsider reports whether the bot is no member of the place: somebody who
// installed it for themselves uses it there. It can touch no message there but
// by the message's own buttons.
func outsider(i *interaction) bool {
	_, member := i.Owners.is["0"] // installed to the server
	return len(i.Owners.is) > 0 && !member && i.Context.is != discordgo.InteractionContextBotDM
}

// blind reports whether the bot may not see the channel: a server's, to which it
// was never let in. Its commands work there all the same.
func blind(i *interaction) bool {
	may, err := strconv.ParseUint(i.May.is, 10, 64)
	return err == nil && may&(discordgo.PermissionViewChannel|discordgo.PermissionAdministrator) == 0 && i.Context.is != discordgo.InteractionContextBotDM
}

// delete removes the message whose button was pressed, and before it the others
// of the same reply: if that fails for now, the button stays to be pressed
// again. Where the bot may not remove them, the person is told.
func (s *server) delete(ctx context.Context, i *interaction, others []string) error {
	var refused error
	for _, id := range others {
		err := s.rest.removeMessage(ctx, i.ChannelID.is, id)
		switch st := status(err); {
		case err == nil, code(err) == codeUnknownMessage: // somebody was faster
		case st == http.StatusForbidden, st == http.StatusUnauthorized:
			refused = err
		default:
			return err
		}
	}
	err := s.known(ctx, func() error { return s.rest.remove(ctx, i, original) })
	if st := status(err); (st == http.StatusNotFound || st == http.StatusForbidden) && i.Message != nil && code(err) != codeUnknownMessage {
		err = s.rest.removeMessage(ctx, i.ChannelID.is, i.Message.ID)
	}
	if err != nil && code(err) != codeUnknownMessage {
		return err
	}
	if refused != nil {
		said := message{Content: notAll.In(i.Locale.is), Private: true}
		if _, err := s.followUp(ctx, i, said, nil); err != nil {
			return err
		}
	}
	return refused
}
