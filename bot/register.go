package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// applicationCommands are the commands as Discord is told them. In a single
// server (guild) Discord takes no word on where else a command works.
func applicationCommands(set []commands.Command, guild bool) []*discordgo.ApplicationCommand {
	var out []*discordgo.ApplicationCommand
	for _, c := range set {
		a := &discordgo.ApplicationCommand{Options: []*discordgo.ApplicationCommandOption{}}
		if !guild {
			a.Contexts = &[]discordgo.InteractionContextType{
				discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
			}
			a.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{
				discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall,
			}
		}
		if c.Menu != "" {
			a.Type, a.Name, a.NameLocalizations = discordgo.MessageApplicationCommand, c.Menu, new(locales(c.Menus))
			out = append(out, a)
			continue
		}
		a.Type, a.Name, a.NameLocalizations = discordgo.ChatApplicationCommand, c.Name, new(locales(c.Names))
		a.Description, a.DescriptionLocalizations = commands.Clip(c.Description, maxDescription), new(locales(c.Descriptions))
		for _, o := range c.Options {
			a.Options = append(a.Options, applicationOption(o))
		}
		// Discord wants required options first.
		slices.SortStableFunc(a.Options, func(x, y *discordgo.ApplicationCommandOption) int { return rank(x) - rank(y) })
		out = append(out, a)
	}
	return out
}

func rank(o *discordgo.ApplicationCommandOption) int {
	if o.Required {
		return 0
	}
	return 1
}

func applicationOption(o commands.Option) *discordgo.ApplicationCommandOption {
	a := &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionString,
		Name: o.Name, NameLocalizations: locales(o.Names),
		Description: commands.Clip(o.Description, maxDescription), DescriptionLocalizations: locales(o.Descriptions),
		Required: o.Required && !o.Long, Autocomplete: o.Complete != nil && len(o.Choices) == 0,
		ChannelTypes: []discordgo.ChannelType{}, Options: []*discordgo.ApplicationCommandOption{}, Choices: []*discordgo.ApplicationCommandOptionChoice{},
	}
	if o.Flag {
		a.Type, a.Autocomplete = discordgo.ApplicationCommandOptionBoolean, false
		return a
	}
	for _, c := range o.Choices[:min(len(o.Choices), maxOptions)] {
		a.Choices = append(a.Choices, &discordgo.ApplicationCommandOptionChoice{Name: commands.Clip(c.Label, maxChoice), Value: c.Value})
	}
	return a
}

func locales(words map[string]string) map[discordgo.Locale]string {
	out := map[discordgo.Locale]string{}
	for l, w := range words {
		out[discordgo.Locale(l)] = w
	}
	return out
}

// A Registration says what [Register] did.
type Registration struct {
	Commands int  // how many there are now
	Changed  bool // false where Discord had exactly these
	GuildID  string
}

// Register tells Discord the commands, in one server or everywhere, unless it
// has exactly these: Discord allows 200 changes a day. With remove it takes all
// away instead.
func Register(ctx context.Context, cfg Config, set []commands.Command, remove bool) (Registration, error) {
	if cfg.Token == "" {
		return Registration{}, ErrNoToken
	}
	c, err := connect(cfg, internet(), NewMetrics())
	if err != nil {
		return Registration{}, err
	}
	return c.register(ctx, cfg, set, remove)
}

func (c *client) register(ctx context.Context, cfg Config, set []commands.Command, remove bool) (Registration, error) {
	app := cfg.ApplicationID
	if app == "" {
		var err error
		if app, err = c.application(ctx); err != nil {
			return Registration{}, err
		}
	}
	want := []*discordgo.ApplicationCommand{}
	if !remove {
		want = append(want, applicationCommands(set, cfg.GuildID != "")...)
	}
	r := Registration{Commands: len(want), GuildID: cfg.GuildID}
	path := "/applications/" + url.PathEscape(app)
	if cfg.GuildID != "" {
		path += "/guilds/" + url.PathEscape(cfg.GuildID)
	}
	path += "/commands"
	have, err := c.do(ctx, http.MethodGet, path+"?with_localizations=true", nil, true)
	if err != nil {
		return r, explain(fmt.Errorf("listing the commands: %w", err))
	}
	same, err := equal(have, want)
	if err != nil || same {
		c.ids.learn(have)
		return r, err
	}
	now, err := c.do(ctx, http.MethodPut, path, want, true)
	if err != nil {
		return r, explain(fmt.Errorf("registering the commands: %w", err))
	}
	c.ids.learn(now)
	r.Changed = true
	return r, nil
}

// application asks Discord for the ID of the token's application.
func (c *client) application(ctx context.Context) (string, error) {
	for _, path := range []string{"/applications/@me", "/users/@me"} {
		b, err := c.do(ctx, http.MethodGet, path, nil, true)
		if status(err) == http.StatusNotFound {
			continue // a Discord-compatible server that has only the other
		}
		if err != nil {
			return "", explain(fmt.Errorf("asking for the application's ID: %w", err))
		}
		var is struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(b, &is) == nil && is.ID != "" {
			return is.ID, nil
		}
	}
	return "", errors.New("nobody says the application's ID: set DISCORD_APPLICATION_ID")
}

// A fatal error is one that no retry mends. Its text says what to fix.
type fatalError struct {
	fix   string
	cause error
}

func (e *fatalError) Error() string { return e.fix }
func (e *fatalError) Unwrap() error { return e.cause }

func isFatal(err error) bool {
	_, fatal := errors.AsType[*fatalError](err)
	return fatal
}

// explain makes an error that the person who runs the bot can mend say how.
func explain(err error) error {
	switch status(err) {
	case http.StatusUnauthorized:
		return &fatalError{"Discord does not know the token: copy it again into DISCORD_TOKEN (Discord Developer Portal, Bot, Reset Token)", err}
	case http.StatusForbidden:
		return &fatalError{"Discord refuses this application: check DISCORD_APPLICATION_ID, and that the bot was invited to DISCORD_GUILD_ID with the applications.commands scope", err}
	}
	return err
}

// equal reports whether two lists of commands, one as Discord sent it, are the same
// to Discord, in any order.
func equal(have []byte, want []*discordgo.ApplicationCommand) (bool, error) {
	h, err := normal(have)
	if err != nil {
		return false, err
	}
	b, err := json.Marshal(want)
	if err != nil {
		return false, fmt.Errorf("comparing commands: %w", err)
	}
	w, err := normal(b)
	return slices.Equal(h, w), err
}

// A registered command is what the program registers of one. What Discord adds is
// not in it, and what says nothing is left out.
type registered struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description,omitempty"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Required     bool              `json:"required,omitempty"`
	Complete     bool              `json:"autocomplete,omitempty"`
	Contexts     []int             `json:"contexts,omitempty"`
	Installed    []int             `json:"integration_types,omitempty"`
	Options      []registered      `json:"options,omitempty"`
	Choices      []struct {
		Name  string `json:"name"`
		Value any    `json:"value"`
	} `json:"choices,omitempty"`
}

// normal writes each command in one way, sorted.
func normal(list []byte) ([]string, error) {
	var commands []registered
	if err := json.Unmarshal(list, &commands); err != nil {
		return nil, fmt.Errorf("comparing commands: %w", err)
	}
	var out []string
	for _, c := range commands {
		c.Type = cmp.Or(c.Type, int(discordgo.ChatApplicationCommand))
		slices.Sort(c.Contexts)
		slices.Sort(c.Installed)
		b, err := json.Marshal(c)
		if err != nil {
			return nil, fmt.Errorf("comparing commands: %w", err)
		}
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out, nil
}

// String says what happened, for people.
func (r Registration) String() string {
	where, when := "everywhere", "; Discord shows a change within a minute"
	if r.GuildID != "" {
		where, when = "in the server "+r.GuildID, ""
	}
	switch {
	case !r.Changed:
		return fmt.Sprintf("Nothing to change: Discord has these %d commands %s.", r.Commands, where)
	case r.Commands == 0:
		return "All commands were removed " + where + when + "."
	}
	return fmt.Sprintf("%d commands were registered %s.", r.Commands, where+when)
}
