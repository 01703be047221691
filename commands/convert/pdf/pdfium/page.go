package pdfium

import (
	"fmt"
	"math"
	"slices"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"briefbot/commands/convert/pdf"
)

// maxChars is how many characters a page may have. Ten thousand are a page of
// newsprint; more than this is a file that wants to take memory.
const maxChars = 200_000

// Page reads one page, counted from 0.
func (f *File) Page(i int) (pdf.Page, error) {
	var out pdf.Page
	in := f.r.inst
	loaded, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.doc, Index: i})
	if err != nil {
		return out, err
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	page := requests.Page{ByReference: &loaded.Page}
	if w, err := in.FPDF_GetPageWidth(&requests.FPDF_GetPageWidth{Page: page}); err == nil {
		out.Width = w.Width
	}
	if h, err := in.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: page}); err == nil {
		out.Height = h.Height
	}
	if r, err := in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page}); err == nil && r.PageRotation%2 == 1 {
		out.Width, out.Height = out.Height, out.Width // characters are placed on the page before it is turned
	}
	if l, err := in.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: f.doc, Page: i}); err == nil {
		out.Label = l.Label
	}
	text, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return out, err
	}
	defer in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	n, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return out, err
	}
	if n.Count > maxChars {
		return out, fmt.Errorf("%d characters on one page; more than %d are not read", n.Count, maxChars)
	}
	t := textPage{f: f, page: loaded.Page, text: text.TextPage, height: out.Height}
	for k := range n.Count {
		c, color, err := t.char(k)
		if err != nil {
			return out, err
		}
		if c.Space && c.Rune != ' ' {
			continue // a line end that PDFium put in
		}
		if n := len(out.Chars); n > 0 && utf16.IsSurrogate(c.Rune) {
			// PDFium counts in UTF-16: this is the second half of a character.
			if both := utf16.DecodeRune(out.Chars[n-1].Rune, c.Rune); both != unicode.ReplacementChar {
				out.Chars[n-1].Rune = both
				continue
			}
		}
		if c.Font == "" && c.Size == 1 && !c.Space {
			// PDFium forgets the type of words that it brings into the order
			// of a script from the right: it is that of the words before.
			for _, last := range slices.Backward(out.Chars) {
				if last.Font != "" && math.Abs(last.Y-c.Y) < 4*last.Size {
					c.Font, c.Size, c.Hidden = last.Font, last.Size, last.Hidden
					break
				}
			}
		}
		out.Chars = append(out.Chars, c)
		t.colors = append(t.colors, color)
		t.index = append(t.index, k)
	}
	o := f.objects(page, out.Height)
	out.Images = o.images
	t.hide(out.Chars, o)
	t.underline(out.Chars, o.rules)
	if f.tagged {
		t.tag(out.Chars, f.structure(page))
	}
	return out, nil
}

// A textPage is the text of a page while it is read.
type textPage struct {
	f      *File
	page   references.FPDF_PAGE
	text   references.FPDF_TEXTPAGE
	height float64
	colors []uint32 // of the characters
	index  []int    // PDFium's number of each character
}

// char reads a character and its colour, as 0xRRGGBB.
func (t *textPage) char(k int) (c pdf.Char, color uint32, err error) {
	in := t.f.r.inst
	u, err := in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t.text, Index: k})
	if err != nil {
		return c, 0, err
	}
	c.Rune = rune(u.Unicode)
	if g, err := in.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: t.text, Index: k}); err == nil && g.IsGenerated {
		c.Space = true
		return c, 0, nil
	}
	if c.Rune == 2 { // PDFium's sign for a hyphen at a line end
		c.Hyphen, c.Rune = true, '-'
	}
	if o, err := in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.text, Index: k}); err == nil {
		c.X, c.Y = o.X, t.height-o.Y
	}
	if b, err := in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t.text, Index: k}); err == nil {
		c.Left, c.Right = float64(b.Rect.Left), float64(b.Rect.Right)
		c.Top, c.Bottom = t.height-float64(b.Rect.Top), t.height-float64(b.Rect.Bottom)
	}
	if s, err := in.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t.text, Index: k}); err == nil {
		c.Size = s.FontSize
	}
	if m, err := in.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t.text, Index: k}); err == nil {
		c.Size *= math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
		c.Angle = math.Atan2(float64(m.Matrix.B), float64(m.Matrix.A))
	}
	if i, err := in.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t.text, Index: k}); err == nil {
		c.Font = t.f.font(i.FontName)
	}
	if e, err := in.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: t.text, Index: k}); err == nil {
		c.Unmapped = e.HasUnicodeMapError
	}
	if p, err := in.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: t.text, Index: k}); err == nil {
		color = uint32(p.R<<16 | p.G<<8 | p.B)
		c.Hidden = p.A < 16 // of 255
	}
	return c, color, nil
}

// shaded reports whether a character that is said to be white is drawn in another
// colour: PDFium calls letters white that a gradient fills.
func (t *textPage) shaded(chars []pdf.Char, k int) bool {
	if k > 0 && same(chars[k-1], chars[k]) {
		return !chars[k-1].Hidden
	}
	in := t.f.r.inst
	o, err := in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: t.text, Index: t.index[k]})
	if err != nil {
		return false
	}
	drawn, err := in.FPDFTextObj_GetRenderedBitmap(&requests.FPDFTextObj_GetRenderedBitmap{Document: t.f.doc, Page: t.page, PageObject: o.TextObject, Scale: 1})
	if err != nil {
		return false
	}
	defer in.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: drawn.Bitmap})
	pixels, err := in.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: drawn.Bitmap})
	if err != nil {
		return false
	}
	for p := range slices.Chunk(pixels.Buffer, 4) { // blue, green, red, how much they cover
		if len(p) == 4 && p[3] > 127 && !white(uint32(p[2])<<16|uint32(p[1])<<8|uint32(p[0])) {
			return true
		}
	}
	return false
}

// structure maps the marked content of a page to what it is.
func (f *File) structure(page requests.Page) map[int]pdf.Tag {
	in := f.r.inst
	tree, err := in.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: page})
	if err != nil {
		return nil
	}
	defer in.FPDF_StructTree_Close(&requests.FPDF_StructTree_Close{StructTree: tree.StructTree})
	n, err := in.FPDF_StructTree_CountChildren(&requests.FPDF_StructTree_CountChildren{StructTree: tree.StructTree})
	if err != nil {
		return nil
	}
	w := walk{f: f, tags: make(map[int]pdf.Tag)}
	for i := range n.Count {
		if c, err := in.FPDF_StructTree_GetChildAtIndex(&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree, Index: i}); err == nil {
			w.element(c.StructElement, pdf.Tag{}, 0)
		}
	}
	return w.tags
}

// A walk goes through the structure of a page.
type walk struct {
	f           *File
	tags        map[int]pdf.Tag
	rows, cells int
	blocks      int
}

// kinds are the structure types that the rules ask for. The types of PDF 1.7
// and 2.0 (ISO 32000-2, table 364 and following).
var kinds = map[string]pdf.TagKind{
	"H": pdf.Heading1, "H1": pdf.Heading1, "H2": pdf.Heading2, "H3": pdf.Heading3,
	"H4": pdf.Heading4, "H5": pdf.Heading5, "H6": pdf.Heading6, "Title": pdf.Heading1,
	"Note": pdf.Note, "FENote": pdf.Note, "TH": pdf.TableCell, "TD": pdf.TableCell,
	"P": pdf.Text, "L": pdf.Text, "LI": pdf.ListItem, "BlockQuote": pdf.Text, "Caption": pdf.Text,
}

func (w *walk) element(e references.FPDF_STRUCTELEMENT, tag pdf.Tag, depth int) {
	if depth > deepest {
		return
	}
	in := w.f.r.inst
	if t, err := in.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: e}); err == nil {
		kind := kinds[t.Type]
		if kind != pdf.Untagged && (kind != pdf.Text || tag.Kind != pdf.ListItem) {
			w.blocks++
			tag.Block = w.blocks
		}
		switch {
		case t.Type == "Table":
			w.rows++ // rows of two tables do not follow each other
		case t.Type == "TR":
			w.rows++
			tag.Row = w.rows
		case kind == pdf.TableCell:
			w.cells++
			tag.Kind, tag.Cell = kind, w.cells
		case t.Type == "Lbl" && tag.Kind == pdf.Note:
			tag.Kind = pdf.NoteLabel
		case t.Type == "Lbl" || t.Type == "Reference" || t.Type == "Sup":
			if tag.Kind != pdf.Note {
				tag.Kind = pdf.Mark
			}
		case kind == pdf.Note:
			tag = pdf.Tag{Kind: kind, Block: tag.Block}
		case kind == pdf.Text && tag.Kind == pdf.ListItem: // its paragraph
		case kind != pdf.Untagged && tag.Kind != pdf.Note && tag.Kind != pdf.TableCell && !(tag.Kind >= pdf.Heading1 && tag.Kind <= pdf.Heading6):
			tag.Kind = kind
		case tag.Kind == pdf.Untagged:
			tag.Kind = pdf.Text
		}
	}
	n, err := in.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
	if err != nil {
		return
	}
	for i := range n.Count {
		if id, err := in.FPDF_StructElement_GetChildMarkedContentID(&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: e, Index: i}); err == nil && id.ChildMarkedContentID >= 0 {
			w.tags[id.ChildMarkedContentID] = tag
			continue
		}
		if c, err := in.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i}); err == nil {
			w.element(c.StructElement, tag, depth+1)
		}
	}
}

// tag gives the characters their tags. PDFium is asked where a new piece of
// text may begin, not for every character: each question keeps a handle.
func (t *textPage) tag(chars []pdf.Char, tags map[int]pdf.Tag) {
	if len(tags) == 0 {
		return
	}
	in := t.f.r.inst
	last := pdf.Char{Size: -1}
	for k := range chars {
		c := &chars[k]
		if c.Space {
			last.Size = -1
			continue
		}
		if same(last, *c) {
			c.Tag = last.Tag
		} else if o, err := in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: t.text, Index: t.index[k]}); err == nil {
			if m, err := in.FPDFPageObj_GetMarkedContentID(&requests.FPDFPageObj_GetMarkedContentID{PageObject: o.TextObject}); err == nil {
				c.Tag = tags[m.MarkedContentID]
			}
		}
		last = *c
	}
}

// same reports whether two characters that follow each other are surely of one
// piece: letters, or digits, of one font on one line, in a word.
func same(a, b pdf.Char) bool {
	return a.Size == b.Size && a.Font == b.Font && a.Y == b.Y && b.Rune != ' ' && a.Rune != ' ' && digit(a.Rune) == digit(b.Rune)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// objects are what hides and what shows the text of a page.
type objects struct {
	images int
	dark   []box // filled with something that is not white
	ghosts []box // text that is not drawn (render mode 3)
	covers []box // pictures
	rules  []box // level lines
}

type box struct{ left, top, right, bottom float64 }

func (b box) has(x, y float64) bool {
	return x >= b.left-1 && x <= b.right+1 && y >= b.top-1 && y <= b.bottom+1
}

// maxObjects is how many objects of a page are looked at. A map drawn as
// vectors has more; what lies below is then taken to be visible.
const maxObjects = 20_000

func (f *File) objects(page requests.Page, height float64) objects {
	var o objects
	in := f.r.inst
	n, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return o
	}
	for i := range min(n.Count, maxObjects) {
		if g, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i}); err == nil {
			f.object(g.PageObject, height, &o)
		}
	}
	return o
}

func (f *File) object(ref references.FPDF_PAGEOBJECT, height float64, o *objects) {
	in := f.r.inst
	t, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: ref})
	if err != nil {
		return
	}
	place := func() box {
		b, err := in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: ref})
		if err != nil {
			return box{}
		}
		return box{float64(b.Left), height - float64(b.Top), float64(b.Right), height - float64(b.Bottom)}
	}
	switch t.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		if m, err := in.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: ref}); err == nil && m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE {
			o.ghosts = append(o.ghosts, place())
		}
	case enums.FPDF_PAGEOBJ_IMAGE:
		o.images++
		b := place()
		o.dark, o.covers = append(o.dark, b), append(o.covers, b)
	case enums.FPDF_PAGEOBJ_SHADING:
		o.dark = append(o.dark, place())
	case enums.FPDF_PAGEOBJ_FORM: // what is in it is placed in its own frame
		b := place()
		o.dark = append(o.dark, b)
		if f.pictured(ref, 0) {
			o.images++
			o.covers = append(o.covers, b)
		}
	case enums.FPDF_PAGEOBJ_PATH:
		if b := place(); len(o.rules) < maxRules && b.bottom-b.top < thickest && b.right-b.left > 2*thickest {
			o.rules = append(o.rules, b)
		}
		if m, err := in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: ref}); err != nil || m.FillMode == enums.FPDF_FILLMODE_NONE {
			return // a frame hides nothing
		}
		if c, err := in.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: ref}); err == nil && !white(uint32(c.FillColor.R<<16|c.FillColor.G<<8|c.FillColor.B)) {
			o.dark = append(o.dark, place())
		}
	}
}

// A line under words is at most so thick, in points, with the half point that PDFium
// adds on each side of a stroke; a page has at most so many of them, and of the lines
// of tables.
const thickest, maxRules = 3, 1000

// underline marks the characters that have a line under them and the colour of most
// text: others are links.
func (t *textPage) underline(chars []pdf.Char, rules []box) {
	counts, most := map[uint32]int{}, uint32(0)
	for _, c := range t.colors {
		if counts[c]++; counts[c] > counts[most] {
			most = c
		}
	}
	for k := range chars {
		c := &chars[k]
		c.Underlined = t.colors[k] == most && slices.ContainsFunc(rules, func(b box) bool {
			x := (c.Left + c.Right) / 2
			return b.left <= x && x <= b.right && b.bottom > c.Y && b.top < c.Y+0.25*c.Size
		})
	}
}

// pictured reports whether a form has a picture in it.
func (f *File) pictured(ref references.FPDF_PAGEOBJECT, depth int) bool {
	in := f.r.inst
	n, err := in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: ref})
	if err != nil || depth > 3 {
		return false
	}
	for i := range min(n.Count, 50) {
		k, err := in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: ref, Index: uint64(i)})
		if err != nil {
			return false
		}
		t, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: k.PageObject})
		if err == nil && (t.Type == enums.FPDF_PAGEOBJ_IMAGE || t.Type == enums.FPDF_PAGEOBJ_FORM && f.pictured(k.PageObject, depth+1)) {
			return true
		}
	}
	return false
}

// white reports whether a colour cannot be told from white paper.
func white(c uint32) bool { return c>>16 > 247 && c>>8&0xff > 247 && c&0xff > 247 }

// smallest is the smallest size, in points, that is meant to be read. Legal
// notices have four.
const smallest = 1.5

// hide marks the characters that nobody sees: not drawn and no picture where
// they stand (a recognised scan has one), white on nothing, too small.
func (t *textPage) hide(chars []pdf.Char, o objects) {
	on := func(boxes []box, c pdf.Char) bool {
		x, y := (c.Left+c.Right)/2, c.Y-0.2*c.Size
		return slices.ContainsFunc(boxes, func(b box) bool { return b.has(x, y) })
	}
	for k := range chars {
		c := &chars[k]
		switch {
		case c.Space:
		case c.Size < smallest:
			c.Hidden = true
		case white(t.colors[k]):
			c.Hidden = c.Hidden || !on(o.dark, *c) && !t.shaded(chars, k)
		}
		if len(o.ghosts) > 0 && on(o.ghosts, *c) && !on(o.covers, *c) {
			c.Hidden = true
		}
	}
}
