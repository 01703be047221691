"""Sets a Word document in two columns with a running head: columns.py IN OUT."""
import re
import sys
import zipfile

HEAD = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:p><w:r><w:t>Halvic Papers on Water No. 9</w:t></w:r></w:p></w:hdr>')
FOOT = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
        '</w:fldSimple></w:p></w:ftr>')
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml."
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        data = old.read(name)
        if name == "word/document.xml":
            text = data.decode()
            body = ('<w:headerReference w:type="default" r:id="rHead"/><w:footerReference w:type="default" r:id="rFoot"/>'
                    '<w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1000" w:bottom="1300"'
                    ' w:left="1000" w:header="600" w:footer="600" w:gutter="0"/>')
            # The title runs over both columns: a section of its own.
            one = '<w:p><w:pPr><w:sectPr>' + body + '</w:sectPr></w:pPr></w:p>'
            first = text.index('<w:pStyle w:val="Heading1"')
            first = text.rindex("<w:p>", 0, first)
            mark = text.rfind("<w:bookmarkStart", 0, first)
            first = mark if mark > text.rfind("</w:p>", 0, first) else first
            text = text[:first] + one + text[first:]
            text = re.sub(r"<w:sectPr ?/>|<w:sectPr>(?!<w:headerReference).*?</w:sectPr>",
                          "<w:sectPr>" + body + '<w:cols w:num="2" w:space="500"/></w:sectPr>', text)
            text = text.replace('<w:pStyle w:val="BodyText" />', '<w:pStyle w:val="BodyText" /><w:jc w:val="both"/>')
            text = re.sub(r"<w:tblW [^>]*/>", '<w:tblW w:type="pct" w:w="5000"/>', text)
            data = text.encode()
        elif name == "word/_rels/document.xml.rels":
            data = data.replace(b"</Relationships>", (
                f'<Relationship Id="rHead" Type="{KIND}header" Target="header1.xml"/>'
                f'<Relationship Id="rFoot" Type="{KIND}footer" Target="footer1.xml"/></Relationships>').encode())
        elif name == "[Content_Types].xml":
            data = data.replace(b"</Types>", (
                f'<Override PartName="/word/header1.xml" ContentType="{PART}header+xml"/>'
                f'<Override PartName="/word/footer1.xml" ContentType="{PART}footer+xml"/></Types>').encode())
        new.writestr(name, data)
    new.writestr("word/header1.xml", HEAD)
    new.writestr("word/footer1.xml", FOOT)
