package bot

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// While a long brief is read for its meaning, readiness and metrics say how far
// that is, and the bot counts as ready.
func TestMeaningIsTold(t *testing.T) {
	done := 62
	h, m := new(health), NewMetrics()
	h.watch(func() (int, int) { return done, 100 })
	m.watchMeaning(h.percent)
	for _, c := range []struct {
		done          int
		ready, metric string
	}{{62, "{\"status\":\"ok\",\"meaning\":\"meaning 62 %\"}\n", "briefbot_meaning_ratio 0.62\n"}, {100, "{\"status\":\"ok\"}\n", "briefbot_meaning_ratio 1\n"}} {
		done = c.done
		w := httptest.NewRecorder()
		h.ready(w, nil)
		if w.Code != 200 || w.Body.String() != c.ready {
			t.Errorf("at %d of 100 readiness is %d %q, want %q", c.done, w.Code, w.Body, c.ready)
		}
		w = httptest.NewRecorder()
		m.handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		if !strings.Contains(w.Body.String(), c.metric) {
			t.Errorf("at %d of 100 the metrics lack %q", c.done, c.metric)
		}
	}
	h.watch(nil)
	if h.percent() != 100 {
		t.Errorf("a brief that is never read so is at %d %%", h.percent())
	}
}
