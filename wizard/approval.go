package wizard

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/report"
)

// An approval binds one state of the file. What that is stands on a page before anybody puts a name to it; what is open
// is said there and keeps nobody from approving.

// approvalFacts say what an approval would bind: the assessment and its levels as the page to sign names them, how much
// is answered, what is open, and the state's fingerprint.
func approvalFacts(words *lang.Language, d *desk, source report.Source) []report.Fact {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	var out []report.Fact
	for _, b := range report.SignOff(source).Parts[0].Blocks {
		if facts, ok := b.(report.Facts); ok {
			out = append(out, facts.Items...)
			break
		}
	}
	c := d.open()
	done, total := d.progress()
	out = append(out, report.Fact{Name: t("approval.answered"), Value: t("header.count", "done", done, "total", total)})
	var open []string
	add := func(n int, key string) {
		if n > 0 {
			open = append(open, t("finish."+key, "n", n))
		}
	}
	add(c.unanswered, "open")
	add(c.dontKnow, "dont-know")
	add(c.withheld, "withheld")
	add(c.disputed, "disputed")
	add(c.conflicts, "conflicts")
	add(c.marked, "marked")
	add(c.unsupported, "no-evidence")
	add(len(d.promises(words)), "promised")
	if open == nil {
		open = []string{t("finish.nothing")}
	}
	out = append(out, report.Fact{Name: t("approval.open"), Value: strings.Join(open, "\n")})
	fingerprint := assessment.Fingerprint(d.state.Head)
	if d.queue.Waiting() > 0 { // that of another state
		fingerprint = t("approval.fingerprint-later")
	}
	return append(out, report.Fact{Name: t("approval.fingerprint"), Value: fingerprint})
}

// factLines are facts in two columns.
func factLines(facts []report.Fact, w int) []line {
	names := 0
	for _, f := range facts {
		names = max(names, width(f.Name))
	}
	names = min(names, w*2/5)
	var out []line
	for _, f := range facts {
		name, value := wrapped(inkMuted, f.Name, names), wrapped(inkPlain, f.Value, w-names-2)
		for i := range max(len(name), len(value)) {
			var row line
			if i < len(name) {
				row = name[i]
			}
			row = append(row.pad(names), span{"  ", inkPlain})
			if i < len(value) {
				row = append(row, value[i]...)
			}
			out = append(out, row)
		}
	}
	return out
}

// approvalPage says what will be bound, before anybody is asked for a name.
func approvalPage(a *app) *page {
	return &page{
		id: "approval", title: a.t("approve.title"),
		body: func(a *app, w int) []line {
			out := wrapped(inkPlain, a.t("approval.binds"), w)
			out = append(append(out, nil), factLines(approvalFacts(a.words, a.desk, a.source()), w)...)
			return append(append(out, nil), wrapped(inkMuted, a.t("approval.later"), w)...)
		},
		items: func(a *app) []item {
			out := []item{{key: "1", text: a.t("approval.go-on"), value: "approve"}}
			if a.cfg.Report != nil {
				out = append(out, item{key: "2", text: a.t("approval.page-first"), value: "signoff"})
			}
			return append(out, item{key: strconv.Itoa(len(out) + 1), text: a.t("approval.not-yet"), value: "back"})
		},
		pick: func(a *app, it item) tea.Cmd {
			switch it.value {
			case "approve":
				a.push(a.approveForm())
			case "signoff":
				return a.signOff()
			}
			return nil
		},
	}
}

// approvedBy says who approved, in which office, and when.
func approvedBy(words *lang.Language, by assessment.Approval) string {
	return words.T("wizard.approved.by", "name", strings.Join(nonEmptyOf(by.Name, by.Office, words.Date(by.Date)), ", "))
}

// approvedPage says what holds from now on, and offers what is wanted next.
func approvedPage(a *app) *page {
	return &page{
		id: "approved", title: a.t("approved.title"),
		body: func(a *app, w int) []line {
			status := a.desk.state.Status
			if status.Now != "approved" || status.Approval == nil || a.desk.queue.Waiting() > 0 {
				return wrapped(inkMuted, a.t("approved.saving"), w)
			}
			out := wrapped(inkGood, approvedBy(a.words, *status.Approval), w)
			out = append(out, wrapped(inkPlain, a.t("approval.fingerprint-is", "fingerprint", assessment.Fingerprint(status.Approval.Head)), w)...)
			return append(append(out, nil), wrapped(inkMuted, a.t("approved.later"), w)...)
		},
		items: func(a *app) []item {
			var out []item
			if a.cfg.Report != nil {
				out = append(out, item{key: "1", text: a.t("approved.page"), value: "signoff"}, item{key: "2", text: a.t("approved.report"), value: "report"})
			}
			return append(out, item{key: strconv.Itoa(len(out) + 1), text: a.t("form.go-on"), value: "back"})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "back" {
				return nil
			}
			return a.wayOut(a.question(), it.value)
		},
	}
}

func (a *app) approveForm() *form {
	return approveForm(a.asker(), func(a *app, v values) tea.Cmd {
		cmd := a.put(assessment.Approve(v["name"], v["office"], v["date"]))
		a.push(approvedPage(a))
		return cmd
	})
}

// approveForm asks who approves.
func approveForm(s asker, submit func(*app, values) tea.Cmd) *form {
	return newForm(form{
		title: s.t("approve.title"), intro: s.t("approve.intro"), submitLabel: s.t("approve.submit"), of: &draft{Kind: approvalDraft},
		fields: []*field{
			{id: "name", label: s.t("approve.name"), required: true},
			{id: "office", label: s.t("approve.office")},
			{id: "date", label: s.t("approve.date"), kind: dateField, required: true, value: s.today, hint: s.t("form.date-hint")},
		},
		submit: submit,
	})
}
