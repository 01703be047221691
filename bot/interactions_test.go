package bot

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
	"briefbot/bot/reader"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/encoder"
)

// testKey signs what the tests send.
func testKey() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)) }

// signed returns a POST to /interactions as Discord makes it at a time.
func signed(body []byte, at time.Time) *http.Request {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	r := httptest.NewRequest(http.MethodPost, "/interactions", bytes.NewReader(body))
	r.Header.Set(timestampHeader, timestamp)
	r.Header.Set(signatureHeader, hex.EncodeToString(ed25519.Sign(testKey(), append([]byte(timestamp), body...))))
	return r
}

// askBody is an /ask from a server, as Discord sends it.
func askBody(id int, user, question string) []byte {
	text, err := json.Marshal(question)
	if err != nil {
		panic(err) // a string always can be
	}
	return fmt.Appendf(nil, `{"app_permissions":"562949953601536","application_id":"900000000000000001","attachment_size_limit":10485760,
"authorizing_integration_owners":{"0":"900000000000000002"},"channel":{"flags":0,"guild_id":"900000000000000002","id":"900000000000000003",
"last_message_id":"900000000000000004","name":"general","nsfw":false,"parent_id":"900000000000000005","permissions":"2251799813685247","position":0,
"rate_limit_per_user":0,"topic":null,"type":0},"channel_id":"900000000000000003","context":0,"data":{"id":"900000000000000006","name":"ask",
"options":[{"name":"question","type":3,"value":%s}],"type":1},"entitlement_sku_ids":[],"entitlements":[],"guild":{"features":[],
"id":"900000000000000002","locale":"en-US"},"guild_id":"900000000000000002","guild_locale":"en-US","id":"%d","locale":"en-GB",
"member":{"avatar":null,"banner":null,"communication_disabled_until":null,"deaf":false,"flags":0,"joined_at":"2024-01-01T00:00:00.000000+00:00",
"mute":false,"nick":null,"pending":false,"permissions":"2251799813685247","premium_since":null,"roles":[],"unusual_dm_activity_until":null,
"user":{"avatar":null,"avatar_decoration_data":null,"bot":false,"clan":null,"discriminator":"0","global_name":"Somebody","id":"%s",
"public_flags":0,"username":"somebody"}},"token":"a-token","type":2,"version":1}`, text, id, user)
}

// realSet are the commands on the built-in brief, as `briefbot run` has them.
func realSet(t testing.TB, m *Metrics) *commands.Set {
	t.Helper()
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{Companion: c, Encoder: e})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return commands.New(b, Remember(m.Time(x)))
}

// newSite is all that the program serves, on the built-in brief, answering
// interactions by HTTP.
func newSite(t testing.TB, log *slog.Logger) *site {
	t.Helper()
	m := NewMetrics()
	set := realSet(t, m)
	page, err := reader.New(corpus.Builtin(), set, reader.Options{}, log)
	if err != nil {
		t.Fatal(err)
	}
	answers := newServer(newHandler(Config{}, set, log), &client{http: nowhere()}, m, log)
	return &site{
		interactions: &endpoint{large: make(chan struct{}, maxLarge), key: testKey().Public().(ed25519.PublicKey), server: answers, base: context.Background(), refused: m.refused, log: log},
		reader:       page, metrics: m, health: &health{}, log: log,
	}
}

// nowhere is where what follows a first response goes.
func nowhere() *http.Client {
	return &http.Client{Transport: roundTrip(func(*http.Request) (*http.Response, error) { return nil, context.Canceled })}
}

func discardLog() *slog.Logger { return slog.New(slog.DiscardHandler) }

func do(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPing(t *testing.T) {
	w := do(newSite(t, discardLog()).handler(true), signed([]byte(`{"type":1,"id":"1","token":"t"}`), time.Now()))
	if w.Code != 200 || w.Body.String() != `{"type":1}` || w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("got %d %q (%s), want 200 and a pong", w.Code, w.Body, w.Header().Get("Content-Type"))
	}
}

func TestHTTPAnswersAreWhatTheGatewayWouldSend(t *testing.T) {
	checker := newChecker(t)
	s := newSite(t, discardLog())
	for _, question := range []string{
		"What stands in the way of EU–Russia cooperation in Central Asia?", "penguins of Antarctica", "", strings.Repeat("ж", 6000), "@everyone *hi*",
	} {
		body := askBody(1, "2", question)
		w := do(s.handler(true), signed(body, time.Now()))
		if w.Code != 200 {
			t.Fatalf("%.40q: status %d: %s", question, w.Code, w.Body)
		}
		if err := checker.Response(w.Body.Bytes()); err != nil {
			t.Errorf("%.40q: %v", question, err)
		}
		i, err := decodeInteraction(body)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(s.interactions.(*endpoint).server.handler().Answer(t.Context(), i).Response())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), w.Body.String()); diff != "" {
			t.Errorf("%.40q (-gateway +HTTP):\n%s", question, diff)
		}
	}
}

// TestWhatFollowsComesAfterTheResponse asks for a section that is too long for
// one message: the rest goes by REST, when Discord has the first part.
func TestWhatFollowsComesAfterTheResponse(t *testing.T) {
	checker := newChecker(t)
	s := newSite(t, discardLog())
	w := httptest.NewRecorder()
	var follows []string
	s.interactions.(*endpoint).server.rest = &client{http: &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		if err := checker.Request(r.Method, r.URL.String(), r.Header.Get("Content-Type"), body); err != nil {
			t.Error(err)
		}
		if !w.Flushed {
			t.Error("a follow-up was sent before the response")
		}
		follows = append(follows, r.Method+" "+r.URL.Path)
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}"))}, nil
	})}}
	body := strings.Replace(string(askBody(1, "2", "possible areas for cooperation")), `"name":"ask"`, `"name":"section"`, 1)
	body = strings.Replace(body, `"name":"question"`, `"name":"name"`, 1)
	s.interactions.ServeHTTP(w, signed([]byte(body), time.Now()))
	if err := checker.Response(w.Body.Bytes()); err != nil {
		t.Error(err)
	}
	if len(follows) == 0 {
		t.Fatal("the section fits one message: this tests nothing")
	}
	if w.Header().Get("Connection") != "close" {
		t.Error("the next interaction would wait on this connection for what follows")
	}
	short := httptest.NewRecorder()
	s.interactions.ServeHTTP(short, signed(askBody(3, "4", "Why is trust a barrier?"), time.Now()))
	if short.Header().Get("Connection") != "" {
		t.Error("the connection ends after a whole answer")
	}
	for _, f := range follows {
		if f != "POST /api/v10/webhooks/900000000000000001/a-token" {
			t.Errorf("followed by %s", f)
		}
	}
}

func TestRefusedRequests(t *testing.T) {
	h := newSite(t, discardLog()).handler(true) // first: it takes seconds under the race detector, and timestamps age
	ping := []byte(`{"type":1}`)
	change := func(f func(h http.Header)) *http.Request {
		r := signed(ping, time.Now())
		f(r.Header)
		return r
	}
	set := func(name, value string) *http.Request { return change(func(h http.Header) { h.Set(name, value) }) }
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	now := strconv.FormatInt(time.Now().Unix(), 10)
	cases := []struct {
		name    string
		request *http.Request
		status  int
	}{
		{"no headers", httptest.NewRequest("POST", "/interactions", bytes.NewReader(ping)), 401},
		{"no signature", change(func(h http.Header) { h.Del(signatureHeader) }), 401},
		{"no timestamp", change(func(h http.Header) { h.Del(timestampHeader) }), 401},
		{"two signatures", change(func(h http.Header) { h.Add(signatureHeader, h.Get(signatureHeader)) }), 401},
		{"two timestamps", change(func(h http.Header) { h.Add(timestampHeader, h.Get(timestampHeader)) }), 401},
		{"another key's signature", set(signatureHeader, hex.EncodeToString(ed25519.Sign(other, append([]byte(now), ping...)))), 401},
		{"a signature of nothing", set(signatureHeader, strings.Repeat("0", 128)), 401},
		{"a short signature", set(signatureHeader, strings.Repeat("0", 126)), 401},
		{"a long signature", set(signatureHeader, strings.Repeat("0", 130)), 401},
		{"an odd signature", set(signatureHeader, strings.Repeat("0", 129)), 401},
		{"a signature that is not hexadecimal", set(signatureHeader, strings.Repeat("g", 128)), 401},
		{"another timestamp", set(timestampHeader, strconv.FormatInt(time.Now().Unix()+1, 10)), 401},
		{"a timestamp in words", set(timestampHeader, "now"), 401},
		{"a timestamp with a sign", set(timestampHeader, "+"+now), 401},
		{"a timestamp with spaces", set(timestampHeader, " "+now), 401},
		{"a huge timestamp", set(timestampHeader, "99999999999999999999"), 401},
		{"a timestamp at the end of time", signed(ping, time.Unix(1<<62, 0)), 401},
		{"too old", signed(ping, time.Now().Add(-timestampWindow-2*time.Second)), 401},
		{"too new", signed(ping, time.Now().Add(timestampWindow+2*time.Second)), 401},
		{"nearly too old", signed(ping, time.Now().Add(-timestampWindow+5*time.Second)), 200},
		{"nothing signed", signed(nil, time.Now()), 400},
		{"no JSON", signed([]byte("PING"), time.Now()), 400},
		{"another JSON", signed([]byte("[1]"), time.Now()), 400},
		{"without ID", signed([]byte(`{"type":2,"token":"t","data":{"name":"ask","type":1}}`), time.Now()), 400},
		{"without data", signed([]byte(`{"type":2,"id":"1","token":"t"}`), time.Now()), 400},
		{"unknown type", signed([]byte(`{"type":99,"id":"1","token":"t"}`), time.Now()), 200},
		{"get", httptest.NewRequest("GET", "/interactions", nil), 405},
		{"delete", httptest.NewRequest("DELETE", "/interactions", nil), 405},
		{"unknown method", httptest.NewRequest("BREW", "/interactions", nil), 405},
		{"unknown path", httptest.NewRequest("POST", "/interactions/2", nil), 405},
		{"unknown page", httptest.NewRequest("GET", "/interactions/2", nil), 404},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if w := do(h, c.request); w.Code != c.status {
				t.Errorf("status %d, want %d: %.200s", w.Code, c.status, w.Body)
			}
		})
	}
}

func TestOnePersonsFloodStopsNobodyElse(t *testing.T) {
	h := newSite(t, discardLog()).handler(true)
	// In a bubble no time passes, so nobody's purse refills.
	synctest.Test(t, func(t *testing.T) {
		const flood = 300
		var limited atomic.Int32
		var wg sync.WaitGroup
		post := func(i int, user string) *httptest.ResponseRecorder {
			w := do(h, signed(askBody(i, user, "What is the EAEU?"), time.Now()))
			if w.Code != http.StatusOK {
				t.Errorf("status %d: %s", w.Code, w.Body)
			}
			return w
		}
		notice := tooFast.In("en-GB")
		for i := range flood {
			wg.Go(func() {
				if w := post(i+1, "7"); strings.Contains(w.Body.String(), notice) {
					limited.Add(1)
					if !strings.Contains(w.Body.String(), `"flags":68`) { // ephemeral, without embeds
						t.Errorf("the notice is not private: %s", w.Body)
					}
				}
			})
			wg.Go(func() {
				if w := post(flood+i+1, strconv.Itoa(100+i)); strings.Contains(w.Body.String(), notice) {
					t.Error("another person was limited")
				}
			})
		}
		wg.Wait()
		if got := int(limited.Load()); got != flood-limitBurst {
			t.Errorf("%d of %d were limited, want %d", got, flood, flood-limitBurst)
		}
	})
}

// counted counts what is read of a body.
type counted struct {
	io.Reader
	n int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

func TestLargeBodies(t *testing.T) {
	large := bytes.Repeat([]byte(" "), 10<<20)
	cases := []struct {
		name   string
		length int64 // as declared
		most   int   // bytes read
	}{
		{"declared", int64(len(large)), 0},
		{"not declared", -1, maxInteraction + 1},
	}
	h := newSite(t, discardLog()).handler(true)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := signed(large, time.Now())
			body := &counted{Reader: bytes.NewReader(large)}
			r.Body, r.ContentLength = io.NopCloser(body), c.length
			if w := do(h, r); w.Code != http.StatusRequestEntityTooLarge {
				t.Errorf("status %d, want 413", w.Code)
			}
			if body.n > c.most {
				t.Errorf("%d bytes were read, want at most %d", body.n, c.most)
			}
		})
	}
	t.Run("unsigned bodies are not read at all", func(t *testing.T) {
		body := &counted{Reader: bytes.NewReader(large)}
		if w := do(h, httptest.NewRequest("POST", "/interactions", body)); w.Code != 401 || body.n != 0 {
			t.Errorf("status %d after %d bytes, want 401 after none", w.Code, body.n)
		}
	})
	t.Run("the longest that is read", func(t *testing.T) {
		body := append([]byte(`{"type":1}`), bytes.Repeat([]byte(" "), maxInteraction-10)...)
		if w := do(h, signed(body, time.Now())); w.Code != 200 {
			t.Errorf("status %d, want 200", w.Code)
		}
	})
}

func TestAConnectionThatBreaksIsNoAnswer(t *testing.T) {
	r := signed([]byte(`{"type":1}`), time.Now())
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"type"`), errorReader{}))
	if w := do(newSite(t, discardLog()).handler(true), r); w.Code != 400 {
		t.Errorf("status %d, want 400", w.Code)
	}
}

type errorReader struct{}

func (errorReader) Read([]byte) (int, error) { return 0, errors.New("reset by peer") }

func TestLogsHoldNeitherTextNorPerson(t *testing.T) {
	var log strings.Builder
	s := newSite(t, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	do(s.handler(true), signed(askBody(1, "123456789012345678", "a very private question"), time.Now()))
	do(s.handler(true), httptest.NewRequest("GET", "/?q=another+private+question", nil))
	metrics := do(s.handler(true), httptest.NewRequest("GET", "/metrics", nil)).Body.String()
	if log.Len() == 0 {
		t.Error("nothing was logged at level debug")
	}
	for _, secret := range []string{"private", "123456789012345678", "900000000000000002", "a-token", "Somebody"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, &log)
		}
		if strings.Contains(metrics, secret) {
			t.Errorf("the metrics hold %q", secret)
		}
	}
}

// What is kept between two interactions is counts. A person's, which lies by
// their ID, must not hold on to the body that the ID was read from.
func TestNoBodyIsKept(t *testing.T) {
	s := newSite(t, discardLog())
	const people, padding = 100, 200 << 10
	inUse := func() int {
		runtime.GC()
		runtime.GC() // what lies in pools goes with the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := inUse()
	for n := range people {
		body := append(askBody(n+1, strconv.Itoa(1000+n), ""), bytes.Repeat([]byte(" "), padding)...)
		if w := do(s.interactions, signed(body, time.Now())); w.Code != http.StatusOK {
			t.Fatalf("status %d: %s", w.Code, w.Body)
		}
	}
	if kept := inUse() - before; kept > people*padding/4 {
		t.Errorf("%d kB are kept of %d bodies of %d kB", kept>>10, people, padding>>10)
	}
	runtime.KeepAlive(s)
}

// FuzzInteraction checks that nothing that Discord's key could sign breaks the
// endpoint.
func FuzzInteraction(f *testing.F) {
	f.Add([]byte(`{"type":1}`))
	f.Add(askBody(1, "2", "What about drugs?"))
	f.Add([]byte(`{"type":2,"id":"1","token":"t","data":{"type":3,"name":"Find in brief","target_id":"9","resolved":{"messages":{"9":{"components":[{"type":99}]}}}}}`))
	f.Add([]byte(`{"type":3,"id":"1","token":"t","data":{"component_type":2,"custom_id":"x"}}`))
	f.Add([]byte(`{"type":4,"id":"1","token":"t","data":{"name":"ask","options":[{"name":"question","type":3,"value":"x","focused":true}]}}`))
	f.Add([]byte(`{"type":5,"id":"1","token":"t","data":{"custom_id":"x","components":[]}}`))
	f.Add(fmt.Appendf(nil, `{"type":5,"id":"1","token":"t","data":{"custom_id":"form.verify.private","components":[{"type":18,"component":{"type":4,"custom_id":"quote","value":%q}}]}}`, strings.Repeat("a ", 2000)))
	f.Add(askBody(1, "2", strings.Repeat("ж", 6000)))
	f.Add(askBody(1, "2", strings.Repeat("EU … and … ", 101)))
	f.Add(append(askBody(1, "2", "x"), bytes.Repeat([]byte(" "), smallBody)...))
	f.Add(append(askBody(1, "2", "x"), bytes.Repeat([]byte(" "), maxInteraction)...))
	checker, err := discordtest.NewChecker("")
	if err != nil {
		f.Fatal(err)
	}
	s := newSite(f, discardLog())
	answers := s.interactions.(*endpoint).server
	f.Fuzz(func(t *testing.T, body []byte) {
		answers.handler().limit = newLimiter()
		w := do(s.interactions, signed(body, time.Now()))
		switch w.Code {
		case 200:
			if err := checker.Response(w.Body.Bytes()); err != nil {
				t.Errorf("%v\n%s", err, w.Body)
			}
		case 400, 413:
		default:
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
