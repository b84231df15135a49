package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// answering is how one type of question is answered. There is one in a file for each: one option (options.go),
// several (choices.go), a number, date or text that is written (written.go), a list of entries (entries.go). The
// question screen has what all have in common: don't know, withheld, not applicable, moving on.
type answering interface {
	// keys are those of such a question beside the screen's own; they come first.
	keys(a *app, s *asking) keymap
	// take handles what answers by itself, such as an option's own key; false leaves the key to the table.
	take(a *app, s *asking, q *questionnaires.Question, k tea.KeyMsg) (tea.Cmd, bool)
	// enter is what Enter does with the row that the cursor is on; without one it moves on.
	enter(a *app, s *asking, q *questionnaires.Question) tea.Cmd
	// rows counts what the cursor can stand on.
	rows(a *app, q *questionnaires.Question) int
	// body is what is seen between the question and what every question takes.
	body(a *app, s *asking, q *questionnaires.Question, e *assessment.Entry, w int) body
}

// body is the part of a question's screen in which one answers.
type body struct {
	lines    []line
	whose    hits // which row each line belongs to; -1 for none
	from, to int  // the lines that must be seen
}

// answeringOf is how a type is answered.
func answeringOf(t questionnaires.Type) answering {
	switch t {
	case questionnaires.Choices:
		return severalOptions{}
	case questionnaires.Number, questionnaires.Date, questionnaires.Text:
		return written{}
	case questionnaires.List:
		return entries{}
	}
	return oneOption{}
}

// add puts the lines of a row under those before it. The row under the cursor must be seen.
func (b *body) add(row int, cursor bool, lines ...line) {
	if cursor {
		b.from, b.to = len(b.lines), len(b.lines)+len(lines)-1
	}
	for range lines {
		b.whose = append(b.whose, row)
	}
	b.lines = append(b.lines, lines...)
}
