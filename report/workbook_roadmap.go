package report

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// roadmapSheet is a row for every step, phase by phase in the order of the timetable; after them what is set on steps
// that are not in the roadmap.
func (w *bookBuilder) roadmapSheet() Sheet {
	columns := w.fields(
		Field{ID: "step", Width: 6, Type: NumberValue},
		Field{ID: "phase", Width: 26, Type: TextValue},
		Field{ID: "level", Width: 7, Type: NumberValue},
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "question", Width: 30, Type: TextValue},
		Field{ID: "from", Width: 26, Type: TextValue},
		Field{ID: "to", Width: 26, Type: TextValue},
		Field{ID: "action", Width: 40, Type: TextValue},
		Field{ID: "begins", Width: 10, Type: MonthValue},
		Field{ID: "done", Width: 10, Type: MonthValue},
		Field{ID: "size", Width: 6, Type: TextValue},
		Field{ID: "days-least", Width: 9, Type: NumberValue},
		Field{ID: "days-most", Width: 9, Type: NumberValue},
		Field{ID: "after", Width: 18, Type: TextValue},
		Field{ID: "who", Width: 12, Type: TextValue},
		Field{ID: "needs", Width: 16, Type: TextValue},
		Field{ID: "owner", Width: 18, Type: TextValue},
		Field{ID: "cost", Width: 14, Type: TextValue},
		Field{ID: "amount", Width: 12, Type: NumberValue},
		Field{ID: "funding", Width: 16, Type: TextValue},
		Field{ID: "due", Width: 12, Type: DateValue},
		Field{ID: "status", Width: 11, Type: TextValue},
		Field{ID: "remark", Width: 22, Type: TextValue},
	)
	r := w.plan()
	var rows []Record
	for i := range r.Phases {
		p := &r.Phases[i]
		for _, at := range p.Steps {
			s := &r.Steps[at]
			rows = append(rows, Record{Cells: w.stepCells(r, s, p.Level, len(rows)+1, slices.Contains(r.Late, at))})
		}
	}
	for i := range r.Options.Steps {
		if cells := w.besideRoadmap(r, &r.Options.Steps[i]); cells != nil {
			rows = append(rows, Record{Cells: cells})
		}
	}
	return w.register("roadmap", columns, rows)
}

func (w *bookBuilder) stepCells(r *planning.Roadmap, s *planning.Step, level, n int, late bool) []Value {
	from, to := w.fromTo(s)
	remark := w.mark(s)
	if overdueIn(r, s) {
		remark = lines(remark, w.t("report.step.overdue"))
	}
	if late {
		remark = lines(remark, w.t("report.step.late"))
	}
	cells := []Value{
		intValue(n), textValue(w.phaseTitle(level)),
		{},
		w.numbered(s.Question), textValue(w.titleOf(s.Question)), from, to,
		textValue(w.does(s)), w.monthValue(r.Options.Start, s.First), w.monthValue(r.Options.Start, s.Last),
		{},
		{},
		{},
		textValue(w.waitsFor(r, s, false)),
		{},
		{},
		{},
		{},
		{},
		{},
		{},
		{},
		textValue(remark),
	}
	if w.profile == nil {
		cells[2] = intValue(level)
	}
	w.setEffort(cells, s)
	w.setLocal(cells, s.Question, s.Local)
	return cells
}

// setEffort fills in size, work, who decides and what it needs. What is done, and what only has to be shown, takes no
// work.
func (w *bookBuilder) setEffort(cells []Value, s *planning.Step) {
	if s.Proof != scoring.Claimed {
		return
	}
	if sized(s) {
		cells[10] = textValue(s.Action.Size)
	}
	if !s.Done {
		cells[11], cells[12] = daysValue(s.Effort.Least), daysValue(s.Effort.Most)
	}
	if decider(s) != "" {
		cells[14] = textValue(w.who(s))
	}
	if s.Action != nil {
		var needs []string
		for _, need := range s.Action.Needs {
			needs = append(needs, w.t("report.need."+need))
		}
		cells[15] = linesValue(needs)
	}
}

// setLocal fills in what is set locally on a step. How far it is would tell an answer that is withheld.
func (w *bookBuilder) setLocal(cells []Value, q *questionnaires.Question, l *assessment.LocalStep) {
	if l == nil {
		return
	}
	cells[16], cells[17], cells[18] = textValue(l.Owner), textValue(l.Cost), amountValue(l.Cost)
	cells[19], cells[20] = textValue(l.Funding), dateValue(l.Due)
	switch {
	case l.Status == "":
	case w.hidden(q) && (l.Status == "done" || l.Status == "under-way"):
		cells[21] = textValue(w.t("report.answer.withheld"))
	case slices.Contains(assessment.StepStatuses, l.Status):
		cells[21] = textValue(w.t("report.book.status." + l.Status))
	}
}

// besideRoadmap is a row for what is set on a step that the roadmap does not have; nil where it has it. Of an answer
// that is withheld the steps behind it are not told.
func (w *bookBuilder) besideRoadmap(r *planning.Roadmap, l *assessment.LocalStep) []Value {
	q := w.q.Question(l.Question)
	if q == nil || l.IsEmpty() || q.Retired != "" {
		return nil
	}
	place := q.OptionIndex(l.Option)
	if place < 1 || w.hidden(q) && l.Status != "excluded" {
		return nil
	}
	if slices.ContainsFunc(r.Steps, func(s planning.Step) bool { return s.Question == q && s.To == place && s.Local != nil }) {
		return nil
	}
	s := &planning.Step{Question: q, To: place, Action: actionTo(q, place), Done: l.Status == "done"}
	s.Effort = planning.Range{Least: s.Size().Least, Most: s.Size().Most}
	if d, err := questionnaires.ParseDecimal(l.Days); err == nil {
		s.Effort.Least, s.Effort.Most = planning.Days(10*d/questionnaires.One), planning.Days(10*d/questionnaires.One)
	}
	cells := make([]Value, 23)
	cells[3], cells[4] = w.numbered(q), textValue(w.titleOf(q))
	cells[5], cells[6] = textValue(w.option(q, place-1)), textValue(w.option(q, place))
	cells[7], cells[22] = textValue(w.does(s)), textValue(w.t("report.book.not-in-roadmap"))
	w.setEffort(cells, s)
	w.setLocal(cells, q, l)
	return cells
}

// recordedRoadmap is the roadmap that was recorded last, as it was: what is there now is in the other sheets. Of an
// answer that is withheld now, the steps would tell where it stood then.
func (w *bookBuilder) recordedRoadmap() Sheet {
	columns := w.fields(
		Field{ID: "step", Width: 6, Type: NumberValue},
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "question", Width: 36, Type: TextValue},
		Field{ID: "to", Width: 36, Type: TextValue},
		Field{ID: "shown-in", Width: 14, Type: TextValue},
		Field{ID: "level", Width: 7, Type: NumberValue},
		Field{ID: "begins", Width: 10, Type: MonthValue},
		Field{ID: "done", Width: 10, Type: MonthValue},
	)
	recorded := w.state.Roadmap
	var rows []Record
	told := map[string]bool{}
	for _, s := range recorded.Steps {
		q := w.q.Question(s.Question)
		if q == nil || told[s.Question] {
			continue
		}
		cells := make([]Value, len(columns))
		cells[0], cells[1], cells[2] = intValue(len(rows)+1), w.numbered(q), textValue(w.titleOf(q))
		if w.hidden(q) {
			told[s.Question] = true
			cells[3] = textValue(w.t("report.answer.withheld"))
		} else {
			cells[3] = textValue(s.Option)
			if place := q.OptionIndex(s.Option); place >= 0 {
				cells[3] = textValue(w.option(q, place))
			}
			if slices.Contains(assessment.PlannedProofs, s.Proof) {
				cells[4] = textValue(capital(w.t("report.reading." + s.Proof)))
			}
			if s.Level > 0 {
				cells[5] = intValue(s.Level)
			}
			cells[6], cells[7] = w.monthValue(recorded.Start, s.First), w.monthValue(recorded.Start, s.Last)
		}
		rows = append(rows, Record{Cells: cells})
	}
	sheet := w.register("recorded", columns, rows)
	sheet.Grids[0].Title = w.t("report.book.recorded", "made", w.date(recorded.Made))
	return sheet
}
