package commands

import (
	"context"
	"strings"
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
	lead := plain(Say, v.say("I answer questions about the policy brief "))
	lead.Runs = append(lead.Runs, Run{Text: s.brief.Title, Style: Italic},
		Run{Text: v.say(" with its own words, each quotation with its footnotes and references. If the brief does not answer, I say so.")})
	reply := Reply{Outcome: Answered, Private: true, Blocks: []Block{lead}}
	for _, c := range s.Commands() {
		if c.Menu != "" {
			menu := c.Menu
			if m, ok := c.Menus[r.Locale]; ok {
				menu = m
			}
			reply.Blocks = append(reply.Blocks, helpItem(menu, v.say(" (in a message's menu under Apps)"), localised(c.Descriptions, r.Locale, c.Description)))
			continue
		}
		reply.Blocks = append(reply.Blocks, helpItem("/"+localised(c.Names, r.Locale, c.Name), usage(c, r.Locale), localised(c.Descriptions, r.Locale, c.Description)))
	}
	return reply, nil
}

// helpItem is a command's line: its name in bold, how to call it, what it does.
func helpItem(name, usage, description string) Block {
	return Block{Kind: Item, Runs: []Run{{Text: name, Style: Bold}, {Text: usage + ": " + description}}}
}

// usage is a command's options as they are typed: required ones plain, the
// others in brackets.
func usage(c Command, locale string) string {
	var b strings.Builder
	for _, o := range c.Options {
		name := localised(o.Names, locale, o.Name)
		if o.Required {
			b.WriteString(" " + name)
		} else {
			b.WriteString(" [" + name + "]")
		}
	}
	return b.String()
}

// localised is the text for a locale, or the English one.
func localised(texts map[string]string, locale, english string) string {
	if t, ok := texts[locale]; ok {
		return t
	}
	return english
}
