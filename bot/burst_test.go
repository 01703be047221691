package bot

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// Memory is given back once after a burst, not while it lasts, and not after the
// few answers of a discussion.
func TestBurst(t *testing.T) {
	for name, c := range map[string]struct {
		answers int
		every   time.Duration
		after   int64 // releases
	}{
		"discussion":         {answers: burstAnswers - 1, every: time.Millisecond},
		"all at once":        {answers: 2000, after: 1},
		"for a while":        {answers: burstAnswers, every: time.Second, after: 1},
		"few between pauses": {answers: 2 * burstAnswers, every: 2 * burstPause},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var released atomic.Int64 // by the timer's goroutine
				b := burst{release: func() { released.Add(1) }}
				for range c.answers {
					b.answered()
					time.Sleep(c.every)
				}
				synctest.Wait()
				if n := released.Load(); n != 0 {
					t.Errorf("released %d times while answers came", n)
				}
				time.Sleep(time.Minute)
				if n := released.Load(); n != c.after {
					t.Errorf("released %d times, want %d", n, c.after)
				}
				for range burstAnswers {
					b.answered()
				}
				time.Sleep(time.Minute)
				if n := released.Load(); n != c.after+1 {
					t.Errorf("released %d times after another burst, want %d", n, c.after+1)
				}
			})
		})
	}
}
