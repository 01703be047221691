package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// What an entry prints reaches every style, and what is not clear in it is left
// out of all of them.
func TestCitationsSayWhatTheEntryPrints(t *testing.T) {
	b := corpus.Parse([]byte("# Paper\n\n## One\n\nSee them (Juraev 2014; Abt 2011).\n\n## References\n\n"+
		"- Juraev, Shairbek (2014). 'Comparing engagements', *L'Europe en Formation*, No. 374, 77-93.\n"+
		"- Jones, B. and C. Lee (2020), 'Trains', *Rail*, 3(1), 1–9.\n"+
		"- Van der Meulen, Joost (2009), \"What the Bus Driver Saw\", *Rural Studies*, 12:3, pp. 201–219.\n"+
		"- Bossuyt, Fabienne, and Irina Bolgova (2019). 'Connecting Eurasia', in Maria Lagutina and Ann Other (eds.), *Regional Integration*, IGI Global, pp. 234-50.\n"+
		"- Sattarov, Rafael (2018). 'A Needless Rivalry?', Carnegie Moscow, 11 April 2018, available at: <https://carnegie.ru/commentary/76038>.\n"+
		"- European Union (2019). *Joint Communication*. Published on 15.05.2019, available at: <https://eeas.europa.eu/62411/x>.\n"+
		"- Council of the EU (2016). *Conclusions*, Doc. 7042/16, Brussels, 14 March 2016.\n"+
		"- Abt, C. (2011). *Mending Together*. Port Elmsworth: Rural Press.\n"+
		"- Sundqvist, Åsa (2019). *Paying for Pipes*. Carrow University Press.\n"+
		"- O'Neil, P. (2011). *Power*. London.\n"+
		"- Smith, J. (2017). *Boats*, seen on 31 May 2016, <https://boats.example/no. 7 vol. 8>.\n"), corpus.Options{})
	var got strings.Builder
	for i := range b.References {
		w := referenceWork(&b.References[i])
		for _, style := range citationStyles[1:5] {
			got.WriteString(style.write(w) + "\n")
		}
		got.WriteString(strings.Join(strings.Split(bibTeX(w), "\n")[1:], "") + "\n\n")
	}
	for _, style := range []string{ris(referenceWork(&b.References[3])), cslJSON(referenceWork(&b.References[4])), ris(referenceWork(&b.References[0]))} {
		got.WriteString(style + "\n\n")
	}
	golden(t, "styles/details", got.String())
}

func TestNamesInAList(t *testing.T) {
	for list, want := range map[string][]string{
		"Maria Lagutina":                 {"Maria Lagutina"},
		"Maria Lagutina and Ann Other":   {"Maria Lagutina", "Ann Other"},
		"A. One, B. Two & C. Three":      {"A. One", "B. Two", "C. Three"},
		"Lagutina, M.":                   {"Lagutina, M."},
		"Anna Schmidt und Karl Weiß":     {"Anna Schmidt", "Karl Weiß"},
		"Institute of Roads and Bridges": {"Institute of Roads and Bridges"},
	} {
		if diff := cmp.Diff(want, names(list)); diff != "" {
			t.Errorf("%q: %s", list, diff)
		}
	}
}
