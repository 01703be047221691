package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// What the bot itself says to a mention or in a DM is in the language of the
// question where that shows, or in the one that the server prefers. What it
// quotes stays as it is.
func TestMessagesAreAnsweredInTheirLanguage(t *testing.T) {
	const self = "<@" + discordtest.ApplicationID + "> "
	tests := map[string]struct {
		text   string
		dm     bool
		server string // the server's language
		says   string
		button string
		asked  int // how often Discord was asked for the server's language
	}{
		"English":                         {self + "What stands in the way?", false, "fr", "Barriers to Cooperation, paragraph 3 of 5", "More…", 0},
		"French":                          {self + "Quels sont les obstacles ?", false, "en-US", "Barriers to Cooperation, paragraphe 3 sur 5", "Plus…", 0},
		"German":                          {self + "Warum gibt es so wenig Vertrauen?", false, "en-US", "Barriers to Cooperation, Absatz 3 von 5", "Mehr …", 0},
		"Spanish":                         {self + "¿Qué obstáculos hay?", false, "en-US", "Barriers to Cooperation, párrafo 3 de 5", "Más…", 0},
		"Russian, in a DM":                {"Какие есть препятствия?", true, "en-US", "Barriers to Cooperation, абзац 3 из 5", "Ещё…", 0},
		"Ukrainian, in a DM":              {"Які є перешкоди?", true, "en-US", "Barriers to Cooperation, абзац 3 із 5", "Ще…", 0},
		"Turkish":                         {self + "Engeller nelerdir?", false, "en-US", "Barriers to Cooperation, paragraf 3/5", "Daha fazla…", 0},
		"a name, in a German server":      {self + "Sattarov", false, "de", "Barriers to Cooperation, Absatz 3 von 5", "Mehr …", 1},
		"a name, in a server of another":  {self + "Sattarov", false, "ja", "Barriers to Cooperation, paragraph 3 of 5", "More…", 1},
		"a name, in a DM":                 {"Sattarov", true, "de", "Barriers to Cooperation, paragraph 3 of 5", "More…", 0},
		"a short form in a German server": {self + "[R2]", false, "de", "Policy Recommendations, Absatz 3 von 5, Empfehlung 2 von 4", "Löschen", 1},
		"nothing, in a Spanish server":    {self, false, "es-ES", "Respondo", "Borrar", 1},
	}
	set := commands.New(corpus.Builtin(), fixedSearch{})
	quoted := ""
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), set, func(d *discordtest.Server) { d.SetLocale(tt.server) }, func(s *stage) {
				s.ready(1)
				p := discordtest.Said(tt.text, discordtest.ApplicationID)
				if tt.dm {
					p = discordtest.Said(tt.text).With("guild_id", nil)
				}
				s.Say(p)
				time.Sleep(5 * time.Second)
				posts := s.Posts()
				if len(posts) != 1 || !strings.Contains(posts[0].Content, tt.says) || buttonID(posts[0], tt.button) == "" {
					s.t.Fatalf("want %q and a button %q in\n%+v", tt.says, tt.button, posts)
				}
				if line, _, _ := strings.Cut(posts[0].Content, "\n"); strings.HasPrefix(line, "> **Moreover") {
					if quoted == "" {
						quoted = line
					}
					if diff := cmp.Diff(quoted, line); diff != "" {
						s.t.Errorf("a quotation differs: %s", diff)
					}
				}
				if n := len(s.Calls("GET", "/guilds/*")); n != tt.asked {
					s.t.Errorf("asked %d times for the server's language, want %d", n, tt.asked)
				}
			})
		})
	}
}

// A server's language is asked for once in a while, however many ask, and
// whether Discord says it or not nobody goes without an answer.
func TestAServersLanguageIsAskedForOnce(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		say := func(n int) {
			for range n {
				s.Say(discordtest.Said("<@"+discordtest.ApplicationID+"> "+typed, discordtest.ApplicationID))
			}
			time.Sleep(20 * time.Second)
		}
		s.Fail(discordtest.Fault{Path: "/guilds/*", Hang: true})
		say(30)
		s.Heal()
		if n := len(s.Calls("GET", "/guilds/*")); n != 1 || len(s.Posts()) != 30 {
			s.t.Errorf("%d calls for %d answers, want 1 and 30", n, len(s.Posts()))
		}
		time.Sleep(time.Minute)
		say(30)
		say(30)
		if n := len(s.Calls("GET", "/guilds/*")); n != 2 || len(s.Posts()) != 90 {
			s.t.Errorf("%d calls for %d answers, want 2 and 90", n, len(s.Posts()))
		}
	})
}

// A reply to one of the bot's own messages is about what that quotes; nothing is
// kept of either.
func TestRepliesFollowWhatTheyReplyTo(t *testing.T) {
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	onStage(t, testConfig(), commands.New(b, x), nil, func(s *stage) {
		s.ready(1)
		ask := func(text string, about any) string {
			p := discordtest.Said("<@"+discordtest.ApplicationID+"> "+text, discordtest.ApplicationID)
			if about != nil {
				p = p.With("type", 19).With("referenced_message", about)
			}
			before := len(s.Posts())
			s.Say(p)
			time.Sleep(5 * time.Second)
			if posts := s.Posts(); len(posts) > before {
				return posts[len(posts)-1].Content
			}
			return ""
		}
		own := func(content string) any {
			return map[string]any{"id": "900000000000000051", "content": content, "author": map[string]any{"id": discordtest.ApplicationID}}
		}
		first := ask("recommendation 1", nil)
		for text, want := range map[string]string{"and the second one?": "recommendation 2 of 4", "source?": "recommendation 1 of 4", "what does note 1 say?": "Interviews with EU officials"} {
			if got := ask(text, own(first)); !strings.Contains(got, want) {
				s.t.Errorf("%q in reply to the first recommendation gives\n%s", text, got)
			}
		}
		asked := "-# Asked: Does it mention Kyrgyzstan?\n“Kyrgyzstan” is in the brief once."
		if got := ask("and how is trust?", own(asked)); !strings.Contains(got, "“trust” is in the brief") {
			s.t.Errorf("in reply to a command's answer: %s", got)
		}
		// What the bot's message answers is asked of Discord.
		said := own(ask("What does the SCO do?", nil)).(map[string]any)
		var post struct {
			Answers json.RawMessage `json:"message_reference"`
		}
		posts := s.Posts()
		if err := json.Unmarshal(posts[len(posts)-1].Raw, &post); err != nil {
			s.t.Fatal(err)
		}
		said["message_reference"] = post.Answers
		if got := ask("and China?", said); !strings.Contains(got, "> **When it comes to cooperation on connectivity") {
			s.t.Errorf("in reply to an answer about another: %s", got)
		}
		somebody := map[string]any{"id": "900000000000000052", "content": "It speaks of “a grave lack of trust between both sides”!", "author": map[string]any{"id": "900000000000000053"}}
		if got := ask("is this right?", somebody); !strings.Contains(got, "serious") {
			s.t.Errorf("in reply to a quotation: %s", got)
		}
		if got := ask("and the second one?", nil); !strings.Contains(got, "cannot tell what this refers to") {
			s.t.Errorf("in reply to nothing: %s", got)
		}
	})
}

// What Discord puts into a text for a person, a channel or an emoji is no word of
// the question, and nobody's ID is shown.
func TestMentionsAreNoWords(t *testing.T) {
	const id = "900000000000000099"
	set := realSet(t, NewMetrics())
	onStage(t, testConfig(), set, nil, func(s *stage) {
		s.ready(1)
		plain := s.ask(discordtest.Slash("ask", map[string]any{"question": "what is CARICC?"}))
		for _, around := range []string{"<@" + id + "> %s", "%s <#" + id + ">", "<@&" + id + "> **%s**", "<a:wave:" + id + "> %s <t:1700000000:R>", "</ask:" + id + "> %s"} {
			text1 := strings.ReplaceAll(around, "%s", "what is CARICC?")
			before := len(s.Posts())
			s.Say(discordtest.Said(mention+text1, discordtest.ApplicationID).As(flooder(before)))
			time.Sleep(10 * time.Second)
			posts := s.Posts()
			// Of a slash command others do not see the question: it stands above the answer.
			_, want, _ := strings.Cut(plain.Messages[0].Content, "\n")
			if len(posts) == before || posts[before].Content != want {
				s.t.Errorf("%s is answered with\n%+v\nwant\n%s", text1, posts[min(before, len(posts)):], text(plain))
			}
			a := s.ask(discordtest.Slash("ask", map[string]any{"question": text1}))
			if strings.Contains(text(a)+posts[before].Content, id) {
				s.t.Errorf("%s: an ID is shown: %s", text1, text(a))
			}
		}
	})
}
