package index

// People of Central Asia ask in Russian, and readers of briefs in French and
// German: these are their questions about a document, without accents as
// [hear] leaves them.

var frenchDocument = documentLanguage{
	name:       "fr",
	articles:   words("ce cet cette le la l du votre un"),
	qualifiers: words("policy"),
	nouns:      words("document texte note rapport papier etude article publication brief travail pdf fichier"),
	bare:       words("brief"),
	phrases:    documentPhrases("il|elle|ca|cela|ceci|ce|c", "de |dans |par |pour |a ", frenchPhrases),
}

func frenchPhrases() []phrases {
	const list = `(?:(?:liste\w*|montre\w*|donne\w*|cite\w*|quels sont|quelles sont)(?: moi| nous)? )?(?:toutes |tous )?(?:les |ses |la |le |l |des )?`
	const more = `(?: (?:de|dans|par|y|a|t|il|sont|contient|comporte|cite|cites|citees|utilise|utilisees|utilises|donne|donnees|fait|faites|D))*`
	return []phrases{
		{AboutAuthor, []string{
			`qui (?:a|est ce qui a) (?:ecrit|redige|fait|signe|cree) D|qui l a (?:ecrite?|redigee?)`,
			`(?:qui est |quel est |qui sont |qui en est )?(?:le nom de )?(?:l |les )?(?:auteur|autrice|auteure|auteurs)OFD`,
			`(?:par|de) qui (?:est|a ete|a t|fut)(?: D)?(?: t)?(?: D)?(?: ete)?(?: (?:ecrite?|redigee?))?(?: D)?`,
		}},
		{AboutEditor, []string{`qui (?:a|est ce qui a) (?:relu|corrige|revise) D`, `(?:qui est )?(?:le |la )?(?:relecteur|relectrice|correcteur|correctrice)OFD`}},
		{AboutDate, []string{
			`(?:quand|en quelle annee|a quelle date)(?: est ce que)?(?: D)? (?:a|est|fut)(?: t)?(?: D)?(?: t)?(?: D)?(?: ete)? (?:publiee?|ecrite?|parue?|redigee?|sortie?)(?: D)?`,
			`de quand (?:date|est)(?: t)? D|(?:quelle est )?(?:la |l )?(?:date|annee)(?: de (?:publication|parution|sortie))?OFD`,
		}},
		{AboutCurrency, []string{`D est (?:D )?(?:encore |toujours )?(?:a jour|actuel|actuelle|valable|perimee?|depassee?)|(?:est ce que )?(?:est )?D (?:est )?(?:encore |toujours )?(?:a jour|actuel|actuelle|perimee?|depassee?)`,
			`(?:y a t il|existe t il) une (?:nouvelle version|version plus recente|mise a jour)OFD`}},
		{AboutPublisher, []string{
			`qui (?:a|est ce qui a) (?:publie|edite|imprime) D|qui l a (?:publiee?|editee?)|par qui (?:D )?(?:est|a ete|a t)(?: D)?(?: ete)? (?:publiee?|editee?)(?: D)?`,
			`(?:qui est |quel est )?(?:l )?editeurOFD`,
		}},
		{AboutTitle, []string{`(?:quel est )?(?:le |son )?titreOFD|comment (?:s appelle|s intitule)(?: t)? D|comment D s appelle`}},
		{AboutSources, []string{
			list + `(?:sources|references|bibliographie|liste des references|liste des sources)` + more,
			`(?:combien de |quelles |quels )(?:sources|references|ouvrages|travaux)` + more,
		}},
		{AboutNotes, []string{list + `(?:notes de bas de page|notes)` + more, `combien de (?:notes de bas de page|notes)` + more}},
		{AboutSections, []string{
			`de quoi (?:est ce que )?(?:D )?(?:parle|traite|s agit|est D question)(?: t)?(?: D)?(?: D)?|de quoi D s agit`,
			`quel est (?:le |son )?(?:sujet|theme|plan|contenu|objet)OFD|(?:le |la )?(?:table des matieres|plan|sommaire|structure)OFD`,
			`resume[rz]?(?: moi| nous)? D|(?:(?:fais|donne|faites|donnez)(?: moi| nous)? )?(?:un |le )?(?:bref |court )?resumeOFD`,
			list + `(?:sections|chapitres|parties)` + more, `combien de (?:sections|chapitres|parties)` + more,
		}},
		{AboutLength, []string{`combien de (?:pages|mots|paragraphes)` + more, `quelle est (?:la )?longueurOFD|(?:quelle )?longueurOFD|D est long|est D long`}},
		{AboutAdvice, []string{
			list + `recommandations(?: politiques)?` + more, `(?:combien de|quelles) recommandations` + more,
			`(?:que|qu est ce que) (?:D |l auteure? |l autrice )?(?:recommande|preconise|conseille)(?: t)?(?: D| l auteure?| l autrice)?`,
		}},
		{AboutCiting, []string{`comment (?:citer|cite t on|referencer|puis je citer|dois je citer|faut D citer|on cite) D|comment citer|(?:la )?citationOFD`}},
		{AboutLicence, []string{
			`(?:quelle est |sous quelle )?(?:la )?licence(?: est D)?(?: publiee?)?OFD|(?:quels sont )?(?:les )?droits d auteurOFD|copyrightOFD`,
			`(?:puis je|peut on|pouvons nous|est ce que je peux|ai je le droit de|a t on le droit de|je peux) (?:re ?)?(?:utiliser|copier|partager|reproduire|publier|imprimer|diffuser|traduire|citer) D(?: (?:dans|pour|sur)(?: \w+){1,4})?`,
			`qui (?:detient|possede|a) (?:les droits|le copyright)(?: d auteur)?OFD|a qui appartiennent les droitsOFD`,
		}},
		{AboutAudience, []string{
			`(?:pour|a) qui (?:est|a ete|s adresse|a t)(?: ce que)?(?: t)?(?: D)?(?: ete)?(?: t)?(?: (?:ecrite?|destinee?|faite?))?(?: D)?|pour qui`,
			`(?:a |quel est |qui est )?(?:le |quel )?(?:public|lectorat)(?: (?:cible|vise))?(?: s adresse(?: t)?)?OFD|qui (?:devrait|doit) lire D`,
		}},
	}
}

var germanDocument = documentLanguage{
	name:       "de",
	articles:   words("das dieses dem diesem des dieses der die diese dieser den diesen ein eine"),
	qualifiers: words("policy"),
	nouns:      words("dokument* text textes papier* bericht* studie publikation arbeit artikel* brief* schrift beitrag* pdf datei"),
	bare:       words("brief"),
	phrases:    documentPhrases("es|das|dies|er", "von |in |im |aus |zu |zum |zur |fur ", germanPhrases),
}

func germanPhrases() []phrases {
	const list = `(?:(?:liste|zeige?|nenne?|gib|welche|was sind|wie lauten)(?: mir| uns)? )?(?:alle )?(?:die |der |ihre |seine )?`
	const more = `(?: (?:gibt|es|gibt es|hat|macht|enthalt|nennt|werden|wurden|verwendet|zitiert|genutzt|benutzt|angegeben|gegeben|in|im|von|auf|sind|die autorin|der autor|D))*`
	return []phrases{
		{AboutAuthor, []string{
			`wer (?:hat|schrieb|verfasste) D(?: (?:geschrieben|verfasst|gemacht|erstellt))?`,
			`(?:wer ist |wer sind |wie heisst |wer war )?(?:der |die |den )?(?:name )?(?:der |des )?(?:autors?|autorin|autoren|verfassers?|verfasserin)OFD`,
			`von wem (?:ist|wurde|stammt) D(?: (?:geschrieben|verfasst))?|von wem`,
		}},
		{AboutEditor, []string{
			`wer hat D (?:redigiert|lektoriert|bearbeitet|korrigiert)`,
			`(?:wer ist |wer war )?(?:der |die )?(?:redakteur|redakteurin|lektor|lektorin|redaktion)OFD`,
		}},
		{AboutDate, []string{
			`(?:wann|in welchem jahr) (?:ist|wurde|erschien|kam) D(?: (?:veroe?ffentlicht|geschrieben|erschienen|herausgegeben|publiziert|verfasst|heraus|herausgekommen))?`,
			`(?:aus|von) (?:welchem jahr|wann) (?:ist|stammt) D|wie (?:alt|neu) ist D`,
			`(?:was ist |wie lautet )?(?:das )?(?:datum|erscheinungsdatum|erscheinungsjahr|vero?e?ffentlichungsdatum|jahr)OFD`,
		}},
		{AboutCurrency, []string{`ist D (?:noch )?(?:aktuell|gultig|veraltet|auf dem neuesten stand|die neueste version)|wie aktuell ist D|gibt es (?:eine )?(?:neuere|aktuellere|neue) (?:version|fassung|auflage)OFD`}},
		{AboutPublisher, []string{
			`wer hat D (?:veroe?ffentlicht|herausgegeben|publiziert|verlegt)|von wem wurde D (?:veroe?ffentlicht|herausgegeben|publiziert)`,
			`(?:wer ist )?(?:der |die )?(?:herausgeber|herausgeberin|verlag|verleger)OFD`,
		}},
		{AboutTitle, []string{`wie (?:heisst|lautet) (?:D|der titelOFD)|(?:was ist )?(?:der )?titelOFD`}},
		{AboutSources, []string{
			list + `(?:quellen|referenzen|literaturliste|literaturverzeichnis|literatur|quellenverzeichnis|quellenangaben|literaturangaben)` + more,
			`wie viele (?:quellen|referenzen|werke)` + more,
		}},
		{AboutNotes, []string{list + `(?:fussnoten|anmerkungen|endnoten)` + more, `wie ?viele (?:fussnoten|anmerkungen|endnoten)` + more}},
		{AboutSections, []string{
			`worum (?:geht|dreht sich) (?:es|D)(?: (?:in |bei )?D| hier)?|wovon handelt D|was ist (?:der inhalt|das thema|die gliederung)OFD|was ist das thema`,
			`fasse? D (?:kurz )?zusammen|(?:gib(?: mir)? )?(?:eine |die )?(?:kurze )?zusammenfassungOFD|wie ist D (?:aufgebaut|gegliedert)`,
			`(?:die |der |das )?(?:gliederung|struktur|inhaltsverzeichnis|inhalt|aufbau)OFD`,
			list + `(?:abschnitte|kapitel|teile)` + more, `wie ?viele (?:abschnitte|kapitel|teile)` + more,
		}},
		{AboutLength, []string{`wie (?:lang|umfangreich|gross) ist D|wie ?viele (?:seiten|worter|worte|absatze)` + more + `|(?:was ist )?(?:der |die )?(?:lange|umfang|seitenzahl)OFD`}},
		{AboutAdvice, []string{
			list + `(?:handlungs|politik)?empfehlungen` + more, `wie ?viele (?:handlungs)?empfehlungen` + more,
			`was (?:empfiehlt|rat) (?:D|die autorin|der autor|sie)`,
		}},
		{AboutCiting, []string{`wie (?:zitiere|zitiert|kann|soll|muss|wird|darf)(?: ich| man)? D(?: (?:richtig|korrekt))?(?: (?:zitieren|zitiert|zitiert werden))?|wie zitier(?:en|t man)|(?:die )?zitierweiseOFD`}},
		{AboutLicence, []string{
			`(?:unter welcher |welche |was ist |wie ist )?(?:die |das |der )?(?:lizenz|urheberrecht|urheberrechte|copyright|nutzungsrechte|rechte)(?: (?:hat|steht|gilt|ist))?(?: fur)?OFD`,
			`(?:darf|kann|konnen|durfen)(?: ich| man| wir) D (?:\w+ ){0,3}(?:weiterverwenden|wiederverwenden|verwenden|nutzen|benutzen|kopieren|teilen|veroe?ffentlichen|ubersetzen|nachdrucken|verbreiten|zitieren|drucken)`,
			`wem gehoren die rechte(?: an)?OFD|wer (?:hat|besitzt) (?:die rechte|das copyright)(?: an)?OFD`,
		}},
		{AboutAudience, []string{
			`(?:fue?r|an) wen (?:ist|wurde|richtet)(?: sich)? D(?: (?:geschrieben|gedacht|bestimmt|gerichtet|verfasst))?|fue?r wen`,
			`(?:wer ist |was ist )?(?:die |das |der )?(?:zielgruppe|zielpublikum|publikum|adressaten|leserschaft)OFD|wer sollte? D lesen`,
		}},
	}
}

var russianDocument = documentLanguage{
	name:       "ru",
	articles:   words("этот эта эту этого этой этом этому данный данная данного данной ваш"),
	qualifiers: words("аналитическ* политическ*"),
	nouns:      words("документ* записк* бриф* доклад* текст* стать* работ* отчет* публикаци* исследован* бумаг* материал*"),
	bare:       words("документ* записк* бриф* доклад* текст* стать* работ* отчет* исследовани* материал*"),
	phrases:    documentPhrases("это|его|ее|он|она|оно|нем|ней|этом|этого", "в |из |у |для |на ", russianPhrases),
}

func russianPhrases() []phrases {
	const list = `(?:(?:какие|каковы|покажи\pL*|перечисли\pL*|назови\pL*|дай\pL*)(?: мне)? )?(?:все )?`
	const more = `(?: (?:в|во|у|из|есть|ли|тут|здесь|всего|указан\pL*|использ\pL*|цитир\pL*|содерж\pL*|да\pL*|автор\pL*|приведен\pL*|D))*`
	return []phrases{
		{AboutAuthor, []string{
			`кто (?:D )?(?:написал|составил|сделал|создал|подготовил)(?: D)?|кто (?:является )?автор(?:ы|ом)?OFD`,
			`(?:как зовут |имя |назови )?автор(?:а|ы)?OFD|кем (?:D )?(?:был[ао]? )?(?:D )?(?:написан\pL*|составлен\pL*|подготовлен\pL*)(?: D)?|чь[яе] D`,
		}},
		{AboutEditor, []string{`кто (?:D )?(?:отредактировал|редактировал)(?: D)?|(?:кто )?редакторOFD|кем (?:D )?отредактирован\pL*(?: D)?`}},
		{AboutDate, []string{
			`(?:когда|в каком году) (?:D )?(?:был[ао]? )?(?:D )?(?:опубликован\pL*|написан\pL*|издан\pL*|вышл[ао]|вышел|появил\pL+|выпущен\pL*)(?: D)?`,
			`(?:какая |какой )?(?:дата|год)(?: (?:публикации|издания|выхода|выпуска))?OFD|какого (?:года|числа) D|когда (?:вышел|вышла) D|насколько D нов\pL+`,
		}},
		{AboutCurrency, []string{`(?:насколько )?(?:актуал\pL+|устарел\pL*)(?: ли)? D|D (?:еще |уже )?(?:не )?(?:актуал\pL+|устарел\pL*)|есть ли (?:более )?(?:нов\pL+|свеж\pL+) верси\pLOFD`}},
		{AboutPublisher, []string{
			`кто (?:D )?(?:опубликовал|издал|выпустил)(?: D)?|кем (?:D )?(?:был[ао]? )?(?:опубликован\pL*|издан\pL*|выпущен\pL*)(?: D)?`,
			`(?:кто )?(?:издатель|издательство)OFD|какое издательствоOFD`,
		}},
		{AboutTitle, []string{`как (?:D )?называется(?: D)?|(?:какое )?(?:полное )?(?:название|заголовок|заглавие)OFD`}},
		{AboutSources, []string{
			list + `(?:источники|список (?:литературы|источников)|литература|библиография|ссылки на источники)` + more,
			`(?:сколько|какие) (?:источников|источники|ссылок|работ|работы)` + more,
			`на какие (?:источники|работы) (?:D |автор )?(?:ссылается|опирается)(?: D| автор)?`,
		}},
		{AboutNotes, []string{list + `(?:сноски|примечания)` + more, `сколько (?:сносок|примечаний)` + more}},
		{AboutSections, []string{
			`(?:кратко )?(?:о чем|про что)(?: (?:говорится|идет речь|речь|рассказывает\pL*))?(?: в)?(?: D)?(?: (?:говорится|рассказывает\pL*))?`,
			`(?:какое |какая |каково |дай\pL* |покажи\pL* )?(?:краткое |краткий )?(?:содержание|резюме|оглавление|структура|обзор)OFD`,
			list + `(?:разделы|главы|части)` + more, `сколько (?:разделов|глав|частей)` + more, `(?:кратко )?(?:изложи|перескажи|резюмируй)(?: кратко)? D`,
		}},
		{AboutLength, []string{`(?:какой |какая |каков |какова )?(?:D )?(?:объем|размер|длина)OFD|сколько (?:в D )?(?:страниц|слов|абзацев)` + more + `|насколько D длин\pL+`}},
		{AboutAdvice, []string{
			list + `рекомендации` + more, `сколько рекомендаций` + more,
			`что (?:D |автор )?(?:рекомендует|советует|рекомендуется|рекомендуют)(?: D| автор| в D)?`,
		}},
		{AboutCiting, []string{`как (?:(?:на )?D )?(?:мне )?(?:правильно )?(?:цитировать|процитировать|сослаться|ссылаться|сделать ссылку|оформить ссылку)(?: на)?(?: D)?`}},
		{AboutLicence, []string{
			`(?:какая |под какой |по какой |на какой )?(?:лиценз\pL+|авторск\pL+ прав\pL+|копирайт)OFD|(?:кому принадлежат|у кого|чьи) (?:авторские )?права(?: на)?OFD`,
			`(?:можно|могу)(?: ли)?(?: я| мне)? (?:D )?(?:свободно )?(?:использовать|копировать|скопировать|распространять|публиковать|опубликовать|перепечат\pL+|переводить|перевести|цитировать|распечатать)(?: D)?(?: (?:в|для|на)(?: \pL+){1,4})?`,
		}},
		{AboutAudience, []string{
			`(?:для|к) кого (?:D )?(?:написан\pL*|предназначен\pL*|адресован\pL*|сделан\pL*)?(?: ?D)?|для кого|кому (?:D )?(?:адресован\pL*|предназначен\pL*)(?: D)?`,
			`(?:какая |какова |кто )?(?:целевая )?аудиторияOFD|кому (?:стоит|следует|нужно) (?:D )?(?:читать|прочитать)(?: D)?`,
		}},
	}
}
