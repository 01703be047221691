package discordtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// Discord's limits; lengths in Unicode code points.
// https://discord.com/developers/docs/resources/message,
// .../components/reference and .../interactions/application-commands
const (
	maxContent     = 2000
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
	maxName        = 32
	maxDescription = 100
	maxOptions     = 25
	maxCommandSize = 8000
	maxSlash       = 100
	maxMenu        = 15 // of user commands, and of message commands
)

// A trial is one body held against the rules; it keeps the first that is broken.
type trial struct{ broken *Violation }

// that breaks the rule unless ok holds.
func (t *trial) that(ok bool, rule, detail string, args ...any) {
	if !ok && t.broken == nil {
		t.broken = &Violation{rule, fmt.Sprintf(detail, args...)}
	}
}

// most breaks the rule where there are more than allowed.
func (t *trial) most(n, most int, rule, what string) {
	t.that(n <= most, rule, "%d %s, at most %d", n, what, most)
}

// text breaks the rule where a text, or one of its translations, has not 1 to most
// characters.
func (t *trial) text(text string, in map[string]string, most int, rule, what string) {
	for _, s := range append([]string{text}, slices.Sorted(maps.Values(in))...) {
		n := utf8.RuneCountInString(s)
		t.that(n > 0 && n <= most, rule, "%s has %d characters, not 1 to %d: %.40q", what, n, most, s)
	}
}

// result is the first broken rule, as an error.
func (t *trial) result() error {
	if t.broken == nil {
		return nil
	}
	return t.broken
}

// A message is what the rules read of a message that is sent or edited.
type message struct {
	Content     string                 `json:"content"`
	Embeds      []json.RawMessage      `json:"embeds"`
	Components  []component            `json:"components"`
	Attachments []json.RawMessage      `json:"attachments"`
	Flags       discordgo.MessageFlags `json:"flags"`
	Mentions    any                    `json:"allowed_mentions"`
}

// A component is what the rules read of a component. Which members a type has is
// the description's matter.
type component struct {
	Type     discordgo.ComponentType `json:"type"`
	CustomID string                  `json:"custom_id"`
	Label    string                  `json:"label"`
	URL      string                  `json:"url"`
	Content  string                  `json:"content"` // of a text display
	Options  []struct {
		Value string `json:"value"`
	} `json:"options"`
	Components []component `json:"components"`
	Component  *component  `json:"component"` // of a label in a modal
}

// all are the components and all that are inside them.
func all(cs []component) []component {
	var out []component
	for _, c := range cs {
		out = append(append(out, c), all(c.Components)...)
		if c.Component != nil {
			out = append(out, all([]component{*c.Component})...)
		}
	}
	return out
}

// checkMessage holds a message, or an edit of one, against the named rules. What
// the bot never sends, such as embeds and pings, is a broken rule, not another's
// limit.
func checkMessage(body []byte, edit bool) error {
	var m message
	var given map[string]json.RawMessage // an edit leaves alone what it does not name
	if err := decode(body, &m); err != nil {
		return err
	}
	if err := decode(body, &given); err != nil {
		return err
	}
	t := new(trial)
	names := func(members ...string) bool {
		return !slices.ContainsFunc(members, func(m string) bool { _, ok := given[m]; return !ok })
	}
	nothing := m.Content == "" && len(m.Components)+len(m.Attachments) == 0
	t.that(!nothing || edit && !names("content", "embeds", "components"), "empty message", "neither content, components nor files")
	t.that(m.Content == "" || strings.TrimSpace(m.Content) != "" || len(m.Components) > 0, "blank content", "content is white space, which Discord trims to nothing")
	// The description allows 4,000 in a channel, which is for people with Nitro.
	t.most(utf8.RuneCountInString(m.Content), maxContent, "content length", "characters of content")
	t.that(len(m.Embeds) == 0, "embeds", "the bot has no embeds")
	// An edit without allowed_mentions parses mentions again, so it must say so
	// too. One of neither content, embeds nor components has no text.
	quiet := reflect.DeepEqual(m.Mentions, map[string]any{"parse": []any{}})
	t.that(quiet || edit && m.Mentions == nil && !names("content") && !names("embeds") && !names("components"), "mentions", `without allowed_mentions {"parse": []} the text may ping people`)
	const allowed = discordgo.MessageFlagsSuppressEmbeds | discordgo.MessageFlagsEphemeral | discordgo.MessageFlagsSuppressNotifications | discordgo.MessageFlagsIsComponentsV2
	t.that(m.Flags&^allowed == 0, "flags", "flag %#x cannot be set by a bot", m.Flags&^allowed)
	t.that(!edit || m.Flags&discordgo.MessageFlagsEphemeral == 0, "flags", "an edit cannot make a message ephemeral")
	t.components(m)
	return t.result()
}

func (t *trial) components(m message) {
	list := all(m.Components)
	if m.Flags&discordgo.MessageFlagsIsComponentsV2 != 0 {
		t.that(m.Content == "", "components v2", "content beside components of the second version")
		t.most(len(list), maxV2, "component count", "components")
	} else {
		for _, c := range m.Components {
			t.that(c.Type == discordgo.ActionsRowComponent, "components v2", "component type %d at the top needs the flag for components of the second version", c.Type)
		}
		t.most(len(m.Components), maxRows, "component count", "rows")
	}
	n := 0
	for _, c := range list {
		n += utf8.RuneCountInString(c.Content)
	}
	t.most(n, maxV2Text, "components v2 text", "characters of text in components")
	for _, c := range list {
		switch c.Type {
		case discordgo.ActionsRowComponent:
			menu := slices.ContainsFunc(c.Components, func(inner component) bool { return inner.Type == discordgo.SelectMenuComponent })
			t.that(len(c.Components) > 0, "row", "an empty row")
			t.that(!menu || len(c.Components) == 1, "row", "a select menu beside something else in one row")
			t.most(len(c.Components), maxButtons, "row", "buttons in a row")
		case discordgo.ButtonComponent:
			t.that(c.URL == "", "button", "the bot has no link buttons")
			t.that(c.Label != "", "button", "a button without label")
			t.most(utf8.RuneCountInString(c.Label), maxLabel, "button", "characters in a button's label")
		case discordgo.SelectMenuComponent:
			seen := map[string]bool{}
			for _, o := range c.Options {
				t.that(!seen[o.Value], "select options", "two options with value %q", o.Value)
				seen[o.Value] = true
			}
			t.that(len(seen) > 0, "select options", "a select menu without options")
			t.most(len(seen), maxChoices, "select options", "options")
		}
	}
	t.customIDs(list, "custom_id")
}

// customIDs checks that whatever sends an interaction has an ID that nothing else
// in the message has.
func (t *trial) customIDs(list []component, rule string) {
	seen := map[string]bool{}
	for _, c := range list {
		switch c.Type {
		case discordgo.ButtonComponent, discordgo.SelectMenuComponent, discordgo.TextInputComponent:
			t.text(c.CustomID, nil, maxCustomID, rule, "a custom_id")
			t.that(!seen[c.CustomID], rule, "two components with custom_id %q", c.CustomID)
			seen[c.CustomID] = true
		}
	}
}

// checkCallback holds the response to an interaction against the named rules.
func checkCallback(body []byte) error {
	var c struct {
		Type discordgo.InteractionResponseType `json:"type"`
		Data json.RawMessage                   `json:"data"`
	}
	if err := decode(body, &c); err != nil {
		return err
	}
	if len(c.Data) == 0 {
		c.Data = json.RawMessage("{}")
	}
	t := new(trial)
	switch c.Type {
	case discordgo.InteractionResponsePong, discordgo.InteractionResponseDeferredChannelMessageWithSource, discordgo.InteractionResponseDeferredMessageUpdate:
	case discordgo.InteractionResponseChannelMessageWithSource, discordgo.InteractionResponseUpdateMessage:
		return checkMessage(c.Data, c.Type == discordgo.InteractionResponseUpdateMessage)
	case discordgo.InteractionApplicationCommandAutocompleteResult:
		var a struct {
			Choices []choice `json:"choices"`
		}
		if err := decode(c.Data, &a); err != nil {
			return err
		}
		t.most(len(a.Choices), maxChoices, "suggestions", "suggestions")
		seen := map[string]bool{}
		for _, c := range a.Choices {
			t.choice(c, "suggestion")
			t.that(!seen[c.Name], "suggestion", "two suggestions named %q, which people cannot tell apart", c.Name)
			seen[c.Name] = true
		}
	case discordgo.InteractionResponseModal:
		var m struct {
			CustomID   string      `json:"custom_id"`
			Title      string      `json:"title"`
			Components []component `json:"components"`
		}
		if err := decode(c.Data, &m); err != nil {
			return err
		}
		t.text(m.Title, nil, maxModalTitle, "modal", "a modal's title")
		t.that(m.CustomID != "" && len(m.Components) > 0, "modal", "a modal without custom_id or components")
		t.most(len(m.Components), maxModalFields, "modal", "components in a modal")
		t.customIDs(all(m.Components), "modal custom_id")
	default:
		t.that(false, "callback type", "briefbot has no use for type %d", c.Type)
	}
	return t.result()
}

// namePattern is Discord's, which Go writes the same way.
var namePattern = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are the languages that Discord's client has.
// https://discord.com/developers/docs/reference#locales; Arabic and Hebrew are
// in the OpenAPI description only.
var locales = strings.Fields("ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW")

// A command is what the rules read of a command or an option.
type command struct {
	Type             discordgo.ApplicationCommandType `json:"type"`
	Name             string                           `json:"name"`
	NameIn           map[string]string                `json:"name_localizations"`
	Description      string                           `json:"description"`
	DescriptionIn    map[string]string                `json:"description_localizations"`
	Required         bool                             `json:"required"`
	Autocomplete     bool                             `json:"autocomplete"`
	Choices          []choice                         `json:"choices"`
	Options          []command                        `json:"options"`
	Contexts         []int                            `json:"contexts"`
	IntegrationTypes []int                            `json:"integration_types"`
}

// A choice is a value with a name; the value is a string or a number.
type choice struct {
	Name   string            `json:"name"`
	NameIn map[string]string `json:"name_localizations"`
	Value  json.RawMessage   `json:"value"`
}

func (t *trial) choice(c choice, rule string) {
	t.text(c.Name, nil, maxChoice, rule, "a choice's name")
	var text string
	if json.Unmarshal(c.Value, &text) == nil {
		t.text(text, nil, maxChoice, rule, "a choice's value")
	}
}

// checkCommands holds a list of commands against the named rules. Global
// commands are those of no one guild.
func checkCommands(body []byte, global bool) error {
	var list []command
	if err := decode(body, &list); err != nil {
		return err
	}
	t := new(trial)
	count, seen := map[discordgo.ApplicationCommandType]int{}, map[string]bool{}
	for _, c := range list {
		if c.Type == 0 {
			c.Type = discordgo.ChatApplicationCommand
		}
		key := fmt.Sprint(c.Type, c.Name)
		t.that(!seen[key], "duplicate command", "two commands named %q", c.Name)
		seen[key] = true
		count[c.Type]++
		if c.Type == discordgo.ChatApplicationCommand {
			t.names(c, "command name")
			t.text(c.Description, c.DescriptionIn, maxDescription, "description", "the description of "+c.Name)
		} else {
			t.text(c.Name, c.NameIn, maxName, "command name", "the name")
			t.that(c.Description == "" && len(c.DescriptionIn) == 0, "description", "only slash commands have a description")
		}
		t.options(c.Options)
		t.most(size(c), maxCommandSize, "command size", "characters in the whole command")
		t.locales(c)
		// Not Discord's rule but a convention: without them a command works wherever
		// the defaults of the day say.
		t.that(!global || len(c.Contexts) > 0 && len(c.IntegrationTypes) > 0, "places", "command %s does not say where it works (contexts, integration_types)", c.Name)
	}
	for kind := discordgo.ChatApplicationCommand; kind <= discordgo.MessageApplicationCommand; kind++ {
		most := maxMenu
		if kind == discordgo.ChatApplicationCommand {
			most = maxSlash
		}
		t.most(count[kind], most, "command count", "commands of one type")
	}
	return t.result()
}

// names checks what is typed, in every language.
func (t *trial) names(c command, rule string) {
	for _, name := range append([]string{c.Name}, slices.Sorted(maps.Values(c.NameIn))...) {
		t.that(namePattern.MatchString(name), rule, "the name %q does not fit %s", name, namePattern)
		t.that(strings.ToLower(name) == name, rule, "the name %q is not in lower case", name)
	}
}

// options checks a command's options and those of its subcommands.
func (t *trial) options(options []command) {
	t.most(len(options), maxOptions, "options", "options")
	seen := map[string]bool{} // in every language the names must differ
	for i, o := range options {
		t.names(o, "option name")
		for locale, name := range o.NameIn {
			t.that(!seen[locale+" "+name], "option name", "two options named %q in %s", name, locale)
			seen[locale+" "+name] = true
		}
		t.that(!seen[o.Name], "option name", "two options named %q", o.Name)
		seen[o.Name] = true
		t.text(o.Description, o.DescriptionIn, maxDescription, "option description", "an option's description")
		t.that(!o.Autocomplete || len(o.Choices) == 0, "autocomplete and choices", "option %s has both", o.Name)
		t.that(i == 0 || !o.Required || options[i-1].Required, "required first", "option %s is required and follows one that is not", o.Name)
		t.most(len(o.Choices), maxChoices, "choices", "choices")
		for _, c := range o.Choices {
			t.choice(c, "choices")
		}
		t.options(o.Options)
	}
}

// locales checks that Discord has the languages of a command's words.
func (t *trial) locales(c command) {
	words := []map[string]string{c.NameIn, c.DescriptionIn}
	for _, ch := range c.Choices {
		words = append(words, ch.NameIn)
	}
	for _, m := range words {
		for locale := range m {
			t.that(slices.Contains(locales, locale), "locale", "Discord has no language %q", locale)
		}
	}
	for _, o := range c.Options {
		t.locales(o)
	}
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
