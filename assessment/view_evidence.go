package assessment

import (
	"cmp"
	"maps"
	"slices"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// records is the register in which some records are read again, with what they support.
func (v *view) records(f *fold, ids map[string]bool) []Evidence {
	supports := v.supports(f, ids)
	var read []Evidence // in order of their ids
	for _, id := range slices.SortedFunc(maps.Keys(ids), CompareIDs) {
		if e, ok := v.record(f, id, supports[id]); ok {
			read = append(read, e)
		}
	}
	list := make([]Evidence, 0, len(v.was.Evidence)+len(read))
	for _, e := range v.was.Evidence {
		if ids[e.ID] {
			continue
		}
		for len(read) > 0 && CompareIDs(read[0].ID, e.ID) < 0 {
			list, read = append(list, read[0]), read[1:]
		}
		list = append(list, e)
	}
	return append(list, read...)
}

// supports are the options of questions that records support, by record.
func (v *view) supports(f *fold, ids map[string]bool) map[string]map[string]string {
	supports := map[string]map[string]string{}
	for _, field := range f.ofKind(kindSupports) {
		if !ids[field.first()] {
			continue
		}
		parts := field.parts()
		if len(parts) != 2 {
			continue
		}
		v.forget(field)
		var code string
		g, ok := v.value(f, field, &code)
		if !ok {
			continue
		}
		question := v.questionnaire.Question(parts[1])
		switch {
		case question == nil:
			v.doubt(field, g, parts[1], whyQuestion(parts[1]))
		case question.OptionIndex(code) < 0 && (question.Scored() || code != WholeAnswer):
			_, why := unknownAnswer(question, questionnaires.Answer{State: questionnaires.Answered, Option: code})
			v.doubt(field, g, code, cmp.Or(why, whyValue(field)))
		case v.conflict(field): // two options: it supports neither until they are settled
		default:
			if supports[parts[0]] == nil {
				supports[parts[0]] = map[string]string{}
			}
			supports[parts[0]][parts[1]] = code
		}
	}
	return supports
}

// record reads one record; false where there is none.
func (v *view) record(f *fold, id string, supports map[string]string) (e Evidence, ok bool) {
	field := fieldOf(kindEvidence, id)
	v.forget(field)
	g, ok := v.value(f, field, &e)
	if !ok {
		for question := range supports {
			orphan := fieldOf(kindSupports, id, question)
			current := f.current(orphan)
			v.doubt(orphan, current[len(current)-1], id,
				fault.New(fault.Input, "assessment.unknown.evidence", "evidence", id, "question", question))
		}
		return e, false
	}
	e.clean()
	if !slices.Contains(Hows, e.How) {
		v.doubt(field, g, e.How, whyValue(field))
	} else if e.ValidUntil != "" && !questionnaires.IsDate(e.ValidUntil) {
		v.doubt(field, g, e.ValidUntil, whyValue(field))
	}
	e.ID, e.Supports, e.Conflict = id, supports, v.conflict(field)
	return e, true
}
