package discordtest

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Callback types.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
const (
	callbackPong            = 1
	callbackMessage         = 4
	callbackDeferredMessage = 5
	callbackDeferredUpdate  = 6
	callbackUpdate          = 7
	callbackAutocomplete    = 8
	callbackModal           = 9
)

// A modal is what the rules read of one.
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// An autocompletion is the suggestions for an option.
type autocompletion struct {
	Choices []choice `json:"choices"`
}

// checkCallback holds the response to an interaction against the named rules.
func checkCallback(body []byte) error {
	var c struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := decode(body, &c); err != nil {
		return err
	}
	if len(c.Data) == 0 {
		c.Data = json.RawMessage("{}")
	}
	switch c.Type {
	case callbackPong, callbackDeferredMessage, callbackDeferredUpdate:
		return nil
	case callbackMessage:
		return checkMessage(c.Data, false)
	case callbackUpdate:
		return checkMessage(c.Data, true)
	case callbackAutocomplete:
		var a autocompletion
		if err := decode(c.Data, &a); err != nil {
			return err
		}
		return firstBroken(autocompletionRules(), a)
	case callbackModal:
		var m modal
		if err := decode(c.Data, &m); err != nil {
			return err
		}
		return firstBroken(modalRules(), m)
	}
	return &Violation{"callback type", fmt.Sprintf("briefbot has no use for type %d", c.Type)}
}

func autocompletionRules() []rule[autocompletion] {
	return []rule[autocompletion]{
		{"suggestions", func(a autocompletion) string {
			return tooMany("suggestions", len(a.Choices), maxChoices)
		}},
		{"suggestion", func(a autocompletion) string {
			seen := make(map[string]bool)
			for _, c := range a.Choices {
				if detail := c.broken(); detail != "" {
					return detail
				}
				if seen[c.Name] {
					return fmt.Sprintf("two suggestions named %q, which people cannot tell apart", c.Name)
				}
				seen[c.Name] = true
			}
			return ""
		}},
	}
}

func modalRules() []rule[modal] {
	return []rule[modal]{
		{"modal", func(m modal) string {
			switch n := utf8.RuneCountInString(m.Title); {
			case n == 0:
				return "a modal without title"
			case n > maxModalTitle:
				return tooMany("characters in a modal's title", n, maxModalTitle)
			case m.CustomID == "":
				return "a modal without custom_id"
			case len(m.Components) == 0:
				return "a modal without components"
			}
			return tooMany("components in a modal", len(m.Components), maxModalFields)
		}},
		{"modal custom_id", func(m modal) string { return brokenCustomIDs(m.Components) }},
	}
}
