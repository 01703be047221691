package bot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
	"github.com/tidwall/gjson"
)

// errInteraction means that something is no interaction.
var errInteraction = errors.New("not an interaction")

// What is wrong with a part of an interaction. The errors of strconv,
// encoding/json and time repeat what they could not read, and these are logged.
var (
	errNoNumber   = errors.New("no number of this kind")
	errUnreadable = errors.New("unreadable")
)

// decodeInteraction reads an interaction. discordgo gives up on a whole one for
// a single component of a type that it does not know, and anybody can send
// such a message and run a message command on it: so those are left out.
func decodeInteraction(raw []byte) (*discordgo.Interaction, error) {
	i := new(incoming)
	err := i.read(raw)
	if err != nil && validJSON(raw) {
		// To look for unknown components takes time, and is rare.
		if clean, unclean := withoutUnknown(raw); unclean == nil {
			err = i.read(clean)
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
// reply. gjson passes over it four times as fast as encoding/json.
type incoming discordgo.Interaction

func (i *incoming) read(raw []byte) error {
	if !validJSON(raw) {
		return errors.New("no JSON")
	}
	*i = incoming{}
	var data gjson.Result
	err := members(gjson.ParseBytes(raw), func(key string, value gjson.Result) error {
		switch key {
		case "id":
			return readText(value, &i.ID)
		case "application_id":
			return readText(value, &i.AppID)
		case "type":
			return readNumber(value, &i.Type)
		case "data":
			data = value // what it is depends on the type, which may stand after it
		case "channel_id":
			return readText(value, &i.ChannelID)
		case "message":
			return readAll(value, &i.Message)
		case "member":
			i.Member = new(discordgo.Member)
			return readMember(value, i.Member)
		case "user":
			i.User = new(discordgo.User)
			return readUser(value, i.User)
		case "locale":
			return readText(value, (*string)(&i.Locale))
		case "token":
			return readText(value, &i.Token)
		// Where the bot is no member: see outsider.
		case "context":
			return readNumber(value, &i.Context)
		case "authorizing_integration_owners":
			return readOwners(value, &i.AuthorizingIntegrationOwners)
		}
		return nil
	})
	if err != nil {
		return err
	}
	switch i.Type {
	case discordgo.InteractionApplicationCommand, discordgo.InteractionApplicationCommandAutocomplete:
		var command discordgo.ApplicationCommandInteractionData
		if err := readCommand(data, &command); err != nil {
			return fmt.Errorf("data: %w", err)
		}
		i.Data = command
	case discordgo.InteractionMessageComponent:
		var component discordgo.MessageComponentInteractionData
		if err := readAll(data, &component); err != nil {
			return fmt.Errorf("data: %w", err)
		}
		i.Data = component
	}
	return nil
}

// maxOpened is how many objects and arrays are read without counting how deep
// they lie: as many as encoding/json takes inside each other, and far more than
// an interaction has.
const maxOpened = 10_000

// validJSON reports whether a text is JSON, and not too deep. gjson goes into
// every depth, and half a megabyte of brackets takes hundreds of megabytes of
// stack: so encoding/json looks at a text that may be deep.
func validJSON(raw []byte) bool {
	if bytes.Count(raw, []byte("["))+bytes.Count(raw, []byte("{")) > maxOpened {
		return json.Valid(raw)
	}
	return gjson.ValidBytes(raw)
}

func readCommand(object gjson.Result, to *discordgo.ApplicationCommandInteractionData) error {
	return members(object, func(key string, value gjson.Result) error {
		switch key {
		case "id":
			return readText(value, &to.ID)
		case "name":
			return readText(value, &to.Name)
		case "type":
			return readNumber(value, &to.CommandType)
		case "target_id":
			return readText(value, &to.TargetID)
		case "resolved":
			return readAll(value, &to.Resolved)
		case "options":
			return readOptions(value, &to.Options)
		}
		return nil
	})
}

// readOptions reads the options of a command without subcommands, which the
// program has none of.
func readOptions(array gjson.Result, to *[]*discordgo.ApplicationCommandInteractionDataOption) error {
	if !array.IsArray() {
		return readAll(array, to) // which says what is wrong
	}
	*to = []*discordgo.ApplicationCommandInteractionDataOption{}
	var err error
	array.ForEach(func(_, object gjson.Result) bool {
		o := new(discordgo.ApplicationCommandInteractionDataOption)
		*to = append(*to, o)
		err = members(object, func(key string, value gjson.Result) error {
			switch key {
			case "name":
				return readText(value, &o.Name)
			case "type":
				return readNumber(value, &o.Type)
			case "value":
				// An object or array is no value of an option, and gjson would
				// look at each of its parts as often as it is deep.
				if value.Type == gjson.String {
					o.Value = validText(value.Str)
				} else if value.Type != gjson.JSON {
					o.Value = value.Value()
				}
			case "focused":
				o.Focused = value.Bool()
			}
			return nil
		})
		return err == nil
	})
	return err
}

func readMember(object gjson.Result, to *discordgo.Member) error {
	return members(object, func(key string, value gjson.Result) error {
		switch key {
		case "user":
			to.User = new(discordgo.User)
			return readUser(value, to.User)
		case "permissions":
			var digits string
			if err := readText(value, &digits); err != nil || digits == "" {
				return err
			}
			var err error
			if to.Permissions, err = strconv.ParseInt(digits, 10, 64); err != nil {
				return errNoNumber
			}
		}
		return nil
	})
}

func readUser(object gjson.Result, to *discordgo.User) error {
	return members(object, func(key string, value gjson.Result) error {
		if key == "id" {
			return readText(value, &to.ID)
		}
		return nil
	})
}

func readOwners(object gjson.Result, to *map[discordgo.ApplicationIntegrationType]string) error {
	*to = map[discordgo.ApplicationIntegrationType]string{}
	return members(object, func(key string, value gjson.Result) error {
		kind, err := strconv.ParseUint(key, 10, 8)
		if err != nil {
			return nil // a kind of installation that is not known
		}
		var owner string
		err = readText(value, &owner)
		(*to)[discordgo.ApplicationIntegrationType(kind)] = owner
		return err
	})
}

// members calls f for each member of an object, in order, that is not null.
func members(object gjson.Result, f func(key string, value gjson.Result) error) error {
	if !object.IsObject() {
		return errors.New("no JSON object")
	}
	var err error
	object.ForEach(func(key, value gjson.Result) bool {
		if value.Type == gjson.Null {
			return true
		}
		if err = f(key.Str, value); err != nil {
			err = fmt.Errorf("%s: %w", key.Str, err)
		}
		return err == nil
	})
	return err
}

func readText(value gjson.Result, to *string) error {
	if value.Type != gjson.String {
		return errors.New("no text")
	}
	*to = validText(value.Str)
	return nil
}

// validText is text as encoding/json reads it; gjson takes any bytes.
func validText(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

func readNumber[N ~uint8 | ~uint](value gjson.Result, to *N) error {
	n, err := strconv.ParseUint(value.Raw, 10, 8)
	if err != nil {
		return errNoNumber
	}
	*to = N(n)
	return nil
}

// readAll reads a value of which the program uses much.
func readAll(value gjson.Result, to any) error {
	err := json.Unmarshal([]byte(value.Raw), to)
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &mistyped):
		return fmt.Errorf("%s: no %s", mistyped.Field, mistyped.Type)
	case err != nil:
		return errUnreadable
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
