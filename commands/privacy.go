package commands

import (
	"context"

	"briefbot/commands/own"
)

func (s *Set) privacyCommand() Command {
	return Command{
		Name:        "privacy",
		Description: "What this bot reads, and that it keeps nothing",
		Run:         s.privacy,
	}
}

func (s *Set) privacy(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	return Reply{Outcome: Answered, Private: true, Blocks: []Block{
		plain(Say, v.say(own.IRead)),
		plain(Say, v.say(own.IKeep)),
		plain(Say, v.say(own.ILog)),
		plain(Say, v.say(own.ICount)),
	}}, nil
}
