package bot

import (
	"encoding/json"
	"strings"
	"sync/atomic"

	"github.com/bwmarrin/discordgo"

	"briefbot/commands"
)

// commandIDs are the IDs that Discord gave the slash commands, by their names. With
// one a command's name can be pressed in a message: </ask:123>. It is safe for
// concurrent use; the zero value and nil know none.
type commandIDs struct {
	by atomic.Pointer[map[string]string]
}

// learn takes the commands as Discord has them.
func (c *commandIDs) learn(registered []byte) {
	var list []struct {
		ID   string                           `json:"id"`
		Name string                           `json:"name"`
		Type discordgo.ApplicationCommandType `json:"type"`
	}
	if json.Unmarshal(registered, &list) != nil {
		return // the names are said without links
	}
	by := map[string]string{}
	for _, r := range list {
		if r.ID != "" && strings.Trim(r.ID, "0123456789") == "" && (r.Type == 0 || r.Type == discordgo.ChatApplicationCommand) {
			by[r.Name] = r.ID
		}
	}
	c.by.Store(&by)
}

// of is the ID of the command that a block begins with, or "".
func (c *commandIDs) of(b commands.Block) string {
	if c == nil || len(b.Runs) == 0 || b.Runs[0].Command == "" {
		return ""
	}
	by := c.by.Load()
	if by == nil {
		return ""
	}
	return (*by)[b.Runs[0].Command]
}
