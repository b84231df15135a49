package report

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// gapSheet is the gap register in its order, and after it what is open.
func (w *bookBuilder) gapSheet() Sheet {
	columns := w.fields(
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "question", Width: 34, Type: TextValue},
		Field{ID: "section", Width: 20, Type: TextValue},
		Field{ID: "gap", Width: 8, Type: TextValue},
		Field{ID: "level", Width: 7, Type: NumberValue},
		Field{ID: "have", Width: 30, Type: TextValue},
		Field{ID: "need", Width: 32, Type: TextValue},
		Field{ID: "place", Width: 7, Type: NumberValue},
		Field{ID: "target-place", Width: 8, Type: NumberValue},
		Field{ID: "action", Width: 48, Type: TextValue},
		Field{ID: "size", Width: 7, Type: TextValue},
		Field{ID: "days-least", Width: 9, Type: NumberValue},
		Field{ID: "days-most", Width: 9, Type: NumberValue},
		Field{ID: "who", Width: 14, Type: TextValue},
		Field{ID: "needs", Width: 16, Type: TextValue},
		Field{ID: "planned", Width: 10, Type: TextValue},
		Field{ID: "done", Width: 11, Type: MonthValue},
		Field{ID: "sources", Width: 26, Type: TextValue},
	)
	var rows []Record
	for _, g := range slices.Concat(w.known(), w.unsettled()) {
		q := g.question
		kind := w.yesNo(true)
		if g.open {
			kind = textValue(capital(w.t("report.verdict.open")))
		}
		cells := []Value{
			w.numbered(q), textValue(w.titleOf(q)), textValue(w.sectionOf(q)), kind,
			{},
			textValue(w.have(q)), textValue(w.needText(g)), w.placeValue(q, scoring.Claimed), intValue(g.most()),
		}
		if w.profile == nil {
			cells[4] = intValue(g.level)
		}
		cells = append(cells, w.actionsOf(g)...)
		rows = append(rows, Record{ID: "gap-" + q.ID, Cells: append(cells, linesValue(q.Sources))})
	}
	return w.register("gaps", columns, rows)
}

// actionsOf are what to do about a gap, its size and work, who decides, what it needs, whether it is in the roadmap
// and by when.
func (w *bookBuilder) actionsOf(g gap) []Value {
	var do, size, who, needs []string
	add := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	switch {
	case g.evidence:
		do = append(do, w.t("report.gap.record-evidence"))
	case g.open:
		do = append(do, w.t("report.gap.settle"))
	}
	var work planning.Range
	road := w.plan()
	planned, last := 0, 0
	steps := 0
	for place := g.low + 1; place <= min(g.most(), len(g.question.Options)-1); place++ {
		steps++
		s := w.stepTo(g.question, place)
		if s == nil {
			s = &planning.Step{Question: g.question, To: place, Action: actionTo(g.question, place)}
			s.Effort = planning.Range{Least: s.Size().Least, Most: s.Size().Most}
		} else {
			planned++
			last = max(last, s.Last)
		}
		do = append(do, w.t("report.book.action", "code", g.question.Options[place].Code, "do", w.does(s)))
		if sized(s) {
			add(&size, s.Action.Size)
		}
		if decider(s) != "" {
			add(&who, w.who(s))
		}
		if s.Action != nil {
			for _, need := range s.Action.Needs {
				add(&needs, w.t("report.need."+need))
			}
		}
		work.Least += s.Effort.Least
		work.Most += s.Effort.Most
	}
	out := []Value{linesValue(do), linesValue(size), {}, {}, linesValue(who), linesValue(needs), {}, {}}
	if steps > 0 {
		out[2], out[3] = daysValue(work.Least), daysValue(work.Most)
		if len(road.Steps) > 0 {
			out[6] = w.yesNo(planned == steps)
			if planned == steps {
				out[7] = w.monthValue(road.Options.Start, last)
			}
		}
	}
	return out
}

// fromTo are the option that a step starts from and the one that it leads to, in words.
func (w *bookBuilder) fromTo(s *planning.Step) (from, to Value) {
	q := s.Question
	to = textValue(w.option(q, s.To))
	switch {
	case s.Proof != scoring.Claimed:
		from = w.reads(q, s.Proof)
	case s.FromOpen && s.To-1 <= max(w.result(q.ID).Low[scoring.Claimed], 0):
		from = textValue(w.claim(q))
	default:
		from = textValue(w.option(q, s.To-1))
	}
	return from, to
}

// portfolioSheet sets today and what is wanted of each service side by side.
func (w *bookBuilder) portfolioSheet() Sheet {
	columns := w.fields(
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "section", Width: 24, Type: TextValue},
		Field{ID: "service", Width: 34, Type: TextValue},
		Field{ID: "today", Width: 28, Type: TextValue},
		Field{ID: "wanted", Width: 28, Type: TextValue},
		Field{ID: "place", Width: 7, Type: NumberValue},
		Field{ID: "wanted-place", Width: 8, Type: NumberValue},
		Field{ID: "provided", Width: 22, Type: TextValue},
		Field{ID: "wanted-from", Width: 22, Type: TextValue},
		Field{ID: "difference", Width: 30, Type: TextValue},
	)
	var rows []Record
	for _, s := range w.services {
		wanted := Value{}
		if s.wanted >= 0 && !w.hidden(s.Wanted) {
			wanted = intValue(s.wanted)
		}
		rows = append(rows, Record{ID: "service-" + s.Question.ID, Cells: []Value{
			w.numbered(s.Question), textValue(w.sectionOf(s.Question)), textValue(w.titleOf(s.Question)),
			textValue(w.todayText(s, false)), textValue(w.wantedText(s, false)), w.placeValue(s.Question, scoring.Claimed), wanted,
			textValue(w.providedText(s)), textValue(w.fromText(s)), textValue(w.differenceCell(s).Text),
		}})
	}
	return w.register("services", columns, rows)
}
