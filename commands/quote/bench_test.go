package quote

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

// The cases are the everyday ones and the dearest: a quotation as long as is
// compared, in the brief's own words but in no order of it.
func BenchmarkCheck(b *testing.B) {
	brief := corpus.Builtin()
	c := New(brief)
	var all []string
	for _, p := range brief.Passages {
		all = append(all, strings.Fields(p.Text)...)
	}
	for i := range all {
		j := i * 7919 % len(all)
		all[i], all[j] = all[j], all[i]
	}
	for name, text := range map[string]string{
		"exact":    "the EU does not want to cooperate with Russia",
		"differs":  "the EU does want to cooperate with Russia",
		"absent":   "Inflation in the euro area fell to two per cent in March",
		"shuffled": strings.Join(all, " "),
		"repeated": strings.Repeat("the EU ", 3000),
		"ellipses": strings.Repeat("the EU … and … Russia … ", 500),
		"parts":    strings.Repeat("the EU does want Russia … Both actors see each other … ", 300),
		"broken":   strings.Repeat("co-\noperation ", 2000),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Check(text)
			}
		})
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			New(brief)
		}
	})
}
