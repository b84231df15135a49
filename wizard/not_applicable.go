package wizard

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
)

// notApplicable asks for the reason, from the question's list or in other words.
func (s *asking) notApplicable(a *app, q *questionnaires.Question) tea.Cmd {
	if q.Essential {
		a.tell(inkWarn, a.t("na.essential"))
		return nil
	}
	own := func(a *app) tea.Cmd {
		a.push(newForm(form{
			title: a.t("na.title"), intro: a.t("na.own-intro"), submitLabel: a.t("form.save"),
			fields: []*field{{id: "reason", label: a.t("na.reason"), required: true}},
			submit: func(a *app, v values) tea.Cmd {
				return s.answer(a, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: v["reason"]})
			},
		}))
		return nil
	}
	if len(q.NA) == 0 {
		return own(a)
	}
	a.push(&picker{
		id: "na", title: a.t("na.title"), intro: a.desk.worded(q.ID).Ask,
		items: func(a *app) []item {
			var out []item
			for i, r := range a.desk.worded(q.ID).NA {
				out = append(out, item{key: strconv.Itoa(i + 1), text: r.Text, value: q.NA[i].ID})
			}
			return append(out, item{key: "o", text: a.t("na.own"), detail: a.t("na.own-intro"), value: ""})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "" {
				return own(a)
			}
			return s.answer(a, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: it.value})
		},
	})
	return nil
}
