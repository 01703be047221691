package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// places knows which language each server prefers. A message, unlike an
// interaction, says nothing of its writer's language, and the gateway tells a
// server's only with an intent that brings all its channels and roles along: so
// Discord is asked, once in a while for each server where it matters. The
// methods are safe for concurrent use.
type places struct {
	rest *client

	mu    sync.Mutex
	known map[string]*place // by server
}

// A place is a server's language, once done is closed.
type place struct {
	done   chan struct{}
	locale string // "" if it could not be had
	asked  time.Time
}

const (
	// placeFor is how long an answer is kept, noPlaceFor how long it is not
	// asked for again where there was none.
	placeFor   = time.Hour
	noPlaceFor = time.Minute
	// maxPlaces bounds the memory: a hundred bytes each.
	maxPlaces = 10_000
	// placeWithin is how long a person waits for it.
	placeWithin = 2 * time.Second
)

// locale is the language that a server prefers, as Discord names it, or "".
func (p *places) locale(ctx context.Context, guild string) string {
	ctx, cancel := context.WithTimeout(ctx, placeWithin)
	defer cancel()
	p.mu.Lock()
	at := p.known[guild]
	fresh := at != nil && time.Since(at.asked) < placeFor
	if !fresh {
		if p.known == nil || len(p.known) >= maxPlaces {
			p.known = map[string]*place{}
		}
		at = &place{done: make(chan struct{}), asked: time.Now()}
		p.known[guild] = at
	}
	p.mu.Unlock()
	if !fresh {
		at.locale = p.ask(ctx, guild)
		if at.locale == "" {
			p.mu.Lock()
			at.asked = at.asked.Add(noPlaceFor - placeFor)
			p.mu.Unlock()
		}
		close(at.done)
	}
	select {
	case <-at.done:
		return at.locale
	case <-ctx.Done():
		return ""
	}
}

func (p *places) ask(ctx context.Context, guild string) string {
	b, err := p.rest.do(ctx, http.MethodGet, "/guilds/"+url.PathEscape(guild), nil, true)
	var is struct {
		Locale string `json:"preferred_locale"`
	}
	if err != nil || json.Unmarshal(b, &is) != nil {
		return "" // the answer is in English then
	}
	return is.Locale
}
