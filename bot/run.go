package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// ErrNoToken is returned by [Run] and [Register] where a token is needed and
// none is set. Its text is for people.
var ErrNoToken = errors.New("set DISCORD_TOKEN, in the environment or in .env, to your bot's token " +
	"(Discord Developer Portal, Bot, Reset Token); `briefbot ask` and `briefbot chat` need none")

// Commands is what the bot needs of a [commands.Set].
type Commands interface {
	Commands() []commands.Command
	Act(ctx context.Context, state string, r commands.Request) (commands.Reply, error)
	Expand(message, locale string) (commands.Reply, bool)
}

// Options are what [Run] needs beside its configuration.
type Options struct {
	// Commands answer.
	Commands Commands
	// Metrics count; nil means that nothing reads them.
	Metrics *Metrics
	// Reader shows the brief to browsers. It is needed where HTTP_ADDR is set.
	Reader http.Handler
	Log    *slog.Logger
}

// An outside is how the bot reaches the network. Tests stand a server in for
// it.
type outside struct {
	rest   http.RoundTripper
	dial   func(ctx context.Context, network, address string) (net.Conn, error)
	listen func(network, address string) (net.Listener, error)
}

func internet() outside {
	t := http.DefaultTransport.(*http.Transport).Clone()
	// A flood is answered over many connections at once where the other side
	// does not speak HTTP/2.
	t.MaxIdleConnsPerHost = 64
	t.MaxConnsPerHost = 256
	return outside{rest: t, dial: (&net.Dialer{Timeout: handshakeWithin}).DialContext, listen: net.Listen}
}

// NewLogger returns a logger as the configuration wants it.
func NewLogger(cfg Config, w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: cfg.LogLevel}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// Run answers people in Discord until ctx ends, by the gateway or, with
// DISCORD_PUBLIC_KEY, interactions by HTTP and, where DISCORD_SHARDS is set too,
// messages by the gateway. It registers the commands if they changed.
// What is in flight when ctx ends is finished. The error is nil then; any other
// end is one that only people can mend, and says how.
func Run(ctx context.Context, cfg Config, o Options) error {
	return run(ctx, cfg, o, internet())
}

func run(ctx context.Context, cfg Config, o Options, out outside) error {
	if cfg.Token == "" && cfg.PublicKey == nil {
		return ErrNoToken
	}
	if o.Metrics == nil {
		o.Metrics = NewMetrics()
	}
	discordgo.Logger = quiet(o.Log)
	c, err := connect(cfg, out, o.Metrics)
	if err != nil {
		return err
	}
	s := newServer(newHandler(cfg, o.Commands, o.Log), c.client, o.Metrics, o.Log)
	o.Log.Info("starting", "config", cfg)
	var l net.Listener
	if cfg.HTTPAddr != "" { // before the gateway is told of a process that may not stay
		if l, err = out.listen("tcp", cfg.HTTPAddr); err != nil {
			return fmt.Errorf("HTTP_ADDR cannot be listened on: %w", err)
		}
		o.Log.Info("listening", "address", l.Addr().String())
	}

	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var parts sync.WaitGroup
	start := func(part func() error) {
		parts.Go(func() {
			err := part()
			if err != nil && ctx.Err() != nil {
				// It is not why the program ends, but what it leaves undone.
				o.Log.Warn("a part of the program did not end as it should", "error", err)
			} else if err != nil {
				stop(&partError{err})
			}
		})
	}
	// What is in flight outlives ctx, and ends with base.
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	d := newDispatcher(base, s, o.Log)
	h := new(health)
	if cfg.gateway() {
		g := &gateway{client: c.client, token: cfg.Token, shards: cfg.Shards, foreign: cfg.APIURL != DefaultAPIURL, dial: out.dial, event: d.event, meter: o.Metrics, log: o.Log}
		h.shards, h.aside = g.state, cfg.PublicKey != nil
		o.Metrics.watchGateway(g.state)
		start(func() error { return g.run(ctx) })
	}
	if l != nil {
		w := &site{reader: o.Reader, metrics: o.Metrics, health: h, log: o.Log}
		if cfg.PublicKey != nil {
			w.interactions = &endpoint{key: cfg.PublicKey, server: s, refused: o.Metrics.refused, log: o.Log}
		}
		start(func() error { return w.serve(ctx, l) })
	}
	if cfg.Token != "" {
		start(func() error { return c.keepRegistered(ctx, cfg, o.Commands.Commands(), d.application, o.Log) })
	} else {
		o.Log.Warn("DISCORD_TOKEN is not set: the commands are not registered")
	}
	<-ctx.Done()
	h.stopping.Store(true)
	o.Log.Info("stopping: finishing what is in flight")
	parts.Wait()
	drain, cancelDrain := context.WithTimeout(base, drainWithin)
	defer cancelDrain()
	if !d.drain(drain) {
		o.Log.Warn("some answers were not finished in time")
	}
	var part *partError
	if errors.As(context.Cause(ctx), &part) {
		return part.error
	}
	return nil
}

// A partError is why one part of the program, and with it the whole, ended.
type partError struct{ error }

// keepRegistered registers the commands, and tries again while Discord cannot
// be reached: people can use those of the last time meanwhile. Ready is the
// application's ID as the gateway said it, or "".
func (c *connection) keepRegistered(ctx context.Context, cfg Config, set []commands.Command, ready func() string, log *slog.Logger) error {
	for pause := time.Second; ; pause = min(2*pause, 5*time.Minute) {
		if cfg.ApplicationID == "" {
			cfg.ApplicationID = ready()
		}
		r, err := c.register(ctx, cfg, set, false)
		var fatal *fatalError
		switch {
		case err == nil:
			log.Info("the commands are registered", "commands", r.Commands, "changed", r.Changed)
			return nil
		case ctx.Err() != nil:
			return nil
		case errors.As(err, &fatal) && status(err) == http.StatusUnauthorized:
			return err
		case errors.As(err, &fatal):
			// The commands of the last time, if any, still work.
			log.Error("the commands could not be registered", "fix", err, "error", errors.Unwrap(err))
			return nil
		}
		log.Warn("the commands could not be registered; trying again", "in", pause, "error", err)
		if sleep(ctx, pause) != nil {
			return nil
		}
	}
}

// quiet is discordgo's log, which is for its developers.
func quiet(log *slog.Logger) func(int, int, string, ...any) {
	return func(_, _ int, format string, _ ...any) { log.Debug("discordgo", "format", format) }
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
	return &connection{session: session, client: &client{http: httpClient, token: cfg.Token, open: out.rest, files: foreignHost(cfg.APIURL)}}, nil
}

// foreignHost is the host of a REST base that is not Discord's own, or "".
func foreignHost(base string) string {
	u, err := url.Parse(base)
	if err != nil || base == DefaultAPIURL {
		return ""
	}
	return u.Host
}
