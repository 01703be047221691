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
	"sync/atomic"
	"time"

	"briefbot/commands"
	"briefbot/index"
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
	About(message string, own bool) *index.About
}

// A Brief is what answers from one brief.
type Brief struct {
	// Commands answer.
	Commands Commands
	// Reader shows the brief to browsers. It is needed where HTTP_ADDR is set.
	Reader http.Handler
	// Meaning says how many of the brief's sentences, and lines of its companion,
	// have been read for their meaning, of how many; nil where nothing is.
	Meaning func() (done, all int)
	// Close, which may be nil, is called when another brief has taken its place
	// and nothing uses it any more.
	Close func() error
}

// Options are what [Run] needs beside its configuration.
type Options struct {
	Brief Brief
	// Read reads the brief again, when Again says so. Where it fails the one that
	// there is stays.
	Read  func() (Brief, error)
	Again <-chan struct{}
	// Metrics count; nil means that nothing reads them.
	Metrics *Metrics
	Log     *slog.Logger
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
	c, err := connect(cfg, out, o.Metrics)
	if err != nil {
		return err
	}
	answers := newHandler(cfg, o.Brief.Commands, o.Log)
	c.ids = answers.draw.ids
	s := newServer(answers, c, o.Metrics, o.Log)
	o.Log.Info("starting", "config", cfg)
	main, aside, err := listen(cfg, out, o.Log) // before the gateway is told of a process that may not stay
	if err != nil {
		return err
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
	// What is in flight outlives ctx, and ends with base: all of it together has
	// until then.
	base, cancel := draining(ctx)
	defer cancel()
	d := newDispatcher(base, s, o.Log)
	h := new(health)
	h.watch(o.Brief.Meaning)
	o.Metrics.watchMeaning(h.percent)
	page := newSwap(o.Brief.Reader)
	registered := make(chan []commands.Command, 1)
	if cfg.gateway() {
		g := &gateway{client: c, token: cfg.Token, shards: cfg.Shards, foreign: cfg.APIURL != DefaultAPIURL, dial: out.dial, event: d.event, meter: o.Metrics, log: o.Log}
		h.shards, h.aside = g.state, cfg.PublicKey != nil
		o.Metrics.watchGateway(g.state)
		start(func() error { return g.run(ctx) })
	}
	w := &site{reader: page, metrics: o.Metrics, health: h, log: o.Log}
	if cfg.PublicKey != nil {
		w.interactions = &endpoint{large: make(chan struct{}, maxLarge), key: cfg.PublicKey, server: s, base: base, refused: o.Metrics.refused, log: o.Log}
	}
	if main != nil {
		start(func() error { return w.serve(ctx, base, main, w.handler(aside == nil)) })
	}
	if aside != nil {
		start(func() error { return w.serve(ctx, base, aside, w.inside(http.NewServeMux())) })
	}
	if cfg.Token != "" {
		registered <- o.Brief.Commands.Commands()
		start(func() error { return c.keepRegistered(ctx, cfg, registered, d.application, o.Log) })
	} else {
		o.Log.Warn("DISCORD_TOKEN is not set: the commands are not registered")
	}
	start(func() error { reread(ctx, o, s, page, h, registered); return nil })
	<-ctx.Done()
	h.stopping.Store(true)
	o.Log.Info("stopping: finishing what is in flight")
	parts.Wait()
	if !d.drain(base) {
		o.Log.Warn("some answers were not finished in time")
	}
	if part, ok := errors.AsType[*partError](context.Cause(ctx)); ok {
		return part.error
	}
	return nil
}

// draining is a context that ends drainWithin after ctx.
func draining(ctx context.Context) (context.Context, context.CancelFunc) {
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(drainWithin, cancel) })
	return base, func() { stop(); cancel() }
}

// listen opens the addresses that the program serves by HTTP: the main one, and
// that of health and metrics where they have one of their own. Either may be nil.
func listen(cfg Config, out outside, log *slog.Logger) (main, aside net.Listener, err error) {
	open := func(name, address string) (net.Listener, error) {
		if address == "" {
			return nil, nil
		}
		l, err := out.listen("tcp", address)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be listened on: %w", name, err)
		}
		log.Info("listening", "address", l.Addr().String())
		return l, nil
	}
	if main, err = open("HTTP_ADDR", cfg.HTTPAddr); err != nil {
		return nil, nil, err
	}
	if aside, err = open("METRICS_ADDR", cfg.MetricsAddr); err != nil && main != nil {
		err = errors.Join(err, main.Close())
	}
	return main, aside, err
}

// reread reads the brief again each time that it is told to, until ctx ends. What
// is under way goes on with the one before.
func reread(ctx context.Context, o Options, s *server, page *swap, h *health, registered chan []commands.Command) {
	before := o.Brief
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.Again:
		}
		now, err := o.Read()
		if err != nil {
			o.Log.Error("the brief could not be read again: the one before stays", "error", err)
			continue
		}
		s.use(now.Commands)
		page.use(now.Reader)
		h.watch(now.Meaning)
		select { // what is not registered yet is out of date
		case <-registered:
		default:
		}
		registered <- now.Commands.Commands()
		if end := before.Close; end != nil {
			// No command runs longer.
			time.AfterFunc(2*commandWithin, func() {
				if err := end(); err != nil {
					o.Log.Warn("the brief before could not be closed", "error", err)
				}
			})
		}
		before = now
		o.Log.Info("the brief was read again")
	}
}

// A swap is a handler that another can take the place of.
type swap struct{ now atomic.Pointer[http.Handler] }

func newSwap(h http.Handler) *swap {
	s := new(swap)
	s.use(h)
	return s
}

func (s *swap) use(h http.Handler) { s.now.Store(&h) }

func (s *swap) ServeHTTP(w http.ResponseWriter, r *http.Request) { (*s.now.Load()).ServeHTTP(w, r) }

// A partError is why one part of the program, and with it the whole, ended.
type partError struct{ error }

// keepRegistered registers the commands that it is given, and tries again while
// Discord cannot be reached: people can use those of the last time meanwhile.
// Ready is the application's ID as the gateway said it, or "".
func (c *client) keepRegistered(ctx context.Context, cfg Config, sets <-chan []commands.Command, ready func() string, log *slog.Logger) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case set := <-sets:
			if err := c.registerOnce(ctx, cfg, set, ready, log); err != nil {
				return err
			}
		}
	}
}

func (c *client) registerOnce(ctx context.Context, cfg Config, set []commands.Command, ready func() string, log *slog.Logger) error {
	for pause := time.Second; ; pause = min(2*pause, 5*time.Minute) {
		if cfg.ApplicationID == "" {
			cfg.ApplicationID = ready()
		}
		r, err := c.register(ctx, cfg, set, false)
		switch {
		case err == nil:
			log.Info("the commands are registered", "commands", r.Commands, "changed", r.Changed)
			return nil
		case ctx.Err() != nil:
			return nil
		case isFatal(err) && status(err) == http.StatusUnauthorized:
			return err
		case isFatal(err):
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

// connect returns the bot's side of the REST API.
func connect(cfg Config, out outside, m *Metrics) (*client, error) {
	t, err := newTransport(cfg.APIURL, out.rest, m)
	if err != nil {
		return nil, err
	}
	return &client{http: &http.Client{Transport: t}, token: cfg.Token, open: out.rest, files: foreignHost(cfg.APIURL), ids: new(commandIDs)}, nil
}

// foreignHost is the host of a REST base that is not Discord's own, or "".
func foreignHost(base string) string {
	u, err := url.Parse(base)
	if err != nil || base == DefaultAPIURL {
		return ""
	}
	return u.Host
}
