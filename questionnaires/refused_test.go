package questionnaires

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// base is a small questionnaire with a little of everything; the tests change one thing in it.
const base = `format: 1
id: base
version: "1.0"
title: Base
subject: team
roles: {head: Head of the team}
sources: {RFC-1: {title: A source}, RFC 2: {title: Another source}}
catalogues: {cat: {title: A catalogue, codes: {t-1: One, t-2: Two}}}
scales:
  done: {0: Not yet, 1: In part, 2: In full}
score: {rule: mean-of-children, out-of: 5, bands: [{from: 0, title: Low}, {from: 2.5, title: High}]}
ladders:
  - id: main
    title: Main
    rungs:
      - {title: One, profile: first}
      - {title: Two, requires: [{question: a.one, at-least: 2}, {all: {tags: [t]}, at-least: 1}]}
      - {title: Three, requires: [{share: 0.5, of: {section: a}, at-least-value: 0.5}, {score: whole, minimum: 3}]}
  - id: kind
    title: Kind
    of: domain
    rungs: [{title: K, requires: [{all: {tags: [t]}, at-least: 1}]}]
sections:
  - id: a
    kind: domain
    title: A
    score: {rule: mean}
    questions:
      - id: a.one
        ask: One
        scale: done
        essential: true
        tags: [t]
        whom: [head]
        sources: [RFC-1 clause 3, RFC 2 clause 4]
        maps: {cat: [t-1]}
        improve:
          - {to: 1, do: Begin, size: S, who: team, needs: [decision]}
          - {to: 2, do: Finish, size: M, who: host, after: [a.two>=1]}
      - id: a.two
        ask: Two
        options: {0: None, 1: Some}
        when: {fact: a.kind, in: [x]}
        improve: [{to: 1, do: Do it, size: S, who: team}]
      - {id: a.kind, type: choice, ask: Kind, options: {x: X, y: Y}}
      - {id: a.number, type: number, ask: Number, unit: people, min: 0, max: 9.5}
      - {id: a.date, type: date, ask: Date, when: {fact: a.number, at-least: 2}}
      - {id: a.text, type: text, ask: Text, na: {why: A reason}}
      - id: a.list
        type: list
        ask: List
        columns: [{id: name, label: Name, type: text, required: true}, {id: kind, label: Kind, type: choice, options: {p: P, q: Q}}]
  - id: b
    title: B
    weight: 2
    score: {rule: mean}
    questions:
      - {id: b.valued, type: choice, ask: Valued, options: {lo: {text: Lo, value: 0}, hi: {text: Hi, value: 0.75}}, when: {fact: a.list, count: {at-least: 1}}}
      - {id: b.yes, type: yes-no, ask: "Yes?", provided: true, weight: 0.125, when: {fact: a.list, any: {column: kind, in: [p]}}}
`

const baseProfile = `id: first
version: "1.0"
title: First
of: base
requires: [{question: a.one, at-least: 1, reading: evidenced}]
`

// writeBase writes the base questionnaire with changes, each a pair of texts, and gives its folder.
func writeBase(t testing.TB, changes ...string) string {
	t.Helper()
	folder := t.TempDir()
	yaml, profile := base, baseProfile
	for i := 0; i+1 < len(changes); i += 2 {
		switch {
		case strings.Contains(yaml, changes[i]):
			yaml = strings.Replace(yaml, changes[i], changes[i+1], 1)
		case strings.Contains(profile, changes[i]):
			profile = strings.Replace(profile, changes[i], changes[i+1], 1)
		default:
			t.Fatalf("the base has no %q", changes[i])
		}
	}
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(MainFile, yaml)
	write("profiles/first.yaml", profile)
	return folder
}

func TestBaseLoads(t *testing.T) {
	q := mustLoad(t, writeBase(t))
	if got := q.Question("b.yes").Options; got[0].Code != "no" || got[1].Code != "yes" {
		t.Errorf("options of the yes-no question = %v", got)
	}
	if got := q.Question("a.one").Weight; got != One {
		t.Errorf("weight of a.one = %v, want 1", got)
	}
	if got := q.Question("a.kind").Weight; got != 0 {
		t.Errorf("weight of a fact = %v, want 0", got)
	}
	if got := q.Profiles["first"].Requires[0].Reading; got != "evidenced" {
		t.Errorf("reading = %q", got)
	}
}

// refusal is one change of the base and what is said about it.
type refusal struct {
	name     string
	from, to string // change of the base
	key      string // of the fault, without "questionnaires."
	at       string // what stands at the place that it names; "" for the whole file
	says     string // part of the message or hint
}

// refusals is one change of the base for every way in which a file can be wrong.
func refusals() []refusal {
	deep := strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1)
	manyKeys := func() string {
		var b strings.Builder
		for i := range MaxKeys + 1 {
			fmt.Fprintf(&b, "  k%d: x\n", i)
		}
		return b.String()
	}()
	return []refusal{
		// What no file may have.
		{"alias", "title: Base", "title: *x", "syntax", "", "unknown anchor"},
		{"alias to an anchor", "title: Base", "title: &x Base\npurpose: *x", "alias", "*x", "*x"},
		{"anchor", "title: Base", "title: &x Base", "anchor", "&x Base", "&x"},
		{"merge key", "roles: {head: Head of the team}", "roles: {<<: {a: b}}", "merge-key", "<<", ""},
		{"tag", "title: Base", "title: !!binary QmFzZQ==", "tag", "!!binary QmFzZQ==", "!!binary"},
		{"own tag", "title: Base", "title: !x Base", "tag", "!x Base", "!x"},
		{"duplicate key", "title: Base", "title: Base\nversion: \"2\"", "duplicate-key", "version", "line 3"},
		{"duplicate option", "options: {0: None, 1: Some}", "options: {0: None, 0: Some}", "duplicate-key", "0", ""},
		{"second document", "title: Base", "title: Base\n---\na: b", "second-document", "---", ""},
		{"too deep", "title: Base", "title: " + deep, "too-deep", "[", "100"},
		{"too many keys", "title: Base\n", "title: Base\nxx:\n" + manyKeys, "too-many-keys", "k0", "2001"},
		{"key is a list", "title: Base", "title: Base\n? [a]\n: b", "key-not-text", "[a", ""},
		{"control character", "title: Base", `title: "Ba\x07se"`, "character", `"Ba`, "U+0007"},
		{"override", "title: Base", `title: "Ba\u202Ese"`, "character", "\"Ba\\u202Ese\"", "U+202E"},
		{"control character in a key", "title: Base", "title: Base\n\"a\\x00\": b", "character", `"a`, "U+0000"},
		{"syntax", "title: Base", "title: [Base", "syntax-near", "", "near line"},
		{"top is a list", base, "- a\n- b\n", "not-a-mapping", "- a", "list"},
		{"only comments", base, "# nothing\n", "file-empty", "", ""},
		{"empty", base, "", "file-empty", "", ""},
		{"only a mark", base, "---\n", "file-empty", "", ""},
		{"not UTF-8", "title: Base", "title: B\xe4se", "not-utf8", "\uFFFDse", ""},

		// Keys, types, forms.
		{"newer format", "format: 1", "format: 2", "newer-format", "2", "newer version"},
		{"no format", "format: 1\n", "", "missing-key", "id", "format"},
		{"format 0", "format: 1", "format: 0", "format-number", "0", ""},
		{"misspelt key", "title: Base", "titel: Base", "unknown-key-near", "titel", `"title"`},
		{"unknown key", "title: Base", "title: Base\ncolour: red", "unknown-key", "colour", "subject"},
		{"key of another type", "unit: people,", "columns: [],", "key-for-type", "columns", "columns"},
		{"weight of a fact", "type: choice, ask: Kind,", "type: choice, ask: Kind, weight: 2,", "key-for-scored", "weight", "weight"},
		{"essential fact", "type: choice, ask: Kind,", "type: choice, ask: Kind, essential: true,", "key-for-scored", "essential", "essential"},
		{"text is a list", "title: Base", "title: [Base]", "expected-text", "[Base", "list"},
		{"text is nothing", "title: Base", "title:", "expected-text", "", "nothing"},
		{"text is too long", "title: Base", "title: " + strings.Repeat("x", 201), "text-too-long", "xxx", "201"},
		{"text of two lines", "title: Base", "title: \"a\\nb\"", "text-one-line", `"a`, ""},
		{"mapping is a text", "roles: {head: Head of the team}", "roles: head", "expected-mapping", "head", "text"},
		{"list is a text", "tags: [t]\n", "tags: t\n", "expected-list", "t", "text"},
		{"id with capitals", "id: base", "id: Base", "id-form", "Base", "Base"},
		{"code with spaces", "{0: None, 1: Some}", "{a b: None, 1: Some}", "code-form", "a b", "a b"},
		{"version with spaces", `version: "1.0"`, `version: "1 0"`, "version-form", "\"1 0\"", ""},
		{"name of a source", "{RFC-1: {title", "{\"?1\": {title", "name-form", "\"?1\"", ""},
		{"flag", "essential: true", "essential: maybe", "expected-flag", "maybe", "maybe"},
		{"word", "subject: team", "subject: planet", "unknown-word", "planet", "planet"},
		{"type", "type: date, ask: Date", "type: day, weight: 3, ask: Date", "unknown-type", "day", "date, text, list"},
		{"decimal", "weight: 2\n", "weight: 2.1234\n", "expected-decimal", "2.1234", "2.1234"},
		{"decimal with exponent", "weight: 2\n", "weight: 2e3\n", "expected-decimal", "2e3", ""},
		{"negative weight", "weight: 2\n", "weight: -1\n", "weight-range", "-1", ""},
		{"whole number", "count: {at-least: 1}", "count: {at-least: 1.5}", "expected-whole-number", "1.5", "1.5"},
		{"date", "{fact: a.number, at-least: 2}", "{fact: a.date, from: 2026-02-30}", "expected-date", "2026-02-30", "2026-02-30"},
		{"minutes", "provided: true,", "minutes: 0,", "minutes-range", "0", ""},
		{"no type", "type: text, ask: Text", "ask: Text", "missing-type", "{id", "scale"},
		{"scale and options", "options: {0: None, 1: Some}", "scale: done\n        options: {0: None, 1: Some}", "scale-and-options", "{0", ""},
		{"no options", "        options: {0: None, 1: Some}\n", "        type: choice\n", "missing-key", "id", "options"},
		{"no columns", "columns: [{id: name, label: Name, type: text, required: true}, {id: kind, label: Kind, type: choice, options: {p: P, q: Q}}]", "why: x", "missing-key", "id", "columns"},
		{"prerequisite", "[a.two>=1]", "[a.two]", "prereq-form", "a.two", "a.two"},
		{"two kinds of requirement", "{question: a.one, at-least: 2}", "{question: a.one, score: whole, at-least: 2}", "two-forms", "{question", ""},
		{"no kind of requirement", "{question: a.one, at-least: 2}", "{at-least: 2}", "no-form", "{at-least", "question"},
		{"no kind of condition", "{fact: a.kind, in: [x]}", "{in: [x]}", "no-form", "{in", "fact"},
		{"empty all-of", "{fact: a.kind, in: [x]}", "{all-of: []}", "list-empty", "{all-of", ""},
		{"tag twice", "tags: [t]\n", "tags: [t, t]\n", "listed-twice", "t", "t"},
		{"empty codes", "maps: {cat: [t-1]}", "maps: {cat: []}", "list-empty", "cat", ""},

		// References.
		{"scale", "scale: done", "scale: dome", "unknown-scale-near", "dome", "done"},
		{"unused scale", "  done: {", "  other: {0: A, 1: B}\n  done: {", "scale-unused", "other", "other"},
		{"role", "whom: [head]", "whom: [haed]", "unknown-role-near", "haed", "head"},
		{"role, nothing near", "whom: [head]", "whom: [lawyer]", "unknown-role", "lawyer", "head"},
		{"source", "[RFC-1 clause 3,", "[RFC-9 clause 3,", "unknown-source-near", "RFC-9 clause 3", "RFC-1"},
		{"catalogue", "maps: {cat: [t-1]}", "maps: {dog: [t-1]}", "unknown-catalogue", "dog", "cat"},
		{"catalogue code", "maps: {cat: [t-1]}", "maps: {cat: [t-3]}", "unknown-catalogue-code-near", "t-3", "t-1"},
		{"fact", "{fact: a.kind, in: [x]}", "{fact: a.knid, in: [x]}", "unknown-question-near", "a.knid", "a.kind"},
		{"scored fact", "{fact: a.kind, in: [x]}", "{fact: a.one, in: [1]}", "when-scored", "a.one", "a.one"},
		{"option of a fact", "{fact: a.kind, in: [x]}", "{fact: a.kind, in: [z]}", "question-option", "z", "x, y"},
		{"test of another type", "{fact: a.kind, in: [x]}", "{fact: a.kind, at-least: 1}", "test-for-type", "{fact", "in"},
		{"test of a text", "{fact: a.kind, in: [x]}", "{fact: a.text, in: [x]}", "test-for-type", "{fact", "a.text"},
		{"no test", "{fact: a.kind, in: [x]}", "{fact: a.kind}", "test-missing", "{fact", "in"},
		{"text without test", "{fact: a.kind, in: [x]}", "{fact: a.text}", "text-untestable", "{fact", ""},
		{"count of a choice", "{fact: a.kind, in: [x]}", "{fact: a.kind, count: {at-least: 1}}", "test-for-type", "{fact", "in"},
		{"list by option", "{fact: a.kind, in: [x]}", "{fact: a.list, in: [x]}", "test-for-type", "{fact", "count"},
		{"list by both", "count: {at-least: 1}", "count: {at-least: 1}, any: {column: kind, in: [p]}", "test-for-type", "{fact", ""},
		{"empty count", "count: {at-least: 1}", "count: {}", "test-missing", "{fact", "at-most"},
		{"count upside down", "count: {at-least: 1}", "count: {at-least: 3, at-most: 1}", "bounds", "{fact", ""},
		{"negative count", "count: {at-least: 1}", "count: {at-least: -1}", "count-negative", "{fact", ""},
		{"column", "{column: kind, in: [p]}", "{column: kidn, in: [p]}", "unknown-column-near", "kidn", "kind"},
		{"option of a column", "{column: kind, in: [p]}", "{column: kind, in: [z]}", "question-option", "z", "p, q"},
		{"range upside down", "{fact: a.number, at-least: 2}", "{fact: a.number, at-least: 2, at-most: 1}", "bounds", "{fact", ""},
		{"dates upside down", "{fact: a.number, at-least: 2}", "{any-of: [{fact: a.number, at-least: 2}, {fact: a.date, from: 2026-02-01, until: 2026-01-01}]}", "bounds", "{fact", ""},
		{"condition on itself", "{fact: a.number, at-least: 2}", "{fact: a.date, from: 2026-01-01}", "when-cycle", "{fact", "a.date → a.date"},
		{"conditions in a ring", "min: 0, max: 9.5}", "when: {fact: a.date, from: 2026-01-01}}", "when-cycle", "{fact", " → a.number"},
		{"action: option", "{to: 2, do: Finish", "{to: 3, do: Finish", "unknown-option", "3, do", "0, 1, 2"},
		{"action: lowest", "{to: 1, do: Begin", "{to: 0, do: Begin", "improve-lowest", "0", ""},
		{"actions out of order", "{to: 1, do: Begin", "{to: 2, do: Begin", "improve-order", "2", ""},
		{"action after a fact", "[a.two>=1]", "[a.kind>=x]", "not-scored", "a.kind>=x", "a.kind"},
		{"action after nothing", "[a.two>=1]", "[a.too>=1]", "unknown-question-near", "a.too>=1", "a.two"},
		{"action after no option", "[a.two>=1]", "[a.two>=7]", "question-option", "a.two>=7", "0, 1"},
		{"action after itself", "[a.two>=1]", "[a.one>=1]", "after-itself", "a.one>=1", ""},
		{"actions in a ring", "{to: 1, do: Do it, size: S, who: team}", "{to: 1, do: Do it, size: S, who: team, after: [a.one>=2]}", "after-cycle", "- {to", " → a.two>=1"},
		{"action: size", "size: M", "size: XXL", "unknown-word", "XXL", "S, M, L, XL"},
		{"duplicate id", "id: b.yes", "id: a.one", "duplicate-id", "a.one", ":29:13"},
		{"question with a section's id", "id: b.yes", "id: b", "duplicate-id", "b, type", ""},
		{"reserved id", "id: b.yes", "id: self", "reserved-id", "self", ""},
		{"empty section", "sections:\n", "sections:\n  - {id: c, title: C, score: {rule: mean}}\n", "section-empty", "{id: c", "c"},
		{"no sections", base, "format: 1\nid: base\nversion: \"1\"\ntitle: T\nsubject: team\nsections: []\n", "list-empty", "[]", "sections"},
		{"essential and na", "        tags: [t]\n", "        na: {x: Y}\n", "essential-na", "{x", ""},
		{"one option", "{0: None, 1: Some}", "{0: None}", "too-few-options", "{0", ""},
		{"values fall", "hi: {text: Hi, value: 0.75}", "hi: {text: Hi, value: 0.75}, no: {text: No, value: 0.5}", "value-falls", "0.5", "0.75"},
		{"value above 1", "value: 0.75", "value: 1.001", "value-range", "1.001", "1.001"},
		{"value missing", "hi: {text: Hi, value: 0.75}", "hi: {text: Hi}", "missing-key", "{text", "value"},
		{"bounds of a number", "min: 0, max: 9.5", "min: 10, max: 9.5", "bounds", "10", "9.5"},
		{"column twice", "{id: kind, label: Kind, type: choice, options: {p: P, q: Q}}", "{id: name, label: Kind, type: date}", "listed-twice", "name", "name"},
		{"list in a list", "{id: kind, label: Kind, type: choice, options: {p: P, q: Q}}", "{id: kind, label: Kind, type: list}", "unknown-type", "list", "choices"},

		// Scores, ladders, profiles.
		{"score rule", "{rule: mean-of-children,", "{rule: median,", "unknown-word", "median", "minimum"},
		{"out of nothing", "out-of: 5", "out-of: 0", "out-of-range", "0", ""},
		{"first band", "{from: 0, title: Low}", "{from: 1, title: Low}", "band-first", "{from", ""},
		{"order of bands", "{from: 2.5, title: High}", "{from: 0, title: High}", "band-order", "{from", ""},
		{"child without score", "    weight: 2\n    score: {rule: mean}\n", "    weight: 2\n", "child-without-score", "{rule", "b"},
		{"kind", "of: domain", "of: domian", "unknown-kind-near", "domian", "domain"},
		{"ladder twice", "id: kind\n", "id: main\n", "listed-twice", "main", ""},
		{"no rungs", "rungs: [{title: K, requires: [{all: {tags: [t]}, at-least: 1}]}]", "rungs: []", "list-empty", "[", "rungs"},
		{"rung without requirements", "{title: One, profile: first}", "{title: One}", "rung-empty", "{title", "One"},
		{"rung with empty requirements", "{title: One, profile: first}", "{title: One, requires: []}", "rung-empty", "{title", "One"},
		{"rung with both", "{title: One, profile: first}", "{title: One, profile: first, requires: [{question: a.one, at-least: 1}]}", "rung-both", "{title", ""},
		{"no profile", "profile: first", "profile: second", "no-profile", "second", "profiles/second.yaml"},
		{"requirement on nothing", "{question: a.one, at-least: 2}", "{question: a.oen, at-least: 2}", "unknown-question-near", "a.oen", "a.one"},
		{"requirement on a fact", "{question: a.one, at-least: 2}", "{question: a.kind, at-least: x}", "not-scored", "a.kind", ""},
		{"requirement on a retired one", "        essential: true\n", "        retired: \"2.0\"\n", "retired", "a.one", "2.0"},
		{"condition on a retired fact", "{id: a.number, type", "{id: a.number, retired: \"1.1\", type", "retired", "{fact: a.number", "1.1"},
		{"requirement: option", "{question: a.one, at-least: 2}", "{question: a.one, at-least: 5}", "question-option", "5", "0, 1, 2"},
		{"all: option", "{all: {tags: [t]}, at-least: 1}", "{all: {section: a}, at-least: 2}", "question-option", "2", "a.two"},
		{"tags select nothing", "{all: {tags: [t]}, at-least: 1}", "{all: {tags: [u]}, at-least: 1}", "selects-nothing", "{tags", "u"},
		{"section of a selection", "of: {section: a}", "of: {section: c}", "unknown-section", "{section: c", "a, b"},
		{"share of more than all", "share: 0.5", "share: 1.5", "share-range", "1.5", ""},
		{"share of nothing", "share: 0.5", "share: 0", "share-range", "0", ""},
		{"value out of reach", "{share: 0.5, of: {section: a}, at-least-value: 0.5}", "{share: 0.5, of: {section: b}, at-least-value: 0.8}", "value-unreachable", "0.8", "0.75"},
		{"score of no section", "score: whole,", "score: c,", "unknown-section", "c, minimum", "a, b"},
		{"score that is not there", "    score: {rule: mean}\n    questions:\n      - id: a.one", "    questions:\n      - id: a.one", "child-without-score", "{rule", "a"},
		{"score out of reach", "minimum: 3", "minimum: 5.5", "score-unreachable", "5.5", "5.5"},
		{"profile of another", "of: base", "of: bass", "profile-of", "bass", "bass"},
		{"profile with another id", "id: first", "id: frist", "profile-file-name", "frist", "frist"},
		{"profile on nothing", "question: a.one, at-least: 1, reading", "question: x, at-least: 1, reading", "unknown-question", "x", "x"},
		{"reading", "reading: evidenced", "reading: seen", "unknown-word", "seen", "reviewed"},
	}
}

// TestRefused changes one thing and looks for the fault: its key, its place, and the fact or word that
// its message or hint must hold.
func TestRefused(t *testing.T) {
	for _, tt := range refusals() {
		t.Run(tt.name, func(t *testing.T) {
			folder := writeBase(t, tt.from, tt.to)
			_, err := Load(folder)
			if err == nil {
				t.Fatal("Load took it")
			}
			if fault.KindOf(err) != fault.Input {
				t.Errorf("kind of the fault = %v", fault.KindOf(err))
			}
			f := findFault(err, "questionnaires."+tt.key)
			if f == nil {
				t.Fatalf("Load =\n%v\nwant %s", err, tt.key)
			}
			if got := textAt(t, f.Place); !strings.HasPrefix(got, tt.at) || tt.at == "" && got != "" {
				t.Errorf("%s: there stands %q, want %q", f.Place, got, tt.at)
			}
			if text := f.Message(lang.English()) + "\n" + f.Hint(lang.English()); !strings.Contains(text, tt.says) || regexp.MustCompile(`\{[a-z]+\}`).MatchString(text) {
				t.Errorf("message and hint =\n%s\nwant %q in it, and every fact filled in", text, tt.says)
			}
		})
	}
}

// textAt is what stands at a place of a file, to the end of the line.
func textAt(t *testing.T, p fault.Position) string {
	t.Helper()
	if p.Line == 0 {
		return ""
	}
	src, err := os.ReadFile(p.File)
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Split(string(src), "\n")[p.Line-1]
	return string([]rune(line)[p.Column-1:])
}

// findFault is the fault with a key, or nil.
func findFault(err error, key string) *fault.Fault {
	for _, f := range gather(nil, err) {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// TestAllProblemsAtOnce shows that one reading finds the mistakes of a file, in order.
func TestAllProblemsAtOnce(t *testing.T) {
	_, err := Load(writeBase(t, "subject: team", "subject: planet", "size: M", "size: Z", "title: Base", "titel: Base",
		"whom: [head]", "whom: [haed]", "{question: a.one, at-least: 2}", "{question: a.one, at-least: 7}"))
	var list fault.List
	if !errors.As(err, &list) || len(list) != 5 {
		t.Fatalf("Load = %v, want five faults", err)
	}
	if !slices.IsSortedFunc(list, func(a, b *fault.Fault) int { return a.Place.Line - b.Place.Line }) {
		t.Errorf("not in order:\n%v", err)
	}
}

func TestFaultsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Base\n")
	for i := range 500 {
		fmt.Fprintf(&b, "k%d-unknown: x\n", i)
	}
	_, err := Load(writeBase(t, "title: Base\n", b.String()))
	var list fault.List
	if !errors.As(err, &list) || len(list) != maxFaults {
		t.Errorf("%d faults, want %d", len(list), maxFaults)
	}
}

func TestMissingFiles(t *testing.T) {
	folder := t.TempDir()
	_, err := Load(folder)
	if f := findFault(err, "questionnaires.no-main-file"); f == nil || f.Place.File != folder {
		t.Errorf("an empty folder: %v", err)
	}
	_, err = Load(filepath.Join(folder, "none"))
	if findFault(err, "questionnaires.no-file") == nil {
		t.Errorf("no such folder: %v", err)
	}
	name := filepath.Join(folder, "big.yaml")
	writeFile(t, name, "format: 1\n"+strings.Repeat("# comment\n", MaxFile/10))
	if _, err = Load(name); findFault(err, "questionnaires.file-too-large") == nil {
		t.Errorf("a file of more than 4 MiB: %v", err)
	}
	name = filepath.Join(folder, "many.yaml")
	var b strings.Builder
	b.WriteString("format: 1\nid: many\nversion: \"1\"\ntitle: T\nsubject: team\nscales: {s: {0: A, 1: B}}\nsections:\n")
	for i := range 6 {
		fmt.Fprintf(&b, "- id: s%d\n  title: S\n  questions:\n", i)
		for j := range 1000 {
			fmt.Fprintf(&b, "  - {id: s%d.q%d, ask: A, scale: s}\n", i, j)
		}
	}
	writeFile(t, name, b.String())
	if _, err = Load(name); findFault(err, "questionnaires.too-many-questions") == nil {
		t.Errorf("6,000 questions: %v", err)
	}
}

// TestHostile: files that would unfold into far more than they are, or take far too long, are refused.
func TestHostile(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	var keys strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&keys, "key%d: x\n", i)
	}
	tests := []struct{ name, text, key string }{
		{"bomb", bomb, "alias"},
		{"itself", "a: &a [*a]\n", "alias"},
		{"many keys", keys.String(), "too-many-keys"},
		{"deep lists", "a: " + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000), "too-deep"},
		{"very deep lists", strings.Repeat("[", 100_000), "syntax"},
		{"deep mappings", strings.Repeat("{a: ", 500) + strings.Repeat("}", 500), "too-deep"},
		{"long list", "a: [" + strings.Repeat("x, ", maxEntries) + "x]", "list-too-long"},
		{"NUL", "a: b\x00", "syntax"},
	}
	for _, tt := range tests {
		_, err := parseYAML("hostile.yaml", []byte(tt.text))
		if findFault(err, "questionnaires."+tt.key) == nil && findFault(err, "questionnaires."+tt.key+"-near") == nil {
			t.Errorf("%s: %.300v, want %s", tt.name, err, tt.key)
		}
	}
}

// TestScoreOfFacts: a section of facts has no score that could reach a minimum.
func TestScoreOfFacts(t *testing.T) {
	_, err := Load(writeBase(t, "score: whole, minimum: 3", "score: c, minimum: 0.5",
		"  - id: b\n", "  - {id: c, title: C, score: {rule: mean}, questions: [{id: c.fact, type: text, ask: What}]}\n  - id: b\n"))
	if findFault(err, "questionnaires.nothing-scored") == nil {
		t.Errorf("Load = %v", err)
	}
}

// TestUnknownTypeAlone: nothing is said that only follows from a wrong type.
func TestUnknownTypeAlone(t *testing.T) {
	_, err := Load(writeBase(t, "type: list\n", "type: lisst\n"))
	if list := gather(nil, err); len(list) != 1 || list[0].Key != "questionnaires.unknown-type" {
		t.Errorf("Load = %v, want one fault", err)
	}
}

// TestManyRequirements: the work that a file can ask for is bounded.
func TestManyRequirements(t *testing.T) {
	many := strings.Repeat("{question: a.one, at-least: 1}, ", MaxRequirements)
	_, err := Load(writeBase(t, "{question: a.one, at-least: 2}", many+"{question: a.one, at-least: 2}"))
	if findFault(err, "questionnaires.too-many-requirements") == nil {
		t.Errorf("Load = %.300v", err)
	}
}

// TestRetired: a retired question keeps its place and is asked, counted and selected no more.
func TestRetired(t *testing.T) {
	before, after := mustLoad(t, writeBase(t)), mustLoad(t, writeBase(t, "ask: Two\n", "ask: Two\n        retired: \"1.1\"\n", ", after: [a.two>=1]", ""))
	if after.Question("a.two") == nil || after.Info().Questions != before.Info().Questions-1 {
		t.Errorf("info = %+v, before %+v", after.Info(), before.Info())
	}
	all := Selector{Section: "a"}
	if got := after.Select(all, nil); len(got) != 1 || len(before.Select(all, nil)) != 2 {
		t.Errorf("selected %d questions", len(got))
	}
}

// TestTypedText shows that codes and ids are the text as typed.
func TestTypedText(t *testing.T) {
	q := mustLoad(t, writeBase(t, "{x: X, y: Y}", "{010: X, yes: Y, 1.10: Z, 2026-11-21: D, null: N}", "in: [x]", "in: [010, yes, 1.10]", `"1.0"`, "1.10"))
	if got, want := codesOf(q.Question("a.kind").Options), []string{"010", "yes", "1.10", "2026-11-21", "null"}; !slices.Equal(got, want) {
		t.Errorf("codes = %q, want %q", got, want)
	}
	if got := q.Question("a.two").When.In; !slices.Equal(got, []string{"010", "yes", "1.10"}) {
		t.Errorf("in = %q", got)
	}
	if q.Version != "1.10" {
		t.Errorf("version = %q", q.Version)
	}
}
