package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// An attachment is a file that hangs on a message.
type attachment struct {
	Type string `json:"content_type"`
	Name string `json:"filename"`
	Size int    `json:"size"`
	URL  string `json:"url"`
}

// maxAttachment is how long a text file may be that is read with its message, in
// bytes; Discord itself shows that much of one.
const maxAttachment = 64 << 10

// isText reports whether people can read the file as text where it hangs.
func (a attachment) isText() bool {
	return strings.HasPrefix(a.Type, "text/") || a.Type == "" && strings.HasSuffix(strings.ToLower(a.Name), ".txt")
}

var errAttachment = errors.New("the attachment is no text of a length that is read")

// textFiles are the text attachments of a message and of those that it forwards.
func textFiles(m *sentMessage) []attachment {
	if m == nil {
		return nil
	}
	var out []attachment
	for _, a := range m.Attachments.is {
		if a.is.isText() {
			out = append(out, a.is)
		}
	}
	for _, s := range m.Snapshots.is {
		out = append(out, textFiles(s.Message)...)
	}
	return out
}

// attached reads a text attachment from where Discord keeps such files, and from
// nowhere else: the address comes with the message.
func (c *client) attached(ctx context.Context, a attachment) (string, error) {
	u, err := url.Parse(a.URL)
	if err != nil || a.Size > maxAttachment || u.Host != c.files && (u.Scheme != "https" || u.Host != "cdn.discordapp.com" && u.Host != "media.discordapp.net") {
		return "", errAttachment
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.URL, nil)
	if err != nil {
		return "", errAttachment
	}
	req.Header.Set("User-Agent", userAgent)
	resp, err := c.open.RoundTrip(req) // no redirect is followed
	if err != nil {
		return "", fmt.Errorf("reading an attachment: %w", withoutAddress(err))
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxAttachment+1))
	if err != nil || resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("reading an attachment: HTTP %d", resp.StatusCode)
	}
	if len(b) > maxAttachment || !utf8.Valid(b) {
		return "", errAttachment
	}
	return string(b), nil
}
