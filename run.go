package main

import (
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"briefbot/bot"
	"briefbot/bot/reader"
	"briefbot/commands"
	"briefbot/commands/terminal"
)

// doors are the subcommands that serve people: on this machine or in Discord. Env is the environment with
// the file .env; envErr is what is wrong with that file, or nil.
func doors(env func(string) (string, bool), envErr error, h *hangUps) func(*terminal.Source) []*cobra.Command {
	config := func() (bot.Config, error) {
		if envErr != nil {
			return bot.Config{}, envErr
		}
		return bot.Load(env)
	}
	return func(src *terminal.Source) []*cobra.Command {
		return []*cobra.Command{serveCommand(src), runCommand(src, config, h), registerCommand(src, config), healthCommand(config)}
	}
}

func runCommand(src *terminal.Source, config func() (bot.Config, error), h *hangUps) *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "Answer people in Discord, and serve the reader page",
		Long: "run answers people in Discord until it is interrupted. It is configured by the environment or by a\n" +
			"file .env in the working directory; .env.example explains each variable. SIGHUP has it read the brief\n" +
			"and its companion file again, whole or not at all.",
		Args: terminal.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := config()
			if err != nil {
				return err
			}
			if cfg.Token == "" && cfg.PublicKey == nil {
				return bot.ErrNoToken // before the index is built
			}
			again := h.heed()
			src.MarkdownOnly()
			log := bot.NewLogger(cfg, cmd.ErrOrStderr())
			metrics := bot.NewMetrics()
			first, err := read(src, cfg.PublicURL, metrics, log)
			if err != nil {
				return err
			}
			return bot.Run(cmd.Context(), cfg, bot.Options{Brief: first, Metrics: metrics, Log: log, Again: again,
				Read: func() (bot.Brief, error) { return read(src.Anew(), cfg.PublicURL, metrics, log) }})
		},
	}
}

// read is the brief with all that answers from it.
func read(src *terminal.Source, publicURL string, metrics *bot.Metrics, log *slog.Logger) (bot.Brief, error) {
	b, err := src.Brief()
	if err != nil {
		return bot.Brief{}, err
	}
	if slow := src.Slow(); slow != "" {
		log.Warn(slow)
	}
	src.AtOnce(logProgress(log))
	x, err := src.Index()
	if err != nil {
		return bot.Brief{}, err
	}
	boundMemory()
	memory := bot.Remember(metrics.Time(x))
	page, err := reader.New(b, commands.New(b, memory.Aside()), reader.Options{PublicURL: publicURL}, log)
	if err != nil {
		return bot.Brief{}, err
	}
	return bot.Brief{Commands: commands.New(b, memory), Reader: page, Meaning: x.Meaning, Close: src.Close}, nil
}

// leastMemory is what the program may take beside its files, in bytes, before Go
// looks for garbage more eagerly than by itself. With 2,000 people who ask at once
// the process grew to 135 to 145 MB, of which 60 to 70 are pages of its own file; to
// 200 without a bound. The processor had no more to do; at 56 MiB, five times as much.
const leastMemory = 80 << 20

// boundMemory keeps a flood's garbage small, whatever the brief itself takes.
// GOMEMLIMIT, where somebody set it, holds instead.
func boundMemory() {
	if _, set := os.LookupEnv("GOMEMLIMIT"); set {
		return
	}
	var m runtime.MemStats
	runtime.GC() // for what is left is the brief's
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(leastMemory, 3*int64(m.HeapAlloc)))
}

// progressEvery is how often a line says how far the meaning is.
const progressEvery = 10 * time.Second

// logProgress returns what logs how far the reading of a brief for its meaning is.
func logProgress(log *slog.Logger) func(done, all int) {
	var last time.Time
	return func(done, all int) {
		if done < all && time.Since(last) < progressEvery {
			return
		}
		if last.IsZero() && done < all {
			log.Info("the brief is read for its meaning; until then questions are answered by words")
		}
		last = time.Now()
		log.Info("meaning", "percent", 100*done/all, "sentences", all)
	}
}

func registerCommand(src *terminal.Source, config func() (bot.Config, error)) *cobra.Command {
	var guild string
	var remove bool
	cmd := &cobra.Command{
		Use:   "register",
		Short: "Tell Discord the commands, without running",
		Long: "register tells Discord the commands, everywhere or in one server, if they changed. `briefbot run`\n" +
			"does the same as it starts.",
		Args: terminal.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := config()
			if err != nil {
				return err
			}
			if guild != "" {
				if n, err := strconv.ParseUint(guild, 10, 64); err != nil || n == 0 {
					return terminal.Misuse("--guild cannot be %q; it is a server's ID, as Discord copies it in developer mode", guild)
				}
				cfg.GuildID = guild
			}
			set, err := src.Set()
			if err != nil {
				return err
			}
			r, err := bot.Register(cmd.Context(), cfg, set.Commands(), remove)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), r)
			return err
		},
	}
	cmd.Flags().StringVar(&guild, "guild", "", "register in this one server, by its `ID` (default: $DISCORD_GUILD_ID, else everywhere)")
	cmd.Flags().BoolVar(&remove, "delete", false, "take all commands away instead")
	return cmd
}

func healthCommand(config func() (bot.Config, error)) *cobra.Command {
	var process bool
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Ask a running briefbot whether it is ready",
		Long: "health asks the briefbot that runs on this machine, at METRICS_ADDR or else HTTP_ADDR, whether it is\n" +
			"ready to answer people. The exit status is 0 if it is and 1 if not: a health check for containers,\n" +
			"which have no shell. With --process it asks only whether the program works, for Discord may be away.",
		Args: terminal.NoArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := config()
			if err != nil {
				return err
			}
			if err := bot.CheckHealth(cmd.Context(), cfg, process); err != nil {
				return err
			}
			says := "ready"
			if process {
				says = "running"
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), says)
			return err
		},
	}
	cmd.Flags().BoolVar(&process, "process", false, "ask only whether the program works, not whether Discord can be reached")
	return cmd
}
