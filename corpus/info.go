package corpus

import "briefbot/corpus/pattern"

var yearPattern = pattern.New(`\b(1[5-9]|20)\d\d\b`)

// Year returns the first year from 1500 to 2099 in the date, or "" if there
// is none.
func (i Info) Year() string { return yearPattern.FindString(i.Date) }
