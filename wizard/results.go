package wizard

import (
	"bytes"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/compare"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
	"cirtkit/scoring"
)

// results shows the outcome in pages, as the report says it: the level with its ladder; the sections; why the level is
// what it is; what the target lacks, by claim or by evidence, as a list that jumps to the question; the cheapest way
// there; profiles; what changed since last time; and how sure this is. Coming back from a question it is on the same
// line of the same page.
type results struct {
	asking    *asking
	page      int  // of pages
	evidenced bool // what the target lacks is counted by evidence
	at, top   int
	lines     []line // of a page that is read
	made      made   // what they were made of
	hits      hits
}

// made is what the lines of a page depend on; they are made anew when any of it changes.
type made struct {
	page          string
	width, height int
	of            *scoring.Result
	with          planning.Options
	differs       *compare.Difference
	toward        string
}

func (m made) same(o made) bool {
	return m.page == o.page && m.width == o.width && m.height == o.height && m.of == o.of && samePace(m.with, o.with) &&
		m.differs == o.differs && m.toward == o.toward
}

// reading is the one that what is lacking is counted in.
func (r *results) reading() scoring.Reading {
	if r.evidenced {
		return scoring.Evidenced
	}
	return scoring.Claimed
}

// outcome is the results screen as it was left, with the results of now.
func (s *asking) outcome() *results {
	if s.results == nil {
		s.results = &results{asking: s}
	}
	s.results.lines = nil
	return s.results
}

func (r *results) name() string { return "results" }

func (r *results) keys(a *app) keymap {
	switch {
	case report.StockTake(a.desk.q):
		return stockTakeKeys
	case r.on(a) == pageWayUp:
		return wayUpKeys
	case r.on(a) == pageProfiles:
		return profilesKeys
	case r.read(a):
		return readingKeys
	}
	return resultsKeys
}

func (r *results) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := r.keys(a).action(k.String())
	n := len(r.lines)
	var items []item
	if !r.read(a) {
		items = r.items(a)
		n = len(items)
	}
	if at, ok := move(r.at, n, 10, act); ok {
		r.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
	case "switch", "switch-back":
		pages := len(r.pages(a))
		by := 1
		if act == "switch-back" {
			by = pages - 1
		}
		r.on(a)
		r.turn((r.page + by) % pages)
	case "steps":
		a.push(stepsPicker(a, r.asking))
	case "pace":
		a.push(paceForm(a.asker(), a.desk))
	case "record":
		return a.recordRoadmap()
	case "suppose":
		a.push(newTrying(r.asking))
	case "by-evidence":
		r.evidenced = !r.evidenced
		r.at, r.top = 0, 0
	case "target":
		return a.askTarget()
	case "since":
		return a.askSince()
	case "add-profile":
		return a.askProfile()
	case "pick":
		switch {
		case r.read(a):
			r.turnTo(a, pageLacking)
		case r.at < len(items) && items[r.at].value != "":
			id := items[r.at].value
			a.pop()
			r.asking.goThrough(a, r.list(a, items), id)
		}
	case "undo":
		return a.undo(nil)
	case "redo":
		return a.redo(nil)
	case "finish":
		a.pop()
		a.push(finishPicker(a, r.asking))
	}
	return nil
}

// list are the questions of a page as a list to go through.
func (r *results) list(a *app, items []item) *foundList {
	var questions []*questionnaires.Question
	for _, it := range items {
		if q := a.desk.q.Question(it.value); q != nil && !slices.Contains(questions, q) {
			questions = append(questions, q)
		}
	}
	return newFoundList(questions, a.t(r.on(a)))
}

// items are the rows of a page to pick from.
func (r *results) items(a *app) []item {
	if r.on(a) == pageProfiles {
		return a.profileItems()
	}
	var out []item
	for _, g := range a.desk.gaps(r.reading()).gaps {
		out = append(out, a.gapItem(g))
	}
	return out
}

func (r *results) view(a *app, w, height int) []line {
	out := []line{r.tabs(a, w), nil}
	room := height - len(out)
	if !r.read(a) {
		return append(out, r.listLines(a, w, room)...)
	}
	if say := r.waits(a); say != "" {
		return append(out, indent(1, wrapped(inkMuted, say, min(w-2, 90)))...)
	}
	now := made{r.on(a), min(w-2, 104), room, a.desk.result, a.desk.pace, a.desk.differs, a.desk.toward}
	if r.lines == nil || !r.made.same(now) {
		r.made = now
		if now.page == pageSections {
			r.lines = sectionLines(a, now.width, room)
		} else {
			r.lines = a.drawn(r.blocks(a), now.width)
		}
	}
	r.at = max(0, min(r.at, len(r.lines)-room))
	for i := r.at; i < len(r.lines) && i < r.at+room; i++ {
		out = append(out, append(line{{" ", inkPlain}}, r.lines[i]...))
	}
	if r.at+room < len(r.lines) {
		last := len(out) - 1
		out[last] = ends(out[last], line{{"▼ " + a.t("question.more"), inkAccent}}, w)
	}
	return out
}

// click picks a row, or turns to the page whose name was clicked.
func (r *results) click(a *app, x, y int) tea.Cmd {
	if y == 0 {
		from := 0
		for _, s := range r.tabs(a, a.w) {
			if x >= from && x < from+width(s.text) {
				for i, key := range r.pages(a) {
					if strings.TrimSpace(s.text) == a.t(key) {
						r.turn(i)
					}
				}
			}
			from += width(s.text)
		}
		return nil
	}
	if r.read(a) {
		return nil
	}
	return choose(a, r, r.hits, &r.at, y)
}

// tabs names the pages. In a narrow window those far from the one that is shown stay out, and a sign stands for them.
func (r *results) tabs(a *app, w int) line {
	pages := r.pages(a)
	here := slices.Index(pages, r.on(a))
	words := make([]line, len(pages))
	for i, key := range pages {
		words[i] = say(inkMuted, " "+a.t(key)+" ")
		if i == here {
			words[i] = say(inkChosen, " "+a.t(key)+" ")
		}
	}
	from, to := here, here+1
	total := words[here].width() + 1
	for grown := true; grown; {
		grown = false
		room := func(edge bool) int { // what a sign for the rest takes
			if edge {
				return w
			}
			return w - 4
		}
		if to < len(pages) && total+words[to].width()+1 <= room(from == 0 && to == len(pages)-1) {
			total += words[to].width() + 1
			to++
			grown = true
		}
		if from > 0 && total+words[from-1].width()+1 <= room(from == 1 && to == len(pages)) {
			from--
			total += words[from].width() + 1
			grown = true
		}
	}
	var out line
	if from > 0 {
		out = append(out, span{"… ", inkMuted})
	}
	for _, word := range words[from:to] {
		out = append(append(out, span{" ", inkPlain}), word...)
	}
	if to < len(pages) {
		out = append(out, span{" …", inkMuted})
	}
	return out.fit(w)
}

// listLines is a page to pick from.
func (r *results) listLines(a *app, w, height int) []line {
	var out []line
	if r.on(a) == pageProfiles {
		if len(a.desk.profiles) == 0 {
			return indent(1, wrapped(inkMuted, a.t("results.no-profiles"), min(w-2, 90)))
		}
	} else {
		l := a.desk.gaps(r.reading())
		switch {
		case !l.some:
			return indent(1, wrapped(inkMuted, a.t("results.unsaid-wanted"), w-2))
		case len(l.gaps) == 0:
			key := "results.nothing-lacks"
			if r.evidenced {
				key = "results.unproven-nothing"
			}
			return indent(1, wrapped(inkGood, a.desk.lacks(a.t, key, l), w-2))
		}
		key := "results.lacks"
		if r.evidenced {
			key = "results.unproven-lacks"
		}
		out = append(indent(1, wrapped(inkStrong, a.desk.lacks(a.t, key, l), min(w-2, 104))), nil)
	}
	items := r.items(a)
	r.at = max(0, min(r.at, len(items)-1))
	l := listLines(items, r.at, r.top, min(w, 110), height-len(out))
	r.top, r.hits = l.top, append(none(len(out)+2), l.rows...)
	return append(out, l.lines...)
}

// told are blocks of a report in lines of at most w cells.
func (a *app) told(blocks []report.Block, w int) []string {
	var b bytes.Buffer
	if err := text.Write(&b, blocks, w, a.theme.signs != allSigns); err != nil {
		return []string{a.sentence(err)}
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// open counts for the finish screen.
type openCounts struct {
	unanswered, dontKnow, withheld, disputed, conflicts, unsupported, promised, marked int
}

func (d *desk) open() openCounts {
	var c openCounts
	for _, q := range d.asked() {
		e := d.entry(q.ID)
		if d.remains(q.ID) {
			c.unanswered++
		}
		switch e.Answer.State {
		case questionnaires.DontKnow:
			c.dontKnow++
		case questionnaires.Withheld:
			c.withheld++
		}
		if d.standing(q.ID) == scoring.Disputed {
			c.disputed++
		}
		if d.unsupported(q) {
			c.unsupported++
		}
		if e.Marked {
			c.marked++
		}
	}
	c.conflicts = len(d.state.Conflicts)
	for _, e := range d.state.Evidence {
		if e.How == "promised" {
			c.promised++
		}
	}
	return c
}
