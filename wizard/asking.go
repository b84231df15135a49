package wizard

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// asking is the question screen. One key answers and moves on; nothing asks "are you sure" for what
// undo can undo.
type asking struct {
	id        string
	row       int // under the cursor; -1 while nothing is chosen, so that a stray enter answers nothing
	rowTop    int
	tab       tab
	scroll    int // of the tab
	trail     []string
	interview bool // only what the current session can answer
	results   *results
	levels    bool // weight, essential and rungs are shown

	hits     hits // options or rows by line of the last view
	sideHits hits // sections likewise
	mainFrom int  // column at which the question begins

	typing  bool // a number, date or text is being typed
	leaving bool // it was said that leaving it would lose it
	edit    editor
	problem string
}

// tab is one page of what is known about a question.
type tab int

// The tabs, in order.
const (
	tabGuide tab = iota
	tabFinding
	tabWorking
	tabEvidence
	tabPositions
	tabReview
	tabHistory
	tabs
)

var tabNames = [tabs]string{"guide", "finding", "working", "evidence", "positions", "review", "history"}

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

// visit goes to a question and remembers where it came from.
func (s *asking) visit(a *app, id string) {
	if id == "" || id == s.id || a.desk.q.Question(id) == nil {
		return
	}
	s.trail = append(s.trail, s.id)
	if len(s.trail) > 200 {
		s.trail = s.trail[1:]
	}
	s.show(a, id)
}

func (s *asking) show(a *app, id string) {
	s.id, s.row, s.rowTop, s.scroll, s.typing, s.problem, s.levels = id, -1, 0, 0, false, "", false
	if s.tab != tabGuide && s.tab != tabEvidence && s.tab != tabReview {
		s.tab = tabGuide
	}
	q, e := a.desk.q.Question(id), a.desk.entry(id)
	if e.Answer.State == questionnaires.Answered && e.Answer.Option != "" {
		s.row = q.OptionIndex(e.Answer.Option)
	}
}

// neighbour is the question before (-1) or after (1) this one among those asked; "" at an end.
func (s *asking) neighbour(a *app, by int) string {
	order := a.desk.q.Questions()
	at := slices.IndexFunc(order, func(q *questionnaires.Question) bool { return q.ID == s.id })
	asked := map[string]bool{}
	for _, q := range a.desk.asked() {
		asked[q.ID] = true
	}
	for i := at + by; i >= 0 && i < len(order); i += by {
		if asked[order[i].ID] {
			return order[i].ID
		}
	}
	return ""
}

// nextOpen is the next question without any answer, round the end; "" when there is none.
func (d *desk) nextOpen(after string) string {
	asked := d.asked()
	at := slices.IndexFunc(asked, func(q *questionnaires.Question) bool { return q.ID == after })
	for i := range asked {
		q := asked[(at+1+i)%len(asked)]
		if e := d.entry(q.ID); q.ID != after && (e.Answer.State == questionnaires.Unanswered || e.Conflict) {
			return q.ID
		}
	}
	return ""
}

// optionKey is the key that gives an option: its code where all codes are digits, y and n, or its
// place. Options after the ninth have none; the cursor reaches them.
func optionKey(q *questionnaires.Question, i int) string {
	if q.Type == questionnaires.YesNo {
		return q.Options[i].Code[:1]
	}
	digits := len(q.Options) > 0
	for _, o := range q.Options {
		digits = digits && len(o.Code) == 1 && o.Code[0] >= '0' && o.Code[0] <= '9'
	}
	switch {
	case digits:
		return q.Options[i].Code
	case i < 9:
		return strconv.Itoa(i + 1)
	}
	return ""
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
		if id := s.neighbour(a, by); id != "" {
			s.visit(a, id)
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
		if id := a.desk.nextOpen(s.id); id != "" {
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
	case "note":
		a.push(quickNotes(a))
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

// onward goes to the next question, or says that this was the last.
func (s *asking) onward(a *app) {
	if s.interview {
		if id := a.desk.nextInInterview(s.id); id != "" {
			s.visit(a, id)
			return
		}
		s.interview = false
		a.tell(inkGood, a.t("interview.done"))
	}
	if id := s.neighbour(a, 1); id != "" {
		s.visit(a, id)
		return
	}
	if done, total := a.desk.progress(nil); done < total {
		a.tell(inkGood, s.said(a, "question.end", "n", total-done))
		return
	}
	a.tell(inkGood, s.said(a, "question.all-done"))
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

// earlier says whether an answer is of another day or another session, so that changing it is news.
func (d *desk) earlier(e *assessment.Entry) bool {
	if e.Answer.State == questionnaires.Unanswered || e.At.IsZero() {
		return false
	}
	return e.At.In(d.zone).Format(time.DateOnly) != d.today || e.Session != d.session
}

// same says whether two answers say the same.
func same(a, b questionnaires.Answer) bool {
	return a.State == b.State && a.Option == b.Option && slices.Equal(a.Options, b.Options) &&
		a.Number == b.Number && a.Date == b.Date && a.Text == b.Text && a.Reason == b.Reason
}

// toggle puts the option under the cursor in or out. Without the last one there is no answer any more: that
// none is true is said by the key for it alone.
func (s *asking) toggle(a *app, q *questionnaires.Question) tea.Cmd {
	e := a.desk.entry(q.ID)
	code := q.Options[s.row].Code
	var out []string
	for _, o := range q.Options {
		if slices.Contains(e.Answer.Options, o.Code) != (o.Code == code) {
			out = append(out, o.Code)
		}
	}
	ans := questionnaires.Answer{State: questionnaires.Answered, Options: out}
	if len(out) == 0 {
		ans = questionnaires.Answer{}
	}
	return a.put(assessment.SetAnswer(q, ans))
}

// valueOf is the text of an answer that is typed.
func valueOf(a questionnaires.Answer) string {
	switch {
	case a.Number != "":
		return a.Number
	case a.Date != "":
		return a.Date
	}
	return a.Text
}

// hasRows says whether a list has entries, which are taken out one by one, and says so on the screen.
func (s *asking) hasRows(a *app, q *questionnaires.Question) bool {
	n := len(a.desk.entry(q.ID).Rows)
	if q.Type != questionnaires.List || n == 0 {
		return false
	}
	a.tell(inkWarn, a.t("question.has-rows", "n", n))
	return true
}

// begin opens the field of an answer that is typed.
func (s *asking) begin(q *questionnaires.Question, value string) {
	s.typing, s.problem = true, ""
	s.edit = newEditor(value, q.Type == questionnaires.Text)
}

// write handles a key while an answer is typed.
func (s *asking) write(a *app, q *questionnaires.Question, k tea.KeyMsg) tea.Cmd {
	sure := s.leaving
	s.leaving = false
	switch fieldKeys.action(k.String()) {
	case "cancel":
		if a.halfTyped() && !sure {
			s.leaving, s.problem = true, a.t("question.leave")
			return nil
		}
		s.typing, s.problem = false, ""
	case "answer":
		ans, err := typedAnswer(q, s.edit.text)
		if err == nil {
			err = questionnaires.CheckAnswer(q, ans)
		}
		if err != nil {
			s.problem = a.sentence(err)
			return nil
		}
		s.typing, s.problem = false, ""
		return s.answer(a, ans)
	case "new-line":
		if q.Type == questionnaires.Text {
			s.edit.insert("\n")
		}
	default:
		s.edit.update(k)
		s.problem = ""
	}
	return nil
}

// notApplicable asks for the reason, from the question's list or in other words.
func (s *asking) notApplicable(a *app, q *questionnaires.Question) tea.Cmd {
	if q.Essential {
		a.tell(inkWarn, a.t("na.essential"))
		return nil
	}
	own := func(a *app) tea.Cmd {
		a.push(newForm(form{
			title: a.t("na.title"), intro: a.t("na.own-intro"), submitLabel: a.t("form.save"),
			fields: []*field{{id: "reason", label: a.t("na.reason"), required: true}},
			submit: func(a *app, v values) tea.Cmd {
				return s.answer(a, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: v["reason"]})
			},
		}))
		return nil
	}
	if len(q.NA) == 0 {
		return own(a)
	}
	a.push(&picker{
		id: "na", title: a.t("na.title"), intro: a.desk.worded(q.ID).Ask,
		items: func(a *app) []item {
			var out []item
			for i, r := range a.desk.worded(q.ID).NA {
				out = append(out, item{key: strconv.Itoa(i + 1), text: r.Text, value: q.NA[i].ID})
			}
			return append(out, item{key: "o", text: a.t("na.own"), detail: a.t("na.own-intro"), value: ""})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "" {
				return own(a)
			}
			return s.answer(a, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: it.value})
		},
	})
	return nil
}

// providedPicker asks who provides a service or means.
func providedPicker(a *app, id string) *picker {
	return &picker{
		id: "provided", title: a.t("provided.title"), intro: a.t("provided.intro"),
		items: func(a *app) []item {
			var out []item
			now := a.desk.entry(id).Provided
			for i, p := range questionnaires.Providers {
				it := item{key: strconv.Itoa(i + 1), text: a.t("provided." + p), value: p, sign: " "}
				if p == now {
					it.sign = "●"
				}
				out = append(out, it)
			}
			return append(out, item{key: "0", text: a.t("about.not-said"), value: "", sign: " "})
		},
		pick: func(a *app, it item) tea.Cmd { return a.put(assessment.SetProvided(id, it.value)) },
	}
}

// undo takes back the latest change, and shows the question that it was on; from another screen than a
// question (nil) it stays there.
func (a *app) undo(s *asking) tea.Cmd {
	d := a.desk
	if d.undo == nil && d.queue.Waiting() == 0 {
		key := "undo.none"
		if d.state.Ends > 1 {
			key = "undo.merged"
		}
		a.tell(inkMuted, a.t(key))
		return nil
	}
	cmd := a.put(assessment.Intent{Undo: assessment.UndoLatest})
	if s != nil {
		s.row = -1 // what the cursor was on may be what goes
	}
	if d.undo != nil {
		if s != nil {
			s.visit(a, d.undo.Question)
		}
		a.tell(inkGood, a.t("undo.did", "change", changeWords(a.words, d, *d.undo, false)))
	}
	return cmd
}

func (a *app) redo(s *asking) tea.Cmd {
	d := a.desk
	if d.redo == nil {
		a.tell(inkMuted, a.t("redo.none"))
		return nil
	}
	s.row = -1
	cmd := a.put(assessment.Intent{Undo: assessment.RedoLatest})
	s.visit(a, d.redo.Question)
	a.tell(inkGood, a.t("redo.did", "change", changeWords(a.words, d, *d.redo, false)))
	return cmd
}

// saveAsForm asks for another place after a save has failed.
func saveAsForm(a *app) *form {
	return newForm(form{
		title: a.t("save-as.title"), intro: a.t("save-as.intro"), submitLabel: a.t("form.save"),
		fields: []*field{{id: "path", label: a.t("new.path"), kind: pathField, required: true, hint: a.t("save-as.hint")}},
		submit: func(a *app, v values) tea.Cmd { return a.saveAs(expand(v["path"])) },
	})
}

// menu lists what can be done beside answering, for those who don't know the keys.
func menu(a *app, s *asking) *picker {
	return &picker{
		id: "menu", title: a.t("menu.title"),
		items: func(a *app) []item {
			var out []item
			for _, b := range questionKeys { // what letters do on other questions
				q := a.desk.q.Question(s.id)
				if q == nil || q.Type != questionnaires.Text {
					break
				}
				if b.do == "provided" && !q.Provided {
					continue
				}
				switch b.do {
				case "finding", "working", "evidence", "positions", "review", "provided", "mark", "dont-know", "clear", "next-open":
					out = append(out, item{key: b.keys[0], text: a.t("help." + string(b.do)), value: string(b.do)})
				}
			}
			own := len(out)
			for _, b := range questionKeys {
				if b.do == "suppose" && report.StockTake(a.desk.q) {
					continue
				}
				switch b.do {
				case "sections", "find", "goto", "results", "suppose", "finish", "register", "sessions", "interview", "note", "about", "undo", "redo", "settings", "home":
					out = append(out, item{key: b.keys[0], text: a.t("menu." + string(b.do)), value: string(b.do)})
				case "retry", "save-as":
					if a.desk.failed != nil {
						out = append(out, item{key: b.keys[0], text: a.t("menu." + string(b.do)), value: string(b.do)})
					}
				}
			}
			out[own].apart = own > 0
			return append(out, item{key: "ctrl+q", text: a.t("menu.quit"), value: "quit"})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "quit" {
				return a.quit()
			}
			return a.assessmentAction(action(it.value), s)
		},
	}
}
