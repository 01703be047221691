package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Component types.
// https://discord.com/developers/docs/components/reference#component-object-component-types
const (
	typeActionRow    = 1
	typeButton       = 2
	typeStringSelect = 3
	typeTextInput    = 4
	typeChannelMenu  = 8 // the last of the select menus, which begin at 5
	typeSection      = 9
	typeTextDisplay  = 10
	typeContainer    = 17
)

// Button styles that send no interaction.
const (
	styleLink    = 5
	stylePremium = 6
)

// A component is what the rules read of a component. Which members a type has
// is the description's matter.
type component struct {
	Type     int    `json:"type"`
	CustomID string `json:"custom_id"`
	Style    int    `json:"style"`
	Label    string `json:"label"`
	URL      string `json:"url"`
	SKU      string `json:"sku_id"`
	Emoji    any    `json:"emoji"`
	Content  string `json:"content"` // of a text display
	Options  []struct {
		Value string `json:"value"`
	} `json:"options"`
	Components []component `json:"components"`
	Accessory  *component  `json:"accessory"`
	Component  *component  `json:"component"` // of a label in a modal
}

func (c component) isSelect() bool {
	return c.Type == typeStringSelect || c.Type > typeTextInput && c.Type <= typeChannelMenu
}

// walk calls f for each component and all that are inside it.
func walk(cs []component, f func(component)) {
	for _, c := range cs {
		f(c)
		walk(c.Components, f)
		for _, inner := range []*component{c.Accessory, c.Component} {
			if inner != nil {
				walk([]component{*inner}, f)
			}
		}
	}
}

func componentRules() []rule[message] {
	return []rule[message]{
		{"components v2", func(m message) string {
			v2 := m.Flags&flagComponentsV2 != 0
			if v2 && (m.Content != "" || len(m.Embeds) > 0) {
				return "content or embeds beside components of the second version"
			}
			for _, c := range m.Components {
				if !v2 && c.Type != typeActionRow {
					return fmt.Sprintf("component type %d at the top needs the flag for components of the second version", c.Type)
				}
			}
			return ""
		}},
		{"component count", func(m message) string {
			if m.Flags&flagComponentsV2 == 0 {
				return tooMany("rows", len(m.Components), maxRows)
			}
			n := 0
			walk(m.Components, func(component) { n++ })
			return tooMany("components", n, maxV2)
		}},
		{"components v2 text", func(m message) string {
			n := 0
			walk(m.Components, func(c component) { n += utf8.RuneCountInString(c.Content) })
			return tooMany("characters of text in components", n, maxV2Text)
		}},
		{"row", func(m message) string { return eachComponent(m.Components, brokenRow) }},
		{"button", func(m message) string { return eachComponent(m.Components, brokenButton) }},
		{"custom_id", func(m message) string { return brokenCustomIDs(m.Components) }},
		{"select options", func(m message) string { return eachComponent(m.Components, brokenSelect) }},
	}
}

// eachComponent returns the first complaint about any of the components.
func eachComponent(cs []component, broken func(component) string) string {
	first := ""
	walk(cs, func(c component) {
		if first == "" {
			first = broken(c)
		}
	})
	return first
}

func brokenRow(c component) string {
	if c.Type != typeActionRow {
		return ""
	}
	selects, others := 0, 0
	for _, inner := range c.Components {
		if inner.isSelect() {
			selects++
		} else {
			others++
		}
	}
	switch {
	case selects+others == 0:
		return "an empty row"
	case selects > 0 && others > 0:
		return "a select menu and a button in one row"
	case selects > 1:
		return "two select menus in one row"
	}
	return tooMany("buttons in a row", others, maxButtons)
}

func brokenButton(c component) string {
	if c.Type != typeButton {
		return ""
	}
	switch {
	case c.Style == stylePremium:
		if c.SKU == "" || c.CustomID != "" || c.URL != "" || c.Label != "" {
			return "a premium button has a SKU and nothing else"
		}
		return ""
	case c.Label == "" && c.Emoji == nil:
		return "a button without label and emoji"
	case c.Style == styleLink && (c.URL == "" || c.CustomID != ""):
		return "a link button has an address and no custom_id"
	case c.Style == styleLink && !hasWebScheme(c.URL):
		return "a link button's address begins with http://, https:// or discord://"
	case c.Style != styleLink && c.URL != "":
		return "only a link button has an address"
	}
	return tooMany("characters in a button's label", utf8.RuneCountInString(c.Label), maxLabel)
}

func hasWebScheme(address string) bool {
	for _, scheme := range []string{"http://", "https://", "discord://"} {
		if strings.HasPrefix(address, scheme) {
			return true
		}
	}
	return false
}

// brokenCustomIDs checks that whatever sends an interaction has an ID of 1 to
// 100 characters that nothing else in the message has.
func brokenCustomIDs(cs []component) string {
	seen := make(map[string]bool)
	return eachComponent(cs, func(c component) string {
		sends := c.Type == typeButton && c.Style != styleLink && c.Style != stylePremium || c.isSelect() || c.Type == typeTextInput
		switch {
		case !sends:
			return ""
		case c.CustomID == "":
			return "a component without custom_id"
		case seen[c.CustomID]:
			return fmt.Sprintf("two components with custom_id %q", c.CustomID)
		}
		seen[c.CustomID] = true
		return tooMany("characters in a custom_id", utf8.RuneCountInString(c.CustomID), maxCustomID)
	})
}

func brokenSelect(c component) string {
	if c.Type != typeStringSelect {
		return ""
	}
	seen := make(map[string]bool)
	for _, o := range c.Options {
		if seen[o.Value] {
			return fmt.Sprintf("two options with value %q", o.Value)
		}
		seen[o.Value] = true
	}
	if len(seen) == 0 {
		return "a select menu without options"
	}
	return tooMany("options", len(seen), maxChoices)
}
