package index

import "strings"

// ourStems are what stands before the -or that is -our in Britain; the list is
// closed (other words in -or are the same in both).
const ourStems = " arm behavi cand clam col demean endeav ferv fav flav glam harb hon hum lab neighb od parl ranc rig rum sav splend tum val vap vig "

// britishWords are American spellings that no rule covers.
var britishWords = map[string]string{
	"defense": "defence", "defenses": "defences", "offense": "offence", "license": "licence",
	"center": "centre", "centers": "centres", "centered": "centred", "theater": "theatre", "theaters": "theatres",
	"meter": "metre", "meters": "metres", "kilometer": "kilometre", "kilometers": "kilometres", "liter": "litre", "liters": "litres", "fiber": "fibre", "fibers": "fibres",
	"program": "programme", "programs": "programmes", "catalog": "catalogue", "dialog": "dialogue", "dialogs": "dialogues",
	"gray": "grey", "plow": "plough", "skeptical": "sceptical", "skeptic": "sceptic", "skepticism": "scepticism",
	"aluminum": "aluminium",
	"fulfill":  "fulfil", "enroll": "enrol", "skillful": "skilful", "judgment": "judgement", "aging": "ageing",
	"traveled": "travelled", "traveling": "travelling", "labeled": "labelled", "labeling": "labelling",
	"modeled": "modelled", "modeling": "modelling", "canceled": "cancelled", "fueled": "fuelled", "signaled": "signalled",
	"channeled": "channelled", "counseling": "counselling", "totaled": "totalled", "leveled": "levelled",
}

// irregular are plurals that no stem has in common with their singular, and that are
// no other word too, as "lives" is.
var irregular = map[string]string{
	"children": "child", "men": "man", "women": "woman", "feet": "foot", "crises": "crisis", "analyses": "analysis", "hypotheses": "hypothesis",
	"criteria": "criterion", "phenomena": "phenomenon", "indices": "index", "appendices": "appendix",
}

// british returns the British spelling of a plain English word. It is applied
// to the brief and to the question alike, so a word that it changes without
// need ("prize" to "prise") still meets itself.
func british(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	if s, ok := britishWords[w]; ok {
		return s
	}
	if len(w) < 5 {
		return w
	}
	if i := strings.Index(w[2:], "or") + 2; i > 1 {
		stem := w[:i]
		for _, prefix := range []string{"un", "dis", "mis"} {
			stem = strings.TrimPrefix(stem, prefix)
		}
		if strings.Contains(ourStems, " "+stem+" ") {
			return w[:i] + "our" + w[i+2:]
		}
	}
	// -ize, -izing, -ization, and -yze.
	if i := strings.LastIndexByte(w, 'z'); i >= 2 && i >= len(w)-7 && (w[i-1] == 'i' || w[i-1] == 'y') {
		return w[:i] + "s" + w[i+1:]
	}
	return w
}
