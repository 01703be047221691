// Package pdfium reads PDF files with PDFium, compiled to WebAssembly: no C
// compiler, no other program. The module sees neither files nor network and
// its memory is limited.
//
// A file that makes PDFium loop cannot be stopped from within: the option that
// would allow it makes every call seven times slower. The caller has to read in a
// process of its own that can be killed.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"briefbot/commands/convert/pdf"
	"briefbot/corpus/pattern"
)

// What Read returns for a file that it refuses.
var (
	ErrPassword  = errors.New("pdfium: the file is locked with a password")
	ErrForbidden = errors.New("pdfium: the file forbids copying of its text")
	ErrBroken    = errors.New("pdfium: the file is damaged")
)

// maxPages is how much memory the module may have, in pages of 64 KiB: 1 GiB.
// A report of a thousand pages takes half of that; more is an attack.
const maxPages = 16384

// A Reader is PDFium, ready to read. It is not safe for concurrent use.
type Reader struct {
	cache wazero.CompilationCache
	pool  pdfium.Pool
	inst  pdfium.Pdfium
}

// CacheFolder is where the compiled module is kept below the user's cache
// folder: one folder for each version of what made it. It is "" if the machine
// names no such folder.
func CacheFolder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	version := "development"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "github.com/klippa-app/go-pdfium" || m.Path == "github.com/tetratelabs/wazero" {
				version += "-" + m.Version
			}
		}
	}
	return filepath.Join(base, "briefbot", "pdfium", strings.TrimPrefix(version, "development-"))
}

// Prepared reports whether the compiled module is in the cache folder.
func Prepared(folder string) bool {
	found, err := filepath.Glob(filepath.Join(folder, "wazero-*", "*"))
	return err == nil && len(found) > 0
}

// New compiles PDFium, which takes some seconds, or takes it from the cache
// folder, if that is not "".
func New(ctx context.Context, folder string) (*Reader, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(maxPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	r := &Reader{}
	if folder != "" {
		// A folder that cannot be written costs time, no more.
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			r.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	var err error
	r.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // empty: the default shows the whole disk
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("preparing PDFium: %w", err)
	}
	if r.inst, err = r.pool.GetInstance(time.Minute); err != nil {
		return nil, errors.Join(fmt.Errorf("starting PDFium: %w", err), r.pool.Close())
	}
	return r, nil
}

// Close frees what New made.
func (r *Reader) Close() error {
	err := errors.Join(r.inst.Close(), r.pool.Close())
	if r.cache != nil {
		err = errors.Join(err, r.cache.Close(context.Background()))
	}
	return err
}

// A File is an open PDF file.
type File struct {
	Info   pdf.Info
	Pages  int
	r      *Reader
	doc    references.FPDF_DOCUMENT
	tagged bool
	fonts  map[string]string
}

// Open opens a file. The errors are ErrPassword, ErrForbidden, ErrBroken or
// those of PDFium.
func (r *Reader) Open(data []byte) (*File, error) {
	open, err := r.inst.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return nil, ErrPassword
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return nil, fmt.Errorf("%w (an unknown kind of encryption)", ErrPassword)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	f := &File{r: r, doc: open.Document, fonts: make(map[string]string)}
	if p, err := r.inst.FPDF_GetDocPermissions(&requests.FPDF_GetDocPermissions{Document: f.doc}); err == nil && !p.CopyOrExtractText {
		return nil, errors.Join(ErrForbidden, f.Close())
	}
	count, err := r.inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	if err != nil || count.PageCount == 0 {
		return nil, errors.Join(ErrBroken, err, f.Close())
	}
	f.Pages = count.PageCount
	f.Info = pdf.Info{Title: f.meta("Title"), Author: f.meta("Author")}
	if marks, err := r.inst.GetBookmarks(&requests.GetBookmarks{Document: f.doc}); err == nil {
		f.outline(marks.Bookmarks, 1)
	}
	if t, err := r.inst.FPDFCatalog_IsTagged(&requests.FPDFCatalog_IsTagged{Document: f.doc}); err == nil {
		f.tagged = t.IsTagged
	}
	return f, nil
}

// Close closes the file.
func (f *File) Close() error {
	_, err := f.r.inst.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: f.doc})
	return err
}

func (f *File) meta(tag string) string {
	m, err := f.r.inst.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.doc, Tag: tag})
	if err != nil {
		return ""
	}
	return strings.TrimSpace(m.Value)
}

// deepest is how deep an outline or a structure is followed. Files that nest
// more deeply are wrong or want to exhaust the stack.
const deepest = 40

func (f *File) outline(marks []responses.GetBookmarksBookmark, depth int) {
	if depth > deepest {
		return
	}
	for _, m := range marks {
		f.Info.Outline = append(f.Info.Outline, pdf.Bookmark{Title: m.Title, Depth: depth})
		f.outline(m.Children, depth+1)
	}
}

var subset = pattern.New(`^[A-Z]{6}\+`)

// font is a font's name without the letters that mark it as a part of it.
func (f *File) font(name string) string {
	short, ok := f.fonts[name]
	if !ok {
		short = subset.ReplaceAllString(name, "")
		f.fonts[name] = short
	}
	return short
}
