// Genschema writes the JSON Schemas of questionnaires to docs/schemas: those of the files that an author
// writes, from the table of the format, and that of the canonical form, from the Go types. Run it from the
// top of the repository after a change of either:
//
//	go run ./internal/genschema
//
// A test fails while one of them is behind.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"cirtkit/questionnaires"
)

const folder = "docs/schemas"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "genschema:", err)
		os.Exit(1)
	}
}

func run() error {
	files, err := schemas()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// schemas makes every file that this command writes, by name.
func schemas() (map[string][]byte, error) {
	files := map[string][]byte{}
	add := func(name string, s schema) error {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(s); err != nil {
			return err
		}
		files[name+".schema.json"] = b.Bytes()
		return nil
	}
	shapes := questionnaires.FormatShapes()
	for _, kind := range questionnaires.FormatFiles() {
		if err := add(kind.Name, fileSchema(kind, shapes)); err != nil {
			return nil, err
		}
	}
	if err := add("questionnaire", canonicalSchema()); err != nil {
		return nil, err
	}
	return files, nil
}

// schema is a JSON Schema, or a part of one. Its members are written in the order of their names.
type schema map[string]any
