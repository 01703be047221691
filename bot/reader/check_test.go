package reader

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"briefbot/commands"
	"briefbot/corpus"
)

func TestEveryQuotationOfATextIsChecked(t *testing.T) {
	b := corpus.Builtin()
	h, err := New(b, commands.New(b, searcher{b}), Options{Try: true}, discard)
	if err != nil {
		t.Fatal(err)
	}
	post := func(text string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader(url.Values{"text": {text}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	w := post("She wrote “there is a serious lack of trust between both sides” and “there is no lack of trust between both sides”, and <b>“penguins rule the waves of Asia”</b>.")
	doc := parsePage(t, w.Body.String())
	said := doc.class("answer")[0].words()
	for _, want := range []string{"Quotations: 3", "Exact", "Changed: it may reverse the meaning", "Absent"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q:\n%s", want, said)
		}
	}
	if doc.named("b") != nil || !strings.Contains(doc.named("textarea")[0].words(), "<b>“penguins") {
		t.Error("the text is not kept as it was typed")
	}
	if w.Header().Get("Cache-Control") != "no-store" {
		t.Error("the text may be kept by somebody")
	}
	for _, n := range []int{commands.MaxText + 1, 5 * commands.MaxText} { // over the text's limit, and over the form's
		if w := post(strings.Repeat("x", n)); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "at most 200 kB") {
			t.Errorf("a text of %d bytes: status %d", n, w.Code)
		}
	}
	damaged := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader("text=%zz"))
	damaged.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	refused := httptest.NewRecorder()
	h.ServeHTTP(refused, damaged)
	if refused.Code != http.StatusBadRequest {
		t.Errorf("a damaged form: status %d", refused.Code)
	}
	if w := get(h, "/check"); w.Code != http.StatusOK || len(parsePage(t, w.Body.String()).named("textarea")) != 1 {
		t.Errorf("the empty page: status %d", w.Code)
	}
	if w := get(newHandler(t, b), "/check"); w.Code != http.StatusNotFound {
		t.Errorf("without the option: status %d", w.Code)
	}
}
