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

// What the styles ask for of names, pages and years, each by its manual.
func TestCitationsFollowTheManuals(t *testing.T) {
	three := []person{{"Smith", "John", ""}, {"Jones", "Mary", ""}, {"Lee", "Bo", ""}}
	seven := append(three[:3:3], person{"Nord", "A.", ""}, person{"Sud", "B.", ""}, person{"Est", "C.", ""}, person{"Fin", "G.", ""})
	var many []person
	for i := range 22 {
		many = append(many, person{"A" + string(rune('a'+i)), "X.", ""})
	}
	rail := work{kind: article, authors: three, year: "2019a", title: "Trains", container: "Rail", volume: "3", issue: "1", pages: "201-219"}
	at := work{authors: three, year: "2020", title: "Rails", place: place{"Findings", 2}}
	untitled := work{year: "2020", title: "Rails", publisher: "Rail Office", place: place{"Why?", 2}}
	for _, test := range []struct {
		name  string
		write func(work) string
		work  work
		want  string
	}{
		{"MLA names the first of three and no letter of a year", mla, rail, "Smith, John, et al. “Trains.” Rail, vol. 3, no. 1, 2019, pp. 201–19."},
		{"Chicago brackets an issue after a volume", chicago, rail, "Smith, John, Mary Jones, and Bo Lee. 2019a. “Trains.” Rail 3 (1): 201–19."},
		{"Chicago names three of seven", chicago, work{authors: seven, year: "2015", title: "Compass"}, "Smith, John, Mary Jones, Bo Lee, et al. 2015. Compass."},
		{"APA writes ranges in full", apa, rail, "Smith, J., Jones, M., & Lee, B. (2019a). Trains. Rail, 3(1), 201–219."},
		{"APA leaves out all but the last after nineteen", apa, work{authors: many, year: "2015", title: "Compass"},
			"Aa, X., Ab, X., Ac, X., Ad, X., Ae, X., Af, X., Ag, X., Ah, X., Ai, X., Aj, X., Ak, X., Al, X., Am, X., An, X., Ao, X., Ap, X., Aq, X., Ar, X., As, X., . . . Av, X. (2015). Compass."},
		{"APA calls a heading a section", apa, at, "Smith, J., Jones, M., & Lee, B. (2020). Rails.\n(Smith et al., 2020, Findings section, para. 2)"},
		{"Chicago points under a heading", chicago, at, "Smith, John, Mary Jones, and Bo Lee. 2020. Rails.\n(Smith et al. 2020, under “Findings,” para. 2)"},
		{"MLA counts in par.", mla, at, "Smith, John, et al. Rails. 2020.\n(Smith et al., “Findings,” par. 2)"},
		{"Harvard names three in the text", harvard, at, "Smith, J., Jones, M. and Lee, B. (2020) Rails.\n(Smith, Jones and Lee, 2020, Findings, para. 2)"},
		{"APA begins with the title without an author", apa, untitled, "Rails. (2020). Rail Office.\n(Rails, 2020, Why? section, para. 2)"},
		{"Chicago begins with the title without an author", chicago, untitled, "Rails. 2020. Rail Office.\n(Rails 2020, under “Why?” para. 2)"},
		{"Harvard begins with the title without an author", harvard, untitled, "Rails (2020) Rail Office.\n(Rails, 2020, Why?, para. 2)"},
		{"MLA begins with the title without an author", mla, untitled, "Rails. Rail Office, 2020.\n(Rails, “Why?” par. 2)"},
	} {
		if diff := cmp.Diff(test.want, test.write(test.work)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	for pages, want := range map[string][2]string{ // Chicago, MLA
		"":          {"", ""},
		"7":         {"7", "7"},
		"36-41":     {"36-41", "36-41"},
		"96-117":    {"96-117", "96-117"},
		"100-104":   {"100-104", "100-04"},
		"101-109":   {"101-9", "101-09"},
		"234-50":    {"234-50", "234-50"},
		"321–328":   {"321-28", "321-28"},
		"923-1003":  {"923-1003", "923-1003"},
		"1105-1109": {"1105-9", "1105-09"},
		"1496-1500": {"1496-500", "1496-500"},
		"iv-ix":     {"iv-ix", "iv-ix"},
	} {
		if got := [2]string{chicagoRange(pages), shortRange(pages, 2)}; got != want {
			t.Errorf("%q: %q, want %q", pages, got, want)
		}
	}
}

// A reference manager takes a year of four digits, and a key for each work.
func TestCitationDataOfOneYear(t *testing.T) {
	b := corpus.Parse([]byte("# Paper\n\n## One\n\nSee them (Juraev 2014a; Иванов 2018).\n\n## References\n\n"+
		"- Juraev, S. (2014a). 'One', *Rail*, 3(1), 1-9.\n- Иванов, Иван (2018). 'Поезда', *Вестник*, № 4, 10-20.\n- Петров, Пётр (2018). 'Лодки', *Вестник*, № 5, 21-30.\n"), corpus.Options{})
	var got []string
	for i := range b.References {
		w := referenceWork(&b.References[i])
		first, _, _ := strings.Cut(bibTeX(w), "\n")
		got = append(got, first, w.issue)
	}
	want := []string{"@article{juraev2014a,", "1", "@article{иванов2018,", "4", "@article{петров2018,", "5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	lettered := referenceWork(&b.References[0])
	for _, part := range []string{"  year = {2014},\n", "PY  - 2014\n"} {
		if !strings.Contains(bibTeX(lettered)+ris(lettered), part) {
			t.Errorf("%q is missing in\n%s\n%s", part, bibTeX(lettered), ris(lettered))
		}
	}
	if csl := cslJSON(lettered); strings.Contains(csl, "raw") || !strings.Contains(csl, "2014\n") {
		t.Error(csl)
	}
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
