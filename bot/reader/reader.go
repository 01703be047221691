package reader

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"briefbot/commands"
	"briefbot/commands/picture"
	"briefbot/corpus"
	"briefbot/index"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed style.css
	styleCSS string
	//go:embed try.html
	tryHTML string
	//go:embed picture.html
	pictureHTML string
	//go:embed check.html
	checkHTML string
	//go:embed icon.svg
	iconSVG []byte
)

const (
	// maxTyped is how many characters the box takes. No question that people
	// asked in any test set has a fifth of it.
	maxTyped = 1000
	// maxStep is how long the state of an action can be (commands.Action).
	maxStep = 80
)

// Commands is what the page needs of [commands.Set].
type Commands interface {
	Commands() []commands.Command
	Command(name string) (commands.Command, bool)
	Act(ctx context.Context, state string, r commands.Request) (commands.Reply, error)
	CheckText(text, locale string) commands.Reply
	Problem(p corpus.Problem, locale string) string
	Argument(locale string) (*picture.Drawing, []picture.Row)
	Card(place corpus.Place, locale string) (commands.Card, error)
}

// Options are what the pages need beside the brief. The zero value works.
type Options struct {
	// PublicURL is the page's address as others reach it, without a slash at
	// the end: previews of links need it. "" leaves addresses out of them.
	PublicURL string
	// Try adds a page on which every command can be tried, at /try, and one that
	// checks every quotation in a text, at /check.
	Try bool
}

// A Handler serves the pages:
//
//	GET /            the brief
//	GET /?q=TEXT     the answer to a question, with the section it stands in
//	GET /?step=STATE an action of an answer, likewise
//	GET /p/ID        leads to a passage ("introduction.2") or one of its
//	                 sentences ("introduction.2.s3") on the brief's page
//	GET /try         every command as a form, where the options say so
//	POST /check      every quotation in a text, judged, likewise
//	GET /picture     what the argument rests on, as a drawing and a table
//	GET /card/ID.png a passage or sentence as a picture
//	GET /?at=ID      the brief, its preview that of a passage or sentence
//
// Each is in the reader's language as far as the program's words go. A page
// works below any path. The handler is safe for concurrent use.
type Handler struct {
	mux      *http.ServeMux
	brief    *corpus.Brief
	options  Options
	editions map[string]func() (edition, error) // by language, each made when somebody first asks for it
	tmpl     *template.Template
	commands Commands
	ask      func(ctx context.Context, r commands.Request) (commands.Reply, error)
	cards    cards
	checking sync.Mutex // one text is checked at a time
	log      *slog.Logger
	csp      string
}

// An edition is the brief's page in one language. It never changes while the
// program runs.
type edition struct {
	squeezed []byte // compressed
	etag     string
}

// New returns the handler for a brief and its commands, one of which is "ask".
// Failures of commands are logged to log, without what was asked.
func New(b *corpus.Brief, c Commands, o Options, log *slog.Logger) (*Handler, error) {
	ask, found := c.Command("ask")
	if !found {
		return nil, errors.New("reader: no command named ask")
	}
	h := &Handler{mux: http.NewServeMux(), brief: b, options: o, editions: make(map[string]func() (edition, error)), commands: c, ask: ask.Run, log: log}
	style := sha256.Sum256([]byte(styleCSS))
	h.csp = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(style[:]) +
		"'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	var err error
	h.tmpl, err = template.New("page").Funcs(template.FuncMap{
		"style": func() template.CSS { return template.CSS(styleCSS) },
	}).Parse(pageHTML + tryHTML + pictureHTML + checkHTML)
	if err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	for _, v := range voices() {
		h.editions[v.Lang] = sync.OnceValues(func() (edition, error) {
			p := newPage(b, c, v)
			p.Try = o.Try
			page, err := h.render("page", p)
			sum := sha256.Sum256(page)
			return edition{squeeze(page, gzip.BestCompression), `W/"` + hex.EncodeToString(sum[:8]) + `"`}, err
		})
	}
	if _, err := h.editions["en"](); err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	h.mux.HandleFunc("GET /{$}", h.serve)
	h.mux.HandleFunc("GET /p/{id}", h.passage)
	if o.Try {
		h.mux.HandleFunc("GET /try", h.try)
		h.mux.HandleFunc("GET /check", h.check)
		h.mux.HandleFunc("POST /check", h.check)
	}
	h.mux.HandleFunc("GET /picture", h.picture)
	h.mux.HandleFunc("GET /card/{name}", h.card)
	h.mux.HandleFunc("GET /icon.svg", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		w.Header().Set("Cache-Control", "public, max-age=86400")
		_, _ = w.Write(iconSVG)
	})
	h.mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		h.message(w, r, http.StatusNotFound, "no page")
	})
	return h, nil
}

// ServeHTTP answers a request. Methods other than GET and HEAD are refused.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range map[string]string{
		"Content-Security-Policy":      h.csp,
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), browsing-topics=()",
		// The address holds the question: no site that the brief links to
		// learns it.
		"Referrer-Policy":        "no-referrer",
		"X-Content-Type-Options": "nosniff",
		"X-Frame-Options":        "DENY",
	} {
		w.Header().Set(name, value)
	}
	h.mux.ServeHTTP(w, r)
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		h.message(w, r, http.StatusBadRequest, "damaged")
		return
	}
	question := strings.ToValidUTF8(query.Get("q"), "\uFFFD")
	state := query.Get("step")
	switch {
	case utf8.RuneCountInString(question) > maxTyped || len(question) > index.MaxQuestion:
		h.message(w, r, http.StatusBadRequest, "too long", strconv.Itoa(maxTyped))
		return
	case len(state) > maxStep:
		h.message(w, r, http.StatusBadRequest, "damaged")
		return
	case !query.Has("q") && state == "":
		h.whole(w, r, query.Get("at"))
		return
	}

	v := hear(r.Header.Get("Accept-Language"))
	request := commands.Request{Options: map[string]string{"question": question}, Locale: v.Lang}
	var reply commands.Reply
	if state != "" {
		reply, err = h.commands.Act(r.Context(), state, request)
	} else {
		reply, err = h.ask(r.Context(), request)
	}
	if err != nil {
		if r.Context().Err() == nil {
			h.log.ErrorContext(r.Context(), "a command failed", "door", "reader", "error", err)
		}
		h.message(w, r, http.StatusInternalServerError, "wrong")
		return
	}
	h.showOnce(w, r, "page", newAnswerPage(h.brief, h.commands, v, question, reply))
}

// showOnce sends what somebody asked for, which is kept nowhere and belongs in no
// search engine.
func (h *Handler) showOnce(w http.ResponseWriter, r *http.Request, name string, p any) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex")
	h.show(w, r, name, p)
}

// whole serves the brief's page; at is the passage or sentence that a link to
// it means, or "".
func (h *Handler) whole(w http.ResponseWriter, r *http.Request, at string) {
	v := hear(r.Header.Get("Accept-Language"))
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("Vary", "Accept-Encoding, Accept-Language")
	if a, found := readAddress(h.brief, at); found {
		p := newPage(h.brief, h.commands, v)
		p.Preview.Text = commands.Clip(a.text(h.brief), maxPreview)
		if h.options.PublicURL != "" {
			p.Preview.URL = h.options.PublicURL + "/p/" + at
			p.Preview.Image, p.Preview.Alt = h.options.PublicURL+"/card/"+at+".png", a.text(h.brief)
		}
		h.show(w, r, "page", p)
		return
	}
	e, err := h.editions[v.Lang]()
	if err != nil {
		h.failed(w, r, err)
		return
	}
	w.Header().Set("ETag", e.etag)
	if strings.Contains(r.Header.Get("If-None-Match"), e.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if takesGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		write(w, http.StatusOK, e.squeezed)
		return
	}
	write(w, http.StatusOK, unsqueeze(e.squeezed))
}

// passage leads from the address of a passage or sentence to its place on the
// page. The address is relative, so that the page can stand below another path.
func (h *Handler) passage(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if _, found := readAddress(h.brief, id); !found {
		h.message(w, r, http.StatusNotFound, "no passage")
		return
	}
	// A program that makes a preview of the link follows it, and drops what
	// stands behind the "#".
	w.Header().Set("Location", "../?at="+id+"#"+id)
	w.WriteHeader(http.StatusFound)
}

// A message is a page with one sentence.
type message struct {
	voice
	Sentence string
	Home     string // the way to the brief, from here
}

// message serves a page with one of the page's own sentences.
func (h *Handler) message(w http.ResponseWriter, r *http.Request, status int, key string, args ...any) {
	m := message{voice: hear(r.Header.Get("Accept-Language")), Home: "./"}
	m.Sentence = m.say(key, args...)
	if deep := strings.Count(r.URL.EscapedPath(), "/") - 1; deep > 0 {
		m.Home = strings.Repeat("../", deep)
	}
	var buf bytes.Buffer
	if err := h.tmpl.ExecuteTemplate(&buf, "message", m); err != nil {
		h.log.Error("the page failed", "door", "reader", "error", err)
		http.Error(w, m.Sentence, status)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	write(w, status, buf.Bytes())
}

// failed serves what is said where a page could not be made.
func (h *Handler) failed(w http.ResponseWriter, r *http.Request, err error) {
	h.log.ErrorContext(r.Context(), "the page failed", "door", "reader", "error", err)
	h.message(w, r, http.StatusInternalServerError, "wrong")
}

func (h *Handler) render(name string, p any) ([]byte, error) {
	var buf bytes.Buffer
	err := h.tmpl.ExecuteTemplate(&buf, name, p)
	return buf.Bytes(), err
}

// show sends a page that was made for one request.
func (h *Handler) show(w http.ResponseWriter, r *http.Request, name string, p any) {
	body, err := h.render(name, p)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	if takesGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		body = squeeze(body, gzip.DefaultCompression)
	}
	write(w, http.StatusOK, body)
}

// write sends a page. A client that has gone away is no error of ours.
func write(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
