package mission

import (
	"strings"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// condition says in each language when a question is asked: on which answer to which other question it
// hangs.
func (s speaker) condition(c questionnaires.Condition, references map[string]string) Said {
	var out Said
	for _, r := range s {
		words := conditionWords{Reading: r, references: references}
		text := words.say(c)
		out = append(out, Phrase{Language: r.language(), Text: text, English: words.english})
	}
	return out
}

// conditionWords writes conditions in one language.
type conditionWords struct {
	Reading
	references map[string]string
	english    bool // a name in it fell back to English
}

func (w *conditionWords) say(c questionnaires.Condition) string {
	switch {
	case len(c.AllOf) > 0:
		return w.each(c.AllOf, w.Words.T("mission.only-if.and"))
	case len(c.AnyOf) > 0:
		return w.each(c.AnyOf, w.Words.T("mission.only-if.or"))
	case c.Not != nil:
		return w.Words.T("mission.only-if.not", "condition", w.say(*c.Not))
	}
	fact := w.Questionnaire.Question(c.Fact)
	if fact == nil { // the loader refuses it
		return c.Fact
	}
	name, field := fact.Label, "label"
	if name == "" {
		name, field = fact.Ask, "ask"
	}
	w.shown(fact.ID, field)
	if reference := w.references[fact.ID]; reference != "" {
		name = w.Words.T("mission.only-if.fact", "reference", reference, "label", name)
	}
	var tests []string
	if c.Any != nil {
		label := c.Any.Column
		var options []questionnaires.Option
		for _, column := range fact.Columns {
			if column.ID == c.Any.Column {
				label, options = column.Label, column.Options
				w.shown(fact.ID, "columns/"+column.ID+"/label")
			}
		}
		for _, test := range w.tests(fact.ID, "columns/"+c.Any.Column+"/options/", c.Any.In, options, c.Any.AtLeast, c.Any.AtMost, c.Any.From, c.Any.Until) {
			tests = append(tests, w.Words.T("mission.only-if.row", "column", label, "test", test))
		}
	} else {
		tests = w.tests(fact.ID, "options/", c.In, fact.Options, c.AtLeast, c.AtMost, c.From, c.Until)
	}
	if c.Count != nil {
		if c.Count.AtLeast != nil {
			tests = append(tests, w.Words.T("mission.only-if.rows-at-least", "n", *c.Count.AtLeast))
		}
		if c.Count.AtMost != nil {
			tests = append(tests, w.Words.T("mission.only-if.rows-at-most", "n", *c.Count.AtMost))
		}
	}
	return w.Words.T("mission.only-if.test", "fact", name, "tests", strings.Join(tests, w.Words.T("mission.only-if.and")))
}

func (w *conditionWords) each(conditions []questionnaires.Condition, between string) string {
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
	w.english = w.english || w.Questionnaire.InEnglish("questions", question, field)
}

// tests are the tests of one value, in words. Question and field name the texts of the options.
func (w *conditionWords) tests(question, field string, in []string, options []questionnaires.Option, least, most *questionnaires.Decimal, from, until string) []string {
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
			names = append(names, quoted(w.Words, name))
		}
		out = append(out, strings.Join(names, w.Words.T("mission.only-if.or")))
	}
	if least != nil {
		out = append(out, w.Words.T("mission.only-if.at-least", "value", least.String()))
	}
	if most != nil {
		out = append(out, w.Words.T("mission.only-if.at-most", "value", most.String()))
	}
	if from != "" {
		out = append(out, w.Words.T("mission.only-if.from", "date", from))
	}
	if until != "" {
		out = append(out, w.Words.T("mission.only-if.until", "date", until))
	}
	return out
}

func quoted(words *lang.Language, s string) string { return words.T("mission.quoted", "text", s) }
