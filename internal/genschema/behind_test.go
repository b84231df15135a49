package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSchemasAreNotBehind: what lies in docs/schemas is what this command writes today.
func TestSchemasAreNotBehind(t *testing.T) {
	files, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", folder, name))
		if err != nil {
			t.Error(err)
		} else if string(got) != string(want) {
			t.Errorf("docs/schemas/%s is behind: go run ./internal/genschema", name)
		}
	}
}
