package questionnaires

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// TestCanonicalStrings has the cases that RFC 8785, 3.2.2.2, names: the seven short escapes, other control
// characters as \u00xx in small letters, and everything else as it is.
func TestCanonicalStrings(t *testing.T) {
	tests := []struct{ in, want string }{
		{"\u20ac$\u000f\nA'B\"\\\\\"/", `"€$\u000f\nA'B\"\\\\\"/"`}, // the RFC's own example
		{"\b\t\n\f\r", `"\b\t\n\f\r"`},
		{"\x00\x1f\x7f", "\"\\u0000\\u001f\x7f\""},
		{"</script>\u2028é", "\"</script>\u2028é\""},
		{"😂", `"😂"`},
	}
	for _, tt := range tests {
		if got := string(appendCanonicalString(nil, tt.in)); got != tt.want {
			t.Errorf("appendCanonicalString(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

// TestCanonicalOrder has the RFC's example of sorting, 3.2.3: by UTF-16 units, so that a character outside
// the basic plane (the smiley) comes before U+FB33.
func TestCanonicalOrder(t *testing.T) {
	want := []string{"\r", "1", "\u0080", "ö", "€", "😀", "\ufb33"}
	got := []string{"€", "\r", "\ufb33", "1", "😀", "\u0080", "ö"}
	slices.SortFunc(got, compareUTF16)
	if !slices.Equal(got, want) {
		t.Errorf("sorted = %q, want %q", got, want)
	}
	for _, pair := range [][2]string{{"", "a"}, {"a", "aa"}, {"😀", "😁"}, {"\U00010000", "\uffff"}, {"\ud7ff", "\U00010000"}} {
		if compareUTF16(pair[0], pair[1]) >= 0 || compareUTF16(pair[1], pair[0]) <= 0 || compareUTF16(pair[0], pair[0]) != 0 {
			t.Errorf("%q does not come before %q", pair[0], pair[1])
		}
	}
}

func TestCanonicalNumbers(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"0", "0"},
		{"-0", "0"},
		{"1.0", "1"},
		{"2.50", "2.5"},
		{"0.001", "0.001"},
		{"-0.125", "-0.125"},
		{"1000000000000", "1000000000000"},
		{"999999999999.999", "999999999999.999"},
	} {
		d, err := ParseDecimal(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.String(); got != tt.want {
			t.Errorf("%s = %s, want %s", tt.in, got, tt.want)
		}
		// What encoding/json writes for the double is what ECMAScript prints, in this range.
		if js, _ := json.Marshal(d.Float()); string(js) != tt.want {
			t.Errorf("the double of %s is written %s", tt.in, js)
		}
	}
}

// TestModelTypes walks the types of the model: the canonical writer knows each of them, and every exported
// field has a name of its own in JSON.
func TestModelTypes(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(of reflect.Type, way string)
	walk = func(of reflect.Type, way string) {
		if seen[of] {
			return
		}
		seen[of] = true
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(of.Elem(), way)
		case reflect.Map:
			if of.Key().Kind() != reflect.String {
				t.Errorf("%s: a map by %s", way, of.Key())
			}
			walk(of.Elem(), way)
		case reflect.Struct:
			names := map[string]bool{}
			for i := range of.NumField() {
				f := of.Field(i)
				if !f.IsExported() {
					continue
				}
				name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
				if name == "" || names[name] || !slices.Contains([]string{"", "omitempty", "omitzero"}, option) {
					t.Errorf("%s.%s: json tag %q", way, f.Name, f.Tag.Get("json"))
				}
				if (f.Type.Kind() == reflect.Pointer || f.Type.Kind() == reflect.Map) && option == "" {
					t.Errorf("%s.%s may be nil and has no omitempty", way, f.Name)
				}
				names[name] = true
				walk(f.Type, way+"."+f.Name)
			}
		case reflect.String, reflect.Bool, reflect.Int:
		default:
			if of != decimalType {
				t.Errorf("%s: the canonical writer has no rule for %s", way, of)
			}
		}
	}
	walk(reflect.TypeFor[Questionnaire](), "Questionnaire")
}

// allModels are the questionnaires that tests of the whole format go over.
func allModels(t testing.TB) map[string]*Questionnaire {
	t.Helper()
	files, err := filepath.Glob("testdata/models/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	models := map[string]*Questionnaire{"base": mustLoad(t, writeBase(t))}
	for _, f := range files {
		models[filepath.Base(f)] = mustLoad(t, f)
	}
	for _, info := range Library() {
		q, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		models[info.ID] = q
	}
	return models
}

// TestCanonicalRoundTrip: the canonical form is JSON with the same content, reads back as the same model
// (but for where it came from), and is written again to the byte.
func TestCanonicalRoundTrip(t *testing.T) {
	for name, q := range allModels(t) {
		t.Run(name, func(t *testing.T) {
			back, err := FromCanonical(q.Canonical())
			if err != nil {
				t.Fatal(err)
			}
			if again := canonical(back); !bytes.Equal(again, q.Canonical()) {
				t.Errorf("written again:\n%s\nwas:\n%s", again, q.Canonical())
			}
			if back.Digest() != q.Digest() || len(q.Digest()) != 64 {
				t.Errorf("digest %s, was %s", back.Digest(), q.Digest())
			}
			var standard, own any
			js, err := json.Marshal(q)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(json.Unmarshal(js, &standard), json.Unmarshal(q.Canonical(), &own)); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(standard, own); d != "" {
				t.Errorf("encoding/json and the canonical form differ:\n%s", d)
			}
			if bytes.ContainsAny(q.Canonical(), "\n\r\t") {
				t.Error("white space in the canonical form")
			}
		})
	}
}

// TestIdentityIgnoresLayout: comments, line ends, indentation, quotes and the order of keys don't change
// the digest; a letter, a weight, the order of options, the profile that a ladder names do.
func TestIdentityIgnoresLayout(t *testing.T) {
	want := mustLoad(t, writeBase(t)).Digest()
	same := map[string]string{
		"comments":    strings.ReplaceAll(base, "\n", "  # a comment\n"),
		"windows":     strings.ReplaceAll(base, "\n", "\r\n"),
		"byte order":  "\ufeff" + base,
		"blank lines": strings.ReplaceAll(base, "\n", "\n\n"),
		"end":         base + "...\n",
	}
	for name, text := range same {
		folder := writeBase(t)
		writeFile(t, filepath.Join(folder, MainFile), text)
		if got := mustLoad(t, folder).Digest(); got != want {
			t.Errorf("%s: the digest changed", name)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(base), &doc); err != nil {
			rt.Fatal(err)
		}
		relayout(rt, &doc, true)
		text, err := yaml.Marshal(&doc)
		if err != nil {
			rt.Fatal(err)
		}
		folder := writeBase(t)
		writeFile(t, filepath.Join(folder, MainFile), string(text))
		q, err := Load(folder)
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		if q.Digest() != want {
			rt.Fatalf("the digest changed:\n%s", text)
		}
	})
	different := [][2]string{
		{"title: Base", "title: base"},
		{"weight: 2\n", "weight: 2.001\n"},
		{"{x: X, y: Y}", "{y: Y, x: X}"},
		{"{question: a.one, at-least: 1, reading: evidenced}", "{question: a.one, at-least: 2, reading: evidenced}"},
		{"0: Not yet, 1: In part", "0: Not, 1: In part"},
		{"[decision]", "[law]"},
	}
	for _, change := range different {
		if mustLoad(t, writeBase(t, change[0], change[1])).Digest() == want {
			t.Errorf("the digest is the same with %q", change[1])
		}
	}
}

// ordered are the mappings whose order people see.
var ordered = []string{"options", "roles", "sources", "catalogues", "codes", "na", "done"}

// relayout shuffles keys where their order has no meaning, and changes the style of everything.
func relayout(rt *rapid.T, n *yaml.Node, shuffle bool) {
	n.Style = 0
	if n.Kind == yaml.ScalarNode && rapid.Bool().Draw(rt, "quoted") {
		n.Style = yaml.DoubleQuotedStyle
	}
	if n.Kind != yaml.ScalarNode && rapid.Bool().Draw(rt, "flow") {
		n.Style = yaml.FlowStyle
	}
	if n.Kind == yaml.MappingNode {
		pairs := make([][2]*yaml.Node, 0, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			pairs = append(pairs, [2]*yaml.Node{n.Content[i], n.Content[i+1]})
		}
		if shuffle {
			pairs = rapid.Permutation(pairs).Draw(rt, "keys")
		}
		n.Content = n.Content[:0]
		for _, p := range pairs {
			relayout(rt, p[1], !slices.Contains(ordered, p[0].Value))
			p[0].Style = yaml.DoubleQuotedStyle // a key such as 0 in flow style
			n.Content = append(n.Content, p[0], p[1])
		}
		return
	}
	for _, item := range n.Content {
		relayout(rt, item, true)
	}
}

// TestFromCanonicalRefuses: what is not exactly the canonical form of a sound model is refused, with a
// fault and without a panic.
func TestFromCanonicalRefuses(t *testing.T) {
	q := mustLoad(t, writeBase(t))
	src := string(q.Canonical())
	tests := []struct{ name, from, to, key string }{
		{"empty", src, "", "canonical-json"},
		{"cut", src, src[:len(src)/2], "canonical-json"},
		{"null", src, "null", "format-number"},
		{"a list", src, "[]", "canonical-json"},
		{"space", `{"`, `{ "`, "canonical-form"},
		{"twice", `"format":1`, `"format":1,"format":1`, "canonical-form"},
		{"other case", `"format":1`, `"Format":1`, "canonical-form"},
		{"other number", `"out-of":5`, `"out-of":5.0`, "canonical-form"},
		{"newer", `"format":1`, `"format":2`, "newer-format"},
		{"newer, and something behind", src, `{"format":2},{`, "newer-format"},
		{"newer, with unknown fields", `"format":1`, `"colour":"red","format":2`, "newer-format"},
		{"something behind", src, src + "{}", "canonical-form"},
		{"unknown field", `"format":1`, `"colour":"red","format":1`, "canonical-field"},
		{"other type", `"title":"Base"`, `"title":7`, "canonical-type"},
		{"null section", `"sections":[`, `"sections":[null,`, "expected-mapping"},
		{"bad id", `"id":"a.kind"`, `"id":"a kind"`, "id-form"},
		{"no title", `"title":"Base"`, `"title":""`, "missing-key"},
		{"control character", `"title":"Base"`, `"title":"B\u0007se"`, "character"},
		{"unknown type", `"type":"date"`, `"type":"time"`, "unknown-word"},
		{"weight of a fact", `"type":"date","weight":0`, `"type":"date","weight":1`, "key-for-type"},
		{"reference", `"whom":["head"]`, `"whom":["heads"]`, "unknown-role-near"},
		{"no options", `"options":[{"code":"0","text":"None"},{"code":"1","text":"Some"}],`, ``, "too-few-options"},
		{"code twice", `{"code":"1","text":"Some"}`, `{"code":"0","text":"Some"}`, "listed-twice"},
		{"requirement of two forms", `{"at-least":"2","question":"a.one"}`, `{"at-least":"2","minimum":1,"question":"a.one","score":"whole"}`, "two-forms"},
		{"requirement of no form", `{"at-least":"2","question":"a.one"}`, `{"at-least":"2"}`, "no-form"},
		{"requirement without option", `{"at-least":"2","question":"a.one"}`, `{"question":"a.one"}`, "requirement-keys"},
		{"condition of two forms", `"when":{"fact":"a.kind","in":["x"]}`, `"when":{"fact":"a.kind","in":["x"],"not":{"fact":"a.kind","in":["x"]}}`, "two-forms"},
		{"yes-no", `{"code":"no","text":"No"}`, `{"code":"nay","text":"No"}`, "yes-no-options"},
		{"value of a scale", `{"code":"1","text":"Some"}`, `{"code":"1","text":"Some","value":1}`, "values-some"},
		{"profile that no ladder names", `"profiles":{"first"`, `"profiles":{"x":{"id":"x","of":"base","requires":[{"at-least":"1","question":"a.one"}],"title":"X","version":"1"},"first"`, "canonical-form"},
		{"deep", src, strings.Repeat("[", 100_000), "too-deep"},
		{"long", `"sections":[`, `"sections":[` + strings.Repeat("{},", maxEntries), "list-too-long"},
		{"not UTF-8", `"title":"Base"`, "\"title\":\"B\xffse\"", "not-utf8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(src, tt.from) {
				t.Fatalf("the canonical form has no %s\n%s", tt.from, src)
			}
			_, err := FromCanonical([]byte(strings.Replace(src, tt.from, tt.to, 1)))
			if findFault(err, "questionnaires."+tt.key) == nil {
				t.Errorf("FromCanonical = %v, want %s", err, tt.key)
			}
		})
	}
}

// TestDigestIsKept holds the canonical form itself: a change of the writer or of a json tag would give
// every questionnaire another identity.
func TestDigestIsKept(t *testing.T) {
	for file, want := range map[string]string{
		"cumulative.yaml": "ab762b6499044f90beefc04b60dc80a64542abf8bb4c58da36d683133b019496",
		"minimums.yaml":   "12e88b13b89814016ef331eaaacb57001018d43225d31d90066507c337322953",
		"points.yaml":     "54e24b0b6cc570d44cb2e9aa6f5b6d7a7b5889ecf66b3c223b95034030ff1b48",
	} {
		if got := mustLoad(t, filepath.Join("testdata/models", file)).Digest(); got != want {
			t.Errorf("digest of %s = %s, want %s", file, got, want)
		}
	}
}

func FuzzFromCanonical(f *testing.F) {
	for _, name := range []string{"points.yaml", "minimums.yaml"} {
		f.Add(mustLoad(f, filepath.Join("testdata/models", name)).Canonical())
	}
	f.Add(mustLoad(f, writeBase(f)).Canonical())
	f.Add([]byte(`{"format":1,"id":"a","sections":[{"id":"b","title":"","weight":1}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		q, err := FromCanonical(src)
		if err == nil && !bytes.Equal(canonical(q), src) {
			t.Errorf("taken, and written otherwise: %s", src)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(base))
	f.Add([]byte("format: 1\nsections: [{questions: [{ask: &a [*a]}]}]"))
	f.Add([]byte("? [a]\n: {<<: b}\n---\n"))
	for _, name := range []string{"points.yaml", "staircase.yaml"} {
		src, err := os.ReadFile(filepath.Join("testdata/models", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		top, err := parseYAML("fuzz.yaml", src)
		if err != nil {
			return
		}
		r := newQuestionnaireReader(&reader{file: "fuzz.yaml", places: places{}})
		q := r.questionnaire(top)
		if len(r.faults) > 0 {
			return
		}
		q.finish()
		if len(check(q)) > 0 {
			return
		}
		q.seal(canonical(q))
		if _, err := FromCanonical(q.Canonical()); err != nil {
			t.Errorf("loaded, and its canonical form is refused: %v\n%s", err, q.Canonical())
		}
	})
}
