package commands

import "context"

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
		plain(Say, v.say("I read only what is addressed to me: my commands and buttons, messages on which somebody uses my menu, mentions of me, and direct messages.")),
		plain(Say, v.say("I keep none of it. No message, question or user name is stored, logged or passed on; answers come from the brief in my memory, and from no other service.")),
		plain(Say, v.say("My log has the name of a command, how long it took and whether it worked. What a button needs to know stands in the button itself.")),
		plain(Say, v.say("So that nobody takes everybody's time, I count requests by user ID: in memory alone, and only for a while.")),
	}}, nil
}
