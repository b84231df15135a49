package report

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// phaseTable is a line for each phase: how much it is, when, and the level after it.
func (b *builder) phaseTable(r *planning.Roadmap) Table {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.phase"), Width: 0.34},
		{Head: b.t("report.column.steps"), Width: 0.09, Align: End},
		{Head: b.t("report.column.effort"), Width: 0.2},
		{Head: b.t("report.column.months"), Width: 0.22},
		{Head: b.t("report.column.level-after"), Width: 0.15},
	}}
	for i := range r.Phases {
		p := &r.Phases[i]
		effort, when := b.t("report.none"), capital(b.months(r.Options.Start, p.First, p.Last))
		if p.Effort.Most > 0 {
			effort = b.effort(p.Effort)
		}
		if p.By > p.Last && p.Last > 0 && p.By <= planning.Horizon {
			when = lines(when, b.t("report.roadmap.there-by", "month", b.monthName(r.Options.Start, p.By)))
		}
		after := number(p.Reached)
		if p.Possible > p.Reached {
			after = b.t("report.change.levels", "reached", p.Reached, "possible", p.Possible)
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: b.phaseTitle(p.Level), Strong: true}, {Text: number(leftIn(r, p))}, {Text: effort}, {Text: when}, {Text: after},
		})
	}
	return t
}

// phaseTitle is the title of the way to one level.
func (b *builder) phaseTitle(level int) string {
	title := ""
	if b.ladder != nil && level >= 1 && level <= len(b.ladder.Rungs) {
		title = b.ladder.Rungs[level-1].Title
	}
	return b.aimed("report.roadmap.phase", level, "title", title)
}

// Load by month is told in a table of this many years at most; the chart has all of it.
const mostLoadRows = 10

// loadTable is the work of each month, a line for twelve of them.
func (b *builder) loadTable(r *planning.Roadmap) []Block {
	if len(r.Months) < 2 || len(r.Months) > 12*mostLoadRows {
		return nil
	}
	t := Table{Compact: true, Caption: b.t("report.roadmap.load"), Columns: []Column{{Head: b.t("report.column.period"), Width: 0.16}}}
	year, first, dated := monthOf(r.Options.Start, 1)
	for m := 1; m <= 12; m++ {
		head := number(m)
		if dated {
			head = b.lang.MonthShort(m)
		}
		t.Columns = append(t.Columns, Column{Head: head, Width: 0.07, Align: End})
	}
	if !dated {
		year, first = 1, 1
	}
	for at := 1 - first; at < len(r.Months); at += 12 {
		name := b.t("report.roadmap.year", "year", number(year))
		if !dated {
			name = capital(b.t("report.month.counted-span", "first", at+1, "last", at+12))
		}
		row := []Cell{{Text: name}}
		for m := at; m < at+12; m++ {
			cell := Cell{}
			if m >= 0 && m < len(r.Months) {
				cell.Text = b.days(r.Months[m].Load)
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
		year++
	}
	return []Block{t}
}

// stepTables are all steps, phase by phase in the order of the timetable.
func (b *builder) stepTables(r *planning.Roadmap) []Block {
	var out []Block
	columns := []Column{
		{Head: b.t("report.column.step"), Width: 0.21},
		{Head: b.t("report.column.action"), Width: 0.33},
		{Head: b.t("report.column.who"), Width: 0.11},
		{Head: b.t("report.column.size"), Width: 0.17},
		{Head: b.t("report.column.when"), Width: 0.18},
	}
	waits := func(s planning.Step) bool { return b.waitsFor(r, &s, false) != "" }
	if slices.ContainsFunc(r.Steps, waits) {
		columns = append(columns, Column{Head: b.t("report.column.after"), Width: 0.11})
	}
	for i := range r.Phases {
		p := &r.Phases[i]
		if len(p.Steps) == 0 {
			continue
		}
		t := Table{Columns: columns, Compact: true}
		for _, at := range p.Steps {
			row := b.stepRow(r, &r.Steps[at], slices.Contains(r.Late, at))
			t.Rows = append(t.Rows, row[:len(columns)])
		}
		out = append(out, Heading{Level: 2, ID: "phase-" + number(p.Level), Text: b.phaseTitle(p.Level)}, t)
	}
	return out
}

func (b *builder) stepRow(r *planning.Roadmap, s *planning.Step, late bool) []Cell {
	when := Cell{Text: capital(b.months(r.Options.Start, s.First, s.Last))}
	if s.Done {
		when.Text = b.t("report.effort.done")
	}
	if s.Local != nil && s.Local.Due != "" {
		when.Text = lines(when.Text, b.t("report.step.due", "date", b.date(s.Local.Due)))
		if overdueIn(r, s) {
			when.Text, when.Tone = lines(when.Text, b.t("report.step.overdue")), Unsure
		}
	}
	if late {
		when.Text, when.Tone = lines(when.Text, b.t("report.step.late")), Unsure
	}
	return []Cell{
		{Text: lines(b.stepName(s), b.mark(s)), Link: anchor(s.Question)},
		{Text: lines(b.does(s), b.own(s))},
		{Text: b.who(s)},
		{Text: b.size(s)},
		when,
		{Text: b.waitsFor(r, s, false)},
	}
}

// mark says of a step what a reader would ask: why it is there, and whether it is certain.
func (b *builder) mark(s *planning.Step) string {
	var out []string
	add := func(key string, when bool) {
		if when {
			out = append(out, b.t("report.step.mark."+key))
		}
	}
	add("open", s.FromOpen && !s.Done)
	add("proof", s.Proof != scoring.Claimed)
	add("under-way", s.Local != nil && s.Local.Status == "under-way")
	add("pinned", s.Pinned && (s.Local == nil || s.Local.Status != "under-way"))
	add("chosen", s.Chosen && !s.Required)
	add("waited", !s.Chosen && !s.Required && !s.Pinned && s.Proof == scoring.Claimed)
	return b.lang.List(out)
}

// own is what a step needs and what is set on it locally.
func (b *builder) own(s *planning.Step) string {
	var out []string
	if needs := b.needsOf(s); needs != "" {
		out = append(out, b.t("report.step.needs", "needs", needs))
	}
	if s.Local != nil {
		for _, of := range []struct{ key, text string }{
			{"owner", s.Local.Owner}, {"cost", s.Local.Cost}, {"funding", s.Local.Funding},
		} {
			if of.text != "" {
				out = append(out, b.t("report.step."+of.key, "text", of.text))
			}
		}
	}
	return lines(out...)
}
