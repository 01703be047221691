package bot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// errInteraction means that something is no interaction.
var errInteraction = errors.New("not an interaction")

// decodeInteraction reads an interaction. discordgo gives up on a whole one for
// a single component of a type that it does not know, and anybody can send
// such a message and run a message command on it: so those are left out.
func decodeInteraction(raw []byte) (*discordgo.Interaction, error) {
	i := new(incoming)
	// Asked directly, the text is read twice; through json.Unmarshal, four times.
	err := i.UnmarshalJSON(raw)
	if err != nil {
		// To look for unknown components takes time, and is rare.
		if clean, unclean := withoutUnknown(raw); unclean == nil {
			err = i.UnmarshalJSON(clean)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errInteraction, err)
	}
	return identified((*discordgo.Interaction)(i))
}

// An incoming is an interaction of which only that is read which the program
// uses. Most of what Discord sends is about the server, the channel and the
// person; to read all of it, as discordgo does, takes as long as to write the
// reply.
type incoming discordgo.Interaction

// UnmarshalJSON implements [json.Unmarshaler].
func (i *incoming) UnmarshalJSON(raw []byte) error {
	type user struct {
		ID string `json:"id"`
	}
	var in struct {
		ID        string                    `json:"id"`
		AppID     string                    `json:"application_id"`
		Type      discordgo.InteractionType `json:"type"`
		Data      json.RawMessage           `json:"data"`
		ChannelID string                    `json:"channel_id"`
		Message   *discordgo.Message        `json:"message"`
		Member    *struct {
			User        *user `json:"user"`
			Permissions int64 `json:"permissions,string"`
		} `json:"member"`
		User   *user            `json:"user"`
		Locale discordgo.Locale `json:"locale"`
		Token  string           `json:"token"`
		// Where the bot is no member: see outsider.
		Context discordgo.InteractionContextType                `json:"context"`
		Owners  map[discordgo.ApplicationIntegrationType]string `json:"authorizing_integration_owners"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	*i = incoming{ID: in.ID, AppID: in.AppID, Type: in.Type, ChannelID: in.ChannelID, Message: in.Message, Locale: in.Locale, Token: in.Token,
		Context: in.Context, AuthorizingIntegrationOwners: in.Owners}
	if in.User != nil {
		i.User = &discordgo.User{ID: in.User.ID}
	}
	if in.Member != nil {
		i.Member = &discordgo.Member{Permissions: in.Member.Permissions}
		if in.Member.User != nil {
			i.Member.User = &discordgo.User{ID: in.Member.User.ID}
		}
	}
	switch in.Type {
	case discordgo.InteractionApplicationCommand, discordgo.InteractionApplicationCommandAutocomplete:
		var data discordgo.ApplicationCommandInteractionData
		if err := json.Unmarshal(in.Data, &data); err != nil {
			return err
		}
		i.Data = data
	case discordgo.InteractionMessageComponent:
		var data discordgo.MessageComponentInteractionData
		if err := json.Unmarshal(in.Data, &data); err != nil {
			return err
		}
		i.Data = data
	}
	return nil
}

// identified refuses an interaction that cannot be answered.
func identified(i *discordgo.Interaction) (*discordgo.Interaction, error) {
	if i.Type != discordgo.InteractionPing && (i.ID == "" || i.Token == "") {
		return nil, fmt.Errorf("%w: without ID or token", errInteraction)
	}
	return i, nil
}

// withoutUnknown returns JSON without the components of types that discordgo
// does not know.
func withoutUnknown(raw []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // flags and permissions are greater than a float is exact
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	dropUnknown(tree)
	return json.Marshal(tree)
}

// dropUnknown removes components of unknown types from every list of
// components in a tree of JSON values.
func dropUnknown(tree any) {
	switch t := tree.(type) {
	case []any:
		for _, v := range t {
			dropUnknown(v)
		}
	case map[string]any:
		if list, ok := t["components"].([]any); ok {
			known := []any{}
			for _, c := range list {
				if isKnown(c) {
					known = append(known, c)
				}
			}
			t["components"] = known
		}
		for _, single := range []string{"component", "accessory"} {
			if c, ok := t[single]; ok && !isKnown(c) {
				delete(t, single)
			}
		}
		for _, v := range t {
			dropUnknown(v)
		}
	}
}

// isKnown reports whether discordgo can read a component by its type.
func isKnown(component any) bool {
	m, ok := component.(map[string]any)
	if !ok {
		return false
	}
	b, err := json.Marshal(map[string]any{"type": m["type"]})
	if err != nil {
		return false
	}
	_, err = discordgo.MessageComponentFromJSON(b)
	return err == nil
}
