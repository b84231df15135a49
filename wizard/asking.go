package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
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

	table   keymap // of keys, as it was asked for last
	tableOf tableOf
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
	own := answeringOf(q.Type).keys(a, s)
	of := tableOf{unsaved: a.desk.failed != nil, copies: a.reads() && len(a.desk.file.Damage()) == 0}
	if len(own) > 0 {
		of.own = &own[0]
	}
	if s.table == nil || s.tableOf != of { // asked for several times a frame
		s.table, s.tableOf = of.keys(own), of
	}
	return s.table
}

// tableOf is what a question's table of keys is made of.
type tableOf struct {
	own             *binding // the first of those of its type
	unsaved, copies bool
}

func (t tableOf) keys(own keymap) keymap {
	all := questionKeys
	if t.unsaved {
		all = overlaid(unsavedKeys, all)
	}
	if t.copies {
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
