package index

// otherTalk is small talk in French, German, Spanish, Russian, Ukrainian and
// Turkish, as [hear] leaves it.
func otherTalk() []phrases {
	return []phrases{
		{Greeting, []string{
			`guten (?:tag|morgen|abend)|gruss gott|buen(?:os|as) (?:dias|tardes|noches)|(?:добрый|доброго|добрий) (?:день|дня|вечер|вечора|вечір|ранок|ранку)|доброе утро|iyi (?:gunler|aksamlar)`,
			`(?:bonjour )?comment (?:ca va|vas tu|allez vous|tu vas)|ca va|wie geht (?:es dir|es ihnen|s dir|s|es)|alles klar|como estas|que tal`,
			`(?:привет )?как (?:ты|вы|дела|жизнь)|ты (?:здесь|тут)|(?:привіт )?як (?:ти|ви|справи)|nasıl(?:sın|sınız)|naber|ne haber`,
		}},
		{Farewell, []string{
			`bonne (?:nuit|journee|soiree)|a (?:bientot|plus|demain)|au revoir|gute nacht|auf wiedersehen|bis (?:bald|dann|spater|morgen)|hasta (?:luego|manana|pronto)|adios`,
			`до (?:свидания|встречи|завтра)|спокойной ночи|увидимся|всего (?:доброго|хорошего)|до (?:побачення|зустрічі)|на добраніч|iyi geceler|kendine iyi bak|hosca kal(?:ın)?|gule gule`,
		}},
		{Praise, []string{
			`(?:bon|tres bon|super|joli) (?:bot|travail|boulot)|bien joue|bien fait|gut(?:er|e)? (?:bot|arbeit|gemacht|antwort)|sehr gut|buen (?:bot|trabajo)|bien hecho|muy bien`,
			`(?:хороший|умный|лучший|отличный) (?:бот|ответ|робот)|(?:хорошая|отличная) работа|очень (?:хорошо|полезно)|(?:гарний|розумний|добрий|чудовий) бот|(?:гарна|чудова) робота|iyi (?:bot|is)|cok iyi`,
		}},
		{Complaint, []string{
			`(?:ce |c )?(?:n )?est pas (?:vrai|juste|ca|correct|bon|ce que j ai demande)|(?:das |es )?(?:ist|war|stimmt) (?:nicht (?:richtig|wahr|gut|korrekt|das was ich wollte|hilfreich)|nicht)|(?:eso |esto )?no (?:es (?:cierto|verdad|correcto|asi)|sirve|ayuda)`,
			`(?:это )?(?:не (?:правда|так|то|верно|правильно|помогло|ответ))|ты (?:ошибся|ошибаешься|не прав)|(?:це )?(?:не (?:правда|так|те|вірно|правильно|допомогло))|неправильно|невірно|(?:bu )?dogru degil|(?:bu )?ise yaramadı`,
		}},
		{AboutBot, []string{
			`(?:es tu|tu es|etes vous|vous etes|est ce que tu es|t es) (?:un |une |vraiment |vraiment un )?(?:bot|robot|ia|humain|humaine|personne|vraie personne|machine|programme|chatgpt|reel|reelle)(?: ou .{1,20})?|qui (?:es tu|etes vous)|tu es qui|comment t appelles tu|(?:est )?ce un bot`,
			`(?:bist du|sind sie|du bist|ist das) (?:ein |eine |wirklich |echt |nur )*(?:bot|roboter|ki|mensch|person|maschine|programm|chatgpt|echt|echter mensch|echte person)(?: oder .{1,20})?|wer (?:bist du|sind sie)|was bist du|wie heisst du|wie funktionierst du`,
			`(?:eres|es usted|es esto) (?:un |una )?(?:bot|robot|ia|humano|humana|persona|maquina|programa|chatgpt|real)(?: o .{1,20})?|quien eres|como te llamas|como funcionas`,
			`(?:а )?(?:ты|вы) (?:кто|что|настоящий |живой |это )*(?:бот|робот|человек|живой|настоящий|ии|искусственный интеллект|нейросеть|chatgpt|машина|программа)(?: или .{1,20})?|(?:ты|вы) кто(?: такой| такая| такие)?|кто (?:ты|вы)(?: такой| такая| такие)?|это (?:бот|chatgpt|ии|нейросеть|робот)|как тебя зовут|как ты работаешь`,
			`(?:а )?(?:ти|ви) (?:справжній |жива )?(?:бот|робот|людина|живий|справжній|ші|штучний інтелект|chatgpt|машина|програма)(?: чи .{1,20})?|хто (?:ти|ви)(?: такий| така| такі)?|як тебе звати|це (?:бот|chatgpt|ші)`,
			`(?:sen )?(?:bir )?(?:bot|robot|insan|yapay zeka|makine|program|chatgpt|gercek)(?: mu| mı| mi)?(?:sun|sın|sin)?(?:uz|ız|iz)?|(?:bot|robot|insan) (?:musun|mısın|misin)|(?:bir )?(?:insan|yapay zeka|makine|program|gercek biri) (?:misin|mısın|musun)|(?:sen )?kim ?sin|adın ne`,
		}},
		{AboutMaker, []string{
			`qui (?:t a|vous a) (?:cree|fait|programme|developpe)|wer hat dich (?:gemacht|gebaut|programmiert|entwickelt|erschaffen|geschrieben)|quien te (?:hizo|creo|programo)`,
			`кто (?:тебя|вас) (?:создал|сделал|написал|разработал|придумал)|кто (?:твой|ваш) (?:создатель|автор|разработчик)|хто (?:тебе|вас) (?:створив|зробив|розробив|написав)|seni kim (?:yaptı|yarattı|gelistirdi|yazdı)`,
		}},
		{AboutTongue, []string{
			`(?:est ce que |peux |pouvez )?(?:tu |vous )?(?:parles|parlez|parler|comprends|comprenez)(?: tu| vous)?(?: le| l)? (?:francais|anglais|russe|allemand|espagnol|turc|ukrainien)|quelles langues .{1,30}|en francais`,
			`(?:kannst du|konnen sie|sprichst du|sprechen sie|verstehst du|verstehen sie|antworte) ?(?:auch |auf )?(?:deutsch|englisch|russisch|franzosisch|spanisch|turkisch|ukrainisch)(?: sprechen| antworten| verstehen)?|welche sprachen .{1,30}|auf deutsch`,
			`(?:puedes hablar|hablas|entiendes)(?: en)? (?:espanol|ingles|ruso|frances|aleman|turco)|(?:que|cuales) idiomas .{1,30}|en espanol`,
			`(?:ты |вы )?(?:умеешь |можешь |умеете |можете )?(?:говоришь|говорите|говорить|понимаешь|понимаете|понимать|знаешь|отвечать|отвечаешь)(?: ли)?(?: ты| вы)? (?:на |по )?(?:русски|русском|русский|по русски|английском|английски|английский|немецки|немецком|французски|французском|казахски|казахском|украински)(?: языке)?|на (?:каких|каком) язык\pL+(?: .{1,30})?|по русски|на русском|(?:отвечай|ответь|говори|пиши|отвечайте) (?:на|по) \pL+(?: языке)?`,
			`(?:ти |ви )?(?:вмієш |можеш )?(?:говориш|розмовляєш|розумієш|говорити|розмовляти) (?:українською|російською|англійською|по українськи)|якими мовами .{1,30}|українською`,
			`(?:turkce|ingilizce|rusca|almanca|fransızca) (?:biliyor|konusuyor|anlıyor) ?(?:musun|musunuz)|(?:turkce|ingilizce|rusca) konusabilir ?misin|hangi diller.{1,30}|turkce`,
		}},
		{AboutHelp, []string{
			`que (?:peux tu|sais tu|pouvez vous) faire|qu est ce que tu (?:peux|sais) faire|aide(?: moi)?|comment (?:ca marche|tu marches|t utiliser)|was kannst du(?: (?:alles|tun|machen))*|hilfe|hilf mir|wie (?:benutze|nutze) ich (?:dich|das|den bot)|que (?:puedes|sabes) hacer|ayuda|ayudame`,
			`что (?:ты |вы )?(?:умеешь|можешь|умеете|можете)(?: делать| мне)?|помощь|помоги|помогите|как (?:тобой|этим|ботом) пользоваться|що (?:ти |ви )?(?:вмієш|можеш|вмієте|можете)(?: робити)?|допомога|допоможи|ne yapabilirsin|neler yapabilirsin|yardım(?: et)?`,
		}},
		{Errand, []string{
			`(?:peux tu )?(?:me )?(?:raconte|raconter|dis|dire)(?: moi)? une (?:blague|histoire)|(?:ecris|redige|compose|ecrivez|redigez)(?: moi| nous)? (?:un |une |le |mon |des )?(?:\pL+ ){0,3}(?:poeme|discours|essai|dissertation|chanson|lettre|code|histoire|article|rapport)(?: .{1,60})?|(?:traduis|traduire|traduisez)(?: .{1,60})?|(?:resume|explique).{0,30} avec tes (?:propres )?mots`,
			`(?:erzahle?|sag)(?: mir| uns)? (?:einen |eine |nen )?(?:witz|geschichte)|(?:schreibe?|verfasse|dichte)(?: mir| uns)? (?:eine |einen |ein |meine )?(?:\pL+ ){0,3}(?:gedicht|rede|aufsatz|lied|brief|code|geschichte|artikel|bericht|programm|hausaufgaben?)(?: .{1,60})?|(?:ubersetze?|uebersetze?)(?: .{1,60})?|(?:fasse?|erklare?).{0,40} in (?:deinen |eigenen |einfachen |anderen )+worten(?: zusammen)?`,
			`(?:cuentame|dime) (?:un |una )?(?:chiste|historia|cuento)|escribe(?:me)? (?:un |una |mi )?(?:\pL+ ){0,3}(?:poema|discurso|ensayo|cancion|carta|codigo|articulo)(?: .{1,60})?|(?:traduce|traducir)(?: .{1,60})?`,
			`(?:расскажи|скажи|знаешь)(?: мне| нам)? (?:анекдот|шутку|сказку|историю|что нибудь смешное)|(?:напиши|сочини|составь|придумай)(?: мне| нам)? (?:\pL+ ){0,3}(?:стих\pL*|речь|эссе|сочинение|песню|письмо|код|статью|доклад|реферат|программу|рассказ)(?: .{1,80})?|(?:переведи|переведите|перевод)(?: .{1,80})?`,
			`(?:розкажи|скажи)(?: мені)? (?:анекдот|жарт|казку|історію)|(?:напиши|склади)(?: мені)? (?:\pL+ ){0,3}(?:вірш\pL*|промову|есе|твір|пісню|лист|код|статтю|доповідь)(?: .{1,80})?|(?:переклади|перекладіть)(?: .{1,80})?`,
			`(?:bana )?(?:bir )?(?:fıkra|saka|hikaye|masal) anlat|(?:bana )?(?:bir |kısa |bana )*(?:siir|konusma|makale|kompozisyon|sarkı|mektup|kod|odev) yaz`,
		}},
	}
}
