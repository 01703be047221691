package bot

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// lanes hold calls back as Discord's rate limits want it [Topics: Rate Limits].
// Calls under one limit are one lane, in the order in which they came. How many
// a lane takes is what Discord says with each response; a 429 holds back the
// whole lane, not one call. Discord bans an address after 10,000 refusals in ten
// minutes, so none may come from a call that could have waited. The methods are
// safe for concurrent use.
type lanes struct {
	mu      sync.Mutex
	buckets map[string]string // Discord's name of a limit, by the kind of call
	lanes   map[string]*lane  // by limit and by what it is counted for
	all     time.Time         // a global 429: no call with the token before this
	sweepAt int
}

// A lane is the calls under one limit, counted for one channel, server or
// interaction.
type lane struct {
	key   string
	open  bool // whether a global limit leaves it alone: what answers interactions
	queue []*ticket
	timer *time.Timer // lets the next go; nil where none is needed

	flying int       // calls under way
	told   bool      // whether Discord said what follows
	limit  int       // calls in a period
	left   int       // calls that are left in this one, without those under way
	reset  time.Time // when the next begins
	heard  bool      // whether any response came
	opens  time.Time // a 429: no call before this

	// Where Discord does not say it, what a 429 taught: limit calls in this time,
	// until learned. Taken are the last that were taken, which is kept so long too.
	per     time.Duration
	learned time.Time
	taken   []time.Time

	strikes int      // refusals in a row for want of a permission
	refusal *refused // the last, which holds until opens
}

// A ticket is a call that waits in a lane.
type ticket struct {
	lane *lane
	goes chan struct{}
}

// refused is Discord's refusal of a call, to be given to others in its place.
type refused struct {
	status int
	body   []byte
}

const (
	// laneWidth is how many calls go side by side where Discord does not say how
	// many it takes. What a 429 teaches then is from calls of the last lookBack,
	// and is forgotten after learnedFor without a call.
	laneWidth  = 8
	lookBack   = 10 * time.Second
	learnedFor = time.Minute
	// A permission that is missing is not asked for again with every call: after
	// freeStrikes refusals in a row for ever longer, up to maxStrike.
	freeStrikes = 3
	maxStrike   = time.Minute
	// sweepLanes is how many lanes there may be before idle ones are looked for.
	sweepLanes = 1024
)

func newLanes() *lanes {
	return &lanes{buckets: map[string]string{}, lanes: map[string]*lane{}, sweepAt: sweepLanes}
}

// majorOf is what Discord counts a call for: its channel or server, or the
// interaction.
func majorOf(path string) string {
	parts := strings.SplitN(strings.Trim(path, "/"), "/", 4)
	n := 2
	if answersInteraction(path) {
		n = 3
	}
	return strings.Join(parts[:min(n, len(parts))], "/")
}

// answersInteraction reports whether a call is one of those that answer an
// interaction, which Discord does not count against the bot as a whole.
func answersInteraction(path string) bool {
	return strings.HasPrefix(path, "/webhooks/") || strings.HasPrefix(path, "/interactions/")
}

// enter returns the call's lane once the call may go; it leaves the lane
// afterwards. A call that was sent back goes first. One that would wait for a
// permission is not made: the refusal is what Discord said to the one before.
func (s *lanes) enter(ctx context.Context, kind, path string, sentBack bool) (*lane, *refused, error) {
	s.mu.Lock()
	l := s.lane(kind, path)
	if l.refusal != nil && time.Now().Before(l.opens) && !sentBack {
		s.mu.Unlock()
		return nil, l.refusal, nil
	}
	t := &ticket{l, make(chan struct{})}
	if sentBack {
		l.queue = slices.Insert(l.queue, 0, t)
	} else {
		l.queue = append(l.queue, t)
	}
	s.pump(l)
	s.mu.Unlock()
	select {
	case <-t.goes:
		return t.lane, nil, nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	l = t.lane
	if i := slices.Index(l.queue, t); i >= 0 {
		l.queue = slices.Delete(l.queue, i, i+1)
	} else {
		l.flying-- // it might have gone
		s.pump(l)
	}
	s.forget(l)
	return nil, nil, ctx.Err()
}

// lane finds or makes a call's lane. s.mu is held.
func (s *lanes) lane(kind, path string) *lane {
	limit := kind
	if b, ok := s.buckets[kind]; ok {
		limit = b
	}
	key := limit + " " + majorOf(path)
	l, ok := s.lanes[key]
	if !ok {
		if len(s.lanes) >= s.sweepAt {
			for _, l := range s.lanes {
				s.forget(l)
			}
			s.sweepAt = max(sweepLanes, 2*len(s.lanes))
		}
		l = &lane{key: key, open: answersInteraction(path)}
		s.lanes[key] = l
	}
	return l
}

// forget drops a lane of which nothing need be remembered. s.mu is held.
func (s *lanes) forget(l *lane) {
	now := time.Now()
	if len(l.queue) == 0 && l.flying == 0 && now.After(l.opens) && now.After(l.reset) && now.After(l.learned) && l.strikes == 0 {
		delete(s.lanes, l.key)
	}
}

// free is when the next call may go, as far as that is a matter of time.
func (l *lane) free(all time.Time) time.Time {
	at := l.opens
	if !l.open && all.After(at) {
		at = all
	}
	if l.told && l.left <= 0 && l.reset.After(at) {
		at = l.reset
	}
	if n := len(l.taken); l.per > 0 && n >= l.limit && l.taken[n-l.limit].Add(l.per).After(at) {
		at = l.taken[n-l.limit].Add(l.per)
	}
	return at
}

// room is how many calls may be under way.
func (l *lane) room(now time.Time) int {
	switch {
	case l.told && now.Before(l.reset):
		return l.left
	case l.told:
		return l.limit
	case !l.heard:
		return 1 // until it is known whether Discord says how many
	case l.per > 0:
		n := l.limit
		for _, at := range l.taken {
			if now.Sub(at) < l.per {
				n--
			}
		}
		return n
	}
	return laneWidth
}

// pump lets go who may. s.mu is held.
func (s *lanes) pump(l *lane) {
	now := time.Now()
	for len(l.queue) > 0 {
		if at := l.free(s.all); at.After(now) {
			if l.timer != nil {
				l.timer.Stop()
			}
			l.timer = time.AfterFunc(at.Sub(now), func() {
				s.mu.Lock()
				defer s.mu.Unlock()
				s.pump(l)
			})
			return
		}
		if l.flying >= l.room(now) {
			return // whoever comes back pumps
		}
		l.flying++
		close(l.queue[0].goes)
		l.queue = l.queue[1:]
	}
}

// leave takes what Discord said to a call that went; nil where it said nothing.
// Body is the response's.
func (s *lanes) leave(l *lane, kind, path string, resp *http.Response, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.flying--
	if resp != nil {
		l = s.learn(l, kind, path, resp, body)
	}
	s.pump(l)
	s.forget(l)
}

// learn reads what a response says of the call's lane, and returns it: it is
// another one where the response names its limit for the first time. s.mu is held.
func (s *lanes) learn(l *lane, kind, path string, resp *http.Response, body []byte) *lane {
	now := time.Now()
	l.heard = true
	if b := resp.Header.Get("X-RateLimit-Bucket"); b != "" && s.buckets[kind] != b {
		// From now on calls of this kind are a lane with others under the same
		// limit.
		s.buckets[kind] = b
		key := b + " " + majorOf(path)
		if shared := s.lanes[key]; shared != nil {
			for _, t := range l.queue {
				t.lane = shared
			}
			shared.queue = append(shared.queue, l.queue...)
			l.queue = nil
			s.forget(l)
			l = shared
		} else {
			delete(s.lanes, l.key)
			l.key = key
			s.lanes[key] = l
		}
	}
	left, err := strconv.Atoi(resp.Header.Get("X-RateLimit-Remaining"))
	after, err2 := strconv.ParseFloat(resp.Header.Get("X-RateLimit-Reset-After"), 64)
	if err == nil && err2 == nil {
		if l.told && now.Before(l.reset) {
			left = min(left, l.left) // responses overtake each other
		}
		limit, _ := strconv.Atoi(resp.Header.Get("X-RateLimit-Limit")) // 0 is one at a time
		l.told, l.left, l.limit, l.reset, l.per = true, left, max(1, limit), now.Add(seconds(after)), 0
	}
	said := refusalIn(body)
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		at := now.Add(retryAfter(resp.Header, said))
		if (said.Global || resp.Header.Get("X-RateLimit-Global") != "") && !l.open {
			s.all = at
			return l
		}
		l.opens, l.refusal, l.left = at, nil, 0
		if n := len(l.taken); !l.told && n > 0 {
			// So many were taken from the first on, and until this is over no more.
			l.limit, l.per = n, at.Sub(l.taken[0])
		}
	case resp.StatusCode == http.StatusForbidden && lacksPermission(said.Code):
		if l.strikes++; l.strikes >= freeStrikes {
			l.opens = now.Add(min(maxStrike, time.Second<<min(l.strikes-freeStrikes, 10)))
			l.refusal = &refused{resp.StatusCode, body}
		}
	default:
		l.strikes, l.refusal = 0, nil
		if l.open || l.told {
			return l
		}
		l.taken = append(l.taken, now)
		if l.per > 0 {
			l.limit = max(l.limit, l.limit-l.room(now)) // those that were on the way when it was learned
		}
	}
	keep := max(lookBack, l.per)
	l.taken = slices.DeleteFunc(l.taken, func(at time.Time) bool { return now.Sub(at) > keep })
	l.learned = now.Add(lookBack)
	if l.per > 0 {
		l.learned = now.Add(learnedFor)
	}
	return l
}

// seconds is a time that Discord gives in seconds, rounded up: a call that comes
// a little too early counts again.
func seconds(s float64) time.Duration {
	return time.Duration(s*float64(time.Second)) + 10*time.Millisecond
}
