package bot

import (
	"cmp"
	"context"
	"log/slog"
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
// each concurrency bucket in identifyInterval, and of those that Discord still
// allows (session_start_limit) this process's part. Discord counts them for the
// token, by whichever process they are made, and resets the token where there
// are more than total in a day [Gateway: Session Start Limit].
type starter struct {
	limit func(context.Context) (startLimit, error) // asks Discord
	part  float64                                   // of all shards that this process runs
	log   *slog.Logger

	asking sync.Mutex // held while Discord is asked
	mu     sync.Mutex
	next   map[int]time.Time // by bucket: when it is free
	known  startLimit
	asked  time.Time
	resets time.Time
	each   int          // what one counts for
	last   time.Time    // this process's last IDENTIFY
	begun  map[int]bool // shards that had one
}

// A startLimit is what Discord says of IDENTIFYs.
type startLimit struct {
	Total          int `json:"total"`
	Remaining      int `json:"remaining"`
	ResetAfter     int `json:"reset_after"` // ms
	MaxConcurrency int `json:"max_concurrency"`
}

const (
	// usualStarts is the total of small bots, for servers that name none.
	usualStarts = 1000
	// Above this part of the total an IDENTIFY may be made at once; those below
	// have to last until the limit is reset, but for the last startReserve, which
	// is for shards that start.
	freeStarts   = 0.5
	startReserve = 0.1
)

func newStarter(now startLimit, part float64, limit func(context.Context) (startLimit, error), log *slog.Logger) *starter {
	s := &starter{limit: limit, part: part, log: log, next: map[int]time.Time{}, begun: map[int]bool{}}
	s.know(now)
	return s
}

// know takes what Discord said, where it said anything; where not, the starter
// counts by itself, from a day to the next.
func (s *starter) know(l startLimit) {
	now := time.Now()
	s.asked = now
	switch {
	case l.Total > 0:
		s.known, s.each = l, 1
		s.resets = now.Add(time.Duration(l.ResetAfter) * time.Millisecond)
	case !now.Before(s.resets):
		s.known.Total = cmp.Or(s.known.Total, usualStarts)
		s.known.Remaining, s.each = s.known.Total, int(1/s.part) // as if others made as many
		s.resets = now.Add(24 * time.Hour)
	}
	s.known.MaxConcurrency = max(1, s.known.MaxConcurrency)
}

// wait returns when the shard may connect to IDENTIFY, or ctx's error.
func (s *starter) wait(ctx context.Context, shard int) error {
	said := false
	for {
		s.refresh(ctx)
		s.mu.Lock()
		now := time.Now()
		bucket := shard % s.known.MaxConcurrency
		at := s.free(shard, now)
		if s.next[bucket].After(at) {
			at = s.next[bucket]
		}
		if !at.After(now) {
			// A little more than the interval: connections take unequal times.
			s.next[bucket] = now.Add(identifyInterval + identifyInterval/10)
			s.mu.Unlock()
			return ctx.Err()
		}
		left := s.known.Remaining
		s.mu.Unlock()
		if pause := at.Sub(now); pause > time.Minute && !said {
			s.log.Warn("few new sessions are left today: waiting with the next", "shard", shard, "left", left, "for", pause)
			said = true
		}
		// What other processes do meanwhile changes it.
		if err := sleep(ctx, min(at.Sub(now), time.Minute)); err != nil {
			return err
		}
	}
}

// free is when the shard's next IDENTIFY is due by what is left of them. s.mu is
// held.
func (s *starter) free(shard int, now time.Time) time.Time {
	total, left := float64(s.known.Total), float64(s.known.Remaining)
	switch spare := left - startReserve*total; {
	case left > freeStarts*total, !s.begun[shard] && left >= 1:
		return now
	case spare < 1:
		return s.resets
	default:
		every := time.Duration(float64(s.resets.Sub(now)) / spare / s.part)
		return s.last.Add(every)
	}
}

// refresh asks Discord what is left, unless that was just done.
func (s *starter) refresh(ctx context.Context) {
	s.asking.Lock()
	defer s.asking.Unlock()
	s.mu.Lock()
	fresh := time.Since(s.asked) < identifyInterval
	s.mu.Unlock()
	if fresh {
		return
	}
	l, err := s.limit(ctx)
	if err != nil {
		l = startLimit{} // what is known holds
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.know(l)
}

// spend records an IDENTIFY.
func (s *starter) spend(shard int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known.Remaining -= s.each
	s.last = time.Now()
	s.begun[shard] = true
}
