package bot

import "time"

// A meter counts what happens. Its methods are safe for concurrent use, and
// take names that are few: never an ID, never what a person typed.
type meter interface {
	// interaction counts one answer: the command's name, how it went (an
	// outcome of package commands, or "failed", "limited", "late") and how
	// long it took until the first response was sent.
	interaction(command, outcome string, took time.Duration)
	// rest counts one REST call; status is 0 where no response came.
	rest(route string, status int)
	// gateway counts an event of a gateway connection: "connect", "ready",
	// "resumed", "reconnect", "invalid", "lost".
	gateway(event string)
}

// noMeter counts nothing.
type noMeter struct{}

func (noMeter) interaction(string, string, time.Duration) {}
func (noMeter) rest(string, int)                          {}
func (noMeter) gateway(string)                            {}
