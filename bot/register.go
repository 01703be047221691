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
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// A definition is a command, or an option of one, as Discord is told it. Of what
// Discord has it is what counts.
type definition struct {
	Type         int                `json:"type"`
	Name         string             `json:"name"`
	Names        map[string]string  `json:"name_localizations,omitempty"`
	Contexts     []int              `json:"contexts,omitempty"`
	Installed    []int              `json:"integration_types,omitempty"`
	Description  string             `json:"description,omitempty"`
	Descriptions map[string]string  `json:"description_localizations,omitempty"`
	Required     bool               `json:"required,omitempty"`
	Options      []definition       `json:"options,omitempty"`
	Complete     bool               `json:"autocomplete,omitempty"`
	Choices      []definitionChoice `json:"choices,omitempty"`
}

type definitionChoice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// definitions are the commands as Discord is told them. In a single server (guild)
// Discord takes no word on where else a command works.
func definitions(set []commands.Command, guild bool) []definition {
	out := []definition{}
	for _, c := range set {
		d := definition{Type: int(discordgo.ChatApplicationCommand), Name: c.Name, Names: c.Names,
			Description: commands.Clip(c.Description, maxDescription), Descriptions: c.Descriptions}
		if c.Menu != "" {
			d = definition{Type: int(discordgo.MessageApplicationCommand), Name: c.Menu, Names: c.Menus}
		}
		if !guild {
			d.Contexts = []int{int(discordgo.InteractionContextGuild), int(discordgo.InteractionContextBotDM), int(discordgo.InteractionContextPrivateChannel)}
			d.Installed = []int{int(discordgo.ApplicationIntegrationGuildInstall), int(discordgo.ApplicationIntegrationUserInstall)}
		}
		for _, o := range c.Options {
			if c.Menu == "" {
				d.Options = append(d.Options, optionDefinition(o))
			}
		}
		slices.SortStableFunc(d.Options, func(x, y definition) int { // required ones first
			return strings.Compare(strconv.FormatBool(y.Required), strconv.FormatBool(x.Required))
		})
		out = append(out, d)
	}
	return out
}

func optionDefinition(o commands.Option) definition {
	d := definition{Type: int(discordgo.ApplicationCommandOptionString), Name: o.Name, Names: o.Names,
		Description: commands.Clip(o.Description, maxDescription), Descriptions: o.Descriptions, Required: o.Required && !o.Long}
	if o.Flag {
		d.Type = int(discordgo.ApplicationCommandOptionBoolean)
		return d
	}
	d.Complete = o.Complete != nil && len(o.Choices) == 0
	for _, c := range o.Choices[:min(len(o.Choices), maxOptions)] {
		d.Choices = append(d.Choices, definitionChoice{commands.Clip(c.Label, maxChoice), c.Value})
	}
	return d
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
	if remove {
		set = nil
	}
	want := definitions(set, cfg.GuildID != "")
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
func equal(have []byte, want []definition) (bool, error) {
	var list []definition
	if err := json.Unmarshal(have, &list); err != nil {
		return false, fmt.Errorf("comparing commands: %w", err)
	}
	return slices.Equal(written(list), written(want)), nil
}

// written is each command written in one way, sorted.
func written(list []definition) (out []string) {
	for _, d := range list {
		d.Type = cmp.Or(d.Type, int(discordgo.ChatApplicationCommand))
		slices.Sort(d.Contexts)
		slices.Sort(d.Installed)
		b, _ := json.Marshal(d) // of texts, numbers and truth values: cannot fail
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out
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
