package bot

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A laneTest makes calls of any kind for one channel.
type laneTest struct {
	*testing.T
	lanes *lanes
	mu    sync.Mutex
	gone  []string // names of the calls that went, in order
}

func inLanes(t *testing.T, f func(*laneTest)) {
	synctest.Test(t, func(t *testing.T) { f(&laneTest{T: t, lanes: newLanes()}) })
}

// goes starts a call. It stays under way until what it returns is given a
// response: a status and what Discord's headers say, none for nil.
func (t *laneTest) goes(kind, name string, sentBack bool) (lands func(status int, header map[string]any)) {
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	got := make(chan *lane, 1)
	go func() {
		l, _, err := t.lanes.enter(ctx, kind, "/channels/1/messages", sentBack)
		if err == nil {
			t.mu.Lock()
			t.gone = append(t.gone, name)
			t.mu.Unlock()
			got <- l
		}
	}()
	synctest.Wait()
	return func(status int, header map[string]any) {
		t.Helper()
		select {
		case l := <-got:
			resp := &http.Response{StatusCode: status, Header: http.Header{}}
			for name, value := range header {
				resp.Header.Set(name, fmt.Sprint(value))
			}
			t.lanes.leave(l, kind, "/channels/1/messages", resp, nil)
		default:
			t.Errorf("%s has not gone", name)
		}
		synctest.Wait()
	}
}

func says(left int) map[string]any {
	return map[string]any{"X-RateLimit-Bucket": "b", "X-RateLimit-Limit": 5, "X-RateLimit-Remaining": left, "X-RateLimit-Reset-After": 5}
}

// Kinds of calls that Discord counts together are one lane.
func TestKindsUnderOneLimit(t *testing.T) {
	inLanes(t, func(t *laneTest) {
		t.goes("send", "first", false)(200, says(4))
		edited := t.goes("edit", "first edit", false)
		t.goes("edit", "edit", false)
		edited(200, says(0))
		t.goes("send", "send", false)
		if len(t.gone) != 2 {
			t.Errorf("gone: %v", t.gone)
		}
		time.Sleep(6 * time.Second)
		synctest.Wait()
		if !slices.Contains(t.gone, "edit") {
			t.Errorf("gone: %v", t.gone)
		}
	})
}

// Responses may overtake each other: the least that Discord said holds.
func TestResponsesThatOvertake(t *testing.T) {
	inLanes(t, func(t *laneTest) {
		t.goes("send", "first", false)(200, says(2))
		a, b := t.goes("send", "a", false), t.goes("send", "b", false)
		b(200, says(0))
		a(200, says(1))
		t.goes("send", "c", false)
		if slices.Contains(t.gone, "c") {
			t.Error("a call went that Discord has no place for")
		}
	})
}

// Where Discord does not say how many calls it takes, those that it took after its
// first 429 came count too; and the call that was refused is the next to go.
func TestWhatA429Teaches(t *testing.T) {
	inLanes(t, func(t *laneTest) {
		for n := range 3 {
			t.goes("send", strconv.Itoa(n), false)(200, nil)
		}
		over, four, five := t.goes("send", "over", false), t.goes("send", "four", false), t.goes("send", "five", false)
		over(429, map[string]any{"Retry-After": 5})
		four(200, nil)
		five(200, nil)
		t.gone = nil
		for n := range 6 {
			t.goes("send", strconv.Itoa(n), false)
		}
		t.goes("send", "over", true)
		time.Sleep(6 * time.Second)
		synctest.Wait()
		if len(t.gone) != 5 || !slices.Contains(t.gone, "over") {
			t.Errorf("after the 429 %v went, want five and the refused one among them", t.gone)
		}
	})
}
