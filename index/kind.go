package index

// A Kind says what a question turned out to be, and so what answers it.
type Kind string

// The kinds.
const (
	PassageKind Kind = "passage"   // asks what the brief argues: the passages that fit
	FactKind    Kind = "fact"      // asks something of the document: who wrote it
	ListKind    Kind = "list"      // asks for all of something: the recommendations
	MentionKind Kind = "mention"   // asks whether, how often or where a word stands
	PlaceKind   Kind = "place"     // names a part of the brief: "note 2", "Sattarov 2018"
	TalkKind    Kind = "talk"      // is said to the program: hello
	AskAgain    Kind = "ask-again" // cannot be understood without what it follows
)
