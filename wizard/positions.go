package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// positions is what institutions said on a question: account by account, each with those who gave it and in which
// session. Accounts that differ stand beside each other in a wide window. While somebody is heard, an option's own key
// records what they say.
type positions struct {
	question string
	at       int // row under the cursor
	top      int // first line of the accounts that is shown

	hits   hits   // rows by line of the last view, where accounts stand below each other
	beside []hits // the same for each column, where they stand side by side
	apart  int    // cells from one column to the next
}

// newPositions begins with who is heard now: with one who has said nothing yet, or else with what was said in this session.
func newPositions(a *app, id string) *positions {
	s := &positions{question: id}
	if rows := s.rows(a); len(a.desk.unheard(id)) == 0 {
		s.at = max(0, slices.IndexFunc(rows, a.desk.heardNow))
	}
	return s
}

func (s *positions) name() string { return "positions" }

// rows are those who have said nothing yet, then what was said, in the order of the accounts.
func (s *positions) rows(a *app) []assessment.Position {
	out := a.desk.unheard(s.question)
	for _, c := range accountsOf(a.desk.q.Question(s.question), a.desk.entry(s.question).Positions) {
		out = append(out, c.held...)
	}
	return out
}

// keyed says whether an option's own key records what somebody says.
func keyed(q *questionnaires.Question) bool {
	return len(q.Options) > 0 && q.Type != questionnaires.Choices
}

func (s *positions) keys(a *app) keymap {
	q, own := a.desk.q.Question(s.question), positionsKeys
	if len(s.rows(a)) == 0 {
		own = withoutRows(own)
	}
	if !keyed(q) {
		return own
	}
	first, last := optionKey(q, 0), optionKey(q, min(len(q.Options), 9)-1)
	between := "–"
	if len(q.Options) == 2 {
		between = " "
	}
	return append(keymap{{"account", nil, first + between + last, 1}}, own...)
}

func (s *positions) update(a *app, k tea.KeyMsg) tea.Cmd {
	q, rows := a.desk.q.Question(s.question), s.rows(a)
	s.at = max(0, min(s.at, len(rows)-1))
	if keyed(q) {
		if i, ok := optionOf(a, q, k.String()); ok {
			if i < 0 {
				return nil
			}
			if a.reads() {
				a.cantChange()
				return nil
			}
			return s.say(a, rows, questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[i].Code})
		}
	}
	act := positionsKeys.action(k.String())
	if at, ok := move(s.at, len(rows), 5, act); ok {
		s.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
		return nil
	case "undo":
		return a.undo(nil)
	case "redo":
		return a.redo(nil)
	case "dont-know":
		return s.say(a, rows, questionnaires.Answer{State: questionnaires.DontKnow})
	case "withheld":
		return s.say(a, rows, questionnaires.Answer{State: questionnaires.Withheld})
	case "add":
		a.push(a.positionForm(assessment.Position{Session: a.desk.session}, s.question))
		return nil
	}
	if len(rows) == 0 {
		return nil
	}
	p, said := rows[s.at], s.at >= len(a.desk.unheard(s.question))
	switch {
	case act == "account-before" || act == "account-after":
		s.turn(a, rows, act == "account-after")
	case act == "change":
		a.push(a.positionForm(p, s.question))
	case !said && act != "":
		a.tell(inkMuted, a.t("positions.not-said", "who", p.Institution))
	case act == "remove":
		return a.takeOut(assessment.RemovePosition(s.question, p.Session, p.Institution), p.Institution)
	case act == "settle-account":
		return s.settle(a, q, p)
	}
	return nil
}

// say records what the institution under the cursor says, where it is one that is heard now; else it is asked who says so.
func (s *positions) say(a *app, rows []assessment.Position, ans questionnaires.Answer) tea.Cmd {
	if len(rows) == 0 || !a.desk.heardNow(rows[s.at]) {
		a.push(a.positionForm(assessment.Position{Session: a.desk.session, Answer: ans}, s.question))
		return nil
	}
	p := rows[s.at]
	p.Answer = ans
	cmd := a.put(assessment.PutPosition(s.question, p))
	if a.desk.file.ReadOnly() {
		return cmd
	}
	s.at = max(0, slices.IndexFunc(s.rows(a), func(o assessment.Position) bool { return samePlace(o, p) }))
	a.tell(inkGood, a.t("positions.said", "who", p.Institution, "answer", a.answerWords(a.desk.worded(s.question), ans)))
	return cmd
}

// settle makes an account the answer. Where that changes an answer which was given earlier, it asks why on the way.
func (s *positions) settle(a *app, q *questionnaires.Question, p assessment.Position) tea.Cmd {
	e := a.desk.entry(q.ID)
	if err := unsettled(q, e, p); err != "" {
		a.tell(inkMuted, a.t(err, "n", len(e.Rows)))
		return nil
	}
	put := func(a *app, why string) tea.Cmd {
		in := settledWith(q, p)
		in.Why = why
		cmd := a.put(in)
		if !a.desk.file.ReadOnly() {
			a.tell(inkGood, a.t("positions.settled", "who", p.Institution, "answer", a.answerWords(a.desk.worded(q.ID), p.Answer)))
		}
		return cmd
	}
	if a.desk.earlier(e, a.set.Author, a.cfg.Now) && !a.desk.file.ReadOnly() {
		a.push(newWhy(a, a.desk.worded(q.ID), e.Answer, p.Answer, put))
		return nil
	}
	return put(a, "")
}

// unsettled is why an account can't become the answer, as a key of the catalogue; "" where it can.
func unsettled(q *questionnaires.Question, e *assessment.Entry, p assessment.Position) string {
	switch {
	case p.Answer.State == questionnaires.Unanswered:
		return "positions.no-answer"
	case q.Type == questionnaires.List && len(e.Rows) > 0:
		return "question.has-rows"
	case same(e.Answer, p.Answer) && !e.Conflict:
		return "positions.is-answer"
	case questionnaires.CheckAnswer(q, p.Answer) != nil:
		return "positions.not-fitting"
	}
	return ""
}

// turn goes to the first position of the account beside, round the end.
func (s *positions) turn(a *app, rows []assessment.Position, after bool) {
	first := []int{} // rows at which accounts begin
	for i, p := range rows {
		if i == 0 || !same(p.Answer, rows[i-1].Answer) {
			first = append(first, i)
		}
	}
	on := 0
	for i, at := range first {
		if s.at >= at {
			on = i
		}
	}
	by := len(first) - 1
	if after {
		by = 1
	}
	s.at = first[(on+by)%len(first)]
}
