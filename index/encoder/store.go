package encoder

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
)

// A store holds the vectors of texts. Its file is little-endian:
//
//	bytes 0-7    magic "briefVEC"
//	bytes 8-15   the first 8 bytes of the weights' checksum
//	bytes 16-47  SHA-256 of the rest
//	then, in ascending order of the keys, 404 bytes for each text:
//	16 bytes of key (the first half of the SHA-256 of what the model reads), the
//	scale (float32) and 384 int8
//
// Texts are known by their hash, so that a vector is never taken for that of
// another text, whatever changed in between, and no text is written down.
type store map[textKey]Compact

type textKey [16]byte

func keyOf(t Text) textKey {
	var room [512]byte // for most texts; a brief and its companion have thousands
	sum := sha256.Sum256(append(append(room[:0], t.prefix()...), t.Text...))
	return textKey(sum[:])
}

const (
	storeMagic  = "briefVEC"
	storeHeader = 48
	storeEntry  = 16 + 4 + Dim
)

// errStore is returned for a file that is damaged or of other weights.
var errStore = errors.New("not a file of vectors of these weights")

// parseStore reads a store's file.
func (e *Encoder) parseStore(file []byte) (store, error) {
	if len(file) < storeHeader || (len(file)-storeHeader)%storeEntry != 0 || !bytes.HasPrefix(file, e.storeStart()) ||
		sha256.Sum256(file[storeHeader:]) != [sha256.Size]byte(file[16:storeHeader]) {
		return nil, errStore
	}
	s := make(store, (len(file)-storeHeader)/storeEntry)
	for entry := file[storeHeader:]; len(entry) > 0; entry = entry[storeEntry:] {
		s[textKey(entry)] = parseEntry(entry)
	}
	return s, nil
}

// builtin finds a text's vector among those of the built-in brief. The file is
// searched as it lies in the program, so that it costs no time at start and
// little memory; a test verifies it. One of other weights has nothing to find.
func (e *Encoder) builtin(k textKey) (Compact, bool) {
	if len(builtinFile) < storeHeader || builtinFile[:len(storeMagic)] != storeMagic || builtinFile[len(storeMagic):][:8] != string(e.model.Checksum[:8]) {
		return Compact{}, false
	}
	entries := builtinFile[storeHeader:]
	n := len(entries) / storeEntry
	key := func(i int) string { return entries[i*storeEntry:][:len(k)] }
	// Keys are spread evenly, so a key's place can be foretold; the search is
	// only among as many neighbours as it takes.
	foretold := int(uint64(binary.BigEndian.Uint32(k[:])) * uint64(n) >> 32)
	wanted := string(k[:])
	low, high := foretold, min(foretold+1, n)
	for step := 8; low > 0 && key(low) > wanted; step *= 2 {
		low = max(0, low-step)
	}
	for step := 8; high < n && key(high) < wanted; step *= 2 {
		high = min(n, high+step)
	}
	i, found := sort.Find(min(high+1, n)-low, func(i int) int { return strings.Compare(wanted, key(low+i)) })
	if !found {
		return Compact{}, false
	}
	return parseEntry(entries[(low+i)*storeEntry:][:storeEntry]), true
}

// find finds a text's vector in a store.
func (s store) find(k textKey) (Compact, bool) {
	c, ok := s[k]
	return c, ok
}

// parseEntry returns the vector in an entry of a store's file.
func parseEntry[T string | []byte](entry T) Compact {
	scale := uint32(entry[16]) | uint32(entry[17])<<8 | uint32(entry[18])<<16 | uint32(entry[19])<<24
	c := Compact{Scale: math.Float32frombits(scale)}
	values := entry[20:storeEntry]
	for i := range c.Values {
		c.Values[i] = int8(values[i])
	}
	return c
}

// storeStart is what a store's file begins with.
func (e *Encoder) storeStart() []byte {
	return append([]byte(storeMagic), e.model.Checksum[:8]...)
}

// formatStore returns the file for a store.
func (e *Encoder) formatStore(s store) []byte {
	entries := make([]byte, 0, len(s)*storeEntry)
	for _, k := range slices.SortedFunc(maps.Keys(s), func(a, b textKey) int { return bytes.Compare(a[:], b[:]) }) {
		c := s[k]
		entries = append(entries, k[:]...)
		entries = binary.LittleEndian.AppendUint32(entries, math.Float32bits(c.Scale))
		for _, x := range c.Values {
			entries = append(entries, byte(x))
		}
	}
	sum := sha256.Sum256(entries)
	return slices.Concat(e.storeStart(), sum[:], entries)
}
