package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
	"briefbot/commands/locale"
)

// A handler answers interactions, whichever door they came by. It sends
// nothing: what to send is an [answer]. It keeps nothing between two
// interactions but the count of each person's, and is safe for concurrent use.
type handler struct {
	set   Commands
	slash map[string]commands.Command // by name
	menus map[string]commands.Command // by label
	draw  renderer
	limit *limiter
	// files reads a text attachment.
	files func(context.Context, attachment) (string, error)
	log   *slog.Logger
}

func newHandler(cfg Config, set Commands, log *slog.Logger) *handler {
	h := &handler{draw: renderer{publicURL: cfg.PublicURL, tokenless: cfg.Token == "", ids: new(commandIDs)}, limit: newLimiter(), log: log}
	return h.with(set)
}

// with is a handler that answers with other commands, and goes on counting.
func (h *handler) with(set Commands) *handler {
	h = &handler{set: set, draw: h.draw, limit: h.limit, files: h.files, log: h.log,
		slash: map[string]commands.Command{}, menus: map[string]commands.Command{}}
	for _, c := range set.Commands() {
		if c.Menu != "" {
			h.menus[c.Menu] = c
		} else {
			h.slash[c.Name] = c
		}
	}
	return h
}

// Answer says what to answer to i. It always gives an answer: an interaction
// that cannot be understood and a command that fails or panics get a neutral
// sentence.
func (h *handler) Answer(ctx context.Context, i *interaction) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			h.log.Error("a command panicked", "command", a.Command, "panic", panicText(p), "stack", string(debug.Stack()))
			a = h.failed(i, a.Command)
		}
	}()
	a.Command = nameOf(i)
	if !h.limit.allow(asking(i)) {
		a.Outcome = outcomeLimited
		return h.oneSentence(a, i, tooFast)
	}
	switch i.Type {
	case discordgo.InteractionApplicationCommand:
		return h.command(ctx, i)
	case discordgo.InteractionApplicationCommandAutocomplete:
		return h.complete(ctx, i)
	case discordgo.InteractionMessageComponent:
		return h.press(ctx, i)
	case discordgo.InteractionModalSubmit:
		return h.submit(ctx, i)
	}
	a.Outcome = commands.Refused
	return h.oneSentence(a, i, unknownCommand)
}

// panicText describes a panic's value without what a person typed: a runtime
// error is the program's own text, another value only names its type.
func panicText(p any) string {
	if err, ok := p.(interface{ RuntimeError() }); ok {
		return fmt.Sprint(err)
	}
	return fmt.Sprintf("%T", p)
}

// command runs a slash or message command.
func (h *handler) command(ctx context.Context, i *interaction) answer {
	var cmd commands.Command
	var known bool
	given := map[string]string{}
	switch i.Data.Type {
	case discordgo.MessageApplicationCommand:
		cmd, known = h.menus[i.Data.Name]
		target := i.Data.Resolved.Messages[i.Data.TargetID]
		given["message"] = textOf(target)
		if files := textFiles(target); known && len(files) > 0 {
			return h.withFiles(ctx, i, cmd, given, files)
		}
	case discordgo.ChatApplicationCommand, 0:
		cmd, known = h.slash[i.Data.Name]
		given = options(i.Data.Options)
		if long, missing := longOption(cmd, given); missing {
			return h.ask(i, cmd, long, given)
		}
	}
	if !known {
		a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: "unknown", Outcome: commands.Refused}
		return h.oneSentence(a, i, unknownCommand)
	}
	return h.run(ctx, i, cmd, given)
}

// run runs a command with the options that it was given; remarks of the door's
// own stand under its reply.
func (h *handler) run(ctx context.Context, i *interaction, cmd commands.Command, given map[string]string, remarks ...locale.Text) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: cmd.Name}
	reply, err := cmd.Run(ctx, commands.Request{Locale: i.Locale.is, Options: given})
	if err != nil {
		h.log.Error("a command failed", "command", cmd.Name, "error", err)
		return h.failed(i, cmd.Name)
	}
	for _, r := range remarks {
		reply.Blocks = append(reply.Blocks, commands.Block{Kind: commands.Note, Runs: []commands.Run{{Text: r.In(i.Locale.is)}}})
	}
	a.Outcome = reply.Outcome
	a.Messages = h.draw.reply(reply, asker(i))
	return a
}

// withFiles runs a command on a message with text attachments, which are read
// with its text. What is too long to be read is named, never cut.
func (h *handler) withFiles(ctx context.Context, i *interaction, cmd commands.Command, given map[string]string, files []attachment) answer {
	parts := []string{given["message"]}
	var remarks []locale.Text
	for _, f := range files {
		text, err := h.files(ctx, f)
		switch {
		case errors.Is(err, errAttachment):
			remarks = []locale.Text{fileTooLong}
		case err != nil:
			h.log.Warn("an attachment could not be read", "error", err)
			remarks = []locale.Text{fileUnread}
		default:
			parts = append(parts, text)
		}
	}
	given["message"] = joined(parts)
	return h.run(ctx, i, cmd, given, remarks...)
}

// complete suggests values for the option that is being typed. It is never an
// error: whatever goes wrong suggests nothing.
func (h *handler) complete(ctx context.Context, i *interaction) answer {
	a := answer{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Command: nameOf(i), Outcome: outcomeOK}
	cmd := h.slash[i.Data.Name]
	for _, typed := range i.Data.Options {
		if typed == nil || !typed.Focused.is {
			continue
		}
		for _, o := range cmd.Options {
			if o.Name != typed.Name || o.Complete == nil {
				continue
			}
			for _, s := range o.Complete(ctx, typed.Value.text) {
				name, value := commands.Clip(s.Label, maxChoice), s.Value
				if len(a.Choices) == maxOptions || name == "" || value == "" || commands.Clip(value, maxChoice) != value {
					continue
				}
				a.Choices = append(a.Choices, choice{name, value})
			}
		}
	}
	return a
}

// options are the values that a person gave, as text.
func options(given []*option) map[string]string {
	out := map[string]string{}
	for _, o := range given {
		if o != nil && o.Value.given {
			out[o.Name] = o.Value.text
		}
	}
	return out
}

// failed is the answer to an interaction that the program could not carry out.
func (h *handler) failed(i *interaction, command string) answer {
	return h.oneSentence(answer{Command: command, Outcome: outcomeFailed}, i, wentWrong)
}

// oneSentence answers with a sentence that only the asker sees; to somebody
// who is still typing, with no suggestion.
func (h *handler) oneSentence(a answer, i *interaction, s locale.Text) answer {
	if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
		a.Type = discordgo.InteractionApplicationCommandAutocompleteResult
		return a
	}
	a.Type = discordgo.InteractionResponseChannelMessageWithSource
	a.Messages = []message{{Content: s.In(i.Locale.is), Private: true}}
	return a
}

// asking is the ID of the person behind an interaction, or "". In a DM there
// is no member.
func asking(i *interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// asker is the person behind an interaction, as a reply needs to know them.
func asker(i *interaction) person {
	return person{id: asking(i), locale: i.Locale.is, outside: outsider(i), blind: blind(i)}
}

// nameOf names what was asked for, for logs and metrics. What is not known to
// be one of the program's own names is "unknown".
func nameOf(i *interaction) string {
	switch i.Type {
	case discordgo.InteractionApplicationCommandAutocomplete:
		return "autocomplete"
	case discordgo.InteractionMessageComponent:
		return "button"
	}
	return "unknown"
}

// wantsPrivate reports whether a deferral should be private: whether the
// person asked for that, or presses a button on what is private or another's.
func wantsPrivate(i *interaction) bool {
	switch i.Type {
	case discordgo.InteractionApplicationCommand:
		return options(i.Data.Options)["private"] == "true"
	case discordgo.InteractionModalSubmit:
		_, private := readFormID(i.Data.CustomID)
		return private
	case discordgo.InteractionMessageComponent:
		whose := askerOf(i.Message)
		id := i.Data.CustomID
		aside := strings.HasPrefix(id, idMore) || strings.HasPrefix(stepOf(id), string(commands.QuoteCard)+":") || strings.HasPrefix(stepOf(id), string(commands.ArgumentPicture)+":")
		return aside || isPanel(i.Message) && !strings.HasPrefix(id, idShare) || isPrivate(i.Message) || whose != "" && whose != asking(i)
	}
	return false
}
