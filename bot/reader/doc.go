// Package reader shows the brief as one web page, with an anchor for every
// passage and every sentence, and a box to ask it a question.
//
// It is a door like Discord and the terminal: it shows the same replies of
// [briefbot/commands], word for word, and decides nothing itself. The page
// needs no script, sets no cookie, and loads nothing but itself. Its own words
// come in the reader's language; the brief's stay as they are printed.
package reader
