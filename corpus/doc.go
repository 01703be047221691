// Package corpus turns a policy brief written in Markdown into a [Brief]: its
// sections, passages, footnotes, references and recommendations, each with the
// source lines it came from.
//
// Everything the program quotes comes from here, so the package never changes
// a word: a [Prose] holds the text as printed, with markup and footnote marks
// taken out and kept beside it by offset. What looks damaged is reported as a
// [Problem] and never mended. The package knows Markdown and how briefs are
// printed; it knows nothing of searching or of who reads the text.
//
// A brief is read in three phases, each with a type of its own that the next
// one leaves as it is. recognise makes a tree: the blocks and inlines that
// goldmark and the dialects of Markdown know, with where they stand. classify
// makes a document: what each of them is - title, heading, note, entry,
// recommendation, furniture -, one construct a file. resolve makes the Brief: it
// ties marks to notes and citations to entries, and says what dangles.
//
// What can be asked for by name is a [Place]: a section, a paragraph, a note. A
// [Gazetteer] prints places and reads what people type of them; nothing else in
// the program does. [Brief.Enumerations] are the places where a brief lists
// things.
package corpus
