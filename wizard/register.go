package wizard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// The evidence register: a table where there is room, a list where there is not. It narrows while one types, and
// can be put in the order of what is to be done.

// registerOrders are the orders of the register: as recorded, what is promised first (the earliest day first), what is
// no longer valid, what serves no question.
var registerOrders = []string{"recorded", "promised", "expired", "unlinked"}

// inRegisterOrder puts records into one of registerOrders. They must not be changed.
func (d *desk) inRegisterOrder(order string) []*assessment.Evidence {
	out := make([]*assessment.Evidence, len(d.state.Evidence))
	for i := range out {
		out[i] = &d.state.Evidence[i]
	}
	if order == registerOrders[0] {
		return out
	}
	rank := func(e *assessment.Evidence) int {
		first := false
		switch order {
		case "promised":
			first = e.How == "promised"
		case "expired":
			first = d.expired(*e)
		case "unlinked":
			first = len(e.Supports) == 0
		}
		if first {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b *assessment.Evidence) int {
		if c := cmp.Compare(rank(a), rank(b)); c != 0 || rank(a) > 0 {
			return c
		}
		switch order {
		case "promised":
			return cmp.Or(boolOrder(a.Due == "", b.Due == ""), strings.Compare(a.Due, b.Due))
		case "expired":
			return strings.Compare(a.ValidUntil, b.ValidUntil)
		}
		return 0
	})
	return out
}

// boolOrder puts what is not before what is.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// recordsFrom is what a list of records is made of.
type recordsFrom struct {
	state    *assessment.State
	words    *lang.Language
	checked  int
	checking bool
	w, order int
}

func (a *app) recordsFrom(order int) recordsFrom {
	return recordsFrom{a.desk.state, a.words, len(a.desk.checked), a.desk.checking, a.w, order}
}

// validityFrom is from how many columns the register says until when each record is valid.
const validityFrom = 110

// registerPicker shows all evidence. From a record one goes to the questions that it serves.
func registerPicker(a *app) *picker {
	order := 0
	p := &picker{id: "register", title: a.t("register.title"), empty: a.t("evidence.none"), keymap: recordsKeys, stays: true, first: a.t("evidence.reference")}
	p.lacks = func(a *app) bool { return len(a.desk.state.Evidence) == 0 }
	p.from = func(a *app) any { return a.recordsFrom(order) }
	p.columns = func(a *app) []column {
		how := 32
		if a.w >= validityFrom {
			how = 26
		}
		columns := []column{
			{a.t("evidence.how-head"), how, false}, {a.t("evidence.date"), 10, false}, {a.t("evidence.serves-head"), 6, true},
		}
		if a.w >= validityFrom {
			columns = slices.Insert(columns, 2, column{a.t("evidence.valid-head"), 11, false})
		}
		return columns
	}
	p.items = func(a *app) []item {
		p.title = a.t("register.title")
		if order > 0 {
			p.title += " · " + a.t("register.order."+registerOrders[order])
		}
		var out []item
		for _, e := range a.desk.inRegisterOrder(registerOrders[order]) {
			it := recordItem(a, e)
			it.cells = append(it.cells, e.Date)
			if a.w >= validityFrom {
				if a.desk.expired(*e) && e.How != "promised" && !e.Conflict {
					it.cells[0] = a.t("evidence.expired-word") // the day has its own column
				}
				it.cells = append(it.cells, e.ValidUntil)
			}
			it.cells = append(it.cells, numberOr(len(e.Supports), "–"))
			it.under = strings.Join(nonEmptyOf(it.under, a.t("evidence.serves", "n", len(e.Supports))), " · ")
			out = append(out, it)
		}
		return out
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		a.desk.recordAt = it.value
		switch act {
		case "sort":
			order, p.at, p.top = (order+1)%len(registerOrders), 0, 0
		case "serves":
			if _, ok := a.desk.record(it.value); ok {
				a.push(recordPicker(a, it.value))
			}
		case "check-all":
			return a.checkFiles()
		default:
			return a.evidenceAction(act, it.value, "")
		}
		return nil
	}
	p.pick = func(a *app, it item) tea.Cmd { return p.other(a, "serves", it) }
	all, _ := p.rows(a)
	for i, it := range all { // where one was
		if it.value == a.desk.recordAt {
			p.at = i
		}
	}
	return p
}

// recordPicker shows a record with the questions that it serves.
func recordPicker(a *app, record string) *picker {
	p := &picker{id: "record", empty: a.t("record.serves-none"), keymap: recordKeys, stays: true}
	p.items = func(a *app) []item {
		e, ok := a.desk.record(record)
		if !ok { // it was removed, or adding it was undone
			p.title, p.intro = a.t("record.gone"), ""
			return nil
		}
		how, _ := a.howWords(e)
		p.title = e.Reference
		without := e
		without.Supports = nil
		p.intro = strings.Join(nonEmptyOf(how, e.Place, recordDetail(a, without)), " · ")
		var out []item
		for _, q := range a.desk.q.Questions() {
			if _, ok := e.Supports[q.ID]; ok {
				out = append(out, item{
					sign: "•", text: a.desk.worded(q.ID).Ask, value: q.ID, right: a.desk.codes[q.ID],
					under: supportWords(a, e, q.ID),
				})
			}
		}
		if len(out) > 0 {
			out[0].heading = a.t("record.serves", "n", len(out))
		}
		return out
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		if act == "visit" {
			return p.pick(a, it)
		}
		if (act == "which" || act == "unlink") && it.value == "" {
			return nil
		}
		return a.evidenceAction(act, record, it.value)
	}
	p.pick = func(a *app, it item) tea.Cmd {
		if s := a.downToQuestion(); s != nil && it.value != "" {
			a.desk.recordAt = record
			s.visit(a, it.value)
			a.tell(inkMuted, a.t("record.back", "key", s.keyOf(a, "register")))
		}
		return nil
	}
	return p
}

// downToQuestion leaves the screens above the question screen; nil where there is none.
func (a *app) downToQuestion() *asking {
	for i := len(a.stack) - 1; i >= 0; i-- {
		if s, ok := a.stack[i].(*asking); ok {
			a.stack = a.stack[:i+1]
			return s
		}
	}
	return nil
}

// linkingPicker links a record to several questions: enter takes the option that was answered, and asks where none was;
// an option's own key takes that one.
func linkingPicker(a *app, record string) *picker {
	e, _ := a.desk.record(record)
	p := &picker{id: "linking", title: a.t("linking.title"), intro: e.Reference, keymap: linkingKeys, stays: true, empty: a.t("question.nothing")}
	p.columns = func(a *app) []column {
		return []column{{a.t("evidence.supports-head"), 36, false}, {"", 6, false}}
	}
	p.items = func(a *app) []item {
		e, _ := a.desk.record(record)
		var out []item
		section := ""
		for _, q := range a.desk.asked() {
			it := item{sign: "○", text: a.desk.worded(q.ID).Ask, value: q.ID}
			words := supportWords(a, e, q.ID)
			if _, ok := e.Supports[q.ID]; ok {
				it.sign = "●"
			}
			it.cells, it.under = []string{words, a.desk.codes[q.ID]}, words
			if s := a.desk.q.SectionOf(q.ID); s != nil && s.ID != section {
				section = s.ID
				it.heading = a.sectionTitle(s.ID)
			}
			out = append(out, it)
		}
		return out
	}
	p.pick = func(a *app, it item) tea.Cmd { return p.other(a, "link", it) }
	p.other = func(a *app, act action, it item) tea.Cmd {
		q := a.desk.q.Question(it.value)
		e, ok := a.desk.record(record)
		if q == nil || !ok {
			return nil
		}
		_, linked := e.Supports[q.ID]
		if option := linkOption(a.desk, q); act == "link" && !linked && option != "" {
			return a.put(assessment.Support(record, q.ID, option))
		}
		return a.evidenceAction(act, record, q.ID)
	}
	p.typed = func(a *app, key string, it item) tea.Cmd {
		q := a.desk.q.Question(it.value)
		if q == nil || !q.Scored() {
			return nil
		}
		for i := range q.Options {
			if optionKey(q, i) == key {
				return a.put(assessment.Support(record, q.ID, q.Options[i].Code))
			}
		}
		if _, err := strconv.Atoi(key); err == nil {
			a.tell(inkMuted, a.t("question.no-option", "found", key))
		}
		return nil
	}
	return p
}
