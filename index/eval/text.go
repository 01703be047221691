package eval

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// Text returns the report as a table for people, all figures in percent but
// for F1 and AUC, with the misses if they are asked for.
func (r Report) Text(misses bool) string {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "kind\tn\thit@1\thit@3\tMRR@10\tsentence\tsources\tprecision\trecall\tF1\tend-to-end\tAUC\tright\tsure\tanswered\t")
	row := func(name string, f Figures) {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", name, f.Questions,
			percent(f.Hit1), percent(f.Hit3), percent(f.MRR), percent(f.Sentence), percent(f.Sources),
			percent(f.Precision), percent(f.Recall), share(f.F1), percent(f.EndToEnd), share(f.AUC),
			percent(f.Right), percent(f.Sure), percent(f.Answered))
	}
	for _, k := range r.Kinds {
		row(k.Kind, k.Figures)
	}
	for _, d := range r.Documents {
		row(d.Kind, d.Figures)
	}
	row("all", r.Overall)
	if r.WithoutCompanion != nil {
		row("without companion", r.WithoutCompanion.Overall)
	}
	t.Flush()
	r.reliabilityText(&b, "")
	if r.WithoutCompanion != nil {
		r.WithoutCompanion.reliabilityText(&b, ", without companion")
	}
	if misses {
		b.WriteByte('\n')
		for _, m := range r.Misses() {
			fmt.Fprintf(&b, "%s (%s) %q\n    wrong: %s; rank %s; verdict %s; first %s: %q\n",
				m.ID, m.Kind, m.Question, strings.Join(m.Wrong, ", "), rank(m.Rank), m.Verdict, m.First, m.Sentence)
		}
	}
	return b.String()
}

// reliabilityText writes, on one line, how many of the answers of each confidence
// are right.
func (r Report) reliabilityText(b *strings.Builder, of string) {
	fmt.Fprintf(b, "right of the answers by confidence%s:", of)
	for i, rel := range r.Reliability {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, " %.1f–%.1f %d of %d", rel.From, rel.Below, rel.Right, rel.Said)
	}
	b.WriteByte('\n')
}

func percent(f Figure) string {
	if f == nil {
		return "n/a"
	}
	return fmt.Sprintf("%.1f", 100**f)
}

func share(f Figure) string {
	if f == nil {
		return "n/a"
	}
	return fmt.Sprintf("%.2f", *f)
}

// rank writes a rank; a passage that is not among the first ten has none.
func rank(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}
