package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// textOf is the text that people read in a message that somebody runs a command
// on: what its author wrote, or where that is nothing, what the message shows
// instead. That is the message that it forwards, its embeds, or the text among
// its components.
func textOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	if strings.TrimSpace(m.Content) != "" {
		return m.Content
	}
	var parts []string
	for _, s := range m.MessageSnapshots {
		parts = append(parts, textOf(s.Message))
	}
	for _, e := range m.Embeds {
		parts = append(parts, embedded(e)...)
	}
	parts = append(parts, displayed(m.Components)...)
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

func embedded(e *discordgo.MessageEmbed) []string {
	if e == nil {
		return nil
	}
	parts := []string{e.Title, e.Description}
	for _, f := range e.Fields {
		if f != nil {
			parts = append(parts, f.Name, f.Value)
		}
	}
	return parts
}

// displayed is the text among components.
func displayed(list []discordgo.MessageComponent) []string {
	var parts []string
	for _, c := range list {
		switch c := c.(type) {
		case *discordgo.TextDisplay:
			parts = append(parts, c.Content)
		case *discordgo.Section:
			parts = append(parts, displayed(c.Components)...)
		case *discordgo.Container:
			parts = append(parts, displayed(c.Components)...)
		}
	}
	return parts
}
