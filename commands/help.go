package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/commands/own"
	"briefbot/corpus"
)

func (s *Set) helpCommand() Command {
	return Command{
		Name:        "help",
		Description: "What this bot does and which commands it has",
		Run:         s.help,
	}
}

func (s *Set) help(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	lead := plain(Say, v.say(own.IAnswer))
	lead.Runs = append(lead.Runs, Run{Text: s.brief.Title, Style: Italic},
		Run{Text: v.say(own.HelpGoesOn)})
	reply := Reply{Outcome: Answered, Private: true, Blocks: []Block{lead}}
	for _, c := range s.Commands() {
		if c.Menu != "" && !r.Alone {
			reply.Blocks = append(reply.Blocks, helpItem(Localised(c.Menus, r.Locale, c.Menu), v.say(own.InMenu), Localised(c.Descriptions, r.Locale, c.Description)))
			continue
		}
		name := "/" + Localised(c.Names, r.Locale, c.Name)
		item := helpItem(name, usage(c, r), Localised(c.Descriptions, r.Locale, c.Description))
		item.Runs[0].Command = c.Name
		if e := s.example(v, c.Name); e != "" {
			item.Runs = append(item.Runs, Run{Text: ". "}, Run{Text: name + " " + e, Style: Italic})
		}
		reply.Blocks = append(reply.Blocks, item)
	}
	return reply, nil
}

// example is what can be typed behind a command, of this brief; "" where nothing
// has to be.
func (s *Set) example(v voice, command string) string {
	b := s.brief
	switch command {
	case "ask":
		return v.say(own.AskForExample)
	case "recommendation":
		if len(b.Recommendations) > 0 {
			return b.Recommendations[len(b.Recommendations)/2].Number
		}
	case "cite":
		if len(b.References) > 0 {
			return b.References[0].Key
		}
	case "footnote":
		if len(b.Footnotes) > 0 {
			return b.Footnotes[0].Label
		}
	case "section":
		for i := range b.Sections {
			if sec := &b.Sections[i]; len(sec.Passages) > 0 && sec.Name != "" && b.Passages[sec.Passages[0]].Part == corpus.Body {
				return Clip(sec.Name, maxEcho)
			}
		}
	case "verify", "find":
		for i := range b.Passages {
			words := strings.Fields(b.Passages[i].Text)
			if b.Passages[i].Part != corpus.Body || len(words) < exampleWords {
				continue
			}
			if command == "find" {
				words = words[:exampleWords]
				return strings.Trim(slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) }), ".,;:()“”\"")
			}
			return "“" + strings.Join(words[:exampleWords], " ") + "”"
		}
	}
	return ""
}

// exampleWords is how many words of the brief an example quotes.
const exampleWords = 6

// helpItem is a command's line: its name in bold, how to call it, what it does.
// The name is its first run.
func helpItem(name, usage, description string) Block {
	return Block{Kind: Item, Runs: []Run{{Text: name, Style: Bold}, {Text: usage + ": " + description}}}
}

// usage is a command's options as they are typed: required ones plain, the
// others in brackets.
func usage(c Command, r Request) string {
	var b strings.Builder
	for _, o := range c.Options {
		name := Localised(o.Names, r.Locale, o.Name)
		switch {
		case r.Alone && o.Flag && o.Name == "private":
		case o.Required:
			b.WriteString(" " + name)
		default:
			b.WriteString(" [" + name + "]")
		}
	}
	return b.String()
}
