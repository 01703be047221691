package bot

import "strings"

// A sentence is one of the few things that the bot itself says, by language.
// What the commands say is package commands'.
type sentence map[string]string

// in returns the sentence in the language of a Discord locale ("fr", "es-419",
// "en-GB"), or in English.
func (s sentence) in(locale string) string {
	lang, _, _ := strings.Cut(locale, "-")
	if t, ok := s[lang]; ok {
		return t
	}
	return s["en"]
}

// The bot's sentences. Variables because Go has no constant maps; nothing
// changes them.
var (
	wentWrong = sentence{
		"en": "Something went wrong here. It has been noted; please try again.",
		"fr": "Une erreur est survenue de notre côté. Elle a été consignée ; veuillez réessayer.",
		"de": "Hier ist etwas schiefgegangen. Es wurde vermerkt; bitte versuchen Sie es noch einmal.",
		"es": "Algo ha fallado aquí. Ha quedado anotado; inténtelo de nuevo.",
		"ru": "Что-то пошло не так. Ошибка записана; попробуйте ещё раз.",
		"uk": "Щось пішло не так. Помилку записано; спробуйте ще раз.",
		"tr": "Burada bir şeyler ters gitti. Not edildi; lütfen yeniden deneyin.",
	}
	askedLabel = sentence{
		"en": "Asked: ", "fr": "Question : ", "de": "Gefragt: ", "es": "Pregunta: ", "ru": "Вопрос: ", "uk": "Запитання: ", "tr": "Soru: ",
	}
	tooFast = sentence{
		"en": "That was a lot at once. Please wait a few seconds and ask again.",
		"fr": "Cela fait beaucoup d’un coup. Patientez quelques secondes, puis redemandez.",
		"de": "Das war viel auf einmal. Bitte warten Sie einige Sekunden und fragen Sie noch einmal.",
		"es": "Han sido muchas peticiones a la vez. Espere unos segundos y vuelva a preguntar.",
		"ru": "Слишком много запросов сразу. Подождите несколько секунд и спросите снова.",
		"uk": "Забагато запитів одразу. Зачекайте кілька секунд і запитайте знову.",
		"tr": "Bir anda çok fazla istek geldi. Lütfen birkaç saniye bekleyip yeniden sorun.",
	}
	unknownCommand = sentence{
		"en": "This command is not known here. Try /help.",
		"fr": "Cette commande est inconnue ici. Essayez /aide.",
		"de": "Dieser Befehl ist hier nicht bekannt. Versuchen Sie /hilfe.",
		"es": "Este comando no se conoce aquí. Pruebe /ayuda.",
		"ru": "Эта команда здесь неизвестна. Попробуйте /помощь.",
		"uk": "Ця команда тут невідома. Спробуйте /допомога.",
		"tr": "Bu komut burada bilinmiyor. /yardım komutunu deneyin.",
	}
	notYours = sentence{
		"en": "Only the person who asked and moderators can delete this.",
		"fr": "Seules la personne qui a posé la question et la modération peuvent supprimer ceci.",
		"de": "Das können nur die fragende Person und die Moderation löschen.",
		"es": "Solo quien preguntó y la moderación pueden borrar esto.",
		"ru": "Удалить это могут только спросивший и модераторы.",
		"uk": "Видалити це можуть лише той, хто запитав, і модератори.",
		"tr": "Bunu yalnızca soran kişi ve moderatörler silebilir.",
	}
	notAll = sentence{
		"en": "I may not delete all messages of this reply here. A moderator can.",
		"fr": "Je n’ai pas le droit de supprimer ici tous les messages de cette réponse. La modération le peut.",
		"de": "Ich darf hier nicht alle Nachrichten dieser Antwort löschen. Die Moderation kann es.",
		"es": "No puedo borrar aquí todos los mensajes de esta respuesta. La moderación sí puede.",
		"ru": "Удалить здесь все сообщения этого ответа я не могу. Это может модератор.",
		"uk": "Видалити тут усі повідомлення цієї відповіді я не можу. Це може модератор.",
		"tr": "Bu yanıtın bütün iletilerini burada silemiyorum. Bir moderatör silebilir.",
	}
	nothingToShare = sentence{
		"en": "This reply can no longer be shared. Please ask again.",
		"fr": "Cette réponse ne peut plus être partagée. Veuillez redemander.",
		"de": "Diese Antwort kann nicht mehr geteilt werden. Bitte fragen Sie noch einmal.",
		"es": "Esta respuesta ya no se puede compartir. Pregunte de nuevo.",
		"ru": "Этим ответом больше нельзя поделиться. Спросите снова.",
		"uk": "Цією відповіддю більше не можна поділитися. Запитайте знову.",
		"tr": "Bu yanıt artık paylaşılamıyor. Lütfen yeniden sorun.",
	}
	restLeftOut = sentence{
		"en": "There is more than fits here. Ask for a part of it.",
		"fr": "Il y en a plus que ce qui tient ici. Demandez-en une partie.",
		"de": "Es gibt mehr, als hier Platz hat. Fragen Sie nach einem Teil davon.",
		"es": "Hay más de lo que cabe aquí. Pida una parte.",
		"ru": "Здесь помещается не всё. Запросите часть.",
		"uk": "Тут вміщується не все. Запитайте частину.",
		"tr": "Buraya sığandan fazlası var. Bir bölümünü isteyin.",
	}
	answerLost = sentence{
		"en": "Discord did not take the answer here, so it is missing.",
		"fr": "Discord n’a pas accepté la réponse ici : elle manque donc.",
		"de": "Discord hat die Antwort hier nicht angenommen; sie fehlt deshalb.",
		"es": "Discord no aceptó aquí la respuesta, por eso falta.",
		"ru": "Discord не принял здесь ответ, поэтому его нет.",
		"uk": "Discord не прийняв тут відповідь, тому її немає.",
		"tr": "Discord yanıtı burada kabul etmedi; bu yüzden yanıt yok.",
	}
	fileTooLong = sentence{
		"en": "Not read: an attachment that is longer than 64 kB or no plain text.",
		"fr": "Non lu : une pièce jointe de plus de 64 ko, ou qui n’est pas du texte brut.",
		"de": "Nicht gelesen: ein Anhang, der länger als 64 kB oder kein reiner Text ist.",
		"es": "No leído: un archivo adjunto de más de 64 kB o que no es texto sin formato.",
		"ru": "Не прочитано: вложение длиннее 64 кБ или не простой текст.",
		"uk": "Не прочитано: вкладення понад 64 кБ або не простий текст.",
		"tr": "Okunmadı: 64 kB’tan uzun ya da düz metin olmayan bir ek.",
	}
	fileUnread = sentence{
		"en": "Not read: an attachment that could not be fetched from Discord just now.",
		"fr": "Non lu : une pièce jointe que Discord n’a pas pu fournir à l’instant.",
		"de": "Nicht gelesen: ein Anhang, der bei Discord gerade nicht zu holen war.",
		"es": "No leído: un archivo adjunto que ahora no se pudo obtener de Discord.",
		"ru": "Не прочитано: вложение, которое сейчас не удалось получить от Discord.",
		"uk": "Не прочитано: вкладення, яке зараз не вдалося отримати від Discord.",
		"tr": "Okunmadı: şu anda Discord’dan alınamayan bir ek.",
	}
	restLost = sentence{
		"en": "The rest could not be sent", "fr": "La suite n’a pas pu être envoyée", "de": "Der Rest kam nicht durch", "es": "El resto no pudo enviarse",
		"ru": "Остальное отправить не удалось", "uk": "Решту надіслати не вдалося", "tr": "Gerisi gönderilemedi",
	}
	shareLabel = sentence{
		"en": "Share in channel", "fr": "Partager dans le salon", "de": "Im Kanal teilen", "es": "Compartir en el canal",
		"ru": "Показать в канале", "uk": "Показати в каналі", "tr": "Kanalda paylaş",
	}
	moreLabel = sentence{
		"en": "More…", "fr": "Plus…", "de": "Mehr …", "es": "Más…", "ru": "Ещё…", "uk": "Ще…", "tr": "Daha fazla…",
	}
	moreSteps = sentence{
		"en": "Also from here:", "fr": "Aussi à partir d’ici :", "de": "Von hier aus auch:", "es": "También desde aquí:",
		"ru": "Отсюда также:", "uk": "Звідси також:", "tr": "Buradan ayrıca:",
	}
	deleteLabel = sentence{
		"en": "Delete", "fr": "Supprimer", "de": "Löschen", "es": "Borrar", "ru": "Удалить", "uk": "Видалити", "tr": "Sil",
	}
)
