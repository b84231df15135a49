package report

import (
	"math"
	"slices"

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
	b.lay(b.rewordedSteps(r))
	out := b.roadmapBlocks()
	if len(b.road.Steps) == 0 {
		return out
	}
	return append(out, b.asked(len(b.road.Steps))...)
}

// roadmapPart is the roadmap in the report, where what is asked of whom has a part of its own further up.
func (b *builder) roadmapPart() []Part {
	if !b.aims() {
		return nil
	}
	b.plan()
	return []Part{{ID: "roadmap", Title: b.aimed("report.roadmap.title", b.target.Level), NewPage: true, Blocks: b.roadmapBlocks()}}
}

// roadmapBlocks are the roadmap without what is asked of whom.
func (b *builder) roadmapBlocks() []Block {
	r := b.road
	var out []Block
	if b.blocked != nil {
		out = append(out, b.obstacles(b.blocked)...)
		out = append(out, Paragraph{Text: b.t("report.roadmap.as-far", "level", r.Target.Level)})
	}
	switch r.Outcome {
	case planning.NoTarget:
		none := "report.roadmap.no-target"
		if b.factsOnly {
			none = "report.roadmap.stock-take"
		}
		return append(out, Paragraph{Text: b.t(none), Style: Lead})
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
	lead := b.aimed("report.roadmap.lead", r.Target.Level, "n", leftToDo(r), "from", r.Reached)
	switch {
	case r.Outcome == planning.AlreadyReached:
		lead = b.t("report.roadmap.pinned-only", "n", leftToDo(r))
	case r.Reached == 0 && r.Target.Profile == "" && !b.wanted:
		lead = b.t("report.roadmap.lead-from-none", "n", leftToDo(r), "level", r.Target.Level)
	}
	if r.Outcome == planning.Planned && leftToDo(r) == 0 {
		return []Block{Paragraph{Text: b.aimed("report.roadmap.lead-done", r.Target.Level, "n", len(r.Steps), "from", r.Reached), Style: Lead}}
	}
	text := sentences(b.work(r), b.time(r))
	switch {
	case r.Outcome != planning.Planned:
	case !r.Exact && r.AboveLeast > 1:
		text = sentences(text, b.t("report.roadmap.best-found-only"))
	case !r.Exact: // rounded up: what is said to be the most is no less than it
		text = sentences(text, b.t("report.roadmap.best-found", "share", b.percent(math.Ceil(r.AboveLeast*100-1e-9)/100)))
	case slices.ContainsFunc(r.Steps, func(s planning.Step) bool { return s.Chosen }):
		text = sentences(text, b.t("report.roadmap.exact"))
	}
	var costed, done, pinned, open int // pinned: those that nothing but a pin asks for
	for i := range r.Steps {
		s := &r.Steps[i]
		switch {
		case s.Done:
			done++
		case s.Effort.Costed && s.Proof == scoring.Claimed:
			costed++
		}
		if s.Level == 0 && !s.Done && r.Outcome == planning.Planned {
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

// work says how much work the steps are together.
func (b *builder) work(r *planning.Roadmap) string {
	key := "report.roadmap.effort"
	switch {
	case r.Effort.Most == 0:
		key = "report.roadmap.effort-none"
	case r.Effort.Costed:
		key = "report.roadmap.effort-costed"
	}
	return b.t(key, "n", leftToDo(r), "effort", b.effort(r.Effort))
}

// time says how many months that is, and what is assumed in it.
func (b *builder) time(r *planning.Roadmap) string {
	n := len(r.Months)
	if n == 0 {
		return ""
	}
	pace := "report.roadmap.pace"
	if r.Options.DaysAMonth == 0 {
		pace = "report.roadmap.pace-assumed"
	}
	key := "report.roadmap.time"
	switch {
	case slices.ContainsFunc(r.Steps, func(s planning.Step) bool { return s.Last > planning.Horizon }):
		key = "report.roadmap.time-beyond"
	case r.Options.Start != "":
		key = "report.roadmap.time-dated"
	}
	text := b.t(key, "n", n, "pace", b.t(pace, "days", b.days(perMonth(r))), "months", b.months(r.Options.Start, 1, n))
	if r.Effort.Least < r.Effort.Most {
		text = sentences(text, b.t("report.roadmap.middle"))
	}
	return text
}

// leftToDo counts the steps that are not done yet.
func leftToDo(r *planning.Roadmap) int {
	n := 0
	for i := range r.Steps {
		if !r.Steps[i].Done {
			n++
		}
	}
	return n
}

// leftIn counts the steps of a phase that are not done yet.
func leftIn(r *planning.Roadmap, p *planning.Phase) int {
	n := 0
	for _, i := range p.Steps {
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
		text = b.t("report.roadmap.late", "n", n, "limit", b.t("report.roadmap.limit", "n", limit))
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
		text = sentences(text, b.t("report.roadmap.overdue", "n", len(overdue), "steps", b.lang.List(overdue)))
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
	return []Block{Paragraph{Text: b.t("report.roadmap.excluded", "steps", b.lang.List(names)), Style: Small}}
}
