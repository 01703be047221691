package index

import (
	"regexp"
	"strings"
	"sync"
)

// A topicPattern is how people ask about the brief as a document. Patterns
// fit whole questions only: "who wrote the brief" is about the document, "who
// wrote the brief that the Council adopted" is not.
type topicPattern struct {
	topic   Topic
	pattern *regexp.Regexp
	// open is true if one of its words may be any.
	open bool
}

// What people call a brief.
const thisBrief = `(?:(?:this|the|that|your) )?(?:policy )?(?:brief|policy brief|paper|document|text|report|article|study|publication|piece|work|it|this|that)`

// topicPatterns are compiled when the first question needs them.
var topicPatterns = sync.OnceValue(func() topicTable {
	return compileTopics(map[Topic][]string{
		AboutAuthor: {
			`who (?:has )?(?:wrote|written|authored|made|is behind) D`,
			`(?:who is |who was |who are |who were )?(?:the )?(?:names? of )?(?:the )?(?:author|authors|writer|writers)(?: of D)?`,
			`(?:by whom|who) (?:was|is) D (?:written|authored)(?: by)?`,
			`what is (?:the )?(?:authors? name|name of the author|author of D)`,
		},
		AboutDate: {
			`(?:when|what year|in what year|in which year|which year|what date|on what date) (?:was|is|did|has) D (?:been )?(?:published|written|released|come out|from|issued|dated|printed|appear|appeared)`,
			`how (?:old|recent|new) is D`,
			`(?:what is )?(?:the )?(?:date|year) of (?:publication|D)`,
			`(?:what is )?(?:the )?(?:publication|publishing|release) (?:date|year)(?: of D)?`,
		},
		AboutPublisher: {
			`who (?:has )?(?:published|publishes|issued|released|printed) D`,
			`(?:who is |which is )?(?:the )?publisher(?: of D)?`,
		},
		AboutTitle: {
			`what is (?:the )?(?:full )?(?:title|name)(?: of D)?`,
			`(?:what|how) is D (?:called|titled|named|entitled)`,
			`(?:the )?(?:full )?title(?: of D)?`,
		},
		AboutSources: {
			`(?:list|show|give|name|what are|which are)(?: me| us)?(?: all)?(?: of)?(?: the| its| your)? (?:sources|references|bibliography|reference list|works cited|cited works|citations)(?: of D| in D| used| used in D| it uses| it cites)?`,
			`(?:what|which) (?:sources|works|literature|references|publications) (?:does D (?:use|cite|refer to|rely on|draw on)|are (?:used|cited)(?: in D| by D)?)`,
			`how many (?:sources|references|works|publications)(?: are there| does D (?:cite|use|have|list)| are (?:cited|in D|cited in D))?`,
			`(?:the )?(?:bibliography|references|sources|reference list)`,
		},
		AboutSections: {
			`(?:what is|what are|whats) D (?:all )?about`,
			`how is D (?:organised|organized|structured|arranged|divided)`,
			`(?:what is |show(?: me)? )?(?:the )?(?:structure|outline|table of contents|contents|toc|sections|chapters|headings)(?: of D)?`,
			`(?:list|show|what are|name)(?: me)?(?: all)?(?: the| its)? (?:sections|chapters|headings|parts)(?: of D| in D)?`,
			`(?:what|which) (?:sections|chapters|parts|headings) (?:does D have|are there(?: in D)?)`,
			`how many (?:sections|chapters|parts)(?: does D have| are there| are in D)?`,
		},
		AboutAdvice: {
			`(?:list|show|give|name|what are|which are|tell me)(?: me| us)?(?: all)?(?: of)?(?: the| its| your)?(?: \w+)? ?(?:policy )?recommendations(?: of D| in D| does D make| made(?: in D)?)?`,
			`(?:what|which)(?: policy)? recommendations (?:does D (?:make|give|offer|contain)|are (?:there|made|given)(?: in D)?)`,
			`how many (?:policy )?recommendations(?: does D (?:make|give|have|offer|contain)| are (?:there|made|given)(?: in D)?)?`,
			`what does (?:D|the author|she|he) recommend`,
			`(?:the )?(?:policy )?recommendations`,
		},
		AboutDisclaimer: {
			`whose (?:opinion|opinions|view|views|position) (?:is|are|does|do) (?:D|these|they|those|expressed(?: in D)?|D express|D represent|D reflect)`,
			`(?:is|are) (?:D|these)(?: the| an)? official(?: position| view| views| policy| document)?`,
			`(?:is there )?(?:a |the )?disclaimer(?: in D)?`,
		},
	})
})

// A topicTable is patterns, and the words that they are made of: what has
// another word fits none of them, or only one that is open.
type topicTable struct {
	patterns []topicPattern
	words    map[string]bool
}

// compileTopics puts the patterns in the order in which they are tried: it does
// not matter, since no question fits two topics.
func compileTopics(patterns map[Topic][]string) topicTable {
	table := topicTable{words: map[string]bool{}}
	for _, topic := range []Topic{AboutAuthor, AboutDate, AboutPublisher, AboutTitle, AboutSources, AboutSections, AboutAdvice, AboutDisclaimer} {
		for _, p := range patterns[topic] {
			p = `^(?:` + strings.ReplaceAll(p, "D", thisBrief) + `)$`
			addPatternWords(table.words, p)
			table.patterns = append(table.patterns, topicPattern{topic, regexp.MustCompile(p), strings.Contains(p, anyWord)})
		}
	}
	return table
}

// anyWord is how a pattern says that a word may be any.
const anyWord = `\w+`

var patternWords = regexp.MustCompile(`[a-z]+\??`)

// addPatternWords adds the words that a pattern is made of. A letter before a
// question mark may be missing; other signs stand between words.
func addPatternWords(to map[string]bool, pattern string) {
	for _, w := range patternWords.FindAllString(strings.ReplaceAll(pattern, anyWord, ""), -1) {
		whole, optional := strings.CutSuffix(w, "?")
		to[whole] = true
		if optional {
			to[whole[:len(whole)-1]] = true
		}
	}
}

// strangers counts the words that are not among the given ones, up to a limit.
func strangers(said string, words map[string]bool, limit int) int {
	n := 0
	for w := range strings.SplitSeq(said, " ") {
		if !words[w] {
			if n++; n == limit {
				break
			}
		}
	}
	return n
}

// polite is what people say before and after a question.
var (
	politeStart = phrases("please,pls,hi,hello,hey,so,and,ok,okay,well,bot,can you,could you,would you,tell me,tell us,i want to know,i would like to know,do you know,may i ask,just,actually,btw")
	politeEnd   = phrases("please,pls,thanks,thank you,again,exactly,actually,anyway,bot")
)

func phrases(list string) []string { return strings.Split(list, ",") }

// withoutCourtesy takes one polite phrase off either end.
func withoutCourtesy(said string) string {
	for _, p := range politeStart {
		if rest, ok := strings.CutPrefix(said, p); ok && strings.HasPrefix(rest, " ") {
			said = rest[1:]
			break
		}
	}
	for _, p := range politeEnd {
		if rest, ok := strings.CutSuffix(said, p); ok && strings.HasSuffix(rest, " ") {
			return rest[:len(rest)-1]
		}
	}
	return said
}

// Small talk is made of these words alone, with at least one of the first kind.
var (
	talkWords = set(`hi hello hey hiya howdy yo hallo bonjour salut merci danke bitte привет здравствуйте спасибо пока
		morning afternoon evening night thanks thank thx thnx ty cheers bye goodbye ciao lol lmao haha hehe ok okay cool nice great awesome
		amazing perfect wow sup hmm interesting sorry please test ping welcome congrats love kudos bravo helpful greetings wassup whatsup`)
	talkFillers = set(`a an the and so very much really super you u your yourself are is was it it's that this i i'm am im me my to for of in on with there here bot
		good day all everyone everybody folks guys friend mate man team again today going doing things how what's whats what who up be been
		were well done job work best ever bot's human robot machine real person ai do does can help see later soon lot lots many appreciated
		appreciate happy glad fine ca va wie geht's guten tag morgen abend dir ihnen как дела дела день добрый доброе утро вечер большое`)
	// aboutBot are questions to the program itself.
	aboutBot = regexp.MustCompile(aboutBotPattern)
	botWords = func() map[string]bool { m := map[string]bool{}; addPatternWords(m, aboutBotPattern); return m }()
)

const aboutBotPattern = `^(?:who|what) (?:are|r) (?:you|u)$|^how (?:are|r) (?:you|u)(?: doing)?(?: today)?$|^what can (?:you|u) do(?: for me)?$|^are you (?:there|a bot|a robot|an ai|human|real|a human|a real person)$|^how do you work$|^what is your name$|^help(?: me)?$|^what do you do$`

// topic says what a question is about, where that is not the brief's argument.
func (q *question) topic() Topic {
	t := topicOf(q.text)
	if t == Argument && q.english != q.text {
		t = topicOf(q.english)
	}
	return t
}

// spelledOut undoes contractions.
var spelledOut = strings.NewReplacer("what's", "what is", "whats", "what is", "who's", "who is", "when's", "when is", "author's", "authors", "'", "")

func topicOf(text string) Topic {
	words := strings.FieldsFunc(strings.ToLower(fold(text)), func(r rune) bool { return !wordRune(r) && r != '\'' })
	if len(words) == 0 || len(words) > 16 {
		return Argument // no question about the document is longer
	}
	talk := false
	other := false
	for _, w := range words {
		if talkWords[w] {
			talk = true
		} else if other = !talkFillers[w]; other {
			break
		}
	}
	said := strings.Join(words, " ")
	said = spelledOut.Replace(said)
	if talk && !other || strangers(said, botWords, 1) == 0 && aboutBot.MatchString(said) {
		return SmallTalk
	}
	for {
		cut := withoutCourtesy(said)
		if cut == said {
			break
		}
		said = cut
	}
	table := topicPatterns()
	unknown := strangers(said, table.words, 2)
	if unknown > 1 {
		return Argument
	}
	for _, p := range table.patterns {
		if (unknown == 0 || p.open) && p.pattern.MatchString(said) {
			return p.topic
		}
	}
	return Argument
}

// states reports whether the brief's structure has something to say on a
// topic.
func (x *Index) states(t Topic) bool {
	b := x.brief
	switch t {
	case AboutAuthor:
		return len(b.Info.Authors) > 0
	case AboutDate:
		return b.Info.Date != ""
	case AboutPublisher:
		return b.Info.Publisher != ""
	case AboutDisclaimer:
		return b.Info.Disclaimer != ""
	case AboutSources:
		return len(b.References) > 0
	case AboutAdvice:
		return len(b.Recommendations) > 0
	case AboutTitle:
		return true
	case AboutSections:
		return len(b.Passages) > 0
	}
	return false
}
