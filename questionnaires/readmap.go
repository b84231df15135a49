package questionnaires

import (
	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// MapEntry is one line of a map of texts.
type MapEntry struct {
	Key, Value string         // as typed, without quotes
	KeyPlace   fault.Position // of the key
	ValuePlace fault.Position // of the value
}

// ReadMap reads a YAML file that is one mapping from keys to texts, such as answers by question, in the
// order of the file. It is as strict as the loader: a key given twice, a second document, an alias or
// anything past the limits is a fault with its place. A number or a date is taken as the text it was
// typed as; an empty value is ""; a mapping, a list or the word null is a fault. The faults come
// together, as a fault.List, when there are several.
func ReadMap(file string, src []byte) ([]MapEntry, error) {
	top, err := parseYAML(file, src)
	if err != nil {
		return nil, err
	}
	r := reader{file: file, places: places{}}
	entries := make([]MapEntry, 0, len(top.Content)/2)
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if value.Kind != yaml.ScalarNode || value.ShortTag() == "!!null" && value.Value != "" {
			r.fail(value, "questionnaires.map-value", "name", key.Value, "found", kindWord(value))
			continue
		}
		entries = append(entries, MapEntry{
			Key: key.Value, Value: value.Value, KeyPlace: r.position(key), ValuePlace: r.position(value),
		})
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return entries, nil
}
