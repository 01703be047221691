package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"briefbot/bot/reader"
	"briefbot/commands"
	"briefbot/commands/terminal"
)

// stopWithin is how long pages that are being sent may take when serve ends.
const stopWithin = 2 * time.Second

// serveCommand shows the brief on this machine alone: no token, no Discord.
func serveCommand(src *terminal.Source) *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use:   "serve [FILE]",
		Short: "Show the brief as a page on this machine, and try the commands; needs no Discord",
		Long: "serve shows the brief (FILE, --brief, or the built-in one) as a page on this machine until it is interrupted,\n" +
			"with a box to ask it questions and a page on which every command can be tried as in Discord.",
		Example: "  briefbot serve\n  briefbot serve report.md",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return terminal.Misuse("serve takes one file; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				src.Open(args[0])
			}
			b, err := src.Brief()
			if err != nil {
				return err
			}
			src.AtOnce(terminal.Bar(cmd.ErrOrStderr()))
			x, err := src.Index()
			if err != nil {
				return err
			}
			log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: slog.LevelWarn}))
			pages, err := reader.New(b, commands.New(b, x), reader.Options{Try: true}, log)
			if err != nil {
				return err
			}
			l, err := net.Listen("tcp", address)
			if err != nil {
				return fmt.Errorf("listening at %s: %w; choose another with --address", address, err)
			}
			if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s\n\n  the brief        http://%[2]s/\n  every command    http://%[2]s/try\n\nCtrl-C ends it.\n", b.Title, l.Addr()); err != nil {
				return errors.Join(err, l.Close())
			}
			return servePages(cmd.Context(), l, pages)
		},
	}
	cmd.Flags().StringVar(&address, "address", "127.0.0.1:8080", "`host:port` to listen at; whoever can reach it can ask questions")
	return cmd
}

// servePages answers requests from l until ctx ends.
func servePages(ctx context.Context, l net.Listener, pages http.Handler) error {
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 24 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving the page: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		return server.Close()
	}
	return nil
}
