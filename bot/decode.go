package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// errInteraction means that something is no interaction.
var errInteraction = errors.New("not an interaction")

// An interaction is of Discord's what the program uses. discordgo's own type
// gives up on a whole interaction for one component of a type that it does not
// know, and anybody can send such a message and run a message command on it.
type interaction struct {
	ID        string                    `json:"id"`
	AppID     string                    `json:"application_id"`
	Type      discordgo.InteractionType `json:"type"`
	Token     string                    `json:"token"`
	ChannelID anyText                   `json:"channel_id"`
	Locale    anyText                   `json:"locale"`
	Member    *struct {
		User        *user   `json:"user"`
		Permissions anyText `json:"permissions"`
	} `json:"member"`
	User    *user        `json:"user"`
	Data    *given       `json:"-"`
	Message *sentMessage `json:"message"` // whose button was pressed
	// Where the bot may be no member: see outsider.
	Context adjusting[discordgo.InteractionContextType] `json:"context"`
	Owners  adjusting[map[string]any]                   `json:"authorizing_integration_owners"`
	May     anyText                                     `json:"app_permissions"` // what the bot may do there
}

type user struct {
	ID string `json:"id"`
}

// A given is what a person gave with an interaction: a command's options, the
// message that it is run on, a button's ID or what was written into a form.
type given struct {
	Name     string                           `json:"name"`
	Type     discordgo.ApplicationCommandType `json:"type"`
	Options  []*option                        `json:"options"`
	TargetID string                           `json:"target_id"`
	Resolved struct {
		Messages map[string]*sentMessage `json:"messages"`
	} `json:"resolved"`
	CustomID   string      `json:"custom_id"`
	Values     []string    `json:"values"` // picked from a menu
	Components []component `json:"components"`
}

// An option is one value of a slash command, as text.
type option struct {
	Name    string          `json:"name"`
	Value   value           `json:"value"`
	Focused adjusting[bool] `json:"focused"`
}

// A value is an option's as text; what is no text, number or truth value is
// none.
type value struct {
	text  string
	given bool
}

// UnmarshalJSON implements [json.Unmarshaler].
func (v *value) UnmarshalJSON(b []byte) error {
	var any any
	if len(b) == 0 || b[0] == '{' || b[0] == '[' || json.Unmarshal(b, &any) != nil {
		return nil
	}
	switch any := any.(type) {
	case string:
		*v = value{any, true}
	case bool:
		*v = value{strconv.FormatBool(any), true}
	case float64:
		*v = value{strconv.FormatFloat(any, 'f', -1, 64), true}
	}
	return nil
}

// A sentMessage is a message that Discord shows the program.
type sentMessage struct {
	ID         string                        `json:"id"`
	Content    anyText                       `json:"content"`
	Flags      anyNumber                     `json:"flags"`
	Components adjusting[[]component]        `json:"components"`
	Embeds     adjusting[[]adjusting[embed]] `json:"embeds"`
	Snapshots  adjusting[[]struct {
		Message *sentMessage `json:"message"`
	}] `json:"message_snapshots"`
	Poll        adjusting[poll]                    `json:"poll"`
	Attachments adjusting[[]adjusting[attachment]] `json:"attachments"`
	Made        adjusting[struct {
		User     *user  `json:"user"`
		Original string `json:"original_response_message_id"`
	}] `json:"interaction_metadata"`
	Answers adjusting[struct {
		Author *user `json:"author"`
	}] `json:"referenced_message"`
}

// A component is of any type: what Discord may add one day has nothing that the
// program reads.
type component struct {
	CustomID   anyText         `json:"custom_id"`
	Label      anyText         `json:"label"`
	Style      anyNumber       `json:"style"`
	Disabled   adjusting[bool] `json:"disabled"`
	Content    anyText         `json:"content"`
	Value      anyText         `json:"value"` // of a form's field
	Components []component     `json:"components"`
	Component  *component      `json:"component"`
}

// each calls f for a component and all that are in it, in order.
func each(list []component, f func(component)) {
	for _, c := range list {
		f(c)
		each(c.Components, f)
		if c.Component != nil {
			each([]component{*c.Component}, f)
		}
	}
}

// An adjusting value only adjusts an answer: one of another type than it should
// be counts as not given.
type adjusting[T any] struct{ is T }

// UnmarshalJSON implements [json.Unmarshaler].
func (a *adjusting[T]) UnmarshalJSON(b []byte) error {
	var is T
	if json.Unmarshal(b, &is) == nil {
		a.is = is
	}
	return nil
}

type (
	anyText   = adjusting[string]
	anyNumber = adjusting[int]
)

// decodeInteraction reads an interaction. Its errors repeat nothing of what was
// sent: they are logged.
func decodeInteraction(raw []byte) (*interaction, error) {
	var i struct {
		interaction
		Data json.RawMessage `json:"data"` // what it is depends on the type
	}
	if err := json.Unmarshal(raw, &i); err != nil {
		return nil, fmt.Errorf("%w: %w", errInteraction, unquoted(err))
	}
	switch i.Type {
	case discordgo.InteractionApplicationCommand, discordgo.InteractionApplicationCommandAutocomplete,
		discordgo.InteractionMessageComponent, discordgo.InteractionModalSubmit:
		if err := json.Unmarshal(i.Data, &i.interaction.Data); err != nil || i.interaction.Data == nil {
			return nil, fmt.Errorf("%w: data: %w", errInteraction, unquoted(err))
		}
	}
	if i.Type != discordgo.InteractionPing && (i.ID == "" || i.Token == "") {
		return nil, fmt.Errorf("%w: without ID or token", errInteraction)
	}
	return &i.interaction, nil
}

// unquoted is what is wrong with JSON without what it holds.
func unquoted(err error) error {
	if mistyped, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("no %s where one should be", mistyped.Type)
	}
	return errors.New("unreadable")
}
