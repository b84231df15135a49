package wizard

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// written answers a number, a date or a text. Enter opens the field, and while it is open every key is its own; until
// then all keys mean what they mean on every question. A digit opens the field of a number or a date, and a paste
// any: neither has another meaning there.
type written struct{}

func (written) keys(*app, *asking) keymap { return nil }

func (written) take(a *app, s *asking, q *questionnaires.Question, k tea.KeyMsg) (tea.Cmd, bool) {
	key := k.String()
	digit := len(key) == 1 && key >= "0" && key <= "9"
	switch {
	case a.reads() && (k.Paste || digit):
		a.cantChange()
		return nil, true
	case k.Paste, digit && q.Type != questionnaires.Text:
		s.begin(q, "")
		if k.Paste && q.Type == questionnaires.Text {
			s.begin(q, valueOf(a.desk.entry(q.ID).Answer))
		}
		s.edit.update(k)
		return nil, true
	case writes(key) && s.keys(a).action(key) == "":
		a.tell(inkMuted, a.t("field.enter-writes"))
		return nil, true
	}
	return nil, false
}

func (written) enter(a *app, s *asking, q *questionnaires.Question) tea.Cmd {
	s.begin(q, valueOf(a.desk.entry(q.ID).Answer))
	return nil
}

func (written) rows(*app, *questionnaires.Question) int { return 0 }

func (written) body(a *app, s *asking, q *questionnaires.Question, e *assessment.Entry, w int) body {
	var b body
	if s.typing {
		b.add(-1, true, s.openField(a, q, w)...)
		return b
	}
	b.add(0, true, closedField(a, q, e, w)...)
	return b
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

// begin opens the field of an answer that is typed.
func (s *asking) begin(q *questionnaires.Question, value string) {
	s.typing, s.problem = true, ""
	s.edit = newEditor(value, q.Type == questionnaires.Text)
}

// openKeys are those of an open field.
func (s *asking) openKeys(t questionnaires.Type) keymap {
	switch t {
	case questionnaires.Text:
		return fieldKeys
	case questionnaires.Date:
		m := slices.Concat(dayKeys, singleFieldKeys)
		if s.edit.text == "" {
			m = slices.Concat(keymap{{"today", []string{"t", "ctrl+t"}, "t", 2}}, m)
		}
		return m
	}
	return singleFieldKeys
}

// write handles a key while an answer is typed.
func (s *asking) write(a *app, q *questionnaires.Question, k tea.KeyMsg) tea.Cmd {
	sure := s.leaving
	s.leaving = false
	switch act := s.openKeys(q.Type).action(k.String()); act {
	case "cancel":
		if a.halfTyped() && !sure {
			s.leaving, s.problem = true, a.t("question.leave")
			return nil
		}
		s.typing, s.problem = false, ""
	case "answer":
		return s.finish(a, q)
	case "new-line":
		s.edit.insert("\n")
	case "today", "day-later", "day-earlier", "month-later", "month-earlier":
		s.edit = newEditor(movedDay(a.words, s.edit.text, a.today(), act), false)
		s.problem = ""
	default:
		s.edit.update(k)
		a.leftOut(&s.edit)
		s.problem = ""
	}
	return nil
}

// finish takes what was written as the answer, or says what is wrong with it.
func (s *asking) finish(a *app, q *questionnaires.Question) tea.Cmd {
	ans, err := typedAnswer(a.words, q, s.edit.text)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		s.problem = wrongAnswer(a.words, q, ans, err)
		return nil
	}
	s.typing, s.problem = false, ""
	return s.answer(a, ans)
}

// wrongAnswer says what is wrong with an answer, for where its question stands beside it.
func wrongAnswer(words *lang.Language, q *questionnaires.Question, ans questionnaires.Answer, err error) string {
	if ans.Number != "" && isNumber(ans.Number) {
		if out := (bounds{q.Min, q.Max, q.Unit}).outside(words, ans.Number); out != "" {
			return out
		}
	}
	return lang.Capital(strings.TrimPrefix(sentence(words, err), q.ID+": "))
}

// openField is the text with its cursor, what it is read as, and how to write it.
func (s *asking) openField(a *app, q *questionnaires.Question, w int) []line {
	rows := s.edit.view(min(w-4, 80), 8, true)
	out := hang(line{{"  ▏ ", inkAccent}}, rows)
	if q.Unit != "" {
		out[0] = append(out[0], span{" " + q.Unit, inkMuted})
	}
	say := func(in ink, s string) { out = append(out, indent(4, wrapped(in, s, w-4))...) }
	if s.problem != "" {
		say(inkWarn, s.problem)
		return out
	}
	if read, in := s.readAs(a, q); read != "" {
		say(in, read)
	}
	say(inkMuted, fieldHint(a, q))
	return out
}

// readAs is what a number or a date is read as while it is typed: what a slip of the finger did is seen before Enter.
func (s *asking) readAs(a *app, q *questionnaires.Question) (string, ink) {
	ans, err := typedAnswer(a.words, q, s.edit.text)
	if err != nil || ans.State != questionnaires.Answered {
		return "", inkPlain
	}
	switch q.Type {
	case questionnaires.Number:
		b := bounds{q.Min, q.Max, q.Unit}
		if out := b.outside(a.words, ans.Number); out != "" {
			return out, inkWarn
		}
		if read := b.words(a.words, ans.Number); read != strings.TrimSpace(s.edit.text+" "+q.Unit) {
			return "= " + read, inkGood
		}
	case questionnaires.Date:
		return "= " + dateWords(a.words, ans.Date), inkGood
	}
	return "", inkPlain
}

// fieldHint says how to write an answer.
func fieldHint(a *app, q *questionnaires.Question) string {
	if q.Type == questionnaires.Number {
		return bounds{q.Min, q.Max, q.Unit}.hint(a.t)
	}
	return a.t("field." + string(q.Type))
}

// closedField is what is recorded, or that nothing is, with the key that writes.
func closedField(a *app, q *questionnaires.Question, e *assessment.Entry, w int) []line {
	var out []line
	word := "field.write"
	if valueOf(e.Answer) != "" {
		text := a.answerWords(q, e.Answer)
		if e.Answer.Date != "" {
			text = dateWords(a.words, e.Answer.Date)
		}
		out = hang(line{{"  ● ", inkGood}}, wrapped(inkStrong, text, min(w-4, widestText)))
		word = "field.change"
	}
	if a.reads() {
		if len(out) == 0 {
			out = indent(4, wrapped(inkMuted, a.t("answer.unanswered"), w-4))
		}
		return out
	}
	head := line{{"    " + a.t("field.enter"), inkAccent}, {"  ", inkPlain}}
	text := a.t(word)
	if word == "field.write" {
		text += " " + fieldHint(a, q)
	}
	return append(out, hang(head, wrapped(inkMuted, text, max(8, w-head.width())))...)
}

// movedDay is a typed day moved by an action; what is no day yet begins at today.
func movedDay(words *lang.Language, typed, today string, act action) string {
	day, err := time.Parse(time.DateOnly, readDate(words, strings.TrimSpace(typed)))
	if err != nil || act == "today" {
		return today
	}
	switch act {
	case "day-later":
		day = day.AddDate(0, 0, 1)
	case "day-earlier":
		day = day.AddDate(0, 0, -1)
	case "month-later":
		day = addMonth(day, 1)
	case "month-earlier":
		day = addMonth(day, -1)
	}
	if moved := day.Format(time.DateOnly); validDate(moved) {
		return moved
	}
	return typed
}

// addMonth is the same day in another month, or that month's last.
func addMonth(day time.Time, by int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}
