// Package pdf makes Markdown of the characters that a PDF file draws. A PDF
// file says where each character stands and in which font, and little else:
// what is a line, a column, a heading or a note has to be found from that.
//
// The package knows no PDF library: a reader, such as the one in pdfium,
// hands it pages of characters one by one. Page by page it makes lines
// (segment, marks, labels, justify), then, when all pages are known,
// paragraphs, notes, headings and Markdown. Each rule stands in a file of its
// own and is listed in [rules] with what it is worth; each has a case in
// testdata that comes out wrong without it.
//
// Words are never changed, but for a hyphen that the line's end put in.
package pdf
