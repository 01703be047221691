package commands

import (
	"briefbot/index"
)

// talkReply answers small talk with a line or two: friendly, true, and about
// what the program is for.
func (s *Set) talkReply(v voice, topic index.Topic) Reply {
	var b Block
	switch topic {
	case index.Remark:
		b = plain(Say, v.say("I am here for your questions about the brief. /help shows what I can do."))
	case index.Thanks:
		b = plain(Say, v.say("You're welcome! Ask me anything else about the brief."))
	case index.Farewell:
		b = plain(Say, v.say("Goodbye! Come back whenever you have a question about the brief."))
	case index.Praise:
		b = plain(Say, v.say("Thank you! The good words are the brief's: I only find and quote them."))
	case index.Complaint:
		b = plain(Say, v.say("Sorry! I may have picked the wrong passage. “%s” under an answer shows others, and /verify checks a quotation against the brief.", v.say("Next match")))
	case index.AboutBot:
		b = plain(Say, v.say("I am a program. I search the policy brief and quote the passages that fit; nobody sits behind the answers, and no language model writes them."))
	case index.AboutMaker:
		b = s.withTitle(v.say("The authors of briefbot, an open-source program, made me. I quote "), v.say(", which others wrote."))
		if names := full(people(s.brief.Info.Authors), false); names != "" {
			b = s.withTitle(v.say("The authors of briefbot, an open-source program, made me. I quote "), v.say(" by %s.", names))
		}
	case index.AboutTongue:
		b = plain(Say, v.say("Please ask in the language of the brief. I quote it as it is printed, untranslated."))
		if s.brief.Language == "en" {
			b = plain(Say, v.say("Ask me in English, French, German or Russian. I quote the brief as it is printed, in English; what I say myself can also be in Spanish, Turkish or Ukrainian."))
		}
	case index.AboutHelp:
		b = s.withTitle(v.say("I answer questions about the policy brief "), v.say(" with its own words and sources. Ask what it says about something, or for a recommendation, footnote, source or section; /verify checks a quotation, and /help lists the rest."))
	case index.FollowUp:
		b = plain(Say, v.say("I answer each question by itself and keep nothing of what was said before. Please ask it in full, for example: What does the brief recommend?"))
	case index.Errand:
		b = plain(Say, v.say("I can't do that: I only find passages of the brief and quote them, word for word. Ask me what it says about something."))
	default:
		b = s.withTitle(v.say("Hello! I answer questions about the policy brief "), v.say(" with its own words and sources. I quote; I do not make anything up. Ask me something, or see /help."))
	}
	return Reply{Outcome: Answered, Blocks: []Block{b}}
}

// withTitle is a sentence around the brief's title.
func (s *Set) withTitle(before, after string) Block {
	b := plain(Say, before)
	b.Runs = append(b.Runs, Run{Text: s.brief.Title, Style: Italic}, Run{Text: after})
	return b
}
