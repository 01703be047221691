package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Call is one REST request that the bot made.
type Call struct {
	Method string
	Path   string // after the API's version, without the query
	Query  string
	Body   json.RawMessage   // nil if there was none; of a form with files its payload_json
	Files  map[string]string // of a form with files, by their names
	Token  string            // the Authorization header
	At     time.Time
}

// A Fault is how a REST call goes wrong. The zero value of each field but
// Path means nothing special.
type Fault struct {
	Method string // "" is any
	Path   string // a pattern as in [path.Match]; * does not match a slash
	Times  int    // how often; 0 is always
	Wait   time.Duration
	// Hang never answers; the call ends when its context does.
	Hang bool
	// Done carries the call out before it goes wrong.
	Done   bool
	Status int // 0 lets the call through, after Wait
	Header map[string]string
	Body   string
}

// Fail plays back a fault from now on. The first that fits a call counts.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = -1
	}
	s.faults = append(s.faults, &f)
}

// Heal ends all faults.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// Calls are the requests made so far whose method and path fit the pattern, as
// in [Fault].
func (s *Server) Calls(method, pattern string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.calls), func(c Call) bool { return !fits(method, pattern, c.Method, c.Path) })
}

// Violations are the requests that broke one of Discord's rules, each with
// what is wrong with it.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

func fits(method, pattern, m, p string) bool {
	ok, err := path.Match(pattern, p)
	return (method == "" || method == m) && ok && err == nil
}

type roundTripper struct{ s *Server }

// Attach puts a file at an address, for a message to name.
func (s *Server) Attach(address, content string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]string{}
	}
	s.files[address] = content
}

// RoundTrip implements [http.RoundTripper].
func (t roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	t.s.mu.Lock()
	file, ok := t.s.files[r.URL.String()]
	t.s.mu.Unlock()
	if ok {
		return reply(r, http.StatusOK, []byte(file)), nil
	}
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		r.Body.Close()
	}
	p, err := pathOf(r.URL.String())
	if err != nil {
		return nil, err
	}
	call := Call{Method: r.Method, Path: p, Query: r.URL.RawQuery, Body: body, Token: r.Header.Get("Authorization"), At: time.Now()}
	kind := r.Header.Get("Content-Type")
	// What cannot be read the checker refuses.
	if payload, files, err := parts(kind, body); err == nil && len(files) > 0 {
		call.Body, call.Files, kind = payload, files, ""
	}
	fault := t.s.record(call, kind)
	if fault != nil {
		if fault.Hang {
			if fault.Done {
				t.s.carryOut(call)
			}
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
		if fault.Wait > 0 {
			select {
			case <-time.After(fault.Wait):
			case <-r.Context().Done():
				return nil, r.Context().Err()
			}
		}
		if fault.Status != 0 {
			if fault.Done {
				t.s.carryOut(call)
			}
			switch fault.Status {
			case http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests:
				t.s.mu.Lock()
				t.s.refusals++
				t.s.mu.Unlock()
			}
			resp := reply(r, fault.Status, []byte(fault.Body))
			for k, v := range fault.Header {
				resp.Header.Set(k, v)
			}
			return resp, nil
		}
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	status, answer, header := t.s.held(call)
	if status == 0 {
		status, answer = t.s.carryOut(call)
	}
	var b []byte
	if answer != nil {
		var err error
		if b, err = json.Marshal(answer); err != nil {
			return nil, err
		}
	}
	resp := reply(r, status, b)
	maps.Copy(resp.Header, header)
	return resp, nil
}

// A limit is how many messages each channel takes in a time, by sliding windows
// of the same length; the zero value is no limit.
type limit struct {
	n      int
	within time.Duration
	told   bool // by Discord's headers
	sent   map[string][]time.Time
}

// Limit lets each channel take n messages within a time. Told says whether the
// responses say so, as Discord's do.
func (s *Server) Limit(n int, within time.Duration, told bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = limit{n: n, within: within, told: told, sent: map[string][]time.Time{}}
}

// Refusals is how many calls were answered with 401, 403 or 429. Discord bans an
// address that has 10,000 of them in ten minutes.
func (s *Server) Refusals() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refusals
}

// held counts a call against the limit, and returns what the response's headers
// say of it. The status is 0 where the call may be carried out.
func (s *Server) held(c Call) (status int, answer any, h http.Header) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := &s.limit
	if l.n == 0 || c.Method != "POST" || !fits("", "/channels/*/messages", "", c.Path) {
		return 0, nil, nil
	}
	now := time.Now()
	// A period begins with its first message, as Discord's do.
	sent := l.sent[c.Path]
	if len(sent) > 0 && now.Sub(sent[0]) >= l.within {
		sent = nil
	}
	left := l.within
	if len(sent) > 0 {
		left -= now.Sub(sent[0])
	}
	over := len(sent) >= l.n
	if !over {
		sent = append(sent, now)
	}
	l.sent[c.Path] = sent
	h = http.Header{}
	if l.told {
		h.Set("X-RateLimit-Bucket", "messages")
		h.Set("X-RateLimit-Limit", strconv.Itoa(l.n))
		h.Set("X-RateLimit-Remaining", strconv.Itoa(l.n-len(sent)))
		h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", left.Seconds()))
	}
	if over {
		s.refusals++
		return http.StatusTooManyRequests, map[string]any{"message": "You are being rate limited.", "retry_after": left.Seconds(), "global": false}, h
	}
	return 0, nil, h
}

func reply(r *http.Request, status int, body []byte) *http.Response {
	return &http.Response{
		Status: fmt.Sprintf("%d %s", status, http.StatusText(status)), StatusCode: status, Request: r,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {"application/json"}},
		Body:   io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// record notes a call, checks it, and returns the fault that it meets.
func (s *Server) record(c Call, contentType string) *Fault {
	target := c.Path
	if c.Query != "" {
		target += "?" + c.Query
	}
	err := s.checker.Request(c.Method, target, contentType, c.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.touch()
	s.calls = append(s.calls, c)
	if err != nil {
		s.violations = append(s.violations, fmt.Sprintf("%s %s: %v\n%s", c.Method, c.Path, err, c.Body))
	}
	for _, f := range s.faults {
		if f.Times != 0 && fits(f.Method, f.Path, c.Method, c.Path) {
			if f.Times > 0 {
				f.Times--
			}
			return f
		}
	}
	return nil
}

// refusal is Discord's body for an error.
type refusal struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// carryOut does what a call asks and returns the status and the body.
func (s *Server) carryOut(c Call) (int, any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.touch()
	parts := strings.Split(strings.Trim(c.Path, "/"), "/")
	if open := parts[0] == "webhooks" || parts[0] == "interactions" || c.Path == "/gateway"; !open && (s.token == "" || c.Token != "Bot "+s.token) {
		return http.StatusUnauthorized, refusal{0, "401: Unauthorized"}
	}
	switch {
	case c.Method == "GET" && c.Path == "/gateway":
		return http.StatusOK, map[string]any{"url": s.wsURL}
	case c.Method == "GET" && c.Path == "/gateway/bot":
		return http.StatusOK, map[string]any{"url": s.wsURL, "shards": s.shards, "session_start_limit": map[string]any{
			"total": 1000, "remaining": 1000 - len(s.identified), "reset_after": 14400000, "max_concurrency": s.identifies}}
	case c.Method == "GET" && (c.Path == "/applications/@me" || c.Path == "/oauth2/applications/@me"):
		return http.StatusOK, map[string]any{"id": ApplicationID, "name": "briefbot", "flags": 0}
	case c.Method == "GET" && c.Path == "/users/@me":
		return http.StatusOK, botUser()
	case parts[0] == "applications" && parts[len(parts)-1] == "commands":
		return s.registered(c)
	case parts[0] == "interactions" && len(parts) == 4:
		return s.callback(parts[1], parts[2], c.Body)
	case parts[0] == "webhooks" && len(parts) == 3 && c.Method == "POST":
		return s.followUp(parts[2], c.Body)
	case parts[0] == "webhooks" && len(parts) == 5:
		return s.original(c.Method, parts[2], parts[4], c.Body)
	case parts[0] == "channels" && len(parts) >= 3 && parts[2] == "messages":
		query, err := url.ParseQuery(c.Query)
		if err != nil {
			return http.StatusBadRequest, refusal{50035, "Invalid Form Body"}
		}
		return s.channelMessages(c.Method, parts, query, c.Body)
	case parts[0] == "guilds" && len(parts) == 2 && c.Method == "GET":
		return http.StatusOK, map[string]any{"id": parts[1], "name": "a server", "preferred_locale": s.guildLocale}
	}
	return http.StatusNotFound, refusal{0, "404: Not Found"}
}

func botUser() map[string]any {
	return map[string]any{"id": ApplicationID, "username": "briefbot", "discriminator": "0000", "bot": true}
}

// registered lists or overwrites commands, and fills in what Discord fills in.
func (s *Server) registered(c Call) (int, any) {
	switch c.Method {
	case "PUT":
		var list []map[string]any
		if json.Unmarshal(c.Body, &list) != nil {
			return http.StatusBadRequest, refusal{50035, "Invalid Form Body"}
		}
		s.commands[c.Path] = []json.RawMessage{}
		for _, cmd := range list {
			defaults := map[string]any{
				"id": s.id(), "application_id": ApplicationID, "version": s.id(), "type": 1.0, "nsfw": false,
				"default_member_permissions": nil, "dm_permission": true, "description": "",
				"name_localizations": nil, "description_localizations": nil,
			}
			for k, v := range defaults {
				if _, set := cmd[k]; !set {
					cmd[k] = v
				}
			}
			b, err := json.Marshal(cmd)
			if err != nil {
				return http.StatusBadRequest, refusal{50035, "Invalid Form Body"}
			}
			s.commands[c.Path] = append(s.commands[c.Path], b)
		}
	case "GET":
	default:
		return http.StatusMethodNotAllowed, refusal{0, "405: Method Not Allowed"}
	}
	return http.StatusOK, append([]json.RawMessage{}, s.commands[c.Path]...)
}

// Commands are the commands registered at a path such as
// /applications/ID/commands, as Discord would list them.
func (s *Server) Commands(path string) []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]json.RawMessage{}, s.commands[path]...)
}
