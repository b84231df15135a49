package exchange

import (
	"io"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// EvidenceFor writes an assessment's evidence by the codes of a catalogue, as YAML: for each code the
// questions that map to it with their answers, and the records that were linked to them. Codes that this
// questionnaire does not ask about are listed too. It holds no note and no name of a person.
func EvidenceFor(w io.Writer, s *assessment.State, reference *questionnaires.Reference) error {
	covered, err := questionnaires.CoverageOf(reference, []*questionnaires.Questionnaire{s.Questionnaire})
	if err != nil {
		return err
	}
	e := exporter{y: newYAMLWriter(w), s: s}
	e.y.number("cirtkit-evidence", FormatVersion)
	e.y.mapping("catalogue", func() {
		e.y.text("id", reference.ID)
		e.y.text("title", reference.Title)
		e.y.text("owner", reference.Owner)
		e.y.text("status", reference.Status)
		e.y.text("use", reference.Use)
	})
	e.source()
	e.y.list("codes", len(covered), func(i int) {
		c := covered[i]
		e.y.text("code", c.Code)
		e.y.text("text", c.Text)
		e.y.flag("unchecked", c.Unchecked)
		e.y.texts("clauses", c.Clauses)
		e.y.flag("not-asked", len(c.Asked) == 0)
		e.y.list("questions", len(c.Asked), func(k int) { e.shown(c.Asked[k].Question) })
	})
	return e.y.out.Flush()
}

// shown writes one question with its answer and the evidence linked to it.
func (e exporter) shown(q *questionnaires.Question) {
	e.y.text("question", q.ID)
	e.y.text("ask", q.Ask)
	if entry := e.s.Answers[q.ID]; entry != nil {
		answer := shownAnswer(e.s, q.ID)
		e.y.text("answer", questionnaires.FormatAnswer(q, answer))
		if i := q.OptionIndex(answer.Option); answer.Option != "" && i >= 0 {
			e.y.text("says", q.Options[i].Text)
		}
		e.y.flag("conflict", entry.Conflict)
	}
	var linked []assessment.Evidence
	for _, r := range e.s.Evidence {
		if _, here := r.Supports[q.ID]; here {
			linked = append(linked, r)
		}
	}
	e.y.list("evidence", len(linked), func(i int) {
		e.record(linked[i])
		e.y.text("supports", ShownOption(e.s, linked[i], q.ID))
	})
}
