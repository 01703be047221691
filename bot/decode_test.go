package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An interaction is read as discordgo reads it, as far as the program uses it.
func TestDecodeInteraction(t *testing.T) {
	for name, tt := range map[string]struct{ raw, want string }{
		"a command":       {string(askBody(7, "8", `Is "this" {a} question, \ or [not]?`)), `ask question=Is "this" {a} question, \ or [not]? by 8 en-GB may delete`},
		"white space":     {"\n{ \"id\" : \"1\" ,\t\"token\":\"t\",\r\n \"type\" : 2 , \"data\" : { \"name\" : \"help\", \"type\":1 } , \"locale\":\"fr\", \"context\" : 1 }\n", "help by  fr"},
		"the type last":   {`{"data":{"name":"ask","options":[{"name":"question","type":3,"value":"a } b ] \" c"}],"type":1},"id":"1","token":"t","type":2}`, `ask question=a } b ] " c by  `},
		"escapes":         {`{"id":"\u0031","token":"t\\\"","type":2,"data":{"name":"ask"},"member":{"nick":"}\"{","permissions":"8","user":{"id":"4\u0032","username":"\\"}}}`, "ask by 42  may delete"},
		"empty values":    {`{"id":"1","token":"t","type":2,"data":{"options":[]},"entitlements":[],"guild":{},"member":{},"user":{},"authorizing_integration_owners":{}}`, " by  "},
		"nulls":           {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"member":null,"user":null,"message":null,"locale":null,"channel_id":null}`, "ask by  "},
		"outside":         {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"user":{"id":"5"},"context":2,"authorizing_integration_owners":{"1":"5"}}`, "ask by 5  outside"},
		"a button":        {`{"id":"1","token":"t","type":3,"data":{"custom_id":"one.next:x","component_type":2},"message":{"id":"9","content":"a \"b\" {","components":[{"type":1,"components":[{"type":2,"style":2,"label":"x","custom_id":"one.y"}]}]},"member":{"user":{"id":"5"},"permissions":"0"}}`, ` by 5  one.next:x on a "b" { [x one.y]`},
		"an unknown type": {`{"id":"1","token":"t","type":99,"data":[1,-2.5e3,true,false,null,"x"]}`, "no data by  "},
		"a ping":          {`{"type":1}`, "no data by  "},
		// What only adjusts an answer may be of any type.
		"a strange locale":     {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"locale":7,"channel_id":{}}`, "ask by  "},
		"a strange context":    {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"context":"far","authorizing_integration_owners":[0]}`, "ask by  "},
		"strange owners":       {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"authorizing_integration_owners":{"0":0,"1":"5"}}`, "ask by  "},
		"strange permissions":  {`{"id":"1","token":"t","type":2,"data":{"name":"ask"},"member":{"user":{"id":"5"},"permissions":8}}`, "ask by 5 "},
		"a strange component":  {`{"id":"1","token":"t","type":3,"data":{"custom_id":"x"},"message":{"flags":"64","components":[{"type":"a","custom_id":3},{"type":2,"label":"x","custom_id":"one.y"}]}}`, " by   x on  [x one.y]"},
		"components in a word": {`{"id":"1","token":"t","type":3,"data":{"custom_id":"x"},"message":{"components":"none"}}`, " by   x on "},
	} {
		t.Run(name, func(t *testing.T) {
			i, err := decodeInteraction([]byte(tt.raw))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimSpace(tt.want), strings.TrimSpace(summary(i))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for _, raw := range []string{"", "{", "null", "[]", "5", `"x"`, `{}x`, `{"id":"1"`, `{"id":1,"token":"t","type":2,"data":{}}`, `{"id":"1","token":"t","type":2,"data":[]}`,
		`{"id":"1","token":"t","type":2,"data":{},"member":[]}`, `{"id":"1","token":"t","type":2}`, `{"id":"1","type":2,"data":{}}`} {
		if i, err := decodeInteraction([]byte(raw)); !errors.Is(err, errInteraction) {
			t.Errorf("%s gives %+v and the error %v", raw, i, err)
		}
	}
}

// Errors are logged, so they repeat nothing of what Discord sent about people.
func TestDecodeErrorsRepeatNothing(t *testing.T) {
	for _, secret := range []string{`"xylophone"`, "900000000000000123", `["xylophone"]`, `{"xylophone":"900000000000000123"}`, "true"} {
		for _, raw := range []string{
			`{"id":"1","token":"t","type":%s}`,
			`{"id":"1","token":"t","type":2,"context":%s}`,
			`{"id":"1","token":"t","type":2,"authorizing_integration_owners":%s}`,
			`{"id":"1","token":"t","type":2,"data":{"type":%s}}`,
			`{"id":"1","token":"t","type":2,"data":{"options":[{"name":"question","type":%s}]}}`,
			`{"id":"1","token":"t","type":2,"data":{},"member":{"permissions":%s}}`,
			`{"id":"1","token":"t","type":2,"data":{},"member":{"user":{"id":%s}}}`,
			`{"id":"1","token":"t","type":2,"data":{"resolved":{"messages":{"5":{"timestamp":%s}}}}}`,
			`{"id":"1","token":"t","type":2,"data":{"resolved":{"messages":{"5":{"type":%s}}}}}`,
			`{"id":"1","token":"t","type":2,"data":{"resolved":{"messages":{"5":{"components":[{"type":%s}]}}}}}`,
			`{"id":"1","token":"t","type":3,"data":{"component_type":%s}}`,
		} {
			raw := fmt.Sprintf(raw, secret)
			if _, err := decodeInteraction([]byte(raw)); err != nil && (strings.Contains(err.Error(), "xylophone") || strings.Contains(err.Error(), "900000000000000123")) {
				t.Errorf("%s gives the error %v", raw, err)
			}
		}
	}
}

// Half a megabyte of brackets takes no longer and no more memory to read than
// half a megabyte of something else.
func TestDecodeDeepInteractions(t *testing.T) {
	nested := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	option := func(member, value string) string {
		return `{"id":"1","token":"t","type":2,"data":{"name":"ask","options":[{"name":"question","type":3,"` + member + `":` + value + `}]}}`
	}
	for name, tt := range map[string]struct {
		raw string
		ok  bool
	}{
		"brackets alone":      {strings.Repeat("[", maxInteraction), false},
		"a deep value":        {option("value", nested("[", "]", 200_000)), false},
		"a value not so deep": {option("value", nested("[", "]", 4_900)), true},
		"deep options":        {option("options", strings.Repeat(`[{"options":`, 4_000)+"[]"+strings.Repeat("}]", 4_000)), true},
		"much beside it":      {option("value", `"x"},`+strings.Repeat(`{"name":"y","type":3,"value":"["},`, 12_000)+`{"name":"z","type":3,"value":"z"`), true},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		i, err := decodeInteraction([]byte(tt.raw))
		runtime.ReadMemStats(&after)
		if (err == nil) != tt.ok {
			t.Errorf("%s: error %v", name, err)
		}
		if grown := (int(after.StackInuse) - int(before.StackInuse)) >> 20; grown > 16 {
			t.Errorf("%s: the stack grew by %d MB", name, grown)
		}
		if err == nil && name != "much beside it" {
			if o := i.Data.Options[0]; o.Value.given {
				t.Errorf("%s: the option has a value", name)
			}
		}
	}
}

// summary is what the program uses of an interaction.
func summary(i *interaction) string {
	out := "no data"
	if i.Data != nil {
		out = i.Data.Name
		for _, o := range i.Data.Options {
			out += " " + o.Name + "=" + o.Value.text
		}
	}
	out += " by " + asking(i) + " " + i.Locale.is
	if moderates(i) {
		out += " may delete"
	}
	if outsider(i) {
		out += " outside"
	}
	if i.Data != nil && i.Data.CustomID != "" {
		out += " " + i.Data.CustomID
	}
	if i.Message != nil {
		out += " on " + textOf(i.Message)
		for _, b := range stepsOf(i.Message) {
			out += fmt.Sprintf(" [%s %s]", b.Label, b.CustomID)
		}
	}
	return out
}

// Any bytes are an interaction or an error.
func FuzzDecodeInteraction(f *testing.F) {
	f.Add(askBody(7, "8", `"\`))
	f.Add([]byte(`{"id":"1","token":"t","type":3,"data":{"custom_id":"x"},"member":{"user":{"id":"5"},"permissions":"0"}}`))
	f.Add(askBody(7, "8", strings.Repeat("ж", 6000)))
	f.Add([]byte(`{"id":"1","token":"t","type":3,"data":{"custom_id":"x"},"message":{"components":` + strings.Repeat(`[{"components":`, 2000) + `[]` + strings.Repeat(`}]`, 2000) + `}}`))
	f.Add([]byte(` { "a" : [ { } , "\"" , -1e5 ] , "type" : 1 } `))
	f.Fuzz(func(t *testing.T, raw []byte) {
		i, err := decodeInteraction(raw)
		if err == nil && !json.Valid(raw) {
			t.Errorf("read as %+v", i)
		}
	})
}
