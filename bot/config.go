package bot

import (
	"cmp"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// A Config is what the environment says about how to run. [Load] makes one
// and checks every value.
type Config struct {
	// BriefPath is the Markdown file to answer from; "" means the built-in
	// brief. Every door reads this variable, not only the bot.
	BriefPath string
	// Token is the bot's token, "" if there is none. Nothing may print it:
	// a Config logs without it.
	Token string
	// ApplicationID is the application's snowflake; "" means ask Discord.
	ApplicationID string
	// GuildID is the one server to register commands in; "" means everywhere.
	GuildID string
	// APIURL is the REST base without version or final slash.
	APIURL string
	// PublicKey verifies HTTP interactions; nil means that they come by the
	// gateway.
	PublicKey ed25519.PublicKey
	// HTTPAddr is where to listen for HTTP, or "" for nowhere.
	HTTPAddr string
	// MetricsAddr is where to listen for health and metrics alone; "" means that
	// they are at HTTPAddr too.
	MetricsAddr string
	// PublicURL is the reader page's address as others reach it, without a
	// final slash, or "".
	PublicURL string
	// Shards says which part of the gateway's work this process does. With
	// PublicKey it does none unless this is set; then the gateway brings
	// mentions and DMs.
	Shards    ShardRange
	LogLevel  slog.Level
	LogFormat string // "text" or "json"
}

// A ShardRange is the shards from First to Last, both included, out of Count.
// The zero value means as many as Discord recommends, all in this process, or
// none where interactions come by HTTP.
type ShardRange struct{ First, Last, Count int }

// DefaultAPIURL is Discord's own REST base.
const DefaultAPIURL = "https://discord.com/api"

// A setting is one environment variable. set reads a value that is not empty;
// its error says what is allowed and never repeats a secret.
type setting struct {
	name string
	set  func(c *Config, value string) error
}

// settings are all the variables there are. A test holds .env.example to it.
var settings = [...]setting{
	{"BRIEF_PATH", func(c *Config, v string) error { c.BriefPath = v; return nil }},
	{"DISCORD_TOKEN", func(c *Config, v string) error {
		// People paste the whole Authorization header.
		v = strings.TrimSpace(strings.TrimPrefix(v, "Bot "))
		if v == "" || strings.ContainsFunc(v, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return errors.New("must be the bot's token and nothing else: printable characters without spaces")
		}
		c.Token = v
		return nil
	}},
	{"DISCORD_APPLICATION_ID", func(c *Config, v string) error { return snowflake(&c.ApplicationID, v) }},
	{"DISCORD_GUILD_ID", func(c *Config, v string) error { return snowflake(&c.GuildID, v) }},
	{"DISCORD_API_URL", func(c *Config, v string) error {
		if err := address(&c.APIURL, v, "http://127.0.0.1:8080/api"); err != nil {
			return err
		}
		if last := path.Base(c.APIURL); len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
			return errors.New("must end before the version, such as http://127.0.0.1:8080/api")
		}
		return nil
	}},
	{"DISCORD_PUBLIC_KEY", func(c *Config, v string) error {
		key, err := hex.DecodeString(v)
		if err != nil || len(key) != ed25519.PublicKeySize {
			return errors.New("must be the application's public key: 64 hexadecimal digits")
		}
		c.PublicKey = key
		return nil
	}},
	{"DISCORD_SHARDS", func(c *Config, v string) error { return shards(&c.Shards, v) }},
	{"HTTP_ADDR", func(c *Config, v string) error { return listenAt(&c.HTTPAddr, v) }},
	{"METRICS_ADDR", func(c *Config, v string) error { return listenAt(&c.MetricsAddr, v) }},
	{"PUBLIC_URL", func(c *Config, v string) error {
		if len(v) > maxPublicURL {
			return fmt.Errorf("has %d characters; it must have at most %d, because replies are full of links to it", len(v), maxPublicURL)
		}
		return address(&c.PublicURL, v, "https://brief.example.org")
	}},
	{"LOG_LEVEL", func(c *Config, v string) error {
		if c.LogLevel.UnmarshalText([]byte(v)) != nil {
			return fmt.Errorf("is %q; it must be debug, info, warn or error", v)
		}
		return nil
	}},
	{"LOG_FORMAT", func(c *Config, v string) error {
		if v != "text" && v != "json" {
			return fmt.Errorf("is %q; it must be text or json", v)
		}
		c.LogFormat = v
		return nil
	}},
}

// Load reads the configuration from an environment, such as [os.LookupEnv] or
// the result of [WithDotEnv]. A variable that is empty counts as not set. The
// error names every variable with a bad value and says what is allowed.
func Load(lookup func(name string) (string, bool)) (Config, error) {
	c := Config{APIURL: DefaultAPIURL, LogFormat: "text"}
	var errs []error
	given := map[string]bool{}
	for _, s := range settings {
		v, _ := lookup(s.name)
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		given[s.name] = true
		if err := s.set(&c, v); err != nil {
			errs = append(errs, fmt.Errorf("%s %w", s.name, err))
		}
	}
	if c.PublicKey != nil && !given["HTTP_ADDR"] {
		errs = append(errs, errors.New("DISCORD_PUBLIC_KEY needs HTTP_ADDR too: the address to listen on for interactions, such as :8080"))
	}
	if c.PublicKey != nil && c.gateway() && !given["DISCORD_TOKEN"] {
		errs = append(errs, errors.New("DISCORD_SHARDS beside DISCORD_PUBLIC_KEY needs DISCORD_TOKEN too: mentions and DMs come by the gateway"))
	}
	return c, errors.Join(errs...)
}

// gateway reports whether this process connects to the gateway.
func (c Config) gateway() bool { return c.PublicKey == nil || c.Shards != ShardRange{} }

// LogValue leaves out the token.
func (c Config) LogValue() slog.Value {
	interactions, messages, shards := "gateway", "gateway", c.Shards.String()
	if c.PublicKey != nil {
		interactions = "http"
	}
	if !c.gateway() {
		messages, shards = "none", "none"
	}
	return slog.GroupValue(
		slog.String("interactions", interactions),
		slog.String("messages", messages),
		slog.Bool("token", c.Token != ""),
		slog.String("application", c.ApplicationID),
		slog.String("guild", c.GuildID),
		slog.String("api", c.APIURL),
		slog.String("http", c.HTTPAddr),
		slog.String("metrics", c.MetricsAddr),
		slog.String("public", c.PublicURL),
		slog.String("shards", shards),
		slog.String("brief", c.BriefPath),
	)
}

// String and GoString leave out the token, so that no format verb prints it.
func (c Config) String() string   { return c.LogValue().String() }
func (c Config) GoString() string { return c.String() }

// String returns the range as it is written in DISCORD_SHARDS.
func (r ShardRange) String() string {
	if r.Count == 0 {
		return "recommended"
	}
	return fmt.Sprintf("%d-%d/%d", r.First, r.Last, r.Count)
}

func listenAt(to *string, v string) error {
	_, port, err := net.SplitHostPort(v)
	n, perr := strconv.Atoi(port)
	if err != nil || perr != nil || n < 0 || n > 65535 {
		return fmt.Errorf("is %q; it must be an address to listen on, such as :8080 or 127.0.0.1:8080", v)
	}
	*to = v
	return nil
}

func snowflake(to *string, v string) error {
	// Discord's snowflakes are unsigned 64-bit numbers.
	if n, err := strconv.ParseUint(v, 10, 64); err != nil || n == 0 {
		return fmt.Errorf("is %q; it must be an ID: 17 to 20 digits, as Discord copies it in developer mode", v)
	}
	*to = v
	return nil
}

// maxPublicURL leaves a message of maxContent code points room for a list of
// places, each with its link.
const maxPublicURL = 200

func address(to *string, v, example string) error {
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return fmt.Errorf("must be an http or https address without a query or password, such as %s", example)
	}
	*to = strings.TrimRight(v, "/")
	return nil
}

// maxShards is far above the largest bots there are, and small enough that a
// slip of the finger is caught.
const maxShards = 100_000

// shardRange is a number of shards, with those of this process before it or without.
var shardRange = regexp.MustCompile(`^(?:(\d{1,6})(?:-(\d{1,6}))?/)?(\d{1,6})$`)

func shards(to *ShardRange, v string) error {
	var first, last, count int
	m := shardRange.FindStringSubmatch(v)
	if m != nil {
		count, _ = strconv.Atoi(m[3])
		first, _ = strconv.Atoi(cmp.Or(m[1], "0"))
		last, _ = strconv.Atoi(cmp.Or(m[2], m[1], strconv.Itoa(count-1)))
	}
	if m == nil || count > maxShards || first > last || last >= count {
		return fmt.Errorf("is %q; it must be a number of shards (16) or a range of them (0-7/16)", v)
	}
	*to = ShardRange{first, last, count}
	return nil
}
