package corpus

// recommend finds the recommendations.
func (d *draft) recommend() {
	b := d.brief
	for i, s := range b.Sections {
		if roleOf(s.Name) != adviceRole {
			continue
		}
		for _, p := range b.Sections[i].Passages {
			if b.Passages[p].Kind == ListItem {
				b.Recommendations = append(b.Recommendations, Recommendation{
					Number: len(b.Recommendations) + 1, Passages: []int{p}})
			}
		}
	}
}
