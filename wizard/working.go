package wizard

import tea "github.com/charmbracelet/bubbletea"

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

// work: the page of the way up needs it.
func (r *results) work(a *app) func() workedOut {
	if r.on(a) != pageWayUp {
		return nil
	}
	return a.startWay()
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
