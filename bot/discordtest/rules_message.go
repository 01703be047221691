package discordtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Discord's limits on a message; lengths in Unicode code points.
// https://discord.com/developers/docs/resources/message#create-message,
// .../message#embed-object-embed-limits and .../components/reference
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedTotal  = 6000
	maxRows        = 5
	maxButtons     = 5
	maxCustomID    = 100
	maxLabel       = 80
	maxV2          = 40
	maxV2Text      = 4000
	maxChoices     = 25
	maxChoice      = 100
	maxModalTitle  = 45
	maxModalFields = 5
)

// Message flags that a bot can set.
// https://discord.com/developers/docs/resources/message#message-object-message-flags
const (
	flagSuppressEmbeds        = 1 << 2
	flagEphemeral             = 1 << 6
	flagSuppressNotifications = 1 << 12
	flagComponentsV2          = 1 << 15
)

// A message is what the rules read of a message that is sent or edited.
type message struct {
	Content     string            `json:"content"`
	Embeds      []embed           `json:"embeds"`
	Components  []component       `json:"components"`
	Attachments []json.RawMessage `json:"attachments"`
	Poll        json.RawMessage   `json:"poll"`
	StickerIDs  []string          `json:"sticker_ids"`
	Flags       int               `json:"flags"`
	Mentions    *struct {
		Parse       []string `json:"parse"`
		Users       []string `json:"users"`
		Roles       []string `json:"roles"`
		RepliedUser bool     `json:"replied_user"`
	} `json:"allowed_mentions"`

	// edit is set where a message is changed. given are the members that
	// the body has: an edit leaves alone what it does not name.
	edit  bool
	given map[string]json.RawMessage
}

type embed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Fields      []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"fields"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
	Author struct {
		Name string `json:"name"`
	} `json:"author"`
}

// checkMessage holds a message, or an edit of one, against the named rules.
func checkMessage(body []byte, edit bool) error {
	m := message{edit: edit}
	if err := decode(body, &m); err != nil {
		return err
	}
	if err := decode(body, &m.given); err != nil {
		return err
	}
	if err := firstBroken(messageRules(), m); err != nil {
		return err
	}
	return firstBroken(componentRules(), m)
}

func messageRules() []rule[message] {
	return []rule[message]{
		{"empty message", func(m message) string {
			if m.edit {
				// An edit leaves alone what it does not name.
				for _, name := range []string{"content", "embeds", "components"} {
					if _, found := m.given[name]; !found {
						return ""
					}
				}
			}
			if m.Content != "" || len(m.Embeds)+len(m.Components)+len(m.Attachments)+len(m.StickerIDs) > 0 {
				return ""
			}
			if len(m.Poll) > 0 && string(m.Poll) != "null" {
				return ""
			}
			return "neither content, embeds, components nor files"
		}},
		{"blank content", func(m message) string {
			if m.Content != "" && strings.TrimSpace(m.Content) == "" && len(m.Embeds)+len(m.Components) == 0 {
				return "content is white space, which Discord trims to nothing"
			}
			return ""
		}},
		// The description allows 4,000 in a channel, which is for people with Nitro.
		{"content length", func(m message) string {
			return tooMany("characters of content", utf8.RuneCountInString(m.Content), maxContent)
		}},
		{"embed total", func(m message) string {
			n := 0
			for _, e := range m.Embeds {
				texts := []string{e.Title, e.Description, e.Footer.Text, e.Author.Name}
				for _, f := range e.Fields {
					texts = append(texts, f.Name, f.Value)
				}
				n += utf8.RuneCountInString(strings.Join(texts, ""))
			}
			return tooMany("characters in embeds", n, maxEmbedTotal)
		}},
		{"embeds", func(m message) string { return tooMany("embeds", len(m.Embeds), maxEmbeds) }},
		{"parse and users", func(m message) string {
			if m.Mentions == nil {
				return ""
			}
			for _, p := range m.Mentions.Parse {
				if p == "users" && len(m.Mentions.Users) > 0 || p == "roles" && len(m.Mentions.Roles) > 0 {
					return "allowed_mentions parses " + p + " and lists some: Discord takes one or the other"
				}
			}
			return ""
		}},
		// An edit without allowed_mentions parses mentions again, so it must
		// say so too. Callers that press on an unchanged text say nothing.
		{"mentions", func(m message) string {
			switch {
			case m.Mentions == nil:
				if m.edit && m.given["content"] == nil && m.given["embeds"] == nil && m.given["components"] == nil {
					return ""
				}
				return `without allowed_mentions {"parse": []} the text may ping people`
			case m.Mentions.Parse == nil:
				return "allowed_mentions without parse pings whom users and roles name"
			case len(m.Mentions.Parse)+len(m.Mentions.Users)+len(m.Mentions.Roles) > 0 || m.Mentions.RepliedUser:
				return "allowed_mentions pings people"
			}
			return ""
		}},
		{"flags", func(m message) string {
			const allowed = flagSuppressEmbeds | flagEphemeral | flagSuppressNotifications | flagComponentsV2
			if other := m.Flags &^ allowed; other != 0 {
				return fmt.Sprintf("flag %#x cannot be set by a bot", other)
			}
			if m.edit && m.Flags&flagEphemeral != 0 {
				return "an edit cannot make a message ephemeral"
			}
			return ""
		}},
	}
}

// tooMany says that there are more than allowed, or "".
func tooMany(what string, n, most int) string {
	if n > most {
		return fmt.Sprintf("%d %s, at most %d", n, what, most)
	}
	return ""
}
