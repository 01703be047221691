// Briefbot answers questions about a policy brief with the matching passage,
// word for word, and its sources: in Discord and in the terminal.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"briefbot/bot"
	"briefbot/commands/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.LookupEnv, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the whole program: it returns the exit status.
func run(ctx context.Context, args []string, env func(string) (string, bool), stdin io.Reader, stdout, stderr io.Writer) int {
	// What is wrong with .env concerns only what needs it.
	withFile, envErr := bot.WithDotEnv(env, ".env")
	if envErr == nil {
		env = withFile
	}
	return terminal.Program{
		Args:    args,
		Env:     env,
		Stdin:   stdin,
		Stdout:  stdout,
		Stderr:  stderr,
		Version: version(),
		More:    doors(env, envErr),
	}.Run(ctx)
}

// version is the module's version as the go command recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(development)"
}
