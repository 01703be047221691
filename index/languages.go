package index

// Bleve's languages register themselves: their analyzers, or of some the stop
// words alone.
import (
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/registry"

	_ "github.com/blevesearch/bleve/v2/analysis/lang/ar"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/bg"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ca"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cs"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/da"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/de"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/el"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/es"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/eu"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fa"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fi"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ga"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/gl"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/hi"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/hr"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/hu"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/hy"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/id"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/nl"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/no"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/pt"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ro"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ru"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/sv"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/tr"
)

// languagesOf are the stop words of Bleve's languages that are written in Latin
// letters, each with the languages that have it: by those a short question
// shows its language.
var languagesOf = sync.OnceValue(func() map[string][]string {
	cache := registry.NewCache()
	out := map[string][]string{}
	for _, l := range []string{"ca", "cs", "da", "de", "en", "es", "fi", "fr", "ga", "gl", "hr", "hu", "id", "it", "nl", "no", "pt", "ro", "sv", "tr"} {
		words := strings.Fields(asking[l])
		stop, _ := cache.TokenMapNamed("stop_" + l) // Bleve has it
		for w := range stop {
			if w = fold(w); len(w) > 1 { // single letters are in most
				words = append(words, w)
			}
		}
		for _, w := range words {
			if w = fold(w); !slices.Contains(out[w], l) {
				out[w] = append(out[w], l)
			}
		}
	}
	return out
})
