package quote

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// What two tokens in one place, or a token without its like, are worth. Only
// their proportions matter: a changed word costs less than one left out and
// one added; one long gap costs less than many short ones; words in common
// are worth a gap of some twenty others.
const (
	contentGain    = 100
	functionGain   = 60
	markGain       = 30
	caseLoss       = 20 // of a gain, where only the case differs
	changedLike    = -60
	changedOther   = -100 // a function word for a content word
	changedArticle = -15
	changedMark    = -30

	add         = -90 // the first word of several, or the only one
	addFunction = -70
	addMark     = -40
	addMore     = -80 // a further word
	addMoreMark = -20

	leaveOut     = -100
	leaveArticle = -25 // before a changed word: "Russia" for "the EU"
	leaveOutMark = -40
	leaveOutMore = -5
	crossing     = -200 // into the next sentence
	longGap      = -600 // however many
	ellipsisGap  = -50  // the quotation says so
	ellipsisMore = -1

	forbidden = math.MinInt32 / 2
)

// gain is what it is worth to have a token in common.
func (c *Checker) gain(t token) int32 {
	switch w := c.weight(t); {
	case t.text == quoteMark:
		return markGain / 3
	case !t.word && !sign(t):
		return markGain
	case w == 0:
		return functionGain
	default:
		return contentGain + int32(min(w, 4)*contentGain/4)
	}
}

// sign reports whether a mark is read as a word: "©", "%", "€".
func sign(t token) bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return !t.word && (unicode.IsSymbol(r) || strings.ContainsRune("%&§", r))
}

// A stepKind says what becomes of a token in an alignment.
type stepKind uint8

const (
	paired  stepKind = iota // a token of the quotation stands in the place of one of the brief's
	added                   // only the quotation has it
	leftOut                 // only the brief has it
	elided                  // only the brief has it, and the quotation says so
)

// A step is one token, or two in one place. Only the indices that the kind
// needs are set.
type step struct {
	kind stepKind
	q    int // in the quotation
	s    int // in the stream
}

// The states of an alignment: how its last step came about.
const (
	pairs = iota
	leavesOut
	adds
	skips // leaves out as many as there are
)

// viaArticle marks, beside the four states that a cell came from, a pair that
// leaves out the article before it.
const viaArticle = 1 << 8

// align finds the part of the stream between from and to that the quotation
// was most likely made from, and how: the alignment with affine gaps of Gotoh
// (1982), free at both ends of the stream's part; whole is set if it is to be
// free at neither. It returns what the alignment is worth.
func (c *Checker) align(quoted []token, worths *worths, from, to int, whole bool) ([]step, int32) {
	n, m := len(quoted), to-from
	width := m + 1
	back := make([]uint16, (n+1)*width)
	prev, row := newRow(width), newRow(width)
	prev[pairs][0] = 0
	for j := 1; j <= m; j++ {
		if !whole {
			prev[pairs][j] = 0
			continue
		}
		first, more := c.omission(from + j - 1)
		prev[leavesOut][j] = max(prev[pairs][j-1]+first, prev[leavesOut][j-1]+more)
		back[j] = pairs << (2 * leavesOut)
		if j > 1 {
			back[j] = leavesOut << (2 * leavesOut)
		}
	}
	for i := 1; i <= n; i++ {
		if quoted[i-1].text == ellipsis {
			alignEllipsis(prev, row, back[i*width:])
		} else {
			first := i == 1 || quoted[i-2].text == ellipsis
			c.alignToken(quoted[i-1], worths.of(quoted[i-1]), first, from, prev, row, back[i*width:(i+1)*width])
		}
		prev, row = row, prev
	}
	end, state := m, uint8(pairs)
	if whole {
		state, _ = prev.best(m)
	} else {
		end = 0
		for j := range width {
			for _, s := range [...]uint8{pairs, adds} {
				if prev[s][j] > prev[state][end] {
					end, state = j, s
				}
			}
		}
	}
	return trace(quoted, back, width, from, end, state, whole), prev[state][end]
}

// A row is what alignments that end at each of the stream's tokens are worth,
// by state.
type row [4][]int32

func newRow(width int) *row {
	var r row
	all := make([]int32, 4*width)
	for i := range all {
		all[i] = forbidden
	}
	for s := range r {
		r[s] = all[s*width : (s+1)*width]
	}
	return &r
}

// best is the state that is worth most at j.
func (r *row) best(j int) (state uint8, worth int32) {
	worth = r[pairs][j]
	for s := uint8(pairs + 1); s <= skips; s++ {
		if r[s][j] > worth {
			state, worth = s, r[s][j]
		}
	}
	return state, worth
}

// alignToken is the row of a word or mark. first is set if the case of its
// first letter does not count.
func (c *Checker) alignToken(q token, worth []int32, first bool, from int, prev, row *row, back []uint16) {
	openAdd, moreAdd := addition(q)
	pM, pD, pI, pL := prev[pairs], prev[leavesOut], prev[adds], prev[skips]
	rM, rD, rI, rL := row[pairs], row[leavesOut], row[adds], row[skips]
	for j := range back {
		bestAdd, code := pI[j]+moreAdd, uint16(adds<<(2*adds))
		if v := pM[j] + openAdd; v > bestAdd {
			bestAdd, code = v, pairs<<(2*adds)
		}
		if v := pD[j] + openAdd; v > bestAdd {
			bestAdd, code = v, leavesOut<<(2*adds)
		}
		if v := pL[j] + openAdd; v > bestAdd {
			bestAdd, code = v, skips<<(2*adds)
		}
		rI[j] = bestAdd
		if j == 0 {
			rM[0], rD[0], rL[0] = forbidden, forbidden, forbidden
			back[0] = code
			continue
		}
		l := &c.stream[from+j-1]
		w := worth[l.id]
		if w > 0 && !first && l.text != q.text && l.folded == q.folded {
			w -= caseLoss
		}
		best, state := pM[j-1], uint8(pairs)
		if v := pD[j-1]; v > best {
			best, state = v, leavesOut
		}
		if v := pI[j-1]; v > best {
			best, state = v, adds
		}
		if v := pL[j-1]; v > best {
			best, state = v, skips
		}
		if j > 1 && c.stream[from+j-2].article && w < 0 && w > forbidden {
			if other, v := prev.best(j - 2); v+leaveArticle > best {
				best, state = v+leaveArticle, other
				code |= viaArticle
			}
		}
		rM[j] = best + w
		code |= uint16(state) << (2 * pairs)

		omit, state := rD[j-1]+l.omitMore, uint8(leavesOut)
		skip, skipState := rL[j-1], uint8(skips)
		for _, s := range [...]uint8{pairs, adds} {
			before := row[s][j-1]
			if v := before + l.omitFirst; v > omit {
				omit, state = v, s
			}
			if v := before + longGap; v > skip {
				skip, skipState = v, s
			}
		}
		rD[j], rL[j] = omit, skip
		back[j] = code | uint16(state)<<(2*leavesOut) | uint16(skipState)<<(2*skips)
	}
}

// alignEllipsis is the row of an ellipsis: any number of the brief's tokens can
// stand for it.
func alignEllipsis(prev, row *row, back []uint16) {
	for j := range row[skips] {
		row[pairs][j], row[leavesOut][j], row[adds][j] = forbidden, forbidden, forbidden
		code, worth := prev.best(j)
		if code == skips {
			code, worth = pairs, forbidden // a long gap before an ellipsis is the ellipsis's
		}
		worth += ellipsisGap
		if j > 0 && row[skips][j-1]+ellipsisMore >= worth {
			code, worth = skips, row[skips][j-1]+ellipsisMore
		}
		row[skips][j] = worth
		back[j] = uint16(code) << (2 * skips)
	}
}

// trace reads an alignment back from its end.
func trace(quoted []token, back []uint16, width, from, j int, state uint8, whole bool) []step {
	var out []step
	for i := len(quoted); i > 0 || whole && j > 0; {
		cell := back[i*width+j]
		code := uint8(cell >> (2 * state) & 3)
		switch state {
		case pairs:
			i, j = i-1, j-1
			out = append(out, step{paired, i, from + j})
			if cell&viaArticle != 0 {
				j--
				out = append(out, step{kind: leftOut, s: from + j})
			}
		case adds:
			i--
			out = append(out, step{kind: added, q: i})
		case leavesOut:
			j--
			out = append(out, step{kind: leftOut, s: from + j})
		case skips:
			switch {
			case quoted[i-1].text != ellipsis:
				j--
				out = append(out, step{kind: leftOut, s: from + j})
			case code == skips:
				j--
				out = append(out, step{kind: elided, s: from + j})
			default:
				i--
			}
		}
		state = code
	}
	slices.Reverse(out)
	return out
}

var articles = map[string]bool{"the": true, "a": true, "an": true, "le": true, "la": true, "les": true, "l": true, "un": true, "une": true,
	"der": true, "die": true, "das": true, "den": true, "dem": true, "des": true, "ein": true, "eine": true, "einen": true, "einem": true, "einer": true}

// addition is what it costs to add a token to the brief's, as the first of
// several and as another.
func addition(q token) (first, more int32) {
	switch {
	case !q.word && !sign(q):
		return addMark, addMoreMark
	case !q.word, q.common:
		return addFunction, addMore / 2
	}
	return add, addMore
}

// omission is what it costs to leave a token of the brief out, as the first of
// several and as another.
func (c *Checker) omission(s int) (first, more int32) {
	switch l := &c.stream[s]; {
	case l.word && s > 0 && c.stream[s-1].stop:
		return leaveOut, crossing
	case l.word:
		return leaveOut, leaveOutMore
	}
	return leaveOutMark, leaveOutMore
}

// A worths says what it is worth to have a token of a quotation in the place
// of one of the brief's.
type worths struct {
	c    *Checker
	rows map[string][]int32 // by folded token: by the id of the brief's token
}

func (w *worths) of(q token) []int32 {
	row, known := w.rows[q.folded]
	if !known {
		row = make([]int32, len(w.c.distinct))
		for id, l := range w.c.distinct {
			row[id] = worthOf(q, l)
		}
		w.rows[q.folded] = row
	}
	return row
}

// worthOf is what it is worth to have q in the place of l, whatever their case.
func worthOf(q token, l located) int32 {
	switch {
	case q.folded == l.folded:
		return l.gain
	case q.word != l.word || q.text == quoteMark || l.text == quoteMark:
		return forbidden
	case !q.word:
		return changedMark
	case q.article && l.article:
		return changedArticle
	case q.common != l.common || q.number != l.number:
		return changedOther
	case !q.common && sameStem(q.folded, l.folded):
		return l.gain * 2 / 5
	}
	return changedLike
}

// sameStem reports whether two words are forms or misspellings of one: "wants"
// and "want".
func sameStem(a, b string) bool {
	if len(a) < 4 || len(b) < 4 || a[0] != b[0] {
		return false
	}
	if d := len(a) - len(b); d > 3 || d < -3 {
		return false
	}
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	limit := 1
	if len(a) >= 8 {
		limit = 2
	}
	return levenshtein.ComputeDistance(a, b) <= limit
}
