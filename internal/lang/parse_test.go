package lang

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"testing"
)

// asJSON reads a catalogue file with encoding/json.
func asJSON(src []byte) (map[string]message, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(src, &raw); err != nil {
		return nil, err
	}
	texts := map[string]message{}
	for key, value := range raw {
		var m message
		if err := json.Unmarshal(value, &m.text); err != nil {
			if err := json.Unmarshal(value, &m.forms); err != nil {
				return nil, err
			}
		}
		texts[key] = m
	}
	return texts, nil
}

func TestFilesAreReadAsJSON(t *testing.T) {
	for _, code := range Codes() {
		for _, file := range files(compiledIn(code)) {
			src, err := fs.ReadFile(compiledIn(code), file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := asJSON(src)
			if err != nil {
				t.Errorf("%s/%s is no JSON: %v", code, file, err)
				continue
			}
			if got, err := parse(string(src)); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s/%s is read otherwise than as JSON (%v)", code, file, err)
			}
		}
	}
}

// What is read is JSON, and reads the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"a": "b"}`, "{\"a\":\n{\"one\": \"\\u00e9\\\"\", \"other\": \"\"}}", `{"a": "b",}`, `{"a": {"b": {}}}`, `{"a": "b"} x`, `{"a" "b"}`, `{"a": "\x"}`, `{"a": "b`, `[`, ``, "{}\x00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := parse(s)
		if err != nil {
			return
		}
		if want, err := asJSON([]byte(s)); err != nil || len(got) != len(want) {
			t.Errorf("%q is read as %v; as JSON it is %v, %v", s, got, want, err)
		}
	})
}
