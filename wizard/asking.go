package wizard

import (
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
	room    bool // for a projector: see workshop.go
	levels  bool // weight, essential and rungs are shown

	met   map[string]string // by section: the question at which it was come to
	apart bool              // options stand apart, as the window has room

	hits      hits        // options or rows by line of the last view
	spots     []clickSpot // what else can be clicked there
	tailSpots []clickSpot // those below the answers, counted from there
	sideHits  []string    // by line of the list at the left: a question, or a section
	mainFrom  int         // column at which the question's part begins
	mainAt    int         // and its text

	typing  bool // a number, date or text is being typed
	leaving bool // it was said that leaving it would lose it
	edit    editor
	problem string

	list *foundList // that is gone through; nil for all questions
}

func newAsking(id string) *asking { return &asking{id: id, row: -1} }

func (s *asking) name() string {
	if s.room {
		return "workshop"
	}
	return "question"
}

func (s *asking) keys(a *app) keymap {
	q := a.desk.q.Question(s.id)
	switch {
	case q == nil:
		return questionKeys
	case s.typing:
		return s.openKeys(q.Type)
	case s.room:
		return s.roomKeys(a, q)
	}
	own, all := answeringOf(q.Type).keys(a, s), questionKeys
	if a.desk.failed != nil {
		all = overlaid(unsavedKeys, all)
	}
	if a.reads() && len(a.desk.file.Damage()) == 0 {
		all = overlaid(copyKeys, all)
	}
	return overlaid(own, all)
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
	if cmd, done := answeringOf(q.Type).take(a, s, q, k); done {
		return cmd
	}
	if act := s.keys(a).action(k.String()); act != "" {
		return s.act(a, q, act)
	}
	return nil
}

// act does what a key of the table means, or a line of the menu.
func (s *asking) act(a *app, q *questionnaires.Question, act action) tea.Cmd {
	switch act {
	case "up":
		s.row = min(max(0, s.row-1), answeringOf(q.Type).rows(a, q)-1)
	case "down":
		s.row = min(answeringOf(q.Type).rows(a, q)-1, s.row+1)
	case "toggle":
		if q.Type == questionnaires.Choices && s.row >= 0 {
			return s.toggle(a, q)
		}
	case "answer", "edit", "onward":
		return answeringOf(q.Type).enter(a, s, q)
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
	case "workshop":
		s.enterRoom(a)
	case "leave":
		s.leaveRoom(a)
	case "levels":
		s.levels = !s.levels
	case "add":
		a.push(a.rowForm(q, questionnaires.Row{}))
	case "remove":
		if e := a.desk.entry(q.ID); s.row >= 0 && s.row < len(e.Rows) {
			return a.removeRow(s, q, e.Rows[s.row])
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
		a.push(newPositions(a, q.ID))
	case "review":
		return a.review(s, q.ID)
	case "settle":
		a.push(newSettling(a, q.ID))
	case "provided":
		if !q.Provided {
			a.tell(inkMuted, a.t("provided.not-here"))
			return nil
		}
		a.push(providedPicker(a, q.ID))
	case "undo":
		if s.room {
			return s.roomUndo(a)
		}
		return a.undo(s)
	case "redo":
		if s.room {
			return s.roomRedo(a)
		}
		return a.redo(s)
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
			return f.list()
		}
		if a.desk.queue.Waiting() == 0 && a.desk.failed == nil {
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

// answer records an answer and moves on.
func (s *asking) answer(a *app, ans questionnaires.Answer) tea.Cmd {
	q := a.desk.q.Question(s.id)
	if err := questionnaires.CheckAnswer(q, ans); err != nil {
		a.tell(inkWarn, wrongAnswer(a.words, q, ans, err))
		return nil
	}
	return s.record(a, q, ans, s.onward)
}

// record puts an answer down, or the empty one in place of what was given, and then goes on. Where an answer changes
// that was given earlier, it asks why on the way (see why.go). What was said last time is shown once the new answer
// is given, so that it leads nobody.
func (s *asking) record(a *app, q *questionnaires.Question, ans questionnaires.Answer, then func(*app)) tea.Cmd {
	e := a.desk.entry(q.ID)
	put := func(a *app, why string) tea.Cmd {
		in := assessment.SetAnswer(q, ans)
		in.Why = why
		cmd := a.put(in)
		if a.desk.file.ReadOnly() {
			return cmd
		}
		said := a.notice
		if then != nil {
			then(a)
		}
		if a.notice == "" || a.notice == said {
			a.tellLastTime(q, ans)
		}
		return cmd
	}
	switch {
	case same(e.Answer, ans) && !e.Conflict:
		if then != nil {
			then(a)
		}
		return nil
	case !a.desk.file.ReadOnly() && a.desk.earlier(e, a.set.Author, a.cfg.Now):
		a.push(newWhy(a, q, e.Answer, ans, put))
		return nil
	}
	return put(a, "")
}

// tellLastTime says what an earlier assessment answered, beside what was answered now.
func (a *app) tellLastTime(q *questionnaires.Question, now questionnaires.Answer) {
	was, ok := a.desk.lastTime(q.ID)
	if !ok || a.notice != "" || a.inRoom() || was.State == questionnaires.Unanswered || now.State == questionnaires.Unanswered {
		return
	}
	w := a.desk.worded(q.ID)
	if same(was, now) {
		a.tell(inkMuted, a.t("last-time.same", "question", a.desk.codes[q.ID]))
		return
	}
	a.tell(inkPlain, a.t("last-time.other", "question", a.desk.codes[q.ID], "was", a.answerWords(w, was), "now", a.answerWords(w, now)))
}

// inRoom says whether the workshop mode is on.
func (a *app) inRoom() bool {
	for _, s := range a.stack {
		if s, ok := s.(*asking); ok && s.room {
			return true
		}
	}
	return false
}
