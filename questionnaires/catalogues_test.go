package questionnaires

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReferences: every catalogue that comes with the program can be read, is named after its id, says whose
// it is and under which rule it is used, and a text of clauses places codes that its catalogue has.
func TestReferences(t *testing.T) {
	sizes := map[string]int{"r69": 43, "sim3-v2i": 45, "first-services": 21, "x1060": 64, "cybex": 6, "stix-use": 4}
	for _, id := range References() {
		r, err := OpenReference(id)
		if err != nil {
			t.Fatal(err)
		}
		if r.ID != id || r.Owner == "" || r.Use == "" || r.Date == "" && r.Status == "" {
			t.Errorf("%s: id %q, owner %q, use %q, date %q, status %q", id, r.ID, r.Owner, r.Use, r.Date, r.Status)
		}
		base, err := r.Base()
		if err != nil {
			t.Fatal(err)
		}
		for code, clauses := range r.Clauses {
			if base.Entry(code) == nil || len(clauses) == 0 {
				t.Errorf("%s: code %s with the clauses %q", id, code, clauses)
			}
		}
		if n := sizes[id]; n > 0 && len(r.Entries) != n {
			t.Errorf("%s has %d codes, want %d", id, len(r.Entries), n)
		}
		delete(sizes, id)
	}
	if len(sizes) > 0 {
		t.Errorf("not there: %v", sizes)
	}
	shared, err := sharedSources()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shared {
		if s.Owner == "" || s.Use == "" || s.Date == "" && s.Status == "" {
			t.Errorf("source %s is not complete: %+v", s.ID, s)
		}
	}
}

// TestSharedAreAdded: what questions use of the shared sources and catalogues is in the model, and nothing
// else; what the questionnaire declares itself goes before.
func TestSharedAreAdded(t *testing.T) {
	text := strings.Replace(tidy, "sources: [RFC-1 clause 2]", "sources: [R69-2021 noting e, RFC-1 clause 2]\n        maps: {r69: [t23, t01], own: [x]}", 1)
	text = strings.Replace(text, "ladders:", "catalogues: {own: {title: Own, codes: {x: X}}}\nladders:", 1)
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), text)
	q := mustLoad(t, folder)
	if got := sourceIDs(q.Sources); !slices.Equal(got, []string{"RFC-1", "R69-2021"}) {
		t.Errorf("sources %v", got)
	}
	if got := idsOf(q.CatalogueOf("r69").Codes); !slices.Equal(got, []string{"t01", "t23"}) || len(q.Catalogues) != 2 {
		t.Errorf("codes %v of %d catalogues", got, len(q.Catalogues))
	}
	again, err := FromCanonical(q.Canonical())
	if err != nil {
		t.Fatal(err)
	}
	if again.Digest() != q.Digest() {
		t.Error("the canonical form gives another questionnaire")
	}
}

func TestSharedRefused(t *testing.T) {
	for change, key := range map[string]string{
		"maps: {r69: [t99]}":                    "unknown-catalogue-code-near",
		"maps: {r96: [t01]}":                    "unknown-catalogue-near",
		"maps: {nowhere-at-all: [t01]}":         "unknown-catalogue",
		"same_as: [{id: nowhere}]":              "same-as-form",
		"same_as: [{id: e/q, options: {0: 9}}]": "question-option",
		"same_as: [{id: e/q}, {id: e/q}]":       "listed-twice",
		"same_as: [{id: e/q, option: {0: 1}}]":  "unknown-key-near",
		"same_as: [{options: {0: 1}}]":          "missing-key",
	} {
		folder := t.TempDir()
		writeFile(t, filepath.Join(folder, MainFile), strings.Replace(tidy, "ask: Is there one?", "ask: Is there one?\n        "+change, 1))
		if _, err := Load(folder); findFault(err, "questionnaires."+key) == nil {
			t.Errorf("%s: %v, want %s", change, err, key)
		}
	}
}

func TestReferenceRefused(t *testing.T) {
	for text, key := range map[string]string{
		"title: T\ncodes: {a: A}\n":                          "missing-key",
		"id: a\ntitle: T\n":                                  "missing-key",
		"id: a\ntitle: T\nof: r69\n":                         "missing-key",
		"id: a\ntitle: T\ncodes: {a: {text: A, group: g}}\n": "unknown-group",
		"id: a\ntitle: T\ngroups: {group-a: G}\ncodes: {a: {text: A, group: grop-a}}": "unknown-group-near",
		"id: a\ntitle: T\nof: r68\nclauses: {t01: [x]}\n":                             "unknown-reference-near",
		"id: a\ntitle: T\nof: r69-2014\nclauses: {t01: [x]}\n":                        "unknown-reference",
		"id: a\ntitle: T\nof: r69\nclauses: {t99: [x]}\n":                             "unknown-catalogue-code-near",
		"id: a\ntitle: T\ncodes: {a: {text: A}, a: B}\n":                              "duplicate-key",
		"id: a\ntitle: T\ncode: {a: A}\n":                                             "unknown-key-near",
	} {
		if _, err := ParseReference("c.yaml", []byte(text)); findFault(err, "questionnaires."+key) == nil {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

// TestCoverageOf: retired questions don't count, and a text of clauses has the codes that it places.
func TestCoverageOf(t *testing.T) {
	text := strings.Replace(tidy, "ask: Is there one?", "ask: Is there one?\n        maps: {r69: [t01, t05]}", 1)
	text = strings.Replace(text, "ask: Are there two?", "ask: Are there two?\n        retired: \"1.0\"\n        maps: {r69: [t01]}", 1)
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), strings.ReplaceAll(text, "[{all: {tags: [t]}, at-least: 1}]", "[{question: a.one, at-least: 1}]"))
	q := mustLoad(t, folder)
	adopted := &Reference{ID: "adopted", Of: "r69", Clauses: map[string][]string{"t01": {"operative 1"}, "t02": {"operative 2"}}}
	covered, err := CoverageOf(adopted, []*Questionnaire{q})
	if err != nil {
		t.Fatal(err)
	}
	if len(covered) != 2 || len(covered[0].Asked) != 1 || covered[0].Asked[0].Question.ID != "a.one" || covered[0].Clauses[0] != "operative 1" || len(covered[1].Asked) != 0 {
		t.Errorf("covered: %+v", covered)
	}
	r69, err := OpenReference("r69")
	if err != nil {
		t.Fatal(err)
	}
	if covered, err = CoverageOf(r69, []*Questionnaire{q}); err != nil || len(covered) != 43 {
		t.Errorf("%d codes, %v", len(covered), err)
	}
}

// TestLibraryCovers: the library as a whole asks about every topic of Resolution 69, every parameter of SIM3,
// every service of FIRST, every cluster of CYBEX and every use case of X.1215, and the questionnaires made for
// them do so by themselves.
func TestLibraryCovers(t *testing.T) {
	var library []*Questionnaire
	for _, info := range Library() {
		q, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		library = append(library, q)
	}
	for catalogue, by := range map[string]string{
		"r69": "resolution-69", "sim3-v2i": "sim3-self-assessment", "first-services": "service-portfolio",
		"cybex": "information-exchange", "stix-use": "information-exchange", "r69-2014": "", "r69-2021": "", "ncsi": "", "sei-goals": "",
	} {
		r, err := OpenReference(catalogue)
		if err != nil {
			t.Fatal(err)
		}
		covered, err := CoverageOf(r, library)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range covered {
			if len(c.Asked) == 0 {
				t.Errorf("%s %s is asked nowhere", catalogue, c.Code)
			}
			if by != "" && !slices.ContainsFunc(c.Asked, func(a AskedIn) bool { return a.Questionnaire.ID == by }) {
				t.Errorf("%s does not ask about %s %s", by, catalogue, c.Code)
			}
		}
	}
}

// FuzzParseReference: whatever a stranger sends as a catalogue or a migration is read or refused, never more.
func FuzzParseReference(f *testing.F) {
	f.Add("id: a\ntitle: T\ngroups: {g: G}\ncodes: {a: {text: A, group: g, unchecked: true}, b: B}\n")
	f.Add("id: a\ntitle: T\nof: r69\nclauses: {t01: [x, y]}\n")
	f.Add("of: a\nfrom: \"1\"\nto: \"2\"\nquestions: [{question: q, split: [a, b], options: {0: 1}}]\n")
	f.Fuzz(func(_ *testing.T, text string) {
		if r, err := ParseReference("c.yaml", []byte(text)); err == nil {
			if _, err := CoverageOf(r, nil); err != nil {
				panic(err)
			}
		}
		if m, err := ParseMigration("m.yaml", []byte(text)); err == nil {
			for _, step := range m.Steps {
				Migrations{m}.Destinations(step.Question)
			}
		}
	})
}
