package bot

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// A manifest is what the tests read of a Kubernetes object.
type manifest struct {
	Kind     string
	Metadata struct{ Name string }
	Data     map[string]string
	Spec     struct {
		Replicas int
		Template struct {
			Spec struct {
				Containers []struct {
					Args  []string
					Env   []struct{ Name, Value string }
					Ports []struct {
						Name          string
						ContainerPort int `yaml:"containerPort"`
					}
					StartupProbe   *probe `yaml:"startupProbe"`
					ReadinessProbe *probe `yaml:"readinessProbe"`
					LivenessProbe  *probe `yaml:"livenessProbe"`
				}
			}
		}
		Rules []struct {
			HTTP struct {
				Paths []struct{ Path string }
			}
		}
	}
}

type probe struct {
	HTTPGet struct{ Path, Port string } `yaml:"httpGet"`
}

func readManifests(t *testing.T, file string) []manifest {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []manifest
	for d := yaml.NewDecoder(f); ; {
		var m manifest
		err := d.Decode(&m)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, m)
	}
}

// TestManifestsFitTheProgram checks what a cluster would find out only when it
// runs them: names of variables, their values, probes and paths.
func TestManifestsFitTheProgram(t *testing.T) {
	served := newSite(t, discardLog()).handler(true)
	// Whether a manifest's processes take interactions by HTTP and messages by
	// the gateway.
	for file, door := range map[string]struct{ http, gateway bool }{
		"deploy/http.yaml": {true, false}, "deploy/messages.yaml": {false, true}, "deploy/shards.yaml": {false, true},
	} {
		t.Run(file, func(t *testing.T) {
			env := map[string]string{"DISCORD_TOKEN": "from-the-secret"}
			containers := 0
			manifests := readManifests(t, file)
			if file == "deploy/messages.yaml" { // it shares the other's ConfigMap
				manifests = append(readManifests(t, "deploy/http.yaml")[:1], manifests...)
			}
			for _, m := range manifests {
				for name, value := range m.Data {
					env[name] = value
				}
				for _, rule := range m.Spec.Rules {
					for _, p := range rule.HTTP.Paths {
						if p.Path == "/metrics" || p.Path == "/readyz" || p.Path == "/healthz" {
							t.Errorf("%s is shown to the world", p.Path)
						}
					}
				}
				for _, c := range m.Spec.Template.Spec.Containers {
					containers++
					if !slices.Equal(c.Args, []string{"run"}) {
						t.Errorf("args %v", c.Args)
					}
					for _, e := range c.Env {
						if e.Name != "POD_INDEX" { // Kubernetes' own
							env[e.Name] = strings.ReplaceAll(e.Value, "$(POD_INDEX)", "2")
						}
					}
					for _, p := range []*probe{c.StartupProbe, c.ReadinessProbe, c.LivenessProbe} {
						if p == nil {
							continue
						}
						if w := do(served, httptest.NewRequest(http.MethodGet, p.HTTPGet.Path, nil)); w.Code != http.StatusOK {
							t.Errorf("probe %s gives %d", p.HTTPGet.Path, w.Code)
						}
						if p.HTTPGet.Port != c.Ports[0].Name {
							t.Errorf("probe at port %q, which the container has not", p.HTTPGet.Port)
						}
					}
					if got, want := env["HTTP_ADDR"], ":8080"; got != want || c.Ports[0].ContainerPort != 8080 {
						t.Errorf("HTTP_ADDR %s, port %d", got, c.Ports[0].ContainerPort)
					}
				}
				if m.Kind == "StatefulSet" {
					want := ShardRange{First: 2, Last: 2, Count: m.Spec.Replicas}
					if cfg, err := Load(lookup(env)); err != nil || cfg.Shards != want {
						t.Errorf("pod 2 runs shards %v (%v), want %v", cfg.Shards, err, want)
					}
				}
			}
			if containers != 1 {
				t.Fatalf("%d containers, want 1", containers)
			}
			cfg, err := Load(lookup(env))
			if err != nil {
				t.Error(err)
			}
			if http := cfg.PublicKey != nil; http != door.http || cfg.gateway() != door.gateway {
				t.Errorf("interactions by HTTP: %v, a gateway: %v; want %v and %v", http, cfg.gateway(), door.http, door.gateway)
			}
			known := make(map[string]bool)
			for _, s := range settings {
				known[s.name] = true
			}
			for name := range env {
				if !known[name] {
					t.Errorf("%s is no variable of the program's", name)
				}
			}
		})
	}
}
