package bot

import (
	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A container holds what belongs together in a message of components of the
// second version [Components: Container].
type container struct {
	Type       discordgo.ComponentType `json:"type"`
	Components []any                   `json:"components"`
}

type textDisplay struct {
	Type    discordgo.ComponentType `json:"type"`
	Content string                  `json:"content"`
}

// A menu is a select menu. Its options' values are the states of what they show.
type menu struct {
	Type        discordgo.ComponentType `json:"type"`
	CustomID    string                  `json:"custom_id"`
	Placeholder string                  `json:"placeholder"`
	Options     []menuOption            `json:"options"`
}

type menuOption struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// idPick is the custom_id of a menu.
const idPick = "pick"

// panel is the message as one component: its text, its menu, its rows of buttons.
func (m message) panel(rows []any) container {
	pick := menu{Type: discordgo.SelectMenuComponent, CustomID: idPick, Placeholder: commands.Clip(m.MenuLabel, maxPlaceholder)}
	for _, a := range m.Menu[:min(len(m.Menu), maxOptions)] {
		pick.Options = append(pick.Options, menuOption{commands.Clip(a.Label, maxChoice), a.State})
	}
	parts := []any{textDisplay{discordgo.TextDisplayComponent, m.Content}, container{discordgo.ActionsRowComponent, []any{pick}}}
	return container{discordgo.ContainerComponent, append(parts, rows...)}
}

// withPanel is a reply's message where the reply has a panel that fits one whole:
// that, and beside it what the messages are without.
func (d renderer) withPanel(r commands.Reply, to person, plain []message) []message {
	texts := d.texts(r.Panel.Blocks, maxContent)
	if len(texts) != 1 || len(r.Panel.Menu) == 0 {
		return plain
	}
	return []message{{Content: texts[0], Private: r.Private, Buttons: d.buttons(r, to, false), Menu: r.Panel.Menu, MenuLabel: r.Panel.Label, Plain: plain}}
}
