// Package terminal is briefbot's command line: every command of
// [briefbot/commands] as a subcommand built from its one definition, a
// conversation, and the tools for people who keep a brief.
//
// It knows the terminal (width, styles, exit status) and how a brief is read
// and indexed when a command first needs it. It knows nothing of Discord: the
// program's main adds the subcommands that do.
package terminal
