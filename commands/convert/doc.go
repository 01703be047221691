// Package convert turns a PDF file, a word-processor document or a web page
// into Markdown that [briefbot/corpus] reads.
//
// The work is done by converters that others keep well: pdftohtml of poppler
// for PDF and pandoc for word processors, which have to be installed; the
// modules html-to-markdown and go-readability for web pages, which are built
// in. What is done here is what a brief needs and they leave out: headings by
// size, footnote marks, running titles and page numbers. A page begins with
// <!-- page 7 --> in the Markdown. Words are never changed.
package convert
