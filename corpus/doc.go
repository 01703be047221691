// Package corpus turns a policy brief written in Markdown into a [Brief]: its
// sections, passages, footnotes, references and recommendations, each with the
// source lines it came from.
//
// Everything the program quotes comes from here, so the package never changes
// a word: a [Prose] holds the text as printed, with markup and footnote marks
// taken out and kept beside it by offset. What looks damaged is reported as a
// [Problem] and never mended. The package knows Markdown and how briefs are
// printed; it knows nothing of searching or of who reads the text.
package corpus
