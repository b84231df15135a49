package questionnaires

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestLoadProfile(t *testing.T) {
	folder := writeBase(t)
	q := mustLoad(t, folder)
	digest := q.Digest()
	write := func(requires string) string {
		name := filepath.Join(folder, "profiles/extra.yaml")
		writeFile(t, name, "id: extra\nversion: \"2\"\ntitle: Extra\nof: base\nrequires: "+requires+"\n")
		return name
	}
	tests := []struct{ requires, key string }{
		{"[{question: a.two, at-least: 1}, {score: self, minimum: 2.5}]", ""},
		{"[{question: a.three, at-least: 1}]", "unknown-question"},
		{"[{question: a.two, at-least: 4}]", "question-option"},
		{"[{question: a.kind, at-least: x}]", "not-scored"},
		{"[{all: {tags: [none]}, at-least: 1}]", "selects-nothing"},
		{"[]", "list-empty"},
	}
	for _, tt := range tests {
		p, err := LoadProfile(write(tt.requires), q)
		if tt.key == "" {
			if err != nil || p.ID != "extra" || len(p.Requires) != 2 {
				t.Errorf("LoadProfile(%s) = %+v, %v", tt.requires, p, err)
			}
			continue
		}
		f := findFault(err, "questionnaires."+tt.key)
		if f == nil || f.Place.Line != 5 {
			t.Errorf("LoadProfile(%s) = %v, want %s on line 5", tt.requires, err, tt.key)
		}
	}
	write(tests[0].requires)
	q = mustLoad(t, folder)
	if got := q.ProfilesBeside(); !slices.Equal(got, []string{"extra", "first"}) {
		t.Errorf("profiles beside = %v", got)
	}
	if p, err := q.ProfileBeside("extra"); err != nil || p.Title != "Extra" {
		t.Errorf("ProfileBeside = %+v, %v", p, err)
	}
	if _, err := q.ProfileBeside("extar"); findFault(err, "questionnaires.unknown-profile-near") == nil {
		t.Errorf("ProfileBeside of nothing: %v", err)
	}
	if q.Digest() != digest {
		t.Error("a profile that no ladder names changed the digest")
	}
}

func TestMigration(t *testing.T) {
	old := mustLoad(t, writeBase(t, `version: "1.0"`, `version: "0.9"`, "b.yes", "b.old", "b.valued", "b.older"))
	now := mustLoad(t, writeBase(t))
	load := func(steps string) (*Migration, error) {
		name := filepath.Join(t.TempDir(), "0.9-1.0.yaml")
		writeFile(t, name, "of: base\nfrom: \"0.9\"\nto: \"1.0\"\nquestions:\n"+steps)
		return LoadMigration(name, old, now)
	}
	_, optionErr := load(`  - {question: b.old, renamed: b.yes, options: {no: no}}
  - {question: b.older, split: [b.valued, b.yes], options: {lo: hi}}
`)
	if findFault(optionErr, "questionnaires.question-option") == nil {
		t.Errorf("an option that b.yes lacks: %v", optionErr)
	}
	m, err := load(`  - {question: b.old, renamed: b.yes, why: Clearer}
  - {question: b.older, retired: true}
  - {question: a.two, options: {1: 0}}
  - {question: a.one, merged: a.two, options: {2: 1}}
`)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"b.yes"}, nil, {"a.two"}, {"a.two"}} {
		if got := m.Steps[i].Becomes; !slices.Equal(got, want) {
			t.Errorf("%s becomes %v, want %v", m.Steps[i].Question, got, want)
		}
	}
	tests := []struct{ steps, key string }{
		{"  - {question: b.old, renamed: b.yes}\n", "migration-forgets"},
		{"  - {question: b.older, retired: true}\n  - {question: b.old, renamed: b.no}\n", "migration-question"},
		{"  - {question: b.none, retired: true}\n", "migration-question"},
		{"  - {question: b.old, renamed: b.yes, retired: true}\n", "two-forms"},
		{"  - {question: b.old}\n", "no-form"},
		{"  - {question: b.old, retired: true}\n  - {question: b.old, retired: true}\n", "listed-twice"},
		{"  - {question: b.old, options: {perhaps: no}, renamed: b.yes}\n", "question-option"},
		{"  - {question: b.old, retierd: true, renamed: b.yes}\n", "unknown-key-near"},
	}
	for _, tt := range tests {
		if _, err := load(tt.steps); findFault(err, "questionnaires."+tt.key) == nil {
			t.Errorf("%s%v, want %s", tt.steps, err, tt.key)
		}
	}
	if _, err := ParseMigration("m.yaml", []byte("of: base\nfrom: \"1\"\nto: \"1\"\nquestions: []\n")); findFault(err, "questionnaires.migration-same") == nil {
		t.Errorf("from a version to itself: %v", err)
	}
	if err := m.Check(now, old); findFault(err, "questionnaires.migration-version") == nil {
		t.Errorf("the wrong way round: %v", err)
	}
}
