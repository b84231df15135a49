package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// editStep opens what is set locally on a step.
func (a *app) editStep(key string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.cantChange()
		return nil
	}
	a.push(a.stepForm(key))
	return nil
}

func (a *app) stepForm(key string) *form {
	return stepForm(a.asker(), a.desk, key, func(a *app, v values) tea.Cmd { return a.put(a.desk.stepFrom(key, v)) })
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
		of:          &draft{Kind: stepDraft, ID: key},
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
	return assessment.PutStep(is)
}
