#!/bin/sh
# Makes the twins of wells.md and trams.md: Word, HTML and PDF, and two more
# PDF files that no rule was made for. Needs pandoc, LibreOffice, WeasyPrint
# and Chromium. The files are committed, so that the tests need none of them.
set -eu
cd "$(dirname "$0")"
for name in wells trams; do
  pandoc --standalone $name.md -o $name.docx
  pandoc --standalone $name.md -o $name.html
done
# Two columns, running heads, neither tags nor outline.
python3 columns.py wells.docx columns.docx
soffice --headless --convert-to 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}}' columns.docx >/dev/null
mv columns.pdf wells.pdf
rm columns.docx
# One column with tags and outline, as a word processor writes it.
soffice --headless --convert-to 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}' trams.docx >/dev/null
# Held out: notes at the foot of the page by WeasyPrint, at the end by Chromium.
pandoc --standalone --lua-filter footnotes.lua --css notes.css wells.md -t html5 -o print.html
weasyprint print.html wells-weasyprint.pdf
rm print.html
chromium --headless --no-sandbox --disable-gpu --print-to-pdf=trams-chromium.pdf trams.html 2>/dev/null
