package questionnaires

import (
	"path/filepath"
	"testing"

	"cirtkit/internal/lang"
)

// TestConditionWords says conditions of every form as a person would read them.
func TestConditionWords(t *testing.T) {
	text := `format: 1
id: words
version: "1"
title: Words
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: kind, type: choice, label: Kind, ask: "Which kind?", options: {a: First, b: Second, c: Third}}
      - {id: n, type: number, ask: "How many?"}
      - {id: d, type: date, label: Since, ask: "Since when?"}
      - id: teams
        type: list
        label: Teams
        ask: Which teams?
        columns: [{id: what, label: Work, type: choice, options: {x: Energy, y: Health}}, {id: size, label: Size, type: number}]
      - {id: q1, type: text, ask: "One?", when: {fact: kind, in: [a, c]}}
      - {id: q2, type: text, ask: "Two?", when: {all-of: [{fact: n, at-least: 2, at-most: 5}, {not: {fact: d, from: 2020-01-01}}]}}
      - {id: q3, type: text, ask: "Three?", when: {any-of: [{fact: teams, count: {at-least: 1, at-most: 3}}, {all-of: [{fact: kind, in: [b]}, {fact: d, until: 2021-12-31}]}]}}
      - {id: q4, type: text, ask: "Four?", when: {fact: teams, any: {column: what, in: [x]}}}
      - {id: q5, type: text, ask: "Five?", when: {fact: teams, any: {column: size, at-least: 3}}}
`
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), text)
	q := mustLoad(t, folder)
	number := func(id string) string { return map[string]string{"kind": "A-01"}[id] }
	for id, want := range map[string]string{
		"q1": "A-01 (Kind): “First” or “Third”",
		"q2": "How many?: 2 or more and 5 or less and not: Since: from 2020-01-01",
		"q3": "Teams: at least 1 entry and at most 3 entries or (A-01 (Kind): “Second” and Since: until 2021-12-31)",
		"q4": "Teams: an entry has Work: “Energy”",
		"q5": "Teams: an entry has Size: 3 or more",
	} {
		if got, english := q.ConditionWords(q.Question(id).When, lang.English(), number); got != want || english {
			t.Errorf("%s: %q (English %v), want %q", id, got, english, want)
		}
	}
}
