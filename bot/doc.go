// Package bot brings the commands to Discord.
//
// A tour of the whole program, from the source text upwards:
//
//   - [briefbot/corpus] parses a Markdown brief into passages, footnotes,
//     references and recommendations, each with its place in the source.
//   - [briefbot/index] finds the passages that answer a question, the sentence
//     that answers best, and whether the brief answers at all.
//   - [briefbot/commands] turns a request into a reply made of plain data: what
//     is the brief's words, what is the program's, which steps lead on.
//   - This package carries requests and replies between Discord and the
//     commands. It owns everything that is Discord's.
//
// Inside this package an interaction goes this way, whichever door it came by:
//
//	gateway (gateway, shard, wire, pace)     HTTP (web, verify, interactions)
//	                  \                        /
//	          dispatch: each event once     decode: whatever is sent
//	                          \            /
//	               serve: the first response in time, then what follows
//	                               |
//	        handler, buttons, more, delete, mention: what to answer, as data
//	                               |
//	            render, panel, split, escape: a reply as messages
//	                               |
//	     send, message: what to do where one is refused, and each as JSON
//	                               |
//	          rest, transport, lane: calls, held back as Discord wants it
//
// Nothing is kept between two interactions but counts, the commands' IDs
// (commandid), which language a server prefers (place), and for ten minutes which messages answer which mention
// (mention): a button's state is in its custom_id. [Config] has the
// program's settings, and limits.go Discord's limits. Beside that stand
// register, which tells Discord the commands when they changed, and health,
// metrics and the reader page for those who run it.
//
// Whatever goes wrong in a command is one line in the log and one neutral
// sentence to the person. No message text and no user ID is logged or stored,
// and the token has no way into a log or an error.
package bot
