package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

// A Checker holds what a bot sends against Discord's rules: the named rules
// of this package, which always run, and Discord's OpenAPI description, where
// there is one. It is safe for concurrent use.
type Checker struct {
	spec *spec // nil without a description
}

// NewChecker returns a checker that reads Discord's OpenAPI description from
// the file, usually the value of the environment variable DISCORD_OPENAPI.
// With "" only the named rules are checked.
func NewChecker(file string) (*Checker, error) {
	if file == "" {
		return &Checker{}, nil
	}
	s, err := readSpec(file)
	if err != nil {
		return nil, fmt.Errorf("reading Discord's OpenAPI description: %w", err)
	}
	return &Checker{spec: s}, nil
}

// A Violation is a request that Discord would refuse, or that a well-behaved
// application would not make.
type Violation struct {
	Rule   string // the rule's name: "embed total"
	Detail string // what is wrong with this request
}

// Error names the rule and what broke it.
func (v *Violation) Error() string { return "rule " + v.Rule + ": " + v.Detail }

// Request reports the first rule that a request breaks, as a [*Violation], or
// nil. The target is the path with its query, with or without what stands
// before it ("/api/v10/gateway", "https://discord.com/api/v9/gateway"). The
// content type is the header's value; "" means JSON. A multipart body is
// checked by its payload_json.
func (c *Checker) Request(method, target, contentType string, body []byte) error {
	path, err := pathOf(target)
	if err != nil {
		return &Violation{"address", err.Error()}
	}
	body, _, err = parts(contentType, body)
	if err != nil {
		return &Violation{"body", err.Error()}
	}
	if c.spec != nil {
		if v := c.spec.request(method, path, body); v != nil {
			return v
		}
	}
	if v := named(method, strings.Split(path, "/")[1:], body); v != nil {
		return v
	}
	return nil
}

// Response reports the first rule that the body of an HTTP interaction's
// response breaks, as a [*Violation], or nil. Such a body is what the
// interaction's callback would have been sent.
func (c *Checker) Response(body []byte) error {
	return c.Request(http.MethodPost, "/interactions/1/token/callback", "", body)
}

// pathOf returns the path after the API's version.
func pathOf(target string) (string, error) {
	u, err := url.Parse(target)
	if err != nil {
		return "", err
	}
	path := u.EscapedPath()
	if !strings.HasPrefix(path, "/") {
		return "", fmt.Errorf("%q does not begin with a slash", target)
	}
	for _, version := range []string{"/v9/", "/v10/"} {
		if _, after, found := strings.Cut(path, version); found {
			return "/" + after, nil
		}
	}
	return path, nil
}

// parts are the JSON of a body, which is the body itself or the payload_json of a
// form with files, and the files by their names.
func parts(contentType string, body []byte) (payload []byte, files map[string]string, err error) {
	kind, params, err := mime.ParseMediaType(contentType)
	switch {
	case contentType == "" || err == nil && kind == "application/json":
		payload = body
	case err != nil || kind != "multipart/form-data":
		return nil, nil, fmt.Errorf("content type %q is neither JSON nor a form with files", contentType)
	default:
		form, err := multipart.NewReader(bytes.NewReader(body), params["boundary"]).ReadForm(1 << 20)
		if err != nil {
			return nil, nil, fmt.Errorf("reading a form: %w", err)
		}
		if len(form.Value["payload_json"]) != 1 {
			return nil, nil, errors.New("form without payload_json")
		}
		payload, files = []byte(form.Value["payload_json"][0]), map[string]string{}
		for _, headers := range form.File {
			f, err := headers[0].Open()
			if err != nil {
				return nil, nil, err
			}
			data, err := io.ReadAll(f)
			if err != nil {
				return nil, nil, err
			}
			files[headers[0].Filename] = string(data)
		}
	}
	if len(payload) > 0 && !json.Valid(payload) {
		return nil, nil, fmt.Errorf("not JSON: %.60q", payload)
	}
	return payload, files, nil
}

// named applies the named rules to the calls that they are about. Other calls
// have none.
func named(method string, path []string, body []byte) error {
	call := method + " " + path[0]
	switch last := path[len(path)-1]; {
	case call == "POST interactions" && last == "callback":
		return checkCallback(body)
	case call == "POST webhooks" && len(path) == 3, call == "POST channels" && last == "messages":
		return checkMessage(body, false)
	case method == "PATCH" && len(path) > 2 && path[len(path)-2] == "messages":
		return checkMessage(body, true)
	case path[0] == "applications" && last == "commands" && (method == "PUT" || method == "POST"):
		if method == "POST" {
			body = []byte("[" + string(body) + "]")
		}
		return checkCommands(body, len(path) == 3)
	}
	return nil
}

// decode reads JSON for the rules. What does not fit the types is broken
// whatever else it is.
func decode(body []byte, into any) error {
	if err := json.Unmarshal(body, into); err != nil {
		return &Violation{"body", err.Error()}
	}
	return nil
}
