package commands

import (
	"context"

	"briefbot/commands/own"
	"briefbot/index"
)

func (s *Set) privacyCommand() Command {
	return Command{
		Name:        "privacy",
		Description: "What this bot reads, and that it keeps nothing",
		Run:         s.privacy,
	}
}

func (s *Set) privacy(_ context.Context, r Request) (Reply, error) {
	reply := s.privacyReply(speak(r.Locale), index.Part{})
	reply.Private = true
	return reply, nil
}

// privacyReply says what the program reads and keeps, to whoever asks it as well.
func (s *Set) privacyReply(v voice, _ index.Part) Reply {
	return Reply{Outcome: Answered, Blocks: []Block{
		plain(Say, v.say(own.IRead)),
		plain(Say, v.say(own.IKeep)),
		plain(Say, v.say(own.ILog)),
		plain(Say, v.say(own.ICount)),
	}}
}
