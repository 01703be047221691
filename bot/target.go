package bot

import "strings"

// An embed is what a message shows in a box: a link's preview, a bot's card.
type embed struct {
	Title       anyText `json:"title"`
	Description anyText `json:"description"`
	Fields      adjusting[[]struct {
		Name  anyText `json:"name"`
		Value anyText `json:"value"`
	}] `json:"fields"`
}

type poll struct {
	Question media `json:"question"`
	Answers  []struct {
		Media media `json:"poll_media"`
	} `json:"answers"`
}

type media struct {
	Text anyText `json:"text"`
}

// textOf is the text that people read in a message that somebody runs a command
// on: what its author wrote and what the message shows beside that, which is the
// message that it forwards, its embeds, its poll, and the text among its
// components.
func textOf(m *sentMessage) string {
	if m == nil {
		return ""
	}
	parts := []string{m.Content.is}
	for _, s := range m.Snapshots.is {
		parts = append(parts, textOf(s.Message))
	}
	for _, e := range m.Embeds.is {
		parts = append(parts, e.is.Title.is, e.is.Description.is)
		for _, f := range e.is.Fields.is {
			parts = append(parts, f.Name.is, f.Value.is)
		}
	}
	parts = append(parts, m.Poll.is.Question.Text.is)
	for _, a := range m.Poll.is.Answers {
		parts = append(parts, a.Media.Text.is)
	}
	each(m.Components.is, func(c component) { parts = append(parts, c.Content.is) })
	return joined(parts)
}

// joined are the parts that are not empty, as paragraphs.
func joined(parts []string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, strings.TrimSpace(p))
		}
	}
	return strings.Join(out, "\n\n")
}
