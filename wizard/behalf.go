package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// On whose behalf an answer is given is recorded with it. In an interview with one institution it is that one's; the
// reader may name another for the answers that follow, and end that with the same key.

// behalf is the institution on whose behalf answers are given now: the one that was named, or that of an interview with
// one alone. What several say in one room is settled between them, and is nobody's own.
func (d *desk) behalf() string {
	if d.forWhom != "" {
		return d.forWhom
	}
	s, ok := d.current()
	if !ok || s.Kind != "interview" || len(s.Institutions) != 1 {
		return ""
	}
	return s.Institutions[0]
}

// answersIn says whether a change answers a question.
func answersIn(in assessment.Intent) bool {
	return slices.ContainsFunc(in.Sets, func(s assessment.Set) bool {
		kind := s.Field.Kind()
		return kind == "answer" || kind == "row"
	})
}

// onBehalf asks for whom the next answers are given, or ends that.
func (a *app) onBehalf() tea.Cmd {
	if a.desk.forWhom != "" {
		a.desk.forWhom = ""
		a.tell(inkMuted, a.behalfWords())
		return nil
	}
	a.push(newForm(form{
		title: a.t("behalf.title"), intro: a.t("behalf.intro"), submitLabel: a.t("form.go-on"),
		fields: []*field{{id: "who", label: a.t("behalf.who"), suggest: a.desk.institutions, offersAll: true}},
		submit: func(a *app, v values) tea.Cmd {
			a.desk.forWhom = v["who"]
			a.tell(inkGood, a.behalfWords())
			return nil
		},
	}))
	return nil
}

// behalfWords says on whose behalf the next answers are.
func (a *app) behalfWords() string {
	if who := a.desk.behalf(); who != "" {
		return a.t("behalf.on", "who", who)
	}
	return a.t("behalf.off")
}

// company is with whom and for whom one answers, for the line above a question.
func (d *desk) company(a *app) line {
	var out line
	add := func(s string) { out = append(out, span{s + " · ", inkGood}) }
	if d.forWhom != "" { // first: what has no room is cut at the end
		add(a.t("question.behalf", "who", cut(d.forWhom, 28)))
	}
	if d.guests != nil {
		add(a.t("question.interview", "session", cut(d.guestsName(a.words), 28)))
		if t := d.answeredBy(*d.guests); t.minutes > 0 {
			add(a.t("interview.left", "n", t.minutes))
		}
	} else if s, ok := d.current(); ok {
		add(a.t("question.session", "session", cut(briefSession(a.words, s), 28)))
	}
	return out
}
