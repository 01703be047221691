package e5

// Rows are what the model knows of the tokens before it has read any text: Dim
// numbers each. There are 250,002, which at a byte a number would take twice
// the room that the program has for them. So they are rounded to a few levels,
// and the rarer a token, the fewer: each [tier] has its own number of levels.
//
// A number is mean[i] + spread[i] × scale × level: the mean and the spread are
// those of place i over all rows, the scale is the row's, and the levels are
// those that lose least of normally distributed numbers (Lloyd-Max).
type rows struct {
	mean, spread []float32
	tiers        []tier
}

// A tier is the tokens from first on, up to the next tier's: the
// likeliest tokens have the lowest numbers. A row is a float16, its scale, and
// then bytes of perByte numbers each: places in levels, the first number being
// the lowest digit to the base len(levels).
type tier struct {
	first   int
	perByte int
	levels  []float32
	rows    string
}

func (t *tier) rowBytes() int { return 2 + (Dim+t.perByte-1)/t.perByte }

// read writes a token's numbers to row.
func (r *rows) read(row *[Dim]float32, token int32) {
	t := &r.tiers[0]
	for i := range r.tiers {
		if int(token) >= r.tiers[i].first {
			t = &r.tiers[i]
		}
	}
	size := t.rowBytes()
	data := t.rows[(int(token)-t.first)*size:][:size]
	scale := float16(uint16At(data, 0))
	base := uint8(len(t.levels))
	place := 0
	for i := 2; i < size; i++ {
		for code, k := data[i], 0; k < t.perByte && place < Dim; k++ {
			row[place] = r.mean[place] + r.spread[place]*(scale*t.levels[code%base])
			code /= base
			place++
		}
	}
}
