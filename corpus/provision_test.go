package corpus_test

import (
	"testing"

	"briefbot/corpus"
)

const ordinance = `# Water Ordinance

WHEREAS, pipes in the hills leak; and

WHEREAS, nobody counts the losses; and

WHEREAS, the Council wants to know how much,

BE IT ORDAINED BY THE COUNCIL:

## Section 4-12. Duties

(a) Towns count what they lose.

(b) The Council shall:

1. publish the figures;
2. keep the figures safe:
   - from rain;
   - from fire;
3. ask for more.

(c) Nothing else is asked of towns.

## Section 4-13. Reports

(a) Towns report once a year.

(b) The Council reports to nobody.

## 5.1 Fees

Towns pay none.
`

const regulation = `# Regulation on water

THE COUNCIL OF THE TOWNS,

Having regard to the Treaty of the Hills, and in particular Article 16 thereof,

Having regard to the proposal of the towns,

Whereas:

(1) Pipes leak in all hill towns.

(2) Nobody counts what is lost.

HAS ADOPTED THIS REGULATION:

## CHAPTER I GENERAL PROVISIONS

### Article 1 Subject

1. This Regulation is on water.

2. It lays down:

(a) what towns count;

(b) what they report.

### Article 2 Scope

It applies to all towns.

### Article 2a – Villages

It applies to villages too.

### § 3 Fees

(1) They pay once.
`

func TestReadProvisions(t *testing.T) {
	for name, of := range map[string]struct {
		source string
		reads  [][2]string
	}{
		"regulation": {regulation, [][2]string{
			{"article 2", "!CHAPTER I GENERAL PROVISIONS › Article 2 Scope"},
			{"article 1(2)(b)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 4 of 4"},
			{"Artikel 1 Absatz 1", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 1 of 4"},
			{"article 1, point (a)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 3 of 4"},
			{"article 2a", "!CHAPTER I GENERAL PROVISIONS › Article 2a – Villages"},
			{"articles 1-2", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject + CHAPTER I GENERAL PROVISIONS › Article 2 Scope"},
			{"article 1, paragraphe 2, point b)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 4 of 4"},
			{"Artikel 1 Absatz 2 Buchstabe a", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 3 of 4"},
			{"article 1 paragraph 3", "!no paragraph paragraph 3"},
			{"§ 3 Abs. 1", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1"},
			{"§ 3", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees"},
			{"CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1"},
			{"chapter 1", "!CHAPTER I GENERAL PROVISIONS"},
			{"chapter I", "!CHAPTER I GENERAL PROVISIONS"},
		}},
		"ordinance": {ordinance, [][2]string{
			{"section 4-12 (b)(2)", "!Section 4-12. Duties, paragraph 4 of 8"},
			{"4-12 (b) 3", "!Section 4-12. Duties, paragraph 7 of 8"},
			{"(c) of section 4-12", "!Section 4-12. Duties, paragraph 8 of 8"},
			{"section 4-13 paragraph b", "!Section 4-13. Reports, paragraph 2 of 2"},
			{"paragraph 2 of section 4-12", "!Section 4-12. Duties, paragraph 2 of 8"},
			{"a way to save water (b)", " | a way to save water (b"},
		}},
	} {
		g := corpus.NewGazetteer(corpus.Parse([]byte(of.source), corpus.Options{}))
		for _, test := range of.reads {
			if got := readsAs(g, test[0], corpus.ReadOptions{}); got != test[1] {
				t.Errorf("%s: %q:\n got %s\nwant %s", name, test[0], got, test[1])
			}
		}
	}
}

// Any text can be read, of a document that has provisions of every form: the places
// are places of the document, and the rest is a part of what was typed.
func FuzzPlaces(f *testing.F) {
	for _, text := range []string{"clause 2(a)", "clauses 1-3, 5 and 9", "article 1, paragraphe 2, point b)", "(a) (b) (c) (d) (e) (f) (g)", "§ 3 Abs. 1", "pp. 12-13", "Chapter IV.2.a"} {
		f.Add(text)
	}
	var all []*corpus.Gazetteer
	for _, source := range []string{ordinance, regulation} {
		all = append(all, corpus.NewGazetteer(corpus.Parse([]byte(source), corpus.Options{})))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range all {
			for _, kind := range []corpus.PlaceKind{"", corpus.SectionPlace} {
				r := g.Read(text, corpus.ReadOptions{Default: kind})
				for _, p := range r.Places {
					_, _ = g.Name(p, "en"), g.Passages(p) // which panic for a place that is not there
				}
				for _, m := range r.Missing {
					if m.Asked == "" {
						t.Errorf("%q: nothing is asked for and missing", text)
					}
				}
			}
		}
	})
}
