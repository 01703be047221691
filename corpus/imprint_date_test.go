package corpus

import "testing"

// The date in a title is the document's own where the title says that it is minutes, a
// resolution or a law.
func TestTitledDate(t *testing.T) {
	for title, want := range map[string]string{
		"Draft Resolution on Ports of 3 May 2021":              "3 May 2021",
		"Regulation (EU) 2023/1457 of 12 July 2023 on plastic": "12 July 2023",
		"Procès-verbal du 3 mai 2021":                          "3 mai 2021",
		"The Attacks of 11 September 2001":                     "",
		"Ports and the Law of 3 May 2021":                      "",
		"Decision 1457 of the Council in 2023":                 "",
	} {
		if got := Parse([]byte("# "+title+"\n\n## Ports\n\nPorts are old.\n"), Options{}).Info.Date; got != want {
			t.Errorf("%q is dated %q, want %q", title, got, want)
		}
	}
}
