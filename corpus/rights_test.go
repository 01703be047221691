package corpus

import "testing"

// A section of licence or copyright is front or back matter in every language, and its
// line is the brief's licence where it names one.
func TestRightsSections(t *testing.T) {
	for _, test := range []struct{ heading, text, licence string }{
		{"Licence", "This brief is published under CC BY 4.0.", "This brief is published under CC BY 4.0."},
		{"License and copyright", "CC0", "CC0"},
		{"Copyright", "© Harbour Institute 2023", ""},
		{"7. Licence", "Contains public sector information under the Open Government Licence v3.0.", "Contains public sector information under the Open Government Licence v3.0."},
		{"Lizenz", "CC BY-SA 4.0", "CC BY-SA 4.0"},
		{"Droits d’auteur", "Licence Ouverte 2.0", "Licence Ouverte 2.0"},
		{"Licencia", "Creative Commons 4.0", "Creative Commons 4.0"},
		{"Лицензия", "CC BY 4.0", "CC BY 4.0"},
		{"Ліцензія", "CC BY 4.0", "CC BY 4.0"},
		{"Telif hakkı", "CC BY 4.0", "CC BY 4.0"},
		{"著作権", "CC BY 4.0", "CC BY 4.0"},
	} {
		b := Parse([]byte("# Boats\n\n## Findings\n\nBoats sink at night, and nobody counts them.\n\n## "+test.heading+"\n\n"+test.text+"\n"), Options{})
		if p := &b.Passages[len(b.Passages)-1]; p.Text != test.text || p.Part == Body {
			t.Errorf("%q under %q is %s", p.Text, test.heading, p.Part)
		}
		if _, name := splitNumber(test.heading); !NamesRights(name) {
			t.Errorf("%q names no rights", name)
		}
		if b.Info.Licence != test.licence {
			t.Errorf("under %q the licence is %q, want %q", test.heading, b.Info.Licence, test.licence)
		}
	}
	for _, heading := range []string{"Licences for fishing boats", "Human rights", "Copyright reform in the union"} {
		if NamesRights(heading) {
			t.Errorf("%q is no notice", heading)
		}
	}
}
