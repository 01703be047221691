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

// A spec is Discord's OpenAPI description: of each call the path and what it is
// sent.
type spec struct {
	paths map[string]map[string]json.RawMessage // by template, then by method or "parameters"

	mu       sync.Mutex // guards what follows
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema // by JSON pointer
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
	s := &spec{paths: top.Paths, compiler: jsonschema.NewCompiler(), schemas: map[string]*jsonschema.Schema{}}
	return s, s.compiler.AddResource(specURL, doc)
}

// request reports how a request differs from the description, or nil.
func (s *spec) request(method, path string, body []byte) error {
	template, found := s.match(path)
	verb := strings.ToLower(method)
	raw, possible := s.paths[template][verb]
	if !found || !possible {
		return &Violation{"openapi call", "Discord has no " + method + " " + path}
	}
	var op struct {
		RequestBody *struct {
			Required bool `json:"required"`
		} `json:"requestBody"`
	}
	if err := json.Unmarshal(raw, &op); err != nil {
		return err
	}
	// discordgo sends "null" or "{}" with some calls that take nothing, which
	// Discord reads as nothing.
	text := strings.TrimSpace(string(body))
	nothing := text == "" || text == "null" || text == "{}"
	switch {
	case op.RequestBody == nil && nothing, op.RequestBody != nil && text == "" && !op.RequestBody.Required:
		return nil
	case op.RequestBody == nil:
		return &Violation{"openapi body", method + " " + template + " takes no body"}
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err == nil {
		at := "/paths/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(template) + "/" + verb
		err = s.valid(at+"/requestBody/content/application~1json/schema", doc)
	}
	if err != nil {
		return &Violation{"openapi body", err.Error()}
	}
	return nil
}

// match finds the template of a path. Of two that fit, the one with fewer
// parameters is meant ("@original" is no message ID).
func (s *spec) match(path string) (template string, found bool) {
	have, fewest := strings.Split(path, "/"), 0
	for t := range s.paths {
		want, params := strings.Split(t, "/"), 0
		fits := len(want) == len(have)
		for i := 0; fits && i < len(want); i++ {
			if strings.HasPrefix(want[i], "{") && have[i] != "" {
				params++
			} else {
				fits = want[i] == have[i]
			}
		}
		if fits && (!found || params < fewest) {
			template, fewest, found = t, params, true
		}
	}
	return template, found
}

// valid checks a decoded value against the schema at a JSON pointer into the
// description. Schemas are compiled as they are needed: the whole description
// holds thousands.
func (s *spec) valid(pointer string, value any) error {
	s.mu.Lock()
	schema := s.schemas[pointer]
	if schema == nil {
		var err error
		// The pointer is a URL's fragment, where braces and per cent signs have to be
		// escaped.
		if schema, err = s.compiler.Compile(specURL + "#" + (&url.URL{Path: pointer}).EscapedPath()); err != nil {
			s.mu.Unlock()
			return err
		}
		s.schemas[pointer] = schema
	}
	s.mu.Unlock()
	return schema.Validate(value)
}
