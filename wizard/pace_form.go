package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/planning"
	"cirtkit/questionnaires"
)

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
			if !planning.IsStart(v["start"]) && v["start"] != "" {
				return "start", s.t("pace.not-a-month", "found", v["start"], "first", planning.FirstYear, "last", planning.LastYear)
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
