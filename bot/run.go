package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// ErrNoToken is returned by [Run] and [Register] where a token is needed and
// none is set. Its text is for people.
var ErrNoToken = errors.New("set DISCORD_TOKEN, in the environment or in .env, to your bot's token " +
	"(Discord Developer Portal, Bot, Reset Token); `briefbot ask` and `briefbot chat` need none")

// An outside is how the bot reaches the network. Tests stand a server in for
// it.
type outside struct {
	rest http.RoundTripper
	dial func(ctx context.Context, network, address string) (net.Conn, error)
}

func internet() outside {
	t := http.DefaultTransport.(*http.Transport).Clone()
	// A flood is answered over many connections at once where the other side
	// does not speak HTTP/2.
	t.MaxIdleConnsPerHost = 64
	t.MaxConnsPerHost = 256
	return outside{rest: t, dial: (&net.Dialer{}).DialContext}
}

// NewLogger returns a logger as the configuration wants it.
func NewLogger(cfg Config, w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: cfg.LogLevel}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// connection is the bot's side of the REST API.
type connection struct {
	session *discordgo.Session
	client  *client
}

func connect(cfg Config, out outside, m meter) (*connection, error) {
	t, err := newTransport(cfg.APIURL, out.rest, m)
	if err != nil {
		return nil, err
	}
	session, err := discordgo.New("Bot " + cfg.Token)
	if err != nil {
		return nil, fmt.Errorf("making a session: %w", err)
	}
	httpClient := &http.Client{Transport: t}
	session.Client = httpClient
	session.UserAgent = userAgent
	// The transport repeats what can be repeated, and heeds the context.
	session.ShouldRetryOnRateLimit = false
	session.MaxRestRetries = 0
	return &connection{session: session, client: &client{http: httpClient, token: cfg.Token}}, nil
}
