package pdf

// A Char is one character as it is drawn. Lengths are in points; Y grows
// downward from the page's upper edge.
type Char struct {
	Rune                     rune
	X, Y                     float64 // origin: the left end on the baseline
	Left, Right, Top, Bottom float64 // of the advance box
	Size                     float64 // of the font, as drawn
	Angle                    float64 // of the baseline, in radians
	Font                     string  // its name
	Space                    bool    // no drawn character: the reader saw a gap between words here
	Hyphen                   bool    // a hyphen that ends a line
	Unmapped                 bool    // the font does not say which letter it is
	Hidden                   bool    // drawn so that nobody sees it
	Underlined               bool
	Tag                      Tag
}

// A Tag is what the file's structure says of a character, where it has one.
type Tag struct {
	Kind TagKind
	// Block tells paragraphs and list items of a page apart, from 1; 0 if unknown.
	Block int
	// Cell tells the cells of a table apart, from 1; 0 outside of tables. The
	// rows of a table count on; those of two tables do not.
	Row, Cell int
}

// A TagKind is the kind of structure that a character belongs to.
type TagKind uint8

// The kinds that the rules ask for.
const (
	Untagged  TagKind = iota
	Text              // a paragraph or anything else
	Heading1          // to Heading6
	Heading2          //
	Heading3          //
	Heading4          //
	Heading5          //
	Heading6          //
	Note              // the body of a footnote
	NoteLabel         // the number before it
	Mark              // a label in running text: a reference to a note
	TableCell         //
	ListItem          //
)

// level is the level of a heading's tag, 0 of any other.
func (k TagKind) level() int {
	if k >= Heading1 && k <= Heading6 {
		return int(k-Heading1) + 1
	}
	return 0
}

// A Page is one page with its characters in the order of the file.
type Page struct {
	Width, Height float64
	Label         string // its number in the file's own page labels
	Chars         []Char
	Images        int // pictures on it
}

// A Bookmark is a line of the file's outline.
type Bookmark struct {
	Title string
	Depth int // from 1
}

// An Info is what a file says about itself as a whole.
type Info struct {
	Title, Author string
	Outline       []Bookmark
}
