package reader

import (
	"errors"
	"net/http"
	"strconv"

	"briefbot/commands"
)

// A checkPage takes a text and shows what became of every quotation in it.
type checkPage struct {
	*page
	Typed string
}

// check serves the page; for a text that was sent, with the quotations in it,
// each judged. One text is judged at a time: a long one takes seconds, which is
// why the page is only there where [Options] allow trying things.
func (h *Handler) check(w http.ResponseWriter, r *http.Request) {
	v := hear(r.Header.Get("Accept-Language"))
	l := newLayout(h.brief, h.commands, v)
	l.shown = map[int]bool{}
	p := checkPage{page: l.frame()}
	if r.Method == http.MethodPost {
		// A byte of the text can take three in a form.
		r.Body = http.MaxBytesReader(w, r.Body, 4*commands.MaxText)
		var long *http.MaxBytesError
		switch err := r.ParseForm(); {
		case errors.As(err, &long), err == nil && len(r.PostForm.Get("text")) > commands.MaxText:
			h.message(w, r, http.StatusRequestEntityTooLarge, "text too long", strconv.Itoa(commands.MaxText/1000))
			return
		case err != nil:
			h.message(w, r, http.StatusBadRequest, "damaged")
			return
		}
		p.Typed = r.PostForm.Get("text")
		h.checking.Lock()
		checked := h.commands.CheckText(p.Typed, v.Lang)
		h.checking.Unlock()
		p.Answer = l.answer(checked, "")
	}
	h.showOnce(w, r, "check", p)
}
