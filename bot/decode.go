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
	i := new(discordgo.Interaction)
	// Asked directly, discordgo reads the text twice; through json.Unmarshal,
	// four times.
	if i.UnmarshalJSON(raw) == nil {
		return identified(i)
	}
	*i = discordgo.Interaction{}
	if err := unmarshal(raw, i); err != nil {
		return nil, fmt.Errorf("%w: %w", errInteraction, err)
	}
	return identified(i)
}

// identified refuses an interaction that cannot be answered.
func identified(i *discordgo.Interaction) (*discordgo.Interaction, error) {
	if i.Type != discordgo.InteractionPing && (i.ID == "" || i.Token == "") {
		return nil, fmt.Errorf("%w: without ID or token", errInteraction)
	}
	return i, nil
}

// unmarshal reads JSON that may hold unknown components. They are looked for
// only if reading failed: that is rare, and looking takes time.
func unmarshal(raw []byte, v any) error {
	err := json.Unmarshal(raw, v)
	if err == nil {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // flags and permissions are greater than a float is exact
	var tree any
	if d.Decode(&tree) != nil {
		return err
	}
	dropUnknown(tree)
	clean, err := json.Marshal(tree)
	if err != nil {
		return err
	}
	return json.Unmarshal(clean, v)
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
