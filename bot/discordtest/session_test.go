package discordtest_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"briefbot/bot/discordtest"
)

// TestDiscordgoSession drives a real discordgo Session against the stand-in:
// it registers a command, gets READY, and answers a slash command, a button, an
// autocomplete and an error, as it would with Discord.
func TestDiscordgoSession(t *testing.T) {
	checker, err := discordtest.NewChecker("")
	if err != nil {
		t.Fatal(err)
	}
	d := discordtest.NewServer(checker)
	defer d.Close()
	s, err := discordgo.New("Bot " + discordtest.Token)
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: d.Transport()}
	s.Dialer.NetDialContext = d.Dial
	s.ShouldRetryOnRateLimit = true
	ready := make(chan struct{})
	s.AddHandlerOnce(func(*discordgo.Session, *discordgo.Ready) { close(ready) })
	failed := make(chan error, 10)
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		r := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{
			Content: "hello", AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
		}}
		switch i.Type {
		case discordgo.InteractionMessageComponent:
			r.Type = discordgo.InteractionResponseUpdateMessage
			r.Data.Content = "pressed " + i.MessageComponentData().CustomID
		case discordgo.InteractionApplicationCommandAutocomplete:
			r.Type = discordgo.InteractionApplicationCommandAutocompleteResult
			r.Data = &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "one", Value: "1"}}}
		}
		failed <- s.InteractionRespond(i.Interaction, r)
	})
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	<-ready

	if _, err := s.ApplicationCommandBulkOverwrite(discordtest.ApplicationID, "", []*discordgo.ApplicationCommand{{Name: "ask", Description: "Ask"}}); err != nil {
		t.Fatal(err)
	}
	have, err := s.ApplicationCommands(discordtest.ApplicationID, "")
	if err != nil || len(have) != 1 || have[0].Name != "ask" || have[0].ID == "" {
		t.Fatalf("registered %+v, %v", have, err)
	}

	answered := func(e *discordtest.Exchange) discordtest.Answer {
		t.Helper()
		if err := <-failed; err != nil {
			t.Fatal(err)
		}
		return e.Answer()
	}
	slash := answered(d.Interact(discordtest.Slash("ask", map[string]any{"question": "what"})))
	if slash.Type != 4 || len(slash.Messages) != 1 || slash.Messages[0].Content != "hello" || slash.Took > 3*time.Second {
		t.Errorf("slash command: %+v", slash)
	}
	button := answered(d.Interact(discordtest.Press(slash.Messages[0], "next", discordtest.UserID)))
	if button.Type != 7 || button.Messages[0].Content != "pressed next" {
		t.Errorf("button: %+v", button)
	}
	typing := answered(d.Interact(discordtest.Typing("ask", "question", "o")))
	var choices []map[string]any
	if err := json.Unmarshal(typing.Choices, &choices); err != nil || len(choices) != 1 {
		t.Errorf("autocomplete: %+v", typing)
	}
	d.Fail(discordtest.Fault{Path: "/interactions/*/*/callback", Times: 1, Status: 404, Body: `{"code":10062,"message":"Unknown interaction"}`})
	late := d.Interact(discordtest.Slash("ask", nil))
	if err := <-failed; err == nil || late.Answer().Type != 0 {
		t.Errorf("a fault was not played back: %v", err)
	}
}
