package index

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Imports point one way: corpus <- index <- commands <- bot. What a package
// must not reach keeps it small enough to be used on its own.
func TestImportsPointOneWay(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	chain := []string{"corpus", "index", "commands", "bot"}
	foreign := map[string][]string{
		"corpus":   {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "github.com/spf13/cobra"},
		"index":    {"github.com/bwmarrin/discordgo", "github.com/spf13/cobra"},
		"commands": {"github.com/bwmarrin/discordgo"},
	}
	for i, name := range chain {
		t.Run(name, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "briefbot/"+name+"/...").Output()
			if err != nil {
				t.Fatalf("go list: %v", err)
			}
			deps := strings.Fields(string(out))
			if !slices.Contains(deps, "briefbot/"+name) {
				t.Fatalf("go list does not know briefbot/%s", name)
			}
			for _, d := range deps {
				for _, later := range chain[i+1:] {
					if d == "briefbot/"+later || strings.HasPrefix(d, "briefbot/"+later+"/") {
						t.Errorf("%s reaches %s", name, d)
					}
				}
				for _, f := range foreign[name] {
					if strings.HasPrefix(d, f) {
						t.Errorf("%s reaches %s", name, d)
					}
				}
			}
		})
	}
}
