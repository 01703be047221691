package index

// followUps are what people say about an answer that they have just read. Each
// question is answered by itself, so they ask nothing that could be found:
// whatever passage is nearest to "can you explain?" explains nothing.
func followUps() []phrases {
	const soEnglish = `(?: that| this| so| on that| on this| more| further| again| better| please)*`
	return []phrases{{FollowUp, []string{
		`why|what|who|whom|whose|when|where|how|which|how (?:much|many|long|often|so|come)|why (?:not|so|is that|that)|what for|by whom|since when|says who|who says(?: so| that| this)?|such as|like what|for (?:real|instance|example)|namely`,
		`(?:oh |but )?(?:really|seriously|truly|indeed|sure|certain|huh|what now|so what|then what|what then|what next|what else|who else|where else|why else|and then|and now|and more|meaning|more|next|again|repeat|continue|previous|example|examples|proof|evidence|details|reason|reasons)`,
		`(?:any(?:thing|one)?|something|someone|nothing|what about|and|the) (?:else|more|others?|examples?|details?|proof|evidence|reasons?|next(?: one)?|rest)`,
		`(?:go|carry|read) on|keep going|one more(?: time)?|another(?: one)?|come again|once more|tell me more|say more|(?:a )?bit more|in (?:short|brief|other words|what way|what sense)`,
		`(?:(?:can|could|would|will) you )?(?:please )?(?:explain|elaborate|clarify|expand|repeat|specify|rephrase|show me)` + soEnglish + `|prove (?:it|that|this)|say (?:that|it) again`,
		`what (?:do|did) you mean(?: by (?:that|this))?|what does (?:that|this) mean|what (?:is|was) that|how do you know(?: that| this)?|where is (?:that|this)(?: from)?|where does (?:that|this) come from`,
		`(?:is|was) (?:that|this) (?:really |actually )?(?:true|right|correct|so|all|it|certain|everything)|are you (?:really |quite |absolutely )?(?:sure|certain|serious|kidding|joking)(?: about (?:that|this))?|you sure`,
		`i (?:do not|dont|did not|didnt|still do not|still dont) (?:understand|get|follow|see)(?: (?:it|that|this|you))?|(?:that|this) is (?:not clear|unclear|confusing)|what do you think(?: about (?:that|this))?`,

		`pourquoi(?: (?:ca|donc|pas|cela))?|comment (?:ca|cela|donc)|qui|quoi|quand|ou|combien|lequel|laquelle|lesquels|comment|c est a dire|et (?:alors|apres|ensuite|quoi)|vraiment|ah bon|serieusement|la suite|encore|plus|davantage|continue[rz]?|par exemple|un exemple|des exemples|(?:quoi|rien|quelque chose|autre chose|qui) (?:d autre|de plus|encore)|autre chose`,
		`(?:peux tu |pouvez vous |tu peux |vous pouvez )?(?:m |me |l |nous )?(?:explique[rz]?|precise[rz]?|repete[rz]?|developpe[rz]?)(?: (?:moi|ca|cela|plus|mieux))*|(?:qu est ce que |que )(?:ca|cela) veut dire|que veux tu dire|c est (?:vrai|sur|tout)|(?:tu es|es tu|vous etes|etes vous) surs?|je (?:n |ne )?comprends pas|dis m en plus|dites m en plus`,

		`warum(?: (?:das|denn|nicht|so))?|wieso(?: nicht)?|weshalb|wer|was|wann|wo|wie|welche[rs]?|wie ?viele?|wie (?:das|so|bitte|meinst du das|meinen sie das)|wirklich|echt|ernsthaft|im ernst|und (?:dann|weiter|jetzt|nun)|weiter|mehr|noch (?:mehr|etwas|eins|was|einmal)|nochmal|was noch|wer noch|zum beispiel|(?:ein )?beispiele?|das heisst|also`,
		`(?:kannst du |konnen sie )?(?:erklar(?:e|st du|en sie|en)?|erlauter(?:e|n sie|n)?|wiederhol(?:e|en sie|en)?)(?: (?:das|es|mir|bitte|genauer|naher))*|(?:kannst du|konnen sie) (?:das|es|mir das) (?:bitte )?(?:genauer |naher )?(?:erklaren|erlautern|wiederholen)|was (?:meinst du|meinen sie|heisst das|bedeutet das)(?: damit)?|(?:bist du|sind sie) (?:dir |sich )?sicher|(?:ist|stimmt) das(?: wirklich)?(?: (?:wahr|richtig|so|alles))?|(?:ich )?verstehe? (?:ich )?(?:das |es )?nicht|wer sagt das|woher weisst du das`,

		`por que(?: no)?|quien|que|cuando|donde|como|cual|cuales|cuant[oa]s?|como (?:asi|es eso)|de verdad|en serio|y (?:entonces|despues|luego|que)|sigue|siga|continua|continue|mas|(?:y )?que mas|(?:algo|nada|alguien) mas|otro|por ejemplo|(?:un )?ejemplos?|es decir`,
		`(?:(?:me )?(?:puedes|puede) )?(?:explica|explique|explicar|aclara|aclarar|repite|repetir)(?:me|lo|melo)?(?: (?:eso|esto|mas|mejor))*|que (?:quieres|quiere) decir(?: (?:eso|esto))?|que significa (?:eso|esto)|(?:estas|esta) seguro|(?:eso |esto )?es (?:cierto|verdad|todo)(?: eso)?|no (?:lo )?entiendo|quien lo dice`,

		`почему(?: (?:это|так|нет|же))?|зачем|отчего|кто|что|когда|где|куда|как|какой|какая|какое|какие|чей|сколько|как (?:так|это|именно)|правда|неужели|серьезно|в самом деле|да ну|точно|в смысле|то есть|и что(?: (?:дальше|теперь))?|а? ?(?:дальше|потом|еще)|больше|(?:а )?по?подробнее|детали|продолжай(?:те)?|повтори(?:те)?|например|(?:приведи )?примеры?|что (?:еще|дальше)|кто еще|что нибудь еще|и все|это все`,
		`(?:можешь |можете )?(?:это )?(?:объясни(?:те|ть)?|поясни(?:те|ть)?|уточни(?:те|ть)?|расскажи(?:те)?)(?: (?:это|мне|еще|подробнее|больше))*|что это (?:значит|такое)|что (?:ты|вы) име(?:ешь|ете) в виду|(?:ты|вы) уверен[аы]?|это (?:правда|точно|так|верно)|(?:я )?не (?:понял|поняла|понимаю|понятно)|кто (?:это )?сказал|откуда (?:это|ты знаешь)|докажи(?:те)?`,

		`чому(?: (?:так|це|ні))?|навіщо|хто|що|коли|де|куди|як|який|яка|яке|які|скільки|справді|невже|серйозно|точно|тобто|і що(?: далі)?|далі|ще|більше|докладніше|детальніше|продовжуй(?:те)?|повтори(?:ть)?|наприклад|приклади?|що (?:ще|далі)|хто ще`,
		`(?:можеш |можете )?(?:це )?(?:поясни(?:ть|ти)?|розкажи(?:ть)?|уточни(?:ть|ти)?)(?: (?:це|мені|ще|докладніше|більше))*|що це (?:значить|означає)|(?:ти|ви) (?:впевнений|впевнена|впевнені)|це (?:правда|точно|так)|(?:я )?не (?:зрозумів|зрозуміла|розумію)`,

		`neden(?: (?:olmasın|boyle))?|nicin|niye|kim|ne|ne zaman|nerede|nereden|nasıl|kac|hangi|hangisi|ne kadar|gercekten(?: mi)?|ciddi (?:misin|misiniz)|yani|(?:peki )?sonra|devam(?: et| edin)?|daha(?: fazla| ne)?|baska(?: (?:ne|kim|bir sey))?|mesela|ornegin|(?:bir )?ornek(?: ver)?|tekrar(?: et)?`,
		`(?:bunu |biraz )?acıkla(?:r mısın|yın|yabilir misin)?|ne demek(?: (?:istiyorsun|istiyorsunuz|bu))?|bu ne demek|emin misin(?:iz)?|(?:bu )?dogru mu|anlamadım|anlamıyorum`,
	}}}
}
