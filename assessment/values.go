package assessment

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"cirtkit/questionnaires"
)

// statusValue is the value of the field "status".
type statusValue struct {
	Now      string    `json:"now"`
	Approval *Approval `json:"approval,omitempty"`
}

// positionValue is the value of a position's field; its session and institution are in the field's name.
type positionValue struct {
	Answer questionnaires.Answer `json:"answer"`
	Note   string                `json:"note,omitempty"`
}

// aboutNames are the names of About's fields in the order of the struct.
var aboutNames = []string{
	"subject", "country", "region", "groups", "team", "team-kind", "assessors", "date", "mode", "tlp", "marking", "target", "language",
}

// aboutFields are the JSON values of the fields that are not empty, by name.
func aboutFields(a About) map[string]json.RawMessage {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(mustJSON(a), &fields); err != nil {
		panic(err) // it was written a line ago
	}
	return fields
}

// mustJSON writes a value compactly and without HTML escapes. It is for values that always can be
// written: structs of strings and numbers.
func mustJSON(value any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
