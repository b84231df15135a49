package report

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// answers is a row for every question, in the order of the questionnaire.
func (w *bookBuilder) answers() Sheet {
	columns := w.fields(
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "section", Width: 20, Type: TextValue},
		Field{ID: "id", Width: 20, Type: TextValue},
		Field{ID: "question", Width: 42, Type: TextValue},
		Field{ID: "type", Width: 10, Type: TextValue},
		Field{ID: "standing", Width: 12, Type: TextValue},
		Field{ID: "option", Width: 11, Type: TextValue},
		Field{ID: "answer", Width: 36, Type: TextValue},
		Field{ID: "place", Width: 7, Type: NumberValue},
		Field{ID: "most", Width: 8, Type: NumberValue},
		Field{ID: "value", Width: 7, Type: NumberValue},
		Field{ID: "weight", Width: 8, Type: NumberValue},
		Field{ID: "evidenced", Width: 20, Type: TextValue},
		Field{ID: "evidenced-place", Width: 10, Type: NumberValue},
		Field{ID: "reviewed", Width: 20, Type: TextValue},
		Field{ID: "reviewed-place", Width: 10, Type: NumberValue},
		Field{ID: "target", Width: 20, Type: TextValue},
		Field{ID: "target-place", Width: 8, Type: NumberValue},
		Field{ID: "gap", Width: 8, Type: TextValue},
		Field{ID: "finding", Width: 44, Type: TextValue},
		Field{ID: "accounts", Width: 32, Type: TextValue},
		Field{ID: "behalf", Width: 20, Type: TextValue},
		Field{ID: "provided", Width: 16, Type: TextValue},
		Field{ID: "records", Width: 14, Type: TextValue},
		Field{ID: "reviewer", Width: 16, Type: TextValue},
		Field{ID: "changed", Width: 16, Type: TextValue},
	)
	targets := w.targets()
	gaps := map[string]gap{}
	for _, g := range w.gaps {
		gaps[g.question.ID] = g
	}
	var rows []Record
	for _, q := range w.questions() {
		e := w.entry(q.ID)
		ids := w.recordsOn(q)
		row := []Value{
			textValue(w.refs[q.ID]), textValue(w.sectionOf(q)), textValue(q.ID), textValue(q.Ask), w.typeOf(q),
			w.standingValue(q), textValue(w.codes(q)), w.answerValue(q),
			w.placeValue(q, scoring.Claimed), w.mostOf(q), w.valueOf(q), w.weightOf(q),
			w.reads(q, scoring.Evidenced), w.placeValue(q, scoring.Evidenced),
			{},
			{},
			{},
			{},
			w.gapValue(q, gaps, targets),
			w.finding(q), w.accountsOf(q), w.onBehalf(q), w.providedBy(q), linesValue(ids).to(recordLink(ids)),
			{},
			{},
		}
		if w.anyReview {
			row[14], row[15] = w.reads(q, scoring.Reviewed), w.placeValue(q, scoring.Reviewed)
		}
		if place, ok := targets[q.ID]; ok {
			row[16], row[17] = textValue(w.needed(q, place)), intValue(place)
		}
		if e.Review != nil {
			row[24] = textValue(e.Review.By)
		}
		if slices.Contains(assessment.Whys, e.Why) {
			row[25] = textValue(capital(w.t("report.why." + e.Why)))
		}
		rows = append(rows, Record{ID: anchor(q), Cells: row})
	}
	return w.register("answers", columns, rows)
}

// typeOf is what kind of answer a question takes.
func (w *bookBuilder) typeOf(q *questionnaires.Question) Value {
	return textValue(w.t("report.book.type." + string(q.Type)))
}

// codes are the codes of the options that are answered.
func (w *bookBuilder) codes(q *questionnaires.Question) string {
	if w.result(q.ID).Standing != scoring.Answered {
		return ""
	}
	a := w.entry(q.ID).Answer
	if q.Type == questionnaires.Choices {
		return strings.Join(a.Options, ", ")
	}
	return a.Option
}

// answerValue is the answer in words: the option's alone where its code has a column.
func (w *bookBuilder) answerValue(q *questionnaires.Question) Value {
	if w.result(q.ID).Standing == scoring.Answered {
		if n := len(w.entry(q.ID).Rows); q.Type == questionnaires.List && n > 0 {
			return textValue(w.t("report.book.rows", "n", n)).to("list-" + q.ID)
		}
		if place := q.OptionIndex(w.entry(q.ID).Answer.Option); place >= 0 {
			return textValue(cmp.Or(q.Options[place].Text, w.option(q, place)))
		}
	}
	return textValue(w.claim(q))
}

// mostOf is the highest place of a scored question.
func (w *bookBuilder) mostOf(q *questionnaires.Question) Value {
	if !q.Scored() || len(q.Options) == 0 {
		return Value{}
	}
	return intValue(len(q.Options) - 1)
}

// valueOf is what the answer counts, out of 1.
func (w *bookBuilder) valueOf(q *questionnaires.Question) Value {
	place, ok := w.placeIn(q, scoring.Claimed)
	if !ok {
		return Value{}
	}
	return floatValue(optionValue(q, place), 2)
}

func (w *bookBuilder) weightOf(q *questionnaires.Question) Value {
	if !q.Scored() {
		return Value{}
	}
	return decimalValue(q.Weight.String())
}

// gapValue says whether the answer is below what the target asks for; nothing where that asks for nothing.
func (w *bookBuilder) gapValue(q *questionnaires.Question, gaps map[string]gap, targets map[string]int) Value {
	g, is := gaps[q.ID]
	_, asked := targets[q.ID]
	switch {
	case is && g.open:
		return textValue(capital(w.t("report.verdict.open"))).to("gap-" + q.ID)
	case is:
		return w.yesNo(true).to("gap-" + q.ID)
	case !asked:
		return Value{}
	}
	switch w.standing(q) {
	case scoring.NotApplicable, scoring.NotAsked:
		return textValue(capital(w.t("report.verdict.waived")))
	case scoring.Answered:
		return w.yesNo(false)
	}
	return Value{}
}

// providedBy is who provides what is asked about.
func (w *bookBuilder) providedBy(q *questionnaires.Question) Value {
	if p := w.entry(q.ID).Provided; slices.Contains(questionnaires.Providers, p) && !w.state.Withholds(q.ID) {
		return textValue(capital(w.t("report.provided." + p)))
	}
	return Value{}
}
