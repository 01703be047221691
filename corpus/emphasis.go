package corpus

import "unicode"

// A delim is a run of "*" or "_" that may open or close emphasis.
type delim struct {
	char        byte
	count       int // not yet used
	orig        int
	run         int // its place in inline.runs; its characters are one run each
	open, close bool
}

// delimiter emits each "*" or "_" as a run of its own, to be dropped where it
// turns out to be markup.
func (in *inline) delimiter(i int) int {
	c := in.buf[i]
	j := i
	for j < len(in.buf) && in.buf[j] == c && j != in.stop {
		j++
	}
	prev, next := in.before(i), in.after(j)
	spaceBefore, spaceAfter := unicode.IsSpace(prev), unicode.IsSpace(next)
	left := !spaceAfter && (!isPunctRune(next) || spaceBefore || isPunctRune(prev))
	right := !spaceBefore && (!isPunctRune(prev) || spaceAfter || isPunctRune(next))
	d := delim{char: c, count: j - i, orig: j - i, open: left, close: right}
	if c == '_' {
		d.open, d.close = left && (!right || isPunctRune(prev)), right && (!left || isPunctRune(next))
	}
	if !d.open && !d.close {
		return j - i
	}
	in.flush(i)
	d.run = len(in.runs)
	for k := i; k < j; k++ {
		in.emit(run{kind: textRun, src: in.span(k, k+1)})
	}
	in.pend = j
	in.delims = append(in.delims, d)
	return j - i
}

func isPunctRune(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasise pairs the delimiters by CommonMark's rules ("Phase 2: inline
// structure") and marks the runs between them. Where a search for an opener
// failed it is not made again, which keeps the time linear.
func (in *inline) emphasise() {
	if len(in.delims) == 0 {
		return
	}
	type key struct {
		char  byte
		mod   int
		opens bool
	}
	bottom := map[key]int{}
	prev := make([]int, len(in.delims)) // the delimiters still in play
	for i := range prev {
		prev[i] = i - 1
	}
	// Emphasis is counted by where it begins and ends.
	strong := make([]int, len(in.runs)+1)
	em := make([]int, len(in.runs)+1)
	top := -1
	for c := range in.delims {
		closer := &in.delims[c]
		prev[c] = top
		for closer.close && closer.count > 0 {
			k := key{closer.char, closer.orig % 3, closer.open}
			low, seen := bottom[k]
			if !seen {
				low = -1
			}
			o := prev[c]
			for ; o > low; o = prev[o] {
				d := &in.delims[o]
				three := (d.close || closer.open) && (d.orig+closer.orig)%3 == 0 && (d.orig%3 != 0 || closer.orig%3 != 0)
				if d.char == closer.char && d.open && d.count > 0 && !three {
					break
				}
			}
			if o <= low {
				bottom[k] = prev[c]
				break
			}
			opener := &in.delims[o]
			use := min(2, opener.count, closer.count)
			// The inner characters of the opener and the first of the closer
			// are used up.
			for u := range use {
				in.runs[opener.run+opener.count-1-u].kind = dropRun
				in.runs[closer.run+closer.orig-closer.count+u].kind = dropRun
			}
			from, to := opener.run+opener.count, closer.run+closer.orig-closer.count
			counts := em
			if use == 2 {
				counts = strong
			}
			counts[from]++
			counts[to]--
			opener.count -= use
			closer.count -= use
			prev[c] = o // what stands between can pair no more
			if opener.count == 0 {
				prev[c] = prev[o]
			}
		}
		top = prev[c]
		if closer.count > 0 && closer.open {
			top = c
		}
	}
	s, e := 0, 0
	for i := range in.runs {
		s, e = s+strong[i], e+em[i]
		in.runs[i].strong = in.runs[i].strong || s > 0
		in.runs[i].em = in.runs[i].em || e > 0
	}
}
