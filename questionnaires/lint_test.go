package questionnaires

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

// tidy is a questionnaire about which the linter has nothing to say.
const tidy = `format: 1
id: tidy
version: "1.0"
title: Tidy
subject: team
roles: {head: Head of the team}
sources: {RFC-1: {title: A source, owner: An owner, date: "2020", use: numbers only}}
ladders:
  - id: main
    title: Main
    rungs:
      - {title: One, requires: [{question: a.one, at-least: 1}]}
      - {title: Two, requires: [{all: {tags: [t]}, at-least: 1}]}
  - id: kind
    title: Kind
    of: domain
    rungs: [{title: K, requires: [{all: {tags: [t]}, at-least: 1}]}]
sections:
  - id: a
    kind: domain
    title: A
    questions:
      - id: a.one
        label: One
        ask: Is there one?
        why: It matters.
        options: {0: Not yet, 1: There is one}
        evidence: [the one]
        essential: true
        whom: [head]
        how: ask
        probe: Where is it?
        minutes: 2
        tags: [t]
        sources: [RFC-1 clause 1]
        improve: [{to: 1, do: Get one, size: S, who: team}]
  - id: b
    kind: domain
    title: B
    questions:
      - id: b.two
        label: Two
        ask: Are there two?
        why: It matters.
        options: {0: Not yet, 1: One of them, 2: There are two}
        evidence: [the two]
        whom: [head]
        how: ask
        probe: Where is it?
        minutes: 2
        tags: [t]
        sources: [RFC-1 clause 2]
        improve: [{to: 1, do: Get one, size: S, who: team}, {to: 2, do: Get two, size: S, who: team}]
`

func lintTidy(t *testing.T, files map[string]string, changes ...string) []Finding {
	t.Helper()
	text := tidy
	for i := 0; i+1 < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the tidy questionnaire has no %q", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), text)
	for name, text := range files {
		writeFile(t, filepath.Join(folder, name), text)
	}
	return Lint(mustLoad(t, folder))
}

// TestLint shows for each rule an example that trips it and, by the tidy questionnaire and the pairs
// marked with no rule, one that does not.
func TestLint(t *testing.T) {
	if found := lintTidy(t, nil); len(found) > 0 {
		t.Fatalf("the tidy questionnaire: %s", found[0].Message(lang.English()))
	}
	long := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	nine := strings.Repeat("{question: a.one, at-least: 1}, ", 9)
	tests := []struct {
		name     string
		from, to string
		rule     string // "" when nothing is found
		question string
	}{
		{"31 words", "ask: Is there one?", "ask: " + long(30) + " word?", "ask-length", "a.one"},
		{"30 words", "ask: Is there one?", "ask: " + long(29) + " word?", "", ""},
		{"a statement", "ask: Is there one?", "ask: There is one", "ask-question-mark", "a.one"},
		{"two verbs", "ask: Is there one?", "ask: Is there one and is it used?", "ask-double", "a.one"},
		{"and/or", "ask: Is there one?", "ask: Is there one and/or another?", "ask-double", "a.one"},
		{"one verb, two things", "ask: Is there one?", "ask: Is there one for days and nights?", "", ""},
		{"26 words in an option", "1: There is one", "1: " + long(26), "option-length", "a.one"},
		{"25 words in an option", "1: There is one", "1: " + long(25), "", ""},
		{"options that read alike", "1: There is one", "1: not yet.", "options-same", "a.one"},
		{"a judging option", "0: Not yet, 1: There is one", "0: Poor, 1: There is one", "voice", "a.one"},
		{"a judging rung", "title: One, requires", "title: Weak, requires", "voice", ""},
		{"a question about failure", "ask: Is there one?", "ask: Is there one when the link fails?", "", ""},
		{"another spelling", "why: It matters.", "why: The CSIRT needs it.", "spelling", "a.one"},
		{"another spelling at the end", "why: It matters.", "why: Who tells the CERT?", "spelling", "a.one"},
		{"a name of others", "why: It matters.", "why: CERT-EU and the CERT Division say so.", "", ""},
		{"no why", "        why: It matters.\n", "", "guidance", "a.one"},
		{"no evidence", "        evidence: [the one]\n", "", "guidance", "a.one"},
		{"no whom", "        whom: [head]\n", "", "guidance", "a.one"},
		{"no probe", "        probe: Where is it?\n", "", "guidance", "a.one"},
		{"no how", "        how: ask\n", "", "guidance", "a.one"},
		{"no minutes", "        minutes: 2\n", "", "guidance", "a.one"},
		{"no sources", "        sources: [RFC-1 clause 1]\n", "", "guidance", "a.one"},
		{"no label", "        label: One\n", "", "guidance", "a.one"},
		{"the same label", "label: Two", "label: one", "label-same", "b.two"},
		{"a gap in the chain", "improve: [{to: 1, do: Get one, size: S, who: team}, {to: 2", "improve: [{to: 2", "improve-chain", "b.two"},
		{"essential, and nowhere required", "[{question: a.one, at-least: 1}]}\n      - {title: Two, requires: [{all: {tags: [t]}, at-least: 1}]}\n", "[{score: b, minimum: 0.5}]}\n", "essential-unrequired", "a.one"},
		{"required for level 1", "{question: a.one, at-least: 1}", "{question: b.two, at-least: 1}", "required-not-essential", "b.two"},
		{"nine on rung 1", "{question: a.one, at-least: 1}", strings.TrimSuffix(nine, ", "), "rung-size", ""},
		{"a requirement on the lowest option", "[{all: {tags: [t]}, at-least: 1}]}\n  - id", "[{all: {tags: [t]}, at-least: 0}]}\n  - id", "rung-tests-nothing", ""},
		{"a kind without", "        tags: [t]\n        sources: [RFC-1 clause 2]", "        sources: [RFC-1 clause 2]", "rung-empty-here", ""},
		{"a vague question", "ask: Is there one?", "ask: Is there an adequate one?", "vague", "a.one"},
		{"a vague option", "1: There is one", "1: It is reviewed regularly", "vague", "a.one"},
		{"a measured option", "1: There is one", "1: It is reviewed regularly and once a year", "", ""},
		{"options that differ by degree", "1: One of them, 2: There are two", "1: The two are partly there, 2: The two are fully there", "options-degree", "b.two"},
		{"options that differ by a thing", "1: One of them, 2: There are two", "1: The two are there, 2: The two are there with a date", "", ""},
		{"a rung that may be waived", "[{all: {tags: [t]}, at-least: 1}]}\n  - id", "[{question: b.two, at-least: 2}]}\n  - id", "", ""},
		{"a rung that asks for less", "[{question: a.one, at-least: 1}]}\n      - {title: Two, requires: [{all: {tags: [t]}, at-least: 1}]}", "[{question: a.one, at-least: 1}, {question: b.two, at-least: 2}]}\n      - {title: Two, requires: [{question: b.two, at-least: 1}, {question: a.one, at-least: 1}]}", "rung-falls", ""},
		{"nothing counts it", "        tags: [t]\n        sources: [RFC-1 clause 2]", "        weight: 0\n        sources: [RFC-1 clause 2]", "no-effect", "b.two"},
		{"a source of nobody", "owner: An owner, ", "", "source-incomplete", ""},
		{"a source with half an address", "use: numbers only", "use: numbers only, url: example.org/x", "source-incomplete", ""},
		{"next of the library", "ladders:", "next: [establishment]\nladders:", "", ""},
		{"next of nowhere", "ladders:", "next: [nowhere]\nladders:", "next", ""},
		{"next of itself", "ladders:", "next: [tidy]\nladders:", "next", ""},
		{"a tie", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: establishment/need.statement, options: {0: 0, 2: 1}}]", "", ""},
		{"a tie to no question", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: establishment/need.nothing}]", "same-as", "a.one"},
		{"a tie with a code that is not there", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: establishment/need.statement, options: {9: 1}}]", "same-as", "a.one"},
		{"a tie with codes of its own", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: establishment/need.statement}]", "same-as", "a.one"},
		{"a tie to another type", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: establishment/status.strategy-date}]", "same-as", "a.one"},
		{"a tie to a stranger", "ask: Is there one?", "ask: Is there one?\n        same_as: [{id: elsewhere/x}]", "", ""},
		{"a shared catalogue", "ask: Is there one?", "ask: Is there one?\n        maps: {r69: [t01]}", "", ""},
		{"a catalogue of its own", "sections:\n", "catalogues: {c: {title: C, codes: {x: X}}}\nsections:\n", "catalogue-own", ""},
		{"a role nobody has", "{head: Head of the team}", "{head: Head of the team, legal: Legal office}", "unused", ""},
		{"a source nobody cites", "use: numbers only}}", "use: numbers only}, RFC-2: {title: B, owner: O, date: \"1\", use: all}}", "unused", ""},
		{"a catalogue nobody maps to", "ladders:", "catalogues: {c: {title: C}}\nladders:", "unused", ""},
		{"a tag nobody selects", "        tags: [t]\n", "        tags: [t, u]\n", "unused", "a.one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			changes := []string{tt.from, tt.to}
			if tt.rule == "essential-unrequired" { // its ladder tests a score, and the other ladder must not require it
				changes = append(changes, "title: B\n", "title: B\n    score: {rule: mean}\n", "{all: {tags: [t]}, at-least: 1}", "{share: 0.5, of: {tags: [t]}, at-least: 1}")
			}
			found := lintTidy(t, nil, changes...)
			if tt.rule == "" {
				for _, f := range found {
					t.Errorf("found: %s", f.Message(lang.English()))
				}
				return
			}
			i := slices.IndexFunc(found, func(f Finding) bool { return f.Rule == tt.rule })
			if i < 0 {
				t.Fatalf("rule %s found nothing; others: %v", tt.rule, found)
			}
			f := found[i]
			if f.Question != tt.question || f.Place.Line == 0 {
				t.Errorf("about question %q at %s, want %q", f.Question, f.Place, tt.question)
			}
			text := f.Message(lang.English())
			if !strings.HasSuffix(text, "["+tt.rule+"]") || regexp.MustCompile(`\{[a-z]+\}`).MatchString(text) {
				t.Errorf("message = %s", text)
			}
		})
	}
}

func TestLintMinutes(t *testing.T) {
	found := lintTidy(t, nil, "minutes: 2", "minutes: 240", "minutes: 2\n", "minutes: 240\n")
	if len(found) > 0 {
		t.Errorf("480 minutes: %v", found)
	}
	more := strings.Replace(tidy[strings.Index(tidy, "      - id: b.two"):], "b.two", "b.three", 1)
	more = strings.Replace(more, "label: Two", "label: Three", 1)
	found = lintTidy(t, nil, "minutes: 2", "minutes: 240", "minutes: 2\n", "minutes: 240\n", "      - id: b.two", more+"      - id: b.two")
	if len(found) != 1 || found[0].Rule != "minutes" {
		t.Errorf("482 minutes: %v", found)
	}
}

// TestLintRungConditional: a rung of which more than half is waived is never met.
func TestLintRungConditional(t *testing.T) {
	na := []string{"ask: Are there two?", "ask: Are there two?\n        na: {none: None is possible}"}
	if found := lintTidy(t, nil, na...); len(found) > 0 {
		t.Errorf("one of two tests: %v", found)
	}
	found := lintTidy(t, nil, append(na, "[{all: {tags: [t]}, at-least: 1}]}\n  - id", "[{question: b.two, at-least: 2}]}\n  - id")...)
	if len(found) != 1 || found[0].Rule != "rung-conditional" {
		t.Errorf("the only test: %v", found)
	}
}

// TestLintWeights: one question may not outweigh the rest of its section, where there is a rest.
func TestLintWeights(t *testing.T) {
	question := tidy[strings.Index(tidy, "      - id: b.two"):]
	more := strings.NewReplacer("b.two", "b.three", "label: Two", "label: Three").Replace(question) +
		strings.NewReplacer("b.two", "b.four", "label: Two", "label: Four").Replace(question)
	for weight, want := range map[string]int{"1": 0, "2": 0, "2.5": 1} {
		found := lintTidy(t, nil, "        label: Two\n", "        label: Two\n        weight: "+weight+"\n", "      - id: b.two", more+"      - id: b.two")
		if len(found) != want || want == 1 && (found[0].Rule != "weights" || found[0].Question != "b.two") {
			t.Errorf("weight %s: %v", weight, found)
		}
	}
}

// TestLintFilesBeside shows that the files beside the questionnaire are read.
func TestLintFilesBeside(t *testing.T) {
	tests := []struct{ name, file, text, rule, key string }{
		{"profile", "profiles/p.yaml", "id: p\nversion: \"1\"\ntitle: P\nof: tidy\nrequires: [{question: x, at-least: 1}]\n", "profile", "unknown-question"},
		{"profile that fits", "profiles/p.yaml", "id: p\nversion: \"1\"\ntitle: P\nof: tidy\nrequires: [{question: b.two, at-least: 1}]\n", "", ""},
		{"translation", "lang/fr.yaml", "language: fr\nof: other\nversion: \"1\"\n", "translation", "translation-of"},
		{"stale translation", "lang/fr.yaml", "language: fr\nof: tidy\nversion: \"1\"\nsections: {a: {from: 00000000, title: Un}}\n", "translation", "lint.translation-stale"},
		{"migration", "migrations/0-1.yaml", "of: tidy\nfrom: \"0\"\nto: \"1.0\"\nquestions: [{question: x, renamed: y}]\n", "migration", "migration-question"},
		{"migration to another version", "migrations/0-2.yaml", "of: tidy\nfrom: \"0\"\nto: \"2.0\"\nquestions: [{question: x, renamed: y}]\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := lintTidy(t, map[string]string{tt.file: tt.text})
			switch {
			case tt.rule == "" && len(found) > 0:
				t.Errorf("found %v", found)
			case tt.rule != "" && (len(found) != 1 || found[0].Rule != tt.rule || found[0].Key != "questionnaires."+tt.key || !strings.HasSuffix(found[0].Place.File, filepath.FromSlash(tt.file))):
				t.Errorf("found %v, want %s", found, tt.key)
			}
		})
	}
}

// TestLintIDGone: an id that a released version asked may not disappear.
func TestLintIDGone(t *testing.T) {
	q := mustLoad(t, writeBase(t))
	for _, tt := range []struct {
		id   string
		want int
	}{{"a.one", 0}, {"a.gone", 1}} {
		l := linter{q: q, rule: Rule{Name: "id-gone", Error: true}, released: []Release{{ID: "base", Version: "0.9", Questions: []string{tt.id}}, {ID: "other", Version: "1", Questions: []string{"x"}}}}
		l.idGone()
		if len(l.found) != tt.want {
			t.Errorf("%s: %v", tt.id, l.found)
		}
	}
}

// TestLintRulesHaveMessages: every rule has its text.
func TestLintRulesHaveMessages(t *testing.T) {
	for _, r := range LintRules() {
		switch r.Name {
		case "profile", "translation", "migration":
			continue // say what the reader of the file said
		}
		if !lang.English().Has("questionnaires.lint." + r.Name) {
			t.Errorf("rule %s has no message", r.Name)
		}
	}
}

// TestLibraryLints: the linter has nothing to say about what comes with the program, by any of its rules.
func TestLibraryLints(t *testing.T) {
	for _, info := range Library() {
		q, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Lint(q) {
			t.Error(f.Message(lang.English()))
		}
	}
}
