package bot

import (
	"encoding/json"
	"slices"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A message is one Discord message, ready to be sent. It mentions nobody and
// unfolds no addresses, however it is sent.
type message struct {
	Content string
	// Buttons are in order; rows are filled from the left.
	Buttons []discordgo.Button
	// Private is set for a message that only the person who asked sees.
	Private bool
}

// noMentions must stand on every send and every edit: an edit without it
// reads mentions again.
func noMentions() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

func (m message) flags() discordgo.MessageFlags {
	f := discordgo.MessageFlagsSuppressEmbeds
	if m.Private {
		f |= discordgo.MessageFlagsEphemeral
	}
	return f
}

// rows are the buttons in action rows. What is beyond Discord's limits was
// left out when the buttons were made.
func (m message) rows() []discordgo.MessageComponent {
	rows := []discordgo.MessageComponent{} // sent as [], so that an edit removes old ones
	for row := range slices.Chunk(m.Buttons, maxButtonsPerRow) {
		rows = append(rows, buttonRow(row))
	}
	return rows
}

// A buttonRow is an action row of buttons. It says what discordgo.ActionsRow
// does, which writes each button on its own and then reads it again twice:
// that was a tenth of an answer by HTTP.
type buttonRow []discordgo.Button

// Type implements [discordgo.MessageComponent].
func (buttonRow) Type() discordgo.ComponentType { return discordgo.ActionsRowComponent }

// MarshalJSON implements [discordgo.MessageComponent].
func (r buttonRow) MarshalJSON() ([]byte, error) { return json.Marshal(r.written()) }

// A writtenRow is a buttonRow as it is sent.
type writtenRow struct {
	Type       discordgo.ComponentType `json:"type"`
	Components []writtenButton         `json:"components"`
}

type writtenButton struct {
	Type     discordgo.ComponentType `json:"type"`
	Style    discordgo.ButtonStyle   `json:"style"`
	Label    string                  `json:"label"`
	CustomID string                  `json:"custom_id"`
	Disabled bool                    `json:"disabled"`
}

func (r buttonRow) written() writtenRow {
	row := writtenRow{Type: r.Type(), Components: make([]writtenButton, 0, len(r))}
	for _, b := range r {
		row.Components = append(row.Components, writtenButton{b.Type(), b.Style, b.Label, b.CustomID, b.Disabled})
	}
	return row
}

// A firstData is a message as a first response: of
// discordgo.InteractionResponseData what the program uses. Its components are
// written with the rest, not each on its own and then read again.
type firstData struct {
	Content         string                            `json:"content"`
	Components      []writtenRow                      `json:"components"`
	Embeds          []*discordgo.MessageEmbed         `json:"embeds"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags            `json:"flags"`
}

// data is the message as a first response. Every field is set: an update
// rewrites all of them.
func (m message) data() *firstData {
	d := &firstData{
		Content: m.Content, Components: []writtenRow{}, Embeds: []*discordgo.MessageEmbed{},
		AllowedMentions: noMentions(), Flags: m.flags(),
	}
	for row := range slices.Chunk(m.Buttons, maxButtonsPerRow) {
		d.Components = append(d.Components, buttonRow(row).written())
	}
	return d
}

// editing is the message as an edit of one that was sent or deferred.
func (m message) editing() *discordgo.WebhookEdit {
	rows, embeds := m.rows(), []*discordgo.MessageEmbed{}
	return &discordgo.WebhookEdit{
		Content: &m.Content, Components: &rows, Embeds: &embeds, AllowedMentions: noMentions(),
		// Whether a message is private cannot be changed by an edit.
		Flags: discordgo.MessageFlagsSuppressEmbeds,
	}
}

// following is the message as a follow-up.
func (m message) following() *discordgo.WebhookParams {
	return &discordgo.WebhookParams{
		Content: m.Content, Components: m.rows(), AllowedMentions: noMentions(), Flags: m.flags(),
	}
}

// posting is the message as an ordinary one, in reply to another.
func (m message) posting(to *discordgo.MessageReference) *discordgo.MessageSend {
	return &discordgo.MessageSend{
		Content: m.Content, Components: m.rows(), Embeds: []*discordgo.MessageEmbed{}, StickerIDs: []string{},
		AllowedMentions: noMentions(), Flags: discordgo.MessageFlagsSuppressEmbeds, Reference: to,
	}
}

// An answer is all that is said about one interaction, as data.
type answer struct {
	// Type is the kind of first response.
	Type discordgo.InteractionResponseType
	// Messages are the reply. The first is the first response, the others
	// follow it.
	Messages []message
	// Choices are the suggestions of an autocomplete.
	Choices []*discordgo.ApplicationCommandOptionChoice
	// Delete is set where the message whose button was pressed goes away;
	// Also are the other messages of the same reply, which go with it.
	Delete bool
	Also   []string

	// Command and Outcome are for logs and metrics: names, never what a
	// person typed.
	Command string
	Outcome commands.Outcome
}

// Outcomes beside those of package commands.
const (
	outcomeFailed  commands.Outcome = "failed"  // the program's fault
	outcomeLimited commands.Outcome = "limited" // too many at once from one person
	outcomeOK      commands.Outcome = "ok"      // nothing to be said
)

// A response is a first response as it is sent. discordgo's own type leaves
// out an empty list of choices and sends an empty content beside a full one.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

type choices struct {
	Choices []*discordgo.ApplicationCommandOptionChoice `json:"choices"`
}

// Response is the first response.
func (a answer) Response() response {
	switch {
	case a.Type == discordgo.InteractionApplicationCommandAutocompleteResult:
		return response{a.Type, choices{append([]*discordgo.ApplicationCommandOptionChoice{}, a.Choices...)}}
	case len(a.Messages) > 0:
		data := a.Messages[0].data()
		if a.Type == discordgo.InteractionResponseUpdateMessage {
			data.Flags &^= discordgo.MessageFlagsEphemeral // a change cannot say it; a private message stays so
		}
		return response{a.Type, data}
	}
	return response{Type: a.Type}
}

// deferral is the response that gains time: the message comes later.
func deferral(private bool) response {
	var data discordgo.InteractionResponseData
	if private {
		data.Flags = discordgo.MessageFlagsEphemeral
	}
	return response{discordgo.InteractionResponseDeferredChannelMessageWithSource, &data}
}
