package commands

import "testing"

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		typed string
		most  int
		want  int // 0 for none
	}{
		{"2", 4, 2},
		{"02", 4, 2},
		{"R2", 4, 2},
		{"r 2", 4, 2},
		{"#2", 4, 2},
		{"rec 2", 4, 2},
		{"Rec. 2", 4, 2},
		{"Recommendation 2", 4, 2},
		{"recommendation no. 2", 4, 2},
		{"recommendation number two", 4, 2},
		{"No. 3", 4, 3},
		{"№ 3", 4, 3},
		{"n.3", 5, 3},
		{"[n.3]", 5, 3},
		{"second", 4, 2},
		{"the second", 4, 2},
		{"the second one", 4, 2},
		{"Second recommendation", 4, 2},
		{"2nd", 4, 2},
		{"3.", 4, 3},
		{"two", 4, 2},
		{" FOUR ", 4, 4},
		{"２", 4, 2}, // full-width
		{"twenty-one", 31, 21},
		{"twenty first", 31, 21},
		{"Recommendation thirty", 31, 30},
		{"one hundred and twelfth", 120, 112},
		{"one hundred twelve", 120, 112},
		{"nine", 9, 9},
		{"ninth", 9, 9},
		{"last", 4, 4},
		{"the last one", 4, 4},
		{"final recommendation", 4, 4},
		{"last", 0, 0},
		{"II", 4, 2},
		{"r. iv", 4, 4},
		{"xxxix", 40, 39},
		{"٣", 4, 3},
		{"Ⅲ", 4, 3},
		{"[^3]", 5, 3},
		{"deuxième", 4, 2},
		{"la 2e recommandation", 4, 2},
		{"note de bas de page n° 3", 5, 3},
		{"die zweite Empfehlung", 4, 2},
		{"Fußnote 3", 5, 3},
		{"fünf", 5, 5},
		{"la última recomendación", 4, 4},
		{"segunda", 4, 2},
		{"вторую", 4, 2},
		{"3-я рекомендация", 4, 3},
		{"Сноска третья", 5, 3},
		{"п’ята", 5, 5},
		{"друга рекомендація", 4, 2},
		{"ikinci öneri", 4, 2},
		{"üçüncü", 4, 3},
		{"iiii", 5, 0},
		{"vx", 9, 0},
		{"la", 4, 0},
		{"deux trois", 9, 0},

		{"", 4, 0},
		{"0", 4, 0},
		{"5", 4, 0},
		{"five", 4, 0},
		{"-1", 4, 0},
		{"−1", 4, 0},
		{"R-1", 4, 0},
		{"1.5", 4, 0},
		{"1,5", 4, 0},
		{"1/2", 4, 0},
		{"2e0", 4, 0},
		{"0x2", 4, 0},
		{"abc", 4, 0},
		{"one two", 4, 0},
		{"99999999999999999999", 4, 0},
		{"recommendation", 4, 0},
		{"2\x00", 4, 0},
		{"1", 0, 0},
	} {
		got, ok := number(test.typed, test.most)
		if !ok {
			got = 0
		}
		if got != test.want {
			t.Errorf("number(%q, %d) = %d, want %d", test.typed, test.most, got, test.want)
		}
	}
}

// Every number up to a thousand is read in every way of writing it.
func TestNumberReadsAllItsOwnWords(t *testing.T) {
	for n := 1; n < 1000; n++ {
		for _, typed := range []string{itoa(n), "R" + itoa(n), cardinal(n), ordinal(n), "the " + ordinal(n) + " recommendation"} {
			if got, ok := number(typed, 999); !ok || got != n {
				t.Errorf("number(%q) = %d, %t, want %d", typed, got, ok, n)
			}
		}
	}
}
