package bot

import (
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
		after   int // releases
	}{
		"discussion":         {answers: burstAnswers - 1, every: time.Millisecond},
		"all at once":        {answers: 2000, after: 1},
		"for a while":        {answers: burstAnswers, every: time.Second, after: 1},
		"few between pauses": {answers: 2 * burstAnswers, every: 2 * burstPause},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				released := 0
				b := burst{release: func() { released++ }}
				for range c.answers {
					b.answered()
					time.Sleep(c.every)
				}
				synctest.Wait()
				if released != 0 {
					t.Errorf("released %d times while answers came", released)
				}
				time.Sleep(time.Minute)
				if released != c.after {
					t.Errorf("released %d times, want %d", released, c.after)
				}
				for range burstAnswers {
					b.answered()
				}
				time.Sleep(time.Minute)
				if released != c.after+1 {
					t.Errorf("released %d times after another burst, want %d", released, c.after+1)
				}
			})
		})
	}
}
