package corpus

import "briefbot/corpus/pattern"

var (
	// statement is a paragraph that begins with a number of several parts, as
	// summaries of assessments and statutes have it: "C.3.2 With new valves", "[1.3] The
	// board".
	statement = pattern.New(`^[\[(]?((?:[A-Z]|\d{1,2})(?:\.\d{1,2}){1,3})[.:)\]]?\s+["“‘«(]?\p{Lu}`)
	// article is one that begins as a law's do.
	article = pattern.New(`^(?i:articles?|art\.|artikel|artículo|artigo|articolo|статья|стаття|§|paragraph|para\.?)\s*(\d{1,3}[a-z]?)(?:[.:)]|\s+[–—-]|\s*$|\s+["“(]?\p{Lu})`)
)

// labelStatements gives the passages of the text the numbers that they print.
// One that stands alone is no series.
func (d *document) labelStatements() {
	for _, form := range []*pattern.Pattern{statement, article} {
		var found []int
		for i := range d.passages {
			p := &d.passages[i]
			if p.Kind == Paragraph && p.Part == Body && form.MatchString(p.Text) {
				found = append(found, i)
			}
		}
		if len(found) < 2 {
			continue
		}
		for _, i := range found {
			p := &d.passages[i]
			p.Label = form.FindStringSubmatch(p.Text)[1]
		}
	}
}
