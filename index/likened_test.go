package index

import (
	"testing"

	"briefbot/corpus"
)

// What a question names in a language without blanks is cut out of it, and two
// words joined by "or" are two questions.
func TestMentionsWithoutBlanks(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]string{
		"哪里提到了北极？":    "北极",
		"Sorel出现了几次？": "Sorel",
		"文中有没有提到里海？":  "里海",
		"北极在文中出现了几次？": "北极",
	} {
		if _, word, ok := x.mentioned(question, saidWords(question)); !ok || word != want {
			t.Errorf("%s asks for the mention of %q (%v), want %q", question, word, ok, want)
		}
	}
	const both = "Erwähnt der Text die Rente oder den Ruhestand?"
	if got := x.split(both, saidWords(both)); len(got) != 2 || got[0] != "Erwähnt der Text die Rente?" || got[1] != "Erwähnt der Text die Ruhestand?" {
		t.Errorf("%q is cut into %q", both, got)
	}
}

// What sections have is counted where a question says what of them.
func TestCountsOfAPart(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]bool{
		"How many subsections does the introduction have?":    true,
		"¿Cuántas subsecciones tiene «Converging Interests»?": true,
		"How many people does the introduction have?":         false,
		"show me the introduction":                            false,
	} {
		if r := search(t, x, question); (len(r.Reading.Places) > 0 && r.Entry == "subsections") != want {
			t.Errorf("%s is %s %q of %v, want it counted: %v", question, r.Kind, r.Entry, r.Reading.Places, want)
		}
	}
}

// A question in another language names sections and lists by what they mean. One
// that names what is not there names none, however near some of them are.
func TestLikened(t *testing.T) {
	e := newEncoder(t)
	b := corpus.Parse([]byte(listsBrief), corpus.Options{})
	x := open(t, b, Options{Encoder: e})
	for question, want := range map[string]string{
		"der Abschnitt über die Hürden der Reform": "Barriers to Reform",
		"раздел об уроках":                         "Lessons from the Pilot",
		"la sección sobre las lecciones":           "Lessons from the Pilot",
		"el apartado sobre el vino":                "",
		"der Abschnitt über Zentralasien":          "",
		"le chapitre sur le pétrole":               "",
		"der Abschnitt über Lehrer":                "", // to which one is nearest, and not near
		"la sección sobre la migración":            "", // to which two are near
	} {
		p, ok := x.sectionMeant(question, saidWords(question))
		got := ""
		if ok {
			got = b.Sections[p.Index].Name
		}
		if got != want {
			t.Errorf("%q is for %q, want %q", question, got, want)
		}
	}
	for question, want := range map[string]string{
		"Quelles sont les quatre causes des pertes ?": "Old pipes burst.",
		"Welche drei Hindernisse werden genannt?":     "First, prices do not cover costs.",
		"Назови две условия успеха":                   "a joint office with its own budget",
		"三大障碍是哪些？":                                    "First, prices do not cover costs.",
		"Welche fünf Hindernisse werden genannt?":     "",
		"Quels sont les fleuves ?":                    "",
		"What are the colours?":                       "",
		"Which barriers does it take to reform?":      "First, prices do not cover costs.",
		"Quels pays ?":                                "",
		"Which places?":                               "",
	} {
		q := x.read(question)
		x.understand(&q)
		got := ""
		if i := x.listMeant(&q); i >= 0 {
			m := x.lists()[i].Members[0]
			got = m.In(b.Passages[m.Passage].Text)
		}
		if got != want {
			t.Errorf("%q lists from %q, want %q", question, got, want)
		}
	}
}

// A part on something is that section, and no list of the sections.
func TestPartOnSomething(t *testing.T) {
	x := open(t, corpus.Parse([]byte(listsBrief), corpus.Options{}), Options{Encoder: newEncoder(t)})
	for question, want := range map[string]string{
		"muéstrame la parte sobre las barreras a la reforma": "Barriers to Reform",
		"Какой раздел об уроках пилотного проекта?":          "Lessons from the Pilot",
		"“Barriers to Reform”一节依据什么资料？":                      "Barriers to Reform",
		"Welche Abschnitte gibt es?":                         "",
		"Which part do the towns play?":                      "",
	} {
		r := search(t, x, question)
		got := ""
		if r.Kind == PlaceKind {
			got = x.brief.Sections[r.Reading.Places[0].Index].Name
		}
		if got != want {
			t.Errorf("%q is %s %q for %q, want %q", question, r.Kind, r.Entry, got, want)
		}
	}
}

// A table is a list of what its first column names, and "the roles" are those under
// the heading that says no more than that.
func TestListsOfTablesAndHeadings(t *testing.T) {
	x := open(t, parse("# Plan\n\n## Role of the towns\n\n### Money\n\nTowns pay.\n\n### Power\n\nTowns decide.\n\n## Roles\n\n### Owner\n\nOwns it.\n\n### Keeper\n\n#### Risks\n\nLoses it.\n\n"+
		"## Timeline\n\n| Milestone | Date |\n|---|---|\n| Start of works | May 2026 |\n| End of works | June 2027 |\n"), Options{})
	for question, want := range map[string]string{
		"What are the roles?": "Owns it.", "name the milestones in the timeline": "Start of works | May 2026",
	} {
		r := search(t, x, question)
		if r.Listed == nil || len(r.Listed.Members) != 2 {
			t.Errorf("%q: %s", question, r.Kind)
			continue
		}
		if m := r.Listed.Members[0]; m.In(x.brief.Passages[m.Passage].Text) != want {
			t.Errorf("%q begins with %q", question, m.In(x.brief.Passages[m.Passage].Text))
		}
	}
}

// A short question for a list is near to it with or without what is near to anything.
func TestListsInAnotherLanguage(t *testing.T) {
	x := builtinByMeaning(t)
	for question, section := range map[string]string{
		"Какие препятствия для сотрудничества?":        "Barriers to Cooperation",
		"Quels sont les obstacles à la coopération ?":  "Barriers to Cooperation",
		"Какие области потенциального сотрудничества?": "Possible Areas for Cooperation",
		"les quatre domaines":                "Possible Areas for Cooperation",
		"Quels sont les vins de la région ?": "",
		"Какие страны граничат с Узбекистаном?": "",
	} {
		r, err := x.Search(t.Context(), Query{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if r.Listed != nil {
			got = x.brief.Sections[r.Listed.Section].Name
		}
		if got != section {
			t.Errorf("%s lists what is in %q, want %q", question, got, section)
		}
	}
}

// A word that is typed as the brief prints words needs no translation: it is absent.
func TestAbsentAsPrinted(t *testing.T) {
	x := open(t, corpus.Parse([]byte(listsBrief), corpus.Options{}), Options{Encoder: newEncoder(t)})
	for question, want := range map[string]Verdict{"есть ли там Turkmenistan?": None, "упоминаются ли страховщики?": Closest} {
		if r := search(t, x, question); r.Kind != MentionKind || r.Verdict != want {
			t.Errorf("%q is %s, %s, want %s", question, r.Kind, r.Verdict, want)
		}
	}
}
