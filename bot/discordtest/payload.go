package discordtest

import (
	"encoding/json"
	"maps"
	"strings"
)

// A Payload is an interaction or a message before it is sent. Its fields can
// be changed to make payloads that Discord should never send.
type Payload struct {
	fields map[string]any
	on     *Message // the message whose button is pressed
}

// With returns a copy of the payload with a field set, or removed if the value
// is nil. A dotted name reaches into objects: "data.name".
func (p Payload) With(name string, value any) Payload {
	p.fields = with(p.fields, strings.Split(name, "."), value)
	return p
}

func with(m map[string]any, path []string, value any) map[string]any {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]any{}
	}
	switch {
	case len(path) > 1:
		inner, _ := out[path[0]].(map[string]any)
		out[path[0]] = with(inner, path[1:], value)
	case value == nil:
		delete(out, path[0])
	default:
		out[path[0]] = value
	}
	return out
}

func (p *Payload) set(name string, value any) {
	if _, ok := p.fields[name]; !ok {
		*p = p.With(name, value)
	}
}

// JSON is the payload as it is sent.
func (p Payload) JSON() json.RawMessage {
	b, err := json.Marshal(p.fields)
	if err != nil {
		panic("discordtest: a payload that is no JSON: " + err.Error())
	}
	return b
}

// As returns the payload as sent by another person than the usual one.
func (p Payload) As(user string) Payload {
	if _, dm := p.fields["user"]; dm {
		return p.With("user.id", user)
	}
	if _, message := p.fields["author"]; message {
		return p.With("author.id", user)
	}
	return p.With("member.user.id", user)
}

// InDM returns the payload as sent in a DM with the bot: without a member.
func (p Payload) InDM() Payload {
	member, _ := p.fields["member"].(map[string]any)
	p = p.With("guild_id", nil).With("guild", nil).With("member", nil).With("guild_locale", nil)
	if user, ok := member["user"]; ok {
		p = p.With("user", user).With("context", 1).With("channel.type", 1)
	}
	return p
}

// UserID is the person who uses the bot unless a payload says otherwise.
const UserID = "900000000000000010"

func user(id string) map[string]any {
	return map[string]any{
		"id": id, "username": "reader", "global_name": "A Reader", "discriminator": "0", "avatar": nil, "public_flags": 0,
	}
}

// interaction is what all interactions have.
func interaction(kind int, data map[string]any) Payload {
	return Payload{fields: map[string]any{
		"application_id": ApplicationID, "type": kind, "data": data, "version": 1,
		"guild_id": GuildID, "guild": map[string]any{"id": GuildID, "locale": "en-US", "features": []any{}}, "guild_locale": "en-US",
		"channel_id": ChannelID, "channel": map[string]any{"id": ChannelID, "type": 0, "name": "brief", "permissions": "562949953421311"},
		"member": map[string]any{
			"user": user(UserID), "nick": nil, "roles": []any{}, "joined_at": "2026-01-02T03:04:05.000000+00:00",
			"permissions": "2248473465835073", "deaf": false, "mute": false, "flags": 0,
		},
		"locale": "en-US", "app_permissions": "562949953421311", "context": 0, "entitlements": []any{},
		"authorizing_integration_owners": map[string]any{"0": GuildID}, "attachment_size_limit": 10485760,
	}}
}

// Slash is a slash command with options by name; a value is a string or a
// bool.
func Slash(name string, options map[string]any) Payload {
	list := []any{}
	for k, v := range options {
		kind := 3
		if _, ok := v.(bool); ok {
			kind = 5
		}
		list = append(list, map[string]any{"name": k, "type": kind, "value": v})
	}
	return interaction(2, map[string]any{"id": "900000000000000020", "name": name, "type": 1, "options": list})
}

// Typing is an autocomplete of a slash command's option.
func Typing(name, option, typed string) Payload {
	return interaction(4, map[string]any{"id": "900000000000000020", "name": name, "type": 1, "options": []any{
		map[string]any{"name": option, "type": 3, "value": typed, "focused": true},
	}})
}

// Menu is a message command on a message with the given text.
func Menu(label, text string) Payload {
	const target = "900000000000000030"
	m := written(target, text)
	return interaction(2, map[string]any{
		"id": "900000000000000021", "name": label, "type": 3, "target_id": target,
		"resolved": map[string]any{"messages": map[string]any{target: m}},
	})
}

// Press is a press of a button on a message of the bot's that answered asker.
func Press(m Message, customID, asker string) Payload {
	var body struct {
		Components []any          `json:"components"`
		Reference  map[string]any `json:"message_reference"`
	}
	// A message without components has no buttons, and none is known.
	_ = json.Unmarshal(m.Raw, &body)
	if body.Components == nil {
		body.Components = []any{}
	}
	shown := written(m.ID, m.Content)
	shown["author"] = botUser()
	shown["flags"] = m.Flags
	shown["components"] = body.Components
	shown["application_id"] = ApplicationID
	switch {
	case m.Posted && body.Reference != nil:
		question := written("900000000000000023", "a question")
		question["author"] = user(asker)
		shown["type"], shown["referenced_message"] = 19, question
	case !m.Posted:
		made := map[string]any{
			"id": "900000000000000022", "type": 2, "user": user(asker), "authorizing_integration_owners": map[string]any{"0": GuildID},
		}
		if m.Original != "" {
			made["original_response_message_id"] = m.Original
		}
		shown["interaction_metadata"] = made
	}
	p := interaction(3, map[string]any{"custom_id": customID, "component_type": 2, "id": 2})
	p.fields["message"] = shown
	p.on = &m
	return p
}

// Submit is a form as a person sends it, with what they wrote by field.
func Submit(customID string, fields map[string]string) Payload {
	list := []any{}
	for id, value := range fields {
		list = append(list, map[string]any{"type": 18, "id": 1, "component": map[string]any{"type": 4, "id": 2, "custom_id": id, "value": value}})
	}
	return interaction(5, map[string]any{"custom_id": customID, "components": list})
}

func written(id, text string) map[string]any {
	return map[string]any{
		"id": id, "channel_id": ChannelID, "type": 0, "content": text, "author": user("900000000000000011"),
		"timestamp": "2026-11-23T12:00:00.000000+00:00", "edited_timestamp": nil, "tts": false, "mention_everyone": false,
		"mentions": []any{}, "mention_roles": []any{}, "attachments": []any{}, "embeds": []any{}, "components": []any{},
		"pinned": false, "flags": 0,
	}
}

// Said is a message that a person wrote in a channel, as MESSAGE_CREATE has
// it. Mentions are the IDs of those whom it mentions.
func Said(text string, mentions ...string) Payload {
	m := written("", text)
	delete(m, "id")
	m["author"] = user(UserID)
	m["guild_id"] = GuildID
	list := []any{}
	for _, id := range mentions {
		list = append(list, user(id))
	}
	m["mentions"] = list
	return Payload{fields: m}
}
