package wizard

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// why asks for the reason of a changed answer. It never stands in the way: whatever is not one of its own
// keys, esc and the next answer included, records the change without a reason and goes on to mean what it
// means on the question. Its keys are no answer keys, so that a quick hand states no reason by accident.
type why struct {
	*picker
	then func(a *app, reason string) tea.Cmd
}

// whyKeys are the keys of assessment.Whys, in their order.
var whyKeys = []string{"a", "m", "r", "f", "l"}

func newWhy(a *app, q *questionnaires.Question, was, is questionnaires.Answer, then func(*app, string) tea.Cmd) *why {
	return &why{then: then, picker: &picker{
		id: "why", title: a.t("why.title"),
		intro: a.t("why.intro", "was", a.answerWords(q, was), "is", a.answerWords(q, is)),
		items: func(a *app) []item {
			out := []item{{text: a.t("why.none"), value: ""}}
			for i, w := range assessment.Whys {
				out = append(out, item{key: whyKeys[i], text: a.t("why." + w), value: w})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd { return then(a, it.value) },
	}}
}

func (y *why) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := y.keys(a).action(k.String())
	_, moves := move(0, 1, 1, act)
	for _, it := range y.items(a) {
		if it.key == k.String() || moves || act == "pick" {
			return y.picker.update(a, k)
		}
	}
	a.pop()
	cmd := y.then(a, "")
	if act == "close" {
		return cmd
	}
	return tea.Batch(cmd, a.key(k))
}

// leaveWhy records the change that a reason is asked for, before the program ends; help may lie over the question.
func (a *app) leaveWhy() tea.Cmd {
	for i, s := range a.stack {
		if y, ok := s.(*why); ok {
			a.stack = a.stack[:i]
			return y.then(a, "")
		}
	}
	return nil
}

// settledAfter is how long an answer is still being given: until then another one corrects a slip, and is no news.
const settledAfter = 10 * time.Minute

// earlier says whether an answer was given before this visit, so that changing it is news: by somebody else, in
// another session, or longer ago than anybody still tries out which option it is.
func (d *desk) earlier(e *assessment.Entry, author string, now func() time.Time) bool {
	if e.Answer.State == questionnaires.Unanswered || e.At.IsZero() {
		return false
	}
	return e.By != author || e.Session != d.session || now().Sub(e.At) > settledAfter
}

// same says whether two answers say the same.
func same(a, b questionnaires.Answer) bool {
	return a.State == b.State && a.Option == b.Option && slices.Equal(a.Options, b.Options) &&
		a.Number == b.Number && a.Date == b.Date && a.Text == b.Text && a.Reason == b.Reason
}
