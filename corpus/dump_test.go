package corpus

import (
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(f)
	b := Parse(raw, Options{})
	fmt.Println("TITLE", b.Title, b.Fingerprint, b.Language)
	fmt.Printf("INFO %+v\n", b.Info)
	for i, s := range b.Sections {
		fmt.Printf("SECTION %d %q num=%q L%d %s parent=%d %v %v\n", i, s.Name, s.Number, s.Level, s.Part, s.Parent, s.Lines, s.ID)
		for _, pi := range s.Passages {
			p := b.Passages[pi]
			txt := p.Text
			if len(txt) > 90 && os.Getenv("FULL") == "" {
				txt = txt[:45] + " … " + txt[len(txt)-40:]
			}
			fmt.Printf("   %s [%s/%s] %v marks=", p.ID, p.Kind, p.Part, p.Lines)
			for _, m := range p.Marks {
				fmt.Printf("%s>%d@%d ", m.Label, m.Footnote, m.At)
			}
			for _, c := range p.Citations {
				fmt.Printf("{%s>%d} ", c.In(p.Text), c.Reference)
			}
			fmt.Printf("%q\n", txt)
		}
	}
	for _, f := range b.Footnotes {
		fmt.Printf("NOTE %s %v by=%v cites=%v %q\n", f.ID, f.Lines, f.Passages, f.Citations, f.Text[:min(len(f.Text), 100)])
	}
	for _, r := range b.References {
		fmt.Printf("REF %q au=%q y=%s t=%q c=%q p=%q url=%q dmg=%q by=%v notes=%v\n", r.Key, r.Authors, r.Year, r.Title, r.Container, r.Pages, r.URL, r.Damage, r.CitedBy, r.CitedByNotes)
	}
	for _, r := range b.Recommendations {
		fmt.Printf("REC %d %q %v %q\n", r.Number, r.Label, r.Passages, b.Passages[r.Passages[0]].Text[:min(90, len(b.Passages[r.Passages[0]].Text))])
	}
	for _, j := range b.Joins {
		fmt.Printf("JOIN %s %d-%d %s\n", b.Passages[j.Passage].ID, j.Before, j.After, j.Reason)
	}
	for _, o := range b.Omissions {
		fmt.Printf("OMIT %v %s %q\n", o.Lines, o.Reason, string(b.Source[o.Source.Start:min(o.Source.End, o.Source.Start+60)]))
	}
	for _, p := range b.Problems {
		fmt.Printf("PROBLEM %d %s: %s (guess %q)\n", p.Line, p.Kind, p.Text, p.Guess)
	}
}
