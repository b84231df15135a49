package wizard

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Evidence stands once in the register, and may serve many questions; for each it says which option it shows. The
// register (register.go) shows all of it, this file the evidence on one question, and what is done with a record
// anywhere.

// evidencePicker shows the register beside one question: first the records that support it, with the option, then the
// others.
func evidencePicker(a *app, id string) *picker {
	p := &picker{
		id: "evidence", of: id, title: a.t("tab.evidence"), intro: a.desk.worded(id).Ask,
		lacks: func(a *app) bool { return len(a.desk.state.Evidence) == 0 },
		empty: a.t("evidence.none"), keymap: evidenceKeys, stays: true,
	}
	p.from = func(a *app) any { return a.recordsFrom(0) }
	p.columns = func(a *app) []column {
		return []column{{a.t("evidence.how-head"), 32, false}, {a.t("evidence.supports-head"), 30, false}}
	}
	p.items = func(a *app) []item {
		var linked, others []item
		for i := range a.desk.state.Evidence {
			e := &a.desk.state.Evidence[i]
			it := recordItem(a, e)
			it.cells = append(it.cells[:1:1], "")
			if _, ok := e.Supports[id]; ok {
				it.sign = "●"
				words := supportWords(a, *e, id)
				it.cells[1], it.under = words, strings.Join(nonEmptyOf(it.under, words), " · ")
				if q := a.desk.worded(id); q.OptionIndex(e.Supports[id]) >= 0 && e.Supporting(a.desk.on()) {
					it.cells[1] = optionWords(q, q.OptionIndex(e.Supports[id])) // the column says "supports"
				}
				linked = append(linked, it)
			} else {
				it.sign = "○"
				others = append(others, it)
			}
		}
		if len(linked) > 0 && len(others) > 0 {
			linked[0].heading, others[0].heading = a.t("evidence.linked"), a.t("evidence.others")
		}
		return append(linked, others...)
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		cmd := a.evidenceAction(act, it.value, id)
		all, _ := p.rows(a)
		for i, row := range all { // the cursor stays with its record, which may have moved
			if row.value == it.value {
				p.at = i
			}
		}
		return cmd
	}
	p.pick = func(a *app, it item) tea.Cmd { return p.other(a, "link", it) }
	return p
}

// recordItem is a row of the register.
func recordItem(a *app, e *assessment.Evidence) item {
	how, warns := a.howWords(*e)
	it := item{
		sign: "•", text: e.Reference, value: e.ID, more: func() string { return recordDetail(a, *e) }, cells: []string{how},
		under: how,
	}
	if e.Place != "" {
		it.text += " · " + e.Place
	}
	if warns {
		it.warns = 1
	}
	return it
}

func nonEmptyOf(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// overdue says whether evidence was promised until a day that has passed.
func (d *desk) overdue(e assessment.Evidence) bool {
	return e.How == "promised" && e.Due != "" && e.Due < d.today
}

// expired says whether evidence was valid until a day before the assessment's.
func (d *desk) expired(e assessment.Evidence) bool {
	return e.ValidUntil != "" && e.ValidUntil < d.on()
}

// howWords is how a record was met, in a few words, and whether that is worth a warning: promised and not here, or no
// longer valid.
func (a *app) howWords(e assessment.Evidence) (string, bool) {
	switch d := a.desk; {
	case e.Conflict:
		return a.t("evidence.conflict"), true
	case d.overdue(e):
		return a.t("evidence.overdue", "date", e.Due), true
	case e.How == "promised" && e.Due != "":
		return a.t("evidence.promised-until", "date", e.Due), true
	case e.How == "promised":
		return a.t("how-met.promised"), true
	case d.expired(e):
		return a.t("evidence.expired", "date", e.ValidUntil), true
	}
	return a.t("how-met." + e.How), false
}

// supportWords is the option of a question that a record supports, or would.
func supportWords(a *app, e assessment.Evidence, id string) string {
	q := a.desk.q.Question(id)
	code, ok := e.Supports[id]
	switch {
	case !ok || q == nil:
		return ""
	case !q.Scored():
		return a.t("evidence.supports-answer")
	}
	i := q.OptionIndex(code)
	if i < 0 {
		return code
	}
	key := "evidence.supports"
	if !e.Supporting(a.desk.on()) {
		key = "evidence.would-support"
	}
	return a.t(key, "option", optionWords(a.desk.worded(id), i))
}

// recordDetail is what a row has no room for: who promised it, where it is, its marking and file, and what it serves.
func recordDetail(a *app, e assessment.Evidence) string {
	var parts []string
	if e.How == "promised" && e.Promised != "" {
		parts = append(parts, a.t("evidence.promised-by", "who", e.Promised))
	}
	parts = append(parts, nonEmptyOf(e.Issuer, e.Date)...)
	if e.ValidUntil != "" && !a.desk.expired(e) {
		parts = append(parts, a.t("evidence.valid-until", "date", e.ValidUntil))
	}
	parts = append(parts, nonEmptyOf(e.Marking, a.fileWords(e))...)
	ids := make([]string, 0, len(e.Supports))
	for id, code := range e.Supports {
		name := cmp.Or(a.desk.codes[id], id)
		if q := a.desk.q.Question(id); q != nil && code != assessment.WholeAnswer && q.OptionIndex(code) >= 0 {
			name = a.t("evidence.serves-option", "question", name, "option", optionKey(q, q.OptionIndex(code)))
		}
		ids = append(ids, name)
	}
	slices.Sort(ids)
	if len(ids) > 0 {
		parts = append(parts, a.t("evidence.serves-list", "ids", ids))
	}
	return strings.Join(parts, " · ")
}

// fileWords is a record's file with what is known of it.
func (a *app) fileWords(e assessment.Evidence) string {
	switch {
	case e.File == "":
		return ""
	case a.desk.checkOf(e).outcome != "":
		return e.File + " (" + a.t("file."+a.desk.checkOf(e).outcome) + ")"
	case e.SHA256 == "":
		return e.File + " (" + a.t("file.no-hash") + ")"
	}
	return e.File
}

func (d *desk) record(id string) (assessment.Evidence, bool) {
	for _, e := range d.state.Evidence {
		if e.ID == id {
			return e, true
		}
	}
	return assessment.Evidence{}, false
}

// link says which option of a question a record supports, or takes the link away. The option is asked for.
func (a *app) link(record, id string) tea.Cmd {
	e, _ := a.desk.record(record)
	if _, linked := e.Supports[id]; linked {
		return a.put(assessment.Support(record, id, ""))
	}
	return a.linkWhich(record, id)
}

// linkWhich asks which option of a question a record supports; of a fact it is all that is reported.
func (a *app) linkWhich(record, id string) tea.Cmd {
	e, _ := a.desk.record(record)
	q := a.desk.q.Question(id)
	if !q.Scored() {
		return a.put(assessment.Support(record, id, assessment.WholeAnswer))
	}
	at := q.OptionIndex(e.Supports[id])
	if at < 0 {
		at = q.OptionIndex(a.desk.entry(id).Answer.Option)
	}
	a.push(&picker{
		id: "supports", title: a.t("evidence.which"), intro: e.Reference, at: max(0, at),
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

// evidenceAction does something with a record, on a question or ("") in the register.
func (a *app) evidenceAction(act action, record, id string) tea.Cmd {
	if act == "add" {
		a.push(a.evidenceForm(assessment.Evidence{}, id))
		return nil
	}
	e, known := a.desk.record(record)
	if !known {
		return nil
	}
	switch act {
	case "link":
		return a.link(e.ID, id)
	case "which":
		return a.linkWhich(e.ID, id)
	case "change":
		a.push(a.evidenceForm(e, id))
	case "received":
		return a.receive(e)
	case "link-many":
		a.push(linkingPicker(a, e.ID))
	case "check":
		return a.checkFile(e)
	case "take-hash":
		return a.takeHash(e)
	case "record-changes":
		a.push(newRecordChanges(a, e.ID))
	case "unlink":
		if _, linked := e.Supports[id]; linked {
			return a.put(assessment.Support(e.ID, id, ""))
		}
		a.tell(inkMuted, a.t("evidence.not-linked"))
	case "remove":
		cmd := a.put(assessment.RemoveEvidence(e))
		if !a.desk.file.ReadOnly() {
			a.tell(inkGood, a.t("evidence.removed", "what", e.Reference, "n", len(e.Supports)))
		}
		return cmd
	}
	return nil
}

// receive records that evidence which was promised, described or seen is here now.
func (a *app) receive(e assessment.Evidence) tea.Cmd {
	if e.How == "received" {
		a.tell(inkMuted, a.t("evidence.here-already"))
		return nil
	}
	cmd := a.put(received(e))
	if !a.desk.file.ReadOnly() {
		a.tell(inkGood, a.t("evidence.now-received", "what", e.Reference))
	}
	return cmd
}

// received is the record as received; what it serves stays.
func received(e assessment.Evidence) assessment.Intent {
	e.How, e.Promised, e.Due, e.Supports = "received", "", "", nil
	return assessment.PutEvidence(e)
}

// evidenceForm adds or changes a record. From a scored question it also asks which option it supports there; a new
// record from a fact supports all that is reported.
func (a *app) evidenceForm(e assessment.Evidence, id string) *form {
	return newEvidenceForm(a.asker(), a.desk, e, id, func(a *app, v values) tea.Cmd {
		in, file := a.desk.evidenceFrom(&e, id, v)
		if file == "" || a.desk.file.ReadOnly() {
			return a.put(in)
		}
		return a.readNew(e, id, v, file)
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
		{id: "by", label: s.t("evidence.by"), value: e.Promised, hidden: notPromised, suggest: d.institutions, offersAll: true},
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
	return newForm(form{
		title: s.t("evidence.form"), fields: fields, submitLabel: s.t("form.save"), submit: submit,
		of: &draft{Kind: evidenceDraft, ID: e.ID, Question: id},
	})
}

// evidenceFrom reads the form's values over a record, which gets an id when it is new. A file whose hash is to be taken
// comes back by its path; the record then stands without one.
func (d *desk) evidenceFrom(e *assessment.Evidence, id string, v values) (in assessment.Intent, file string) {
	was := *e
	if e.ID == "" {
		e.ID = d.file.NewID("e")
	}
	is := was
	is.ID = e.ID
	is.Reference, is.How, is.Place, is.Issuer = v["reference"], v["how"], v["place"], v["issuer"]
	is.Date, is.ValidUntil, is.Marking = v["date"], v["valid"], v["marking"]
	is.Promised, is.Due = "", ""
	if is.How == "promised" {
		is.Promised, is.Due = v["by"], v["due"]
	}
	if v["file"] != was.File || v["sha256"] != "" {
		is.File, is.SHA256 = v["file"], v["sha256"]
		if is.SHA256 == "" {
			file = is.File
		}
	}
	is.Supports = nil // unchanged but for this question
	in = assessment.PutEvidence(is)
	code, ok := v["supports"]
	if q := d.q.Question(id); q != nil && !q.Scored() && was.Reference == "" {
		code, ok = assessment.WholeAnswer, true
	}
	if ok && code != was.Supports[id] {
		in = in.With(assessment.Support(e.ID, id, code))
	}
	return in, file
}

// linkOption is the option that a record is taken to show where nobody says: the one that was answered; "" where that has
// to be asked.
func linkOption(d *desk, q *questionnaires.Question) string {
	if !q.Scored() {
		return assessment.WholeAnswer
	}
	return d.entry(q.ID).Answer.Option
}
