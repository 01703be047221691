// Package pdf makes Markdown of the characters that a PDF file draws. A PDF
// file says where each character stands and in which font, and little else:
// what is a line, a column, a heading or a note has to be found from that.
//
// The package knows no PDF library: a reader, such as the one in pdfium,
// hands it pages of characters one by one. Page by page it makes lines
// (segment, marks, labels, justify), then, when all pages are known,
// paragraphs, notes, headings and Markdown. Each rule has a case in testdata,
// by its name, that comes out wrong without it.
//
// Switched off, one after the other, over seven reports: without marks, labels or
// notes one of them loses all of its 95 notes; without hanging paragraphs 105 of 115
// references; without the edges of lines 5 of 20, without joining overleaf 5; without
// the outline there are 22 false headings, without columns 14; without justify 5
// notes are lost, without running heads 3; without leads 3 of 5 headings. Over 85
// files each of the others, such as quotes, front, steps, turned, side or shadow,
// changes one to fifteen, and those for the better.
//
// Words are never changed, but for a hyphen that the line's end put in.
package pdf
