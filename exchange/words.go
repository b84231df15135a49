package exchange

import (
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// Words says answers and what belongs to them in a language, for previews.
type Words struct{ l *lang.Language }

// WordsIn are the words of a language.
func WordsIn(l *lang.Language) Words { return Words{l} }

// Answer is an answer in words; rows is how many rows a list has.
func (w Words) Answer(q *questionnaires.Question, a questionnaires.Answer, rows int) string {
	switch a.State {
	case questionnaires.Unanswered:
		return w.l.T("exchange.open")
	case questionnaires.DontKnow:
		return w.l.T("form.dont-know")
	case questionnaires.Withheld:
		return w.l.T("form.withheld")
	case questionnaires.NotApplicable:
		return w.l.T("exchange.not-applicable", "reason", ReasonEntry(q, a.Reason))
	}
	switch q.Type {
	case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
		return OptionEntry(q.Options, a.Option)
	case questionnaires.Choices:
		if len(a.Options) == 0 {
			return w.l.T("form.none-of-these")
		}
		return strings.Join(a.Options, ", ")
	case questionnaires.Number:
		return strings.TrimSpace(a.Number + " " + q.Unit)
	case questionnaires.Date:
		return a.Date
	case questionnaires.List:
		if rows == 0 {
			return w.l.T("form.no-rows")
		}
		return w.l.T("exchange.rows", "n", rows)
	}
	return a.Text
}

// Provider is who provides a service, in words.
func (w Words) Provider(id string) string { return w.l.T("form.provided." + id) }

// Providers are those that there are, in words and in order.
func (w Words) Providers() []string {
	var out []string
	for _, id := range questionnaires.Providers {
		out = append(out, w.Provider(id))
	}
	return out
}

// Hows are the ways in which evidence is met, in words and in order.
func (w Words) Hows() []string {
	var out []string
	for _, how := range assessment.Hows {
		out = append(out, w.How(how))
	}
	return out
}

// How is the way in which evidence was met, in words.
func (w Words) How(how string) string { return w.l.T("form.how." + how) }

// Row is a row of a list in one line.
func (w Words) Row(q *questionnaires.Question, r questionnaires.Row) string {
	var cells []string
	for _, c := range q.Columns {
		if r.Cells[c.ID] != "" {
			cells = append(cells, text.OneLine(r.Cells[c.ID]))
		}
	}
	return strings.Join(cells, " | ")
}

// Record is a record of evidence in one line.
func (w Words) Record(e assessment.Evidence) string {
	parts := []string{text.OneLine(e.Reference)}
	for _, part := range []string{e.Place, e.Issuer, e.Date} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if e.ValidUntil != "" {
		parts = append(parts, w.l.T("exchange.valid-until", "date", e.ValidUntil))
	}
	if e.Marking != "" {
		parts = append(parts, e.Marking)
	}
	how := w.How(e.How)
	if e.Promised != "" || e.Due != "" {
		how = strings.TrimSpace(how + " " + e.Promised + " " + e.Due)
	}
	return strings.Join(append(parts, how), ", ")
}

// EntrySign stands between a code and its text, in drop-downs and previews. Nobody types it by accident.
const EntrySign = " · "

// Entry is a code with its text, as drop-downs show it.
func Entry(code, text string) string {
	if text == "" {
		return code
	}
	return code + EntrySign + text
}

// OptionEntry is the entry of an option; a code that is none stands alone.
func OptionEntry(options []questionnaires.Option, code string) string {
	for _, o := range options {
		if o.Code == code {
			return Entry(code, o.Text)
		}
	}
	return code
}

// ReasonEntry is the entry of a reason why a question does not apply; words that are no code stand alone.
func ReasonEntry(q *questionnaires.Question, reason string) string {
	for _, na := range q.NA {
		if na.ID == reason {
			return Entry(na.ID, na.Text)
		}
	}
	return reason
}
