package questionnaires

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMigrationsFrom finds the way through several versions, and follows a question along it.
func TestMigrationsFrom(t *testing.T) {
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), tidy)
	for name, text := range map[string]string{
		"0.7-0.8.yaml": "of: tidy\nfrom: \"0.7\"\nto: \"0.8\"\nquestions: [{question: a, renamed: b, options: {x: y}, why: First.}, {question: s, split: [s1, s2]}, {question: gone, retired: true, why: Left out.}]\n",
		"0.8-1.0.yaml": "of: tidy\nfrom: \"0.8\"\nto: \"1.0\"\nquestions: [{question: b, renamed: a.one, options: {y: 1, z: 0}}, {question: s1, renamed: b.two, why: Then.}]\n",
	} {
		writeFile(t, filepath.Join(folder, "migrations", name), text)
	}
	q := mustLoad(t, folder)
	chain, found, err := q.MigrationsFrom("0.7")
	if err != nil || !found || len(chain) != 2 {
		t.Fatalf("chain of %d, %v, %v", len(chain), found, err)
	}
	for question, want := range map[string]struct {
		List []Destination
		Why  string
	}{
		"a":     {[]Destination{{"a.one", map[string]string{"x": "1", "y": "1", "z": "0"}}}, "First."},
		"s":     {[]Destination{{"b.two", nil}, {"s2", nil}}, "Then."},
		"gone":  {nil, "Left out."},
		"other": {[]Destination{{"other", nil}}, ""},
	} {
		list, why := chain.Destinations(question)
		if diff := cmp.Diff(want.List, list); diff != "" || why != want.Why {
			t.Errorf("%s: why %q\n%s", question, why, diff)
		}
	}
	for version, want := range map[string]bool{"0.8": true, "1.0": true, "0.1": false} {
		if _, found, err := q.MigrationsFrom(version); found != want || err != nil {
			t.Errorf("from %s: %v, %v", version, found, err)
		}
	}
	for _, tt := range []struct {
		from, to string
		steps    int
		found    bool
	}{{"0.7", "0.8", 1, true}, {"0.7", "1.0", 2, true}, {"0.8", "0.8", 0, true}, {"0.8", "0.7", 0, false}} {
		if chain, found, err := q.MigrationsBetween(tt.from, tt.to); len(chain) != tt.steps || found != tt.found || err != nil {
			t.Errorf("from %s to %s: chain of %d, %v, %v", tt.from, tt.to, len(chain), found, err)
		}
	}
	writeFile(t, filepath.Join(folder, "migrations", "0.9-1.0.yaml"), "of: tidy\nfrom: \"0.9\"\n")
	if _, _, err := q.MigrationsFrom("0.8"); findFault(err, "questionnaires.missing-key") == nil {
		t.Errorf("a broken migration: %v", err)
	}
}
