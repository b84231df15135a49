package report

import (
	"slices"
	"strings"

	"cirtkit/planning"
	"cirtkit/scoring"
)

// Roadmap is a roadmap in words, tables and a chart: what it takes, phases, months, steps, and what is asked of whom.
// The source looks towards the roadmap's target.
func Roadmap(s Source, r *planning.Roadmap) []Block {
	b := newBuilder(s)
	b.target = r.Target
	if r.Target.Profile != "" {
		b.target.Level = 1
	}
	b.lay(r)
	out := b.roadmapBlocks()
	if len(b.road.Steps) == 0 {
		return out
	}
	return append(out, b.asked(len(b.road.Steps))...)
}

// roadmapPart is the roadmap in the report, where what is asked of whom has a part of its own further up.
func (b *builder) roadmapPart() Part {
	b.plan()
	return Part{ID: "roadmap", Title: b.aimed("report.roadmap.title", b.target.Level), NewPage: true, Blocks: b.roadmapBlocks()}
}

func (b *builder) roadmapBlocks() []Block {
	r := b.road
	var out []Block
	if b.blocked != nil {
		out = append(out, b.obstacles(b.blocked)...)
		out = append(out, Paragraph{Text: b.t("report.roadmap.as-far", "level", r.Target.Level)})
	}
	switch r.Outcome {
	case planning.NoTarget:
		return append(out, Paragraph{Text: b.t("report.roadmap.no-target"), Style: Lead})
	case planning.OutOfReach:
		return append(out, b.obstacles(r)...)
	case planning.AlreadyReached:
		out = append(out, Paragraph{Text: b.aimed("report.roadmap.reached", r.Target.Level), Style: Lead})
	}
	if len(r.Steps) == 0 {
		return append(out, b.excluded(r)...)
	}
	out = append(out, b.takes(r)...)
	out = append(out, b.inTime(r)...)
	if len(r.Phases) > 1 {
		out = append(out, b.phaseTable(r))
	}
	out = append(out, *b.roadmapChart(r))
	out = append(out, b.loadTable(r)...)
	out = append(out, Paragraph{Text: b.aimed("report.roadmap.rule", r.Target.Level, "days", b.days(perMonth(r))), Style: Small})
	out = append(out, b.stepTables(r)...)
	return append(out, b.excluded(r)...)
}

// takes says what the roadmap takes in all: steps, work, time, and how sure it is that nothing takes less.
func (b *builder) takes(r *planning.Roadmap) []Block {
	lead := b.aimed("report.roadmap.lead", r.Target.Level, "n", b.leftToDo(r), "from", r.Reached)
	if r.Outcome == planning.AlreadyReached {
		lead = b.t("report.roadmap.pinned-only", "n", b.leftToDo(r))
	}
	text := b.t("report.roadmap.effort", "effort", b.effort(r.Effort))
	switch {
	case r.Effort.Most == 0:
		text = b.t("report.roadmap.effort-none")
	case r.Effort.Costed:
		text = b.t("report.roadmap.effort-costed", "effort", b.effort(r.Effort))
	}
	if n := len(r.Months); n > 0 && r.Options.Start != "" {
		text = sentences(text, b.t("report.roadmap.time-dated", "n", n, "days", b.days(perMonth(r)), "months", b.months(r.Options.Start, 1, n)))
	} else if n > 0 {
		text = sentences(text, b.t("report.roadmap.time", "n", n, "days", b.days(perMonth(r))))
	}
	switch {
	case r.Outcome != planning.Planned:
	case !r.Exact:
		text = sentences(text, b.t("report.roadmap.best-found", "share", b.percent(r.AboveLeast)))
	case slices.ContainsFunc(r.Steps, func(s planning.Step) bool { return s.Chosen }):
		text = sentences(text, b.t("report.roadmap.exact"))
	}
	var costed, done, pinned, open int
	for i := range r.Steps {
		s := &r.Steps[i]
		switch {
		case s.Done:
			done++
		case s.Effort.Costed && s.Proof == scoring.Claimed:
			costed++
		}
		if s.Pinned && !s.Done {
			pinned++
		}
		if s.FromOpen && !s.Done {
			open++
		}
	}
	for _, of := range []struct {
		key string
		n   int
	}{{"costed", costed}, {"done", done}, {"pinned", pinned}, {"open", open}} {
		if of.n > 0 && (of.key != "costed" || !r.Effort.Costed) {
			text = sentences(text, b.t("report.roadmap.of."+of.key, "n", of.n))
		}
	}
	style := Lead
	if r.Outcome == planning.AlreadyReached {
		style = Body
	}
	return []Block{Paragraph{Text: lead, Style: style}, Paragraph{Text: text}}
}

// leftToDo counts the steps that are not done yet.
func (b *builder) leftToDo(r *planning.Roadmap) int {
	n := 0
	for i := range r.Steps {
		if !r.Steps[i].Done {
			n++
		}
	}
	return n
}

// inTime says what does not fit into the time there is, and the highest level that does; and what is done later
// than it is due.
func (b *builder) inTime(r *planning.Roadmap) []Block {
	text := ""
	if n := len(r.Late); n > 0 {
		limit := r.Options.Months
		if limit <= 0 || limit > planning.Horizon {
			limit = planning.Horizon
		}
		text = b.t("report.roadmap.late", "n", n, "months", limit)
		switch {
		case r.Target.Profile != "":
		case r.Fits >= r.Target.Level:
			text = sentences(text, b.t("report.roadmap.fits-all", "level", r.Fits))
		case r.Fits > r.Reached:
			text = sentences(text, b.t("report.roadmap.fits", "level", r.Fits))
		default:
			text = sentences(text, b.t("report.roadmap.fits-none", "level", r.Reached+1))
		}
	}
	var overdue []string
	for i := range r.Steps {
		if s := &r.Steps[i]; overdueIn(r, s) {
			overdue = append(overdue, b.t("report.action.after", "ref", b.refs[s.Question.ID], "code", s.Question.Options[s.To].Code))
		}
	}
	if len(overdue) > 0 {
		text = sentences(text, b.t("report.roadmap.overdue", "n", len(overdue), "steps", list(overdue)))
	}
	if text == "" {
		return nil
	}
	return []Block{Paragraph{Text: text}}
}

// overdueIn says whether a step is done later, by the timetable, than the month in which it is due.
func overdueIn(r *planning.Roadmap, s *planning.Step) bool {
	if s.Local == nil || s.Local.Due == "" || s.Done {
		return false
	}
	due, ok := monthNumber(r.Options.Start, s.Local.Due)
	return ok && s.Last > due
}

// excluded names the steps that are excluded here, so that nobody looks for them in vain.
func (b *builder) excluded(r *planning.Roadmap) []Block {
	var names []string
	for i := range r.Options.Steps {
		l := &r.Options.Steps[i]
		if q := b.q.Question(l.Question); q != nil && l.Status == "excluded" && q.OptionIndex(l.Option) >= 0 {
			names = append(names, b.t("report.action.after", "ref", b.refs[q.ID], "code", l.Option))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Block{Paragraph{Text: b.t("report.roadmap.excluded", "steps", list(names)), Style: Small}}
}

// obstacles say why a target is out of reach, and what would be needed.
func (b *builder) obstacles(r *planning.Roadmap) []Block {
	out := []Block{Paragraph{Text: b.aimed("report.roadmap.out-of-reach", r.Target.Level), Style: Lead}}
	var items []Bullet
	for i := range r.Obstacles {
		items = append(items, Bullet{Text: b.obstacle(&r.Obstacles[i])})
	}
	if len(items) > 0 {
		out = append(out, Bullets{Items: items})
	}
	return out
}

func (b *builder) obstacle(o *planning.Obstacle) string {
	words := [...]string{
		planning.Excluded: "excluded", planning.Circle: "circle", planning.TooWaived: "too-waived",
		planning.HangsOnFact: "fact", planning.NotOffered: "not-offered", planning.NotReviewed: "not-reviewed",
	}
	word := words[o.Kind]
	q := b.q.Question(o.Question)
	if q == nil {
		return b.aimed("report.obstacle."+word+"-some", o.Level, "requirement", b.requirementName(o.Level, o.Index))
	}
	option := o.Option
	if place := q.OptionIndex(o.Option); place >= 0 {
		option = b.option(q, place)
	}
	return b.aimed("report.obstacle."+word, o.Level, "name", b.named(q), "option", option)
}

// requirementName names a requirement of the target's ladder by what it is on.
func (b *builder) requirementName(level, index int) string {
	l := b.climbed(scoring.Claimed)
	if l == nil || level < 1 || level > len(l.Rungs) || index < 0 || index >= len(l.Rungs[level-1].Requirements) {
		return b.t("report.requirement.whole")
	}
	subject, _, _ := b.requirement(&l.Rungs[level-1].Requirements[index], nil)
	return subject.Text
}

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
		if p.By > p.Last && p.Last > 0 {
			when = lines(when, b.t("report.roadmap.there-by", "month", b.monthName(r.Options.Start, p.By)))
		}
		after := number(p.Reached)
		if p.Possible > p.Reached {
			after = b.t("report.change.levels", "reached", p.Reached, "possible", p.Possible)
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: b.phaseTitle(p.Level), Strong: true}, {Text: number(len(p.Steps))}, {Text: effort}, {Text: when}, {Text: after},
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
	t := Table{Compact: true, Columns: []Column{{Width: 0.16}}}
	year, first, dated := monthOf(r.Options.Start, 1)
	for m := 1; m <= 12; m++ {
		head := number(m)
		if dated {
			head = b.t("report.month-short." + number(m))
		}
		t.Columns = append(t.Columns, Column{Head: head, Width: 0.07, Align: End})
	}
	if !dated {
		year, first = 1, 1
	}
	for at := 1 - first; at < len(r.Months); at += 12 {
		name := b.t("report.roadmap.year", "year", number(year))
		if !dated {
			name = b.t("report.month.counted-span", "first", at+1, "last", at+12)
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
	return []Block{Heading{Level: 2, ID: "load", Text: b.t("report.roadmap.load")}, t}
}

// mostBars is how many steps the chart draws one by one; of more it draws the phases, and the tables have the steps.
const mostBars = 80

// roadmapChart draws the roadmap.
func (b *builder) roadmapChart(r *planning.Roadmap) *Chart {
	chart := &RoadmapChart{
		MonthWord: b.t("report.roadmap.chart.month"), Budget: float64(perMonth(r)) / 10, Limit: r.Options.Months,
		RequiredWord: b.t("report.roadmap.chart.required"), ChosenWord: b.t("report.roadmap.chart.chosen"),
		WaitedWord: b.t("report.roadmap.chart.waited"), ProofWord: b.t("report.roadmap.chart.proof"),
		LateWord: b.t("report.roadmap.chart.late"), DueWord: b.t("report.roadmap.chart.due"), LimitWord: b.t("report.roadmap.chart.limit"),
		LoadWord: b.t("report.roadmap.chart.load"), BudgetWord: b.t("report.roadmap.chart.budget"),
	}
	for i, m := range r.Months {
		name := m.Name
		if name == "" {
			name = number(i + 1)
		}
		chart.Months = append(chart.Months, name)
		chart.Load = append(chart.Load, float64(m.Load)/10)
		chart.LoadText = append(chart.LoadText, b.decimal(float64(m.Load)/10, 0))
	}
	bars := make([]int, len(r.Steps)) // place of a step's bar among all bars
	n := 0
	for _, p := range r.Phases {
		for _, i := range p.Steps {
			bars[i] = n
			n++
		}
	}
	var alt []string
	for i := range r.Phases {
		p := &r.Phases[i]
		group := RoadmapGroup{
			Title: b.phaseTitle(p.Level), First: p.First, Last: p.Last,
			Text: b.t("report.roadmap.chart.group", "n", len(p.Steps), "effort", b.effort(p.Effort)),
		}
		if r.Target.Profile == "" && p.Reached >= p.Level {
			group.Flag = b.t("report.roadmap.chart.flag", "level", p.Level)
		}
		for _, at := range p.Steps {
			if len(r.Steps) > mostBars {
				break
			}
			group.Bars = append(group.Bars, b.roadmapBar(r, &r.Steps[at], slices.Contains(r.Late, at), bars))
		}
		chart.Groups = append(chart.Groups, group)
		alt = append(alt, b.t("report.roadmap.chart.alt", "title", group.Title, "text", group.Text, "months", b.months(r.Options.Start, p.First, p.Last)))
	}
	return &Chart{Caption: b.t("report.roadmap.chart.caption"), Alt: strings.Join(alt, " "), Roadmap: chart}
}

func (b *builder) roadmapBar(r *planning.Roadmap, s *planning.Step, late bool, bars []int) RoadmapBar {
	bar := RoadmapBar{Label: b.stepName(s), Text: b.shortSize(s), First: s.First, Last: s.Last, Late: late || overdueIn(r, s), Kind: RoadmapWaited}
	switch {
	case s.Proof != scoring.Claimed:
		bar.Kind = RoadmapProof
	case s.Required:
		bar.Kind = RoadmapRequired
	case s.Chosen || s.Pinned:
		bar.Kind = RoadmapChosen
	}
	if s.Local != nil && s.Local.Due != "" {
		if due, ok := monthNumber(r.Options.Start, s.Local.Due); ok {
			if bar.Due = due; due < 1 {
				bar.Due = due - 1 // 0 stands for none
			}
		}
	}
	for _, w := range s.Waits {
		if w >= 0 && w < len(bars) {
			bar.Waits = append(bar.Waits, bars[w])
		}
	}
	return bar
}

// stepTables are all steps, phase by phase in the order of the timetable.
func (b *builder) stepTables(r *planning.Roadmap) []Block {
	var out []Block
	for i := range r.Phases {
		p := &r.Phases[i]
		if len(p.Steps) == 0 {
			continue
		}
		t := Table{
			Columns: []Column{
				{Head: b.t("report.column.step"), Width: 0.21},
				{Head: b.t("report.column.action"), Width: 0.33},
				{Head: b.t("report.column.who"), Width: 0.1},
				{Head: b.t("report.column.size"), Width: 0.12},
				{Head: b.t("report.column.when"), Width: 0.14},
				{Head: b.t("report.column.after"), Width: 0.1},
			},
			Compact: true,
		}
		for _, at := range p.Steps {
			t.Rows = append(t.Rows, b.stepRow(r, &r.Steps[at], slices.Contains(r.Late, at)))
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
	return list(out)
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
