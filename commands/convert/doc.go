// Package convert turns PDF files, word-processor documents and web pages into
// Markdown that [briefbot/corpus] reads.
//
// The work is done by converters that others keep well: PDFium, which is built
// in as WebAssembly, for the characters of PDF files; the modules
// html-to-markdown and go-readability for web pages; pandoc, which has to be
// installed, for what is rarer. Word documents are read here. What is done
// besides is what a brief needs and they leave out. A page begins with <!-- page 7 --> in the
// Markdown. Words are never changed.
//
// Nobody knows where a file comes from, so every converter has limits on
// time, memory and output; what nobody can see in a document is not imported;
// and the letters that go in are compared with those that come out.
package convert
