package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// The way up is the roadmap to the target. What is set locally on its steps is kept in the assessment; the month
// it starts in, how long it may take and how much can be done in a month hold for this run, until the roadmap is
// recorded.

// wayUp is a roadmap with its steps in words. It is made once for a result, and again when something changes.
type wayUp struct {
	of    *scoring.Result
	with  planning.Options
	road  *planning.Roadmap
	steps []report.StepText
	told  []report.Block
}

// wayUp is the roadmap from the answers as they are shown. It is made at once where it is not there yet.
func (d *desk) wayUp(source report.Source) *wayUp {
	if !d.hasWay() {
		d.way = makeWay(source)
	}
	return d.way
}

// makeWay makes the roadmap of a source. It changes nothing, so that it can be done beside the screen.
func makeWay(source report.Source) *wayUp {
	road := report.Plan(source)
	return &wayUp{of: source.Result, with: source.Plan, road: road, steps: report.StepTexts(source, road), told: report.Roadmap(source, road)}
}

// samePace compares what a run sets of a roadmap's options.
func samePace(a, b planning.Options) bool {
	return a.Start == b.Start && a.Months == b.Months && a.DaysAMonth == b.DaysAMonth
}

// stepsPicker lists the steps in the order of the timetable; one opens what is set locally on it.
func stepsPicker(a *app, s *asking) *picker {
	return &picker{
		id: "steps", title: a.t("steps.title"), intro: a.t("steps.intro"), empty: a.t("steps.none"), keymap: stepsKeys,
		needs: (*app).startWay,
		items: func(a *app) []item {
			if !a.desk.hasWay() {
				return []item{{text: a.t("working"), muted: true}}
			}
			var out []item
			for _, step := range a.desk.way.steps {
				out = append(out, item{
					sign: stepSign(step.Step), text: step.Name, right: firstLine(step.When), value: stepKey(step.Step),
					detail: strings.TrimSpace(step.Do + "\n" + step.Size + "\n" + step.More + restOf(step.When)),
				})
			}
			return out
		},
		other: func(a *app, act action, it item) tea.Cmd {
			switch act {
			case "step":
				if it.value != "" {
					return a.editStep(it.value)
				}
			case "visit":
				if question, _, ok := strings.Cut(it.value, "="); ok {
					a.pop()
					if _, on := a.top().(*results); on {
						a.pop()
					}
					s.visit(a, question)
				}
			case "pace":
				a.push(paceForm(a.asker(), a.desk))
			case "record":
				return a.recordRoadmap()
			}
			return nil
		},
	}
}

// stepKey names a step by question and option code.
func stepKey(s *planning.Step) string { return s.Question.ID + "=" + s.Question.Options[s.To].Code }

// stepSign is a mark for what is set on a step.
func stepSign(s *planning.Step) string {
	switch {
	case s.Done:
		return "✓"
	case s.Local != nil && s.Local.Status == "under-way":
		return "▸"
	case s.Pinned:
		return "●"
	}
	return "○"
}

func firstLine(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return first
}

// restOf is what stands below the first line, with its line break.
func restOf(s string) string {
	if _, rest, more := strings.Cut(s, "\n"); more {
		return "\n" + rest
	}
	return ""
}

// editStep opens what is set locally on a step.
func (a *app) editStep(key string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.tell(inkWarn, a.t("read-only"))
		return nil
	}
	a.push(stepForm(a.asker(), a.desk, key, func(a *app, v values) tea.Cmd { return a.put(a.desk.stepFrom(key, v)) }))
	return nil
}

// localStep is what is set on a step; an empty record where nothing is.
func (d *desk) localStep(key string) assessment.LocalStep {
	question, option, _ := strings.Cut(key, "=")
	for _, s := range d.state.Steps {
		if s.Question == question && s.Option == option {
			return s
		}
	}
	return assessment.LocalStep{Question: question, Option: option}
}

// stepForm asks for what only those who do a step can say.
func stepForm(s asker, d *desk, key string, submit func(*app, values) tea.Cmd) *form {
	was := d.localStep(key)
	statuses := []choice{{"", s.t("step-status.none")}}
	for _, status := range assessment.StepStatuses {
		statuses = append(statuses, choice{status, s.t("step-status." + status)})
	}
	q := d.worded(was.Question)
	none := questionnaires.Decimal(0)
	intro := optionWords(q, q.OptionIndex(was.Option))
	if i := slices.IndexFunc(q.Improve, func(act questionnaires.Action) bool { return act.To == was.Option }); i >= 0 {
		intro = s.t("step.intro", "do", q.Improve[i].Do, "option", intro)
	}
	return newForm(form{
		title:       s.t("step.title", "ref", d.codes[q.ID], "option", was.Option),
		intro:       intro,
		submitLabel: s.t("form.save"),
		fields: []*field{
			{id: "status", label: s.t("step.status"), kind: oneOfField, options: statuses, value: was.Status, hint: s.t("step.status-hint")},
			{id: "days", label: s.t("step.days"), kind: decimalField, bounds: bounds{low: &none}, value: was.Days, hint: s.t("step.days-hint")},
			{id: "owner", label: s.t("step.owner"), value: was.Owner, hint: s.t("step.owner-hint"), suggest: d.institutions},
			{id: "cost", label: s.t("step.cost"), value: was.Cost, hint: s.t("step.cost-hint")},
			{id: "funding", label: s.t("step.funding"), value: was.Funding},
			{id: "due", label: s.t("step.due"), kind: dateField, value: was.Due, hint: s.t("form.date-hint")},
		},
		check: func(v values) (string, string) {
			if err := assessment.CheckStep(d.q.Question(was.Question), localStepOf(was, v)); err != nil {
				return "days", s.say(err)
			}
			return "", ""
		},
		submit: submit,
	})
}

func localStepOf(was assessment.LocalStep, v values) assessment.LocalStep {
	was.Status, was.Days, was.Owner, was.Cost, was.Funding, was.Due = v["status"], v["days"], v["owner"], v["cost"], v["funding"], v["due"]
	return was
}

// stepFrom records a step's form; one that is empty takes the record away.
func (d *desk) stepFrom(key string, v values) assessment.Intent {
	was := d.localStep(key)
	is := localStepOf(was, v)
	if is == was {
		return assessment.Intent{}
	}
	if is == (assessment.LocalStep{Question: was.Question, Option: was.Option}) {
		return assessment.RemoveStep(was.Question, was.Option)
	}
	return assessment.PutStep(is)
}

// paceForm asks for when the roadmap starts, how long it may take, and how much can be done in a month.
func paceForm(s asker, d *desk) *form {
	one := questionnaires.One
	mostMonths := planning.MostMonths * one
	leastDays, mostDays := planning.LeastDaysAMonth.Decimal(), planning.MostDaysAMonth.Decimal()
	plain := func(n questionnaires.Decimal) string {
		if n == 0 {
			return ""
		}
		return n.String()
	}
	return newForm(form{
		title: s.t("pace.title"), intro: s.t("pace.intro"), submitLabel: s.t("form.go-on"),
		fields: []*field{
			{id: "start", label: s.t("pace.start"), value: d.pace.Start, hint: s.t("pace.start-hint")},
			{id: "days", label: s.t("pace.days"), kind: decimalField, bounds: bounds{low: &leastDays, high: &mostDays}, value: plain(d.pace.DaysAMonth.Decimal()), hint: s.t("pace.days-hint")},
			{id: "months", label: s.t("pace.months"), kind: decimalField, bounds: bounds{low: &one, high: &mostMonths}, value: plain(questionnaires.Decimal(d.pace.Months) * one), hint: s.t("pace.months-hint")},
		},
		check: func(v values) (string, string) {
			if _, ok := questionnaires.ParseMonth(v["start"]); !ok && v["start"] != "" {
				return "start", s.t("pace.not-a-month", "found", v["start"])
			}
			if _, ok := planning.ParseDaysAMonth(v["days"]); !ok && v["days"] != "" {
				return "days", s.t("pace.not-days")
			}
			if n, err := questionnaires.ParseDecimal(v["months"]); err == nil && n%one != 0 {
				return "months", s.t("pace.not-months")
			}
			return "", ""
		},
		submit: func(a *app, v values) tea.Cmd {
			a.desk.pace = paceOf(v)
			return nil
		},
	})
}

// paceOf are a form's values, which were checked, as options of the roadmap.
func paceOf(v values) planning.Options {
	o := planning.Options{Start: v["start"]}
	o.DaysAMonth, _ = planning.ParseDaysAMonth(v["days"])
	if n, err := questionnaires.ParseDecimal(v["months"]); err == nil {
		o.Months = int(n / questionnaires.One)
	}
	return o
}

// recordRoadmap keeps the roadmap in the assessment, so that a later one can be held against it.
func (a *app) recordRoadmap() tea.Cmd {
	in, n := a.desk.roadmapIntent(a.source(), a.today())
	if n == 0 {
		a.tell(inkMuted, a.t("record.nothing"))
		return nil
	}
	cmd := a.put(in)
	if !a.desk.file.ReadOnly() {
		a.tell(inkGood, a.t("record.done", "n", n))
	}
	return cmd
}

// roadmapIntent records the roadmap; it has no steps where there is none to record.
func (d *desk) roadmapIntent(source report.Source, today string) (in assessment.Intent, steps int) {
	road := d.wayUp(source).road
	if !road.Recordable() {
		return assessment.Intent{}, 0
	}
	return assessment.SetRoadmap(road.Record(today)), len(road.Steps)
}
