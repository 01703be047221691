package discordtest

import (
	"bytes"
	"encoding/json"
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
	body, err = jsonPart(contentType, body)
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

// jsonPart returns the JSON of a body: the body itself, or the payload_json of
// one with files.
func jsonPart(contentType string, body []byte) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if contentType == "" || err == nil && kind == "application/json" {
		if len(body) > 0 && !json.Valid(body) {
			return nil, fmt.Errorf("not JSON: %.60q", body)
		}
		return body, nil
	}
	if err != nil || kind != "multipart/form-data" {
		return nil, fmt.Errorf("content type %q is neither JSON nor a form with files", contentType)
	}
	for r := multipart.NewReader(bytes.NewReader(body), params["boundary"]); ; {
		part, err := r.NextPart()
		if err != nil {
			return nil, fmt.Errorf("form without payload_json: %w", err)
		}
		if part.FormName() == "payload_json" {
			payload, err := io.ReadAll(part)
			if err != nil {
				return nil, err
			}
			return jsonPart("", payload)
		}
	}
}

// filesOf are the files of a form, by their names; none of another body.
func filesOf(contentType string, body []byte) map[string]string {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "multipart/form-data" {
		return nil
	}
	files := map[string]string{}
	for r := multipart.NewReader(bytes.NewReader(body), params["boundary"]); ; {
		part, err := r.NextPart()
		if err != nil {
			return files
		}
		if name := part.FileName(); name != "" {
			data, err := io.ReadAll(part)
			if err != nil {
				return files
			}
			files[name] = string(data)
		}
	}
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
