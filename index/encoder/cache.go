package encoder

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// A Cache is a file of vectors that were made before: 404 bytes for each
// text, so 65 KB for a brief of 160 sentences. The zero value is no cache.
type Cache struct {
	// Dir is the folder that holds the file; it is made when it is needed.
	Dir string
	// Name names the texts: a brief's fingerprint. It is one to 64 letters,
	// digits and hyphens. The file's name has the weights' checksum too.
	Name string
}

// UserCache is the cache in the user's cache directory for a brief, or no
// cache if the system names no such directory.
func UserCache(fingerprint string) Cache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return Cache{}
	}
	return Cache{Dir: filepath.Join(dir, "briefbot", "vectors"), Name: fingerprint}
}

const (
	cacheSuffix = ".vectors"
	// maxCached is how many files stay in the folder. Each version of a brief
	// that someone edits makes one: the oldest go. Two hundred briefs of 160
	// sentences take 13 MB.
	maxCached = 200
	// maxCacheFile is the largest file that is read: 80,000 texts.
	maxCacheFile = 32 << 20
)

var cacheName = pattern.New(`^[0-9A-Za-z-]{1,64}$`)

// path is the cache's file, or "" for no cache.
func (c Cache) path(e *Encoder) string {
	if c.Dir == "" || !cacheName.MatchString(c.Name) {
		return ""
	}
	return filepath.Join(c.Dir, c.Name+"-"+e.Checksum()+cacheSuffix)
}

// readCache returns what the cache holds; nothing if it cannot be read.
func (e *Encoder) readCache(c Cache) store {
	path := c.path(e)
	if path == "" {
		return nil
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > maxCacheFile {
		return nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	s, err := e.parseStore(raw)
	if err != nil {
		return nil
	}
	return s
}

// maxOthers is how many caches of other documents are looked through: the
// newest, for an earlier version of the same document is among them if it is
// being edited.
const maxOthers = 8

// otherCaches returns what the newest other files in the folder hold.
func (e *Encoder) otherCaches(c Cache) []store {
	own := c.path(e)
	if own == "" {
		return nil
	}
	var stores []store
	for _, f := range newest(c.Dir, "*-"+e.Checksum()+cacheSuffix) {
		name := strings.TrimSuffix(f.Name(), "-"+e.Checksum()+cacheSuffix)
		if other := (Cache{c.Dir, name}); other.path(e) != own && len(stores) < maxOthers {
			stores = append(stores, e.readCache(other))
		}
	}
	return stores
}

// writeCache replaces the cache's file in one step, so that a program that
// reads it meanwhile sees the old file or the new one. Errors are dropped:
// the next start makes the vectors again.
func (e *Encoder) writeCache(c Cache, s store) {
	path := c.path(e)
	if path == "" || len(s)*storeEntry > maxCacheFile {
		return
	}
	if os.MkdirAll(c.Dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(c.Dir, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(e.formatStore(s))
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
		return
	}
	prune(c.Dir)
}

// prune removes all but the newest files of vectors from the folder.
func prune(dir string) {
	files := newest(dir, "*"+cacheSuffix)
	for _, f := range files[min(maxCached, len(files)):] {
		os.Remove(filepath.Join(dir, f.Name()))
	}
}

// newest returns the files of a folder, the newest first.
func newest(dir, pattern string) []fs.FileInfo {
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return nil
	}
	var files []fs.FileInfo
	for _, name := range names {
		if info, err := os.Lstat(name); err == nil {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	return files
}
