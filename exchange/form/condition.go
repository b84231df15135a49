package form

import (
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// Conditions says in words when each question is asked that has a condition, for other forms than workbooks.
func Conditions(s Source) map[string]string {
	if s.Language == nil {
		s.Language = lang.English()
	}
	m := &maker{Source: s}
	out := map[string]string{}
	for _, q := range s.Questionnaire.Questions() {
		if !q.When.IsZero() {
			out[q.ID] = m.t("form.only-if", "condition", m.condition(q.When))
		}
	}
	return out
}

// condition says in words when a question is asked.
func (m *maker) condition(c questionnaires.Condition) string {
	text, _ := m.q().ConditionWords(c, m.Language, func(id string) string {
		return m.number(m.q().Question(id))
	})
	return text
}
