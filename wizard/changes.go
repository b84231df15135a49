package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// changes lists what happened to a question, or lately in the whole file: who, for whom, when and what. Enter reads
// an entry in whole, older versions of notes with it.
type changes struct {
	*picker
	s      *asking
	record string // the record of evidence that it is about; "" for the question
	whole  bool   // the whole file
	by     string // only what this author did; "" for all
	when   period
}

// maxChanges is how many of the file's latest changes are listed.
const maxChanges = 1000

func newChanges(s *asking) *changes {
	v := &changes{s: s}
	v.picker = &picker{
		id: "changes", keymap: changesKeys, stays: true, items: v.entries,
		pick:  func(a *app, it item) tea.Cmd { return v.read(a, it) },
		other: v.other,
		needs: v.gather,
	}
	return v
}

// newRecordChanges lists what happened to a record of evidence.
func newRecordChanges(a *app, record string) *changes {
	v := newChanges(a.question())
	v.record = record
	return v
}

// madeChanges brings the file's latest changes.
type madeChanges struct {
	desk   *desk
	of     *assessment.State
	within assessment.Period
	list   []assessment.Change
	by     []string
}

func (m madeChanges) take(*app) {
	if m.desk.disk == m.of && m.desk.latestIn == m.within {
		m.desk.latest, m.desk.latestBy = m.list, m.by
	}
}

// gather reads the file's latest changes beside the screen: a long log takes longer than a key may.
func (v *changes) gather(a *app) func() workedOut {
	d := a.desk
	within := v.when.within(d.zone)
	everybody := within
	within.By = v.by
	if !v.whole || d.latestOf == d.disk && d.latestIn == within {
		return nil
	}
	if d.latestIn != within {
		d.latest = nil
	}
	d.latestOf, d.latestIn = d.disk, within
	file, of := d.file, d.disk
	return func() workedOut {
		list := file.Changes(within, maxChanges)
		if list == nil {
			list = []assessment.Change{} // there are none; nil says that they are not there yet
		}
		return madeChanges{d, of, within, list, file.Authors(everybody)}
	}
}

// list is what is shown, newest first.
func (v *changes) list(a *app) []assessment.Change {
	all := a.desk.latest
	if !v.whole {
		if v.record != "" {
			all = a.desk.changesOfRecord(v.record)
		} else {
			all = slices.Clone(a.desk.changesOn(v.s.id))
		}
		slices.Reverse(all)
	}
	if v.whole || v.by == "" && v.when == (period{}) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(c assessment.Change) bool {
		return v.by != "" && !strings.EqualFold(c.By, v.by) || !v.when.holds(c, a.desk.zone)
	})
}

func (v *changes) entries(a *app) []item {
	next := a.desk.nextUndo()
	var out []item
	for _, c := range v.list(a) {
		it := item{
			sign: "•", text: changeWords(a.words, a.desk, c, !v.whole && v.record == ""), muted: c.Undone, value: c.Question,
			right:  c.At.In(a.desk.zone).Format("2006-01-02 15:04"),
			detail: a.desk.changedBy(a.t, a.briefly, c),
		}
		if next != nil && next.Act == c.Act {
			it.sign, it.detail = "u", it.detail+" · "+a.t("history.next-undo")
		}
		out = append(out, it)
	}
	return out
}

// at is the change under the cursor.
func (v *changes) under(a *app) (assessment.Change, bool) {
	list := v.list(a)
	if v.picker.at >= len(list) {
		return assessment.Change{}, false
	}
	return list[v.picker.at], true
}

func (v *changes) read(a *app, _ item) tea.Cmd {
	if c, ok := v.under(a); ok {
		a.push(newOneChange(a, c))
	}
	return nil
}

func (v *changes) other(a *app, act action, _ item) tea.Cmd {
	c, ok := v.under(a)
	switch act {
	case "read":
		return v.read(a, item{})
	case "whole":
		v.whole, v.by, v.picker.at, v.picker.top = !v.whole, "", 0, 0
	case "author":
		authors := v.authors(a)
		v.by = append(authors, "")[(slices.Index(authors, v.by)+1)%(len(authors)+1)]
		v.picker.at, v.picker.top = 0, 0
	case "period":
		a.push(v.periodPicker(a))
	case "visit":
		if ok && c.Question != "" {
			a.pop()
			v.s.visit(a, c.Question)
		}
	case "to-session":
		at := slices.IndexFunc(a.desk.state.Sessions, func(s assessment.Session) bool { return ok && s.ID == c.Session })
		if at < 0 {
			a.tell(inkMuted, a.t("history.no-session"))
			return nil
		}
		list := sessionsPicker(a)
		list.at = at
		a.push(list)
	}
	return nil
}

// authors of the changes, by name: of the whole file those of the period, however many changes it has.
func (v *changes) authors(a *app) []string {
	if v.whole {
		return slices.Clone(a.desk.latestBy)
	}
	var out []string
	all := *v
	all.by = ""
	for _, c := range all.list(a) {
		if c.By != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, c.By) }) {
			out = append(out, c.By)
		}
	}
	slices.Sort(out)
	return out
}

func (v *changes) view(a *app, w, height int) []line {
	p := v.picker
	p.title, p.empty = a.t("history.title", "question", v.s.id), a.t("history.empty")
	if e, known := a.desk.record(v.record); known {
		p.title = a.t("history.title", "question", e.Reference)
	}
	if (v.when != period{}) || v.by != "" {
		p.empty = a.t("history.empty-then")
	}
	if v.whole {
		p.title = a.t("history.whole")
		if a.desk.latest == nil {
			p.empty = a.t("working")
		}
	}
	p.intro = a.t("history.by-all")
	if v.by != "" {
		p.intro = a.t("history.by", "by", v.by)
	}
	if when := a.desk.periodWords(a.words, v.when, a.today()); when != "" {
		p.intro += " " + a.t("history.only", "when", when)
	}
	return p.view(a, w, height)
}

// newOneChange is one change in whole.
func newOneChange(a *app, c assessment.Change) *wholeText {
	d := a.desk
	r := &wholeText{title: disputed(a.words, c.Field)}
	if c.Question != "" {
		r.title = a.t("change.on", "question", c.Question, "what", r.title)
	}
	r.parts = []guidance{
		{a.t("history.when"), c.At.In(d.zone).Format("2006-01-02 15:04:05")},
		{a.t("history.who"), d.changedBy(a.t, func(s assessment.Session) string { return sessionWords(a.words, s) }, c)},
		{a.t("history.before"), d.valueWords(a.words, c.Field, c.Before)},
		{a.t("history.after"), d.valueWords(a.words, c.Field, c.After)},
	}
	if len(c.Also) > 0 {
		r.parts = append(r.parts, guidance{"", strings.TrimSpace(a.t("change.others", "n", len(c.Also)))})
	}
	return r
}
