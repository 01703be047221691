// States prints what the encoder's first layers make of texts, for the reader's
// training: of each text, a JSON string a line on standard input with its "query: " or
// "passage: ", the number of its tokens, the tokens, as int32, and after all of them their
// states, as float16, in a second file.
//
//	go run ./index/encoder/reader/states WEIGHTS-FILE LAYERS OUT.tokens OUT.states < texts
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"briefbot/index/encoder/internal/e5"
)

func main() {
	if err := run(os.Args[1:], os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "states:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader) error {
	if len(args) != 4 {
		return errors.New("usage: states WEIGHTS-FILE LAYERS OUT.tokens OUT.states < texts")
	}
	weights, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	m, err := e5.Open(string(weights))
	if err != nil {
		return err
	}
	layers, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	var out [2]*bufio.Writer
	for i := range out {
		f, err := os.Create(args[2+i])
		if err != nil {
			return err
		}
		defer f.Close()
		out[i] = bufio.NewWriter(f)
	}
	for d := json.NewDecoder(in); ; {
		var text string
		if err := d.Decode(&text); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		tokens, states := m.States(text, layers)
		if err := errors.Join(binary.Write(out[0], binary.LittleEndian, int32(len(tokens))), binary.Write(out[0], binary.LittleEndian, tokens),
			binary.Write(out[1], binary.LittleEndian, states)); err != nil {
			return err
		}
	}
	return errors.Join(out[0].Flush(), out[1].Flush())
}
