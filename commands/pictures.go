package commands

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"briefbot/commands/own"
	"briefbot/commands/picture"
	"briefbot/corpus"
	"briefbot/index"
)

// Argument draws what the brief's argument rests on, and returns the same as
// rows for those who cannot see it. The words in it that are not the brief's
// are in the language of the locale.
func (s *Set) Argument(locale string) (*picture.Drawing, []picture.Row) {
	w := pictureWords(speak(locale))
	return picture.Argument(s.brief, w), picture.Rows(s.brief, w)
}

// A Card is one sentence or passage of the brief as a picture.
type Card struct {
	PNG []byte
	Alt string // its words, source and place, for those who cannot see it
}

// cardOf is the view of the card of what w shows: the answering sentence, or the
// whole passage.
func (s *Set) cardOf(w view) view {
	card := view{verb: showCard, passage: w.passage, verdict: index.Answers}
	if w.verb == showMatch && w.cursor < len(w.matches) {
		if m := w.matches[w.cursor]; m.passage == w.passage && m.sentence < len(s.brief.Passages[m.passage].Sentences) {
			card.cursor = m.sentence + 1
		}
	}
	return card
}

// cardReply shows a sentence or passage as a picture.
func (s *Set) cardReply(v voice, w view) Reply {
	p := &s.brief.Passages[w.passage]
	place, id := corpus.Place{Kind: corpus.PassagePlace, Index: w.passage}, p.ID
	if w.cursor > 0 {
		place = corpus.Place{Kind: corpus.SentencePlace, Index: w.passage, Sentence: w.cursor - 1}
		id += ".s" + itoa(w.cursor)
	}
	card, err := s.Card(place, v.Lang)
	switch {
	case errors.Is(err, picture.ErrTooLong):
		return refuse(v.say(own.CardTooLong))
	case err != nil: // a script that the font has no letters for
		return refuse(v.say(own.ScriptUnpainted))
	}
	return Reply{Outcome: Answered, Blocks: []Block{s.place(v, w.passage)}, Image: &Image{Name: "card.png", PNG: card.PNG, Alt: Clip(card.Alt, maxAlt), Passage: id}}
}

// argumentReply shows what the argument rests on as a picture, in words for
// those who cannot see it.
func (s *Set) argumentReply(v voice) Reply {
	w := pictureWords(v)
	png, err := s.painted.argument(v.Lang, picture.Argument(s.brief, w).PNG)
	if err != nil { // a script that the font has no letters for
		return refuse(v.say(own.ScriptUnpainted))
	}
	alt := fmt.Sprintf(w.Title, s.brief.Title)
	for _, r := range picture.Rows(s.brief, w) {
		alt += prefixed("; "+r.Place+": ", r.Rests(w), "")
	}
	title := plain(Headline, strings.ReplaceAll(w.Title, "%s", "“"+s.brief.Title+"”"))
	return Reply{Outcome: Answered, Blocks: []Block{title}, Image: &Image{Name: "argument.png", PNG: png, Alt: Clip(alt, maxAlt)}}
}

// painted is held while a picture is painted: one takes a processor for a tenth
// of a second, and megabytes. The picture of the argument is the same for
// everybody who reads it in one language, and is painted once.
type painted struct {
	sync.Mutex
	arguments map[string][]byte // PNG, by language
}

func (p *painted) argument(lang string, paint func() ([]byte, error)) ([]byte, error) {
	p.Lock()
	defer p.Unlock()
	if png := p.arguments[lang]; png != nil {
		return png, nil
	}
	png, err := paint()
	if err == nil {
		p.arguments[lang] = png
	}
	return png, err
}

// ErrNoCard is wrapped by the errors of [Set.Card] that are meant for people.
var ErrNoCard = errors.New("there can be no card of this")

// Card paints a place that is a sentence or a passage. An error that wraps
// [ErrNoCard] says in English why there can be no card of it.
func (s *Set) Card(place corpus.Place, locale string) (Card, error) {
	sentence := -1
	switch place.Kind {
	case corpus.SentencePlace:
		sentence = place.Sentence
	case corpus.PassagePlace:
	default:
		return Card{}, fmt.Errorf("%w: a card shows a sentence or a paragraph", ErrNoCard)
	}
	p := &s.brief.Passages[place.Index]
	v := speak(locale)
	text := picture.CardText{Source: Block{Runs: s.citation()}.String(), Place: s.where(v, place.Index), WordForWord: v.say(own.WordForWord)}
	s.painted.Lock()
	defer s.painted.Unlock()
	png, err := picture.Card(p, sentence, text)
	if errors.Is(err, picture.ErrTooLong) || errors.Is(err, picture.ErrScript) {
		return Card{}, fmt.Errorf("%w: %w", ErrNoCard, err)
	}
	if err != nil {
		return Card{}, fmt.Errorf("painting a card: %w", err)
	}
	words := p.Text
	if sentence >= 0 {
		words = p.Sentences[sentence].In(p.Text)
	}
	return Card{png, "“" + words + "” — " + text.Source + " " + text.Place}, nil
}

func pictureWords(v voice) picture.Words {
	return picture.Words{
		Title: v.say(own.ArgumentOf), Paragraphs: v.say(own.Paragraphs), Notes: v.say(own.Notes),
		Works: v.say(own.Works), Paragraph: v.say(own.ParagraphOf), Note: v.say(own.Note),
		Recommendation: v.say(own.Recommendation), Alone: v.say(own.Alone), Rests: v.say(own.RestsOn),
	}
}
