package questionnaires

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"cirtkit/internal/fault"
)

const schemaFolder = "../docs/schemas"

// compiled are the schemas of the files that authors write, by their names.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, kind := range FormatFiles() {
		s, err := jsonschema.NewCompiler().Compile(filepath.Join(schemaFolder, kind.Name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		out[kind.Name] = s
	}
	return out
}

// asEditorsRead gives a YAML text as an editor's validator sees it: 1 is a number, true a truth, and a key
// always a text.
func asEditorsRead(t *testing.T, src string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	return editorValue(doc.Content[0])
}

func editorValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = editorValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, editorValue(item))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}

// kindOf says which schema a file of a questionnaire's folder has.
func kindOf(path string) string {
	path = filepath.ToSlash(path)
	switch {
	case strings.Contains(path, "/profiles/"):
		return "profile-file"
	case strings.Contains(path, "/lang/"):
		return "translation-file"
	case strings.Contains(path, "/migrations/"):
		return "migration-file"
	case strings.HasSuffix(path, "catalogues/sources.yaml"):
		return "sources-file"
	case strings.HasPrefix(path, "catalogues/"):
		return "catalogue-file"
	case strings.HasSuffix(path, "/overlay.yaml"):
		return "overlay-file"
	}
	return "questionnaire-file"
}

// TestFilesFitTheSchemas: no schema refuses what the program takes: the library with all that lies beside it,
// the models, the linter's examples, the skeleton, and every example of the documentation.
func TestFilesFitTheSchemas(t *testing.T) {
	schemas := compiled(t)
	checked := map[string]int{}
	check := func(name, kind, src string) {
		checked[kind]++
		if err := schemas[kind].Validate(asEditorsRead(t, src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, folder := range []string{"library", "catalogues", "testdata/models", "testdata/lint"} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" || refusedExample(path) {
				return err
			}
			src, err := os.ReadFile(path)
			check(path, kindOf(path), string(src))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check("skeleton.yaml", "questionnaire-file", skeleton)
	check("the base", "questionnaire-file", base)
	check("the base's profile", "profile-file", baseProfile)
	example, err := os.ReadFile(filepath.Join(exampleFolder(t), MainFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range snippets(t) {
		name := formatDoc + ":" + strconv.Itoa(s.line)
		switch s.kind {
		case "whole":
			check(name, "questionnaire-file", s.text)
		case "top":
			check(name, "questionnaire-file", merged(t, string(example), s.text, nil))
		case "questions":
			check(name, "questionnaire-file", merged(t, string(example), "", []byte(s.text)))
		case "catalogue":
			check(name, "catalogue-file", s.text)
		case "file":
			check(name, kindOf("example/"+s.argument), s.text)
		}
	}
	for _, kind := range FormatFiles() {
		if checked[kind.Name] == 0 {
			t.Errorf("no file was checked against %s", kind.Name)
		}
	}
}

// refusedExample says whether a file of an example of the linter is refused by its reader, as the rule shows.
func refusedExample(path string) bool {
	for _, rule := range []string{"profile", "translation", "migration"} {
		if strings.HasPrefix(filepath.ToSlash(path), "testdata/lint/"+rule+"/") && kindOf(path) != "questionnaire-file" {
			return true
		}
	}
	return false
}

// structural are the faults that a schema can see: those of one mapping by itself. What it can't see is what
// refers to something else, what compares two values, and what no editor shows as it was typed.
var structural = []string{
	"unknown-key", "unknown-key-near", "missing-key", "missing-type", "key-for-type", "key-for-scored", "expected-text", "expected-mapping",
	"expected-list", "expected-flag", "expected-whole-number", "text-too-long", "text-one-line", "id-form", "code-form", "version-form",
	"name-form", "unknown-word", "unknown-type", "weight-range", "minutes-range", "newer-format", "format-number", "prereq-form", "two-forms",
	"no-form", "rung-both", "rung-empty", "scale-and-options", "too-few-options", "value-range", "out-of-range", "share-range",
	"count-negative", "list-empty",
}

// ofYAML are faults that stand before any structure: an editor has its own word for them, or none.
var ofYAML = []string{"merge-key", "duplicate-key", "second-document", "too-many-keys", "too-deep", "key-not-text", "character"}

// structuralToo are examples that a schema sees though it does not see others with the same fault.
var structuralToo = []string{"tag twice", "decimal with exponent"}

// TestStructuralFaultsAreSeenByBoth: what the reader refuses for its structure, the schema refuses too; and the
// schema leaves alone what is wrong in another way, so that an editor marks nothing that it can't know.
func TestStructuralFaultsAreSeenByBoth(t *testing.T) {
	schemas := compiled(t)
	seen := 0
	for _, tt := range refusals() {
		if slices.Contains(ofYAML, tt.key) {
			continue
		}
		var top yaml.Node
		main, profile := strings.Replace(base, tt.from, tt.to, 1), strings.Replace(baseProfile, tt.from, tt.to, 1)
		if strings.Contains(base, tt.from) {
			profile = baseProfile
		}
		if yaml.Unmarshal([]byte(main), &top) != nil || len(top.Content) == 0 || top.Content[0].Kind != yaml.MappingNode || hasAlias(&top) {
			continue // nothing that an editor could validate
		}
		refused := schemas["questionnaire-file"].Validate(asEditorsRead(t, main)) != nil || schemas["profile-file"].Validate(asEditorsRead(t, profile)) != nil
		want := slices.Contains(structural, tt.key) || slices.Contains(structuralToo, tt.name)
		if refused != want {
			t.Errorf("%s (%s): refused by the schema: %v, want %v", tt.name, tt.key, refused, want)
		}
		if refused {
			seen++
		}
	}
	if seen < 40 {
		t.Errorf("only %d faults are seen by the schema", seen)
	}
	for _, s := range snippets(t) {
		if s.kind == "refused" && schemas["questionnaire-file"].Validate(asEditorsRead(t, s.text)) == nil {
			t.Errorf("%s:%d: the schema takes what is refused", formatDoc, s.line)
		}
	}
}

// TestOtherFilesAreRefusedByBoth: the files beside a questionnaire, with a fault of structure each.
func TestOtherFilesAreRefusedByBoth(t *testing.T) {
	schemas := compiled(t)
	q := mustLoad(t, writeBase(t))
	profile := func(text string) error { _, err := ParseProfile("p.yaml", []byte(text), q); return err }
	translation := func(text string) error { _, err := parseTranslation(q, "fr.yaml", []byte(text)); return err }
	migration := func(text string) error { _, err := ParseMigration("m.yaml", []byte(text)); return err }
	reference := func(text string) error { _, err := ParseReference("c.yaml", []byte(text)); return err }
	overlay := func(text string) error {
		file := filepath.Join(t.TempDir(), "overlay.yaml")
		writeFile(t, file, text)
		_, err := Load(writeBase(t), file)
		return err
	}
	const (
		aProfile     = "id: p\nversion: \"1\"\ntitle: P\nof: base\nrequires: [{question: a.one, at-least: 1}]\n"
		aTranslation = "language: fr\nof: base\nversion: \"1\"\nroles: {head: {from: 00000000, text: Chef}}\nquestions: {a.one: {from: 00000000, options: {0: Non}, improve: {1: Fais}}}\n"
		aMigration   = "of: base\nfrom: \"1\"\nto: \"2\"\nquestions: [{question: a, renamed: b}, {question: c, options: {1: 2}}, {question: d, retired: true}]\n"
		aCatalogue   = "id: c\ntitle: C\ngroups: {g: G}\ncodes: {a: A, b: {text: B, group: g}}\n"
		aText        = "id: c\ntitle: C\nof: r69\nclauses: {t01: [resolves 1]}\n"
		anOverlay    = "overlay: {id: o, version: \"1\", of: base}\nsections: [{id: a, questions: [{id: o.q, type: text, ask: Q}]}]\n"
	)
	tests := []struct {
		kind, text string
		read       func(string) error
		changes    []string // pairs, each a fault by itself
	}{
		{"profile-file", aProfile, profile, []string{"version: \"1\"\n", "", "title: P", "title: [P]", "requires: [{question: a.one, at-least: 1}]", "requires: []", ", at-least: 1", "", "question: a.one", "question: A One"}},
		{"translation-file", aTranslation, translation, []string{"fr", "Français", "from: 00000000, text", "text", "language: fr\n", "", "version: \"1\"\n", "", "00000000, text", "abc, text"}},
		{"migration-file", aMigration, migration, []string{"renamed: b", "renamed: b, split: [c]", ", renamed: b", "", "retired: true", "retired: perhaps", "{1: 2}", "{1: [2]}", "questions:", "question:"}},
		{"catalogue-file", aCatalogue, reference, []string{"codes: {a: A, b: {text: B, group: g}}", "clauses: {a: [1]}", "text: B, ", "", "{a: A,", "{a: [A],", "title: C\n", ""}},
		{"catalogue-file", aText, reference, []string{"clauses:", "codes:", "[resolves 1]", "resolves 1"}},
		{"overlay-file", anOverlay, overlay, []string{"overlay: {id: o, version: \"1\", of: base}\n", "", ", of: base", "", "ask: Q", "weight: 2, ask: Q", "id: a,", ""}},
	}
	for _, tt := range tests {
		if err := tt.read(tt.text); err != nil && tt.kind != "translation-file" {
			t.Errorf("%s: the reader refuses what is right: %v", tt.kind, err)
		}
		if err := schemas[tt.kind].Validate(asEditorsRead(t, tt.text)); err != nil {
			t.Errorf("%s: the schema refuses what is right: %v", tt.kind, err)
		}
		for i := 0; i+1 < len(tt.changes); i += 2 {
			text := strings.Replace(tt.text, tt.changes[i], tt.changes[i+1], 1)
			if text == tt.text {
				t.Fatalf("%s has no %q", tt.kind, tt.changes[i])
			}
			var doc yaml.Node
			if yaml.Unmarshal([]byte(text), &doc) != nil {
				continue // no editor gets as far as the schema
			}
			if tt.read(text) == nil {
				t.Errorf("%s: the reader takes %q", tt.kind, text)
			}
			if schemas[tt.kind].Validate(editorValue(doc.Content[0])) == nil {
				t.Errorf("%s: the schema takes %q", tt.kind, text)
			}
		}
	}
}

func hasAlias(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, hasAlias)
}

// TestReaderAndSchemaKnowTheSameKeys puts an unknown key into every kind of mapping. What the reader then says
// that it knows is what the schema has.
func TestReaderAndSchemaKnowTheSameKeys(t *testing.T) {
	const stray = "zzzzzzzz: x"
	inBase := func(from, to string) func(*testing.T) error {
		return func(t *testing.T) error {
			_, err := Load(writeBase(t, from, to))
			return err
		}
	}
	overlay := func(text string) func(*testing.T) error {
		return func(t *testing.T) error {
			file := filepath.Join(t.TempDir(), "overlay.yaml")
			writeFile(t, file, text)
			_, err := Load(writeBase(t), file)
			return err
		}
	}
	reference := func(text string) func(*testing.T) error {
		return func(*testing.T) error { _, err := ParseReference("c.yaml", []byte(text)); return err }
	}
	migration := func(text string) func(*testing.T) error {
		return func(*testing.T) error { _, err := ParseMigration("m.yaml", []byte(text)); return err }
	}
	const one = "{question: a.one, at-least: 2}"
	const when = "{fact: a.kind, in: [x]}"
	probes := []struct {
		shape, variant string
		load           func(*testing.T) error
	}{
		{"questionnaire", "", inBase("title: Base\n", "title: Base\n"+stray+"\n")},
		{"source", "", inBase("{title: A source}", "{title: A source, "+stray+"}")},
		{"catalogue of a questionnaire", "", inBase("{title: A catalogue,", "{title: A catalogue, "+stray+",")},
		{"section", "", inBase("    kind: domain\n", "    kind: domain\n    "+stray+"\n")},
		{"question", "scale", inBase("        scale: done\n", "        scale: done\n        "+stray+"\n")},
		{"question", "scale", inBase("options: {0: None, 1: Some}\n", "options: {0: None, 1: Some}\n        "+stray+"\n")},
		{"question", "yes-no", inBase("type: yes-no,", "type: yes-no, "+stray+",")},
		{"question", "choice", inBase("type: choice, ask: Kind,", "type: choice, "+stray+", ask: Kind,")},
		{"question", "valued choice", inBase("type: choice, ask: Valued,", "type: choice, "+stray+", ask: Valued,")},
		{"question", "choices", inBase("type: choice, ask: Kind,", "type: choices, "+stray+", ask: Kind,")},
		{"question", "number", inBase("type: number,", "type: number, "+stray+",")},
		{"question", "date", inBase("type: date,", "type: date, "+stray+",")},
		{"question", "text", inBase("type: text, ask", "type: text, "+stray+", ask")},
		{"question", "list", inBase("type: list\n", "type: list\n        "+stray+"\n")},
		{"valued option", "", inBase("{text: Lo, value: 0}", "{text: Lo, value: 0, "+stray+"}")},
		{"column", "choice", inBase("label: Kind, type: choice,", "label: Kind, "+stray+", type: choice,")},
		{"column", "choices", inBase("label: Kind, type: choice,", "label: Kind, "+stray+", type: choices,")},
		{"column", "yes-no", inBase("label: Name, type: text,", "label: Name, "+stray+", type: yes-no,")},
		{"column", "number", inBase("label: Name, type: text,", "label: Name, "+stray+", type: number,")},
		{"column", "date", inBase("label: Name, type: text,", "label: Name, "+stray+", type: date,")},
		{"column", "text", inBase("label: Name, type: text,", "label: Name, "+stray+", type: text,")},
		{"action", "", inBase("{to: 1, do: Begin,", "{to: 1, "+stray+", do: Begin,")},
		{"tie", "", inBase("ask: One\n", "ask: One\n        same_as: [{id: e/q, "+stray+"}]\n")},
		{"condition", "all-of", inBase(when, "{all-of: ["+when+"], "+stray+"}")},
		{"condition", "any-of", inBase(when, "{any-of: ["+when+"], "+stray+"}")},
		{"condition", "not", inBase(when, "{not: "+when+", "+stray+"}")},
		{"condition", "fact", inBase(when, "{fact: a.kind, in: [x], "+stray+"}")},
		{"count", "", inBase("count: {at-least: 1}", "count: {at-least: 1, "+stray+"}")},
		{"test of a row", "", inBase("{column: kind,", "{"+stray+", column: kind,")},
		{"score", "", inBase("{rule: mean-of-children,", "{rule: mean-of-children, "+stray+",")},
		{"band", "", inBase("{from: 0, title: Low}", "{from: 0, title: Low, "+stray+"}")},
		{"ladder", "", inBase("    of: domain\n", "    of: domain\n    "+stray+"\n")},
		{"ladder of a section", "", inBase("    title: A\n", "    title: A\n    ladders: [{id: l, title: L, "+stray+", rungs: [{title: R, requires: ["+one+"]}]}]\n")},
		{"rung", "profile", inBase("{title: One, profile: first}", "{title: One, profile: first, "+stray+"}")},
		{"rung", "requires", inBase("{title: Two,", "{title: Two, "+stray+",")},
		{"requirement", "question", inBase(one, "{question: a.one, at-least: 2, "+stray+"}")},
		{"requirement", "all", inBase("{all: {tags: [t]}, at-least: 1}", "{all: {tags: [t]}, at-least: 1, "+stray+"}")},
		{"requirement", "share", inBase("of: {section: a}, at-least-value: 0.5", "of: {section: a}, at-least: 1, "+stray)},
		{"requirement", "score", inBase("{score: whole, minimum: 3}", "{score: whole, minimum: 3, "+stray+"}")},
		{"selector", "", inBase("{all: {tags: [t]}", "{all: {tags: [t], "+stray+"}")},
		{"profile", "", inBase("title: First\n", "title: First\n"+stray+"\n")},
		{"overlay", "", overlay("overlay: {id: o, version: \"1\", of: base}\n" + stray + "\n")},
		{"head of an overlay", "", overlay("overlay: {id: o, version: \"1\", of: base, " + stray + "}\n")},
		{"section of an overlay", "", overlay("overlay: {id: o, version: \"1\", of: base}\nsections: [{id: o.s, title: S, " + stray + "}]\n")},
		{"catalogue", "codes", reference("id: c\ntitle: C\ncodes: {a: A}\n" + stray + "\n")},
		{"catalogue", "of", reference("id: c\ntitle: C\nof: r69\nclauses: {t01: [1]}\n" + stray + "\n")},
		{"entry of a catalogue", "", reference("id: c\ntitle: C\ncodes: {a: {text: A, " + stray + "}}\n")},
		{"migration", "", migration("of: base\nfrom: \"1\"\nto: \"2\"\nquestions: []\n" + stray + "\n")},
		{"step of a migration", "", migration("of: base\nfrom: \"1\"\nto: \"2\"\nquestions: [{question: a, renamed: b, " + stray + "}]\n")},
		{"translation", "", func(t *testing.T) error {
			_, err := parseTranslation(mustLoad(t, writeBase(t)), "fr.yaml", []byte("language: fr\nof: base\nversion: \"1\"\n"+stray+"\n"))
			return err
		}},
	}
	untried := map[[2]string]bool{}
	for _, s := range FormatShapes() {
		for _, v := range s.Variants {
			untried[[2]string{s.Name, v.Name}] = true
		}
		if len(s.Variants) == 0 {
			untried[[2]string{s.Name, ""}] = true
		}
	}
	all := definitions(t)
	for _, p := range probes {
		delete(untried, [2]string{p.shape, p.variant})
		f := findFault(p.load(t), "questionnaires.unknown-key")
		if f == nil {
			t.Errorf("%s %s: nothing is said about the unknown key: %v", p.shape, p.variant, p.load(t))
			continue
		}
		got := slices.Clone(knownOf(f))
		slices.Sort(got)
		if got, want := slices.Compact(got), keysOf(t, all, p.shape, p.variant); !slices.Equal(got, want) {
			t.Errorf("%s %s:\nthe reader knows %v\nthe schema       %v", p.shape, p.variant, got, want)
		}
	}
	for place := range untried {
		switch {
		case place[0] == "step of a migration": // its variants have the same keys
		case place[0] == "sources": // has one key, read like those of a questionnaire
		case strings.HasPrefix(place[0], "translation of "): // TestTranslationsHaveTheSchemasKeys
		default:
			t.Errorf("no unknown key was tried in %v", place)
		}
	}
}

func knownOf(f *fault.Fault) []string {
	for i := 0; i+1 < len(f.Facts); i += 2 {
		if f.Facts[i] == "known" {
			return f.Facts[i+1].([]string)
		}
	}
	return nil
}

// definitions are the parts of all schemas by the name of the shape, as JSON.
func definitions(t *testing.T) map[string]map[string]any {
	t.Helper()
	out := map[string]map[string]any{}
	for _, kind := range FormatFiles() {
		src, err := os.ReadFile(filepath.Join(schemaFolder, kind.Name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		var s map[string]any
		if err := json.Unmarshal(src, &s); err != nil {
			t.Fatal(err)
		}
		out[kind.Shape] = s
		for name, def := range s["$defs"].(map[string]any) {
			out[strings.ReplaceAll(name, "-", " ")] = def.(map[string]any)
		}
	}
	return out
}

// keysOf lists the keys that a schema allows in a shape, of a variant: its properties without those that the
// variant's part rules out.
func keysOf(t *testing.T, all map[string]map[string]any, shape, variant string) []string {
	t.Helper()
	def := all[shape]
	if def == nil {
		t.Fatalf("no schema has %q", shape)
	}
	if def["additionalProperties"] != false {
		t.Errorf("%s takes any key", shape)
	}
	keys := maps.Clone(def["properties"].(map[string]any))
	parts, _ := def["allOf"].([]any)
	for _, part := range parts {
		part := part.(map[string]any)
		when, ok := part["if"].(map[string]any)
		if !ok || variantOf(when) != variant && !(variantOf(when) == "otherwise" && variant == "codes") {
			continue
		}
		ruled, _ := part["then"].(map[string]any)["properties"].(map[string]any)
		for name, rule := range ruled {
			if rule == false {
				delete(keys, name)
			}
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// variantOf is the variant that a condition of a schema stands for.
func variantOf(when map[string]any) string {
	if properties, ok := when["properties"].(map[string]any); ok {
		if _, valued := when["not"]; valued {
			return "valued choice"
		}
		return properties["type"].(map[string]any)["const"].(string)
	}
	if required, ok := when["required"].([]any); ok {
		return required[0].(string)
	}
	return "otherwise"
}

// TestTranslationsHaveTheSchemasKeys: the texts that can be translated are those that the schema of a
// translation has. Everything that a questionnaire can say is said once in this one.
func TestTranslationsHaveTheSchemasKeys(t *testing.T) {
	q := mustLoad(t, writeBase(t,
		"title: Base\n", "title: Base\npurpose: Shows all\n",
		"    kind: domain\n", "    kind: domain\n    intro: Some\n",
		"score: {rule: mean}", "score: {rule: mean, bands: [{from: 0, title: Low}]}",
		"ask: One\n", "ask: One\n        label: L\n        why: W\n        probe: P\n        evidence: [E]\n",
		"{title: Two,", "{title: Two, text: More,", "title: First\n", "title: First\ntext: Some\n",
		"type: text, required: true}", "type: text, required: true}, {id: n, label: N, type: number, unit: people}",
	))
	names := map[string]string{
		"questionnaire": "the questionnaire", "roles": "a role", "sections": "a section", "questions": "a question", "ladders": "a ladder", "profiles": "a profile",
		"columns": "a column", "rungs": "a rung",
	}
	found := map[string]map[string]bool{}
	add := func(kind, key string) {
		if found[kind] == nil {
			found[kind] = map[string]bool{}
		}
		found[kind][key] = true
	}
	for _, item := range q.Items() {
		add(item.Kind, "from")
		for _, f := range item.Fields {
			way := strings.Split(f.Name, "/")
			add(item.Kind, way[0])
			if way[0] == "columns" || way[0] == "rungs" {
				add(way[0], way[2])
			}
		}
	}
	all := definitions(t)
	for kind, name := range names {
		if got, want := slices.Sorted(maps.Keys(found[kind])), keysOf(t, all, "translation of "+name, ""); !slices.Equal(got, want) {
			t.Errorf("%s: there are the texts %v, and the schema has %v", kind, got, want)
		}
	}
}
