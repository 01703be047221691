package commands

import (
	"strconv"
	"strings"
)

// dash sets a range of pages with the en dash that all four styles ask for.
func dash(pages string) string { return strings.ReplaceAll(pages, "-", "–") }

// fullRange writes out a range that leaves digits out: "234-50" is "234-250".
func fullRange(pages string) string {
	first, last, ok := strings.Cut(strings.ReplaceAll(pages, "–", "-"), "-")
	if _, err := strconv.Atoi(last); !ok || err != nil || len(last) >= len(first) {
		return pages
	}
	return first + "-" + first[:len(first)-len(last)] + last
}

// chicagoRange leaves out what the last page shares with the first, and after a
// page such as 101 all but a single digit: "101-109" is "101-9", "321-328" is
// "321-28" (9.63). A first page of 100, 200 … leaves nothing out.
func chicagoRange(pages string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(pages, "–", "-"), "-")
	switch n, _ := strconv.Atoi(first); {
	case n%100 == 0:
		return fullRange(pages)
	case n%100 < 10:
		return shortRange(pages, 1)
	}
	return shortRange(pages, 2)
}

// shortRange leaves out of a range above 99 the digits of the last page that
// stand in the first too, but keeps so many: MLA two, "201-219" is "201-19" and
// "101-109" is "101-09".
func shortRange(pages string, keep int) string {
	full := fullRange(strings.ReplaceAll(pages, "–", "-"))
	first, last, ok := strings.Cut(full, "-")
	if a, err := strconv.Atoi(first); !ok || err != nil || a < 100 || len(first) != len(last) {
		return full
	}
	same := 0
	for same < len(last)-keep && first[same] == last[same] {
		same++
	}
	return first + "-" + last[same:]
}
