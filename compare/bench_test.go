package compare

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// synthetic writes two versions of a questionnaire of some scored questions in sections of ten, a fact on which a
// third of them hang, a ladder of five rungs and a score for every section. In the second version every tenth
// question has another id.
func synthetic(b testing.TB, questions int) (one, two *questionnaires.Questionnaire, chain questionnaires.Migrations) {
	b.Helper()
	text := func(version string, id func(i int) string) string {
		var t strings.Builder
		fmt.Fprintf(&t, "format: 1\nid: synthetic\nversion: %q\ntitle: Synthetic\nsubject: team\nlicence: CC-BY-4.0\nscore: {rule: mean, out-of: 5}\n", version)
		t.WriteString("ladders:\n  - id: steps\n    title: Steps\n    rungs:\n")
		for rung := range 5 {
			fmt.Fprintf(&t, "      - {title: Rung %d, requires: [{all: {tags: [t%d]}, at-least: \"1\"}, {share: 0.%d, of: {}, at-least: \"2\"}]}\n", rung, rung, 3+rung)
		}
		t.WriteString("sections:\n  - {id: facts, title: Facts, questions: [{id: fact, type: choice, ask: \"So?\", options: {no: \"No\", yes: \"Yes\"}}]}\n")
		for i := range questions {
			if i%10 == 0 {
				fmt.Fprintf(&t, "  - id: s%d\n    title: Section %d\n    score: {rule: mean, out-of: 5}\n    questions:\n", i/10, i/10)
			}
			when := ""
			if i%3 == 2 {
				when = ", when: {fact: fact, in: [yes]}"
			}
			fmt.Fprintf(&t, "      - {id: %s, ask: \"Is thing %d in place?\", tags: [t%d], weight: %d, options: {0: Not yet, 1: Drafted, 2: Signed, 3: In force, 4: Reviewed}%s}\n",
				id(i), i, i%5, 1+i%3, when)
		}
		return t.String()
	}
	write := func(name, content string) string {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
		return name
	}
	folder := b.TempDir()
	old := func(i int) string { return fmt.Sprint("s", i/10, ".q", i) }
	renamed := func(i int) string {
		if i%10 == 0 {
			return old(i) + ".new"
		}
		return old(i)
	}
	one = load(b, write(filepath.Join(folder, "one", questionnaires.MainFile), text("1", old)))
	var m strings.Builder
	m.WriteString("of: synthetic\nfrom: \"1\"\nto: \"2\"\nquestions:\n")
	for i := 0; i < questions; i += 10 {
		fmt.Fprintf(&m, "  - {question: %s, renamed: %s}\n", old(i), renamed(i))
	}
	write(filepath.Join(folder, "two", "migrations", "1-2.yaml"), m.String())
	two = load(b, filepath.Dir(write(filepath.Join(folder, "two", questionnaires.MainFile), text("2", renamed))))
	chain, found, err := two.MigrationsFrom("1")
	if err != nil || !found {
		b.Fatal(found, err)
	}
	return one, two, chain
}

// filled is a file in which every question was answered, and some answers changed later on.
func filled(b testing.TB, q *questionnaires.Questionnaire, day string) (was, is Side) {
	b.Helper()
	f := begin(b, q, day)
	answer := func(i int, question *questionnaires.Question, shift int) assessment.Intent {
		a := questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[(i*7+shift)%len(question.Options)].Code}
		return assessment.SetAnswer(question, a)
	}
	for i, question := range q.Questions() {
		save(b, f, answer(i, question, 0))
	}
	for i := 0; i < 40; i++ {
		question := q.Questions()[1+3*i]
		save(b, f, assessment.PutEvidence(assessment.Evidence{ID: fmt.Sprintf("e%d-aaaa", i), Reference: "Paper", How: "seen", Supports: map[string]string{question.ID: "2"}}))
	}
	was = side(f)
	later := copied(b, f, "2026-03-01")
	for i, question := range q.Questions() {
		if i%3 == 1 {
			intent := answer(i, question, 1)
			intent.Why = "changed"
			save(b, later, intent)
		}
	}
	return was, side(later)
}

// BenchmarkTwo150 compares two assessments of 150 answers: in one file that went on, across versions, and with the
// questionnaires compiled anew, as for the first comparison of all.
func BenchmarkTwo150(b *testing.B) {
	one, two, chain := synthetic(b, 150)
	was, is := filled(b, one, "2025-03-01")
	compiled := scoring.Compile(one)
	run := func(name string, was, is Side, chain questionnaires.Migrations) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Two(was, is, chain); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	with := func(s Side, m *scoring.Model) Side {
		s.Model = m
		return s
	}
	run("one-version", with(was, compiled), with(is, compiled), nil)
	run("compiling", was, is, nil)
	_, later := filled(b, two, "2025-09-01")
	run("two-versions", with(was, compiled), with(later, scoring.Compile(two)), chain)
	closed := later.State.Supposing(map[string]questionnaires.Answer{"fact": {State: questionnaires.Answered, Option: "yes"}})
	run("other-questions", with(was, compiled), Side{State: closed, Log: later.Log, Model: scoring.Compile(two)}, chain)
	b.Run("score-alone", func(b *testing.B) {
		input := is.State.ScoringInput("")
		for b.Loop() {
			compiled.Score(input)
		}
	})
}
