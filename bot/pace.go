package bot

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"
)

// A pacer spaces one shard's connections: the first few at once, then ever
// further apart, and never more than maxConnections in connectionWindow,
// whatever happens. The zero value is ready.
type pacer struct {
	failures int
	opened   []time.Time
	notUntil time.Time
}

const (
	// Discord's documentation names no figure for connections; a storm of ten
	// in ten seconds is what discordgo was seen to make.
	maxConnections   = 4
	connectionWindow = 10 * time.Second
	firstBackoff     = 500 * time.Millisecond
	// maxBackoff keeps the bot within seconds of a gateway that comes back.
	maxBackoff = 15 * time.Second
	// A connection that was ready this long was a good one.
	steadyAfter = 30 * time.Second
)

// wait returns when the next connection may be opened, or ctx's error.
func (p *pacer) wait(ctx context.Context) error {
	now := time.Now()
	at := now
	if p.failures > 0 {
		backoff := min(maxBackoff, firstBackoff<<min(p.failures-1, 10))
		at = now.Add(backoff/2 + rand.N(backoff/2))
	}
	if n := len(p.opened); n >= maxConnections {
		if free := p.opened[n-maxConnections].Add(connectionWindow); free.After(at) {
			at = free
		}
	}
	if p.notUntil.After(at) {
		at = p.notUntil
	}
	if err := sleep(ctx, at.Sub(now)); err != nil {
		return err
	}
	p.opened = append(p.opened, time.Now())
	p.opened = p.opened[max(0, len(p.opened)-maxConnections):]
	return nil
}

// failed records that the connection did not hold, steady that it did.
func (p *pacer) failed() { p.failures++ }
func (p *pacer) steady() { p.failures = 0 }

// rest keeps the next connection back.
func (p *pacer) rest(d time.Duration) { p.notUntil = time.Now().Add(d) }

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A starter shares out IDENTIFYs between the shards of this process: one for
// each concurrency bucket in identifyInterval, and few enough in an hour that
// Discord's 1,000 a day are never used up.
type starter struct {
	concurrency int

	mu      sync.Mutex
	next    map[int]time.Time // by bucket: when it is free
	started []time.Time       // IDENTIFYs in the last hour
}

// identifiesPerHour, beside one for each shard, stays below 1,000 a day
// [Gateway: Session Start Limit]. Past it the bot waits instead of losing its
// token, which Discord resets when the limit is passed.
const identifiesPerHour = 40

func newStarter(concurrency int) *starter {
	return &starter{concurrency: concurrency, next: map[int]time.Time{}}
}

// wait returns when the shard may connect to IDENTIFY, or ctx's error.
func (s *starter) wait(ctx context.Context, shard, shards int) error {
	s.mu.Lock()
	now := time.Now()
	at := now
	bucket := shard % s.concurrency
	if s.next[bucket].After(at) {
		at = s.next[bucket]
	}
	for len(s.started) > 0 && now.Sub(s.started[0]) > time.Hour {
		s.started = s.started[1:]
	}
	if n := len(s.started); n >= identifiesPerHour+shards {
		if free := s.started[n-identifiesPerHour-shards].Add(time.Hour); free.After(at) {
			at = free
		}
	}
	// A little more than the interval: connections take unequal times.
	s.next[bucket] = at.Add(identifyInterval + identifyInterval/10)
	s.mu.Unlock()
	return sleep(ctx, at.Sub(now))
}

// spend records an IDENTIFY.
func (s *starter) spend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.started = append(s.started, time.Now())
}
