package wizard

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// oneOption answers a scale, a choice, and yes or no: the option's key answers and moves on.
type oneOption struct{}

// keys: while the cursor is on no option, Enter answers nothing, and is not said to.
func (oneOption) keys(_ *app, s *asking) keymap {
	if s.row < 0 {
		return onwardKeys
	}
	return nil
}

var onwardKeys = keymap{{"onward", []string{"enter"}, "enter", 1}}

func (oneOption) take(a *app, s *asking, q *questionnaires.Question, k tea.KeyMsg) (tea.Cmd, bool) {
	i, ok := optionOf(a, q, k.String())
	if ok && i >= 0 {
		s.row = i
		return s.answer(a, questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[i].Code}), true
	}
	return nil, ok
}

func (oneOption) enter(a *app, s *asking, q *questionnaires.Question) tea.Cmd {
	if s.row < 0 || s.row >= len(q.Options) {
		was := s.id
		if s.onward(a); a.desk.entry(was).Answer.State == questionnaires.Unanswered && s.id != was && a.notice == "" {
			a.tell(inkMuted, a.t("question.passed", "question", was))
		}
		return nil
	}
	return s.answer(a, questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[s.row].Code})
}

func (oneOption) rows(_ *app, q *questionnaires.Question) int { return len(q.Options) }

func (oneOption) body(_ *app, s *asking, q *questionnaires.Question, e *assessment.Entry, w int) body {
	return s.optionsBody(q, e, w)
}

// optionOf is the option that a key gives; -1 for a digit that gives none, which is said. False: the key is none of
// the options'.
func optionOf(a *app, q *questionnaires.Question, key string) (int, bool) {
	for i := range q.Options {
		if optionKey(q, i) == key {
			return i, true
		}
	}
	if len(key) != 1 || key < "0" || key > "9" {
		return 0, false
	}
	a.tell(inkMuted, a.t("question.no-option", "found", key))
	return -1, true
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

// chose says whether an answer is, or has among others, an option.
func chose(e *assessment.Entry, code string) bool {
	return e.Answer.State == questionnaires.Answered && !e.Conflict &&
		(e.Answer.Option == code || slices.Contains(e.Answer.Options, code))
}

// widestText is how wide a text is set: longer lines are hard to read.
const widestText = 92

// optionsBody lists the options. Where they are long, a blank line stands between them when the window has room.
func (s *asking) optionsBody(q *questionnaires.Question, e *assessment.Entry, w int) body {
	var b body
	for i := range q.Options {
		if i > 0 && s.apart {
			b.add(-1, false, nil)
		}
		b.add(i, i == s.row, s.optionLines(q, e, i, w)...)
	}
	return b
}

func (s *asking) optionLines(q *questionnaires.Question, e *assessment.Entry, i, w int) []line {
	o := q.Options[i]
	given := chose(e, o.Code)
	cursor, sign := "  ", "  "
	if i == s.row {
		cursor = "▸ "
	}
	switch {
	case q.Type == questionnaires.Choices && given:
		sign = "☑ "
	case q.Type == questionnaires.Choices:
		sign = "☐ "
	case given:
		sign = "● "
	}
	in := inkPlain
	switch {
	case i == s.row:
		in = inkChosen
	case given:
		in = inkStrong
	}
	key := optionKey(q, i)
	if key == "" {
		key = " "
	}
	head := line{{cursor, inkAccent}, {sign, inkGood}, {key + "  ", inkAccent}}
	return hang(head, wrapped(in, o.Text, min(w-head.width(), widestText)))
}
