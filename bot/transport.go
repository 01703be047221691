package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// apiVersion is the version of Discord's API that the bot speaks.
const apiVersion = "/v10"

// A transport carries REST calls to the API base of the configuration, each when
// its lane lets it, and repeats those that may be repeated.
type transport struct {
	base  *url.URL
	next  http.RoundTripper
	lanes *lanes
	meter *Metrics
}

func newTransport(base string, next http.RoundTripper, m *Metrics) (*transport, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("reading the API's address: %w", err)
	}
	return &transport{base: u, next: next, lanes: newLanes(), meter: m}, nil
}

const (
	maxAttempts = 5
	// callbackWithin ends one attempt at a first response, so that one that
	// hangs leaves time for another inside firstResponse; attemptWithin ends
	// one at anything else, for which nobody waits.
	callbackWithin = 1200 * time.Millisecond
	attemptWithin  = 10 * time.Second
	// firstPause doubles with every attempt that failed.
	firstPause = 150 * time.Millisecond
	// maxBody bounds what is read of a response: registered commands with all
	// their languages are a few hundred kilobytes.
	maxBody = 8 << 20
)

// RoundTrip implements [http.RoundTripper]. The response's body is in memory.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	path := strings.TrimPrefix(req.URL.EscapedPath(), "/api"+apiVersion)
	route := routeOf(req.Method, path)
	var resp *http.Response
	var err error
	for attempt := 1; ; attempt++ {
		lane, held, gaveUp := t.lanes.enter(req.Context(), route, path, attempt > 1)
		switch {
		case attempt > 1 && (held != nil || gaveUp != nil):
			return resp, err // of the attempt before
		case gaveUp != nil:
			return nil, gaveUp
		case held != nil:
			return held.response(req), nil
		}
		var body []byte
		resp, body, err = t.attempt(req, path)
		t.lanes.leave(lane, route, path, resp, body)
		status := 0
		if resp != nil {
			status = resp.StatusCode
		}
		t.meter.rest(route, status)
		pause := pauseAfter(req, resp, err, attempt)
		if pause < 0 || attempt == maxAttempts || !leavesTime(req.Context(), pause) || sleep(req.Context(), pause) != nil {
			return resp, err
		}
	}
}

// response is the refusal as Discord gave it.
func (r *refused) response(req *http.Request) *http.Response {
	return &http.Response{
		Status: http.StatusText(r.status), StatusCode: r.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(r.body)), ContentLength: int64(len(r.body)),
	}
}

// attempt makes a call once. It returns the response's body too, which is in
// memory.
func (t *transport) attempt(req *http.Request, path string) (*http.Response, []byte, error) {
	within := attemptWithin
	if strings.HasSuffix(path, "/callback") {
		within = callbackWithin
	}
	ctx, cancel := context.WithTimeout(req.Context(), within)
	defer cancel()
	out := req.Clone(ctx)
	u, err := url.Parse(t.base.String() + apiVersion + path) // escaped as it was
	if err != nil {
		return nil, nil, errors.New("the address cannot be formed") // err repeats the token
	}
	u.RawQuery = req.URL.RawQuery
	out.URL, out.Host = u, u.Host
	if req.GetBody != nil {
		if out.Body, err = req.GetBody(); err != nil {
			return nil, nil, err
		}
	}
	resp, err := t.next.RoundTrip(out)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return nil, nil, err
	}
	if resp.StatusCode == http.StatusTooManyRequests && !json.Valid(body) {
		// A block by the network in front of Discord; callers expect JSON.
		body = fmt.Appendf(nil, `{"message":"rate limited","retry_after":%g,"global":true}`, retryAfter(resp.Header, refusal{}).Seconds())
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	return resp, body, nil
}

// pauseAfter says how long to wait before the next attempt, or -1 if there
// should be none.
func pauseAfter(req *http.Request, resp *http.Response, err error, attempt int) time.Duration {
	backoff := firstPause<<(attempt-1) + rand.N(firstPause)
	if err != nil {
		if req.Context().Err() != nil || !repeatable(req) && !neverSent(err) {
			return -1
		}
		return backoff
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests:
		return 0 // the lane knows
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		if repeatable(req) {
			return backoff
		}
	}
	return -1
}

// A refusal is what Discord says of a call that it refuses.
type refusal struct {
	Code       int     `json:"code"`
	Message    string  `json:"message"`
	RetryAfter float64 `json:"retry_after"` // seconds
	Global     bool    `json:"global"`      // whether it is about the bot as a whole
}

// refusalIn reads one; what cannot be read says nothing.
func refusalIn(body []byte) refusal {
	var said refusal
	if json.Unmarshal(body, &said) != nil {
		return refusal{}
	}
	return said
}

// lacksPermission reports whether a refusal with a code will be said again to the
// next call of the kind.
func lacksPermission(code int) bool {
	return code == codeMissingAccess || code == codeMissingPermissions || code == codeNoMessagesToUser
}

// retryAfter is how long a rate limit lasts, by the body or, for what the network in
// front of Discord answers, by the header. It is a second where neither says.
func retryAfter(h http.Header, said refusal) time.Duration {
	after := said.RetryAfter
	if after <= 0 {
		after, _ = strconv.ParseFloat(h.Get("Retry-After"), 64)
	}
	if after <= 0 {
		return time.Second
	}
	return seconds(after)
}

// repeatable reports whether a request that may have been carried out can be
// made again without harm. A callback can: Discord says that it has one already.
// A message can, because the bot gives each a nonce that Discord enforces. A
// follow-up has no nonce: see server.followUp. Everything else that the bot
// does comes to the same however often it is done.
func repeatable(req *http.Request) bool {
	return req.Method != http.MethodPost || strings.HasSuffix(req.URL.Path, "/callback") ||
		strings.HasSuffix(req.URL.Path, "/messages")
}

// mayBeDone reports whether a call that failed may have been carried out all the
// same: Discord failed, or its answer did not come.
func mayBeDone(err error) bool {
	st := status(err)
	return st >= http.StatusInternalServerError || st == 0 && !neverSent(err)
}

// neverSent reports whether an error came before anything was sent.
func neverSent(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}

// leavesTime reports whether the context allows a pause and a request after it.
func leavesTime(ctx context.Context, pause time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return !ok || time.Until(deadline) > pause
}

// routeOf names a call without IDs and tokens, for logs and metrics.
func routeOf(method, path string) string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i, p := range parts {
		secret := i == 2 && (parts[0] == "webhooks" || parts[0] == "interactions")
		if secret || p != "" && strings.Trim(p, "0123456789") == "" {
			parts[i] = "…"
		}
	}
	return method + " /" + strings.Join(parts, "/")
}
