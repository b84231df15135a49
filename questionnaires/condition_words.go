package questionnaires

import (
	"strings"

	"cirtkit/internal/lang"
)

// ConditionWords says in words when a question is asked. Number gives the number that a reader knows a question
// by, such as "M-07"; "" for none. English tells whether something in the sentence fell back to English.
func (q *Questionnaire) ConditionWords(c Condition, words *lang.Language, number func(question string) string) (text string, english bool) {
	w := conditionWords{q: q, words: words, number: number}
	return w.say(c), w.english
}

type conditionWords struct {
	q       *Questionnaire
	words   *lang.Language
	number  func(string) string
	english bool
}

func (w *conditionWords) say(c Condition) string {
	switch {
	case len(c.AllOf) > 0:
		return w.each(c.AllOf, w.words.T("questionnaires.when.and"))
	case len(c.AnyOf) > 0:
		return w.each(c.AnyOf, w.words.T("questionnaires.when.or"))
	case c.Not != nil:
		return w.words.T("questionnaires.when.not", "condition", w.say(*c.Not))
	}
	fact := w.q.Question(c.Fact)
	if fact == nil { // the loader refuses it
		return c.Fact
	}
	name, field := fact.Label, "label"
	if name == "" {
		name, field = fact.Ask, "ask"
	}
	w.shown(fact.ID, field)
	if number := w.number(fact.ID); number != "" {
		name = w.words.T("questionnaires.when.fact", "number", number, "label", name)
	}
	return w.words.T("questionnaires.when.test", "fact", name, "tests", strings.Join(w.testsOf(fact, c), w.words.T("questionnaires.when.and")))
}

// each joins conditions; one that is joined itself stands in brackets.
func (w *conditionWords) each(conditions []Condition, between string) string {
	var parts []string
	for _, c := range conditions {
		part := w.say(c)
		if len(c.AllOf)+len(c.AnyOf) > 0 {
			part = "(" + part + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, between)
}

// shown notes that a text of a question was used.
func (w *conditionWords) shown(question, field string) {
	w.english = w.english || w.q.InEnglish("questions", question, field)
}

// testsOf are the tests of one fact, in words.
func (w *conditionWords) testsOf(fact *Question, c Condition) []string {
	var tests []string
	if c.Any != nil {
		label := c.Any.Column
		var options []Option
		for _, column := range fact.Columns {
			if column.ID == c.Any.Column {
				label, options = column.Label, column.Options
				w.shown(fact.ID, "columns/"+column.ID+"/label")
			}
		}
		for _, test := range w.values(fact.ID, "columns/"+c.Any.Column+"/options/", c.Any.In, options, c.Any.AtLeast, c.Any.AtMost, c.Any.From, c.Any.Until) {
			tests = append(tests, w.words.T("questionnaires.when.row", "column", label, "test", test))
		}
	} else {
		tests = w.values(fact.ID, "options/", c.In, fact.Options, c.AtLeast, c.AtMost, c.From, c.Until)
	}
	if c.Count != nil {
		if c.Count.AtLeast != nil {
			tests = append(tests, w.words.T("questionnaires.when.rows-at-least", "n", *c.Count.AtLeast))
		}
		if c.Count.AtMost != nil {
			tests = append(tests, w.words.T("questionnaires.when.rows-at-most", "n", *c.Count.AtMost))
		}
	}
	return tests
}

// values are the tests of one value, in words. Question and field name the texts of the options.
func (w *conditionWords) values(question, field string, in []string, options []Option, least, most *Decimal, from, until string) []string {
	var out []string
	if len(in) > 0 {
		var names []string
		for _, code := range in {
			name := code
			for _, o := range options {
				if o.Code == code {
					name = o.Text
					w.shown(question, field+code)
				}
			}
			names = append(names, w.words.T("questionnaires.when.quoted", "text", name))
		}
		out = append(out, strings.Join(names, w.words.T("questionnaires.when.or")))
	}
	if least != nil {
		out = append(out, w.words.T("questionnaires.when.at-least", "value", least.String()))
	}
	if most != nil {
		out = append(out, w.words.T("questionnaires.when.at-most", "value", most.String()))
	}
	if from != "" {
		out = append(out, w.words.T("questionnaires.when.from", "date", from))
	}
	if until != "" {
		out = append(out, w.words.T("questionnaires.when.until", "date", until))
	}
	return out
}
