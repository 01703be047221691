package reader

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefbot/commands"
)

// A tryPage shows every command as a form, and the reply to one as Discord
// lays it out.
type tryPage struct {
	*page
	Typed   string // the command as it would stand in the channel
	Private bool
	Forms   []form
}

// A form is a command that can be sent.
type form struct {
	Name               string
	Shown, Description string // in the reader's language
	Open               bool
	Fields             []field
}

// A field is an option of a command, with what was typed.
type field struct {
	Name, Label, Description string
	Value                    string
	Required, Flag           bool
	Choices, Suggested       []commands.Suggestion
}

// try serves the page; with a command in the address, its reply too.
func (h *Handler) try(w http.ResponseWriter, r *http.Request) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || len(query.Get("step")) > maxStep {
		h.message(w, r, http.StatusBadRequest, "damaged")
		return
	}
	for _, v := range query {
		if utf8.RuneCountInString(v[0]) > maxTyped {
			h.message(w, r, http.StatusBadRequest, "too long", strconv.Itoa(maxTyped))
			return
		}
	}
	v := hear(r.Header.Get("Accept-Language"))
	l := newLayout(h.brief, h.commands, v)
	l.shown, l.steps = map[int]bool{}, "try"
	p := tryPage{page: l.frame()}
	reply, found, err := h.sent(r.Context(), query, v.Lang, &p)
	switch {
	case err != nil:
		h.failed(w, r, err)
		return
	case !found:
		h.message(w, r, http.StatusNotFound, "no command")
		return
	case reply != nil:
		p.Private = reply.Private
		p.Answer = l.answer(*reply, "")
	}
	h.showOnce(w, r, "try", p)
}

// sent runs what the address asks for, and fills the forms. It reports false
// for a command that does not exist.
func (h *Handler) sent(ctx context.Context, query url.Values, locale string, p *tryPage) (*commands.Reply, bool, error) {
	var reply *commands.Reply
	found := !query.Has("c")
	if state := query.Get("step"); state != "" {
		got, err := h.commands.Act(ctx, state, commands.Request{Locale: locale})
		if err != nil {
			return nil, true, err
		}
		reply, p.Typed = &got, "…"
	}
	for _, c := range h.commands.Commands() {
		f := form{Name: c.Name, Shown: "/" + commands.Localised(c.Names, locale, c.Name), Description: commands.Localised(c.Descriptions, locale, c.Description), Open: query.Get("c") == c.Name}
		if c.Menu != "" {
			f.Shown = commands.Localised(c.Menus, locale, c.Menu)
		}
		request := commands.Request{Locale: locale, Options: map[string]string{}}
		typed := f.Shown
		for _, o := range c.Options {
			fl := field{Name: o.Name, Label: commands.Localised(o.Names, locale, o.Name), Description: commands.Localised(o.Descriptions, locale, o.Description), Required: o.Required, Flag: o.Flag, Choices: o.Choices}
			if f.Open {
				fl.Value = strings.ToValidUTF8(query.Get(o.Name), "\uFFFD")
				if fl.Value != "" {
					request.Options[o.Name] = fl.Value
					typed += " " + fl.Label + ": " + fl.Value
				}
			}
			if o.Complete != nil {
				fl.Suggested = o.Complete(ctx, fl.Value)
			}
			f.Fields = append(f.Fields, fl)
		}
		p.Forms = append(p.Forms, f)
		if !f.Open {
			continue
		}
		found = true
		got, err := c.Run(ctx, request)
		if err != nil {
			return nil, true, err
		}
		reply, p.Typed = &got, typed
	}
	return reply, found, nil
}
