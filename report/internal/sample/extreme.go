package sample

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// What people paste and strangers send. A report has to show all of it, or to say visibly that it can't.
const (
	SixScripts = "Équipe · Команда · Ομάδα · 国家团队 · فريق الاستجابة · राष्ट्रीय दल"
	Emoji      = "🙂 👩‍💻 🇨🇭 ⚠️ 1️⃣ and the rare 𠮷 𪚥 㐂 龘"
	Controls   = "be\x00fore \x1b[2J\x07after\ttab \x7f \u0085 \u2028 \ufeff \xff\xe4\xb8 end"
	Overrides  = "level \u202e3 fo 1\u202c \u2066isolate\u2069 \u2067\u202beverything \u200fafter"
)

// LongWord is a word of 300 letters.
var LongWord = strings.Repeat("Donaudampfschifffahrt", 15)[:300]

// LongNote is a note of 20,000 characters in paragraphs.
func LongNote() string {
	note := strings.Repeat(strings.Repeat("Article 9 gives the team the right to ask operators for data, within 24 hours (see annex 3/4). ", 6)+"\n\n", 40)
	return note[:20_000]
}

// Extremes are sources far from the usual, by name, all of the questionnaire "small" but for "500 questions".
func Extremes(t *testing.T, small *questionnaires.Questionnaire) map[string]report.Source {
	reason := questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "shared"}
	states := map[string]*assessment.State{
		"nothing answered":   Empty(small),
		"all withheld":       Same(small, questionnaires.Answer{State: questionnaires.Withheld}),
		"all not applicable": Same(small, reason),
		"nothing known":      Same(small, questionnaires.Answer{State: questionnaires.DontKnow}),
		"long notes":         filled(small, LongNote()),
		"long words":         filled(small, LongWord+" sha256:"+strings.Repeat("0123456789abcdef", 16)+" https://example.org/"+strings.Repeat("path/", 60)),
		"six scripts":        filled(small, SixScripts),
		"emoji":              filled(small, Emoji),
		"controls":           filled(small, Controls),
		"overrides":          filled(small, Overrides),
		"1,000 records":      manyRecords(small, 1000),
		"500 questions":      answered(Large(t, 500)),
	}
	out := map[string]report.Source{}
	for name, state := range states {
		out[name] = Source(state)
	}
	return out
}

// filled is the realistic assessment with a text wherever somebody can enter one.
func filled(q *questionnaires.Questionnaire, s string) *assessment.State {
	state := Realistic(q)
	name := s
	if r := []rune(s); len(r) > 400 {
		name = string(r[:400])
	}
	line := strings.ReplaceAll(name, "\n", " ")
	state.About.Subject, state.About.Team, state.About.Marking = line, line, line
	state.About.Assessors = []string{line, line}
	for i := range state.Sessions {
		session := &state.Sessions[i]
		session.Place, session.Institutions, session.Roles = line, []string{line, "Regulator"}, []string{line}
	}
	for _, e := range state.Answers {
		e.Finding, e.For = s, line
		for i := range e.Positions {
			e.Positions[i].Institution += " " + line
		}
		if e.Answer.State == questionnaires.NotApplicable {
			e.Answer.Reason = line
		}
		for i := range e.Rows {
			e.Rows[i].Cells["title"] = line
		}
		if e.Review != nil {
			e.Review.By, e.Review.Reason = line, s
		}
	}
	for i := range state.Evidence {
		e := &state.Evidence[i]
		e.Reference, e.Issuer, e.Place, e.Marking = line, line, line, line
	}
	return state
}

func manyRecords(q *questionnaires.Questionnaire, n int) *assessment.State {
	state := Realistic(q)
	state.Evidence = nil
	for i := range n {
		state.Evidence = append(state.Evidence, assessment.Evidence{
			ID: fmt.Sprintf("e%d", i+1), Reference: fmt.Sprintf("Decree no. %d on the powers of the team", i+1), Place: fmt.Sprintf("article %d", i%40+1),
			Issuer: "Ministry of Communications", Date: "2026-03-01", How: "received", Supports: map[string]string{"mandate.need": "3"},
		})
	}
	return state
}

// answered has an answer of every kind, in turn.
func answered(q *questionnaires.Questionnaire) *assessment.State {
	state := Empty(q)
	state.About = assessment.About{Subject: "Examplia", TeamKind: "national", Date: "2026-11-02", Mode: "self", TLP: "TLP:RED", Target: "readiness:2"}
	for i, question := range q.Questions() {
		e := &assessment.Entry{Answer: option(fmt.Sprint(i % 4))}
		switch i % 9 {
		case 4:
			e.Answer = questionnaires.Answer{State: questionnaires.DontKnow}
		case 7:
			e.Answer = questionnaires.Answer{State: questionnaires.Withheld}
		}
		if i%3 == 0 {
			e.Finding = "Finding on question " + question.ID + "."
		}
		state.Answers[question.ID] = e
	}
	return state
}

// Large is a questionnaire of so many questions, with titles and questions in six scripts.
func Large(t *testing.T, n int) *questionnaires.Questionnaire {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, `format: 1
id: large
version: "1.0"
title: %q
purpose: Has many questions.
owner: The cirtkit project
licence: CC-BY-4.0
subject: state
scales:
  paper: {0: Not yet, 1: "Черновик с именем ответственного", 2: "وثيقة موقعة من رئيس الجهة", 3: "现行有效并在近五年内复核的文本"}
score: {rule: mean-of-children, out-of: 100}
ladders:
  - id: readiness
    title: Readiness
    rungs:
      - title: First
        requires: [{question: s0.q0, at-least: 1}]
      - title: %q
        requires: [{question: s0.q0, at-least: 2}, {question: s0.q1, at-least: 2}]
sections:
`, SixScripts, SixScripts)
	const inSection = 25
	for i := range n {
		section := i / inSection
		if i%inSection == 0 {
			fmt.Fprintf(&b, "  - id: s%d\n    title: %q\n    score: {rule: mean, out-of: 100}\n    questions:\n", section, fmt.Sprintf("%d %s", section, SixScripts))
		}
		fmt.Fprintf(&b, "      - {id: s%d.q%d, label: %q, ask: %q, why: Because., scale: paper, improve: [{to: 1, do: Begin, size: S, who: team}, {to: 2, do: %q, size: M, who: team}, {to: 3, do: Review, size: S, who: team}]}\n",
			section, i, fmt.Sprintf("Question %d 问题", i), fmt.Sprintf("Is there %s?", SixScripts), SixScripts)
	}
	file := filepath.Join(t.TempDir(), "questionnaire.yaml")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return Questionnaire(t, file)
}
