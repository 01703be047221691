package index

import (
	"slices"
	"strings"
	"sync"
)

// Small talk is made of words that are said to a person and not asked of a
// text, in the languages that the program itself speaks. It is recognised by
// whole sayings, so that "thanks, who wrote it?" stays a question.

// talkWords are words that say by themselves what kind of small talk they are,
// as [hear] leaves them. Where a saying has words of several kinds, the kind
// that stands first here is meant: "thanks, bye" takes leave.
var talkWords = []struct {
	topic Topic
	words map[string]bool
}{
	{Complaint, set(`wrong bad stupid dumb useless terrible awful nonsense bullshit rubbish garbage idiot idiotic sucks fail lame incorrect false hate worst horrible crap
		faux nul nulle mauvais mauvaise incorrecte bete inutile falsch schlecht dumm doof blod quatsch unsinn nutzlos mal malo equivocado falso tonto inutil
		неправильно неверно плохо плохой плохая глупый тупой ерунда чушь бред бесполезный бесполезно ошибка ошибся
		погано поганий дурний нісенітниця маячня помилка yanlıs yanlis kotu aptal sacma sacmalık`)},
	{Farewell, set(`bye goodbye byebye cya farewell goodnight tschuss tschuess tschau ciao adieu adios chao chau hasta revoir пока прощай прощайте свидания
		бувай побачення hoscakal hoscakalın gorusuruz gorusmek gule`)},
	{Thanks, set(`thanks thank thankyou thx thnx tnx ty tysm cheers appreciated appreciate merci danke dank dankeschon gracias спасибо спс благодарю благодарен
		дякую дякуємо tesekkur tesekkurler sagol sagolun eyvallah`)},
	{Praise, set(`cool nice great awesome amazing perfect wow bravo congrats love lovely helpful super excellent brilliant fantastic wonderful kudos impressive
		genial geniale toll prima klasse parfait excelente perfecto супер класс классно круто отлично молодец умница здорово
		чудово клас файно harika mukemmel aferin guzel`)},
	{Greeting, set(`hi hello hey hiya howdy yo heya hallo moin servus bonjour salut bonsoir coucou привет здравствуйте здравствуй приветствую hola buenas
		merhaba merhabalar selam вітаю привіт morning afternoon evening sup wassup whatsup greetings welcome
		buenos morgen abend утро вечер ранку вечір gunaydın`)},
	{Remark, set(`ok okay k lol lmao haha hehe rofl hmm hm interesting sorry please test ping yes no yep nope yeah sure alright oops well
		oui non ja nein да нет так ні ага ладно хорошо ясно понятно evet hayır tamam vale claro`)},
}

// talkFillers are the words that small talk has beside them.
var talkFillers = set(`s t m re a an the and so very much really you u your yourself are is was it it's that this i i'm am im me my to for of in on with there here bot
	good day all everyone everybody folks guys friend mate man team again today going doing things how what's whats what up be been now just too but
	were done job work best ever bot's human robot machine real person ai do does can help helped see later soon lot lots many answer answers
	happy glad fine ca va tres beaucoup bien le la c est tu es vous au a wie geht's guten tag dir ihnen das ist war du bist bis bald auf wiedersehen vielen sehr gut gute nacht
	как дела день добрый доброе доброй ночи большое ты вы до это был была было очень мне день все
	є ти це дуже до добрий доброго добридень дня вечора як справи muchas dias tardes noches luego manana el esto eso muy es que tal como estas
	iyi gunler aksamlar geceler nasılsın nasılsınız cok ederim bu sen bir kal hosca`)

// talk says what kind of small talk a saying is, or [Argument].
func (s saying) talk() Topic {
	if len(s.words) == 0 {
		return Argument
	}
	asTyped := [...]string{s.english, s.split, s.bareEnglish, s.bareSplit}
	slices.Sort(asTyped[:])
	for _, said := range slices.Compact(asTyped[:]) {
		if t := talkPhrases().topic(said); t != Argument {
			return t
		}
	}
	if slices.ContainsFunc(ownWords, func(end string) bool { return strings.HasSuffix(s.split, end) }) {
		return Errand
	}
	for _, w := range s.words {
		if !talkFillers[w] && !isTalk(w) {
			return Argument
		}
	}
	for _, kind := range talkWords {
		if slices.ContainsFunc(s.words, func(w string) bool { return kind.words[w] }) {
			return kind.topic
		}
	}
	return Argument
}

// ownWords end requests that the program cannot meet: to say something in other
// words than the brief's, or in another language.
var ownWords = []string{" avec tes propres mots", " con tus propias palabras", "своими словами", "своїми словами", " kendi kelimelerinle", " cevir", " tercume et"}

func isTalk(word string) bool {
	for _, kind := range talkWords {
		if kind.words[word] {
			return true
		}
	}
	return false
}

// talkPhrases are prepared when somebody first asks.
var talkPhrases = sync.OnceValue(func() *phraseTable { return newPhraseTable(englishTalk(), otherTalk(), followUps()) })

// The languages that people ask a bot for.
const tongues = `(?:english|russian|french|german|spanish|ukrainian|turkish|italian|chinese|arabic|kazakh|kyrgyz|uzbek|tajik|turkmen|polish|dutch|portuguese|japanese|hindi|other languages|another language|any other languages?)`

func englishTalk() []phrases {
	const machine = `(?:an? |the )?(?:real |actual |live )?(?:bot|chatbot|robot|ai|a i|human|human being|person|machine|computer|program|language model|llm|chatgpt|chat gpt|gpt|openai|claude|gemini|copilot|real|alive|sentient|conscious|man|woman|living)`
	const work = `(?:\w+ ){0,3}(?:poem|poems|speech|speeches|essay|story|song|lyrics|code|script|letter|email|e mail|resolution|position paper|homework|assignment|rap|haiku|limerick|novel|post|tweet|program|function|presentation|article|report|paragraph|quiz|thesis|review)`
	return []phrases{
		{Greeting, []string{
			`(?:so )?how (?:are|r) (?:you|u|ya|things)(?: doing| going| feeling)?(?: today| now)?|how is it going|how do you do|nice to meet you|are you (?:there|here|online|awake|working)|(?:is )?anyone (?:there|here)|whats up|what is up|good day(?: to you)?`,
		}},
		{Farewell, []string{
			`good night(?: bot| everyone| all)?|see (?:you|ya|u)(?: (?:later|soon|around|tomorrow))?|later|have a (?:nice|good|great) (?:day|one|evening|weekend)|take care|(?:gotta|have to|i have to|i must) go(?: now)?`,
		}},
		{Praise, []string{
			`(?:very |so |such a |a |what a |you are (?:a |the )?(?:very )?)?(?:good|best|clever|smart|cute|neat|sweet) (?:bot|job|work|one|answer|stuff|boy|girl|robot)(?: ever)?`,
			`(?:you are|you re|youre) (?:so |very |really |the )*(?:good|best|clever|smart|cute|useful|right|genius|a genius|a legend)|well done|not bad|that (?:was|is) (?:very |so |really )?(?:good|useful|right|correct|it|clear)|that helps|that helped|i like (?:you|it|this bot)|exactly|correct|right`,
		}},
		{Complaint, []string{
			`(?:no )?(?:(?:that|this|it|you) )?(?:(?:is|was|are) )?(?:just |simply |so |completely |totally )?(?:not|isnt|wasnt|arent) (?:very |really |at all )?(?:good|right|true|correct|helpful|useful|nice|what i (?:asked|meant|wanted)(?: for)?|an answer|the (?:right )?answer|my question|it|relevant)(?: at all)?`,
			`(?:that|this|it|you) (?:does not|doesnt|did not|didnt|do not|dont) (?:help|answer(?: my question| the question| it| that)?|make (?:any )?sense|work|understand(?: me| my question)?)`,
			`you (?:are|were) (?:so |very |really )?(?:mistaken|confused|lying|broken|not (?:listening|smart))|you made (?:a |that )?(?:mistake|up|that up)|try again|wrong (?:answer|passage|one)`,
		}},
		{AboutBot, []string{
			`(?:so )?(?:are|r) (?:you|u) (?:really |actually |just |even |still )?` + machine + `(?: or (?:just )?(?:are you )?` + machine + `)?`,
			`(?:is )?(?:this|that|it|there) (?:really |actually |just )?` + machine + `(?: (?:here|answering|behind this|talking|typing))?`,
			`(?:who|what) (?:are|r) (?:you|u|ya)(?: exactly| really)?|(?:what is|do you have a) (?:your )?name|whats your name|introduce yourself|tell me about yourself`,
			`am i (?:talking|speaking|chatting|writing) (?:to|with) ` + machine + `|do (?:you|u) (?:use|run on|have|think with) (?:an? )?(?:ai|chatgpt|gpt|llm|language model|feelings|emotions|brain)`,
			`how (?:do|does) (?:you|u|this bot|the bot) work|(?:are you|is this) (?:powered|made|run|written|generated) (?:by|with) ` + machine,
		}},
		{AboutMaker, []string{
			`who (?:has )?(?:made|created|built|programmed|developed|wrote|coded|owns|runs|designed|trained|invented|hosts|maintains) (?:you|u|this bot|the bot|briefbot)`,
			`who (?:is|are) (?:your (?:maker|makers|creator|creators|developer|developers|owner|author|boss|father|mother|programmer)|behind (?:you|this bot))|where do you come from|are you open source|who do you work for|who do you belong to`,
		}},
		{AboutTongue, []string{
			`(?:can|do|could|will|would) (?:you|u) (?:also )?(?:speak|understand|talk|know|answer|reply|respond|write|read)(?: to me| me)?(?: in)? ` + tongues + `(?: too| as well| also)?(?: (?:or|and) ` + tongues + `)?`,
			`(?:can|may|could|should) i (?:also )?(?:ask|write|speak|type|use|talk)(?: to you| you| questions)?(?: in)? ` + tongues + `(?: too| as well)?(?: (?:or|and) ` + tongues + `)?`,
			`(?:what|which|how many) (?:other )?languages? (?:do|can|are|does)(?: you| i| it| this bot)?(?: (?:speak|understand|know|use|ask in|write in|support|supported|available|answer in))*|(?:speak|answer|reply|talk|respond)(?: to me)?(?: in)? ` + tongues + `|in ` + tongues,
		}},
		{AboutHelp, []string{
			`what (?:can|could|do|should|may) (?:you|u|i|we) (?:do|ask|help with|answer|know|use you for|do here)(?: (?:here|you|for me|me|with you|with this|exactly|about))*|help(?: me)?|i need help|can you help(?: me)?`,
			`how (?:can|do|should) (?:i|you|we) (?:use|ask|help)(?: (?:this|you|me|it|this bot|the bot))?|what (?:are you|is this(?: bot)?|is the bot|is this thing|is briefbot)(?: (?:for|good for|here for|able to do|used for))?|how does this work`,
			`(?:what|which) (?:commands|features|functions|questions)(?: (?:do you have|are there|do you know|can you answer|can i ask(?: you)?))?|commands|instructions|menu|start|options`,
		}},
		{Errand, []string{
			`(?:(?:can|could|would|will) you )?(?:please )?(?:tell|give|say|know)(?: me| us)? (?:a|an|some|any|another|one more|your best) (?:\w+ )?(?:joke|jokes|story|riddle|fun fact|secret|poem|compliment|quiz|motivational quote)(?: please)?|do you know (?:a|any|some)(?: good)? (?:jokes?|stories|songs)|make me (?:laugh|smile)`,
			`(?:(?:can|could|would|will) you )?(?:please )?(?:write|compose|draft|generate|create|make|prepare|produce|do|finish|correct|improve|fix)(?: me| us| up)?(?: (?:a|an|some|my|the|our|this))? ` + work + `(?: (?:for|about|on|to|in|of|with|that)(?: \w+){1,10})?`,
			`(?:(?:can|could|would|will) you )?(?:please )?translate(?: \w+){1,8}|(?:a |the )?translation(?: (?:of|into|in|to)(?: \w+){1,5})?`,
			`(?:summari[sz]e|explain|say|put|rewrite|tell|describe|write)(?: me)?(?: (?:it|this|that|the (?:brief|paper|document|text|report)|this (?:brief|paper|document|text|report)|everything))?(?: (?:to|for) me)? (?:in|using|with) (?:your own|your|other|simple|simpler|plain|easy|different|one|two|three) (?:own )?(?:words|terms|language|english|words or less)`,
			`(?:paraphrase|rephrase|reword|rewrite|simplify)(?: (?:it|this|that|the (?:brief|paper|document|text|report)|this (?:brief|paper|document|text|report)))?(?: for me)?|(?:explain (?:it|this|that)(?: to me)? )?(?:like|as if) (?:i am|im|i was|i were) (?:five|5|a child|a kid)|eli5`,
			`sing(?: me| us)?(?: \w+){0,3}|(?:draw|paint)(?: me| us)?(?: \w+){1,6}|play (?:a |some |my )?(?:game|music|song|chess)(?: \w+){0,4}|(?:set|start) (?:a|an|my) (?:timer|alarm|reminder)(?: \w+){0,6}|remind me(?: \w+){1,10}|(?:google|search the (?:web|internet|net))(?: \w+){0,8}|(?:roll (?:a |the )?(?:dice|die)|flip a coin|entertain me)`,
		}},
	}
}
