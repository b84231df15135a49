package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/compare"
	"cirtkit/scoring"
)

// A roadmap can take longer than a key press may: mostly less than a millisecond, but where many steps would do
// towards several shares, half a second. So what needs one is worked out beside the screen, which says so until it
// is there.

// worker is a screen that needs something worked out.
type worker interface {
	// work gives what is to be worked out for what the screen shows now, and nil where it is there, or on its
	// way. The function runs beside the screen, on values that nobody changes.
	work(a *app) func() workedOut
}

// workedOut brings back what was worked out.
type workedOut interface{ take(a *app) }

// workOut starts what the screen on top needs.
func (a *app) workOut() tea.Cmd {
	w, ok := a.top().(worker)
	if !ok || a.desk == nil {
		return nil
	}
	do := w.work(a)
	if do == nil {
		return nil
	}
	return func() tea.Msg { return do() }
}

// madeWay is a way up that was worked out.
type madeWay struct {
	desk *desk
	way  *wayUp
}

func (m madeWay) take(a *app) {
	d := a.desk
	if m.desk == d && m.way.of == d.result && samePace(m.way.with, d.pace) { // else a newer one is on its way
		d.way = m.way
	}
}

// startWay gives the working out of the way up, and nil where it is there or on its way.
func (a *app) startWay() func() workedOut {
	d := a.desk
	if d.hasWay() || d.wayOf == d.result && samePace(d.wayAt, d.pace) {
		return nil
	}
	d.wayOf, d.wayAt = d.result, d.pace
	source := a.source()
	return func() workedOut { return madeWay{d, makeWay(source)} }
}

// work: the page of the way up needs the roadmap; what was last time stands beside what is now.
func (r *results) work(a *app) func() workedOut {
	switch page := r.on(a); {
	case page == pageWayUp:
		return a.startWay()
	case page == pageSince || page == pageSections || page == pageLevel || page == pageOverview:
		return a.desk.startCompare()
	}
	return nil
}

// searchable is a questionnaire that was made ready to be searched.
type searchable struct {
	desk    *desk
	library *library
}

func (m searchable) take(*app) {
	if m.desk.library == nil || m.desk.library.of != m.library.of {
		m.desk.library, m.desk.found = m.library, nil
	}
}

// compared is what changed since the earlier assessment.
type compared struct {
	desk  *desk
	of    *scoring.Result
	since *since
	what  *compare.Difference
	err   error
}

func (m compared) take(a *app) {
	if d := m.desk; d.since == m.since && d.result == m.of { // else a newer one is on its way
		d.differs, d.differsErr = m.what, m.err
	}
}

// startCompare gives the comparing with the earlier assessment, and nil where there is none, or it is done or on its way.
func (d *desk) startCompare() func() workedOut {
	if d.since == nil || d.differsOf == d.result && d.differsWith == d.since {
		return nil
	}
	d.differsOf, d.differsWith = d.result, d.since
	earlier, later, chain := d.since.side, compare.Side{State: d.state, Log: d.file.Log(), Model: d.model}, d.since.chain
	of, with := d.result, d.since
	return func() workedOut {
		what, err := compare.Two(earlier, later, chain)
		return compared{d, of, with, what, err}
	}
}

// work: making the questionnaire ready takes longer than a key may, on the largest ones.
func (f *finder) work(a *app) func() workedOut {
	d := a.desk
	if d.library == nil || d.library.of != d.words {
		q, words, codes := d.q, d.words, d.codes
		return func() workedOut { return searchable{d, makeLibrary(q, words, codes)} }
	}
	return d.startCompare()
}

// work: what the list itself says that it needs.
func (p *picker) work(a *app) func() workedOut {
	if p.needs == nil {
		return nil
	}
	return p.needs(a)
}

// hasWay says whether the way up from what is shown is there.
func (d *desk) hasWay() bool {
	return d.way != nil && d.way.of == d.result && samePace(d.way.with, d.pace)
}

// madeTrial is what follows from answers that were tried out.
type madeTrial struct {
	trying *trying
	told   *trial
}

func (m madeTrial) take(*app) {
	if m.trying.started == m.told.n {
		m.trying.told = m.told
	}
}

// work: what follows from the answers that are tried out.
func (t *trying) work(a *app) func() workedOut {
	if len(t.order) == 0 || t.started == t.n && t.base == a.desk.result {
		return nil
	}
	t.started, t.base, t.told, t.lines = t.n, a.desk.result, nil, nil
	before, tried, n := a.source(), a.desk.tried(t.order), t.n
	d, answers, words, program := *a.desk, t.answers, a.words, a.cfg.Program
	return func() workedOut {
		after := reportSource(d.supposing(answers), words, program)
		return madeTrial{t, &trial{n: n, blocks: whatIf(before, after, tried)}}
	}
}
