package corpus

import (
	"bytes"
	"sort"
	"strconv"

	"github.com/yuin/goldmark/util"

	"briefbot/corpus/pattern"
)

// maxNesting is how deep block quotes and lists are followed. Printed briefs
// use three or four levels; the limit keeps hostile nesting linear.
const maxNesting = 24

var (
	pageCommand  = pattern.New(`^\s*\\(newpage|pagebreak|clearpage)(\{\})?\s*$`)
	pageComment  = pattern.New(`(?i)^\s*(page|p\.?|seite)[\s:=_-]*(\d{1,4})\s*$`)
	kramdownLine = pattern.New(`^\s*\{:{1,2}[^}\n]*\}\s*$`)
	fencedDiv    = pattern.New(`^\s*:{3,}\s*(\{[^}\n]*\}|[\w.-]*)\s*:*\s*$`)
	pagedBreak   = pattern.New(`^\{(\d{1,4})\}-{10,}\s*$`)
	gridBorder   = pattern.New(`^\s*\+[-=:+]{3,}\+\s*$`)
	itemNumber   = pattern.New(`^\d{1,9}[.)] `)
	abbreviated  = pattern.New(`^\*\[[^\]\n]+\]:\s`)
	divID        = pattern.New(`\{[^}]*#([^\s}]+)`)
	alertBox     = pattern.New(`\[!(?i:note|tip|important|warning|caution|info)\]\s*$`)
	// linkAddress tells an address from the first word of a note: in
	// "[1]: Interviews", nothing is linked.
	linkAddress = pattern.New(`^(<|#|/|mailto:|www\.)|://`)
	linkDef     = pattern.New(`^ {0,3}\[([^\]\[^@][^\]\[]*)\]:\s*(<[^>\n]*>|\S+)\s*("[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?\s*$`)
)

// unprinted are the lines that nothing is printed for, by their first byte.
var unprinted = []struct {
	first   byte
	pattern *pattern.Pattern
	reason  string
}{
	{'*', abbreviated, "abbreviation"}, {'\\', pageCommand, "page break"}, {'{', pagedBreak, "page break"},
	{'{', kramdownLine, "attributes"}, {':', fencedDiv, "attributes"},
}

// blankMarkup takes out of the view what Markdown and its dialects print
// nothing for, and returns the link definitions by their normalised labels.
func (s *source) blankMarkup(from int) map[string]string {
	s.blankComments(from)
	links := make(map[string]string)
	for n := s.line(from); n <= len(s.starts); n++ {
		sp := s.lineSpan(n)
		if sp.Start < from {
			continue
		}
		line := s.view[sp.Start:sp.End]
		s.blankNesting(sp)
		trimmed := bytes.TrimSpace(line)
		if len(trimmed) == 0 {
			continue
		}
		for _, m := range unprinted {
			if trimmed[0] == m.first && m.pattern.Match(line) {
				if id := divID.FindSubmatch(line); m.pattern == fencedDiv && id != nil {
					s.anchors = append(s.anchors, anchor{sp.Start, string(id[1])})
				}
				if number := pagedBreak.FindSubmatch(line); number != nil {
					s.page(sp.Start, number[1])
				}
				s.blank(sp, m.reason)
				break
			}
		}
		if m := alertBox.FindIndex(line); trimmed[0] == '>' && m != nil {
			s.blank(Span{sp.Start + m[0], sp.Start + m[1]}, "name of a box")
		}
		if trimmed[0] == '[' {
			if m := linkDef.FindSubmatch(line); m != nil && linkAddress.Match(m[2]) {
				links[util.ToLinkReference(m[1])] = string(bytes.Trim(m[2], "<>"))
				s.blank(sp, "link definition")
			}
		}
	}
	return links
}

// page remembers that a printed page begins at the offset.
func (s *source) page(at int, number []byte) {
	n, err := strconv.Atoi(string(number))
	if err == nil && n > 0 {
		s.pages = append(s.pages, pageStart{at, n})
	}
}

// pageAt is the printed page that an offset stands on, or 0.
func (s *source) pageAt(at int) int {
	i := sort.Search(len(s.pages), func(i int) bool { return s.pages[i].at > at })
	if i == 0 {
		return 0
	}
	return s.pages[i-1].number
}

// blankComments takes HTML comments out. One that is never closed is text.
func (s *source) blankComments(from int) {
	open, end := []byte("<!--"), []byte("-->")
	for at := from; ; {
		i := bytes.Index(s.view[at:], open)
		if i < 0 {
			return
		}
		i += at
		j := bytes.Index(s.view[i+len(open):], end)
		if j < 0 {
			return
		}
		at = i + len(open) + j + len(end)
		if m := pageComment.FindSubmatch(s.view[i+len(open) : at-len(end)]); m != nil {
			s.page(i, m[2])
			s.blank(Span{i, at}, "page break")
			continue
		}
		s.blank(Span{i, at}, "comment")
	}
}

// blankNesting blanks the quote and list markers of a line beyond maxNesting.
func (s *source) blankNesting(sp Span) {
	depth := 0
	for i := sp.Start; i < sp.End; i++ {
		switch c := s.view[i]; {
		case c == ' ' || c == '\t':
			continue
		case c == '>':
		case (c == '-' || c == '*' || c == '+') && i+1 < sp.End && (s.view[i+1] == ' ' || s.view[i+1] == '\t'):
		default:
			n := len(itemNumber.Find(s.view[i:min(sp.End, i+11)])) // "1. 1. 1. ..."
			if n == 0 {
				return
			}
			if depth >= maxNesting {
				s.blank(Span{i, i + n}, "")
			}
			i += n - 1
		}
		if depth++; depth > maxNesting && s.view[i] != ' ' {
			s.blank(Span{i, i + 1}, "")
		}
	}
}
