package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// positionForm changes a position, or adds one.
func (a *app) positionForm(was assessment.Position, id string) *form {
	return newPositionForm(a.asker(), a.desk, was, id, func(a *app, v values) tea.Cmd {
		in, err := a.desk.positionFrom(was, id, v)
		if err != nil {
			a.complain(err)
			return nil
		}
		return a.put(in)
	})
}

func newPositionForm(s asker, d *desk, was assessment.Position, id string, submit func(*app, values) tea.Cmd) *form {
	q := d.worded(id)
	sessions := []choice{{"", s.t("positions.no-session")}}
	for _, o := range d.state.Sessions {
		parts := []string{s.t("session-kind." + o.Kind), o.Date, strings.Join(o.Institutions, "; ")}
		sessions = append(sessions, choice{o.ID, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")})
	}
	answer := &field{id: "answer", label: s.t("positions.answer"), value: questionnaires.FormatAnswer(q, was.Answer), hint: s.t("positions.answer-hint")}
	if len(q.Options) > 0 && q.Type != questionnaires.Choices {
		answer.kind, answer.hint = oneOfField, ""
		for i, o := range q.Options {
			answer.options = append(answer.options, choice{o.Code, optionWords(q, i)})
		}
		answer.options = append(answer.options, choice{"?", s.t("answer.dont-know")}, choice{"!", s.t("answer.withheld")}, choice{"", s.t("answer.unanswered")})
	}
	institution := was.Institution
	if institution == "" {
		institution = d.speaking(id)
	}
	answer.touched = was.Answer.State != questionnaires.Unanswered && !slices.ContainsFunc(d.entry(id).Positions, func(o assessment.Position) bool {
		return samePlace(o, was) && same(o.Answer, was.Answer)
	})
	session := &field{id: "session", label: s.t("positions.session"), kind: oneOfField, options: sessions, value: was.Session}
	if was.Institution == "" {
		session.follows = func(v values) string { return d.heardIn(v["institution"], was.Session) }
	}
	f := newForm(form{
		title: s.t("positions.form"), submitLabel: s.t("form.save"),
		of: &draft{Kind: positionDraft, ID: was.Session, Whose: was.Institution, Question: id},
		fields: []*field{
			{id: "institution", label: s.t("positions.institution"), required: true, value: institution, suggest: d.institutions},
			session,
			answer,
			{id: "note", label: s.t("positions.note"), kind: manyField, value: was.Note, hint: s.t("positions.note-hint")},
		},
		check: func(v values) (string, string) {
			if _, err := questionnaires.ParseAnswer(q, v["answer"]); err != nil {
				return "answer", s.say(err)
			}
			return "", ""
		},
		submit: submit,
	})
	if institution != "" && was.Answer.State == questionnaires.Unanswered { // known already: on to what it says
		f.focus(slices.Index(f.fields, answer))
	}
	return f
}

// heardIn is the session in which an institution was heard: the current one, unless the institution took no part in it
// and did in another, of which the latest counts.
func (d *desk) heardIn(institution, current string) string {
	if s, ok := d.sessionOf(current); ok && slices.Contains(s.Institutions, institution) {
		return current
	}
	latest := current
	date := ""
	for _, s := range d.state.Sessions {
		if slices.Contains(s.Institutions, institution) && s.Date >= date {
			latest, date = s.ID, s.Date
		}
	}
	return latest
}

// speaking is the institution that a new position on a question is of: the one of the current interview, unless
// what it said there is recorded already; "" when somebody must say whose it is.
func (d *desk) speaking(id string) string {
	name := d.behalf()
	if slices.ContainsFunc(d.entry(id).Positions, func(p assessment.Position) bool {
		return p.Institution == name && p.Session == d.session
	}) {
		return ""
	}
	return name
}

func (d *desk) positionFrom(was assessment.Position, id string, v values) (assessment.Intent, error) {
	ans, err := questionnaires.ParseAnswer(d.q.Question(id), v["answer"])
	if err != nil {
		return assessment.Intent{}, err
	}
	p := assessment.Position{Session: v["session"], Institution: v["institution"], Answer: ans, Note: v["note"]}
	in := assessment.PutPosition(id, p)
	if !samePlace(was, p) && slices.ContainsFunc(d.entry(id).Positions, func(o assessment.Position) bool { return samePlace(o, was) }) {
		in = assessment.RemovePosition(id, was.Session, was.Institution).With(in)
	}
	return in, nil
}
