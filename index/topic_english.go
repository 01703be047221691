package index

var englishDocument = documentLanguage{
	name:       "en",
	articles:   words("this the that your"),
	qualifiers: words("policy whole entire full short present current"),
	nouns:      words("brief briefs paper papers document documents text report reports article publication publications study piece work essay pdf file"),
	bare:       words("brief briefs paper papers document text report publication"),
	phrases:    documentPhrases("it|this|that", "of |in |for |from |to |on ", englishPhrases),
	contracts:  true,
}

func englishPhrases() []phrases {
	const the = `(?:the |its |D )?`
	const count = `(?: (?:are there|does D (?:have|make|give|offer|contain|cite|use|list)|(?:are|were) (?:there |cited |made |given |used |listed )?(?:in D|by D)|are (?:made|given|cited|used|listed)|in D|(?:has|have) D))?`
	const list = `(?:(?:list|show|give|name|what are|which are|tell|read|see)(?: me| us)?(?: all)?(?: of)? )?(?:all )?(?:of )?(?:the |its |your |her |his |D )?`
	return []phrases{
		{AboutAuthor, []string{
			`who (?:has |have )?(?:wrote|written|writes|authored|penned|made|created|produced|prepared|drafted|is behind|composed) D`,
			`(?:who is |who was |who are |who were |name )?` + the + `(?:names? of )?` + the + `(?:author|authors|writer|writers)(?: names?)?OFD`,
			`(?:by whom|who) (?:was|is|has) D (?:been )?(?:written|authored|made|drafted|prepared|created)(?: by)?`,
			`what is ` + the + `(?:authors? name|writers? name|name of the (?:author|writer))OFD`,
			`(?:D )?(?:was |is )?(?:written )?by whom|(?:D )?(?:was |is )?(?:written|authored) by(?: who| whom)?|whose (?:D|work) is D`,
		}},
		{AboutEditor, []string{
			`who (?:has )?(?:edited|proofread|copyedited|copy edited|revised|corrected) D`,
			`(?:who is |who was |who are |name )?` + the + `(?:name of )?(?:the )?(?:copy )?editors?(?: names?)?OFD`,
			`(?:by whom|who) (?:was|is) D edited(?: by)?|edited by(?: who| whom)?`,
		}},
		{AboutDate, []string{
			`(?:when|what year|in what year|in which year|which year|what date|on what date|what month) (?:was|is|did|has) D (?:been )?(?:published|written|released|come out|from|issued|dated|printed|appear|appeared|made|created|finished|completed)`,
			`how (?:old|recent|new) is D|from when is D|what year is D`,
			`(?:what is )?` + the + `(?:date|year) of (?:publication|release|issue|D)`,
			`(?:what is )?` + the + `(?:(?:publication|publishing|release|issue) )?(?:date|year)OFD`,
			`when did (?:she|he|they|the authors?) (?:write|publish|finish) D`,
		}},
		{AboutCurrency, []string{
			`is D (?:still )?(?:up to date|current|valid|outdated|out of date|obsolete|the (?:latest|newest|most recent|current)(?: version| edition)?)(?: still| today| anymore| now)?`,
			`(?:is there|has there been) (?:a |an |any )?(?:newer|later|updated|more recent|second|new) (?:version|edition)OFD`,
			`(?:has|was) D (?:been |ever )?updated(?: since)?|when was D last updated|(?:what|which) (?:version|edition) is D`,
		}},
		{AboutPublisher, []string{
			`who (?:has )?(?:published|publishes|issued|released|printed) D`,
			`(?:who is |who are |which is |what is )?` + the + `publishers?OFD`,
			`(?:by whom|who) (?:was|is) D (?:published|issued|released|printed)(?: by)?|published by(?: who| whom)?`,
			`(?:which|what) (?:organi[sz]ation|institute|institution|university|think tank|publisher|body|house) (?:published|issued|released|produced|printed) D`,
		}},
		{AboutTitle, []string{
			`what is ` + the + `(?:full )?(?:title|name)OFD`,
			`(?:what|how) is D (?:called|titled|named|entitled)`,
			the + `(?:full )?titleOFD`,
		}},
		{AboutSources, []string{
			list + `(?:sources|references|bibliography|reference list|list of references|works cited|cited works|citations)(?:OFD| (?:used|cited)(?: in D| by D)?| D (?:uses|cites))`,
			`(?:what|which) (?:sources|works|literature|references|publications) (?:does D (?:use|cite|refer to|rely on|draw on|have)|(?:are|were) (?:used|cited|quoted|listed|there)(?: in D| by D)?|are in D|did (?:she|he|the author) use)`,
			`how many (?:sources|references|works|publications|citations)` + count,
		}},
		{AboutNotes, []string{
			list + `(?:footnotes|foot notes|endnotes|notes)OFD`,
			`(?:how many|what|which) (?:footnotes|foot notes|endnotes|notes)` + count,
		}},
		{AboutSections, []string{
			`(?:what is|what are) D (?:all )?about(?: in (?:short|brief|a nutshell))?`,
			`how is D (?:organi[sz]ed|structured|arranged|divided)`,
			`(?:what is |show(?: me)? )?` + the + `(?:structure|outline|table of contents|contents|toc|sections|chapters|headings)OFD`,
			`(?:list|show|what are|name)(?: me)?(?: all)?(?: the| its)? (?:sections|chapters|headings|parts)(?: of D| in D)?`,
			`(?:what|which) (?:sections|chapters|parts|headings) (?:does D have|are there(?: in D)?)`,
			`how many (?:sections|chapters|parts)` + count,
			`(?:(?:give|show|write|i need|i want)(?: me| us)? )?(?:a |an |the )?(?:short |brief |quick |concise )?(?:summary|overview|synopsis|abstract|tl dr|tldr)OFD`,
			`(?:summari[sz]e|sum up) D(?: (?:for me|briefly|in short|quickly|in a few words|in a nutshell))?|summari[sz]e|sum D up`,
		}},
		{AboutLength, []string{
			`how (?:long|big|large) is D`,
			`how many (?:pages|paragraphs|words|sentences)(?: (?:long is D|is D|are there in D|in total))?` + count,
			`(?:what is )?` + the + `(?:length|word count|page count|size|number of (?:pages|words|paragraphs))OFD`,
			`how long (?:does|will|would) it take(?: me)? to read D|(?:what is )?` + the + `reading timeOFD`,
		}},
		{AboutAdvice, []string{
			list + `(?:\w+ )?(?:policy )?recommendations(?: of D| in D| does D make| made(?: in D)?)?`,
			`(?:what|which)(?: policy)? recommendations (?:does D (?:make|give|offer|contain)|are (?:there|made|given)(?: in D)?)`,
			`how many (?:policy )?recommendations` + count,
			`what does (?:D|the author|she|he) recommend`,
		}},
		{AboutDisclaimer, []string{
			`whose (?:opinion|opinions|view|views|position) (?:is|are|does|do) (?:D|these|they|those|expressed(?: in D)?|D express|D represent|D reflect)`,
			`(?:is|are) (?:D|these)(?: the| an)? official(?: position| view| views| policy| document)?`,
			`(?:is there )?(?:a |the )?disclaimerOFD`,
		}},
		{AboutCiting, []string{
			`how (?:do|can|should|would|to|must|shall)(?: i| we| you| one)? (?:cite|quote|reference|credit|attribute) D(?: (?:correctly|properly))?(?: (?:in|with|using) \w+(?: style| format)?)?`,
			`how (?:is|should) D (?:to be |be )?(?:cited|referenced|quoted|credited)|how to cite`,
			`(?:cite|reference) D(?: (?:in|as|for|with) \w+(?: style| format)?)?`,
			`(?:(?:give|show|what is)(?: me)? )?(?:the |a |an )?(?:correct |proper |suggested |full |\w+ )?(?:citation|bibtex|ris file)(?: (?:style|format|entry))?OFD`,
		}},
		{AboutLicence, []string{
			`(?:what is |what are |under what |under which |which |what )?` + the + `(?:licen[cs]e|copyright|copyrights|rights|terms of use)(?: (?:of D|for D|on D|to D|does D have|is D (?:under|published under|released under)|applies|apply|holder|holders|owner))?(?:OFD)`,
			`who (?:owns|holds|has)(?: the)? (?:copyright|copyrights|rights)(?: (?:of|to|for|on|in))?(?: D)?|who owns D`,
			`(?:may|can|could|am|is|are) (?:i|we|one|anyone|people|it) (?:allowed to |permitted to |free to )?(?:freely )?(?:be )?(?:re ?)?(?:use|used|copy|copied|share|shared|republish|reprint|reproduce|reproduced|distribute|redistribute|translate|print|post|adapt|modify|quote|quote from)(?: D)?(?: (?:in|for|on|at|with|online|commercially|freely)(?: \w+){0,4})?`,
			`is D (?:copyrighted|free to use|free|open access|public domain|in the public domain|creative commons|cc by|licen[cs]ed|protected(?: by copyright)?)`,
		}},
		{AboutAudience, []string{
			`(?:who|whom) (?:is|was) D (?:written |meant |intended |made |aimed |addressed |directed |targeted )?(?:for|at|to|towards)`,
			`(?:for|to|at) (?:who|whom) (?:is|was) D(?: (?:written|intended|meant|made|addressed|aimed|directed))?|(?:written )?for whom`,
			`(?:who is |what is |who are )?` + the + `(?:target |intended |main )?(?:audience|readership|readers|target group)OFD`,
			`who (?:should|is supposed to|ought to|is meant to) read D`,
		}},
	}
}
