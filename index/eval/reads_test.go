package eval

import "testing"

// Of questions in another language than the brief those that it answers are better told
// from those that it does not where question and sentence are read together. No
// weight is fitted to French and German.
func TestReadTogetherEarnsItsPlace(t *testing.T) {
	languages := []string{"fr", "de"}
	auc := func(outcomes [][]Outcome) (sum float64) {
		for _, o := range outcomes {
			sum += *figures(o).AUC / float64(len(outcomes))
		}
		return sum
	}
	with, without := withAndWithout(t, "read together", languages...)
	if with, without := auc(with), auc(without); with < without+.04 {
		t.Errorf("AUC is %.3f, without reading together %.3f", with, without)
	}
}
