package discordtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Discord's limits on commands; lengths in Unicode code points.
// https://discord.com/developers/docs/interactions/application-commands
const (
	maxName        = 32
	maxDescription = 100
	maxOptions     = 25
	maxCommandSize = 8000
	maxSlash       = 100
	maxMenu        = 15 // of user commands, and of message commands
)

// Command types.
const (
	typeSlash       = 1
	typeUserMenu    = 2
	typeMessageMenu = 3
)

// namePattern is Discord's, which Go writes the same way.
var namePattern = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are the languages that Discord's client has.
// https://discord.com/developers/docs/reference#locales; Arabic and Hebrew are
// in the OpenAPI description only.
var locales = strings.Fields("ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW")

// A command is what the rules read of a command or an option.
type command struct {
	Type             int               `json:"type"`
	Name             string            `json:"name"`
	NameIn           map[string]string `json:"name_localizations"`
	Description      string            `json:"description"`
	DescriptionIn    map[string]string `json:"description_localizations"`
	Required         bool              `json:"required"`
	Autocomplete     bool              `json:"autocomplete"`
	Choices          []choice          `json:"choices"`
	Options          []command         `json:"options"`
	Contexts         []int             `json:"contexts"`
	IntegrationTypes []int             `json:"integration_types"`
}

// A choice is a value with a name; the value is a string or a number.
type choice struct {
	Name   string            `json:"name"`
	NameIn map[string]string `json:"name_localizations"`
	Value  json.RawMessage   `json:"value"`
}

func (c choice) broken() string {
	if n := utf8.RuneCountInString(c.Name); n == 0 || n > maxChoice {
		return fmt.Sprintf("a choice's name has 1 to %d characters, not %d", maxChoice, n)
	}
	var text string
	if json.Unmarshal(c.Value, &text) == nil {
		if n := utf8.RuneCountInString(text); n == 0 || n > maxChoice {
			return fmt.Sprintf("a choice's value has 1 to %d characters, not %d", maxChoice, n)
		}
	}
	return ""
}

// checkCommands holds a list of commands against the named rules. Global
// commands are those of no one guild.
func checkCommands(body []byte, global bool) error {
	var list []command
	if err := decode(body, &list); err != nil {
		return err
	}
	for i := range list {
		if list[i].Type == 0 {
			list[i].Type = typeSlash
		}
	}
	if err := firstBroken(commandRules(), list); err != nil || !global {
		return err
	}
	return firstBroken(globalRules(), list)
}

func commandRules() []rule[[]command] {
	return []rule[[]command]{
		{"command count", func(list []command) string {
			count := make(map[int]int)
			for _, c := range list {
				count[c.Type]++
			}
			for _, detail := range []string{
				tooMany("slash commands", count[typeSlash], maxSlash),
				tooMany("user commands", count[typeUserMenu], maxMenu),
				tooMany("message commands", count[typeMessageMenu], maxMenu),
			} {
				if detail != "" {
					return detail
				}
			}
			return ""
		}},
		{"duplicate command", func(list []command) string {
			seen := make(map[string]bool)
			for _, c := range list {
				key := fmt.Sprint(c.Type, c.Name)
				if seen[key] {
					return fmt.Sprintf("two commands named %q", c.Name)
				}
				seen[key] = true
			}
			return ""
		}},
		{"command name", eachCommand(brokenName)},
		{"description", eachCommand(brokenDescription)},
		{"option name", eachOptions(brokenOptionNames)},
		{"option description", eachOptions(func(options []command) string {
			for _, o := range options {
				if detail := brokenTexts("an option's description", o.Description, o.DescriptionIn, maxDescription); detail != "" {
					return detail
				}
			}
			return ""
		})},
		{"autocomplete and choices", eachOptions(func(options []command) string {
			for _, o := range options {
				if o.Autocomplete && len(o.Choices) > 0 {
					return "option " + o.Name + " has both"
				}
			}
			return ""
		})},
		{"required first", eachOptions(func(options []command) string {
			for i, o := range options {
				if i > 0 && o.Required && !options[i-1].Required {
					return "option " + o.Name + " is required and follows one that is not"
				}
			}
			return ""
		})},
		{"options", eachOptions(func(options []command) string {
			return tooMany("options", len(options), maxOptions)
		})},
		{"choices", eachOptions(func(options []command) string {
			for _, o := range options {
				if detail := tooMany("choices", len(o.Choices), maxChoices); detail != "" {
					return detail
				}
				for _, c := range o.Choices {
					if detail := c.broken(); detail != "" {
						return detail
					}
				}
			}
			return ""
		})},
		{"command size", eachCommand(func(c command) string {
			return tooMany("characters in the whole command", size(c), maxCommandSize)
		})},
		{"locale", func(list []command) string { return brokenLocales(list) }},
	}
}

func globalRules() []rule[[]command] {
	return []rule[[]command]{
		// Not Discord's rule but a convention: without them a command works
		// wherever the defaults of the day say.
		{"places", eachCommand(func(c command) string {
			if len(c.Contexts) == 0 || len(c.IntegrationTypes) == 0 {
				return "command " + c.Name + " does not say where it works (contexts, integration_types)"
			}
			return ""
		})},
	}
}

func eachCommand(broken func(command) string) func([]command) string {
	return func(list []command) string {
		for _, c := range list {
			if detail := broken(c); detail != "" {
				return detail
			}
		}
		return ""
	}
}

// eachOptions looks at every list of options, also those of subcommands.
func eachOptions(broken func([]command) string) func([]command) string {
	var look func(list []command) string
	look = func(list []command) string {
		for _, c := range list {
			if detail := broken(c.Options); detail != "" {
				return detail
			}
			if detail := look(c.Options); detail != "" {
				return detail
			}
		}
		return ""
	}
	return look
}

func brokenName(c command) string {
	names := []string{c.Name}
	for _, n := range c.NameIn {
		names = append(names, n)
	}
	slices.Sort(names[1:])
	for _, n := range names {
		if c.Type == typeSlash {
			if detail := brokenSlashName(n); detail != "" {
				return detail
			}
		} else if length := utf8.RuneCountInString(n); length == 0 || length > maxName {
			return fmt.Sprintf("the name %q has %d characters, not 1 to %d", n, length, maxName)
		}
	}
	return ""
}

func brokenSlashName(name string) string {
	if !namePattern.MatchString(name) {
		return fmt.Sprintf("the name %q does not fit %s", name, namePattern)
	}
	if strings.ToLower(name) != name {
		return fmt.Sprintf("the name %q is not in lower case", name)
	}
	return ""
}

func brokenDescription(c command) string {
	if c.Type != typeSlash {
		if c.Description != "" || len(c.DescriptionIn) > 0 {
			return "only slash commands have a description"
		}
		return ""
	}
	return brokenTexts("the description of "+c.Name, c.Description, c.DescriptionIn, maxDescription)
}

// brokenTexts checks that a text and each of its translations is there and
// not too long.
func brokenTexts(what, text string, in map[string]string, most int) string {
	texts := []string{text}
	for _, locale := range slices.Sorted(maps.Keys(in)) {
		texts = append(texts, in[locale])
	}
	for _, t := range texts {
		if n := utf8.RuneCountInString(t); n == 0 || n > most {
			return fmt.Sprintf("%s has %d characters, not 1 to %d: %.40q", what, n, most, t)
		}
	}
	return ""
}

func brokenOptionNames(options []command) string {
	// In every language the names of one command's options must differ.
	seen := make(map[string]bool)
	for _, o := range options {
		for locale, n := range o.NameIn {
			if detail := brokenSlashName(n); detail != "" {
				return detail
			}
			if seen[locale+" "+n] {
				return fmt.Sprintf("two options named %q in %s", n, locale)
			}
			seen[locale+" "+n] = true
		}
		if detail := brokenSlashName(o.Name); detail != "" {
			return detail
		}
		if seen[o.Name] {
			return fmt.Sprintf("two options named %q", o.Name)
		}
		seen[o.Name] = true
	}
	return ""
}

// size counts a command as Discord does: names, descriptions and choice
// values of the command and its options, of each the longest translation.
func size(c command) int {
	n := longest(c.Name, c.NameIn) + longest(c.Description, c.DescriptionIn)
	for _, ch := range c.Choices {
		n += longest(ch.Name, ch.NameIn) + utf8.RuneCountInString(strings.Trim(string(ch.Value), `"`))
	}
	for _, o := range c.Options {
		n += size(o)
	}
	return n
}

func longest(text string, in map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, t := range in {
		n = max(n, utf8.RuneCountInString(t))
	}
	return n
}

func brokenLocales(list []command) string {
	for _, c := range list {
		maps := []map[string]string{c.NameIn, c.DescriptionIn}
		for _, ch := range c.Choices {
			maps = append(maps, ch.NameIn)
		}
		for _, m := range maps {
			for locale := range m {
				if !slices.Contains(locales, locale) {
					return fmt.Sprintf("Discord has no language %q", locale)
				}
			}
		}
		if detail := brokenLocales(c.Options); detail != "" {
			return detail
		}
	}
	return ""
}
