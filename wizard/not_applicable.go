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
		a.push(a.reasonForm(q))
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

// reasonForm asks why a question is not applicable, in other words than the questionnaire has.
func (a *app) reasonForm(q *questionnaires.Question) *form {
	return newForm(form{
		title: a.t("na.title"), intro: a.t("na.own-intro"), submitLabel: a.t("form.save"),
		of:     &draft{Kind: reasonDraft, Question: q.ID},
		fields: []*field{{id: "reason", label: a.t("na.reason"), required: true}},
		submit: func(a *app, v values) tea.Cmd {
			if s := a.question(); s != nil {
				s.visit(a, q.ID)
				return s.answer(a, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: v["reason"]})
			}
			return nil
		},
	})
}
