package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cirtkit/questionnaires"
)

// TestModelsFitTheSchema checks the canonical form of the whole library and of every kind of model against the
// published schema, which allows no key that it does not name.
func TestModelsFitTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(schemas, "questionnaire.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../questionnaires/testdata/models/*.yaml")
	if err != nil || len(paths) < 6 {
		t.Fatalf("models: %v, %v", paths, err)
	}
	for _, info := range questionnaires.Library() {
		paths = append(paths, info.ID)
	}
	for _, path := range paths {
		q, err := questionnaires.Find(path)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(q.Canonical(), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
