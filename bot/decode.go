package bot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

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
	if err != nil && json.Valid(raw) {
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
// reply, and to have encoding/json pass over it half of that.
type incoming discordgo.Interaction

// UnmarshalJSON implements [json.Unmarshaler].
func (i *incoming) UnmarshalJSON(raw []byte) error {
	if !json.Valid(raw) {
		return errors.New("no JSON")
	}
	*i = incoming{}
	var data json.RawMessage
	err := members(raw, func(key, value []byte) error {
		switch string(key) {
		case "id":
			return readText(value, &i.ID)
		case "application_id":
			return readText(value, &i.AppID)
		case "type":
			return json.Unmarshal(value, &i.Type)
		case "data":
			data = value // what it is depends on the type, which may stand after it
		case "channel_id":
			return readText(value, &i.ChannelID)
		case "message":
			return json.Unmarshal(value, &i.Message)
		case "member":
			return member(value, &i.Member)
		case "user":
			return user(value, &i.User)
		case "locale":
			return readText(value, (*string)(&i.Locale))
		case "token":
			return readText(value, &i.Token)
		// Where the bot is no member: see outsider.
		case "context":
			return json.Unmarshal(value, &i.Context)
		case "authorizing_integration_owners":
			return json.Unmarshal(value, &i.AuthorizingIntegrationOwners)
		}
		return nil
	})
	if err != nil {
		return err
	}
	switch i.Type {
	case discordgo.InteractionApplicationCommand, discordgo.InteractionApplicationCommandAutocomplete:
		var command discordgo.ApplicationCommandInteractionData
		if err := json.Unmarshal(data, &command); err != nil {
			return err
		}
		i.Data = command
	case discordgo.InteractionMessageComponent:
		var component discordgo.MessageComponentInteractionData
		if err := json.Unmarshal(data, &component); err != nil {
			return err
		}
		i.Data = component
	}
	return nil
}

func member(raw []byte, to **discordgo.Member) error {
	if string(raw) == "null" {
		return nil
	}
	m := new(discordgo.Member)
	*to = m
	return members(raw, func(key, value []byte) error {
		switch string(key) {
		case "user":
			return user(value, &m.User)
		case "permissions":
			var digits string
			if err := readText(value, &digits); err != nil || digits == "" {
				return err
			}
			var err error
			m.Permissions, err = strconv.ParseInt(digits, 10, 64)
			return err
		}
		return nil
	})
}

func user(raw []byte, to **discordgo.User) error {
	if string(raw) == "null" {
		return nil
	}
	u := new(discordgo.User)
	*to = u
	return members(raw, func(key, value []byte) error {
		if string(key) == "id" {
			return readText(value, &u.ID)
		}
		return nil
	})
}

// readText reads a string of valid JSON; null is "".
func readText(raw []byte, to *string) error {
	if raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		*to = string(raw[1 : len(raw)-1])
		return nil
	}
	return json.Unmarshal(raw, to)
}

// members calls f for each member of an object, which must be valid JSON, with
// its key as it is written and its value. It makes nothing of what f does not
// use.
func members(raw []byte, f func(key, value []byte) error) error {
	at := skipSpace(raw, 0)
	if raw[at] != '{' {
		return errors.New("no JSON object")
	}
	for at = skipSpace(raw, at+1); raw[at] != '}'; at = skipSpace(raw, at) {
		if raw[at] == ',' {
			at = skipSpace(raw, at+1)
		}
		end := skipValue(raw, at)
		key := raw[at+1 : end-1]
		at = skipSpace(raw, skipSpace(raw, end)+1) // over the colon
		end = skipValue(raw, at)
		if err := f(key, raw[at:end]); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		at = end
	}
	return nil
}

func skipSpace(raw []byte, at int) int {
	for raw[at] == ' ' || raw[at] == '\n' || raw[at] == '\t' || raw[at] == '\r' {
		at++
	}
	return at
}

// skipValue returns where the value that begins at a place ends.
func skipValue(raw []byte, at int) int {
	depth := 0
	for {
		switch raw[at] {
		case '"':
			for at++; raw[at] != '"'; at++ {
				if raw[at] == '\\' {
					at++
				}
			}
			at++
		case '{', '[':
			depth++
			at++
		case '}', ']':
			depth--
			at++
		case ',', ':', ' ', '\n', '\t', '\r':
			at++ // inside an object or array
		default: // a number, true, false or null
			for at < len(raw) && !ends(raw[at]) {
				at++
			}
		}
		if depth == 0 {
			return at
		}
	}
}

// ends reports whether a byte ends a number, true, false or null.
func ends(c byte) bool { return c == ',' || c == '}' || c == ']' || c <= ' ' }

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
