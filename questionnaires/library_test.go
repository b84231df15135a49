package questionnaires

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLibraryIndex: the generated index says what the questionnaires say, and lists every one.
func TestLibraryIndex(t *testing.T) {
	files, err := filepath.Glob("library/*/" + MainFile)
	if err != nil {
		t.Fatal(err)
	}
	index := Library()
	if len(index) != len(files) || len(index) == 0 {
		t.Fatalf("the index has %d questionnaires, the library %d: run go run ./internal/genindex", len(index), len(files))
	}
	for _, file := range files {
		folder := filepath.Dir(file)
		q := mustLoad(t, folder)
		if q.ID != filepath.Base(folder) {
			t.Errorf("the questionnaire in %s has the id %s", folder, q.ID)
		}
		i := slices.IndexFunc(index, func(info Info) bool { return info.ID == q.ID })
		if i < 0 || index[i] != q.Info() {
			t.Errorf("the index does not say\n%+v\nrun go run ./internal/genindex", q.Info())
		}
		embedded, err := Open(q.ID)
		if err != nil {
			t.Fatal(err)
		}
		if embedded.Digest() != q.Digest() {
			t.Errorf("%s: the embedded questionnaire is another one", q.ID)
		}
	}
}

// TestLibraryEssential: the essential questions of a questionnaire are a check of at most 45 minutes, before a
// mission.
func TestLibraryEssential(t *testing.T) {
	for _, info := range Library() {
		q, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		minutes := 0
		for _, question := range q.Questions() {
			if question.Essential {
				minutes += question.Minutes
			}
		}
		if minutes > 45 {
			t.Errorf("%s: the essential questions take %d minutes", info.ID, minutes)
		}
	}
}

func TestOpenUnknown(t *testing.T) {
	for id, key := range map[string]string{"establishmnet": "unknown-questionnaire-near", "x": "unknown-questionnaire", "": "unknown-questionnaire", "../library": "unknown-questionnaire"} {
		if _, err := Open(id); findFault(err, "questionnaires."+key) == nil {
			t.Errorf("Open(%q) = %v, want %s", id, err, key)
		}
	}
}

// TestReleased: what has been given out has not changed.
func TestReleased(t *testing.T) {
	checkReleased(t.Errorf, Released())
}

func checkReleased(report func(string, ...any), released []Release) {
	seen := map[string]bool{}
	for _, r := range released {
		name := r.ID + " " + r.Version
		if seen[name] {
			report("%s is listed twice", name)
		}
		seen[name] = true
		q, err := Open(r.ID)
		if err != nil {
			report("%s: %v", name, err)
			continue
		}
		if q.Version == r.Version && q.Digest() != r.Digest {
			report("%s is released with the digest %s, and is now %s: any change is a new version", name, r.Digest, q.Digest())
		}
		for _, id := range r.Questions {
			if q.Question(id) == nil {
				report("%s asked %s, and it is gone: retire it instead", name, id)
			}
		}
	}
}

// TestReleasedNotices shows that the check above notices a change.
func TestReleasedNotices(t *testing.T) {
	q, err := Open("establishment")
	if err != nil {
		t.Fatal(err)
	}
	good := Release{ID: q.ID, Version: q.Version, Digest: q.Digest(), Questions: []string{q.Questions()[0].ID}}
	changed, gone, older := good, good, good
	changed.Digest = strings.Repeat("0", 64)
	gone.Questions = []string{"no.such"}
	older.Version, older.Digest = "0.1", changed.Digest
	for _, tt := range []struct {
		name string
		list []Release
		want int
	}{
		{"as released", []Release{good}, 0},
		{"an older version", []Release{older, good}, 0},
		{"changed", []Release{changed}, 1},
		{"a question gone", []Release{gone}, 1},
		{"twice", []Release{good, good}, 1},
		{"another questionnaire", []Release{{ID: "none", Version: "1"}}, 1},
	} {
		n := 0
		checkReleased(func(string, ...any) { n++ }, tt.list)
		if n != tt.want {
			t.Errorf("%s: %d reports, want %d", tt.name, n, tt.want)
		}
	}
}

// TestModels loads every model under testdata/models, and the linter finds no mistake in their rules.
func TestModels(t *testing.T) {
	files, err := filepath.Glob("testdata/models/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 6 {
		t.Fatalf("%d models", len(files))
	}
	// What the linter rightly says of a model, which is as its owner's rule wants it.
	said := map[string]string{"gate.yaml": "rung-empty-here"} // a domain without practices of the first level
	rules := []string{"rung-tests-nothing", "rung-empty-here", "unused", "voice", "spelling", "ask-length", "ask-question-mark", "options-same"}
	for _, file := range files {
		q := mustLoad(t, file)
		want, found := said[filepath.Base(file)], false
		for _, f := range Lint(q) {
			if f.Rule == want {
				found = true
			} else if slices.Contains(rules, f.Rule) {
				t.Errorf("%s: %s", file, f.Key)
			}
		}
		if want != "" && !found {
			t.Errorf("%s: the linter does not say %s", file, want)
		}
	}
}

// TestMessages: every fault that the code names has a text, every text is named by the code, and every
// name that may be near has its second form.
func TestMessages(t *testing.T) {
	messages, err := os.ReadFile("../internal/lang/catalogue/en/questionnaires.json")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code []byte
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		code = append(code, src...)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(messages)) {
		key, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), `"`), `": `)
		if ok {
			known[key] = true
		}
	}
	for key := range known {
		name := strings.TrimSuffix(strings.TrimSuffix(key, ".hint"), "-near")
		if rule, isRule := strings.CutPrefix(name, "questionnaires.lint."); isRule && bytes.Contains(code, []byte(`{"`+rule+`", `)) {
			continue
		}
		if !bytes.Contains(code, []byte(`"`+name+`"`)) && !bytes.Contains(code, []byte(`"`+name+`-near"`)) {
			t.Errorf("nothing in the code says %s", key)
		}
		if strings.HasSuffix(key, "-near") && (!known[key+".hint"] || !known[name]) {
			t.Errorf("%s lacks its hint, or the form for nothing near", key)
		}
	}
	for _, part := range strings.Split(string(code), `"questionnaires.`)[1:] {
		key := "questionnaires." + part[:strings.IndexByte(part, '"')]
		if key != "questionnaires.lint." && !known[key] {
			t.Errorf("%s has no text", key)
		}
	}
}

// large is a questionnaire of 500 questions, for measuring.
func large() []byte {
	var b bytes.Buffer
	b.WriteString("format: 1\nid: large\nversion: \"1\"\ntitle: Large\nsubject: team\nroles: {head: Head}\nsources: {S: {title: S}}\nsections:\n")
	for s := range 20 {
		fmt.Fprintf(&b, "  - id: s%d\n    title: Section %d\n    score: {rule: mean}\n    questions:\n", s, s)
		for q := range 25 {
			fmt.Fprintf(&b, `      - id: s%d.q%d
        label: Question %d
        ask: Does the team have the thing that this question of usual length asks about?
        why: A sentence of usual length that says why the thing matters to those who depend on the team.
        options:
          0: Not yet; nothing that could be shown
          1: A dated draft with a named owner
          2: A decision that is signed by the host organisation
          3: In force, and known to those whom it concerns
          4: In force, and reviewed in the last two years, with the record
        evidence: [the document with its number and date, the record of the review]
        weight: 2
        whom: [head]
        how: read
        minutes: 3
        sources: [S clause %d]
        improve:
          - {to: 1, do: Draft the document with its owner, size: S, who: team, needs: [decision]}
          - {to: 2, do: Have the host sign it, size: S, who: host, needs: [decision]}
          - {to: 3, do: Make it known to those whom it concerns, size: M, who: team}
          - {to: 4, do: Set a date for the review and keep the record, size: S, who: host}
`, s, q, q, q)
		}
	}
	return b.Bytes()
}

func BenchmarkLoad500(b *testing.B) {
	file := filepath.Join(b.TempDir(), "large.yaml")
	if err := os.WriteFile(file, large(), 0o644); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(file); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromCanonical500(b *testing.B) {
	file := filepath.Join(b.TempDir(), "large.yaml")
	if err := os.WriteFile(file, large(), 0o644); err != nil {
		b.Fatal(err)
	}
	src := mustLoad(b, file).Canonical()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := FromCanonical(src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenNational loads the longest questionnaire of the library, of some 140 questions.
func BenchmarkOpenNational(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open("national-cirt"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLibrary(b *testing.B) {
	for b.Loop() {
		Library()
	}
}
