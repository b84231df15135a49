package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// act does what a key of the table means, or a line of the menu.
func (s *asking) act(a *app, q *questionnaires.Question, act action) tea.Cmd {
	if s.moves(a, q, act) || s.turns(a, act) {
		return nil
	}
	if cmd, done := s.gives(a, q, act); done {
		return cmd
	}
	if cmd, done := s.opens(a, q, act); done {
		return cmd
	}
	switch {
	case act == "undo" && s.room:
		return s.roomUndo(a)
	case act == "redo" && s.room:
		return s.roomRedo(a)
	}
	return a.assessmentAction(act, s)
}

// moves goes through the options, and to another question.
func (s *asking) moves(a *app, q *questionnaires.Question, act action) bool {
	rows := answeringOf(q.Type).rows(a, q)
	switch act {
	case "up":
		s.row = min(max(0, s.row-1), rows-1)
	case "down":
		s.row = min(rows-1, s.row+1)
	case "next":
		s.nextTo(a, 1, s.said(a, "question.last"))
	case "previous":
		s.nextTo(a, -1, a.t("question.first"))
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
	default:
		return false
	}
	return true
}

// nextTo goes to a question beside this one; none is what is said where there is none.
func (s *asking) nextTo(a *app, by int, none string) {
	if id, ended := s.step(a, by); id != "" {
		s.visit(a, id)
	} else if !ended {
		a.tell(inkMuted, none)
	}
}

// turns changes what is seen of the question.
func (s *asking) turns(a *app, act action) bool {
	switch act {
	case "tab":
		s.tab, s.scroll = (s.tab+1)%tabs, 0
	case "tab-back":
		s.tab, s.scroll = (s.tab+tabs-1)%tabs, 0
	case "scroll-down":
		s.scroll += 3
	case "scroll-up":
		s.scroll = max(0, s.scroll-3)
	case "workshop":
		s.enterRoom(a)
	case "leave":
		s.leaveRoom(a)
	case "levels":
		s.levels = !s.levels
	default:
		return false
	}
	return true
}

// gives puts down an answer, a row of a list, or the mark.
func (s *asking) gives(a *app, q *questionnaires.Question, act action) (tea.Cmd, bool) {
	var cmd tea.Cmd
	switch e := a.desk.entry(q.ID); act {
	case "toggle":
		if q.Type == questionnaires.Choices && s.row >= 0 {
			cmd = s.toggle(a, q)
		}
	case "answer", "edit", "onward":
		cmd = answeringOf(q.Type).enter(a, s, q)
	case "dont-know":
		cmd = s.answer(a, questionnaires.Answer{State: questionnaires.DontKnow})
	case "withheld":
		cmd = s.answer(a, questionnaires.Answer{State: questionnaires.Withheld})
	case "not-applicable":
		cmd = s.notApplicable(a, q)
	case "none":
		if !s.hasRows(a, q) {
			cmd = s.answer(a, questionnaires.Answer{State: questionnaires.Answered})
		}
	case "clear":
		if !s.hasRows(a, q) && e.Answer.State != questionnaires.Unanswered {
			s.row = -1
			cmd = a.put(assessment.SetAnswer(q, questionnaires.Answer{}))
		}
	case "add":
		a.push(a.rowForm(q, questionnaires.Row{}))
	case "remove":
		if s.row >= 0 && s.row < len(e.Rows) {
			cmd = a.removeRow(s, q, e.Rows[s.row])
		}
	case "mark":
		cmd = a.put(assessment.SetMark(q.ID, !e.Marked))
	default:
		return nil, false
	}
	return cmd, true
}

// opens goes to what else is recorded on the question, or to the menu.
func (s *asking) opens(a *app, q *questionnaires.Question, act action) (tea.Cmd, bool) {
	switch act {
	case "finding":
		return a.note(findingNote, s.id), true
	case "working":
		return a.note(workingNote, s.id), true
	case "review":
		return a.review(s, q.ID), true
	case "evidence":
		a.push(evidencePicker(a, q.ID))
	case "positions":
		a.push(newPositions(a, q.ID))
	case "settle":
		a.push(newSettling(a, q.ID))
	case "provided":
		if !q.Provided {
			a.tell(inkMuted, a.t("provided.not-here"))
			break
		}
		a.push(providedPicker(a, q.ID))
	case "menu":
		if cmd, left := s.leaveList(a); left {
			return cmd, true
		}
		a.push(menu(a, s))
	default:
		return nil, false
	}
	return nil, true
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
	case "target":
		return a.askTarget()
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
	case "session-end":
		a.endSession(s)
	case "interview":
		a.interviewing(s)
	case "behalf":
		return a.onBehalf()
	case "note":
		a.push(quickNotes(a, s))
	case "changes":
		a.push(newChanges(s))
	case "about":
		if a.reads() {
			f := a.aboutForm()
			a.push(&wholeText{title: f.title, parts: f.told()})
			return nil
		}
		a.push(a.aboutForm())
	case "undo":
		return a.undo(s)
	case "redo":
		return a.redo(s)
	case "retry":
		return a.retry()
	case "save-as":
		if a.reads() {
			if len(a.desk.file.Damage()) > 0 {
				a.cantChange()
				return nil
			}
			f := copyOnForm(a)
			a.push(f)
			return withCmd(f.list(), a.propose(f))
		}
		if a.desk.queue.Waiting() == 0 && a.desk.failed == nil {
			a.tell(inkMuted, a.t("save.nothing"))
			return nil
		}
		f := saveAsForm(a)
		a.push(f)
		return withCmd(f.list(), a.propose(f))
	case "home":
		return a.home()
	case "settings":
		a.push(settingsForm(a))
	}
	return nil
}
