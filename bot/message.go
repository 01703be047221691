package bot

import (
	"slices"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A message is one Discord message, ready to be sent. It mentions nobody and
// unfolds no addresses, however it is sent.
type message struct {
	Content string
	// Buttons are in order; rows are filled from the left.
	Buttons []button
	// Private is set for a message that only the person who asked sees.
	Private bool
	// Image, which may be nil, is shown below the text.
	Image *commands.Image
	// Menu stands between the text and the buttons, under its label. A message
	// with one is laid out in components of the second version.
	Menu      []commands.Action
	MenuLabel string
	// Plain is the same message without a menu, for who does not take it.
	Plain []message
}

// A button is one under a message.
type button struct {
	Type     discordgo.ComponentType `json:"type"`
	Style    discordgo.ButtonStyle   `json:"style"`
	Label    string                  `json:"label"`
	CustomID string                  `json:"custom_id"`
	Disabled bool                    `json:"disabled"`
}

func newButton(label, id string) button {
	return button{Type: discordgo.ButtonComponent, Style: discordgo.SecondaryButton, Label: label, CustomID: id}
}

// A sending is a message as it is sent, by whichever call. Every field that an
// edit can rewrite is set.
type sending struct {
	Content    *string                `json:"content,omitempty"` // nil beside components of the second version
	Components []any                  `json:"components"`
	Embeds     *[]struct{}            `json:"embeds,omitempty"` // likewise
	Files      []fileInfo             `json:"attachments"`
	Mentions   mentions               `json:"allowed_mentions"`
	Flags      discordgo.MessageFlags `json:"flags"`

	// Of ordinary messages. A nonce makes a repeated send harmless: Discord
	// returns the message that it has already.
	Nonce        string     `json:"nonce,omitempty"`
	EnforceNonce bool       `json:"enforce_nonce,omitempty"`
	Reference    *reference `json:"message_reference,omitempty"`
}

// A fileInfo describes one of the files that come with a message: its place among
// them is its ID.
type fileInfo struct {
	ID          string `json:"id"`
	Name        string `json:"filename"`
	Description string `json:"description"`
}

type row struct {
	Type       discordgo.ComponentType `json:"type"`
	Components []button                `json:"components"`
}

// mentions must stand on every send and every edit: an edit without it reads
// mentions again.
type mentions struct {
	Parse []string `json:"parse"`
}

// A reference makes a message a reply.
type reference struct {
	MessageID string `json:"message_id"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id,omitempty"`
	MustExist bool   `json:"fail_if_not_exists"`
}

// sending is the message as it is sent for the first time.
func (m message) sending() sending {
	s := m.editing()
	if m.Private {
		s.Flags |= discordgo.MessageFlagsEphemeral
	}
	return s
}

// editing is the message in place of one that was sent or deferred: whether it
// is private cannot be changed. Buttons beyond Discord's limits were left out
// when they were made.
func (m message) editing() sending {
	s := sending{Content: &m.Content, Components: []any{}, Embeds: &[]struct{}{}, Files: []fileInfo{}, Mentions: mentions{[]string{}}, Flags: discordgo.MessageFlagsSuppressEmbeds}
	if m.Image != nil {
		s.Files = append(s.Files, fileInfo{"0", m.Image.Name, m.Image.Alt})
	}
	for buttons := range slices.Chunk(m.Buttons, maxButtonsPerRow) {
		s.Components = append(s.Components, row{discordgo.ActionsRowComponent, buttons})
	}
	if len(m.Menu) > 0 {
		s.Content, s.Embeds, s.Flags = nil, nil, discordgo.MessageFlagsIsComponentsV2
		s.Components = []any{m.panel(s.Components)}
	}
	return s
}

// An answer is all that is said about one interaction, as data.
type answer struct {
	// Type is the kind of first response.
	Type discordgo.InteractionResponseType
	// Messages are the reply. The first is the first response, the others
	// follow it.
	Messages []message
	// Choices are the suggestions of an autocomplete.
	Choices []choice
	// Form is what the person is asked to write, where Type says so.
	Form *form
	// Delete is set where the message whose button was pressed goes away;
	// Also are the other messages of the same reply, which go with it.
	Delete bool
	Also   []string

	// Command and Outcome are for logs and metrics: names, never what a
	// person typed.
	Command string
	Outcome commands.Outcome
}

// image reports whether a picture comes with the answer. It cannot be the body of
// an HTTP response, so it follows a first response that gains time.
func (a answer) image() bool {
	return slices.ContainsFunc(a.Messages, func(m message) bool { return m.Image != nil })
}

// Outcomes beside those of package commands.
const (
	outcomeFailed  commands.Outcome = "failed"  // the program's fault
	outcomeLimited commands.Outcome = "limited" // too many at once from one person
	outcomeOK      commands.Outcome = "ok"      // nothing to be said
)

// A response is a first response as it is sent.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
	// Follows reports that more is sent after it, by REST.
	Follows bool `json:"-"`
}

type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Response is the first response.
func (a answer) Response() response {
	switch {
	case a.Type == discordgo.InteractionApplicationCommandAutocompleteResult:
		return response{Type: a.Type, Data: choices{append([]choice{}, a.Choices...)}}
	case a.Type == discordgo.InteractionResponseModal:
		return response{Type: a.Type, Data: a.Form}
	case len(a.Messages) == 0:
		return response{Type: a.Type, Follows: a.follows()}
	case a.Type == discordgo.InteractionResponseUpdateMessage:
		return response{a.Type, a.Messages[0].editing(), a.follows()}
	}
	return response{a.Type, a.Messages[0].sending(), a.follows()}
}

// follows reports whether an answer is more than its first response.
func (a answer) follows() bool { return a.Delete || len(a.Messages) > 1 }

// deferral is the response that gains time: the message comes later.
func deferral(private bool) response {
	var data struct {
		Flags discordgo.MessageFlags `json:"flags,omitempty"`
	}
	if private {
		data.Flags = discordgo.MessageFlagsEphemeral
	}
	return response{discordgo.InteractionResponseDeferredChannelMessageWithSource, data, true}
}
