package corpus

import "bytes"

// tag reads what a tag that begins at i does to the words around it.
func (in *inline) tag(i int, t tag) int {
	end := i + t.size
	var open *int // how many of its kind are open
	switch t.name {
	case "br":
		in.put(i, end, run{kind: breakRun})
		return t.size
	case "img":
		in.put(i, end, run{kind: imageRun, text: t.alt})
		return t.size
	case "a":
		return in.anchor(i, t)
	case "sup":
		if !t.closing {
			if n := in.superscript(i, end); n > 0 {
				return n
			}
		}
	case "del", "s", "strike":
		if to := in.closed(end, "</"+t.name+">"); !t.closing && to > 0 {
			return in.struck(i, to)
		}
	case "b", "strong":
		open = &in.strong
	case "i", "em", "cite":
		open = &in.em
	case "ins":
		open = &in.ins
	case "u":
		open = &in.lined
	}
	in.skip(i, end)
	in.place(i, t)
	if open != nil {
		*open = max(0, *open+sign(t))
	}
	return t.size
}

// place remembers that a tag can be linked to.
func (in *inline) place(i int, t tag) {
	if t.id != "" && !t.closing {
		at := in.src(i)
		in.runs = append(in.runs, run{kind: anchorRun, target: t.id, src: Span{at, at}, link: -1})
	}
}

// sign is what a tag adds to how many of its kind are open.
func sign(t tag) int {
	if t.closing {
		return -1
	}
	return 1
}

// anchor reads "<a ...>": a link, a mark, or only a place to link to.
func (in *inline) anchor(i int, t tag) int {
	end := i + t.size
	rest := in.buf[end:min(len(in.buf), end+maxTag)]
	j := bytes.Index(rest, []byte("</a>"))
	if t.closing || t.href == "" || in.stop >= 0 || j < 0 {
		in.skip(i, end)
		in.place(i, t)
		return t.size
	}
	after := end + j + len("</a>")
	if r, ok := markOf(rest[:j], t.href); ok {
		in.put(i, after, r)
		in.place(i, t)
		return after - i
	}
	in.skip(i, end)
	in.place(i, t)
	in.open(t.href, end+j, after)
	return t.size
}

// open begins a link whose text ends at stop.
func (in *inline) open(url string, stop, resume int) {
	in.links = append(in.links, link{url: url})
	in.inLink, in.stop, in.resume = len(in.links)-1, stop, resume
}
