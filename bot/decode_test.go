package bot

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"
)

// An interaction is read as discordgo reads it, as far as the program uses it.
func TestDecodeInteraction(t *testing.T) {
	for name, raw := range map[string]string{
		"a command":       string(askBody(7, "8", `Is "this" {a} question, \ or [not]?`)),
		"white space":     "\n{ \"id\" : \"1\" ,\t\"token\":\"t\",\r\n \"type\" : 2 , \"data\" : { \"name\" : \"help\", \"type\":1 } , \"locale\":\"fr\", \"context\" : 1 }\n",
		"the type last":   `{"data":{"name":"ask","options":[{"name":"question","type":3,"value":"a } b ] \" c"}],"type":1},"id":"1","token":"t","type":2}`,
		"escapes":         `{"id":"\u0031","token":"t\\\"","type":2,"data":{"name":"ask"},"member":{"nick":"}\"{","permissions":"8","user":{"id":"4\u0032","username":"\\"}}}`,
		"empty values":    `{"id":"1","token":"t","type":2,"data":{"options":[]},"entitlements":[],"guild":{},"member":{},"user":{},"authorizing_integration_owners":{}}`,
		"nulls":           `{"id":"1","token":"t","type":2,"data":{"name":"ask"},"member":null,"user":null,"message":null,"locale":null,"channel_id":null}`,
		"outside":         `{"id":"1","token":"t","type":2,"data":{"name":"ask"},"user":{"id":"5"},"context":2,"authorizing_integration_owners":{"1":"5"}}`,
		"a button":        `{"id":"1","token":"t","type":3,"data":{"custom_id":"one.next:x","component_type":2},"message":{"id":"9","content":"a \"b\" {","components":[{"type":1,"components":[{"type":2,"style":2,"label":"x","custom_id":"y"}]}]},"member":{"user":{"id":"5"},"permissions":"0"}}`,
		"an unknown type": `{"id":"1","token":"t","type":99,"data":[1,-2.5e3,true,false,null,"x"]}`,
		"a ping":          `{"type":1}`,
	} {
		t.Run(name, func(t *testing.T) {
			var want discordgo.Interaction
			if name == "an unknown type" { // for discordgo an error
				want = discordgo.Interaction{ID: "1", Token: "t", Type: 99}
			} else if err := json.Unmarshal([]byte(raw), &want); err != nil {
				t.Fatal(err)
			}
			got, err := decodeInteraction([]byte(raw))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(used(&want), used(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for _, raw := range []string{"", "{", "null", "[]", "5", `"x"`, `{}x`, `{"id":"1"`, `{"id":1,"token":"t","type":2,"data":{}}`, `{"id":"1","token":"t","type":2,"data":[]}`,
		`{"id":"1","token":"t","type":2,"data":{},"member":[]}`, `{"id":"1","token":"t","type":2,"data":{},"member":{"permissions":"x"}}`, `{"id":"1","token":"t","type":2}`, `{"id":"1","type":2,"data":{}}`} {
		if i, err := decodeInteraction([]byte(raw)); !errors.Is(err, errInteraction) {
			t.Errorf("%s gives %+v and the error %v", raw, i, err)
		}
	}
}

// used is an interaction with what the program uses of it.
func used(i *discordgo.Interaction) discordgo.Interaction {
	out := discordgo.Interaction{ID: i.ID, AppID: i.AppID, Type: i.Type, Data: i.Data, ChannelID: i.ChannelID, Message: i.Message, Locale: i.Locale, Token: i.Token,
		Context: i.Context, AuthorizingIntegrationOwners: i.AuthorizingIntegrationOwners}
	if i.User != nil {
		out.User = &discordgo.User{ID: i.User.ID}
	}
	if i.Member != nil {
		out.Member = &discordgo.Member{Permissions: i.Member.Permissions}
		if i.Member.User != nil {
			out.Member.User = &discordgo.User{ID: i.Member.User.ID}
		}
	}
	return out
}

// Any bytes are an interaction or an error.
func FuzzDecodeInteraction(f *testing.F) {
	f.Add(askBody(7, "8", `"\`))
	f.Add([]byte(`{"id":"1","token":"t","type":3,"data":{"custom_id":"x"},"member":{"user":{"id":"5"},"permissions":"0"}}`))
	f.Add([]byte(` { "a" : [ { } , "\"" , -1e5 ] , "type" : 1 } `))
	f.Fuzz(func(t *testing.T, raw []byte) {
		i, err := decodeInteraction(raw)
		if err == nil && !json.Valid(raw) {
			t.Errorf("read as %+v", i)
		}
	})
}
