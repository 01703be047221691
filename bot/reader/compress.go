package reader

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
)

// squeeze compresses a page.
func squeeze(page []byte, level int) []byte {
	var buf bytes.Buffer
	w, _ := gzip.NewWriterLevel(&buf, level) // an error means an unknown level
	_, _ = w.Write(page)                     // to memory
	_ = w.Close()
	return buf.Bytes()
}

// unsqueeze is what was compressed.
func unsqueeze(page []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(r)
	return out
}

// takesGzip reports whether the client reads gzip. "gzip;q=0" refuses it.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return strings.Trim(strings.TrimPrefix(strings.TrimSpace(quality), "q="), "0.") != "" || quality == ""
		}
	}
	return false
}
