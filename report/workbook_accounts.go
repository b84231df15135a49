package report

import (
	"encoding/json"
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// differ says whether the institutions did not say the same on a question, or not what the answer is now, and that
// may be told.
func (w *bookBuilder) differ(q *questionnaires.Question) bool {
	settled := w.claim(q)
	return !w.hidden(q) && slices.ContainsFunc(w.entry(q.ID).Positions, func(p assessment.Position) bool { return w.answer(q, p.Answer) != settled })
}

// accountsOf is who said what, a line each, where accounts differ.
func (w *bookBuilder) accountsOf(q *questionnaires.Question) Value {
	if !w.differ(q) {
		return Value{}
	}
	var out []string
	for _, p := range w.entry(q.ID).Positions {
		out = append(out, w.t("report.book.account", "institution", p.Institution, "answer", w.answer(q, p.Answer)))
	}
	return linesValue(out)
}

// accountSheet is a row for everything that was said on a question where accounts differ, and for every value of an
// answer of which several stand beside each other. It names institutions, and never their notes.
func (w *bookBuilder) accountSheet() Sheet {
	columns := w.fields(
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "question", Width: 42, Type: TextValue},
		Field{ID: "account", Width: 18, Type: TextValue},
		Field{ID: "institution", Width: 28, Type: TextValue},
		Field{ID: "session", Width: 30, Type: TextValue},
		Field{ID: "said", Width: 42, Type: TextValue},
		Field{ID: "settled", Width: 42, Type: TextValue},
	)
	var rows []Record
	add := func(q *questionnaires.Question, kind, institution, session, said string) {
		rows = append(rows, Record{Cells: []Value{
			w.numbered(q), textValue(q.Ask), textValue(w.t("report.book.account." + kind)), textValue(institution),
			textValue(session), textValue(said), textValue(w.claim(q)),
		}})
	}
	for _, q := range w.questions() {
		if w.differ(q) {
			for _, p := range w.entry(q.ID).Positions {
				add(q, "position", p.Institution, w.sessionByID(p.Session), w.answer(q, p.Answer))
			}
		}
	}
	for _, c := range w.state.Conflicts {
		q := w.q.Question(c.Question)
		if q == nil || c.Field.Kind() != "answer" || w.hidden(q) {
			continue
		}
		for _, v := range c.Values {
			var a questionnaires.Answer
			if json.Unmarshal([]byte(v.Value), &a) == nil { // what is no answer at all counts for nothing
				add(q, "beside", v.For, "", w.answer(q, a))
			}
		}
	}
	return w.register("accounts", columns, rows)
}
