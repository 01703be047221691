package corpus

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefbot/corpus/pattern"
)

// metadata is what the front matter before the text says: YAML between "---"
// lines, or fields that an empty line ends.
type metadata struct {
	title, subtitle, date, publisher, editor, licence, language string
	authors                                                     []string
}

var fieldStart = pattern.New(`(?m)^([\p{L}_][\p{L}\p{N} _.-]*):(?:[ \t]|$)`)

// readMetadata reads the front matter, takes it out of the view and returns
// where the text begins.
func (d *tree) readMetadata() int {
	m := frontMatter.FindSubmatchIndex(d.text[:min(len(d.text), maxMetadata)])
	if m == nil {
		m = multiMarkdown.FindSubmatchIndex(d.text[:min(len(d.text), maxMetadata)])
	}
	if m == nil || !startsYAML.Match(d.text[m[4]:m[5]]) {
		return 0
	}
	d.readYAML(Span{m[4], m[5]})
	d.blank(Span{m[2], m[7]}, "metadata")
	return m[7]
}

var (
	frontMatter = pattern.New(`(?s)^(?:\s*\n)?(---[ \t]*\n(.*?\n)(---|\.\.\.))[ \t]*(?:\n|$)`)
	// multiMarkdown is a title, and perhaps other fields, that no line of dashes opens,
	// up to an empty line.
	multiMarkdown = pattern.New(`(?i)^(?:\s*\n)?(((?:title|titre|titel|título|titolo)[ \t]*:[ \t]+\S.*\n(?:[ \t]+\S.*\n)*(?:[\p{L}_][\p{L}\p{N} _.-]*:[ \t].*\n(?:[ \t]+\S.*\n)*)*)())(?:[ \t]*\n|$)`)
	// startsYAML tells metadata from text that only begins with a rule, which has
	// no "key:" line right after it.
	startsYAML = pattern.New(`^(?:\s*(?:#.*)?\n)*[\p{L}_][\p{L}\p{N} _.-]*:\s`)
)

// maxMetadata is how long front matter can be, in bytes: a CSL bibliography of
// several hundred entries fits.
const maxMetadata = 512 << 10

// readYAML reads the fields of a YAML block. Where the block as a whole is no
// YAML, each field is read by itself, so that one bad value costs no other.
func (d *tree) readYAML(sp Span) {
	block := d.text[sp.Start:sp.End]
	var all map[string]any
	if err := loadYAML(block, &all); err == nil {
		for _, k := range slices.Sorted(maps.Keys(all)) {
			d.field(k, all[k])
		}
		return
	}
	at := fieldStart.FindAllSubmatchIndex(block, -1)
	for i, m := range at {
		end := len(block)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		var one map[string]any
		key := string(block[m[2]:m[3]])
		if err := loadYAML(block[m[0]:end], &one); err == nil {
			for k, v := range one {
				d.field(k, v)
			}
			continue
		}
		d.field(key, strings.Trim(strings.Join(strings.Fields(string(block[m[1]:end])), " "), `"'>|[] `))
		d.problems = append(d.problems, Problem{Line: d.line(sp.Start + m[0]), Kind: MalformedMetadata, Passage: -1, Words: key})
	}
}

// loadYAML unmarshals, and turns a panic of the library on odd input into an
// error: metadata is never worth the brief.
func loadYAML(data []byte, into any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading YAML: %v", r)
		}
	}()
	return yaml.Unmarshal(data, into)
}

// field takes over one field of the metadata.
func (d *tree) field(key string, v any) {
	m := &d.meta
	text := fieldText(v)
	switch field := metaFields[strings.ToLower(strings.TrimSpace(key))]; field {
	case "title":
		if !looksLikePath(text) {
			m.title = cmp.Or(m.title, text)
		}
	case "authors":
		if len(m.authors) == 0 {
			m.authors = fieldNames(v)
		}
	case "editor":
		m.editor = cmp.Or(m.editor, strings.Join(fieldNames(v), ", "))
	default:
		to := map[string]*string{"subtitle": &m.subtitle, "date": &m.date, "publisher": &m.publisher, "licence": &m.licence, "language": &m.language}[field]
		if to != nil {
			*to = cmp.Or(*to, text)
		}
	}
}

// metaFields are the fields by the names that they have.
var metaFields = func() map[string]string {
	out := map[string]string{}
	for _, field := range []string{"title", "subtitle", "authors", "editor", "date", "publisher", "licence", "language"} {
		for name := range strings.FieldsSeq(wordLists["field "+field]) {
			out[name] = field
		}
	}
	return out
}()

// fieldText is a value as plain text on one line.
func fieldText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return stripMarkup(v)
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, fieldText(e))
		}
		return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	case map[string]any:
		return cmp.Or(fieldText(v["text"]), fieldText(v["main"]), fieldText(v["name"]), fieldText(v["value"]), fieldText(v["title"]))
	case interface{ Format(string) string }: // a date, as YAML has it
		return v.Format("2006-01-02")
	}
	return fmt.Sprint(v)
}

// Byline takes off a by-line what is no name: the word "By" before the names,
// in any language, and a date after them. Other text comes back as it is.
func Byline(line string) string {
	who := line
	if at := datedEnd.FindStringIndex(line); at != nil && at[0] > 0 {
		who = line[:at[0]]
	}
	m := byline(who)
	if m == nil {
		return who
	}
	// "von" and "Pär" begin names too: only a date or a second name tells.
	word, _, _ := strings.Cut(m[0], " ")
	if strings.HasSuffix(word, ":") || strings.EqualFold(word, "by") || strings.HasSuffix(m[0], " by "+m[1]) || who != line || len(names(m[1])) > 1 {
		return m[1]
	}
	return who
}

// datedEnd is a date at the end of a by-line, or a year set apart by a sign
// ("Vision 2030" is a name).
var datedEnd = pattern.New(`(?i)(?:[\s,;|·•–—]+(?:(?:published )?on )?` + fullDate.String() + `|\s*[,;|·•–—]\s*(?:1[5-9]|20)\d\d)\.?$`)

// fieldNames is a list of people: strings, or maps with a name.
func fieldNames(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, fieldNames(e)...)
		}
	case map[string]any:
		name := cmp.Or(fieldText(v["name"]), strings.TrimSpace(fieldText(v["given"])+" "+fieldText(v["family"])))
		if name != "" {
			out = append(out, name)
		}
	default:
		for _, n := range strings.FieldsFunc(Byline(fieldText(v)), func(r rune) bool { return r == ';' }) {
			for _, p := range namesTogether.Split(n, -1) {
				if p = strings.Trim(p, " ,"); p != "" {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

var (
	namesTogether = pattern.New(`\s+(?:and|und|et|&)\s+|,\s+`)
	markupInField = pattern.New("<[^<>]*>|[*_`]{1,3}|\\[\\^[^\\]]*\\]|\\s*\\{[.#:][^}]*\\}")
	pathLike      = pattern.New(`(?i)^\S*[/\\]\S+$|\.(md|pdf|docx?|html?|indd|qxd|pages)$|^(untitled( document)?|microsoft word - .*|slide 1|powerpoint presentation|document ?\d*)$`)
)

func stripMarkup(s string) string {
	return strings.Join(strings.Fields(markupInField.ReplaceAllString(s, "")), " ")
}

// looksLikePath reports whether a title is really a file's name, as converters
// write it.
func looksLikePath(s string) bool { return pathLike.MatchString(strings.TrimSpace(s)) }
