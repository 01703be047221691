package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		text string
		want []string
	}{
		{"empty", "", nil},
		{"only space", " \n ", nil},
		{"no stop", "A title without a stop", []string{"A title without a stop"}},
		{"signs alone", "）。一是这里。）。二是那里。", []string{"）。一是这里。）。", "二是那里。"}},
		{"two", "One is here. Two is there.", []string{"One is here.", "Two is there."}},
		{"e.g. and i.e.", "Soft issues (e.g. drugs) count, i.e. they matter. So it is.", []string{"Soft issues (e.g. drugs) count, i.e. they matter.", "So it is."}},
		{"initials", "J. R. Smith and F. Bossuyt wrote it. It is long.", []string{"J. R. Smith and F. Bossuyt wrote it.", "It is long."}},
		{"et al. inside", "Smith et al. (2019) disagree. They do.", []string{"Smith et al. (2019) disagree.", "They do."}},
		{"No. and pp.", "See No. 374, pp. 77-93. It is short.", []string{"See No. 374, pp. 77-93.", "It is short."}},
		{"decimal", "It grew by 3.5 per cent. That is much.", []string{"It grew by 3.5 per cent.", "That is much."}},
		{"year ends", "It began in 2019. The rest followed.", []string{"It began in 2019.", "The rest followed."}},
		{"closing quote", "He said \"no.\" Then he left.", []string{"He said \"no.\"", "Then he left."}},
		{"question", "Why? Because it is so!", []string{"Why?", "Because it is so!"}},
		{"ellipsis goes on", "It is … not so. Really.", []string{"It is … not so.", "Really."}},
		{"U.S. inside", "The U.S. Congress met. It voted.", []string{"The U.S. Congress met.", "It voted."}},
		{"French quotes", "« On mesure. » Il part.", []string{"« On mesure. »", "Il part."}},
		{"French abbreviation", "Voir l'art. 5 du code. M. Dupont préside.", []string{"Voir l'art. 5 du code.", "M. Dupont préside."}},
		{"German ordinal", "Seit dem 1. Januar 2017 gilt das. Im 21. Jahrhundert auch.", []string{"Seit dem 1. Januar 2017 gilt das.", "Im 21. Jahrhundert auch."}},
		{"German ordinal behind an article", "Sie eröffnet die 5. Mitgliederversammlung. Es waren 12. Danach ging sie.", []string{"Sie eröffnet die 5. Mitgliederversammlung.", "Es waren 12.", "Danach ging sie."}},
		{"German abbreviation", "Das gilt z. B. für Holz, vgl. Abs. 3. Es bleibt so.", []string{"Das gilt z. B. für Holz, vgl. Abs. 3.", "Es bleibt so."}},
		{"German abbreviation with a blank", "Er speichert viel (Größing u. a. 2015). Es bleibt so.", []string{"Er speichert viel (Größing u. a. 2015).", "Es bleibt so."}},
		{"German quotes", "„Das geht.“ Er ging.", []string{"„Das geht.“", "Er ging."}},
		{"Chinese", "十二个港口。五个旧了！“还有吗？”没有。", []string{"十二个港口。", "五个旧了！", "“还有吗？”", "没有。"}},
		{"Arabic and Hindi", "هل هو قديم؟ نعم هو قديم. पुल टूटा। नाव चली।", []string{"هل هو قديم؟", "نعم هو قديم.", "पुल टूटा।", "नाव चली।"}},
		{"invalid UTF-8", "a\xff. B", []string{"a\xff.", "B"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(tt.text) {
				got = append(got, s.In(tt.text))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error("sentences (-want +got):\n" + diff)
			}
		})
	}
}
