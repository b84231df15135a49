package questionnaires

import (
	"bytes"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// withToBe is a change of the base: two facts that say what is wanted of a.one, and from whom.
func withToBe(wanted, by string) []string {
	const text = "      - {id: a.text, type: text"
	return []string{text, "      - {id: a.wanted, type: choice, ask: Wanted, " + wanted + "}\n      - {id: a.from, ask: From, " + by + "}\n" + text}
}

const (
	wantedOne = "options: {0: Not wanted, 1: In part, 2: In full}, to-be-of: a.one"
	fromOne   = "type: choices, options: {own: Own team, shared: A shared team}, to-be-by: a.one"
)

func TestToBes(t *testing.T) {
	q := mustLoad(t, writeBase(t, withToBe(wantedOne, fromOne)...))
	all := q.ToBes()
	if len(all) != 1 || all[0].Question.ID != "a.one" || all[0].Wanted.ID != "a.wanted" || all[0].By.ID != "a.from" {
		t.Fatalf("ToBes = %+v", all)
	}
	for code, place := range map[string]int{"0": 0, "1": 1, "2": 2, "none": 0} {
		if got := all[0].Place(code); got != place {
			t.Errorf("Place(%q) = %d, want %d", code, got, place)
		}
	}
	again, err := FromCanonical(q.Canonical())
	if err != nil {
		t.Fatal(err)
	}
	if got := again.ToBes(); len(got) != 1 || got[0].By == nil || again.Digest() != q.Digest() {
		t.Errorf("from the canonical form: %+v, digest %s, want %s", got, again.Digest(), q.Digest())
	}

	// From whom need not be asked; what is retired is passed over, on either side.
	q = mustLoad(t, writeBase(t, withToBe("options: {none: Not wanted, yes: Wanted}, to-be-of: b.yes, retired: \"1.1\"", "type: text")...))
	if got := q.ToBes(); len(got) != 0 {
		t.Errorf("with a retired fact: %+v", got)
	}
	q = mustLoad(t, writeBase(t, withToBe("options: {none: Not wanted, 2: In full}, to-be-of: a.one", "type: text")...))
	if got := q.ToBes(); len(got) != 1 || got[0].By != nil {
		t.Errorf("without from whom: %+v", got)
	}
}

func TestToBeRefused(t *testing.T) {
	tests := []struct {
		name, wanted, by string
		key, at, says    string
	}{
		{"no question", "options: {0: A, 1: B}, to-be-of: a.on", fromOne, "unknown-question-near", "a.on}", "a.one"},
		{"a fact", "options: {x: A, y: B}, to-be-of: a.kind", "type: text", "to-be-scored", "a.kind}", "a.kind"},
		{"a fact, from whom", wantedOne, "type: choices, options: {own: A, shared: B}, to-be-by: a.kind", "to-be-scored", "a.kind}", "a.kind"},
		{"codes of its own", "options: {none: A, part: B, 2: C}, to-be-of: a.one", fromOne, "to-be-options", "{none", "0, 1, 2"},
		{"nothing to want", "options: {none: A, 0: B}, to-be-of: a.one", fromOne, "to-be-nothing", "{none", "a.one"},
		{"a valued choice", "options: {0: {text: A, value: 0}, 1: {text: B, value: 1}}, to-be-of: a.one", "type: text", "key-for-fact", "to-be-of", "to-be-of"},
		{"a number", wantedOne, "type: number, to-be-by: a.one", "key-for-fact", "to-be-by", "to-be-by"},
		{"several forms", wantedOne, "type: choices, options: {0: A, 1: B}, to-be-of: a.one", "key-for-fact", "to-be-of", "no value"},
		{"said twice", wantedOne, "type: choice, options: {0: A, 1: B}, to-be-of: a.one", "to-be-twice", "a.one}", "a.wanted"},
		{"both at once", wantedOne + ", to-be-by: a.one", "type: text", "to-be-both", "a.one}", "two questions"},
		{"from whom alone", "options: {0: A, 1: B}", fromOne, "to-be-alone", "a.one}", "to-be-of: a.one"},
		{"from whom, what is wanted retired", wantedOne + ", retired: \"1.1\"", fromOne, "to-be-alone", "a.one}", "a.one"},
		{"an id with capitals", "options: {0: A, 1: B}, to-be-of: A.one", "type: text", "id-form", "A.one}", "A.one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(writeBase(t, withToBe(tt.wanted, tt.by)...))
			f := findFault(err, "questionnaires."+tt.key)
			if f == nil {
				t.Fatalf("Load =\n%v\nwant %s", err, tt.key)
			}
			if fault.KindOf(err) != fault.Input {
				t.Errorf("kind of the fault = %v", fault.KindOf(err))
			}
			if got := textAt(t, f.Place); !strings.HasPrefix(got, tt.at) {
				t.Errorf("%s: there stands %q, want %q", f.Place, got, tt.at)
			}
			if said := f.Message(lang.English()) + "\n" + f.Hint(lang.English()); !strings.Contains(said, tt.says) {
				t.Errorf("said is\n%s\nwant %q in it", said, tt.says)
			}
		})
	}
	changes := append(withToBe(wantedOne, "type: text"), "{id: b.yes, type: yes-no,", "{id: b.yes, retired: \"1.1\", type: yes-no,", "to-be-of: a.one", "to-be-of: b.yes", "{0: Not wanted, 1: In part, 2: In full}", "{no: A, yes: B}")
	if _, err := Load(writeBase(t, changes...)); findFault(err, "questionnaires.retired") == nil {
		t.Errorf("a retired question: %v", err)
	}
}

// What the reader refuses is refused in a canonical form as well.
func TestToBeCanonicalRefused(t *testing.T) {
	src := mustLoad(t, writeBase(t, withToBe(wantedOne, fromOne)...)).Canonical()
	for _, tt := range []struct{ from, to, key string }{
		{`"to-be-of":"a.one"`, `"to-be-of":"A one"`, "id-form"},
		{`"to-be-of":"a.one"`, `"to-be-of":"a.kind"`, "to-be-scored"},
		{`"to-be-by":"a.one"`, `"to-be-by":"a.none"`, "unknown-question-near"},
		{`"to-be-by":"a.one","type":"choices"`, `"to-be-by":"a.one","type":"text"`, "key-for-type"},
	} {
		if !bytes.Contains(src, []byte(tt.from)) {
			t.Fatalf("the form has no %s:\n%s", tt.from, src)
		}
		_, err := FromCanonical(bytes.Replace(src, []byte(tt.from), []byte(tt.to), 1))
		if findFault(err, "questionnaires."+tt.key) == nil {
			t.Errorf("%s: %v, want %q", tt.to, err, tt.key)
		}
	}
}
