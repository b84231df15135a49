package wizard

import (
	"cmp"
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// trying is "what if": answers are tried out, and level, bounds and roadmap follow at once. Nothing of it is put
// in the queue of what is saved; leaving the screen throws it away.
type trying struct {
	asking  *asking
	answers map[string]questionnaires.Answer
	order   []string // questions in the order in which they were tried
	at, top int
	scroll  int // of what follows

	n       int             // counts the changes
	started int             // the change whose working out was started last
	base    *scoring.Result // and the result that it started from
	told    *trial          // what follows; nil until it is worked out
	lines   []string        // of it, at width
	width   int
}

// trial is what follows from answers that were tried out.
type trial struct {
	n      int // the change it belongs to
	blocks []report.Block
}

// newTrying tries out the question that was open first, where it can be.
func newTrying(s *asking) *trying {
	return &trying{asking: s, answers: map[string]questionnaires.Answer{}}
}

func (t *trying) name() string { return "trying" }

func (t *trying) keys(*app) keymap {
	if len(t.order) > 0 {
		return tryingKeys
	}
	return slices.DeleteFunc(slices.Clone(tryingKeys), func(b binding) bool { return b.do != "try" && !rowless[b.do] })
}

// triable says whether a question has options of which one is the answer.
func triable(q *questionnaires.Question) bool {
	return len(q.Options) > 0 && q.Type != questionnaires.Choices && q.Type != questionnaires.List && q.Retired == ""
}

// supposing is a desk on which answers are tried out. It shares nothing that can be saved.
func (d *desk) supposing(answers map[string]questionnaires.Answer) *desk {
	s := &desk{q: d.q, words: d.words, model: d.model, codes: d.codes, pace: d.pace, today: d.today, zone: d.zone}
	s.state = d.state.Supposing(answers)
	s.result = d.model.Score(s.state.ScoringInput(d.on()))
	s.known = reckon(s.q, s.state, s.result, nil)
	return s
}

// tried are the questions that answers are tried on.
func (d *desk) tried(order []string) []*questionnaires.Question {
	var out []*questionnaires.Question
	for _, id := range order {
		out = append(out, d.q.Question(id))
	}
	return out
}

// whatIf is what follows from answers that are tried out, in the words of the report: the numbers first, then the
// answers, then the way up from there. What it is called, and that nothing is saved, the screen says itself.
func whatIf(before, after report.Source, tried []*questionnaires.Question) []report.Block {
	blocks := slices.DeleteFunc(report.Supposed(before, after, tried), func(b report.Block) bool {
		_, table := b.(report.Table)
		return !table
	})
	slices.Reverse(blocks)
	if report.StockTake(before.State.Questionnaire) {
		return blocks
	}
	return append(blocks, report.Roadmap(after, report.Plan(after))...)
}

// try gives a question another answer to try out.
func (t *trying) try(id, code string) {
	t.answers = maps.Clone(t.answers)
	if _, had := t.answers[id]; !had {
		t.order = append(t.order, id)
	}
	t.answers[id] = questionnaires.Answer{State: questionnaires.Answered, Option: code}
	t.at = slices.Index(t.order, id)
	t.changed()
}

func (t *trying) changed() {
	t.n++
	t.told, t.lines, t.scroll = nil, nil, 0
}

// options offers the options of a question.
func (t *trying) options(a *app, id string) {
	q := a.desk.q.Question(id)
	if !triable(q) {
		a.tell(inkMuted, a.t("trying.not-this"))
		return
	}
	answer, had := t.answers[id]
	if !had {
		answer = a.desk.entry(id).Answer
	}
	a.push(&picker{
		id: "try", title: a.t("trying.which"), intro: a.desk.worded(id).Ask, at: max(0, q.OptionIndex(answer.Option)),
		items: func(a *app) []item {
			var out []item
			for i, o := range a.desk.worded(id).Options {
				out = append(out, item{key: optionKey(q, i), text: o.Text, value: o.Code})
			}
			return out
		},
		pick: func(_ *app, it item) tea.Cmd { t.try(id, it.value); return nil },
	})
}

func (t *trying) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := tryingKeys.action(k.String())
	switch act {
	case "page-up", "page-down":
		t.scroll = max(0, t.scroll+map[action]int{"page-up": -10, "page-down": 10}[act])
		return nil
	}
	if at, ok := move(t.at, len(t.order), 10, act); ok {
		t.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
	case "scroll-up":
		t.scroll = max(0, t.scroll-5)
	case "scroll-down":
		t.scroll += 5
	case "add":
		f := newFinder(t.asking)
		f.offers = triable
		f.pick = func(a *app, id string) { t.options(a, id) }
		a.push(f)
	case "try":
		switch {
		case t.at < len(t.order):
			t.options(a, t.order[t.at])
		default:
			t.options(a, t.asking.id)
		}
	case "remove":
		if t.at < len(t.order) {
			t.answers = maps.Clone(t.answers)
			delete(t.answers, t.order[t.at])
			t.order = slices.Delete(slices.Clone(t.order), t.at, t.at+1)
			t.at = max(0, min(t.at, len(t.order)-1))
			t.changed()
		}
	}
	return nil
}

// numbered names a question by its number and its short name, or where it has none by what it asks.
func (d *desk) numbered(id string) string {
	word := d.worded(id)
	return d.codes[id] + " " + cmp.Or(word.Label, word.Ask)
}

func (t *trying) view(a *app, w, height int) []line {
	out := []line{say(inkStrong, " "+a.t("trying.title")), say(inkWarn, " "+a.t("trying.unsaved")), nil}
	if len(t.order) == 0 {
		how := a.t("trying.begin-elsewhere")
		if q := a.desk.q.Question(t.asking.id); q != nil && triable(q) {
			how = a.t("trying.begin", "name", a.desk.numbered(q.ID))
		}
		return append(out, indent(1, wrapped(inkMuted, how, w-2))...)
	}
	items := make([]item, len(t.order))
	for i, id := range t.order {
		items[i] = item{sign: "•", text: a.desk.numbered(id), right: t.answers[id].Option, value: id}
	}
	list := listLines(items, t.at, t.top, min(w, 110), max(3, height/4))
	t.top = list.top
	out = append(append(out, list.lines...), nil)
	wide := min(w-2, 100)
	if t.told == nil {
		return append(out, say(inkMuted, " "+a.t("working")))
	}
	if t.lines == nil || t.width != wide {
		t.lines, t.width = a.told(t.told.blocks, wide), wide
	}
	room := height - len(out)
	t.scroll = max(0, min(t.scroll, len(t.lines)-room))
	for i := t.scroll; i < len(t.lines) && i < t.scroll+room; i++ {
		out = append(out, plain(" "+t.lines[i]))
	}
	if t.scroll+room < len(t.lines) {
		last := len(out) - 1
		out[last] = ends(out[last], line{{"▼ " + a.t("question.more"), inkAccent}}, w)
	}
	return out
}
