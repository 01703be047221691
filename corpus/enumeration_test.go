package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// enumerations are written as "announcing: member | member".
func enumerations(b *corpus.Brief) []string {
	var out []string
	g := corpus.NewGazetteer(b)
	for _, e := range b.Enumerations() {
		said := "# " + g.Name(e.Announcing, "en")
		if e.Announcing.Kind == corpus.SentencePlace {
			p := b.Passages[e.Announcing.Index]
			said = p.Sentences[e.Announcing.Sentence].In(p.Text)
		}
		var members []string
		for _, m := range e.Members {
			members = append(members, m.In(b.Passages[m.Passage].Text))
		}
		out = append(out, said+" => "+strings.Join(members, " | "))
	}
	return out
}

func TestEnumerations(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"list under a lead-in", "## Causes\n\nThree causes explain it:\n\n- Old pipes.\n- High pressure.\n\nMore text.", []string{
			"Three causes explain it: => Old pipes. | High pressure."}},
		{"items with paragraphs between", "## Work\n\nThere is a range of work.\n\n1. Train people\n\nNobody knows how.\n\n2. Mend pipes\n\nThey leak.\n\n3. Count\n\nSo it is.", []string{
			"There is a range of work. => Train people | Mend pipes | Count"}},
		{"items in bold that others stand between", "## Terms\n\nThree terms are used:\n\n- **Pipe** - A tube.\n\nA well is none.\n\n- **Well** - A hole.\n- **Pump** - It draws:\n\n1. water.\n2. air.", []string{
			"Three terms are used: => Pipe - A tube. | Well - A hole. | Pump - It draws:", "# Terms => water. | air."}},
		{"parts that the layout has as paragraphs", "## Votes\n\n> There are two outcomes:\n>\n> (a) all stay;\n>\n> (b) all leave.\n>\n> So it is.\n\nWe ask the council:\n\nWho pays?\n\nWho owns it?\n\nJune 2024", []string{
			"There are two outcomes: => all stay; | all leave.", "We ask the council: => Who pays? | Who owns it?"}},
		{"numbered parts among others", "## Life\n\n### Phase 1: youth\n\nOne runs.\n\n### Phase 2: age\n\nOne sits.\n\n### Death\n\nOne lies.", []string{
			"# Life => One runs. | One sits. | One lies.", "# The Document => One runs. | One sits."}},
		{"two lists with a paragraph between", "## Work\n\nWe mend:\n\n- Pipes.\n- Wells.\n\nWe count:\n\n- Houses.\n- Streets.", []string{
			"We mend: => Pipes. | Wells.", "We count: => Houses. | Streets."}},
		{"two lists of one", "## Work\n\nWe mend:\n\n- Pipes.\n\nWe count:\n\n- Houses.", nil},
		{"a table", "## Dates\n\n| Milestone | Date |\n|---|---|\n| Start | May |\n| End | June |\n\n| Cost |\n|---|\n| 5 |\n", []string{
			"Milestone | Date => Start | May | End | June"}},
		{"sections whose text stands in parts", "## Roles\n\n### Owner\n\nOwns it.\n\n### Keeper\n\n#### Risks\n\nLoses it.", []string{
			"# Roles => Owns it. | Loses it."}},
		{"a share counts nothing", "## Routes\n\nOne in three routes is at risk.\n\nCuts are wrong.\n\nData help.\n\nSo it is.", nil},
		{"a share of more than one", "## Routes\n\nThree out of five routes are at risk.\n\nCuts are wrong.\n\nData help.\n\nSo it is.", nil},
		{"a share in German", "## Strecken\n\nDrei von fünf Strecken sind gefährdet.\n\nKürzen ist falsch.\n\nDaten helfen.\n\nSo ist es.", nil},
		{"paragraphs in order", "## Barriers\n\nTowns face several obstacles.\n\nFirst, money is short. It always was.\n\nThis is so everywhere.\n\nMoreover, staff is lacking.\n\nAnother obstacle is trust. It was lost.\n\nFinally, nobody counts.\n\nSo it is.", []string{
			"Towns face several obstacles. => First, money is short. | Moreover, staff is lacking. | Another obstacle is trust. | Finally, nobody counts."}},
		{"French", "## Les obstacles\n\nD’abord, l'argent manque. Il a toujours manqué.\n\nEnsuite, les données manquent.\n\nEnfin, le temps est court.", []string{
			"# Les obstacles => D’abord, l'argent manque. | Ensuite, les données manquent. | Enfin, le temps est court."}},
		{"as many paragraphs as announced", "## Reform\n\nWe name three principles.\n\nOpenness comes before all. It costs little.\n\nFairness is next in rank.\n\nThrift is of use to all.", []string{
			"We name three principles. => Openness comes before all. | Fairness is next in rank. | Thrift is of use to all."}},
		{"paragraphs with a name in bold", "## Causes\n\n**Old pipes.** They burst in winter.\n\n**Pressure.** Pumps run at night.", []string{
			"# Causes => Old pipes. They burst in winter. | Pressure. Pumps run at night."}},
		{"sentences in order", "## A\n\nThere are two reasons. The first reason is money. The second reason is time.", []string{
			"There are two reasons. => The first reason is money. | The second reason is time."}},
		{"in a sentence", "## A\n\nFour areas stand out: border management, drugs, water management, and the environment, including the climate. That is all.", []string{
			"Four areas stand out: border management, drugs, water management, and the environment, including the climate. => border management | drugs | water management | the environment, including the climate"}},
		{"two in a sentence", "## A\n\nIt rested on two conditions: a joint office with its own budget, and a mayor who was willing to publish losses.", []string{
			"It rested on two conditions: a joint office with its own budget, and a mayor who was willing to publish losses. => a joint office with its own budget | a mayor who was willing to publish losses"}},
		{"sections under a heading", "## Causes of loss\n\n### Old pipes\n\nThey burst.\n\n### High pressure\n\nPumps run at night.\n\n## End\n\nThe end.", []string{
			"# Causes of loss => They burst. | Pumps run at night."}},
		{"a series in several sections", "## Law\n\n### Proposal 1: cut\n\nOne cuts.\n\n### Proposal 2: sew\n\nOne sews.\n\n## Money\n\n### Proposal 3: pay\n\nOne pays.", []string{
			"# Law => Proposal 1: cut | Proposal 2: sew", "# The Document => Proposal 1: cut | Proposal 2: sew | Proposal 3: pay"}},
		{"no list", "## A\n\nFirst, money is short.\n\nTwo years later: nothing, or little, was done. The second world war ended.", nil},
	} {
		got := enumerations(corpus.Parse([]byte("# The Document\n\nSome words before it all.\n\n"+test.text+"\n"), corpus.Options{}))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
