package corpus

import (
	"strings"
	"testing"
)

// Each language is told by a few lines of its own, and its words for the
// parts of a document by headings as its documents have them.
func TestLanguages(t *testing.T) {
	tests := []struct{ code, text, advice, references string }{
		{"en", "The ferries of the valley are old and they should be inspected.", "Conclusions and recommendations", "Works cited"},
		{"fr", "Les bateaux de la vallée sont vieux et il faut les inspecter dans les ports.", "Nos recommandations", "Références bibliographiques"},
		{"de", "Die Boote im Tal sind alt und werden nicht geprüft.", "Schlussfolgerungen und Handlungsempfehlungen", "Quellen- und Literaturverzeichnis"},
		{"es", "Los barcos del valle son viejos y según el censo no se revisan.", "Conclusiones y recomendaciones", "Bibliografía"},
		{"pt", "Os barcos do vale são velhos e não há dinheiro para mais viagens.", "Conclusões e recomendações", "Referências"},
		{"it", "Le barche della valle sono vecchie e non c’è denaro per il porto.", "Raccomandazioni", "Riferimenti bibliografici"},
		{"nl", "De boten van het dal zijn oud en er wordt niet naar gekeken.", "Conclusies en aanbevelingen", "Geraadpleegde literatuur"},
		{"pl", "Łodzie w dolinie są stare i nie ma pieniędzy na przeglądy.", "Wnioski i rekomendacje", "Źródła"},
		{"ru", "Суда в долине старые, и на их проверку не хватает денег.", "Выводы и рекомендации", "Список литературы"},
		{"uk", "Човни в долині старі, і на їх перевірку не вистачає грошей.", "Висновки та рекомендації", "Використані джерела"},
		{"tr", "Vadideki tekneler eski ve denetim için para yok.", "Sonuç ve öneriler", "Kaynakça"},
		{"kk", "Алқаптағы қайықтар ескі және тексеру үшін ақша жоқ.", "Қорытынды және ұсынымдар", "Пайдаланылған әдебиеттер тізімі"},
		{"uz", "Vodiydagi qayiqlar eski va tekshirish uchun pul emas.", "Xulosa va tavsiyalar", "Foydalanilgan adabiyotlar ro‘yxati"},
		{"zh", "山谷里的船很旧，没有钱检查。", "结论与建议", "参考文献"},
		{"ja", "谷の船は古く、検査の予算がない。", "政策提言", "参考文献"},
		{"ko", "계곡의 배는 오래되었고 점검할 돈이 없다.", "정책 제언", "참고문헌"},
		{"ar", "القوارب في الوادي قديمة ولا مال على فحصها.", "الاستنتاجات والتوصيات", "قائمة المراجع"},
		{"fa", "قایق" + "\u200c" + "های دره قدیمی است و پولی برای بازرسی نیست.", "پیشنهادها", "منابع و مآخذ"},
		{"he", "הסירות בעמק ישנות ואין כסף לבדיקה.", "מסקנות והמלצות", "רשימת מקורות"},
		{"el", "Τα πλοία της κοιλάδας είναι παλιά.", "Συμπεράσματα και συστάσεις", "Βιβλιογραφία"},
		{"hi", "घाटी की नावें पुरानी हैं।", "निष्कर्ष और सिफारिशें", "संदर्भ सूची"},
		{"sv", "Båtarna i dalen är gamla och det finns inte pengar för kontroll.", "Slutsatser och rekommendationer", "Källförteckning"},
		{"da", "Bådene i dalen er gamle og der er ikke penge til kontrol.", "Konklusioner og anbefalinger", "Litteraturliste"},
		{"cs", "Lodě v údolí jsou staré a na kontroly není dost peněz, ale řeka je čistá.", "Závěry a doporučení", "Seznam literatury"},
		{"ro", "Bărcile din vale sunt vechi și nu mai este bani pentru control.", "Concluzii și recomandări", "Referințe bibliografice"},
		{"hu", "A völgy hajói öregek és nem ellenőrzik őket, mint vagy hogy.", "Következtetések és ajánlások", "Felhasznált irodalom"},
		{"id", "Kapal di lembah itu tua dan tidak ada uang untuk pemeriksaan.", "Kesimpulan dan rekomendasi", "Daftar pustaka"},
		{"vi", "Thuyền trong thung lũng đã cũ và không có tiền cho kiểm tra.", "Kết luận và khuyến nghị", "Tài liệu tham khảo"},
	}
	known := map[string]bool{}
	for _, tt := range tests {
		known[tt.code] = true
		t.Run(tt.code, func(t *testing.T) {
			if got := Parse([]byte(tt.text), Options{}).Language; got != tt.code {
				t.Errorf("language %q, want %q", got, tt.code)
			}
			if roleOf(tt.advice) != adviceRole || !structure().advice.in(fold(tt.advice)) {
				t.Errorf("%q is not read as recommendations", tt.advice)
			}
			if roleOf(tt.references) != referencesRole {
				t.Errorf("%q is not read as references", tt.references)
			}
		})
	}
	for code := range structure().byCode {
		if !known[code] {
			t.Errorf("no line tries %s (%s)", code, LanguageName(code))
		}
	}
}

// The head of a memorandum has its labels in each language.
func TestMemos(t *testing.T) {
	for code, labels := range map[string]string{
		"en": "To From Subject", "fr": "À De Objet", "de": "An Von Betreff", "es": "Para De Asunto", "pt": "Para De Assunto",
		"it": "A Da Oggetto", "nl": "Aan Van Betreft", "pl": "Do Od Dotyczy", "ru": "Кому От Тема", "uk": "Кому Від Тема",
		"tr": "Kime Kimden Konu", "zh": "收件人 发件人 主题", "ja": "宛先 差出人 件名", "ko": "수신 발신 제목", "ar": "إلى من الموضوع",
		"fa": "به از موضوع", "he": "אל מאת הנדון", "el": "Προς Από Θέμα", "sv": "Till Från Ämne", "da": "Til Fra Emne",
		"cs": "Komu Od Věc", "id": "Kepada Dari Perihal",
	} {
		l := strings.Fields(labels)
		b := Parse([]byte(l[0]+": Petra Tolman\n\n"+l[1]+"：Simon Zeller\n\n"+l[2]+": The boats of the valley\n\nThe boats are old.\n"), Options{})
		if b.Title != "The boats of the valley" || strings.Join(b.Info.Authors, "; ") != "Simon Zeller" {
			t.Errorf("%s: %q by %q", code, b.Title, b.Info.Authors)
		}
	}
}

// The metadata's language goes before what the words look like.
func TestLanguageOfMetadata(t *testing.T) {
	for tag, want := range map[string]string{"pt-BR": "pt", "pt_BR": "pt", "Spanish": "es", "français": "fr", "sw": "sw", "klingon please": "en"} {
		if got := Parse([]byte("---\nlang: "+tag+"\n---\n\nThe boats of the valley.\n"), Options{}).Language; got != want {
			t.Errorf("lang: %s gives %q, want %q", tag, got, want)
		}
	}
}
