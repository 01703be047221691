// Briefbot answers questions about a policy brief with the matching passage,
// word for word, and its sources: in Discord and in the terminal.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"syscall"

	"briefbot/bot"
	"briefbot/commands/terminal"
)

func main() {
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, hangUp := context.WithCancel(ctx)
	hups := make(chan os.Signal, 1)
	signal.Notify(hups, syscall.SIGHUP)
	h := &hangUps{again: make(chan struct{}, 1)}
	go h.watch(hups, hangUp)
	status := run(ctx, os.Args[1:], os.LookupEnv, os.Stdin, os.Stdout, os.Stderr, h)
	stop()
	os.Exit(status)
}

// collectLate puts the first garbage collection off until the heap has 20 MB: a
// program that answers one question about a brief of ordinary length spent a
// third of its time on nine of them, and now has three. From then on
// garbage is collected as ever.
func collectLate() {
	const late = 500 // percent of the smallest heap that is collected, 4 MB
	usual := debug.SetGCPercent(late)
	runtime.AddCleanup(new([32]byte), func(usual int) { debug.SetGCPercent(usual) }, usual)
}

// hangUps are what SIGHUP means: it ends the program, as when a terminal is
// closed, unless a command has said that it reads its files again.
type hangUps struct {
	heeded atomic.Bool
	again  chan struct{}
}

func (h *hangUps) watch(signals <-chan os.Signal, end func()) {
	for range signals {
		if !h.heeded.Load() {
			end()
			continue
		}
		select {
		case h.again <- struct{}{}:
		default: // told already
		}
	}
}

// heed says that a command reads its files again, and returns when to.
func (h *hangUps) heed() <-chan struct{} {
	h.heeded.Store(true)
	return h.again
}

// run is the whole program: it returns the exit status.
func run(ctx context.Context, args []string, env func(string) (string, bool), stdin io.Reader, stdout, stderr io.Writer, h *hangUps) int {
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
		More:    doors(env, envErr, h),
	}.Run(ctx)
}

// version is the module's version as the go command recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(development)"
}
