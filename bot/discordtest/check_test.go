package discordtest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

const (
	callbackPath = "/api/v10/interactions/1/token/callback"
	commandsPath = "/api/v10/applications/1/commands"
	sendPath     = "/api/v10/channels/1/messages"
	editPath     = "/api/v10/webhooks/1/token/messages/@original"
)

// quiet is what every message says about mentions.
const quiet = `"allowed_mentions":{"parse":[]}`

// checkers returns the checker without the description and, if the
// environment names one, the checker with it.
func checkers(t *testing.T) map[string]*Checker {
	t.Helper()
	file := os.Getenv("DISCORD_OPENAPI")
	all := map[string]*Checker{"named rules": newChecker(t, "")}
	if file == "" {
		t.Log("DISCORD_OPENAPI is not set: only the named rules are tested; set it to the path of Discord's OpenAPI description")
	} else {
		all["with description"] = newChecker(t, file)
	}
	return all
}

func newChecker(t *testing.T, file string) *Checker {
	t.Helper()
	c, err := NewChecker(file)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// described returns a checker with the description, or skips the test.
func described(t *testing.T) *Checker {
	t.Helper()
	file := os.Getenv("DISCORD_OPENAPI")
	if file == "" {
		t.Skip("DISCORD_OPENAPI is not set: set it to the path of Discord's OpenAPI description")
	}
	return newChecker(t, file)
}

// A bad request, the rule it breaks, and a like request that is well.
type ruleCase struct {
	rule, name, method, path, bad, good string
}

func quietMessage(members string) string { return "{" + quiet + "," + members + "}" }

func callback(members string) string { return `{"type":4,"data":` + quietMessage(members) + `}` }

func buttons(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, `{"type":2,"style":2,"label":"Next","custom_id":"b%d"}`, i)
	}
	return b.String()
}

func rows(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf(`{"type":1,"components":[{"type":2,"style":2,"label":"Next","custom_id":"b%d"}]}`, i)
	}
	return `"content":"x","components":[` + strings.Join(out, ",") + `]`
}

func row(inner string) string {
	return `"content":"x","components":[{"type":1,"components":[` + inner + `]}]`
}

func slash(members string) string {
	return `{"type":1,"contexts":[0,1,2],"integration_types":[0,1],` + members + `}`
}

func ask(options string) string {
	return slash(`"name":"ask","description":"Ask the brief","options":[` + options + `]`)
}

func repeat(n int, f func(i int) string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = f(i)
	}
	return strings.Join(out, ",")
}

func x(n int) string { return strings.Repeat("ж", n) }

const (
	next     = `{"type":2,"style":2,"label":"Next","custom_id":"next"}`
	menu     = `{"type":3,"custom_id":"menu","options":[{"label":"A","value":"a"}]}`
	question = `{"type":3,"name":"question","description":"What to ask","required":true}`
	private  = `{"type":5,"name":"private","description":"Only for you"}`
)

func v2(inner string) string { return `"flags":32768,"components":[` + inner + `]` }

func text(n int) string { return `{"type":10,"content":"` + x(n) + `"}` }

func TestEachRuleCatchesABadRequest(t *testing.T) {
	cases := []ruleCase{
		{"empty message", "send", "POST", sendPath, quietMessage(`"content":""`), quietMessage(`"content":"x"`)},
		{"empty message", "callback without data", "POST", callbackPath, `{"type":4}`, callback(`"content":"x"`)},
		{"empty message", "edit to nothing", "PATCH", editPath, quietMessage(`"content":"","embeds":[],"components":[]`), quietMessage(`"components":[]`)},
		{"blank content", "white space", "POST", sendPath, quietMessage(`"content":" \n"`), quietMessage(`"content":" x"`)},
		{"content length", "2,001 characters", "POST", sendPath, quietMessage(`"content":"` + x(2001) + `"`), quietMessage(`"content":"` + x(2000) + `"`)},
		{"embeds", "one", "POST", sendPath, quietMessage(`"content":"x","embeds":[{"title":"x"}]`), quietMessage(`"content":"x","embeds":[]`)},
		{"mentions", "not mentioned", "POST", sendPath, `{"content":"x"}`, quietMessage(`"content":"x"`)},
		{"mentions", "edit without", "PATCH", editPath, `{"content":"x"}`, quietMessage(`"content":"x"`)},
		{"mentions", "update without", "POST", callbackPath, `{"type":7,"data":{"content":"x"}}`, `{"type":7,"data":` + quietMessage(`"content":"x"`) + `}`},
		{"mentions", "users", "POST", sendPath, `{"content":"x","allowed_mentions":{"parse":[],"users":["1"]}}`, quietMessage(`"content":"x"`)},
		{"mentions", "no parse", "POST", sendPath, `{"content":"x","allowed_mentions":{}}`, quietMessage(`"content":"x"`)},
		{"mentions", "everyone", "POST", sendPath, `{"content":"x","allowed_mentions":{"parse":["everyone"]}}`, quietMessage(`"content":"x"`)},
		{"mentions", "ping on reply", "POST", sendPath, `{"content":"x","allowed_mentions":{"parse":[],"replied_user":true}}`, quietMessage(`"content":"x"`)},
		{"flags", "unknown", "POST", sendPath, quietMessage(`"content":"x","flags":1`), quietMessage(`"content":"x","flags":4`)},
		{"flags", "edit made ephemeral", "PATCH", editPath, quietMessage(`"content":"x","flags":64`), quietMessage(`"content":"x","flags":4`)},

		{"components v2", "content beside", "POST", sendPath, quietMessage(`"content":"x",` + v2(text(1))), quietMessage(v2(text(1)))},
		{"components v2", "without the flag", "POST", sendPath, quietMessage(`"content":"x","components":[` + text(1) + `]`), quietMessage(v2(text(1)))},
		{"component count", "six rows", "POST", sendPath, quietMessage(rows(6)), quietMessage(rows(5))},
		{"component count", "41 components", "POST", sendPath,
			quietMessage(v2(`{"type":17,"components":[` + repeat(39, func(int) string { return text(1) }) + `]},` + text(1))),
			quietMessage(v2(`{"type":17,"components":[` + repeat(38, func(int) string { return text(1) }) + `]},` + text(1)))},
		{"components v2 text", "4,001 characters", "POST", sendPath, quietMessage(v2(text(4000) + "," + text(1))), quietMessage(v2(text(3999) + "," + text(1)))},
		{"row", "six buttons", "POST", sendPath, quietMessage(row(buttons(6))), quietMessage(row(buttons(5)))},
		{"row", "select and button", "POST", sendPath, quietMessage(row(menu + "," + next)), quietMessage(row(menu))},
		{"row", "two selects", "POST", sendPath, quietMessage(row(menu + "," + strings.ReplaceAll(menu, "menu", "other"))), quietMessage(row(menu))},
		{"row", "empty", "POST", sendPath, quietMessage(row("")), quietMessage(row(next))},
		{"button", "no label", "POST", sendPath, quietMessage(row(`{"type":2,"style":2,"custom_id":"a"}`)), quietMessage(row(next))},
		{"button", "address", "POST", sendPath, quietMessage(row(`{"type":2,"style":5,"label":"Read","url":"https://example.org/"}`)), quietMessage(row(next))},
		{"button", "label of 81", "POST", sendPath, quietMessage(row(`{"type":2,"style":1,"label":"` + x(81) + `","custom_id":"a"}`)), quietMessage(row(`{"type":2,"style":1,"label":"` + x(80) + `","custom_id":"a"}`))},
		{"custom_id", "missing", "POST", sendPath, quietMessage(row(`{"type":2,"style":2,"label":"Next"}`)), quietMessage(row(next))},
		{"custom_id", "twice", "POST", sendPath, quietMessage(row(next + "," + next)), quietMessage(row(next))},
		{"custom_id", "101 characters", "POST", sendPath, quietMessage(row(`{"type":2,"style":2,"label":"N","custom_id":"` + x(101) + `"}`)), quietMessage(row(`{"type":2,"style":2,"label":"N","custom_id":"` + x(100) + `"}`))},
		{"select options", "same value", "POST", sendPath, quietMessage(row(`{"type":3,"custom_id":"m","options":[{"label":"A","value":"a"},{"label":"B","value":"a"}]}`)), quietMessage(row(menu))},

		{"suggestions", "26", "POST", callbackPath,
			`{"type":8,"data":{"choices":[` + repeat(26, func(i int) string { return fmt.Sprintf(`{"name":"n%d","value":"v"}`, i) }) + `]}}`,
			`{"type":8,"data":{"choices":[` + repeat(25, func(i int) string { return fmt.Sprintf(`{"name":"n%d","value":"v"}`, i) }) + `]}}`},
		{"suggestion", "name of 101", "POST", callbackPath, `{"type":8,"data":{"choices":[{"name":"` + x(101) + `","value":"v"}]}}`, `{"type":8,"data":{"choices":[]}}`},
		{"suggestion", "value of 101", "POST", callbackPath, `{"type":8,"data":{"choices":[{"name":"n","value":"` + x(101) + `"}]}}`, `{"type":8,"data":{"choices":[{"name":"n","value":"` + x(100) + `"}]}}`},
		{"suggestion", "same name", "POST", callbackPath, `{"type":8,"data":{"choices":[{"name":"n","value":"a"},{"name":"n","value":"b"}]}}`, `{"type":8,"data":{"choices":[{"name":"n","value":"a"},{"name":"m","value":"a"}]}}`},
		{"callback type", "unknown", "POST", callbackPath, `{"type":12}`, `{"type":6}`},
		{"modal", "title of 46", "POST", callbackPath, modalBody(x(46), input("a")), modalBody(x(45), input("a"))},
		{"modal custom_id", "twice", "POST", callbackPath, modalBody("Ask", input("a")+","+input("a")), modalBody("Ask", input("a")+","+input("b"))},

		{"command count", "101 slash commands", "PUT", commandsPath, manyCommands(101), manyCommands(100)},
		{"duplicate command", "same name", "PUT", commandsPath, "[" + ask("") + "," + ask("") + "]", "[" + ask("") + "]"},
		{"command name", "capital", "PUT", commandsPath, "[" + slash(`"name":"Ask","description":"x"`) + "]", "[" + ask("") + "]"},
		{"command name", "space", "PUT", commandsPath, "[" + slash(`"name":"ask me","description":"x"`) + "]", "[" + ask("") + "]"},
		{"command name", "capital in a translation", "PUT", commandsPath, "[" + slash(`"name":"ask","description":"x","name_localizations":{"de":"Frage"}`) + "]", "[" + slash(`"name":"ask","description":"x","name_localizations":{"de":"frage"}`) + "]"},
		{"command name", "message command of 33", "PUT", commandsPath, "[" + menuCommand(`"name":"`+x(33)+`"`) + "]", "[" + menuCommand(`"name":"Find in brief"`) + "]"},
		{"description", "missing", "POST", commandsPath, slash(`"name":"ask"`), ask("")},
		{"description", "of 101", "POST", commandsPath, slash(`"name":"ask","description":"` + x(101) + `"`), slash(`"name":"ask","description":"` + x(100) + `"`)},
		{"description", "on a message command", "POST", commandsPath, menuCommand(`"name":"Find","description":"x"`), menuCommand(`"name":"Find"`)},
		{"option name", "capital", "POST", commandsPath, ask(strings.ReplaceAll(question, "question", "Question")), ask(question)},
		{"option name", "twice", "POST", commandsPath, ask(question + "," + question), ask(question + "," + private)},
		{"option description", "missing", "POST", commandsPath, ask(strings.Replace(question, "What to ask", "", 1)), ask(question)},
		{"autocomplete and choices", "both", "POST", commandsPath,
			ask(`{"type":3,"name":"work","description":"x","autocomplete":true,"choices":[{"name":"a","value":"a"}]}`),
			ask(`{"type":3,"name":"work","description":"x","autocomplete":true,"choices":[]}`)},
		{"required first", "required after optional", "POST", commandsPath, ask(private + "," + question), ask(question + "," + private)},
		{"options", "26", "POST", commandsPath, ask(manyOptions(26)), ask(manyOptions(25))},
		{"choices", "26", "POST", commandsPath, ask(choices(26)), ask(choices(25))},
		{"choices", "empty value", "POST", commandsPath, ask(`{"type":3,"name":"work","description":"x","choices":[{"name":"a","value":""}]}`), ask(choices(1))},
		{"command size", "over 8,000", "POST", commandsPath,
			ask(longOptions(25, 100)), ask(longOptions(5, 100))},
		{"locale", "unknown", "POST", commandsPath, slash(`"name":"ask","description":"x","name_localizations":{"es":"x"}`), slash(`"name":"ask","description":"x","name_localizations":{"es-ES":"x"}`)},
		{"places", "not said", "POST", commandsPath, `{"name":"ask","description":"x"}`, ask("")},
		{"places", "not needed in a guild", "POST", commandsPath, `{"name":"ask","description":"x"}`, slash(`"name":"ask","description":"x"`)},
	}

	named, all := newChecker(t, ""), checkers(t)
	for _, c := range cases {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			var v *Violation
			if err := named.Request(c.method, c.path, "", []byte(c.bad)); !errors.As(err, &v) || v.Rule != c.rule {
				t.Errorf("the bad request gives %v, want rule %q", err, c.rule)
			}
			for name, checker := range all {
				if err := checker.Request(c.method, c.path, "application/json", []byte(c.good)); err != nil {
					t.Errorf("%s: the good request gives %v", name, err)
				}
			}
		})
	}
}

func menuCommand(members string) string {
	return `{"type":3,"contexts":[0],"integration_types":[0],` + members + `}`
}

func manyCommands(n int) string {
	return "[" + repeat(n, func(i int) string { return slash(fmt.Sprintf(`"name":"c%d","description":"x"`, i)) }) + "]"
}

func manyOptions(n int) string {
	return repeat(n, func(i int) string { return fmt.Sprintf(`{"type":3,"name":"o%d","description":"x"}`, i) })
}

func choices(n int) string {
	list := repeat(n, func(i int) string { return fmt.Sprintf(`{"name":"n%d","value":"v%d"}`, i, i) })
	return `{"type":3,"name":"work","description":"x","choices":[` + list + `]}`
}

// longOptions are n options with choices that fill about 1,200 characters each.
func longOptions(n, length int) string {
	return repeat(n, func(i int) string {
		list := repeat(6, func(j int) string { return fmt.Sprintf(`{"name":"%s%d","value":"%s"}`, x(length-1), j, x(length)) })
		return fmt.Sprintf(`{"type":3,"name":"o%d","description":"%s","choices":[%s]}`, i, x(100), list)
	})
}

func input(id string) string {
	return `{"type":1,"components":[{"type":4,"style":1,"label":"Question","custom_id":"` + id + `"}]}`
}

func modalBody(title, inner string) string {
	return `{"type":9,"data":{"custom_id":"ask","title":"` + title + `","components":[` + inner + `]}}`
}
