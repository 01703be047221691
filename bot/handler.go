package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
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
	log   *slog.Logger
}

func newHandler(cfg Config, set Commands, log *slog.Logger) *handler {
	h := &handler{
		set:   set,
		slash: map[string]commands.Command{},
		menus: map[string]commands.Command{},
		draw:  renderer{publicURL: cfg.PublicURL},
		limit: newLimiter(),
		log:   log,
	}
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
func (h *handler) Answer(ctx context.Context, i *discordgo.Interaction) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			h.log.Error("a command panicked", "command", a.Command, "panic", panicText(p), "stack", string(debug.Stack()))
			a = h.failed(i, a.Command)
		}
	}()
	a.Command = nameOf(i)
	if i.Type == discordgo.InteractionPing {
		return answer{Type: discordgo.InteractionResponsePong, Command: a.Command, Outcome: outcomeOK}
	}
	if !h.limit.allow(asking(i)) {
		a.Outcome = outcomeLimited
		return h.oneSentence(a, i, tooFast)
	}
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			return h.complete(ctx, i, data)
		}
		return h.command(ctx, i, data)
	case discordgo.MessageComponentInteractionData:
		return h.press(ctx, i, data)
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
func (h *handler) command(ctx context.Context, i *discordgo.Interaction, data discordgo.ApplicationCommandInteractionData) answer {
	a := answer{Type: discordgo.InteractionResponseChannelMessageWithSource, Command: nameOf(i)}
	req := commands.Request{Locale: string(i.Locale), Options: map[string]string{}}
	var cmd commands.Command
	var known bool
	switch data.CommandType {
	case discordgo.MessageApplicationCommand:
		cmd, known = h.menus[data.Name]
		if data.Resolved != nil {
			req.Options["message"] = textOf(data.Resolved.Messages[data.TargetID])
		}
	case discordgo.ChatApplicationCommand, 0:
		cmd, known = h.slash[data.Name]
		req.Options = options(data.Options)
	}
	if !known {
		a.Command, a.Outcome = "unknown", commands.Refused
		return h.oneSentence(a, i, unknownCommand)
	}
	a.Command = cmd.Name
	reply, err := cmd.Run(ctx, req)
	if err != nil {
		h.log.Error("a command failed", "command", cmd.Name, "error", err)
		return h.failed(i, cmd.Name)
	}
	a.Outcome = reply.Outcome
	a.Messages = h.draw.reply(reply, asker(i))
	return a
}

// complete suggests values for the option that is being typed. It is never an
// error: whatever goes wrong suggests nothing.
func (h *handler) complete(ctx context.Context, i *discordgo.Interaction, data discordgo.ApplicationCommandInteractionData) answer {
	a := answer{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Command: nameOf(i), Outcome: outcomeOK}
	cmd := h.slash[data.Name]
	for _, typed := range data.Options {
		if typed == nil || !typed.Focused {
			continue
		}
		for _, o := range cmd.Options {
			if o.Name != typed.Name || o.Complete == nil {
				continue
			}
			for _, s := range o.Complete(ctx, optionValue(typed.Value)) {
				name, value := clip(s.Label, maxChoice), s.Value
				if len(a.Choices) == maxOptions || name == "" || value == "" || clip(value, maxChoice) != value {
					continue
				}
				a.Choices = append(a.Choices, &discordgo.ApplicationCommandOptionChoice{Name: name, Value: value})
			}
		}
	}
	return a
}

// options are the values that a person gave, as text.
func options(given []*discordgo.ApplicationCommandInteractionDataOption) map[string]string {
	out := map[string]string{}
	for _, o := range given {
		if o != nil && o.Value != nil {
			out[o.Name] = optionValue(o.Value)
		}
	}
	return out
}

func optionValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// failed is the answer to an interaction that the program could not carry out.
func (h *handler) failed(i *discordgo.Interaction, command string) answer {
	return h.oneSentence(answer{Command: command, Outcome: outcomeFailed}, i, wentWrong)
}

// oneSentence answers with a sentence that only the asker sees; to somebody
// who is still typing, with no suggestion.
func (h *handler) oneSentence(a answer, i *discordgo.Interaction, s sentence) answer {
	if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
		a.Type = discordgo.InteractionApplicationCommandAutocompleteResult
		return a
	}
	a.Type = discordgo.InteractionResponseChannelMessageWithSource
	a.Messages = []message{{Content: s.in(string(i.Locale)), Private: true}}
	return a
}

// asking is the ID of the person behind an interaction, or "". In a DM there
// is no member.
func asking(i *discordgo.Interaction) string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// asker is the person behind an interaction, as a reply needs to know them.
func asker(i *discordgo.Interaction) person {
	return person{id: asking(i), locale: string(i.Locale), outside: outsider(i)}
}

// nameOf names what was asked for, for logs and metrics. What is not known to
// be one of the program's own names is "unknown".
func nameOf(i *discordgo.Interaction) string {
	switch i.Type {
	case discordgo.InteractionPing:
		return "ping"
	case discordgo.InteractionApplicationCommandAutocomplete:
		return "autocomplete"
	case discordgo.InteractionMessageComponent:
		return "button"
	}
	return "unknown"
}

// wantsPrivate reports whether a deferral should be private: whether the
// person asked for that, or presses a button on what is private or another's.
func wantsPrivate(i *discordgo.Interaction) bool {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		return options(data.Options)["private"] == "true"
	case discordgo.MessageComponentInteractionData:
		whose := askerOf(i.Message)
		return isPrivate(i.Message) || whose != "" && whose != asking(i)
	}
	return false
}

// clip cuts s to at most n code points, at a word where there is one, and
// marks the cut.
func clip(s string, n int) string {
	if len(s) <= n && utf8.ValidString(s) {
		return s
	}
	r := []rune(strings.ToValidUTF8(s, "\uFFFD"))
	if len(r) <= n {
		return string(r)
	}
	cut := string(r[:n-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
