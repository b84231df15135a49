package report

import (
	"cmp"
	"slices"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// history says what became of the question itself from one version to the other.
func (c *changes) history(change *compare.Change) string {
	var out []string
	switch {
	case len(change.Merged) > 1:
		var refs []string
		for _, id := range change.Merged {
			refs = append(refs, cmp.Or(c.oldRefs[id], id))
		}
		out = append(out, c.t("report.change.merged", "refs", c.lang.List(refs)))
		if change.Differed {
			out = append(out, c.t("report.change.differed"))
		}
	case change.Split && change.Old != nil:
		out = append(out, c.t("report.change.split", "ref", c.oldRefs[change.Old.ID]))
	}
	if change.Reworded {
		out = append(out, c.t("report.change.reworded"))
	}
	return lines(out...)
}

// wasAndIs are both answers in words. What was given and is withheld now is not told: it would tell what is withheld.
func (c *changes) wasAndIs(change *compare.Change) (was, is string) {
	if change.Kind == compare.Redelivered {
		return c.provider(change.WasProvided), c.provider(change.IsProvided)
	}
	then := change.Question
	if then == nil || change.Lost && change.Old != nil {
		then = change.Old
	}
	was, is = c.inWords(then, change.Was, change.WasStanding, rowsOf(c.d.Earlier, change.Old)), c.t("report.answer.not-asked")
	if change.Question != nil {
		is = c.inWords(change.Question, change.Is, change.IsStanding, rowsOf(c.d.Later, change.Question))
	}
	switch {
	case change.Question != nil && c.hidden(change.Question) && change.WasStanding == scoring.Answered:
		was = c.t("report.change.answered")
	case len(change.Rows) > 0 && change.Question != nil && change.IsStanding == scoring.Answered && change.WasStanding == scoring.Answered:
		is = lines(is, c.rows(change))
	}
	return was, is
}

// inWords is an answer as it stood in one of the assessments; of a list the number of its rows.
func (c *changes) inWords(q *questionnaires.Question, a questionnaires.Answer, standing scoring.Standing, rows int) string {
	switch {
	case standing == scoring.NotAsked:
		return c.t("report.answer.not-asked")
	case standing == scoring.Conflicting:
		return c.t("report.answer.conflict")
	case standing == scoring.Answered && q.Type == questionnaires.List:
		return c.t("report.change.rows", "n", rows)
	}
	return c.answer(q, a)
}

// provider is who provides, in words.
func (c *changes) provider(code string) string {
	if slices.Contains(questionnaires.Providers, code) {
		return c.t("report.provided." + code)
	}
	return c.t("report.change.not-said")
}

// mostChangedRows bounds the rows of a list that are told one by one.
const mostChangedRows = 8

// rows says which rows of a list differ, a line each.
func (c *changes) rows(change *compare.Change) string {
	words := [...]string{compare.RowAdded: "added", compare.RowRemoved: "removed", compare.RowChanged: "changed"}
	var out []string
	for i := range change.Rows[:min(mostChangedRows, len(change.Rows))] {
		row := &change.Rows[i]
		var said []string
		for _, column := range change.Question.Columns {
			was, is := c.cell(&column, row.Was[column.ID]), c.cell(&column, row.Is[column.ID])
			switch {
			case row.Kind == compare.RowChanged && was != is:
				said = append(said, c.t("report.change.from-to", "from", cmp.Or(was, c.t("report.none")), "to", cmp.Or(is, c.t("report.none"))))
			case row.Kind == compare.RowChanged || was+is == "":
			default:
				said = append(said, was+is) // one of them is empty
			}
		}
		out = append(out, c.t("report.change.row."+words[row.Kind], "cells", c.lang.Clauses(said)))
	}
	if more := len(change.Rows) - len(out); more > 0 {
		out = append(out, c.t("report.change.more-rows", "n", more))
	}
	return lines(out...)
}

// rowsOf counts the rows of a question's list in an assessment.
func rowsOf(s *assessment.State, q *questionnaires.Question) int {
	if q == nil || s.Answers[q.ID] == nil {
		return 0
	}
	return len(s.Answers[q.ID].Rows)
}

// reasons are why an answer changed; each change by itself where the record tells them apart.
func (c *changes) reasons(change *compare.Change) string {
	why := func(reason string) string {
		if slices.Contains(assessment.Whys, reason) {
			return c.t("report.why." + reason)
		}
		return c.t("report.change.no-reason")
	}
	switch change.Kind {
	case compare.NoLongerAsked, compare.NewlyAsked:
		return c.cause(change)
	case compare.FirstAnswered, compare.Redelivered:
		if change.Reason == "" {
			return c.t("report.none")
		}
	}
	switch {
	case change.Question != nil && !c.hidden(change.Question) && len(change.Steps) > 1: // told one by one
	case change.Mixed:
		return c.t("report.change.mixed")
	default:
		return why(change.Reason)
	}
	var out []string
	for _, step := range change.Steps {
		out = append(out, c.t("report.change.step",
			"was", c.shortAnswer(change.Question, step.Was), "is", c.shortAnswer(change.Question, step.Is), "reason", why(step.Reason)))
	}
	return lines(out...)
}

// cause says why a question is asked in one assessment and not in the other.
func (c *changes) cause(change *compare.Change) string {
	gone := change.Kind == compare.NoLongerAsked
	switch change.Cause {
	case compare.CauseVersion:
		if gone {
			return lines(c.t("report.change.cause.version-gone"), change.Carried)
		}
		return lines(c.t("report.change.cause.version-new"), change.Carried)
	case compare.CauseCondition:
		return c.t("report.change.cause.condition")
	case compare.CauseFact:
		var names []string
		for _, id := range change.Facts {
			names = append(names, cmp.Or(c.refs[id], id))
		}
		return c.t("report.change.cause.fact", "refs", c.lang.List(names))
	case compare.CauseAnswer:
		if gone {
			return c.t("report.change.cause.left-out")
		}
		return c.t("report.change.cause.let-in")
	}
	return c.t("report.none")
}

// shortAnswer is an answer in as few words as a list of changes needs: an option's number.
func (b *builder) shortAnswer(q *questionnaires.Question, a questionnaires.Answer) string {
	if place := q.OptionIndex(a.Option); a.State == questionnaires.Answered && place >= 0 {
		return b.placeAlone(q, place)
	}
	return b.answer(q, a)
}
