package wizard

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// A draft that is found is offered, and nothing becomes of it unasked: a note is kept, a typed answer and a form come back
// as they were left, to be gone on with.

// typed says whether a question's answer is typed: a number, a date or a text.
func typed(q *questionnaires.Question) bool {
	switch q.Type {
	case questionnaires.Number, questionnaires.Date, questionnaires.Text:
		return true
	}
	return false
}

// settleDraft gives what a found draft can become here: what it was, or a quick note where the questionnaire has no such
// question or this program no such form; nil when it says nothing new.
func (a *app) settleDraft(found *draft) *draft {
	d, out := a.desk, *found
	q := d.q.Question(out.Question)
	e := d.entry(out.Question)
	fits := false
	switch out.Kind {
	case findingNote:
		fits = q != nil
		if e.Finding == out.Text {
			return nil
		}
	case workingNote:
		fits = q != nil
		if e.WorkingNote == out.Text {
			return nil
		}
	case answerDraft:
		fits = q != nil && typed(q)
		if fits && valueOf(e.Answer) == out.Text {
			return nil
		}
	case quickNote:
	case newDraft:
		return nil
	default:
		if f := a.reopened(&out); f != nil {
			fits = true
			if recorded(f, &out) || slices.ContainsFunc(a.alike(&out), func(o *form) bool { return recorded(o, &out) }) {
				return nil
			}
		}
	}
	if !fits {
		out = draft{Kind: quickNote, Text: out.written(), Time: out.Time}
		if out.Text == "" {
			return nil
		}
	}
	return &out
}

// recorded says whether a form has all that a draft holds.
func recorded(f *form, d *draft) bool {
	v := f.values()
	for id, value := range d.Values {
		if v[id] != value {
			return false
		}
	}
	return true
}

// alike are the forms of what stands there already of the kind that a draft adds: it may have been saved at the last
// moment.
func (a *app) alike(d *draft) []*form {
	var out []*form
	switch {
	case d.ID != "":
	case d.Kind == evidenceDraft:
		for _, e := range a.desk.state.Evidence {
			out = append(out, a.evidenceForm(e, d.Question))
		}
	case d.Kind == sessionDraft:
		for _, s := range a.desk.state.Sessions {
			out = append(out, a.sessionForm(s, func(*app, assessment.Session) {}))
		}
	case d.Kind == rowDraft:
		for _, r := range a.desk.entry(d.Question).Rows {
			out = append(out, a.rowForm(a.desk.q.Question(d.Question), r))
		}
	}
	return out
}

// reopened is the form that a draft belongs to, as it stands without it; nil where there is none here.
func (a *app) reopened(d *draft) *form {
	q := a.desk.q.Question(d.Question)
	if d.Question != "" && q == nil {
		return nil
	}
	switch d.Kind {
	case evidenceDraft:
		e, _ := a.desk.record(d.ID)
		return a.evidenceForm(e, d.Question)
	case sessionDraft:
		return a.sessionForm(a.desk.draftedSession(d, a.today()), func(*app, assessment.Session) {})
	case aboutDraft:
		return a.aboutForm()
	case stepDraft:
		if question, option, _ := strings.Cut(d.ID, "="); a.desk.q.Question(question) == nil || a.desk.q.Question(question).OptionIndex(option) < 0 {
			return nil
		}
		return a.stepForm(d.ID)
	case approvalDraft:
		return a.approveForm()
	case releaseDraft:
		return a.releaseForm()
	}
	if q == nil {
		return nil
	}
	switch d.Kind {
	case positionDraft:
		return a.positionForm(a.desk.draftedPosition(d), q.ID)
	case rowDraft:
		if q.Type == questionnaires.List {
			return a.rowForm(q, a.desk.draftedRow(d))
		}
	case reviewDraft:
		if slices.ContainsFunc(a.desk.reviewChoices(a.words, q.ID), func(c choice) bool { return c.code == d.ID && c.code != reviewRemove && c.code != reviewWho }) {
			return a.reviewForm(q.ID, d.ID)
		}
	case reasonDraft:
		if !q.Essential {
			return a.reasonForm(q)
		}
	}
	return nil
}

// draftedSession is the session that a draft changes, or a new one.
func (d *desk) draftedSession(dr *draft, today string) assessment.Session {
	if s, ok := d.sessionOf(dr.ID); ok {
		return s
	}
	return assessment.Session{Kind: "interview", Date: today}
}

// draftedPosition is the position that a draft changes, or a new one of the same institution in the same session.
func (d *desk) draftedPosition(dr *draft) assessment.Position {
	is := assessment.Position{Session: dr.ID, Institution: dr.Whose}
	for _, p := range d.entry(dr.Question).Positions {
		if samePlace(p, is) {
			return p
		}
	}
	if _, known := d.sessionOf(is.Session); !known {
		is.Session = ""
	}
	return is
}

// draftedRow is the entry of a list that a draft changes, or a new one.
func (d *desk) draftedRow(dr *draft) questionnaires.Row {
	for _, r := range d.entry(dr.Question).Rows {
		if dr.ID != "" && r.ID == dr.ID {
			return r
		}
	}
	return questionnaires.Row{}
}

// foundDrafts takes what was found beside the file, and gives what is to be decided about.
func (a *app) foundDrafts(found []*draft) []*draft {
	k := a.drafts()
	if k == nil {
		return nil
	}
	for _, one := range found {
		if at := a.settleDraft(one); at != nil {
			k.undecided = append(k.undecided, at)
		}
	}
	k.onDisk = len(found) > 0
	return slices.Clone(k.undecided)
}

// noted says whether a draft becomes a note at once.
func (d *draft) noted() bool {
	return d.Kind == findingNote || d.Kind == workingNote || d.Kind == quickNote
}

// draftTitle says which kind of thing was found.
func draftTitle(words *lang.Language, d *draft) string {
	switch {
	case d.noted():
		return words.T("wizard.draft.title")
	case d.Kind == answerDraft:
		return words.T("wizard.draft.title-answer")
	}
	return words.T("wizard.draft.title-form")
}

// draftWords says what was found; f is the form that it belongs to, nil for none.
func draftWords(words *lang.Language, d *draft, f *form, now time.Time) string {
	where := d.Question
	switch {
	case f != nil && (where == "" || d.Kind == newDraft):
		where = f.title
	case f != nil:
		where += ", " + f.title
	case where == "":
		where = words.T("wizard.notes.form")
	case d.Kind == answerDraft:
		where += ", " + words.T("wizard.draft.answer")
	default:
		where += ", " + words.T("wizard.tab."+string(d.Kind))
	}
	return words.T("wizard.draft.found", "where", where, "time", ago(words, d.Time, now))
}

// draftText is what a draft holds, in words: a form's values with the names of their fields.
func draftText(d *draft, f *form) string {
	if f == nil {
		return d.written()
	}
	f.restore(d)
	var lines []string
	for _, x := range f.shown() {
		if _, entered := d.Values[x.id]; entered && x.tidied() != "" {
			lines = append(lines, x.label+": "+x.spoken())
		}
	}
	return strings.Join(lines, "\n")
}

// offerDrafts asks about the drafts that were found when the assessment was opened, one after another. One that
// is left without an answer stays, and is offered again at the next opening.
func (a *app) offerDrafts(found []*draft) tea.Cmd {
	k := a.drafts()
	if len(found) == 0 {
		if k != nil && k.onDisk && len(k.undecided) == 0 {
			return a.follow() // what was found says nothing new, or was decided about
		}
		return nil
	}
	d := found[0]
	f := a.reopened(d)
	keep := "draft.keep"
	if !d.noted() {
		keep = "draft.go-on"
	}
	detail := draftText(d, f)
	a.push(&picker{
		id: "draft", title: draftTitle(a.words, d), intro: draftWords(a.words, d, f, a.cfg.Now()),
		items: func(a *app) []item {
			return []item{
				{key: "1", text: a.t(keep), value: "keep", detail: detail},
				{key: "2", text: a.t("draft.discard"), value: "discard", detail: detail},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			k.decided(d)
			if it.value == "discard" {
				return withCmd(a.keepDrafts(a.halves()), a.offerDrafts(found[1:]))
			}
			return withCmd(a.takeDraft(d), a.offerDrafts(found[1:]))
		},
	})
	return nil
}

// takeDraft goes on with a draft. Saved, it takes itself away.
func (a *app) takeDraft(d *draft) tea.Cmd {
	s := a.question()
	if s != nil && d.Question != "" && !s.typing {
		s.visit(a, d.Question)
	}
	switch {
	case d.noted():
		return a.put(a.desk.noteIntent(d.Kind, d.Question, d.Text))
	case d.Kind == answerDraft && s != nil:
		s.begin(a.desk.q.Question(d.Question), d.Text)
	case d.Kind == reviewDraft && a.reviewer == "":
		a.push(reviewerForm(a.asker(), a.set.Author, func(a *app, v values) tea.Cmd {
			a.reviewer = v["by"]
			return a.openDraft(d)
		}))
	default:
		return a.openDraft(d)
	}
	return nil
}

// openDraft opens the form of a draft with what was entered.
func (a *app) openDraft(d *draft) tea.Cmd {
	f := a.reopened(d)
	if f == nil {
		return nil
	}
	f.restore(d)
	a.push(f)
	return withCmd(f.list(), a.follow())
}

// offerNew offers what was entered for a new assessment in a run that was cut off: at home, or where the same questionnaire
// is chosen again.
func (a *app) offerNew(d *draft, goOn func(a *app) tea.Cmd) {
	a.push(&picker{
		id: "draft", title: draftTitle(a.words, d),
		intro: a.t("draft.found", "where", a.t("home.new"), "time", ago(a.words, d.Time, a.cfg.Now())),
		items: func(a *app) []item {
			detail := strings.Join(nonEmptyOf(d.Values["subject"], d.Values["team"], d.Values["path"]), "\n")
			detail = cmp.Or(detail, d.written())
			return []item{
				{key: "1", text: a.t("draft.go-on"), value: "keep", detail: detail},
				{key: "2", text: a.t("draft.discard"), value: "discard", detail: detail},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "keep" {
				return goOn(a)
			}
			a.newDrafts.decided(d)
			return a.keepDrafts(a.halves())
		},
	})
}

// goOnWith fills the form of a new assessment with a draft of it.
func (a *app) goOnWith(d *draft) tea.Cmd {
	a.newDrafts.decided(d)
	a.begun.restore(d)
	return withCmd(a.begun.list(), a.follow())
}

// newFound is the draft of a new assessment from a questionnaire; "" for any.
func (a *app) newFound(from string) *draft {
	if a.newDrafts == nil {
		return nil
	}
	for _, d := range slices.Backward(a.newDrafts.undecided) {
		if from == "" || d.Question == from {
			return d
		}
	}
	return nil
}
