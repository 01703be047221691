package commands

import (
	"regexp"
	"testing"
)

// absence is a sentence that denies what a document has. That the reading did
// not recognise something is no proof of it.
var absence = regexp.MustCompile(`^The (text of the )?brief (says nothing|does not (name|say)|names no|makes no|mentions no|has no (footnotes|licence)|lists no|prints no|cites no reference|never)`)

func TestNoSentenceProvesAnAbsence(t *testing.T) {
	for _, s := range sentences(t) {
		if absence.MatchString(s) {
			t.Errorf("%q claims an absence; say what was found instead", s)
		}
	}
}
