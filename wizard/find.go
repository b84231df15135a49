package wizard

import (
	"math"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// finder narrows the questions while one types, by text, id and state. Two states can be asked for together. Picking
// a question of those found makes them the list that the arrows then go through (found.go).
type finder struct {
	asking  *asking
	edit    editor
	state   int // of findStates
	and     int // another one of them; 0 for none
	at, top int
	first   int // of the rows that are drawn at all
	hits    hits
	side    hits // of the column of states
	sideAt  int  // where it begins
	last    findResult
	// pick takes the place of going to the question that was found, among those that offers lets through.
	pick     func(a *app, id string)
	offers   func(q *questionnaires.Question) bool
	counts   []int // of those in each of findStates, as of countsOf
	countsOf *deskIndex
}

// findResult is what was found last, and for what.
type findResult struct {
	typed      string
	state, and int
	of         *deskIndex
	questions  []*questionnaires.Question
	notes      []assessment.Note
}

func newFinder(s *asking) *finder { return &finder{asking: s, edit: newEditor("", false)} }

func (f *finder) name() string     { return "find" }
func (f *finder) keys(*app) keymap { return findKeys }

func (f *finder) update(a *app, k tea.KeyMsg) tea.Cmd {
	found := f.found(a)
	n := len(found.questions) + len(found.notes)
	act := findKeys.action(k.String())
	if at, ok := move(f.at, n, 10, act); ok {
		f.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
	case "state":
		f.turn(a, 1)
	case "state-back":
		f.turn(a, -1)
	case "and":
		if f.and != 0 {
			f.and = 0
		} else if f.state != 0 {
			f.and, f.state = f.state, 0
		}
		f.at, f.top, f.first = 0, 0, 0
	case "pick":
		return f.take(a, found)
	case "detail":
		if at := f.items(a, found, f.at, f.at+1, 0); len(at) > 0 {
			a.readDetail(at[0])
		}
	default:
		if f.edit.update(k) {
			f.at, f.top, f.first = 0, 0, 0
		}
	}
	return nil
}

// turn goes to the next state that any question is in.
func (f *finder) turn(a *app, by int) {
	x := a.desk.index()
	for range findStates {
		f.state = (f.state + by + len(findStates)) % len(findStates)
		if f.state == 0 || f.state != f.and && f.count(a, x, f.state) > 0 {
			break
		}
	}
	f.at, f.top, f.first = 0, 0, 0
}

func (f *finder) take(a *app, found findResult) tea.Cmd {
	if f.at >= len(found.questions) {
		if i := f.at - len(found.questions); i < len(found.notes) {
			a.pop()
			return a.note(quickNote, found.notes[i].ID)
		}
		return nil
	}
	id := found.questions[f.at].ID
	a.pop()
	if f.pick != nil {
		f.pick(a, id)
		return nil
	}
	f.asking.goThrough(a, f.list(a, found), id)
	return nil
}

// list is what was found as a list to go through; nil where everything was.
func (f *finder) list(a *app, found findResult) *foundList {
	if found.typed == "" && found.state == 0 && found.and == 0 {
		return nil
	}
	return newFoundList(found.questions, a.foundWords(found.typed, found.states()...))
}

// states are those that are asked for.
func (r findResult) states() []string {
	var out []string
	for _, i := range []int{r.and, r.state} {
		if i != 0 {
			out = append(out, findStates[i])
		}
	}
	return out
}

// foundWords says what was looked for.
func (a *app) foundWords(typed string, states ...string) string {
	return foundWords(a.t, typed, states...)
}

func foundWords(t func(string, ...any) string, typed string, states ...string) string {
	var parts []string
	for _, s := range states {
		parts = append(parts, t("find."+s))
	}
	if typed != "" {
		parts = append(parts, "“"+typed+"”")
	}
	return strings.Join(parts, " + ")
}

// found is what the list shows.
func (f *finder) found(a *app) findResult {
	typed := strings.TrimSpace(f.edit.text)
	if l := f.last; l.of != nil && l.of == a.desk.index() && l.typed == typed && l.state == f.state && l.and == f.and {
		return l
	}
	r := findResult{typed: typed, state: f.state, and: f.and}
	r.questions = a.desk.find(typed, r.states()...)
	if f.offers != nil {
		r.questions = slices.DeleteFunc(r.questions, func(q *questionnaires.Question) bool { return !f.offers(q) })
	}
	if f.pick == nil && len(r.states()) == 0 {
		r.notes = a.desk.findNotes(typed)
	}
	r.of = a.desk.index()
	f.last = r
	return r
}

// The column of states beside the list.
const (
	stateColumn = 32
	stateBeside = 100 // from how wide a window on it is there
)

func (f *finder) view(a *app, w, height int) []line {
	found := f.found(a)
	n := len(found.questions) + len(found.notes)
	field := append(line{{" " + a.t("find.title") + "  ", inkStrong}, {"▏ ", inkAccent}}, f.edit.view(max(10, w/2), 1, true)[0]...)
	out := []line{ends(field, line{{a.t("find.found", "n", n) + " ", inkMuted}}, w)}
	wide := w
	if w >= stateBeside {
		wide = w - stateColumn
	} else {
		out = append(out, f.stateRow(a, w))
	}
	out = append(out, nil)
	var list []line
	f.hits = nil
	if n == 0 {
		list = indent(1, wrapped(inkMuted, a.t("find.nothing"), wide-2))
	} else {
		f.at = min(f.at, n-1)
		room := max(1, height-len(out))
		switch {
		case f.at < f.first:
			f.first, f.top = max(0, f.at-room+1), math.MaxInt // at the first line
		case f.at >= f.first+room:
			f.first, f.top = f.at-room+1, 0 // at the last one
		}
		l := listLines(f.items(a, found, f.first, f.first+2*room, wide), f.at-f.first, f.top, min(wide, 120), room)
		for i := range l.rows {
			if l.rows[i] >= 0 {
				l.rows[i] += f.first
			}
		}
		if f.first > 0 && l.top == 0 {
			l.lines[0] = ends(l.lines[0].trimmed(), say(inkAccent, "▲"), min(wide, 120))
		}
		list, f.top, f.hits = l.lines, l.top, append(none(len(out)), l.rows...)
	}
	if wide == w {
		f.side = nil
		return append(out, list...)
	}
	f.sideAt = wide
	column, rows := f.stateColumn(a, height-len(out))
	f.side = append(none(len(out)), rows...)
	for i := range max(len(list), len(column)) {
		var l line
		if i < len(list) {
			l = list[i]
		}
		l = l.pad(wide)
		if i < len(column) {
			l = append(l, column[i]...)
		}
		out = append(out, l)
	}
	return out
}

// items are the rows from one to another, as far as there are any. All would take too long to draw for every key.
func (f *finder) items(a *app, found findResult, from, to, w int) []item {
	words := strings.Fields(fold(found.typed))
	var items []item
	for i := from; i < min(to, len(found.questions)); i++ {
		q := found.questions[i]
		word := a.desk.worded(q.ID)
		it := item{sign: a.desk.standSign(q), text: word.Ask, value: q.ID, words: words}
		if w >= 80 {
			it.right = strconv.Itoa(found.of.number[q.ID]) + " · " + a.desk.codes[q.ID] + " " + q.ID
		}
		it.more = func() string {
			detail := a.t("find.answer", "answer", nowWords(a.words, word, a.desk.entry(q.ID)))
			if w < 80 {
				detail = a.desk.codes[q.ID] + " " + q.ID + " · " + detail
			}
			if where := a.desk.whereFound(a.t, q.ID, words); where != "" {
				detail += "\n" + where
			}
			return detail
		}
		items = append(items, it)
	}
	for i := max(from, len(found.questions)); i < min(to, len(found.questions)+len(found.notes)); i++ {
		n := found.notes[i-len(found.questions)]
		items = append(items, item{sign: "•", text: a.t("find.note", "text", firstLine(n.Text)), value: "note:" + n.ID, words: words})
	}
	return items
}

// whereFound shows where a word stands that is not in the question itself: the line that holds it.
func (d *desk) whereFound(t func(string, ...any) string, id string, words []string) string {
	w, e := d.worded(id), d.entry(id)
	holds := func(text, word string) bool { return strings.Contains(fold(text), word) }
	for _, word := range words {
		if holds(w.Ask, word) || holds(id, word) || holds(d.codes[id], word) {
			continue
		}
		look := func(where string, texts ...string) string {
			for _, text := range texts {
				for l := range strings.Lines(text) {
					if holds(l, word) {
						return t("find.where."+where) + ": " + strings.TrimSpace(l)
					}
				}
			}
			return ""
		}
		var options, records []string
		for _, o := range w.Options {
			options = append(options, o.Text)
		}
		for _, r := range d.evidenceFor(id) {
			records = append(records, strings.Join([]string{r.Reference, r.Place, r.Issuer}, " · "))
		}
		for _, s := range []string{
			look("question", w.Label), look("options", options...), look("finding", e.Finding), look("working", e.WorkingNote),
			look("evidence", records...), look("guide", append([]string{w.Why, w.Probe}, w.Evidence...)...),
		} {
			if s != "" {
				return s
			}
		}
	}
	return ""
}

// stateRow names the states that are asked for, then the others that there are, as far as there is room.
func (f *finder) stateRow(a *app, w int) line {
	x := a.desk.index()
	out := line{{" " + a.t("find.state") + "  ", inkMuted}}
	chosen := findResult{state: f.state, and: f.and}.states()
	switch {
	case f.and != 0 && f.state == 0:
		out = append(out, span{f.stateWord(a, x, f.and) + " + …", inkChosen})
	case len(chosen) == 0:
		out = append(out, span{f.stateWord(a, x, 0), inkChosen})
	default:
		for i, s := range chosen {
			if i > 0 {
				out = append(out, span{" + ", inkMuted})
			}
			out = append(out, span{f.stateWord(a, x, slices.Index(findStates, s)), inkChosen})
		}
	}
	rest := false
	for i := range findStates {
		if i == f.state || i == f.and || f.count(a, x, i) == 0 {
			continue
		}
		word := span{" · " + f.stateWord(a, x, i), inkMuted}
		if out.width()+width(word.text)+2 > w {
			rest = true
			continue
		}
		out = append(out, word)
	}
	if rest && out.width()+2 <= w {
		out = append(out, span{" …", inkMuted})
	}
	return out.fit(w)
}

func (f *finder) stateWord(a *app, x *deskIndex, i int) string {
	return a.t("find."+findStates[i]) + " " + strconv.Itoa(f.count(a, x, i))
}

// count is how many of the questions that are offered are in a state.
func (f *finder) count(a *app, x *deskIndex, i int) int {
	if f.offers == nil {
		return len(x.states[findStates[i]])
	}
	if f.countsOf != x { // every frame asks
		f.countsOf, f.counts = x, make([]int, len(findStates))
		for i, s := range findStates {
			for id := range x.states[s] {
				if q := a.desk.q.Question(id); q != nil && f.offers(q) {
					f.counts[i]++
				}
			}
		}
	}
	return f.counts[i]
}

// stateColumn lists the states with how many questions are in each; those that no question is in are left out.
func (f *finder) stateColumn(a *app, height int) (lines []line, rows hits) {
	x := a.desk.index()
	for i, s := range findStates {
		n := f.count(a, x, i)
		if len(lines) >= height || n == 0 && i != f.state && i != f.and {
			continue
		}
		mark, in := "  ", inkMuted
		switch {
		case i == f.state && (i != 0 || f.and == 0):
			mark, in = "▸ ", inkStrong
		case i == f.and && i != 0:
			mark, in = "+ ", inkStrong
		}
		left := line{{"  " + mark, inkAccent}, {a.t("find." + s), in}}
		lines = append(lines, ends(left, line{{strconv.Itoa(n) + " ", in}}, stateColumn))
		rows = append(rows, i)
	}
	return lines, rows
}

func (f *finder) click(a *app, x, y int) tea.Cmd {
	if f.side != nil && x >= f.sideAt {
		if i := f.side.at(y); i >= 0 {
			f.state, f.at, f.top, f.first = i, 0, 0, 0
		}
		return nil
	}
	return choose(a, f, f.hits, &f.at, y)
}
