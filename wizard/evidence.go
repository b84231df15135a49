package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// evidencePicker shows the register beside one question: which records support it, and which option.
func evidencePicker(a *app, id string) *picker {
	p := &picker{
		id: "evidence", title: a.t("evidence.title", "question", id), intro: a.desk.worded(id).Ask,
		empty: a.t("evidence.none"), keymap: evidenceKeys, stays: true,
	}
	p.items = func(a *app) []item {
		var out []item
		for _, e := range a.desk.state.Evidence {
			it := item{sign: "○", text: a.evidenceWords(e, id), value: e.ID, detail: evidenceDetail(a, e)}
			if _, ok := e.Supports[id]; ok {
				it.sign = "●"
			}
			out = append(out, it)
		}
		return out
	}
	p.pick = func(a *app, it item) tea.Cmd { return a.link(it.value, id) }
	p.other = func(a *app, act action, it item) tea.Cmd { return a.evidenceAction(act, it, id) }
	return p
}

// registerPicker shows all evidence.
func registerPicker(a *app) *picker {
	p := &picker{id: "register", title: a.t("register.title"), empty: a.t("evidence.none"), keymap: registerKeys, stays: true}
	p.items = func(a *app) []item {
		var out []item
		for _, e := range a.desk.state.Evidence {
			out = append(out, item{
				sign: "•", text: a.evidenceWords(e, ""), value: e.ID, detail: evidenceDetail(a, e),
				right: a.t("evidence.serves", "n", len(e.Supports)),
			})
		}
		return out
	}
	p.pick = func(a *app, it item) tea.Cmd { return a.evidenceAction("change", it, "") }
	p.other = func(a *app, act action, it item) tea.Cmd { return a.evidenceAction(act, it, "") }
	return p
}

// evidenceDetail is what a record serves, and its file.
func evidenceDetail(a *app, e assessment.Evidence) string {
	var parts []string
	ids := make([]string, 0, len(e.Supports))
	for id, code := range e.Supports {
		if code == assessment.WholeAnswer {
			ids = append(ids, id)
		} else {
			ids = append(ids, id+"="+code)
		}
	}
	slices.Sort(ids)
	if len(ids) > 0 {
		parts = append(parts, a.t("evidence.serves-list", "ids", ids))
	}
	if e.File != "" {
		parts = append(parts, e.File)
	}
	return strings.Join(parts, " · ")
}

func (d *desk) record(id string) (assessment.Evidence, bool) {
	for _, e := range d.state.Evidence {
		if e.ID == id {
			return e, true
		}
	}
	return assessment.Evidence{}, false
}

// link says which option of a question a record supports, or takes the link away.
func (a *app) link(record, id string) tea.Cmd {
	e, _ := a.desk.record(record)
	q := a.desk.q.Question(id)
	if _, linked := e.Supports[id]; linked {
		return a.put(assessment.Support(record, id, ""))
	}
	if !q.Scored() {
		return a.put(assessment.Support(record, id, assessment.WholeAnswer))
	}
	a.push(&picker{
		id: "supports", title: a.t("evidence.which"), intro: e.Reference,
		at: max(0, q.OptionIndex(a.desk.entry(id).Answer.Option)),
		items: func(a *app) []item {
			var out []item
			for i, o := range a.desk.worded(id).Options {
				out = append(out, item{key: optionKey(q, i), text: o.Text, value: o.Code})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd { return a.put(assessment.Support(record, id, it.value)) },
	})
	return nil
}

func (a *app) evidenceAction(act action, it item, id string) tea.Cmd {
	e, known := a.desk.record(it.value)
	switch act {
	case "link":
		if known {
			return a.link(e.ID, id)
		}
	case "add":
		a.push(a.evidenceForm(assessment.Evidence{}, id))
	case "change":
		if known {
			a.push(a.evidenceForm(e, id))
		}
	case "unlink":
		if _, linked := e.Supports[id]; linked {
			return a.put(assessment.Support(e.ID, id, ""))
		}
		a.tell(inkMuted, a.t("evidence.not-linked"))
	case "remove":
		if known {
			cmd := a.put(assessment.RemoveEvidence(e))
			if !a.desk.file.ReadOnly() {
				a.tell(inkGood, a.t("evidence.removed", "what", e.Reference, "n", len(e.Supports)))
			}
			return cmd
		}
	}
	return nil
}

// evidenceForm adds or changes a record. From a scored question it also asks which option it supports there; a new
// record from a fact supports all that is reported.
func (a *app) evidenceForm(e assessment.Evidence, id string) *form {
	return newEvidenceForm(a.asker(), a.desk, e, id, func(a *app, v values) tea.Cmd {
		in, file := a.desk.evidenceFrom(e, id, v)
		if file == "" {
			return a.put(in)
		}
		a.tell(inkMuted, a.t("evidence.hashing", "path", file))
		return hashFile(file, v)(e, id)
	})
}

func newEvidenceForm(s asker, d *desk, e assessment.Evidence, id string, submit func(*app, values) tea.Cmd) *form {
	var hows []choice
	for _, h := range assessment.Hows {
		hows = append(hows, choice{h, s.t("how-met." + h)})
	}
	how := e.How
	if how == "" {
		how = "received"
	}
	notPromised := func(v values) bool { return v["how"] != "promised" }
	promised := func(v values) bool { return v["how"] == "promised" }
	fields := []*field{
		{id: "reference", label: s.t("evidence.reference"), hint: s.t("evidence.reference-hint"), required: true, value: e.Reference},
		{id: "how", label: s.t("evidence.how"), kind: oneOfField, options: hows, value: how, hint: s.t("evidence.how-hint")},
		{id: "by", label: s.t("evidence.by"), value: e.Promised, hidden: notPromised, suggest: d.institutions},
		{id: "due", label: s.t("evidence.due"), kind: dateField, value: e.Due, hidden: notPromised, hint: s.t("form.date-hint")},
		{id: "place", label: s.t("evidence.place"), hint: s.t("evidence.place-hint"), value: e.Place},
		{id: "issuer", label: s.t("evidence.issuer"), value: e.Issuer, suggest: d.institutions},
		{id: "date", label: s.t("evidence.date"), kind: dateField, value: e.Date, hint: s.t("form.date-hint")},
		{id: "valid", label: s.t("evidence.valid"), kind: dateField, value: e.ValidUntil, hint: s.t("evidence.valid-hint")},
		{id: "marking", label: s.t("evidence.marking"), value: e.Marking},
		{id: "file", label: s.t("evidence.file"), kind: pathField, value: e.File, hint: s.t("evidence.file-hint"), hidden: promised},
	}
	if q := d.q.Question(id); q != nil && q.Scored() {
		options := []choice{{"", s.t("evidence.supports-none")}}
		for i, o := range q.Options {
			options = append(options, choice{o.Code, optionWords(d.worded(id), i)})
		}
		supports, ok := e.Supports[id]
		if !ok && e.ID == "" {
			supports = d.entry(id).Answer.Option
		}
		at := &field{id: "supports", label: s.t("evidence.supports-label"), kind: oneOfField, options: options, value: supports, hint: s.t("evidence.supports-hint", "question", id)}
		fields = slices.Insert(fields, 2, at)
	}
	return newForm(form{title: s.t("evidence.form"), fields: fields, submitLabel: s.t("form.save"), submit: submit})
}

// evidenceFrom reads the form's values over a record. A file whose hash must be taken first comes back
// by its path.
func (d *desk) evidenceFrom(e assessment.Evidence, id string, v values) (in assessment.Intent, file string) {
	was := e
	if e.ID == "" {
		e.ID = d.file.NewID("e")
	}
	e.Reference, e.How, e.Place, e.Issuer = v["reference"], v["how"], v["place"], v["issuer"]
	e.Date, e.ValidUntil, e.Marking = v["date"], v["valid"], v["marking"]
	e.Promised, e.Due = "", ""
	if e.How == "promised" {
		e.Promised, e.Due = v["by"], v["due"]
	}
	if v["file"] != was.File || v["sha256"] != "" {
		e.File, e.SHA256 = v["file"], v["sha256"]
		if e.File != "" && e.SHA256 == "" {
			return in, e.File
		}
	}
	e.Supports = nil // unchanged but for this question
	in = assessment.PutEvidence(e)
	code, ok := v["supports"]
	if q := d.q.Question(id); q != nil && !q.Scored() && was.ID == "" {
		code, ok = assessment.WholeAnswer, true
	}
	if ok && code != was.Supports[id] {
		in = in.With(assessment.Support(e.ID, id, code))
	}
	return in, ""
}
