package wizard

import (
	"bytes"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
	"cirtkit/scoring"
)

// results shows the outcome in three pages: the level, the ladder and the sections as the report says
// them; and what the next level lacks, as claimed and as evidence shows it, in lists that jump to the
// question. Coming back from there it is on the same line.
type results struct {
	asking  *asking
	page    int // of resultPages
	at, top int
	lines   []string // the first page, at width
	width   int
	hits    hits
}

// resultPages are the catalogue's keys of the pages, in order. Only the first is there where nothing can be lacking:
// in a stock-take, and where a questionnaire has neither a ladder of the whole nor questions of what is wanted.
var resultPages = []string{"results.overview", "results.lacking", "results.unproven"}

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
var wantedPages = []string{"results.overview", "results.lacking-wanted", "results.unproven"}

// laddered says whether the whole has a ladder.
func (d *desk) laddered() bool {
	return d.result.Readings[scoring.Claimed].NextTarget().Level > 0
}

// reading is the one that a page is about.
func (r *results) reading() scoring.Reading {
	if r.page == 2 {
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
	if len(r.pages(a)) == 1 {
		return stockTakeKeys
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
	if r.page > 0 {
		gaps, _, _ = a.desk.gaps(r.reading())
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
		by := 1
		if k.String() == "left" {
			by = len(resultPages) - 1
		}
		r.page, r.at, r.top = (r.page+by)%len(resultPages), 0, 0
	case "pick":
		switch {
		case r.page == 0:
			r.page, r.at, r.top = 1, 0, 0
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
	if r.page > 0 {
		return append(out, r.lackingLines(a, w, room)...)
	}
	wide := min(w-2, 100)
	if r.width != wide {
		r.lines, r.width = resultLines(a, wide), wide
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
	gaps, level, some := a.desk.gaps(r.reading())
	if !some {
		return indent(1, wrapped(inkMuted, a.t("results.unsaid-wanted"), w-2))
	}
	if len(gaps) == 0 {
		return indent(1, wrapped(inkGood, a.desk.lacks(a.t, "results.nothing-lacks", 0, level), w-2))
	}
	out := indent(1, wrapped(inkStrong, a.desk.lacks(a.t, []string{"", "results.lacks", "results.unproven-lacks"}[r.page], len(gaps), level), w-2))
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

// resultLines are the results as the report words them, in lines of at most w cells.
func resultLines(a *app, w int) []string {
	var b bytes.Buffer
	blocks := report.Results(reportSource(a.desk, a.words, a.cfg.Program))
	if err := text.Write(&b, blocks, w, a.theme.ascii); err != nil {
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
