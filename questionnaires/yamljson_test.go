package questionnaires

import "testing"

func TestYAMLToJSON(t *testing.T) {
	src := "a: 010\nb: [yes, true, false, 1.50, ~]\nc:\n  d: 2026-11-21\n  e: |\n    two\n    lines\n"
	const want = `{"a":"010","b":["yes",true,false,"1.50",null],"c":{"d":"2026-11-21","e":"two\nlines\n"}}`
	got, err := YAMLToJSON("x.yaml", []byte(src))
	if err != nil || string(got) != want {
		t.Errorf("YAMLToJSON = %s, %v; want %s", got, err, want)
	}
	if _, err := YAMLToJSON("x.yaml", []byte("a: 1\na: 2\n")); err == nil {
		t.Error("a key given twice was taken")
	}
}
