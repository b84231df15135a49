package wizard

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/report"
)

// finishPicker shows what is still open, then the ways to end: the report, agreement, approval, handing over. Nothing
// keeps anybody from writing a report early: it says DRAFT, and what is open.
func finishPicker(a *app, s *asking) *picker {
	p := &picker{id: "finish", title: a.t("finish.title"), stays: true, keymap: finishKeys}
	p.items = func(a *app) []item {
		d := a.desk
		c := d.open()
		var out []item
		state := func(n int, key, value string) {
			if n > 0 {
				out = append(out, item{key: strconv.Itoa(len(out) + 1), text: a.t("finish."+key, "n", n), value: value})
			}
		}
		state(c.unanswered, "open", "find:open")
		state(c.dontKnow, "dont-know", "find:dont-know")
		state(c.withheld, "withheld", "find:withheld")
		state(c.disputed, "disputed", "find:not-applicable")
		state(c.conflicts, "conflicts", "conflicts")
		state(c.unsupported, "no-evidence", "find:no-evidence")
		state(c.marked, "marked", "find:marked")
		for _, e := range d.promised() {
			out = append(out, item{sign: "○", text: e, value: "register"})
		}
		if len(out) == 0 {
			out = append(out, item{sign: "✓", text: a.t("finish.nothing"), value: "results"})
		}
		ways := len(out)
		if a.cfg.Report != nil {
			write := "finish.report"
			if report.StockTake(d.q) {
				write = "finish.stock-take"
			}
			out = append(out, item{key: "w", text: a.t(write), value: "report"})
		}
		out = append(out, item{key: "r", text: a.t("finish.results"), value: "results"})
		if !d.file.ReadOnly() {
			out = append(out, item{key: "s", text: a.t("finish.status", "status", statusWord(a.words, d.state.Status)), value: "status"})
			approve := item{key: "a", text: a.t("finish.approve"), value: "approve"}
			if by := d.state.Status.Approval; by != nil && d.state.Status.Now == "approved" {
				approve.text = a.t("finish.approve-again")
				approve.right = a.t("finish.approved-by", "name", by.Name, "date", by.Date)
			}
			out = append(out, approve)
		}
		out = append(out, item{key: "c", text: a.t("finish.copy"), value: "copy"})
		if !d.file.ReadOnly() {
			it := item{key: "l", text: a.t("finish.release"), value: "release"}
			var given []string
			for _, r := range d.state.Status.Released {
				given = append(given, releaseWords(a.words, r))
			}
			it.detail = strings.Join(given, "\n")
			if n := len(given); n > 0 {
				it.right = a.t("finish.released", "n", n)
			}
			out = append(out, it)
		}
		out = append(out, item{key: "h", text: a.t("menu.home"), value: "home"})
		out[ways].apart = true
		return out
	}
	p.pick = func(a *app, it item) tea.Cmd {
		if state, ok := strings.CutPrefix(it.value, "find:"); ok {
			f := newFinder(s)
			f.state = max(0, slices.Index(findStates, state))
			a.pop()
			a.push(f)
			return nil
		}
		switch it.value {
		case "conflicts":
			a.push(conflictPicker(a, ""))
		case "register":
			a.push(registerPicker(a))
		case "report":
			f := reportForm(a.asker(), a.desk, func(a *app, v values) tea.Cmd { return a.report(v["path"], false) })
			a.push(f)
			return f.list()
		case "results":
			a.push(s.outcome())
		case "status":
			a.push(statusPicker(a))
		case "approve":
			a.push(approveForm(a.asker(), func(a *app, v values) tea.Cmd {
				cmd := a.put(assessment.Approve(v["name"], v["office"], v["date"]))
				a.tell(inkGood, a.t("approve.done"))
				return cmd
			}))
		case "copy":
			f := copyForm(a.asker(), a.desk, func(a *app, v values) tea.Cmd { return a.copy(v["path"]) })
			a.push(f)
			return f.list()
		case "release":
			a.push(releaseForm(a.asker(), func(a *app, v values) tea.Cmd { return a.put(a.desk.releaseFrom(v)) }))
		case "home":
			return a.home()
		}
		return nil
	}
	// Begin at the report: it is what one came for.
	for i, it := range p.items(a) {
		if it.value == "report" {
			p.at = i
		}
	}
	return p
}

// promised is evidence that is promised, a line an institution and record.
func (d *desk) promised() []string {
	var out []string
	for _, e := range d.state.Evidence {
		if e.How != "promised" {
			continue
		}
		parts := []string{e.Promised, e.Reference, e.Due}
		out = append(out, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · "))
	}
	slices.Sort(out)
	return out
}

// statusPicker sets how far the assessment has come, short of approval.
func statusPicker(a *app) *picker {
	return &picker{
		id: "status", title: a.t("status.title"), intro: a.t("status.intro"),
		items: func(a *app) []item {
			var out []item
			for i, s := range assessment.Statuses {
				if s != "approved" {
					out = append(out, item{key: string(rune('1' + i)), text: a.t("status.long." + s), value: s})
				}
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd { return a.put(assessment.SetStatus(it.value)) },
	}
}

// approveForm asks who approves.
func approveForm(s asker, submit func(*app, values) tea.Cmd) *form {
	return newForm(form{
		title: s.t("approve.title"), intro: s.t("approve.intro"), submitLabel: s.t("approve.submit"),
		fields: []*field{
			{id: "name", label: s.t("approve.name"), required: true},
			{id: "office", label: s.t("approve.office")},
			{id: "date", label: s.t("approve.date"), kind: dateField, required: true, value: s.today, hint: s.t("form.date-hint")},
		},
		submit: submit,
	})
}
