package wizard

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// sessionsPicker lists interviews, workshops and desk reviews; answers belong to the current one.
func sessionsPicker(a *app) *picker {
	p := &picker{
		id: "sessions", title: a.t("sessions-list.title"), intro: a.t("sessions-list.intro"),
		empty: a.t("sessions-list.empty"), keymap: sessionsKeys, stays: true,
	}
	p.items = func(a *app) []item {
		var out []item
		for _, s := range a.desk.state.Sessions {
			it := item{sign: "○", text: sessionWords(a.words, s), value: s.ID, detail: strings.Join(s.Roles, "; ")}
			if s.ID == a.desk.session {
				it.sign, it.right = "●", a.t("sessions-list.current")
			}
			out = append(out, it)
		}
		return out
	}
	current := func(a *app, it item) tea.Cmd {
		if a.desk.session == it.value {
			it.value = ""
		}
		a.desk.session = it.value
		return nil
	}
	p.pick = current
	p.other = func(a *app, act action, it item) tea.Cmd {
		at := slices.IndexFunc(a.desk.state.Sessions, func(s assessment.Session) bool { return s.ID == it.value })
		switch {
		case act == "add":
			a.push(a.sessionForm(assessment.Session{Kind: "interview", Date: a.today()}))
		case at < 0:
		case act == "current":
			return current(a, it)
		case act == "change":
			a.push(a.sessionForm(a.desk.state.Sessions[at]))
		case act == "remove":
			if a.desk.session == it.value {
				a.desk.session = ""
			}
			return a.put(assessment.RemoveSession(it.value))
		}
		return nil
	}
	return p
}

func (a *app) sessionForm(was assessment.Session) *form {
	return newSessionForm(a.asker(), a.desk, was, func(a *app, v values) tea.Cmd {
		s := a.desk.sessionFrom(was, v)
		if was.ID == "" {
			a.desk.session = s.ID
		}
		return a.put(assessment.PutSession(s))
	})
}

func newSessionForm(s asker, d *desk, was assessment.Session, submit func(*app, values) tea.Cmd) *form {
	var kinds []choice
	for _, k := range assessment.SessionKinds {
		kinds = append(kinds, choice{k, s.t("session-kind." + k)})
	}
	var roles []string
	for _, r := range d.words.Roles {
		roles = append(roles, r.Text)
	}
	return newForm(form{
		title: s.t("session.form"), submitLabel: s.t("form.save"),
		fields: []*field{
			{id: "kind", label: s.t("session.kind"), kind: oneOfField, options: kinds, value: was.Kind, required: true},
			{id: "date", label: s.t("session.date"), kind: dateField, value: was.Date, hint: s.t("form.date-hint")},
			{id: "place", label: s.t("session.place"), value: was.Place},
			{id: "institutions", label: s.t("session.institutions"), value: strings.Join(was.Institutions, "; "), hint: s.t("session.institutions-hint")},
			{id: "roles", label: s.t("session.roles"), value: strings.Join(was.Roles, "; "), hint: s.t("session.roles-hint"), suggest: lastOf(roles)},
		},
		submit: submit,
	})
}

// lastOf offers words for the last of the names that are typed with semicolons between.
func lastOf(known []string) func(string) []choice {
	return func(typed string) []choice {
		i := strings.LastIndex(typed, ";") + 1
		last := strings.ToLower(strings.TrimSpace(typed[i:]))
		if last == "" {
			return nil
		}
		before := strings.TrimSpace(typed[:i])
		if before != "" {
			before += " "
		}
		var out []choice
		for _, k := range known {
			if l := strings.ToLower(k); strings.Contains(l, last) && l != last && len(out) < 6 {
				out = append(out, choice{before + k, k})
			}
		}
		return out
	}
}

func (d *desk) sessionFrom(s assessment.Session, v values) assessment.Session {
	if s.ID == "" {
		s.ID = d.file.NewID("s")
	}
	s.Kind, s.Date, s.Place = v["kind"], v["date"], v["place"]
	s.Institutions, s.Roles = names(v["institutions"]), names(v["roles"])
	return s
}

// quickNotes lists notes without a question.
func quickNotes(a *app) *picker {
	p := &picker{
		id: "notes", title: a.t("notes.title"), intro: a.t("notes.intro"), empty: a.t("notes.empty"),
		keymap: registerKeys, stays: true,
	}
	p.items = func(a *app) []item {
		var out []item
		for _, n := range a.desk.state.Notes {
			out = append(out, item{sign: "•", text: n.Text, value: n.ID})
		}
		return out
	}
	edit := func(a *app, id, was string) tea.Cmd {
		a.push(newForm(form{
			title: a.t("notes.form"), submitLabel: a.t("form.save"),
			fields: []*field{{id: "text", label: a.t("notes.text"), kind: manyField, required: true, value: was, hint: a.t("notes.intro")}},
			submit: func(a *app, v values) tea.Cmd {
				if id == "" {
					id = a.desk.file.NewID("n")
				}
				return a.put(assessment.PutNote(id, v["text"]))
			},
		}))
		return nil
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		switch {
		case act == "add":
			return edit(a, "", "")
		case it.value == "":
		case act == "change":
			return edit(a, it.value, it.text)
		case act == "remove":
			return a.put(assessment.RemoveNote(it.value))
		}
		return nil
	}
	p.pick = func(a *app, it item) tea.Cmd { return edit(a, it.value, it.text) }
	return p
}

// rowForm adds or changes a row of a list question.
func (a *app) rowForm(q *questionnaires.Question, was questionnaires.Row) *form {
	return newRowForm(a.asker(), a.desk.worded(q.ID), was, func(a *app, v values) tea.Cmd {
		return a.put(a.desk.rowFrom(q, was, v))
	})
}

func newRowForm(s asker, q *questionnaires.Question, was questionnaires.Row, submit func(*app, values) tea.Cmd) *form {
	var fields []*field
	for _, c := range q.Columns {
		x := &field{id: c.ID, label: c.Label, required: c.Required, value: was.Cells[c.ID]}
		switch c.Type {
		case questionnaires.Choice, questionnaires.YesNo, questionnaires.Choices:
			x.kind = oneOfField
			if c.Type == questionnaires.Choices {
				x.kind = someOfField
			}
			for _, o := range c.Options {
				x.options = append(x.options, choice{o.Code, o.Text})
			}
			if len(x.options) == 0 {
				x.options = []choice{{"no", s.t("answer.no")}, {"yes", s.t("answer.yes")}}
			}
			if !c.Required && x.kind == oneOfField {
				x.options = append([]choice{{"", s.t("about.not-said")}}, x.options...)
			}
		case questionnaires.Number:
			x.kind, x.hint = decimalField, c.Unit
		case questionnaires.Date:
			x.kind, x.hint = dateField, s.t("form.date-hint")
		}
		fields = append(fields, x)
	}
	return newForm(form{
		title: s.t("rows.form"), intro: q.Ask, fields: fields, submitLabel: s.t("form.save"), submit: submit,
		check: func(v values) (string, string) {
			if err := questionnaires.CheckRow(q, questionnaires.Row{ID: "r1", Cells: cellsFrom(v)}); err != nil {
				return q.Columns[0].ID, err.Error()
			}
			return "", ""
		},
	})
}

// cellsFrom leaves out what is empty.
func cellsFrom(v values) map[string]string {
	cells := map[string]string{}
	for id, value := range v {
		if value != "" {
			cells[id] = value
		}
	}
	return cells
}

// rowFrom is the change that a row's form makes; the first row also answers the question.
func (d *desk) rowFrom(q *questionnaires.Question, row questionnaires.Row, v values) assessment.Intent {
	if row.ID == "" {
		row.ID = d.file.NewID("r")
	}
	row.Cells = cellsFrom(v)
	in := assessment.PutRow(q.ID, row)
	if d.entry(q.ID).Answer.State != questionnaires.Answered {
		in = in.With(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.Answered}))
	}
	return in
}

// sectionsPicker lists the sections with their progress; picking one goes to its first open question.
func sectionsPicker(a *app, s *asking) *picker {
	p := &picker{id: "sections", title: a.t("sections.title")}
	p.items = func(a *app) []item {
		var out []item
		for _, p := range a.desk.parts() {
			sign := " "
			if p.done == p.total {
				sign = "✓"
			}
			out = append(out, item{
				sign: sign, text: strings.Repeat("  ", p.depth) + a.sectionTitle(p.section.ID), value: p.section.ID,
				right: bar(p.done, p.total, 8) + " " + strconv.Itoa(p.done) + "/" + strconv.Itoa(p.total),
			})
		}
		return out
	}
	here := a.desk.q.SectionOf(s.id)
	for i, it := range p.items(a) {
		if here != nil && it.value == here.ID {
			p.at = i
		}
	}
	p.pick = func(a *app, it item) tea.Cmd {
		s.visit(a, a.desk.firstIn(it.value))
		return nil
	}
	return p
}

// firstIn is the first open question of a section, or its first.
func (d *desk) firstIn(section string) string {
	first := ""
	for _, q := range d.asked() {
		in := false
		for up := d.q.SectionOf(q.ID); up != nil; up = d.q.SectionOf(up.ID) {
			in = in || up.ID == section
		}
		if !in {
			continue
		}
		if first == "" {
			first = q.ID
		}
		if d.entry(q.ID).Answer.State == questionnaires.Unanswered {
			return q.ID
		}
	}
	return first
}
