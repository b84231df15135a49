package wizard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// finder narrows the questions while one types, by text, id and state.
type finder struct {
	asking  *asking
	edit    editor
	state   int // of findStates
	at, top int
	hits    hits
	// pick takes the place of going to the question that was found, among those that offers lets through.
	pick   func(a *app, id string)
	offers func(q *questionnaires.Question) bool
}

// findStates are the states that one can look for.
var findStates = []string{"any", "open", "dont-know", "withheld", "not-applicable", "marked", "promised", "differ", "conflict", "no-evidence", "not-reviewed", "session"}

func newFinder(s *asking) *finder { return &finder{asking: s, edit: newEditor("", false)} }

func (f *finder) name() string     { return "find" }
func (f *finder) keys(*app) keymap { return findKeys }

// find lists the questions that hold every word of a text (in id, question, label, options, notes, or
// guidance) and are in a state.
func (d *desk) find(text, state string) []*questionnaires.Question {
	words := strings.Fields(strings.ToLower(text))
	var out []*questionnaires.Question
	for _, q := range d.asked() {
		if d.in(q, state) && d.holds(q, words) {
			out = append(out, q)
		}
	}
	return out
}

func (d *desk) holds(q *questionnaires.Question, words []string) bool {
	if len(words) == 0 {
		return true
	}
	e, w := d.entry(q.ID), d.worded(q.ID)
	parts := []string{q.ID, d.codes[q.ID], w.Ask, w.Label, w.Why, w.Probe, e.Finding, e.WorkingNote, e.Answer.Text}
	for _, o := range w.Options {
		parts = append(parts, o.Text)
	}
	all := strings.ToLower(strings.Join(append(parts, w.Evidence...), "\n"))
	for _, word := range words {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// in says whether a question is in one of findStates.
func (d *desk) in(q *questionnaires.Question, state string) bool {
	e := d.entry(q.ID)
	switch state {
	case "open":
		return e.Answer.State == questionnaires.Unanswered
	case "dont-know":
		return e.Answer.State == questionnaires.DontKnow
	case "withheld":
		return e.Answer.State == questionnaires.Withheld
	case "not-applicable":
		return e.Answer.State == questionnaires.NotApplicable
	case "marked":
		return e.Marked
	case "promised":
		for _, r := range d.evidenceFor(q.ID) {
			if r.How == "promised" {
				return true
			}
		}
		return false
	case "differ":
		return differ(e)
	case "conflict":
		return d.conflicting(q.ID)
	case "no-evidence":
		return d.unsupported(q)
	case "not-reviewed":
		return q.Scored() && e.Answer.State != questionnaires.Unanswered && e.Review == nil
	case "session":
		return d.forSession(q)
	}
	return true
}

// forSession says whether somebody in the current session can answer a question: one of the session's
// roles is among those that the question names.
func (d *desk) forSession(q *questionnaires.Question) bool {
	s, _ := d.current()
	return slices.ContainsFunc(s.Roles, func(role string) bool { return d.answers(role, q) })
}

// differ says whether accounts differ: two institutions said different things.
func differ(e *assessment.Entry) bool {
	for _, p := range e.Positions {
		if !same(p.Answer, e.Positions[0].Answer) {
			return true
		}
	}
	return false
}

// unsupported says whether a scored claim above the bottom has no evidence that can support it.
func (d *desk) unsupported(q *questionnaires.Question) bool {
	e := d.entry(q.ID)
	place := q.OptionIndex(e.Answer.Option)
	if !q.Scored() || e.Answer.State != questionnaires.Answered || place < 1 {
		return false
	}
	for _, r := range d.evidenceFor(q.ID) {
		if r.Supporting(d.on()) && q.OptionIndex(r.Supports[q.ID]) >= place {
			return false
		}
	}
	return true
}

// standSign is a mark for how a question stands.
func (d *desk) standSign(q *questionnaires.Question) string {
	if d.conflicting(q.ID) {
		return "≠"
	}
	switch d.entry(q.ID).Answer.State {
	case questionnaires.Answered:
		return "✓"
	case questionnaires.DontKnow:
		return "?"
	case questionnaires.Withheld:
		return "!"
	case questionnaires.NotApplicable:
		return "-"
	}
	return "○"
}

func (f *finder) update(a *app, k tea.KeyMsg) tea.Cmd {
	found := f.found(a)
	act := findKeys.action(k.String())
	if at, ok := move(f.at, len(found), 10, act); ok {
		f.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
	case "state":
		f.state, f.at = (f.state+1)%len(findStates), 0
	case "pick":
		if f.at < len(found) {
			a.pop()
			if f.pick != nil {
				f.pick(a, found[f.at].ID)
			} else {
				f.asking.visit(a, found[f.at].ID)
			}
		}
	default:
		if f.edit.update(k) {
			f.at = 0
		}
	}
	return nil
}

// found are the questions that the list shows.
func (f *finder) found(a *app) []*questionnaires.Question {
	found := a.desk.find(f.edit.text, findStates[f.state])
	if f.offers != nil {
		found = slices.DeleteFunc(found, func(q *questionnaires.Question) bool { return !f.offers(q) })
	}
	return found
}

func (f *finder) view(a *app, w, height int) []line {
	found := f.found(a)
	field := append(line{{" " + a.t("find.title") + "  ", inkStrong}, {"▏ ", inkAccent}}, f.edit.view(max(10, w/2), 1, true)[0]...)
	out := []line{
		ends(field, line{{a.t("find.found", "n", len(found)) + " ", inkMuted}}, w),
		{{" " + a.t("find.state") + "  ", inkMuted}, {a.t("find." + findStates[f.state]), inkStrong}},
		nil,
	}
	if len(found) == 0 {
		return append(out, indent(1, wrapped(inkMuted, a.t("find.nothing"), w-2))...)
	}
	f.at = min(f.at, len(found)-1)
	items := make([]item, len(found))
	numbers := map[string]int{}
	for i, q := range a.desk.asked() {
		numbers[q.ID] = i + 1
	}
	for i, q := range found {
		word := a.desk.worded(q.ID)
		items[i] = item{sign: a.desk.standSign(q), text: word.Ask, value: q.ID}
		if w >= 80 {
			items[i].right = strconv.Itoa(numbers[q.ID]) + " · " + a.desk.codes[q.ID] + " " + q.ID
		}
		if i == f.at {
			items[i].detail = a.t("find.answer", "answer", a.answerWords(word, a.desk.entry(q.ID).Answer))
		}
	}
	lines, top, rows := listLines(items, f.at, f.top, min(w, 120), height-len(out))
	f.top, f.hits = top, append(none(len(out)), rows...)
	return append(out, lines...)
}

// gotoForm goes to a question by its number or id.
func gotoForm(a *app, s *asking) *form {
	d := a.desk
	return newForm(form{
		title: a.t("goto.title"), intro: a.t("goto.intro", "n", len(d.asked())), submitLabel: a.t("goto.submit"),
		fields: []*field{{id: "to", label: a.t("goto.label"), required: true, suggest: d.ids}},
		check: func(v values) (string, string) {
			if d.byNumberOrID(v["to"]) == "" {
				return "to", a.t("goto.unknown", "found", v["to"])
			}
			return "", ""
		},
		submit: func(a *app, v values) tea.Cmd {
			s.visit(a, d.byNumberOrID(v["to"]))
			return nil
		},
	})
}

// ids offers question ids that hold what was typed.
func (d *desk) ids(typed string) []choice {
	var out []choice
	for _, q := range d.asked() {
		if strings.Contains(q.ID, strings.ToLower(typed)) && len(out) < 8 && q.ID != typed {
			out = append(out, choice{q.ID, q.ID})
		}
	}
	return out
}

// byNumberOrID is the n-th of the questions asked, or the one with an id or a report's code, or else the first whose id
// begins with what was typed, or holds it; "" for none.
func (d *desk) byNumberOrID(s string) string {
	asked := d.asked()
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(asked) {
		return asked[n-1].ID
	}
	hit, within := "", ""
	for _, q := range asked {
		switch {
		case strings.EqualFold(q.ID, s) || strings.EqualFold(d.codes[q.ID], s):
			return q.ID
		case strings.HasPrefix(q.ID, strings.ToLower(s)) && hit == "":
			hit = q.ID
		case strings.Contains(q.ID, strings.ToLower(s)) && within == "":
			within = q.ID
		}
	}
	return cmp.Or(hit, within)
}
