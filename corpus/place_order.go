package corpus

// Ordinals are the places in an order that a text names, in its order: 2 for
// "the second one", -1 for the last and -2 for the one before it. Figures alone
// ("2") are no ordinals.
func Ordinals(text string) []int {
	var out []int
	for _, t := range placeTokens(text) {
		if n, ok := fromEnd(t.text); ok {
			out = append(out, n)
		} else if n, ok := ordinals.find(t.text); ok {
			out = append(out, n)
		}
	}
	return out
}

// Counts are the numbers that a text says of several, in its order, in words or
// figures: 3 for "the three obstacles" and "die drei Hindernisse". They are at
// least 2.
func Counts(text string) []int {
	var out []int
	for _, t := range placeTokens(text) {
		n, ok := cardinals.find(t.text)
		if t.kind == numberToken && !t.nth {
			n, ok = figure(t.text), true
		}
		if ok && n > 1 {
			out = append(out, n)
		}
	}
	return out
}
