package corpus

import "strings"

// wordEndings are syllables that end words and are no words that a compound
// is made with. A line that begins with one goes on with a word.
var wordEndings = wordSet(`able ably ability ible ibly ibility tion tions sion sions ation ations isation isations
	ization izations ment ments mental ness ing ings ted ting ed er ers est ly ity ities ous ously ive ively ives
	al ally ance ances ence ences ency encies ant ent ently ary ory ure ures ual ially ial ical ically ism isms
	ist ists ise ised ises ising ize ized izes izing ated ates ating tional tive tives tively ties cy cies cal
	lich liche lichen licher keit keiten heit heiten ung ungen schaft schaften isch ische ischen ischer lung
	lungen rung rungen tung tungen tät täten ieren iert tionen nen gen ten den lichkeit bar sam
	ité ités ique iques eur eurs euse aire aires ement ements
	teur teurs trice trices tif tifs tive tives`)

// wholeWords are common words that nobody writes with a hyphen.
var wholeWords = wordSet(`another together however therefore between without within because although themselves
	itself himself herself nothing something everything anything someone everyone whether during against
	before after about under other others their there these those where which while would could should`)

// sureWord reports whether the halves of a word cut at a line's end make one
// word: a common one, or one whose second half is an ending and whose first is
// no word that the brief uses.
func sureWord(half, tail string, words vocabulary) bool {
	half, tail = strings.ToLower(half), strings.ToLower(tail)
	return wholeWords[half+tail] || wordEndings[tail] && len(half) >= 3 && !words.has(half)
}
