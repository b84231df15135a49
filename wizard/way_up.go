package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/planning"
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
		return "◐"
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
