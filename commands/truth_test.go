package commands

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"briefbot/commands/claim"
	"briefbot/commands/locale"
	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/corpus/corpustest"
	"briefbot/index"
)

// asked is how many of the repository's questions are put to each of its
// documents, unless BRIEFBOT_ASKED says another number: 3000 is all of them.
const asked = 12

// Every sentence that the program says of a document in its own words, in any
// reply of any command, is a claim, and it holds: the text is looked through here
// in the plainest way there is.
func TestOwnSentencesAreTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("looks for some seconds")
	}
	questions := allQuestions(t)
	said, own := map[string]int{}, map[string]*regexp.Regexp{}
	for name, source := range allDocuments(t) {
		t.Run(name, func(t *testing.T) {
			b := corpus.Parse(source, corpus.Options{})
			x, err := index.New(b, index.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			l := &looker{T: t, set: New(b, x), said: said, own: own, painted: map[ActionKind]bool{}}
			l.read(b)
			for _, u := range l.set.document.Uncertain() {
				_, args := u.Words()
				if wrong := l.untrue(u.Claim); wrong != "" || !strings.Contains(lettersIn(string(source)), lettersIn(fmt.Sprint(args...))) || slices.Contains(u.Lines, 0) {
					t.Errorf("a check says %v: %s", u, wrong)
				}
				said["of a check"]++
			}
			for _, q := range chosen(name, questions) {
				l.run("ask", "question", q, Language(q))
			}
			for _, q := range chosen(name, l.made()) {
				l.run("ask", "question", q, Language(q))
			}
			l.commands(name, chosen(name+"!", questions))
		})
	}
	for _, kind := range []claim.Kind{claim.Absent, claim.Present, claim.Recognised, claim.Unfound, claim.Stated, claim.Counted, claim.Sourced, claim.Judged, claim.Attributed} {
		if said[string(kind)] == 0 {
			t.Errorf("nothing said is %s", kind)
		}
	}
	if said["of a check"] < 100 {
		t.Errorf("only %d things to look at", said["of a check"])
	}
	t.Log(said)
}

// allDocuments are the documents of the repository by name.
func allDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	out := corpustest.Documents(t)
	out["builtin"] = corpus.Builtin().Source
	for _, name := range []string{"water", "rail"} {
		data, err := os.ReadFile("testdata/structure/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	if len(out) < 50 {
		t.Fatalf("only %d documents", len(out))
	}
	if folder := os.Getenv("BRIEFBOT_DOCUMENTS"); folder != "" { // others, instead
		clear(out)
		files, _ := filepath.Glob(filepath.Join(folder, "*.md"))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(file)] = data
		}
	}
	return out
}

// allQuestions are the questions of the repository.
func allQuestions(t *testing.T) []string {
	t.Helper()
	files, _ := filepath.Glob("../index/eval/testdata/*.jsonl")
	var out []string
	for _, file := range append(files, "testdata/structure/structure.jsonl") {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		for lines.Buffer(nil, 1<<20); lines.Scan(); {
			var q struct{ Question string }
			if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
				t.Fatal(err)
			}
			out = append(out, q.Question)
		}
		f.Close()
	}
	if len(out) < 2000 {
		t.Fatalf("only %d questions", len(out))
	}
	return out
}

// chosen are some of the questions, always the same for a name.
func chosen(name string, questions []string) []string {
	some := uint32(asked)
	if n, err := strconv.Atoi(os.Getenv("BRIEFBOT_ASKED")); err == nil {
		some = uint32(n)
	}
	var out []string
	for _, q := range questions {
		h := fnv.New32a()
		h.Write([]byte(name + q))
		if h.Sum32()%uint32(len(questions)) < some {
			out = append(out, q)
		}
	}
	return out
}

// made are questions about what the document has and has not: its words, notes
// and works, and others, in six languages.
func (l *looker) made() (out []string) {
	b := l.set.brief
	words := []string{"Zanzibar", "NATO", "Moreau", "1875", "quantum", "Kazakhstan", "recommend", "Müller"}
	for i := range b.Passages {
		for k, w := range strings.Fields(b.Passages[i].Text) {
			if w = strings.Trim(w, ".,;:()[]«»“”\"'’"); len(w) > 3 && k%17 == i%17 {
				words = append(words, w)
			}
		}
	}
	for i := range b.References {
		words = append(words, b.References[i].Key)
	}
	for i := range b.Footnotes {
		words = append(words, "footnote "+b.Footnotes[i].Label)
	}
	forms := []string{"Does it mention %s?", "How often is %s mentioned?", "What does it say about %s?", "Who is %s?", "Is %s cited?", "Where does it cite %s?", "Why %s?", "When was %s founded?",
		"Wird %s erwähnt?", "Was steht über %s im Text?", "Le texte parle-t-il de %s ?", "Que dit le document sur %s ?", "¿Menciona %s?", "¿Qué dice sobre %s?",
		"Упоминается ли %s?", "Что сказано о %s?", "%s geçiyor mu?", "Чи згадується %s?"}
	for i, w := range words {
		out = append(out, fmt.Sprintf(forms[(i*7+len(w))%len(forms)], w))
	}
	return append(out, "How many footnotes are there?", "How many recommendations?", "Which works are never cited?", "How many sections does it have?", "What language is it in?", "Who wrote it?",
		"When was it published?", "Who is cited most?", "Wie viele Empfehlungen gibt es?", "Combien de notes y a-t-il ?", "Quel est le titre ?", "¿Quién lo escribió?", "¿Cuántas referencias hay?",
		"Сколько в нём разделов?", "Кто автор?", "Kaç öneri var?", "Скільки приміток?", "Does it thank anybody?", "Who paid for it?", "Were there interviews?", "Which sections have no recommendations?")
}

// A looker runs commands and looks whether what they say of a document is so.
type looker struct {
	*testing.T
	set   *Set
	said  map[string]int
	texts []string // all that is printed
	words map[string]bool
	glued string // all letters and digits, in lower case
	// typed is what was asked last, checked the part of it that was judged, quoted the brief's words that were shown
	// before and in all of the reply, entry the work.
	typed, checked, quoted, all string
	entry                       *corpus.Reference
	own                         map[string]*regexp.Regexp // what the program says of itself, by locale
	painted                     map[ActionKind]bool       // which pictures were looked at
}

var printedMark = regexp.MustCompile(`\[\^[^\]]*\]|\\`)

// plainly is a text in lower case without accents.
func plainly(s string) string {
	return strings.ReplaceAll(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(s))), "ß", "ss")
}

func lettersIn(s string) string {
	return strings.Join(strings.FieldsFunc(plainly(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "")
}

func (l *looker) read(b *corpus.Brief) {
	l.texts = []string{b.Title}
	for _, s := range b.Sections {
		l.texts = append(l.texts, s.Name)
	}
	for _, p := range b.Passages {
		l.texts = append(l.texts, p.Text)
	}
	for _, f := range b.Footnotes {
		l.texts = append(l.texts, f.Text)
	}
	for _, r := range b.References {
		l.texts = append(l.texts, r.Text)
	}
	all := append([]string{printedMark.ReplaceAllString(string(b.Source), "")}, l.texts...)
	l.words = map[string]bool{}
	for _, text := range all {
		for _, w := range strings.FieldsFunc(plainly(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			l.words[w] = true
		}
		l.glued += lettersIn(text) + "\n"
	}
	for i := range b.References { // a headline, and an address
		l.glued += lettersIn(b.References[i].Key) + "\n" + lettersIn(b.References[i].URL) + "\n"
	}
}

// commands runs every command but ask.
func (l *looker) commands(name string, questions []string) {
	b := l.set.brief
	locales := []string{"", "de", "fr", "es-ES", "ru", "uk", "tr"}
	n := 0
	run := func(command, option, value string) {
		l.run(command, option, value, locales[(len(name)+n)%len(locales)])
		n++
	}
	for _, c := range []string{"brief", "privacy", "help", "recommendation", "section"} {
		run(c, "", "")
	}
	for _, typed := range []string{"1", "99", "2 3", "abc", "Nowhere", "table 7", "paragraph 88", "page 77", "the introduction"} {
		run("recommendation", "number", typed)
		run("footnote", "number", typed)
		run("section", "name", typed)
		run("cite", "work", typed)
	}
	for i := range b.Footnotes {
		run("footnote", "number", b.Footnotes[i].ID)
	}
	for i := range b.References {
		run("cite", "work", b.References[i].Key)
		run("cite", "work", b.References[i].Key[:len(b.References[i].Key)/2]+" 1875")
	}
	for i := range b.Sections {
		run("section", "name", b.Sections[i].ID)
	}
	for i := range b.Passages {
		for _, span := range b.Passages[i].Sentences[:min(2, len(b.Passages[i].Sentences))] {
			sentence := span.In(b.Passages[i].Text)
			words := strings.Fields(sentence)
			run("verify", "quote", sentence)
			run("find", "word", words[len(words)/2])
			if len(words) > 6 {
				run("verify", "quote", strings.Join(slices.Delete(slices.Clone(words), 2, 3), " "))
				run("quotes", "message", "Is it “"+strings.Join(words[:len(words)/2], " ")+" never”, as Moreau wrote? Or “so there”?")
			}
		}
	}
	for _, q := range questions {
		run("nearest", "message", q)
		run("verify", "quote", q)
		for _, w := range strings.Fields(q)[:min(3, len(strings.Fields(q)))] {
			run("find", "word", w)
		}
	}
}

// run runs a command and looks at its reply and at those of its buttons.
func (l *looker) run(command, option, value, lang string) {
	l.Helper()
	c, ok := l.set.Command(command)
	if !ok {
		l.Fatal(command)
	}
	l.typed = value
	r, err := c.Run(l.Context(), Request{Options: map[string]string{option: value}, Locale: lang})
	if err != nil {
		l.Fatal(err)
	}
	l.look(r, lang)
	for _, a := range r.Actions {
		if a.Kind == QuoteCard || a.Kind == ArgumentPicture { // all say the same, and one takes longer than a hundred replies
			if l.painted[a.Kind] {
				continue
			}
			l.painted[a.Kind] = true
		}
		next, err := l.set.Act(l.Context(), a.State, Request{Locale: lang})
		if err != nil {
			l.Fatal(err)
		}
		l.look(next, lang)
	}
}

// ofTheBrief are the kinds of blocks that are the brief's words, places and
// citations; all others are the program's sentences.
var ofTheBrief = []BlockKind{Quotation, Footnote, Reference, Heading, Place, Comparison, Code}

func (l *looker) look(r Reply, lang string) {
	l.Helper()
	if len(r.Blocks) == 0 {
		l.Errorf("%q gets an empty reply", l.typed)
	}
	v := speak(lang)
	itself := l.own[lang]
	if itself == nil {
		itself = ownPattern(l.T, v)
		l.own[lang] = itself
	}
	l.checked = l.typed
	lead, _, _ := strings.Cut(v.say(own.Checked, "\x00"), "\x00")
	for _, b := range r.Blocks {
		if words, ok := strings.CutPrefix(b.String(), lead); ok && b.Kind == Note {
			l.checked = words
		}
	}
	l.quoted, l.entry = "", nil
	l.all = ""
	for _, b := range r.Blocks {
		if slices.Contains([]BlockKind{Quotation, Comparison, Footnote, Reference}, b.Kind) {
			l.all += b.String()
		}
		if b.Kind == Note && b.String() == v.say(own.CheckedMarked) {
			l.checked = ""
		}
	}
	for _, b := range r.Blocks {
		switch b.Kind {
		case Quotation, Comparison:
			l.quoted += b.String() + "\n"
		case Reference:
			l.entry = l.work(b.Label)
		case Say:
			if words := strings.Trim(b.String(), "“”„«»\" "); len(b.Claims) == 0 && strings.Contains(plainly(l.typed), plainly(strings.TrimSuffix(words, "…"))) {
				l.checked = words // of several quotations, which one
			}
		}
		if slices.Contains(ofTheBrief, b.Kind) {
			continue
		}
		text, claims := b.String(), ""
		for _, c := range b.Claims {
			claims = strings.TrimSpace(claims + " " + l.set.claimed(v, Say, c)[0].String())
			l.said[string(c.Kind())]++
			if wrong := l.untrue(c); wrong != "" {
				l.Errorf("%q gets %q: %s", l.typed, text, wrong)
			}
		}
		rest, ok := strings.CutPrefix(text, claims)
		if rest = strings.TrimSpace(rest); !ok || !l.isOwn(v, itself, rest) {
			l.Errorf("%q gets %q, which is neither a claim nor a sentence about the program", l.typed, text)
		}
	}
}

// isOwn reports whether a line is what the program says of itself, the title
// between it and words that it repeats behind it.
func (l *looker) isOwn(v voice, own *regexp.Regexp, text string) bool {
	if l.echoes(v, text) {
		return true
	}
	for titled := true; titled; {
		if said := own.FindString(text); said != "" {
			text = strings.TrimSpace(text[len(said):])
		}
		text, titled = strings.CutPrefix(text, l.set.brief.Title)
		text = strings.TrimSpace(text)
	}
	_, named, _ := strings.Cut(text, ": ") // a title can have one too
	return text == "" || l.echoes(v, text) || own.MatchString(strings.TrimSuffix(text, named)) && l.echoes(v, named)
}

// echoes reports whether a text repeats what was typed or what is printed, or
// names a section or a place.
func (l *looker) echoes(v voice, text string) bool {
	text = counted.ReplaceAllString(text, "")
	for i := range l.set.brief.Sections { // one without a heading
		if text == l.set.sectionName(v, i) || text == l.set.sectionPath(v, i) {
			return true
		}
	}
	for i := range l.set.brief.Passages {
		if text == l.set.where(v, i) {
			return true
		}
	}
	bare := strings.TrimRight(lettersIn(text), "…")
	return strings.Contains(lettersIn(l.typed), bare) || strings.Contains(l.glued, bare)
}

// ownPattern matches what the program says of itself, and its labels: the texts
// that the files of locale keep apart from the claims.
func ownPattern(t *testing.T, v voice) *regexp.Regexp {
	t.Helper()
	data, err := os.ReadFile("locale/de.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Sentences map[locale.Text]string }
	if err := json.Unmarshal(data, &file); err != nil || len(file.Sentences) < 60 {
		t.Fatal(len(file.Sentences), err)
	}
	var all []string
	for text := range file.Sentences {
		if strings.HasPrefix(strings.TrimLeft(string(text), "“"), "%") {
			continue // it would match any text; what is set in is looked at
		}
		n := strings.Count(string(text), "%")
		said := regexp.QuoteMeta(strings.TrimSpace(v.Say(text, slices.Repeat([]any{"\x00"}, n)...)))
		all = append(all, setIn.ReplaceAllString(said, ".*"))
	}
	for _, c := range New(nil, nil).Commands() {
		all = append(all, ".*"+regexp.QuoteMeta(Localised(c.Descriptions, localeOf[v.Lang], c.Description))+`\.?`, "/"+regexp.QuoteMeta(Localised(c.Names, localeOf[v.Lang], c.Name))+`(?: \d+$)?`)
	}
	slices.Sort(all)
	return regexp.MustCompile(`(?s)^(?:(?:` + strings.Join(all, "|") + `) ?)+`)
}

// counted finds a number in brackets behind a name.
var counted = regexp.MustCompile(` \(\d+\)$`)

// setIn finds what was set into a text: the mark itself, or for a number what
// fmt makes of it.
var setIn = regexp.MustCompile("\x00|%!d\\\\\\(string=\x00\\\\\\)")

// idleWords are words that questions are only asked with.
var idleWords = strings.Fields(`many much long say says said people mention brief paper document how what why who
	viele wie lange sagt leute dokument warum combien beaucoup texte dit gens pourquoi cuanto muchos dice gente
	сколько много говорит люди документ почему скільки багато каже люди kac cok insanlar diyor belge`)

// untrue says what is wrong with a claim, or "".
func (l *looker) untrue(c claim.Claim) string {
	b := l.set.brief
	format, args := c.Words()
	counts := map[string]int{"Sections": len(b.Sections), "Recommendations": len(b.Recommendations), "Footnotes": len(b.Footnotes), "References": len(b.References)}
	switch c.Kind() {
	case claim.Absent:
		var words []string
		for _, a := range args {
			if list, ok := a.(claim.TypedWords); ok {
				for _, w := range list {
					words = append(words, string(w))
					if slices.Contains(idleWords, plainly(string(w))) || strings.ContainsAny(string(w), "<>*_`@:/[]()#") || strings.ContainsFunc(string(w), func(r rune) bool { return unicode.Is(unicode.So, r) }) {
						return fmt.Sprintf("%q is no word to miss", w)
					}
				}
			}
			if w, ok := a.(claim.Typed); ok {
				words = append(words, string(w))
			}
		}
		if letters := lettersIn(strings.TrimSuffix(l.checked, "…")); len(words) == 0 && letters != "" && strings.Contains(l.glued, letters) {
			return "it is there"
		}
		for _, w := range words {
			letters := lettersIn(strings.TrimSuffix(w, "…"))
			if l.words[letters] && l.times(w) > 0 || len([]rune(letters)) >= 7 && strings.Contains(l.glued, letters) {
				return fmt.Sprintf("%q is in the text", w)
			}
			for printed := range l.words { // its plural, its genitive
				if len(printed) > 4 && (printed == letters+"s" || printed == letters+"n" || letters == printed+"s" || letters == printed+"а") {
					return fmt.Sprintf("%q is in the text as %q", w, printed)
				}
			}
		}
	case claim.Present:
		for _, a := range args {
			if forms, ok := a.(claim.Words); ok {
				for _, f := range forms {
					if !strings.Contains(l.glued, lettersIn(f)) {
						return fmt.Sprintf("%q is not in the text", f)
					}
				}
			}
		}
		if w, ok := args[0].(claim.Typed); ok && len(args) == 2 && strings.Contains(format, "times") {
			if n := l.times(string(w)); n != args[1].(int) && l.times(strings.ToLower(string(w))) != args[1].(int) {
				return fmt.Sprintf("it is there %d times", n)
			}
		}
	case claim.Recognised:
		for what, n := range counts {
			if strings.Contains(strings.ToLower(format), strings.ToLower(what)) && strings.Contains(format, "I recognised") && len(args) > 0 {
				if given, ok := args[0].(claim.Number); ok && int(given) != n {
					return fmt.Sprintf("there are %d", n)
				}
			}
		}
		if strings.HasPrefix(format, "Recommendation ") && args[len(args)-1] != counts["Recommendations"] {
			return fmt.Sprintf("there are %d", counts["Recommendations"])
		}
	case claim.Unfound:
		if format == "I found no place in the text that cites it." && l.entry != nil {
			if at := l.citedAt(l.entry); at != "" {
				return at + " cites it"
			}
		}
		for i, what := range []string{"author", "editor", "date", "publisher", "licence"} {
			has := []string{strings.Join(b.Info.Authors, ""), b.Info.Editor, b.Info.Date, b.Info.Publisher, b.Info.Licence}[i]
			if strings.HasPrefix(format, "I found no "+what) && has != "" {
				return "it has " + has
			}
		}
		for what, n := range counts {
			if format == "I recognised no "+strings.ToLower(what)+"." && n > 0 {
				return fmt.Sprintf("there are %d", n)
			}
		}
	case claim.Stated:
		for _, w := range strings.FieldsFunc(plainly(fmt.Sprint(args...)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if w != "and" && !l.words[w] {
				return fmt.Sprintf("%q is not in the text", w)
			}
		}
	case claim.Counted:
		what, _, _ := strings.Cut(format, ":")
		if n, ok := counts[what]; ok && n != args[0].(int) {
			return fmt.Sprintf("there are %d", n)
		}
	case claim.Sourced:
		if printed, ok := args[:min(len(args), 1)], strings.HasPrefix(format, "Cited from"); ok && !strings.Contains(l.glued, lettersIn(fmt.Sprint(printed...))) {
			return fmt.Sprintf("%q is not in the text", printed)
		}
		own := strings.Contains(format, "own words")
		if (own || strings.HasPrefix(format, "No note")) && sourced.MatchString(l.quoted) {
			return "there is a source in " + l.quoted
		}
		if own && strings.ContainsAny(l.quoted, "“”„«»\"") {
			return "somebody is quoted in " + l.quoted
		}
	case claim.Judged:
		for _, part := range strings.FieldsFunc(l.checked, func(r rune) bool { return r == '…' }) {
			if strings.HasPrefix(format, "Exact") && !strings.Contains(part, "[") && !strings.Contains(part, "...") && !strings.Contains(l.glued, lettersIn(part)) {
				return "it is not there like this: " + part
			}
		}
		for _, a := range args {
			if printed, ok := a.(string); ok && !strings.Contains(l.glued, lettersIn(strings.TrimSuffix(printed, "…"))) {
				return fmt.Sprintf("%q is not in the text", printed)
			}
		}
	case claim.Attributed:
		for i, a := range args {
			printed, ok := a.(string)
			if note := strings.Contains(format, "(note %s)"); ok && note && !slices.ContainsFunc(b.Footnotes, func(f corpus.Footnote) bool { return f.Label == printed && talks.MatchString(f.Text) }) {
				return "that note is of no interview"
			} else if given := strings.HasPrefix(format, "Given as") && i == 1; ok && !note && !given && !strings.Contains(l.glued, lettersIn(strings.TrimSuffix(printed, "…"))) {
				return fmt.Sprintf("%q is not in the text", printed)
			}
		}
		if strings.HasSuffix(format, "in quotation marks.") && !strings.ContainsAny(l.all, "“”„«»\"‘’'‚「『") {
			return "there are none in " + l.all
		}
	}
	return ""
}

var (
	// sourced finds what is a note's mark or a citation in any reading.
	sourced = regexp.MustCompile(`[¹²³⁴-⁹⁰]|\(\pLu[^()]*\b(?:1[5-9]|20)\d\d[a-z]?\)|\[\d{1,3}\]|https?://`)
	// talks finds an interview.
	talks = regexp.MustCompile(`(?i)interview|entretien|audition|entrevista|gespräch|anhörung|conversation|hearing|testimony|интервью|бесед`)
)

// work is the reference with a key, or nil.
func (l *looker) work(key string) *corpus.Reference {
	for i := range l.set.brief.References {
		if r := &l.set.brief.References[i]; r.Key == key {
			return r
		}
	}
	return nil
}

// citedAt is where the text has an author's name with the year of a work right
// behind it, "" if nowhere.
func (l *looker) citedAt(r *corpus.Reference) string {
	name, year := strings.Fields(r.Key)[0], r.Year
	if len(name) < 4 || len(year) < 4 {
		return ""
	}
	cited := regexp.MustCompile(regexp.QuoteMeta(name) + `(?:,? (?:&|and|und|et) \pLu\pL+|,? et al\.?)?,? \(?` + regexp.QuoteMeta(year) + `\b`)
	b := l.set.brief
	for i := range b.Passages {
		if p := &b.Passages[i]; p.Kind != corpus.Entry && b.Sections[p.Section].Part != corpus.References {
			if at := cited.FindString(p.Text); at != "" {
				return at
			}
		}
	}
	for i := range b.Sections {
		if at := cited.FindString(b.Sections[i].Heading.Text); at != "" {
			return at
		}
	}
	for i := range b.Footnotes {
		if at := cited.FindString(b.Footnotes[i].Text); at != "" {
			return at
		}
	}
	return ""
}

// times is how often a word or phrase stands in the texts as it is. A heading
// or entry that is a passage too counts once.
func (l *looker) times(word string) int {
	capital := len(lettersIn(word)) <= 4 && strings.ToUpper(word) == word // "US" is not "us"
	spaced := func(s string) string {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return s
		}
		if capital {
			return " " + strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "  ") + " "
		}
		return " " + strings.Join(strings.FieldsFunc(plainly(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "  ") + " "
	}
	b := l.set.brief
	notes := 1 + len(b.Sections) + len(b.Passages)
	entries := notes + len(b.Footnotes)
	n := 0
	for i, text := range l.texts {
		states := func(p corpus.Passage) bool { return p.Kind == corpus.Heading && strings.HasSuffix(p.Text, text) }
		switch {
		case i == 0 && slices.Contains(l.texts[1:notes], text),
			i > 0 && i <= len(b.Sections) && slices.ContainsFunc(b.Passages, states),
			i >= entries && b.References[i-entries].Passage >= 0:
			continue
		}
		n += strings.Count(spaced(text), spaced(word))
	}
	return n
}
