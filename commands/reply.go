package commands

import (
	"strings"

	"briefbot/commands/claim"
)

// A Reply is what a command answers: blocks to show from top to bottom.
type Reply struct {
	Blocks []Block
	// Image, which may be nil, is a picture that stands below the blocks.
	Image *Image
	// Panel, which may be nil, is the same in short, for a door that has menus.
	Panel *Panel
	// Outcome says how the request went; doors choose exit status, colour of
	// metrics and visibility by it.
	Outcome Outcome
	// Private is set where the reply concerns only the person who asked
	// (help, refusals). The person can ask for it too.
	Private bool
	// Actions are the steps that a person can take from here, in order.
	Actions []Action
	// State is the state from which [Set.Act] makes the Actions anew; "" where
	// there are so few that no door has to.
	State string
	// Asked is the question that is answered, as typed, for a door that shows
	// others a reply without it. It is no part of what can be shared.
	Asked string
	// InFull is the question with what it follows: see [index.Result].
	InFull string
	// Aside is set where the reply says nothing of the brief: what is asked next
	// follows what was said before it.
	Aside bool
	// Share is the state from which [Set.Act] makes this reply anew, to be
	// shown to others; "" where that takes words that a person typed.
	Share string
}

// A Panel is a reply in short, with a menu of what it leads to. The reply's
// actions stand below it.
type Panel struct {
	Blocks []Block
	Label  string   // what the menu is of: "Sections"
	Menu   []Action // at most 25, each a reply of its own
}

// An Image is a picture, which has nothing on it that is not in the brief.
type Image struct {
	Name string // of a file: "card.png"
	PNG  []byte
	Alt  string // what it shows, for those who cannot see it: at most maxAlt characters
	// Passage is the passage or sentence that it shows ("introduction.2.s3"); ""
	// for the whole argument.
	Passage string
}

// maxAlt is how many characters Discord takes for an attachment's description
// [Resources: Message, Attachment Object]; others take as many.
const maxAlt = 1024

// An Outcome says how a request went.
type Outcome string

// The outcomes.
const (
	Answered Outcome = "answered"
	// Silent means that the brief does not answer; the reply says so.
	Silent Outcome = "silent"
	// Refused means that the request could not be met as asked (no such
	// recommendation, nothing typed); the reply is one sentence that says
	// what to try.
	Refused Outcome = "refused"
)

// A BlockKind says what a block is.
type BlockKind string

// The kinds of blocks. The first four are the brief's words and nothing else;
// the others are the program's.
const (
	Quotation BlockKind = "quotation" // a passage, or a slice of one
	Footnote  BlockKind = "footnote"  // a footnote's text; Label is its number
	Reference BlockKind = "reference" // a bibliography entry; Label is its key
	Heading   BlockKind = "heading"   // the title or a section's name, as printed
	Place     BlockKind = "place"     // where a quotation stands; Label is which match of how many it is, or ""
	Say       BlockKind = "say"       // a sentence of the program's
	Headline  BlockKind = "headline"  // what stands below, in a few words of the program's: "Recommendation 2 of 4"
	Note      BlockKind = "note"      // a remark about the source: damage, guess, numbering
	// Comparison is the brief's words in bold where a quotation has others, which
	// are struck out before them.
	Comparison BlockKind = "comparison"
	Item       BlockKind = "item" // one line of a list: outline, help, places cited
	Code       BlockKind = "code" // text to copy: a citation block
)

// A Block is one paragraph of a reply.
type Block struct {
	Kind  BlockKind
	Label string
	// Passage is the ID of the passage that a quotation is from, or that a
	// place or item points to; "" if none.
	Passage string
	// Level is the nesting of an item or heading, from 0. A reference at
	// level 1 is one that only the footnote above it names.
	Level int
	Runs  []Run
	// Claims are what a block says of the brief in the program's own words; of
	// a block without them all own words are labels or about the program.
	Claims []claim.Claim
}

// A Style is how a run is set.
type Style uint8

// The styles, which can be combined.
const (
	Bold Style = 1 << iota
	Italic
	Superscript // a footnote mark; not part of the quoted words
	Monospace   // text that must not be linked or formatted
	Struck      // left out, in a comparison
	Aside       // the program's own words in a quotation: what is not shown there
	Typed       // words that a person typed: a door that shows a reply to others leaves them out
)

// A Run is text in one style. Text is plain: it holds no markup of any kind,
// and each door escapes it.
type Run struct {
	Text  string
	Style Style
	// URL is a sound address that the text links to, or "".
	URL string
	// Command is the English name of the slash command that the text names, where
	// a door can make it one to press; else "".
	Command string
}

// An ActionKind says what a step does. It is also the word that carries the
// step out in the terminal's conversation.
type ActionKind string

// The kinds of actions, in the order in which a reply lists them.
const (
	PreviousMatch   ActionKind = "previous"
	NextMatch       ActionKind = "next"
	ParagraphBefore ActionKind = "before"
	ParagraphAfter  ActionKind = "after"
	WholeSection    ActionKind = "section"
	CiteThis        ActionKind = "cite"
	Nearest         ActionKind = "nearest"         // the nearest passages, where the brief does not answer
	ShowPassage     ActionKind = "show"            // the passage in full, from a list
	Recommends      ActionKind = "recommendations" // what the brief recommends
	Contents        ActionKind = "about"           // what it is about
	Sources         ActionKind = "sources"         // the works that it lists
	QuoteCard       ActionKind = "card"            // the sentence as a picture
	ArgumentPicture ActionKind = "picture"         // what the brief's argument rests on, as a picture
)

// The actions that lead from one citation style to another have the style's
// value as their kind: "apa", "bibtex"; those that lead from numbered sentences to
// their passages have the number: "2".

// An Action is a step that a person can take from a reply: a button in
// Discord, a word in the terminal's conversation.
type Action struct {
	// Kind says what the step is, in whatever language Label is.
	Kind ActionKind
	// Label is what stands on the button: "Next match".
	Label string
	// State is what [Set.Act] needs to carry the step out, and all that it
	// needs: printable ASCII, at most 80 bytes, valid for ever. It holds no
	// text that a person typed. No two actions of a reply have the same.
	State string
	// More is set for a step that a door with little room shows only when asked
	// for more.
	More bool
}

// String returns the block's words without any styling, as they are read
// aloud: superscripts are left out.
func (b Block) String() string {
	var s []byte
	for _, r := range b.Runs {
		if r.Style&(Superscript|Aside) == 0 {
			s = append(s, r.Text...)
		}
	}
	return string(s)
}

// Text is the words of blocks, a line for each, a note's behind its mark.
func Text(blocks []Block) string {
	return strings.Join(mapped(blocks, func(b Block) string {
		if b.Kind == Footnote {
			return Raised(b.Label) + " " + b.String()
		}
		return b.String()
	}), "\n")
}
