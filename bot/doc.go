// Package bot brings the commands to Discord.
//
// It owns everything that is Discord's: the token and configuration, the
// gateway session, the registration of commands, the limits on what can be
// sent, and the stateless buttons. Configuration is read once from the
// environment into a [Config].
//
// A tour of the whole program from the source text upwards:
// [briefbot/corpus] parses a Markdown brief into passages, footnotes,
// references and recommendations; [briefbot/index] finds the passages that
// answer a question; [briefbot/commands] turns a request into a reply made of
// plain data; and this package carries requests and replies between Discord
// and the commands.
package bot
