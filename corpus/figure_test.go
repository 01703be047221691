package corpus

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An image's words are a caption, an exact slice of the source; a logo and an
// image without words are left out. Nothing is lost or twice.
func TestFigures(t *testing.T) {
	const text = "# Boats\n\n![Institute of Boats logo](a.png)\n\n## Findings\n\nBoats sink at night, and nobody counts them.\n\n" +
		"![Figure 1: Water lost, 2008–2022](figures/losses.png)\n\n![](b.png)\n\n![The quay at noon, seen from above](c.png \"Quay\")\n\n" +
		"![The harbour at night](d.png)\n\nThe harbour at night.\n\nText with ![an image of a boat](e.png) in it goes on.\n"
	d := &draft{source: newSource([]byte(text)), brief: &Brief{}}
	d.parse()
	for _, complaint := range roundTrip(d) {
		t.Error(complaint)
	}
	var captions []string
	for _, p := range d.brief.Passages {
		if p.Kind == Caption {
			captions = append(captions, p.Text)
		}
	}
	if diff := cmp.Diff([]string{"Figure 1: Water lost, 2008–2022", "The quay at noon, seen from above"}, captions); diff != "" {
		t.Error(diff)
	}
	images := slices.DeleteFunc(slices.Clone(d.brief.Omissions), func(o Omission) bool { return o.Reason != "image" })
	if len(images) != 4 {
		t.Errorf("%d images are left out, want the logo, the empty one, the one with its words beside it, and the one in the text", len(images))
	}
}
