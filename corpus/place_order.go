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
