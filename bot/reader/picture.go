package reader

import (
	"errors"
	"html/template"
	"net/http"
	"strings"
	"sync"

	"briefbot/commands"
	"briefbot/commands/picture"
	"briefbot/corpus"
)

// A picturePage shows what the argument rests on, as a drawing and as a table
// of the same.
type picturePage struct {
	*page
	SVG  template.HTML // made by package picture, which escapes the brief's words
	Rows []picture.Row
}

func (h *Handler) picture(w http.ResponseWriter, r *http.Request) {
	v := hear(r.Header.Get("Accept-Language"))
	drawing, rows := h.commands.Argument(v.Lang)
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("Vary", "Accept-Encoding, Accept-Language")
	h.show(w, r, "picture", picturePage{newLayout(h.brief, h.commands, v).frame(), template.HTML(drawing.SVG("./")), rows})
}

// maxCards is how many cards are kept: some 100 kB each.
const maxCards = 64

// cards are the pictures of sentences that were asked for. One is painted at a
// time: it takes a processor for a tenth of a second.
type cards struct {
	mu   sync.Mutex
	made map[string]commands.Card
}

// card serves a sentence or passage as a picture.
func (h *Handler) card(w http.ResponseWriter, r *http.Request) {
	id, found := strings.CutSuffix(r.PathValue("name"), ".png")
	a, known := readAddress(h.brief, id)
	if !found || !known {
		h.message(w, r, http.StatusNotFound, "no passage")
		return
	}
	place := corpus.Place{Kind: corpus.PassagePlace, Index: a.passage}
	if a.sentence >= 0 {
		place = corpus.Place{Kind: corpus.SentencePlace, Index: a.passage, Sentence: a.sentence}
	}
	h.cards.mu.Lock()
	defer h.cards.mu.Unlock()
	card, made := h.cards.made[id]
	if !made {
		var err error
		card, err = h.commands.Card(place, h.brief.Language)
		if errors.Is(err, commands.ErrNoCard) {
			h.message(w, r, http.StatusNotFound, "no passage")
			return
		}
		if err != nil {
			h.failed(w, r, err)
			return
		}
		if len(h.cards.made) >= maxCards || h.cards.made == nil {
			h.cards.made = make(map[string]commands.Card)
		}
		h.cards.made[id] = card
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, _ = w.Write(card.PNG)
}
