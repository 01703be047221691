package reader

import (
	"bytes"
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
	"unicode/utf8"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed style.css
	styleCSS string
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
	Command(name string) (commands.Command, bool)
	Act(ctx context.Context, state string, r commands.Request) (commands.Reply, error)
}

// A Handler serves the page:
//
//	GET /            the brief
//	GET /?q=TEXT     the answer to a question, above the brief
//	GET /?step=STATE an action of an answer, likewise
//	GET /p/ID        leads to a passage on the page
//
// It is safe for concurrent use.
type Handler struct {
	mux   *http.ServeMux
	page  *page
	tmpl  *template.Template
	ask   func(ctx context.Context, r commands.Request) (commands.Reply, error)
	act   func(ctx context.Context, state string, r commands.Request) (commands.Reply, error)
	log   *slog.Logger
	csp   string
	plain []byte // the page without an answer
	etag  string
}

// New returns the handler for a brief and its commands, one of which is "ask".
// Failures of commands are logged to log, without what was asked.
func New(b *corpus.Brief, c Commands, log *slog.Logger) (*Handler, error) {
	ask, found := c.Command("ask")
	if !found {
		return nil, errors.New("reader: no command named ask")
	}
	h := &Handler{mux: http.NewServeMux(), page: newPage(b), ask: ask.Run, act: c.Act, log: log}
	style := sha256.Sum256([]byte(styleCSS))
	h.csp = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(style[:]) +
		"'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	var err error
	h.tmpl, err = template.New("page").Funcs(template.FuncMap{
		"style": func() template.CSS { return template.CSS(styleCSS) },
	}).Parse(pageHTML)
	if err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	if h.plain, err = h.render(*h.page); err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	sum := sha256.Sum256(h.plain)
	h.etag = `"` + hex.EncodeToString(sum[:8]) + `"`
	h.mux.HandleFunc("GET /{$}", h.serve)
	h.mux.HandleFunc("GET /p/{id}", h.passage)
	h.mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		h.message(w, http.StatusNotFound, "There is no such page. The brief is one page: its start is at the link below.")
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
		h.message(w, http.StatusBadRequest, "That address is damaged. Please type the question into the box again.")
		return
	}
	question := strings.ToValidUTF8(query.Get("q"), "\uFFFD")
	state := query.Get("step")
	switch {
	case utf8.RuneCountInString(question) > maxTyped || len(question) > index.MaxQuestion:
		h.message(w, http.StatusBadRequest, "That question is too long. Please ask in at most "+strconv.Itoa(maxTyped)+" characters.")
		return
	case len(state) > maxStep:
		h.message(w, http.StatusBadRequest, "That address is damaged. Please ask your question again.")
		return
	case !query.Has("q") && state == "":
		h.brief(w, r)
		return
	}

	request := commands.Request{Options: map[string]string{"question": question}}
	var reply commands.Reply
	if state != "" {
		reply, err = h.act(r.Context(), state, request)
	} else {
		reply, err = h.ask(r.Context(), request)
	}
	if err != nil {
		if r.Context().Err() == nil {
			h.log.ErrorContext(r.Context(), "a command failed", "door", "reader", "error", err)
		}
		h.message(w, http.StatusInternalServerError, "Something went wrong here, not with your question. Please try again.")
		return
	}
	p := *h.page
	p.Question, p.Answer = question, newAnswer(reply, question)
	// What somebody asked is kept nowhere, and belongs in no search engine.
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex")
	body, err := h.render(p)
	if err != nil {
		h.log.ErrorContext(r.Context(), "the page failed", "door", "reader", "error", err)
		h.message(w, http.StatusInternalServerError, "Something went wrong here, not with your question. Please try again.")
		return
	}
	write(w, http.StatusOK, body)
}

// brief serves the page that never changes while the program runs.
func (h *Handler) brief(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("ETag", h.etag)
	if strings.Contains(r.Header.Get("If-None-Match"), h.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, http.StatusOK, h.plain)
}

// passage leads from the address of a passage to its place on the page. The
// address is relative, so that the page can stand below another path.
func (h *Handler) passage(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if _, found := h.page.Brief.Passage(id); !found {
		h.message(w, http.StatusNotFound, "The brief has no passage of that name. It may belong to another edition.")
		return
	}
	w.Header().Set("Location", "../#"+id)
	w.WriteHeader(http.StatusFound)
}

// message serves a page with one sentence.
func (h *Handler) message(w http.ResponseWriter, status int, sentence string) {
	var buf bytes.Buffer
	if err := h.tmpl.ExecuteTemplate(&buf, "message", sentence); err != nil {
		h.log.Error("the page failed", "door", "reader", "error", err)
		http.Error(w, sentence, status)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	write(w, status, buf.Bytes())
}

func (h *Handler) render(p page) ([]byte, error) {
	var buf bytes.Buffer
	err := h.tmpl.ExecuteTemplate(&buf, "page", p)
	return buf.Bytes(), err
}

// write sends a page. A client that has gone away is no error of ours.
func write(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
