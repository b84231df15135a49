package wizard

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// period is what a history is narrowed to: from a day to a day, both of them in it, or what was said in one session.
type period struct {
	from, to string // YYYY-MM-DD, in the reader's zone; "" for open
	session  string
}

// holds says whether a change belongs to it.
func (p period) holds(c assessment.Change, zone *time.Location) bool {
	day := c.At.In(zone).Format(time.DateOnly)
	return (p.from == "" || day >= p.from) && (p.to == "" || day <= p.to) && (p.session == "" || c.Session == p.session)
}

// within is the same in the file's time.
func (p period) within(zone *time.Location) assessment.Period {
	out := assessment.Period{Session: p.session}
	if day, err := time.ParseInLocation(time.DateOnly, p.from, zone); err == nil {
		out.From = day
	}
	if day, err := time.ParseInLocation(time.DateOnly, p.to, zone); err == nil {
		out.To = day.AddDate(0, 0, 1)
	}
	return out
}

// periodWords say it, such as "from 1 September 2026"; "" for all time.
func (d *desk) periodWords(words *lang.Language, p period, today string) string {
	t := func(key string, facts ...any) string { return words.T("wizard.history."+key, facts...) }
	if s, known := d.sessionOf(p.session); known {
		return t("in-session", "session", briefSession(words, s))
	}
	switch {
	case p.from == "" && p.to == "":
		return ""
	case p.from == today && p.to == today:
		return t("today")
	case p.to == "":
		return t("from", "from", words.Date(p.from))
	case p.from == "":
		return t("until", "to", words.Date(p.to))
	}
	return t("from-until", "from", words.Date(p.from), "to", words.Date(p.to))
}

// periodPicker narrows the list of changes.
func (v *changes) periodPicker(a *app) *picker {
	p := &picker{id: "period", title: a.t("history.period")}
	p.items = func(a *app) []item {
		out := []item{{key: "1", text: a.t("history.period-all"), value: "all"}, {key: "2", text: a.t("history.period-today"), value: "today"}}
		if s, some := a.desk.current(); some {
			out = append(out, item{key: "3", text: a.t("history.period-session", "session", briefSession(a.words, s)), value: "session"})
		}
		return append(out, item{key: "d", text: a.t("history.period-days"), value: "days"})
	}
	p.pick = func(a *app, it item) tea.Cmd {
		switch it.value {
		case "all":
			v.narrow(period{})
		case "today":
			v.narrow(period{from: a.today(), to: a.today()})
		case "session":
			v.narrow(period{session: a.desk.session})
		case "days":
			a.push(v.daysForm(a))
		}
		return nil
	}
	return p
}

func (v *changes) narrow(to period) { v.when, v.picker.at, v.picker.top = to, 0, 0 }

// daysForm asks from which day to which.
func (v *changes) daysForm(a *app) *form {
	return newForm(form{
		title: a.t("history.days"), intro: a.t("history.days-intro"), submitLabel: a.t("form.go-on"),
		fields: []*field{
			{id: "from", label: a.t("history.days-from"), kind: dateField, value: v.when.from, hint: a.t("form.date-hint")},
			{id: "to", label: a.t("history.days-to"), kind: dateField, value: v.when.to, hint: a.t("form.date-hint")},
		},
		check: func(v values) (string, string) {
			if v["to"] != "" && v["from"] > v["to"] {
				return "to", a.t("history.days-order")
			}
			return "", ""
		},
		submit: func(_ *app, days values) tea.Cmd {
			v.narrow(period{from: days["from"], to: days["to"]})
			return nil
		},
	})
}
