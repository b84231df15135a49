package questionnaires

import (
	"path/filepath"
	"strings"
	"testing"
)

const overlayHead = "overlay: {id: exl, version: \"1\", of: base, owner: Ministry}\n"

func loadOverlay(t *testing.T, text string) (*Questionnaire, error) {
	t.Helper()
	folder := writeBase(t)
	file := filepath.Join(folder, "overlay.yaml")
	writeFile(t, file, text)
	return Load(folder, file)
}

func TestOverlay(t *testing.T) {
	q, err := loadOverlay(t, overlayHead+`
roles: {exl.office: The local office}
sources: {LAW-1: {title: Local law}}
scales: {some: {0: None, 1: Some}}
terms: {host: the Agency}
examples: {a.two: An example}
sections:
  - id: a
    questions:
      - {id: exl.one, ask: "One?", scale: some, whom: [exl.office, head], sources: [LAW-1 section 2], when: {fact: a.kind, in: [x]}}
    sections:
      - {id: exl.inner, title: Inner, questions: [{id: exl.fact, type: text, ask: "What?"}]}
  - id: exl.own
    title: Own
    score: {rule: mean}
    questions: [{id: exl.own.q, type: yes-no, ask: "Yes?"}]
`)
	if err != nil {
		t.Fatal(err)
	}
	for id, section := range map[string]string{"exl.one": "a", "exl.fact": "exl.inner", "exl.own.q": "exl.own"} {
		if s := q.SectionOf(id); s == nil || s.ID != section {
			t.Errorf("%s is in %v, want %s", id, s, section)
		}
		if o := q.Overlay(id); o == nil || o.ID != "exl" {
			t.Errorf("overlay of %s = %v", id, o)
		}
	}
	if q.Overlay("a.one") != nil {
		t.Error("a.one came with no overlay")
	}
	plain := mustLoad(t, writeBase(t))
	if q.Digest() == plain.Digest() {
		t.Error("the digest does not cover the overlay")
	}
	for _, was := range plain.Questions() {
		now := q.Question(was.ID)
		if now.Ask != was.Ask || now.Weight != was.Weight || len(now.Options) != len(was.Options) {
			t.Errorf("%s changed", was.ID)
		}
	}
	if back, err := FromCanonical(q.Canonical()); err != nil || back.Overlays[0].Terms[0].Text != "the Agency" || back.Overlays[0].Examples["a.two"] != "An example" {
		t.Errorf("from the canonical form: %v", err)
	}
}

func TestOverlayRefused(t *testing.T) {
	tests := []struct{ name, text, key string }{
		{"no head", "terms: {a: b}\n", "missing-key"},
		{"for another", "overlay: {id: exl, version: \"1\", of: other}\n", "overlay-of"},
		{"prefix taken", "overlay: {id: a, version: \"1\", of: base}\n", "overlay-id-taken"},
		{"newer format", "format: 2\n" + overlayHead, "newer-format"},
		{"unknown key", overlayHead + "colour: red\n", "unknown-key"},
		{"a shipped question", overlayHead + "sections: [{id: a, questions: [{id: a.two, ask: \"Other?\", options: {0: A, 1: B}}]}]\n", "overlay-changes"},
		{"another prefix", overlayHead + "sections: [{id: a, questions: [{id: own.one, ask: \"Other?\", options: {0: A, 1: B}}]}]\n", "overlay-prefix"},
		{"a shipped question in an own section", overlayHead + "sections: [{id: exl.s, title: S, score: {rule: mean}, questions: [{id: a.two, ask: \"Other?\", options: {0: A, 1: B}}]}]\n", "overlay-changes"},
		{"a section without prefix", overlayHead + "sections: [{id: new, title: S, score: {rule: mean}, questions: [{id: exl.q, type: yes-no, ask: \"Yes?\"}]}]\n", "overlay-prefix"},
		{"the weight of a section", overlayHead + "sections: [{id: a, weight: 9}]\n", "overlay-section-key"},
		{"the title of a section", overlayHead + "sections: [{id: a, title: Other}]\n", "overlay-section-key"},
		{"a shipped role", overlayHead + "roles: {head: Another}\n", "overlay-prefix"},
		{"a shipped source", overlayHead + "sources: {RFC-1: {title: Another}}\n", "listed-twice"},
		{"an example of nothing", overlayHead + "examples: {a.too: X}\n", "unknown-question-near"},
		{"its own id twice", overlayHead + "sections: [{id: a, questions: [{id: exl.q, type: yes-no, ask: \"Yes?\"}, {id: exl.q, type: yes-no, ask: \"Yes?\"}]}]\n", "duplicate-id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadOverlay(t, tt.text)
			f := findFault(err, "questionnaires."+tt.key)
			if f == nil {
				t.Fatalf("Load = %v, want %s", err, tt.key)
			}
			if !strings.HasSuffix(f.Place.File, "overlay.yaml") || f.Place.Line == 0 {
				t.Errorf("place = %s", f.Place)
			}
		})
	}
}

func TestOverlaysStack(t *testing.T) {
	folder := writeBase(t)
	one, two := filepath.Join(folder, "one.yaml"), filepath.Join(folder, "two.yaml")
	writeFile(t, one, "overlay: {id: one, version: \"1\", of: base}\nterms: {a: b}\n")
	writeFile(t, two, "overlay: {id: two, version: \"1\", of: base}\nsections: [{id: a, questions: [{id: two.q, type: yes-no, ask: \"Yes?\"}]}]\n")
	q := mustLoad(t, folder, one, two)
	if len(q.Overlays) != 2 || q.Overlays[0].ID != "one" || q.Question("two.q") == nil {
		t.Errorf("overlays = %+v", q.Overlays)
	}
	if _, err := Load(folder, one, one); findFault(err, "questionnaires.listed-twice") == nil {
		t.Errorf("the same overlay twice: %v", err)
	}
	if _, err := Load(folder, filepath.Join(folder, "none.yaml")); findFault(err, "questionnaires.no-file") == nil {
		t.Errorf("no such overlay: %v", err)
	}
}
