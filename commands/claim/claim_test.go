package claim

import (
	"reflect"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/commands/quote"
	"briefbot/corpus"
	"briefbot/index"
)

// document is the document of a source.
func document(source string) *Document {
	b := corpus.Parse([]byte(source), corpus.Options{})
	return New(b, sync.OnceValues(func() (*index.Lookup, error) { return index.NewLookup(b) }))
}

// Nobody can make a claim outside this package: it has no field to set.
func TestAClaimHasNoExportedField(t *testing.T) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Claim]()) {
		if f.IsExported() {
			t.Errorf("%s can be set", f.Name)
		}
	}
	if (Claim{}).Says() {
		t.Error("the zero claim says something")
	}
}

const boats = "# Boats on the Lake\n\n## Key Messages\n\nIranian boats cross the lake; officials from Kazakh-\nstan count them [^1]. The non-interference of Nuru Bank holds.\n\n" +
	"| Port | Ferries |\n|---|---|\n| Aktau | 12 |\n\n[^1]: The log of Mr Orazov, 2019.\n\n## References\n\n- Kim, M. (2020). *Rails of Georgia*. Seoul: Rail Press.\n"

func TestNeverMentions(t *testing.T) {
	for _, test := range []struct {
		name, source, question string
		missing                []string
		want                   TypedWords
	}{
		{"a name and a year", boats, "What did Putin say in 2035?", []string{"Putin", "say", "2035"}, TypedWords{"Putin", "2035"}},
		{"a name in another form", boats, "What about Iran?", []string{"Iran"}, nil},
		{"a name cut at a line's end", boats, "What about Kazakhstan?", []string{"Kazakhstan"}, nil},
		{"a name joined", boats, "Is NonInterference meant?", []string{"NonInterference"}, nil},
		{"a name of a table, a note, a reference and a heading", boats, "Is it Aktau, Orazov, Georgia or Messages?", []string{"Aktau", "Orazov", "Georgia", "Messages"}, nil},
		{"words that are only asked with", boats, "How many people, how much, how long does the Brief Mention and Say it?", []string{"many", "much", "long", "people", "Brief", "Mention", "Say"}, nil},
		{"what is no word", boats, "See <@123456789012345678>, a1b2c3, 🚢, **Oslo**, [x](https://evil.example), 7", []string{"<@123456789012345678>", "a1b2c3", "🚢", "**Oslo**", "[x](https://evil.example)", "7", "123456789012345678"}, nil},
		{"capitals for stress", boats, "does it REALLY help ANYONE in NATO", []string{"REALLY", "ANYONE", "NATO"}, TypedWords{"NATO"}},
		{"a title", boats, "What Are The Costs Of Ferries In Baku?", []string{"Costs", "Baku"}, nil},
		{"one at the beginning", boats, "According to whom? Turkmenistan's ships?", []string{"According", "Turkmenistan's"}, TypedWords{"Turkmenistan"}},
		{"German nouns", "# Schiffe auf dem See\n\nDie Fischer zählen die Boote und die Bank hält die Häfen für sicher.\n", "Wie viele Menschen sagt das Papier und was meint die NATO?", []string{"Menschen", "Papier", "NATO"}, TypedWords{"NATO"}},
		{"Russian forms", "# Суда на озере\n\nСуда Казахстана и Индии пересекают озеро, их считают чиновники.\n", "Что именно сказано там об Индия, о Казахстане и о Китае?", []string{"Индия", "Казахстане", "Китае", "сказано"}, TypedWords{"Китае"}},
		{"French accents", "# Bateaux\n\nLes élus de Côte d'Ivoire comptent les bateaux du lac pour la région.\n", "Que disent les Élus de la Cote d'Ivoire et de Genève ?", []string{"Élus", "Cote", "Ivoire", "Genève"}, TypedWords{"Genève"}},
		{"Spanish", "# Barcos en el lago\n\nLos barcos de la región cruzan el lago y los funcionarios los cuentan.\n", "¿Cuántos barcos tiene Perú?", []string{"Cuántos", "Perú"}, TypedWords{"Perú"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := Claim{}
			if test.want != nil {
				want = say(Absent, "It never mentions %s.", test.want)
			}
			if diff := cmp.Diff(want, document(test.source).NeverMentions(test.question, test.missing), cmp.AllowUnexported(Claim{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What cannot be proven is said as what was found.
func TestUnproven(t *testing.T) {
	d := document(boats)
	one := document("---\nauthor: Ann Miller\n---\n\n" + boats)
	for _, test := range []struct {
		got  Claim
		want string
	}{
		{d.Lacks("officials from Kazakhstan count them"), "Absent: I did not find these words in the brief."},
		{d.Lacks("officials from Norway count them"), "Absent: these words are not in the brief."},
		{d.Mention(index.Mention{Text: "Kazakhs"})[0], "I did not find “%s” in the brief."},
		{d.Mention(index.Mention{Text: "Norway"})[0], "“%s” is not in the brief."},
		{d.Sourceless([]corpus.Prose{{Text: "It holds (Miller 2011)."}}), "I recognised no note or citation here."},
		{d.Sourceless([]corpus.Prose{{Text: "It holds.7 It does."}}), "I recognised no note or citation here."},
		{d.Sourceless([]corpus.Prose{{Text: "It holds in all 28 districts."}}), "No note or citation of its own."},
		{d.Sourceless([]corpus.Prose{d.brief.Passages[0].Prose}), ""},
		{one.Sourceless([]corpus.Prose{{Text: "It holds in all districts."}}), "The author’s own words: no note or citation."},
		{one.Sourceless([]corpus.Prose{{Text: "The lake's 'holds' are in all districts."}}), "No note or citation of its own."},
		{one.Sourceless([]corpus.Prose{{Text: "It “holds” in all districts."}}), "No note or citation of its own."},
		{one.Sourceless([]corpus.Prose{{Text: "Officials believe that it holds.", Sentences: []corpus.Span{{End: 32}}}}), "No note or citation of its own."},
		{d.stated("Date: %s", "May 2031"), ""},
		{Repeats("Boats cross.", "Boats crossed.", 1), ""},
	} {
		if format, _ := test.got.Words(); format != test.want {
			t.Errorf("%q, want %q", format, test.want)
		}
	}
}

// What stands beside a quotation is misplaced only where the document shows it.
func TestMisplaced(t *testing.T) {
	d := document("---\nauthor: Ann Miller\n---\n\n" + boats)
	found := quote.New(d.brief).Check("officials from Kazakhstan count them")
	at := corpus.Place{Kind: corpus.PassagePlace, Index: found.Places[0][0].Of.Index}
	elsewhere := corpus.Place{Kind: corpus.PassagePlace, Index: at.Index + 1}
	reported := document("# Boats\n\n## Text\n\nOrazov believes that the boats cross the lake.\n")
	if c := reported.Misplaced(quote.New(reported.brief).Check("the boats cross the lake"), "Orazov", corpus.Place{}); c.Says() {
		t.Error("words that are reported of somebody are not theirs")
	}
	for _, test := range []struct {
		given Typed
		has   corpus.Place
		want  string
	}{
		{"p. 12", at, "Given as “%s”; the brief has it here: %s."},
		{"p. 12", elsewhere, ""},
		{"Putin", corpus.Place{}, "I found these as the brief’s words, not those of %s."},
		{"Miller", corpus.Place{}, ""},
		{"Iranian boats", corpus.Place{}, "I found these as the brief’s words, not those of %s."},
	} {
		if format, _ := d.Misplaced(found, test.given, test.has).Words(); format != test.want {
			t.Errorf("%s: %q, want %q", test.given, format, test.want)
		}
	}
}
