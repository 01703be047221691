package bot

import (
	"strings"
	"sync"
	"time"
)

// A limiter keeps one person from taking everybody's time. Each person has a
// purse of burst interactions that refills steadily.
type limiter struct {
	mu     sync.Mutex
	purses map[string]*purse // by user ID; only in memory, and only for a while
	swept  time.Time
}

type purse struct {
	left float64
	at   time.Time
}

// take takes one from a purse that holds at most burst and refills by
// perSecond, and reports whether there was one.
func (p *purse) take(burst, perSecond float64) bool {
	now := time.Now()
	p.left = min(burst, p.left+now.Sub(p.at).Seconds()*perSecond)
	p.at = now
	if p.left < 1 {
		return false
	}
	p.left--
	return true
}

const (
	// A person who types fast with autocomplete makes about five interactions
	// a second; a minute of that never meets the limit.
	limitBurst     = 120
	limitPerSecond = 4
	// An unused purse is full again, and can be forgotten, after this time.
	limitMemory = limitBurst / limitPerSecond * time.Second
)

func newLimiter() *limiter { return &limiter{purses: map[string]*purse{}} }

// allow takes one from the person's purse and reports whether there was one.
// A person without an ID is not limited: Discord always sends one.
func (l *limiter) allow(id string) bool {
	if id == "" {
		return true
	}
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.swept) > limitMemory {
		for id, p := range l.purses {
			if now.Sub(p.at) > limitMemory {
				delete(l.purses, id)
			}
		}
		l.swept = now
	}
	p, ok := l.purses[id]
	if !ok {
		p = &purse{left: limitBurst, at: now}
		// The ID is a part of the interaction's JSON, which would stay with it.
		l.purses[strings.Clone(id)] = p
	}
	return p.take(limitBurst, limitPerSecond)
}
