package form

import (
	"strings"

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
	join := func(list []questionnaires.Condition, key string) string {
		parts := make([]string, len(list))
		for i, one := range list {
			parts[i] = m.condition(one)
		}
		return strings.Join(parts, " "+m.t(key)+" ")
	}
	switch {
	case len(c.AllOf) > 0:
		return join(c.AllOf, "form.when.and")
	case len(c.AnyOf) > 0:
		return "(" + join(c.AnyOf, "form.when.or") + ")"
	case c.Not != nil:
		return m.t("form.when.not", "condition", m.condition(*c.Not))
	}
	fact := m.q().Question(c.Fact)
	if fact == nil {
		return ""
	}
	name := m.number(fact)
	switch {
	case c.Count != nil:
		low, high := 0, -1
		if c.Count.AtLeast != nil {
			low = *c.Count.AtLeast
		}
		if c.Count.AtMost != nil {
			high = *c.Count.AtMost
		}
		if high < 0 {
			return m.t("form.when.rows-from", "question", name, "low", low)
		}
		return m.t("form.when.rows-between", "question", name, "low", low, "high", high)
	case c.Any != nil:
		for _, column := range fact.Columns {
			if column.ID == c.Any.Column {
				return m.t("form.when.any-row", "question", name, "test",
					m.test(column.Label, column.Options, c.Any.In, c.Any.AtLeast, c.Any.AtMost, c.Any.From, c.Any.Until))
			}
		}
		return ""
	}
	return m.test(name, fact.Options, c.In, c.AtLeast, c.AtMost, c.From, c.Until)
}

// test says a test of one value in words.
func (m *maker) test(name string, options []questionnaires.Option, in []string, low, high *questionnaires.Decimal, from, until string) string {
	var values []string
	for _, code := range in {
		text := code
		for _, o := range options {
			if o.Code == code && o.Text != "" {
				text = o.Text
			}
		}
		values = append(values, "“"+text+"”")
	}
	switch {
	case len(values) > 0:
		return m.t("form.when.is", "question", name, "values", strings.Join(values, " "+m.t("form.when.or")+" "))
	case low != nil && high != nil:
		return m.t("form.when.between", "question", name, "low", low.String(), "high", high.String())
	case low != nil:
		return m.t("form.when.from", "question", name, "low", low.String())
	case high != nil:
		return m.t("form.when.to", "question", name, "high", high.String())
	case from != "" && until != "":
		return m.t("form.when.between", "question", name, "low", from, "high", until)
	case from != "":
		return m.t("form.when.from", "question", name, "low", from)
	}
	return m.t("form.when.to", "question", name, "high", until)
}
