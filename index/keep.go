package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// keptFrom is how many passages a brief has whose index is kept on disk: fewer
// are indexed faster than a file is checked and opened.
const keptFrom = 3000

// keptVersion is part of what an index is checked against: it changes when
// terms, fields or what is kept beside them change.
const keptVersion = "4"

// mostKept is how many indexes stay in the folder; the oldest go.
const mostKept = 8

// keptKey names what is kept in Bleve beside the passages.
var keptKey = []byte("briefbot")

// kept is what reading a question needs of the whole brief.
type kept struct {
	Names           []string // of the terms, by number
	Frequency, Told []int
	Words           []string // by number
	Averages        averages
	At              []int // of the packed passages
	Sum             uint32
}

// packedFile has the packed passages, in the folder of the Bleve index.
const packedFile = "passages"

// UserFolder is the folder for indexes in the user's cache directory, or "" if
// the system names no such directory.
func UserFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "briefbot", "indexes")
}

// fingerprint is of all that an index is made of: passages, notes, language
// and companion.
func (x *Index) fingerprint() string {
	h := sha256.New()
	write := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	write(keptVersion)
	write(x.brief.Language)
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		write(p.ID)
		write(p.Text)
		for _, f := range x.brief.FootnotesOf(p.Prose) {
			write(f.Text)
		}
		for _, s := range x.companion.Also(p.ID) {
			write(s)
		}
		for j := range spans(p) {
			for _, s := range x.companion.Asks(p.ID, j) {
				write(s)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// restore opens an index that was kept, if there is one that can be read.
func (x *Index) restore(path string) bool {
	if _, err := os.Stat(path); err != nil {
		return false
	}
	b, err := openKept(path)
	if err != nil {
		return false
	}
	data, err := b.GetInternal(keptKey)
	var k kept
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(data)).Decode(&k)
	}
	if err == nil {
		data, err = os.ReadFile(filepath.Join(path, packedFile))
	}
	if err != nil || crc32.ChecksumIEEE(data) != k.Sum {
		b.Close()
		return false
	}
	x.bleve, x.averages, x.packed = b, k.Averages, packed{data, k.At}
	for _, name := range k.Names[1:] {
		x.terms.terms.number(name)
	}
	for _, w := range k.Words[1:] {
		x.terms.words.number(w)
		x.analyzer.look(w)
	}
	x.terms.frequency, x.terms.told = k.Frequency, k.Told
	return true
}

// keep moves an index that is complete to its place, which is checked by its
// name. It is there whole or not at all: it was written elsewhere in the same
// folder. Whoever was faster has made the same.
func (x *Index) keep(made, path string) error {
	var data bytes.Buffer
	err := gob.NewEncoder(&data).Encode(kept{x.terms.terms.texts, x.terms.frequency, x.terms.told, x.terms.words.texts, x.averages, x.packed.at, crc32.ChecksumIEEE(x.packed.data)})
	if err := errors.Join(err, os.WriteFile(filepath.Join(made, packedFile), x.packed.data, 0o600), x.bleve.SetInternal(keptKey, data.Bytes()), x.bleve.Close()); err != nil {
		return err
	}
	if err := os.Rename(made, path); err != nil {
		if _, missing := os.Stat(path); missing != nil {
			return err
		}
	}
	forgetOldest(filepath.Dir(path))
	x.bleve, err = openKept(path)
	return err
}

func openKept(path string) (bleve.Index, error) {
	return bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "1s"})
}

// folder names of indexes that are kept, and of those being made.
const (
	keptSuffix   = ".bleve"
	makingPrefix = "making-"
)

// forgetOldest removes all but the newest indexes of a folder. An index in use
// stays readable where the system keeps open files; elsewhere it stays.
func forgetOldest(folder string) {
	entries, _ := os.ReadDir(folder) // none where it cannot be read
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !strings.HasSuffix(e.Name(), keptSuffix) })
	made := func(e os.DirEntry) (at time.Time) {
		if info, err := e.Info(); err == nil {
			at = info.ModTime()
		}
		return at
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return made(b).Compare(made(a)) })
	for _, e := range entries[min(mostKept, len(entries)):] {
		os.RemoveAll(filepath.Join(folder, e.Name()))
	}
}

// fill reads all passages, or for a long brief what was kept of them in a folder,
// and keeps it there. A folder that cannot be written is no reason not to answer.
func (x *Index) fill(folder string) error {
	if folder == "" || len(x.brief.Passages) < keptFrom {
		return x.write("")
	}
	path := filepath.Join(folder, x.fingerprint()+keptSuffix)
	if x.restore(path) {
		return nil
	}
	if os.RemoveAll(path) == nil && os.MkdirAll(folder, 0o700) == nil { // what cannot be read goes
		if dir, err := os.MkdirTemp(folder, makingPrefix); err == nil {
			defer os.RemoveAll(dir)
			made := filepath.Join(dir, "index")
			if x.write(made) == nil && x.keep(made, path) == nil {
				return nil
			}
		}
	}
	x.terms, x.averages, x.packed = newVocabulary(), averages{}, packed{}
	return x.write("")
}

// write reads all passages, and writes them into a new Bleve index, in a folder or
// for "" in memory, unless there are so few that all are candidates.
func (x *Index) write(folder string) error {
	var sizes averages
	var batch *bleve.Batch
	if len(x.brief.Passages) > candidates {
		var err error
		if x.bleve, err = bleve.NewUsing(folder, bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil); err != nil {
			return fmt.Errorf("making the index: %w", err)
		}
		batch = x.bleve.NewBatch()
	}
	flush := func() error {
		if err := x.bleve.Batch(batch); err != nil {
			return fmt.Errorf("indexing: %w", err)
		}
		batch.Reset()
		return nil
	}
	for i := range x.brief.Passages {
		d := x.describe(i)
		x.averages.add(&sizes, d)
		x.terms.count(d)
		if batch == nil {
			x.described = append(x.described, d)
			continue
		}
		x.packed.add(d)
		if err := batch.IndexAdvanced(x.document(i, d)); err != nil {
			return fmt.Errorf("indexing: %w", err)
		}
		// An index in memory never merges its segments: one batch makes one.
		if folder != "" && batch.Size() >= batchSize {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	for k := range x.averages {
		x.averages[k] /= max(1, sizes[k])
	}
	if batch == nil {
		return nil
	}
	return flush()
}

// batchSize is how many passages go into one segment on disk.
const batchSize = 4000
