package discordtest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A spec is Discord's OpenAPI description.
type spec struct {
	paths map[string]pathItem // by template

	mu       sync.Mutex // guards what follows
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema // by JSON pointer
}

// A pathItem is what can be done with one path: parameters for all methods,
// and an operation for each.
type pathItem struct {
	params     []parameter
	operations map[string]operation // by lower-case method
}

type operation struct {
	Parameters  []parameter `json:"parameters"`
	RequestBody *struct {
		Required bool                       `json:"required"`
		Content  map[string]json.RawMessage `json:"content"`
	} `json:"requestBody"`
}

type parameter struct {
	Name   string          `json:"name"`
	In     string          `json:"in"`
	Schema json.RawMessage `json:"schema"`
}

// specURL is the name under which the compiler knows the description.
const specURL = "discord-openapi.json"

func readSpec(file string) (*spec, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var top struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(data, &top); err != nil {
		return nil, err
	}
	if len(top.Paths) == 0 {
		return nil, fmt.Errorf("%s describes no paths", file)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		return nil, err
	}
	s := &spec{
		paths:    make(map[string]pathItem),
		compiler: jsonschema.NewCompiler(),
		schemas:  make(map[string]*jsonschema.Schema),
	}
	if err := s.compiler.AddResource(specURL, doc); err != nil {
		return nil, err
	}
	for template, members := range top.Paths {
		item := pathItem{operations: make(map[string]operation)}
		for name, raw := range members {
			if name == "parameters" {
				err = json.Unmarshal(raw, &item.params)
			} else {
				var o operation
				err = json.Unmarshal(raw, &o)
				item.operations[name] = o
			}
			if err != nil {
				return nil, fmt.Errorf("%s %s: %w", template, name, err)
			}
		}
		s.paths[template] = item
	}
	return s, nil
}

// request reports how a request differs from the description, or nil.
func (s *spec) request(method, path string, query url.Values, body []byte) error {
	template, values, found := s.match(path)
	if !found {
		return &Violation{"openapi path", "Discord has no " + path}
	}
	item := s.paths[template]
	verb := strings.ToLower(method)
	op, found := item.operations[verb]
	if !found {
		return &Violation{"openapi method", method + " is not possible on " + template}
	}
	at := "/paths/" + pointerEscape(template)
	for i, p := range item.params {
		if err := s.valid(fmt.Sprintf("%s/parameters/%d/schema", at, i), values[p.Name]); err != nil {
			return &Violation{"openapi path", fmt.Sprintf("%s in %s: %v", p.Name, path, err)}
		}
	}
	if err := s.query(op, at+"/"+verb, query); err != nil {
		return err
	}
	if op.RequestBody == nil {
		// discordgo sends "null" or "{}" with some calls that take nothing,
		// which Discord reads as nothing.
		if text := strings.TrimSpace(string(body)); text != "" && text != "null" && text != "{}" {
			return &Violation{"openapi body", method + " " + template + " takes no body"}
		}
		return nil
	}
	if len(body) == 0 {
		if op.RequestBody.Required {
			return &Violation{"openapi body", method + " " + template + " needs a body"}
		}
		return nil
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(body)))
	if err != nil {
		return &Violation{"openapi body", err.Error()}
	}
	if err := s.valid(at+"/"+verb+"/requestBody/content/application~1json/schema", doc); err != nil {
		return &Violation{"openapi body", err.Error()}
	}
	return nil
}

// query checks the parameters behind the question mark.
func (s *spec) query(op operation, at string, query url.Values) error {
	known := make(map[string]int)
	for i, p := range op.Parameters {
		if p.In == "query" {
			known[p.Name] = i
		}
	}
	for name, values := range query {
		i, found := known[name]
		if !found {
			return &Violation{"openapi query", "no parameter " + name}
		}
		for _, v := range values {
			// A number or a truth value stands in an address as its text;
			// a snowflake is digits and yet a string.
			pointer := fmt.Sprintf("%s/parameters/%d/schema", at, i)
			asText := s.valid(pointer, v)
			if asText == nil {
				continue
			}
			doc, err := jsonschema.UnmarshalJSON(strings.NewReader(v))
			if err != nil || s.valid(pointer, doc) != nil {
				return &Violation{"openapi query", fmt.Sprintf("%s=%s: %v", name, v, asText)}
			}
		}
	}
	return nil
}

// match finds the template of a path and the values of its parameters. Of two
// templates that fit, the one with fewer parameters is meant ("@original" is
// no message ID).
func (s *spec) match(path string) (template string, values map[string]string, found bool) {
	have := strings.Split(path, "/")
	for t := range s.paths {
		want := strings.Split(t, "/")
		if len(want) != len(have) {
			continue
		}
		v := make(map[string]string)
		fits := true
		for i, w := range want {
			if strings.HasPrefix(w, "{") && strings.HasSuffix(w, "}") && have[i] != "" {
				text, err := url.PathUnescape(have[i])
				fits = fits && err == nil
				v[w[1:len(w)-1]] = text
			} else {
				fits = fits && w == have[i]
			}
		}
		if fits && (!found || len(v) < len(values)) {
			template, values, found = t, v, true
		}
	}
	return template, values, found
}

// valid checks a decoded value against the schema at a JSON pointer into the
// description. Schemas are compiled as they are needed: the whole description
// holds thousands.
func (s *spec) valid(pointer string, value any) error {
	s.mu.Lock()
	schema := s.schemas[pointer]
	if schema == nil {
		var err error
		// The pointer is a URL's fragment, where braces and per cent signs
		// have to be escaped.
		schema, err = s.compiler.Compile(specURL + "#" + (&url.URL{Path: pointer}).EscapedPath())
		if err != nil {
			s.mu.Unlock()
			return err
		}
		s.schemas[pointer] = schema
	}
	s.mu.Unlock()
	return schema.Validate(value)
}

func pointerEscape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
