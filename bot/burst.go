package bot

import (
	"sync/atomic"
	"time"
)

// A burst notices when many answers in a row are over, and has their memory
// given back: what a flood leaves behind is garbage, but an idle Go program
// looks for garbage only every two minutes, and keeps what it finds for a
// while after that.
type burst struct {
	release func() // gives memory back to the system
	answers atomic.Int64
	watched atomic.Bool // a timer looks whether it is over
}

// A burst is this many answers without a pause of burstPause. Fewer leave so
// little that collecting it is not worth the work.
const (
	burstAnswers = 500
	burstPause   = 3 * time.Second
)

// answered counts one answer.
func (b *burst) answered() {
	b.answers.Add(1)
	if b.watched.CompareAndSwap(false, true) {
		b.watch(0)
	}
}

// watch looks after a pause whether there were more than before answers by then.
func (b *burst) watch(before int64) {
	time.AfterFunc(burstPause, func() {
		n := b.answers.Load()
		if n != before {
			b.watch(n)
			return
		}
		b.answers.Store(0)
		b.watched.Store(false)
		if n >= burstAnswers {
			b.release()
		}
	})
}
