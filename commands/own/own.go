// Package own is what the program says that is about no document: what it says of
// itself, what it asks of a person, and its labels.
//
// It knows nothing of a brief and is all that can make a [Text], as package claim is
// all that can make a claim: what the commands say is the one or the other.
package own

import "briefbot/commands/locale"

// A Text is a sentence or label that holds of any document.
type Text struct{ english locale.Text }

// In is the text in a language, with args set in.
func (t Text) In(v locale.Voice, args ...any) string { return v.Say(t.english, args...) }

// Labels of buttons, lists and pictures.
var (
	Address         = Text{"Address: "}
	Alone           = Text{"no note or work recognised"}
	AlsoIn          = Text{"Also in: "}
	ArgumentOf      = Text{"What the argument of %s rests on"}
	ArgumentPicture = Text{"Picture of the argument"}
	AsCounted       = Text{"As I counted:"}
	AsPrinted       = Text{"As printed"}
	AskAdvice       = Text{"What does it recommend?"}
	AskContents     = Text{"What is it about?"}
	AskForExample   = Text{"What does the brief recommend?"}
	AskSources      = Text{"Which works does it cite?"}
	Asked           = Text{"Asked: %s"}
	Checked         = Text{"Checked: “%s”"}
	CiteThis        = Text{"Cite this"}
	CitedIn         = Text{"Cited in:"}
	Footnote        = Text{"Footnote %s"}
	FootnoteAt      = Text{"footnote %s (%s)"}
	HeadingOf       = Text{"heading of %s"}
	HowToCite       = Text{"How to cite it:"}
	InFootnote      = Text{"footnote %s"}
	InQuotes        = Text{"“%s”"}
	MatchOf         = Text{"match %d of %d"}
	NearestPassages = Text{"Nearest passages"}
	NextMatch       = Text{"Next match"}
	NextNearest     = Text{"The next nearest:"}
	Note            = Text{"note %s"}
	Notes           = Text{"Notes"}
	ParagraphAfter  = Text{"Paragraph after"}
	ParagraphBefore = Text{"Paragraph before"}
	ParagraphOf     = Text{"paragraph %s of %s"}
	Paragraphs      = Text{"Paragraphs (height: length)"}
	PreviousMatch   = Text{"Previous match"}
	QuoteCard       = Text{"Quote card"}
	ReadSection     = Text{"Read a section"}
	Recommendation  = Text{"Recommendation %s"}
	RestsOn         = Text{"rests on %s"}
	SaysThere       = Text{"What the brief says there and right after it:"}
	Several         = Text{"%s (%d)"}
	WholeParagraph  = Text{"Whole paragraph"}
	WholeSection    = Text{"Whole section"}
	WordForWord     = Text{"word for word"}
	Works           = Text{"Works cited"}
)

// Sentences. Those that end in a blank go on behind the title.
var (
	BriefChanged    = Text{"The brief has changed since this reply. Please ask again."}
	ButtonUnread    = Text{"This button cannot be read. Please ask again."}
	CardTooLong     = Text{"This is too long for a card, and I cut no quotation."}
	CheckedMarked   = Text{"Checked: the words in quotation marks."}
	Download        = Text{"I do not know where the brief can be downloaded. /section shows it here, section by section."}
	Farewell        = Text{"Goodbye! Come back whenever you have a question about the brief."}
	Hello           = Text{"Hello! I answer questions about the policy brief "}
	HelloGoesOn     = Text{" with its own words and sources. I quote; I do not make anything up. Ask me something, or see /help."}
	HelpGoesOn      = Text{" with its own words, each quotation with its footnotes and references. If the brief does not answer, I say so."}
	IAnswer         = Text{"I answer questions about the policy brief "}
	IAnswerGoesOn   = Text{" with its own words and sources. Ask what it says about something, or for a recommendation, footnote, source or section; /verify checks a quotation, and /help lists the rest."}
	ICount          = Text{"So that nobody takes everybody's time, I count requests by user ID: in memory alone, and only for a while."}
	IKeep           = Text{"I keep none of it. No message, question or user name is stored, logged or passed on; answers come from the brief in my memory, and from no other service."}
	ILog            = Text{"My log has the name of a command, how long it took and whether it worked. What a button needs to know stands in the button itself."}
	IRead           = Text{"I read only what is addressed to me: my commands and buttons, messages on which somebody uses my menu, mentions of me, and direct messages."}
	ISpeak          = Text{"You can ask in most languages; the brief’s own works best. I quote it as it is printed; what I say myself can be in English, French, German, Russian, Spanish, Turkish or Ukrainian."}
	InMenu          = Text{" (in a message's menu under Apps)"}
	MadeBy          = Text{"The authors of briefbot, an open-source program, made me. I quote "}
	MoreDifferences = Text{"Differences that are not listed: %d."}
	MoreInSection   = Text{"Not shown here: %d more. The whole section has them."}
	MoreParagraphs  = Text{"Paragraphs that are not shown: %d."}
	MoreQuotations  = Text{"The message has %d more quotations, which were not checked."}
	MoreToFind      = Text{"Not shown here: %d more. /find with “all” shows every place."}
	NoErrand        = Text{"I can't do that: I only find passages of the brief and quote them, word for word. Ask me what it says about something."}
	NoOpinion       = Text{"I have no opinions: I only quote the brief. Ask me what it says about something."}
	NoPrompt        = Text{"There are no instructions to change: I am a search program, and I only quote the brief."}
	NoQuestion      = Text{"Please type a question, for example: What does the brief recommend?"}
	NoQuotation     = Text{"There is no quotation of three words or more in this message. Put the words in quotation marks, or use /verify."}
	NoRewording     = Text{"I put nothing into other words: I quote the brief as it is printed."}
	NoStyle         = Text{"There is no style “%s”. The styles are: %s."}
	NoText          = Text{"This message has no text to look for."}
	NoThreeWords    = Text{"I judge quotations of three words or more. Give more of it."}
	NoTranslation   = Text{"I do not translate: I quote the brief as it is printed."}
	NoWord          = Text{"Please type a word to look up, for example: trust"}
	NoWork          = Text{"Please name a work, for example: %s"}
	NothingFurther  = Text{"There is nothing further in that direction."}
	Praised         = Text{"Thank you! The good words are the brief's: I only find and quote them."}
	Program         = Text{"I am a program. I search the policy brief and quote the passages that fit; nobody sits behind the answers, and no language model writes them."}
	RefersToNothing = Text{"I cannot tell what this refers to. Please ask it in full, for example: What does the brief recommend?"}
	Remark          = Text{"I am here for your questions about the brief. /help shows what I can do."}
	ScriptUnpainted = Text{"I cannot paint this script."}
	Sorry           = Text{"Sorry! I may have picked the wrong passage. “%s” under an answer shows others, and /verify checks a quotation against the brief."}
	TooShort        = Text{"Too short to judge, with fewer than three words: %s."}
	TryOthers       = Text{"Try other or fewer words, or look at the outline with /section."}
	UpToDate        = Text{"I cannot tell whether the brief is still up to date."}
	Welcome         = Text{"You're welcome! Ask me anything else about the brief."}
)
