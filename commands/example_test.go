package commands_test

import (
	"context"
	"fmt"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// A command answers with plain data, which every door shows in its own way.
func Example() {
	b := corpus.Parse([]byte(`# Tea for the Ministry

## How long

Green tea takes two minutes.[^1] Black tea takes four.

[^1]: Measured with a kitchen clock.
`), corpus.Options{})
	x, err := index.New(b, index.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer x.Close()

	footnote, _ := commands.New(b, x).Command("footnote")
	reply, err := footnote.Run(context.Background(), commands.Request{
		Options: map[string]string{"number": "the first"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range reply.Blocks {
		fmt.Printf("%s %s: %s\n", block.Kind, block.Label, block)
	}
	// Output:
	// headline : Footnote 1
	// footnote 1: Measured with a kitchen clock.
	// quotation : Green tea takes two minutes.
	// place : How long, paragraph 1 of 1
}
