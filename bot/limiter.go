package bot

import (
	"maps"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A limiter keeps one person from taking everybody's time. Each person has a
// purse of interactions that refills steadily.
type limiter struct {
	mu     sync.Mutex
	purses map[string]*rate.Limiter // by user ID; only in memory, and only for a while
	swept  time.Time
}

const (
	// A person who types fast with autocomplete makes about five interactions
	// a second; a minute of that never meets the limit.
	limitBurst     = 120
	limitPerSecond = 4
	// An unused purse is full again, and can be forgotten, after this time.
	limitMemory = limitBurst / limitPerSecond * time.Second
)

func newLimiter() *limiter { return &limiter{purses: map[string]*rate.Limiter{}} }

// allow takes one from the person's purse and reports whether there was one.
// A person without an ID is not limited: Discord always sends one.
func (l *limiter) allow(id string) bool {
	if id == "" {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := time.Now(); now.Sub(l.swept) > limitMemory {
		maps.DeleteFunc(l.purses, func(_ string, purse *rate.Limiter) bool { return purse.Tokens() >= limitBurst })
		l.swept = now
	}
	purse, ok := l.purses[id]
	if !ok {
		purse = rate.NewLimiter(limitPerSecond, limitBurst)
		// The ID is a part of the interaction's JSON, which would stay with it.
		l.purses[strings.Clone(id)] = purse
	}
	return purse.Allow()
}
