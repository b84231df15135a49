package wizard

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// findStates are the states that one can look for.
var findStates = []string{
	"any", "open", "dont-know", "withheld", "not-applicable", "marked", "no-evidence", "promised", "differ", "conflict",
	"gap", "changed", "not-reviewed", "session",
}

// overall is what the states of all questions are told from, worked out once: the records of each question, and which
// questions are needed for the target and which have changed.
type overall struct {
	records      map[string][]*assessment.Evidence
	gap, changed map[string]bool
}

func (d *desk) overall() overall {
	sets := overall{map[string][]*assessment.Evidence{}, map[string]bool{}, map[string]bool{}}
	for i := range d.state.Evidence {
		for id := range d.state.Evidence[i].Supports {
			sets.records[id] = append(sets.records[id], &d.state.Evidence[i])
		}
	}
	for _, g := range d.gaps(scoring.Claimed).gaps {
		sets.gap[g.Question] = true
	}
	if d.differs != nil {
		for _, c := range d.differs.Changes {
			if c.Question != nil {
				sets.changed[c.Question.ID] = true
			}
		}
	}
	return sets
}

// in says whether a question is in one of findStates.
func (d *desk) in(q *questionnaires.Question, state string, sets *overall) bool {
	e := d.entry(q.ID)
	switch state {
	case "open":
		return d.remains(q.ID)
	case "dont-know":
		return e.Answer.State == questionnaires.DontKnow
	case "withheld":
		return e.Answer.State == questionnaires.Withheld
	case "not-applicable":
		return e.Answer.State == questionnaires.NotApplicable
	case "marked":
		return e.Marked
	case "promised":
		return slices.ContainsFunc(sets.records[q.ID], func(r *assessment.Evidence) bool { return r.How == "promised" })
	case "differ":
		return differ(e)
	case "conflict":
		return d.conflicting(q.ID)
	case "no-evidence":
		return d.unsupportedBy(q, sets.records[q.ID])
	case "not-reviewed":
		return d.unreviewed(q)
	case "gap":
		return sets.gap[q.ID]
	case "changed":
		return sets.changed[q.ID]
	case "session":
		return d.forSession(q)
	}
	return true
}

// forSession says whether somebody in the current session can answer a question: one of the session's
// roles is among those that the question names.
func (d *desk) forSession(q *questionnaires.Question) bool {
	s, _ := d.current()
	return slices.ContainsFunc(s.Roles, func(role string) bool { return d.answers(role, q) })
}

// differ says whether accounts differ: two institutions said different things.
func differ(e *assessment.Entry) bool {
	for _, p := range e.Positions {
		if !same(p.Answer, e.Positions[0].Answer) {
			return true
		}
	}
	return false
}

// unsupported says whether a scored claim above the bottom has no evidence that can support it.
func (d *desk) unsupported(q *questionnaires.Question) bool {
	var records []*assessment.Evidence
	for i := range d.state.Evidence {
		if _, ok := d.state.Evidence[i].Supports[q.ID]; ok {
			records = append(records, &d.state.Evidence[i])
		}
	}
	return d.unsupportedBy(q, records)
}

func (d *desk) unsupportedBy(q *questionnaires.Question, records []*assessment.Evidence) bool {
	e := d.entry(q.ID)
	place := q.OptionIndex(e.Answer.Option)
	if !q.Scored() || e.Answer.State != questionnaires.Answered || place < 1 {
		return false
	}
	for _, r := range records {
		if r.Supporting(d.on()) && q.OptionIndex(r.Supports[q.ID]) >= place {
			return false
		}
	}
	return true
}

// standSign is a mark for how a question stands.
func (d *desk) standSign(q *questionnaires.Question) string {
	if d.conflicting(q.ID) {
		return "≠"
	}
	if d.remains(q.ID) {
		return "○"
	}
	switch d.entry(q.ID).Answer.State {
	case questionnaires.DontKnow:
		return "?"
	case questionnaires.Withheld:
		return "!"
	case questionnaires.NotApplicable:
		return "-"
	}
	return "✓"
}
