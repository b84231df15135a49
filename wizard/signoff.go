package wizard

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// The page to sign names exactly one state of the assessment. It is written here, and recorded here when it comes back
// signed.

// notToSign says why there is no page to sign now, or "".
func (d *desk) notToSign(t func(string, ...any) string) string {
	switch {
	case len(d.file.Damage()) > 0:
		return t("signoff.damaged", "n", len(d.file.Damage()))
	case d.queue.Waiting() > 0:
		return t("signoff.unsaved")
	}
	return ""
}

// signOff asks for the page to sign.
func (a *app) signOff() tea.Cmd {
	if problem := a.desk.notToSign(a.t); problem != "" {
		a.tell(inkWarn, problem)
		return nil
	}
	f := signOffForm(a.asker(), a.desk, a.words, func(a *app, v values) tea.Cmd {
		return a.write(newJob(a.desk, a.source(), v, true))
	})
	a.push(f)
	return f.list()
}

// signedForm asks for the page that came back signed: with an approval that stands only where it is, or else also who
// signed, and the fingerprint on the paper, which must be that of the state as it is now.
func signedForm(s asker, d *desk, words *lang.Language, submit func(*app, values) tea.Cmd) *form {
	approved := d.state.Status.Now == "approved"
	standing := func(values) bool { return approved }
	intro := s.t("signed.intro")
	if by := d.state.Status.Approval; approved {
		intro = s.t("signed.intro-approved", "name", by.Name, "date", words.Date(by.Date))
	}
	return newForm(form{
		title: s.t("signed.title"), intro: intro, submitLabel: s.t("signed.submit"), submit: submit,
		fields: []*field{
			{id: "scan", label: s.t("signed.scan"), kind: pathField, ends: pageFiles, required: true, value: beside(d.path), hint: s.t("signed.scan-hint")},
			{id: "fingerprint", label: s.t("signed.fingerprint"), required: !approved, hidden: standing, hint: s.t("signed.fingerprint-hint")},
			{id: "name", label: s.t("approve.name"), required: true, hidden: standing},
			{id: "office", label: s.t("approve.office"), hidden: standing},
			{id: "date", label: s.t("approve.date"), kind: dateField, required: true, hidden: standing, value: s.today, hint: s.t("form.date-hint")},
		},
		check: func(v values) (string, string) {
			if !approved && !assessment.SameFingerprint(v["fingerprint"], d.state.Head) {
				return "fingerprint", s.t("signed.other", "fingerprint", assessment.Fingerprint(d.state.Head))
			}
			return "", ""
		},
	})
}

// beside is the folder that a file is in, as a path begins; "" for the current one.
func beside(path string) string {
	folder, _ := filepath.Split(path)
	return filepath.ToSlash(folder)
}

// signedIntents record the signed page as evidence of its approval, and the approval where none stands.
func (d *desk) signedIntents(v values, sum, reference string) []assessment.Intent {
	head, date := d.state.Head, v["date"]
	var out []assessment.Intent
	if by := d.state.Status.Approval; d.state.Status.Now == "approved" {
		head, date = by.Head, by.Date
	} else {
		out = append(out, assessment.Approve(v["name"], v["office"], v["date"]))
	}
	return append(out, assessment.PutEvidence(assessment.Evidence{
		ID: d.file.NewID("e"), Reference: reference, Date: date, How: "received",
		File: filepath.ToSlash(v["scan"]), SHA256: sum, SignedPage: head,
	}))
}

// signedHashed brings the hash of the signed page back.
type signedHashed struct {
	v       values
	sum     string
	head    string // of the state that the form was filled in for
	problem error
}

// signed asks for the signed page and records it.
func (a *app) signed(given values) {
	if problem := a.desk.notToSign(a.t); problem != "" {
		a.tell(inkWarn, problem)
		return
	}
	f := signedForm(a.asker(), a.desk, a.words, func(a *app, v values) tea.Cmd {
		head := a.desk.state.Head
		a.tell(inkMuted, a.t("evidence.hashing", "path", v["scan"]))
		return func() tea.Msg {
			sum, err := sha256Of(expand(v["scan"]))
			return signedHashed{v, sum, head, err}
		}
	})
	for _, x := range f.fields {
		if value, ok := given[x.id]; ok {
			x.value = value
		}
	}
	f.focus(0)
	a.push(f)
}

func (a *app) gotSigned(msg signedHashed) tea.Cmd {
	if a.desk == nil {
		return nil
	}
	if msg.problem == nil && (a.desk.state.Head != msg.head || a.desk.queue.Waiting() > 0) {
		a.tell(inkWarn, a.t("signed.changed"))
		return nil
	}
	if msg.problem != nil {
		a.signed(msg.v)
		if f, ok := a.top().(*form); ok {
			f.problem = a.sentence(msg.problem)
		}
		return nil
	}
	var cmds []tea.Cmd
	for _, in := range a.desk.signedIntents(msg.v, msg.sum, a.t("signed.reference")) {
		cmds = append(cmds, a.put(in))
	}
	a.tell(inkGood, a.t("signed.done"))
	return tea.Batch(cmds...)
}
