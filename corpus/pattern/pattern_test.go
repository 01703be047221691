package pattern

import "testing"

func TestAFaultyPatternPanicsInATestAtOnce(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("New took an expression that cannot be compiled")
		}
	}()
	New(`(`)
}
