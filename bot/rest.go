package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// userAgent is how Discord asks clients to name themselves.
const userAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, 0.29.1) briefbot"

// A client makes the calls of the REST API. discordgo's own versions share one locked
// rate-limit bucket (20 concurrent edits took 2.0 s instead of 0.1 s) or leave one in
// memory for every interaction, wait out a rate limit whatever the context says, and
// cannot read one that comes as HTML.
type client struct {
	http  *http.Client
	token string
	// open reaches addresses that are not the API's; files is a host beside
	// Discord's own that attachments may be on, or "".
	open  http.RoundTripper
	files string
	ids   *commandIDs // what registering tells
}

// An apiError is Discord's refusal of a call. It holds no token.
type apiError struct {
	Route   string
	Status  int
	Code    int    // Discord's own code, or 0
	Message string // Discord's own words, or ""
	// Reference is set where it is about the message that is replied to.
	Reference bool
}

// Error implements error.
func (e *apiError) Error() string {
	return fmt.Sprintf("%s: HTTP %d, code %d %s", e.Route, e.Status, e.Code, e.Message)
}

// Codes of Discord's that mean something to the bot [Topics: Opcodes and
// Status Codes].
const (
	codeUnknownMessage      = 10008
	codeUnknownWebhook      = 10015
	codeUnknownInteraction  = 10062 // too late, or never was
	codeAlreadyAcknowledged = 40060
	codeMissingAccess       = 50001
	codeNoMessagesToUser    = 50007
	codeMissingPermissions  = 50013
	codeNoHistory           = 160002 // a reply needs Read Message History
)

// code returns Discord's error code, or 0.
func code(err error) int {
	if e, ok := errors.AsType[*apiError](err); ok {
		return e.Code
	}
	return 0
}

// status returns the HTTP status of a refused call, or 0.
func status(err error) int {
	if e, ok := errors.AsType[*apiError](err); ok {
		return e.Status
	}
	return 0
}

// do makes one call and returns the response's body. Path begins with a slash
// and has no version; body is sent as JSON unless nil.
func (c *client) do(ctx context.Context, method, path string, body any, authorise bool) ([]byte, error) {
	return c.call(ctx, method, path, body, nil, authorise)
}

// call is do where an image, which may be nil, comes with the body.
func (c *client) call(ctx context.Context, method, path string, body any, image *commands.Image, authorise bool) ([]byte, error) {
	route := routeOf(method, path)
	var r io.Reader
	kind := "application/json"
	if body != nil {
		b, err := json.Marshal(body)
		if err == nil && image != nil { // as a form [Reference: Uploading Files]
			kind, b, err = discordgo.MultipartBodyWithJSON(json.RawMessage(b), []*discordgo.File{{Name: image.Name, ContentType: "image/png", Reader: bytes.NewReader(image.PNG)}})
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", route, err)
		}
		r = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, DefaultAPIURL+apiVersion+path, r)
	if err != nil {
		return nil, fmt.Errorf("%s: the address cannot be formed", route) // err repeats the token
	}
	if body != nil {
		req.Header.Set("Content-Type", kind)
	}
	req.Header.Set("User-Agent", userAgent)
	if authorise {
		req.Header.Set("Authorization", "Bot "+c.token)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", route, withoutAddress(err))
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", route, err)
	}
	if resp.StatusCode >= 300 {
		said := refusalIn(b)
		return nil, &apiError{route, resp.StatusCode, said.Code, said.Message, bytes.Contains(b, []byte(`"message_reference"`))}
	}
	return b, nil
}

// withoutAddress takes the request's address out of an error: the addresses
// of interaction calls hold a token.
func withoutAddress(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// respond makes the first response. That Discord has one already is success:
// an attempt was carried out, and only its answer was lost.
func (c *client) respond(ctx context.Context, i *interaction, r response) error {
	_, err := c.do(ctx, http.MethodPost, "/interactions/"+url.PathEscape(i.ID)+"/"+url.PathEscape(i.Token)+"/callback", r, false)
	if code(err) == codeAlreadyAcknowledged {
		return nil
	}
	return err
}

// original stands for the ID of the first response.
const original = "@original"

func responsePath(i *interaction, id string) string {
	return "/webhooks/" + url.PathEscape(i.AppID) + "/" + url.PathEscape(i.Token) + "/messages/" + url.PathEscape(id)
}

// edit replaces a message that answers an interaction.
func (c *client) edit(ctx context.Context, i *interaction, id string, m message) error {
	_, err := c.call(ctx, http.MethodPatch, responsePath(i, id), m.editing(), m.Image, false)
	return err
}

// remove deletes a message that answers an interaction; the first response is
// also the message whose button was pressed.
func (c *client) remove(ctx context.Context, i *interaction, id string) error {
	_, err := c.do(ctx, http.MethodDelete, responsePath(i, id), nil, false)
	return err
}

// followUp sends one more message and returns its ID.
func (c *client) followUp(ctx context.Context, i *interaction, m message) (string, error) {
	b, err := c.call(ctx, http.MethodPost, "/webhooks/"+url.PathEscape(i.AppID)+"/"+url.PathEscape(i.Token)+"?wait=true", m.sending(), m.Image, false)
	return idIn(b), err
}

// idIn is the ID of the message that Discord returned, or "". A message without
// it is sent all the same; only its Delete button will not know it.
func idIn(body []byte) string {
	var m struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(body, &m) != nil {
		return ""
	}
	return m.ID
}

// sent looks in an interaction's channel for a follow-up with a content that is
// none of the known messages, and returns its ID, or "" if it is not there. An
// error means that the bot cannot look.
func (c *client) sent(ctx context.Context, i *interaction, content string, known []string) (string, error) {
	// An interaction's ID is older than any message that answers it.
	b, err := c.do(ctx, http.MethodGet, messagePath(i.ChannelID.is, "")+"?limit=100&after="+url.QueryEscape(i.ID), nil, true)
	if err != nil {
		return "", err
	}
	var list []struct {
		ID      string `json:"id"`
		Content string `json:"content"`
		Made    struct {
			ID string `json:"id"`
		} `json:"interaction_metadata"`
	}
	if err := json.Unmarshal(b, &list); err != nil {
		return "", fmt.Errorf("reading a channel's messages: %w", err)
	}
	for _, m := range list {
		if m.Made.ID == i.ID && strings.TrimSpace(m.Content) == strings.TrimSpace(content) && !slices.Contains(known, m.ID) {
			return m.ID, nil
		}
	}
	return "", nil
}

// send posts an ordinary message in a channel and returns its ID.
func (c *client) send(ctx context.Context, channel string, m sending) (string, error) {
	b, err := c.do(ctx, http.MethodPost, messagePath(channel, ""), m, true)
	return idIn(b), err
}

// editMessage replaces one of the bot's own messages.
func (c *client) editMessage(ctx context.Context, channel, id string, m sending) error {
	_, err := c.do(ctx, http.MethodPatch, messagePath(channel, id), m, true)
	return err
}

// removeMessage deletes one of the bot's own messages.
func (c *client) removeMessage(ctx context.Context, channel, id string) error {
	_, err := c.do(ctx, http.MethodDelete, messagePath(channel, id), nil, true)
	return err
}

// messagePath is the path of a channel's message, or of all with "".
func messagePath(channel, id string) string {
	path := "/channels/" + url.PathEscape(channel) + "/messages"
	if id != "" {
		path += "/" + url.PathEscape(id)
	}
	return path
}
