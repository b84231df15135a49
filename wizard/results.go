package wizard

import (
	"bytes"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
	"cirtkit/scoring"
)

// results shows the outcome in pages: the level, the ladder and the sections as the report says them; why the level
// is what it is; the roadmap; and what the next level lacks, as claimed and as evidence shows it, in lists that jump
// to the question. Coming back from there it is on the same line.
type results struct {
	asking  *asking
	page    int // of pages
	at, top int
	lines   []string // of a page that is read, at width
	width   int
	of      *scoring.Result  // what the lines were made of
	with    planning.Options // and the roadmap's terms
	hits    hits
}

// The catalogue's keys of the pages.
const (
	pageOverview = "results.overview"
	pageWhy      = "results.why"
	pageWayUp    = "results.way-up"
	pageUnproven = "results.unproven"
)

// resultPages are the pages, in order. Only the first is there where nothing can be lacking: in a stock-take, and
// where a questionnaire has neither a ladder of the whole nor questions of what is wanted.
var resultPages = []string{pageOverview, pageWhy, pageWayUp, "results.lacking", pageUnproven}

func (r *results) pages(a *app) []string {
	switch {
	case a.desk.laddered():
		return resultPages
	case report.StockTake(a.desk.q) || len(a.desk.q.ToBes()) == 0:
		return resultPages[:1]
	}
	return wantedPages
}

// wantedPages are resultPages where what is wanted takes the place of the next level.
var wantedPages = []string{pageOverview, pageWhy, pageWayUp, "results.lacking-wanted", pageUnproven}

// on is the page that is shown.
func (r *results) on(a *app) string { return r.pages(a)[r.page] }

// read says whether the page is read line by line, and not a list to pick from.
func (r *results) read(a *app) bool {
	switch r.on(a) {
	case pageOverview, pageWhy, pageWayUp:
		return true
	}
	return false
}

// turn goes to a page, from its first line.
func (r *results) turn(page int) { r.page, r.at, r.top, r.width = page, 0, 0, 0 }

// laddered says whether the whole has a ladder.
func (d *desk) laddered() bool {
	return d.result.Readings[scoring.Claimed].NextTarget().Level > 0
}

// reading is the one that a page is about.
func (r *results) reading(a *app) scoring.Reading {
	if r.on(a) == pageUnproven {
		return scoring.Evidenced
	}
	return scoring.Claimed
}

// outcome is the results screen as it was left, with the results of now.
func (s *asking) outcome() *results {
	if s.results == nil {
		s.results = &results{asking: s}
	}
	s.results.width = 0
	return s.results
}

func (r *results) name() string { return "results" }

func (r *results) keys(a *app) keymap {
	switch {
	case len(r.pages(a)) == 1:
		return stockTakeKeys
	case r.on(a) == pageWayUp:
		return wayUpKeys
	}
	return resultsKeys
}

// gaps are what the next level lacks in a reading, and that level; without a ladder, what there is not yet of what
// is wanted. The last is false where there is neither.
func (d *desk) gaps(in scoring.Reading) (gaps []scoring.Gap, level int, some bool) {
	if t := d.result.Readings[in].NextTarget(); t.Level > 0 {
		return d.result.Gaps(in, t), t.Level, true
	}
	gaps, some = report.WantedGaps(report.Source{State: d.state, Result: d.result}, in)
	return gaps, 0, some
}

// lacks is the line above a list of gaps, of results.lacks or one like it.
func (d *desk) lacks(t func(string, ...any) string, key string, n, level int) string {
	if level == 0 {
		key += "-wanted"
	}
	return t(key, "n", n, "level", level)
}

// gapItem says what a question has, and what is needed.
func (a *app) gapItem(g scoring.Gap) item {
	q := a.desk.worded(g.Question)
	title := q.Label
	if title == "" {
		title = q.Ask
	}
	it := item{sign: "○", text: title, value: g.Question}
	have := a.answerWords(q, a.desk.entry(g.Question).Answer)
	if g.Need >= 0 && g.Need < len(q.Options) {
		it.detail = a.t("results.have-need", "have", have, "shown", a.shownWords(q), "need", optionWords(q, g.Need))
	}
	if g.Settled() {
		it.right = a.t("results.below")
	} else {
		it.right = a.t("results.open")
	}
	return it
}

// shownWords is the highest option that evidence supports, never above the claim.
func (a *app) shownWords(q *questionnaires.Question) string {
	place := -1
	for _, e := range a.desk.evidenceFor(q.ID) {
		if e.Supporting(a.desk.on()) {
			place = max(place, q.OptionIndex(e.Supports[q.ID]))
		}
	}
	if claim := q.OptionIndex(a.desk.entry(q.ID).Answer.Option); place > claim {
		place = claim
	}
	if place < 0 {
		return a.t("results.shown-nothing")
	}
	return optionWords(q, place)
}

func (r *results) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := r.keys(a).action(k.String())
	n := len(r.lines)
	var gaps []scoring.Gap
	if !r.read(a) {
		gaps, _, _ = a.desk.gaps(r.reading(a))
		n = len(gaps)
	}
	if at, ok := move(r.at, n, 10, act); ok {
		r.at = at
		return nil
	}
	switch act {
	case "close":
		a.pop()
	case "switch":
		pages := len(r.pages(a))
		by := 1
		if k.String() == "left" {
			by = pages - 1
		}
		r.turn((r.page + by) % pages)
	case "steps":
		a.push(stepsPicker(a, r.asking))
	case "pace":
		a.push(paceForm(a.asker(), a.desk))
	case "record":
		return a.recordRoadmap()
	case "suppose":
		a.push(newTrying(r.asking))
	case "pick":
		switch {
		case r.read(a):
			r.turn(slices.Index(r.pages(a), pageUnproven) - 1)
		case r.at < len(gaps):
			a.pop()
			r.asking.visit(a, gaps[r.at].Question)
		}
	case "finish":
		a.pop()
		a.push(finishPicker(a, r.asking))
	}
	return nil
}

func (r *results) view(a *app, w, height int) []line {
	tabs := line{{" ", inkPlain}}
	for i, key := range r.pages(a) {
		in := inkMuted
		if i == r.page {
			in = inkChosen
		}
		tabs = append(tabs, span{" " + a.t(key) + " ", in}, span{"  ", inkPlain})
	}
	out := []line{tabs.fit(w), nil}
	room := height - len(out)
	if !r.read(a) {
		return append(out, r.lackingLines(a, w, room)...)
	}
	if r.on(a) == pageWayUp && !a.desk.hasWay() {
		return append(out, say(inkMuted, " "+a.t("working")))
	}
	wide := min(w-2, 100)
	if r.width != wide || r.of != a.desk.result || !samePace(r.with, a.desk.pace) {
		r.lines, r.width, r.of, r.with = a.told(r.blocks(a), wide), wide, a.desk.result, a.desk.pace
	}
	r.at = max(0, min(r.at, len(r.lines)-room))
	for i := r.at; i < len(r.lines) && i < r.at+room; i++ {
		out = append(out, plain(" "+r.lines[i]))
	}
	if r.at+room < len(r.lines) {
		last := len(out) - 1
		out[last] = ends(out[last], line{{"▼ " + a.t("question.more"), inkAccent}}, w)
	}
	return out
}

func (r *results) lackingLines(a *app, w, height int) []line {
	gaps, level, some := a.desk.gaps(r.reading(a))
	if !some {
		return indent(1, wrapped(inkMuted, a.t("results.unsaid-wanted"), w-2))
	}
	if len(gaps) == 0 {
		return indent(1, wrapped(inkGood, a.desk.lacks(a.t, "results.nothing-lacks", 0, level), w-2))
	}
	out := indent(1, wrapped(inkStrong, a.desk.lacks(a.t, r.lacksKey(a), len(gaps), level), w-2))
	out = append(out, nil)
	items := make([]item, len(gaps))
	for i, g := range gaps {
		items[i] = a.gapItem(g)
	}
	r.at = min(r.at, len(items)-1)
	lines, top, rows := listLines(items, r.at, r.top, min(w, 110), height-len(out))
	r.top, r.hits = top, append(none(len(out)+2), rows...)
	return append(out, lines...)
}

// lacksKey is the line above a list.
func (r *results) lacksKey(a *app) string {
	if r.on(a) == pageUnproven {
		return "results.unproven-lacks"
	}
	return "results.lacks"
}

// blocks are what a page tells, as the report words it.
func (r *results) blocks(a *app) []report.Block {
	source := a.source()
	switch r.on(a) {
	case pageWhy:
		return report.Explain(source)
	case pageWayUp:
		return a.desk.way.told
	}
	return report.Results(source)
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
		switch e.Answer.State {
		case questionnaires.Unanswered:
			c.unanswered++
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
