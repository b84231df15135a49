package wizard

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/scoring"
)

// finishPicker shows what is still open, what was promised, then the ways to end: the report, the page to sign,
// agreement, approval, handing over. Nothing keeps anybody from writing a report early: it says DRAFT, and what is
// open. Coming back from where a line led to, the cursor is on that line again.
func finishPicker(a *app, s *asking) *picker {
	p := &picker{id: "finish", title: a.t("finish.title"), stays: true, keymap: finishKeys}
	var lines []item
	var of *scoring.Result
	p.items = func(a *app) []item {
		if of != a.desk.result || lines == nil { // what is open changes with the answers only
			lines, of = openItems(a.words, a.desk), a.desk.result
		}
		return append(slices.Clip(slices.Clone(lines)), a.waysOut()...)
	}
	p.pick = func(a *app, it item) tea.Cmd {
		a.desk.finishAt = it.value
		return a.wayOut(s, it.value)
	}
	// Begin where one left, or at the report: it is what one came for.
	from := a.desk.finishAt
	if from == "" {
		from = "report"
	}
	for i, it := range p.items(a) {
		if it.value == from {
			p.at = i
		}
	}
	return p
}

// openItems are the lines of what is open, of what lacks evidence, and of what was promised.
func openItems(words *lang.Language, d *desk) []item {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	c := d.open()
	var out []item
	keys := 0
	group := func(head string, add func()) {
		from := len(out)
		add()
		if len(out) > from {
			out[from].heading = t(head)
		}
	}
	state := func(n int, key, value string) {
		if n > 0 {
			keys++
			out = append(out, item{key: strconv.Itoa(keys), text: t("finish."+key, "n", n), value: value})
		}
	}
	group("finish.group.open", func() {
		state(c.unanswered, "open", "find:open")
		state(c.dontKnow, "dont-know", "find:dont-know")
		state(c.withheld, "withheld", "find:withheld")
		state(c.disputed, "disputed", "find:not-applicable")
		state(c.conflicts, "conflicts", "conflicts")
		state(c.marked, "marked", "find:marked")
	})
	group("finish.group.evidence", func() { state(c.unsupported, "no-evidence", "find:no-evidence") })
	group("finish.group.promised", func() { out = append(out, promisedItems(words, d)...) })
	if len(out) == 0 {
		out = append(out, item{sign: "✓", text: t("finish.nothing"), value: "results"})
	}
	return out
}

// waysOut are the ways to end.
func (a *app) waysOut() []item {
	d := a.desk
	writable := !d.file.ReadOnly()
	var out []item
	if a.cfg.Report != nil {
		write := "finish.report"
		if report.StockTake(d.q) {
			write = "finish.stock-take"
		}
		out = append(out, item{key: "w", text: a.t(write), value: "report"})
	}
	out = append(out, item{key: "r", text: a.t("finish.results"), value: "results"})
	if writable {
		out = append(out, item{key: "s", text: a.t("finish.status"), value: "status", right: statusWord(a.words, d.state.Status)})
		approve := item{key: "a", text: a.t("finish.approve"), value: "approve"}
		if by := d.state.Status.Approval; by != nil {
			if d.state.Status.Now == "approved" {
				approve.text = a.t("finish.approve-again")
			}
			approve.right = a.t("finish.approved-by", "name", by.Name, "date", a.words.Date(by.Date))
		}
		out = append(out, approve)
	}
	if a.cfg.Report != nil {
		out = append(out, item{key: "p", text: a.t("finish.sign-off"), value: "signoff"})
	}
	if writable {
		out = append(out, item{key: "g", text: a.t("finish.signed"), value: "signed"})
	}
	out = append(out, item{key: "c", text: a.t("finish.copy"), value: "copy"})
	if writable {
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
	out[0].heading = a.t("finish.group.ways")
	return out
}

// wayOut does what a line of the screen says.
func (a *app) wayOut(s *asking, what string) tea.Cmd {
	if state, ok := strings.CutPrefix(what, "find:"); ok {
		f := newFinder(s)
		f.state = max(0, slices.Index(findStates, state))
		f.pick = func(a *app, id string) {
			a.stack = slices.DeleteFunc(a.stack, func(x screen) bool { p, ok := x.(*picker); return ok && p.id == "finish" })
			s.visit(a, id)
			a.tell(inkMuted, a.t("finish.back"))
		}
		a.push(f)
		return nil
	}
	if id, ok := strings.CutPrefix(what, "record:"); ok {
		if e, known := a.desk.record(id); known {
			if a.reads() {
				a.push(recordPicker(a, e.ID))
				return nil
			}
			a.push(a.evidenceForm(e, ""))
		}
		return nil
	}
	switch what {
	case "conflicts":
		a.push(newSettling(a, ""))
	case "report":
		f := reportForm(a.asker(), a.desk, a.words, func(a *app, v values) tea.Cmd {
			return a.write(newJob(a.desk, a.source(), v, false))
		})
		a.push(f)
		return f.list()
	case "results":
		a.push(s.outcome())
	case "status":
		a.push(statusPicker(a))
	case "approve":
		a.push(approvalPage(a))
	case "signoff":
		return a.signOff()
	case "signed":
		a.signed(nil)
		if f, ok := a.top().(*form); ok {
			return f.list()
		}
	case "copy":
		f := copyForm(a.asker(), a.desk, func(a *app, v values) tea.Cmd { return a.copy(v["path"]) })
		a.push(f)
		return f.list()
	case "release":
		a.push(a.releaseForm())
	case "home":
		return a.home()
	}
	return nil
}

// question is the question screen that lies below whatever is on top; nil at home.
func (a *app) question() *asking {
	for _, s := range slices.Backward(a.stack) {
		if q, ok := s.(*asking); ok {
			return q
		}
	}
	return nil
}
