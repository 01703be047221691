package bot

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A form asks for text that is too long, or has too many lines, for an option of
// a slash command: Discord takes 4,000 characters in as many lines as one likes.
type form struct {
	Title      string      `json:"title"`
	CustomID   string      `json:"custom_id"`
	Components []formLabel `json:"components"`
}

type formLabel struct {
	Type      discordgo.ComponentType `json:"type"`
	Label     string                  `json:"label"`
	Component formField               `json:"component"`
}

type formField struct {
	Type      discordgo.ComponentType  `json:"type"`
	CustomID  string                   `json:"custom_id"`
	Style     discordgo.TextInputStyle `json:"style"`
	Required  bool                     `json:"required"`
	MaxLength int                      `json:"max_length"`
}

// A form's custom_id says which command it is for, and whether the answer is
// private: form.NAME or form.NAME.private.
const (
	idForm      = "form."
	formPrivate = ".private"
)

func readFormID(id string) (name string, private bool) {
	return strings.CutSuffix(strings.TrimPrefix(id, idForm), formPrivate)
}

// longOption is the command's option that a form asks for, and whether it was
// not given.
func longOption(cmd commands.Command, given map[string]string) (commands.Option, bool) {
	for _, o := range cmd.Options {
		if _, ok := given[o.Name]; o.Long && !ok {
			return o, true
		}
	}
	return commands.Option{}, false
}

// ask opens the form for an option.
func (h *handler) ask(i *interaction, cmd commands.Command, o commands.Option, given map[string]string) answer {
	in := func(words map[string]string, english string) string {
		return commands.Clip(commands.Localised(words, i.Locale.is, english), maxFormText)
	}
	id := idForm + cmd.Name
	if given["private"] == "true" {
		id += formPrivate
	}
	return answer{Type: discordgo.InteractionResponseModal, Command: cmd.Name, Outcome: outcomeOK, Form: &form{
		Title: "/" + in(cmd.Names, cmd.Name), CustomID: id,
		Components: []formLabel{{discordgo.LabelComponent, in(o.Descriptions, o.Description),
			formField{discordgo.TextInputComponent, o.Name, discordgo.TextInputParagraph, true, maxFormInput}}},
	}}
}

// submit runs the command that a form was opened for.
func (h *handler) submit(ctx context.Context, i *interaction) answer {
	name, private := readFormID(i.Data.CustomID)
	cmd, known := h.slash[name]
	if !known || !strings.HasPrefix(i.Data.CustomID, idForm) {
		a := answer{Command: "unknown", Outcome: commands.Refused}
		return h.oneSentence(a, i, unknownCommand)
	}
	given := map[string]string{}
	each(i.Data.Components, func(c component) {
		if c.CustomID.is != "" {
			given[c.CustomID.is] = c.Value.is
		}
	})
	if private {
		given["private"] = "true"
	}
	return h.run(ctx, i, cmd, given)
}
