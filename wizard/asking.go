package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// asking is the question screen. One key answers and moves on; nothing asks "are you sure" for what
// undo can undo.
type asking struct {
	id      string
	row     int // under the cursor; -1 while nothing is chosen, so that a stray enter answers nothing
	rowTop  int
	tab     tab
	scroll  int // of the tab
	trail   []string
	results *results
	levels  bool // weight, essential and rungs are shown

	hits     hits // options or rows by line of the last view
	sideHits hits // sections likewise
	mainFrom int  // column at which the question begins

	typing  bool // a number, date or text is being typed
	leaving bool // it was said that leaving it would lose it
	edit    editor
	problem string

	list *foundList // that is gone through; nil for all questions
}

func newAsking(id string) *asking { return &asking{id: id, row: -1} }

func (s *asking) name() string { return "question" }

func (s *asking) keys(a *app) keymap {
	q := a.desk.q.Question(s.id)
	switch {
	case s.typing && q.Type != questionnaires.Text:
		return slices.DeleteFunc(slices.Clone(fieldKeys), func(b binding) bool { return b.do == "new-line" })
	case s.typing:
		return fieldKeys
	case q != nil && q.Type == questionnaires.Text && a.desk.failed != nil:
		return slices.Concat(unsavedKeys, textQuestionKeys)
	case q != nil && q.Type == questionnaires.Text:
		return textQuestionKeys
	case q != nil && q.Type == questionnaires.List:
		return slices.Concat(rowsKeys, listQuestionKeys)
	case q != nil && q.Type == questionnaires.Choices:
		return slices.Concat(choicesKeys, questionKeys)
	}
	return questionKeys
}

func (s *asking) update(a *app, k tea.KeyMsg) tea.Cmd {
	q := a.desk.q.Question(s.id)
	if q == nil {
		if k.String() == "esc" || k.String() == "q" {
			return a.home()
		}
		return nil
	}
	if s.typing {
		return s.write(a, q, k)
	}
	key := k.String()
	if q.Type != questionnaires.Choices {
		for i := range q.Options {
			if optionKey(q, i) == key {
				s.row = i
				return s.answer(a, questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[i].Code})
			}
		}
	} else {
		for i := range q.Options {
			if optionKey(q, i) == key {
				s.row = i
				return s.toggle(a, q)
			}
		}
	}
	if strings.ContainsAny(key, "0123456789") && len(key) == 1 && (q.Type == questionnaires.Number || q.Type == questionnaires.Date) {
		s.begin(q, "")
		s.edit.insert(key)
		return nil
	}
	if q.Type == questionnaires.Text && writes(key) && s.keys(a).action(key) == "" {
		s.begin(q, valueOf(a.desk.entry(q.ID).Answer))
		s.edit.update(k)
		return nil
	}
	act := s.keys(a).action(key)
	if act == "" {
		if len(q.Options) > 0 && len(key) == 1 && key >= "0" && key <= "9" {
			a.tell(inkMuted, a.t("question.no-option", "found", key))
		}
		return nil
	}
	return s.act(a, q, act)
}

// act does what a key of the table means, or a line of the menu.
func (s *asking) act(a *app, q *questionnaires.Question, act action) tea.Cmd {
	switch act {
	case "up":
		s.row = max(0, s.row-1)
	case "down":
		s.row = min(s.rows(a, q)-1, s.row+1)
	case "toggle":
		if q.Type == questionnaires.Choices && s.row >= 0 {
			return s.toggle(a, q)
		}
	case "answer", "edit":
		return s.enter(a, q)
	case "next", "previous":
		by := map[action]int{"next": 1, "previous": -1}[act]
		if id, ended := s.step(a, by); id != "" {
			s.visit(a, id)
		} else if ended {
			return nil
		} else if by > 0 {
			a.tell(inkMuted, s.said(a, "question.last"))
		} else {
			a.tell(inkMuted, a.t("question.first"))
		}
	case "back":
		if n := len(s.trail); n > 0 {
			id := s.trail[n-1]
			s.trail = s.trail[:n-1]
			s.show(a, id)
		}
	case "next-open":
		id := a.desk.nextOpen(s.id)
		if a.desk.guests != nil {
			id = a.desk.nextInInterview(s.id)
		}
		if id != "" {
			s.visit(a, id)
		} else {
			a.tell(inkGood, s.said(a, "question.none-open"))
		}
	case "dont-know":
		return s.answer(a, questionnaires.Answer{State: questionnaires.DontKnow})
	case "withheld":
		return s.answer(a, questionnaires.Answer{State: questionnaires.Withheld})
	case "not-applicable":
		return s.notApplicable(a, q)
	case "clear":
		if s.hasRows(a, q) || a.desk.entry(q.ID).Answer.State == questionnaires.Unanswered {
			return nil
		}
		s.row = -1
		return a.put(assessment.SetAnswer(q, questionnaires.Answer{}))
	case "mark":
		return a.put(assessment.SetMark(q.ID, !a.desk.entry(q.ID).Marked))
	case "tab":
		s.tab, s.scroll = (s.tab+1)%tabs, 0
	case "tab-back":
		s.tab, s.scroll = (s.tab+tabs-1)%tabs, 0
	case "scroll-down":
		s.scroll += 3
	case "scroll-up":
		s.scroll = max(0, s.scroll-3)
	case "levels":
		s.levels = !s.levels
	case "add":
		a.push(a.rowForm(q, questionnaires.Row{}))
	case "remove":
		if e := a.desk.entry(q.ID); s.row >= 0 && s.row < len(e.Rows) {
			return a.put(assessment.RemoveRow(q.ID, e.Rows[s.row].ID))
		}
	case "none":
		if s.hasRows(a, q) {
			return nil
		}
		return s.answer(a, questionnaires.Answer{State: questionnaires.Answered})
	case "finding":
		return a.note(findingNote, s.id)
	case "working":
		return a.note(workingNote, s.id)
	case "evidence":
		a.push(evidencePicker(a, q.ID))
	case "positions":
		a.push(positionsPicker(a, q.ID))
	case "review":
		return a.review(s, q.ID)
	case "settle":
		a.push(conflictPicker(a, q.ID))
	case "provided":
		if !q.Provided {
			a.tell(inkMuted, a.t("provided.not-here"))
			return nil
		}
		a.push(providedPicker(a, q.ID))
	case "menu":
		if cmd, left := s.leaveList(a); left {
			return cmd
		}
		a.push(menu(a, s))
	default:
		return a.assessmentAction(act, s)
	}
	return nil
}

// assessmentAction does what can be done from any question, by key and from the menu.
func (a *app) assessmentAction(act action, s *asking) tea.Cmd {
	switch act {
	case "finding", "working", "evidence", "positions", "review", "provided", "mark", "dont-know", "clear", "next-open":
		return s.act(a, a.desk.q.Question(s.id), act)
	case "sections":
		a.push(sectionsPicker(a, s))
	case "find":
		a.push(newFinder(s))
	case "goto":
		a.push(gotoForm(a, s))
	case "results":
		a.push(s.outcome())
	case "since":
		return a.askSince()
	case "suppose":
		if report.StockTake(a.desk.q) {
			a.tell(inkMuted, a.t("nothing-scored"))
			return nil
		}
		a.push(newTrying(s))
	case "finish":
		a.push(finishPicker(a, s))
	case "register":
		a.push(registerPicker(a))
	case "sessions":
		a.push(sessionsPicker(a))
	case "interview":
		a.interviewing(s)
	case "behalf":
		return a.onBehalf()
	case "note":
		a.push(quickNotes(a, s))
	case "about":
		a.push(aboutForm(a.asker(), a.desk, func(a *app, in assessment.Intent) tea.Cmd { return a.put(in) }))
	case "undo":
		return a.undo(s)
	case "redo":
		return a.redo(s)
	case "retry":
		a.desk.failed = nil
		return a.save()
	case "save-as":
		if a.desk.queue.Waiting() == 0 {
			a.tell(inkMuted, a.t("save.nothing"))
			return nil
		}
		f := saveAsForm(a)
		a.push(f)
		return f.list()
	case "home":
		return a.home()
	case "settings":
		a.push(settingsForm(a))
	}
	return nil
}

// rows counts what the cursor can stand on.
func (s *asking) rows(a *app, q *questionnaires.Question) int {
	if q.Type == questionnaires.List {
		return len(a.desk.entry(q.ID).Rows)
	}
	return len(q.Options)
}

// enter answers with the row under the cursor, opens the field, or moves on.
func (s *asking) enter(a *app, q *questionnaires.Question) tea.Cmd {
	e := a.desk.entry(q.ID)
	switch q.Type {
	case questionnaires.Number, questionnaires.Date, questionnaires.Text:
		s.begin(q, valueOf(e.Answer))
		return nil
	case questionnaires.List:
		if s.row >= 0 && s.row < len(e.Rows) {
			a.push(a.rowForm(q, e.Rows[s.row]))
		} else if len(e.Rows) == 0 && e.Answer.State == questionnaires.Unanswered {
			a.push(a.rowForm(q, questionnaires.Row{}))
		} else {
			s.onward(a)
		}
		return nil
	case questionnaires.Choices:
		s.onward(a) // what is ticked is saved; nothing ticked is no answer
		return nil
	}
	if s.row < 0 || s.row >= len(q.Options) {
		s.onward(a)
		return nil
	}
	return s.answer(a, questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[s.row].Code})
}

// answer records an answer and moves on. Where an answer of another day or session changes, it asks why
// on the way (see why.go).
func (s *asking) answer(a *app, ans questionnaires.Answer) tea.Cmd {
	q, e := a.desk.q.Question(s.id), a.desk.entry(s.id)
	if err := questionnaires.CheckAnswer(q, ans); err != nil {
		s.problem = a.sentence(err)
		a.tell(inkWarn, s.problem)
		return nil
	}
	in := assessment.SetAnswer(q, ans)
	if same(e.Answer, ans) && !e.Conflict {
		s.onward(a)
		return nil
	}
	if a.desk.earlier(e) {
		a.push(newWhy(a, q, e.Answer, ans, func(a *app, why string) tea.Cmd {
			in.Why = why
			cmd := a.put(in)
			s.onward(a)
			return cmd
		}))
		return nil
	}
	cmd := a.put(in)
	if cmd != nil || !a.desk.file.ReadOnly() {
		s.onward(a)
	}
	return cmd
}
