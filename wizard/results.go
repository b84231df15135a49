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

// results shows the outcome in two pages: the level, the ladder and the sections as the report says
// them; and what the next level lacks, as a list that jumps to the question.
type results struct {
	asking  *asking
	lacking bool // the second page
	at, top int
	lines   []string // the first page, at width
	width   int
	hits    hits
}

func newResults(s *asking) *results { return &results{asking: s} }

func (r *results) name() string     { return "results" }
func (r *results) keys(*app) keymap { return resultsKeys }

// gaps are what the next level lacks in the claimed reading, and that level; 0 without a ladder.
func (d *desk) gaps() ([]scoring.Gap, scoring.Target) {
	t := d.result.Readings[scoring.Claimed].NextTarget()
	if t.Level == 0 {
		return nil, t
	}
	return d.result.Gaps(scoring.Claimed, t), t
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
		it.detail = a.t("results.have-need", "have", have, "need", optionWords(q, g.Need))
	}
	if g.Settled() {
		it.right = a.t("results.below")
	} else {
		it.right = a.t("results.open")
	}
	return it
}

func (r *results) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := resultsKeys.action(k.String())
	n := len(r.lines)
	var gaps []scoring.Gap
	if r.lacking {
		gaps, _ = a.desk.gaps()
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
		r.lacking, r.at, r.top = !r.lacking, 0, 0
	case "pick":
		switch {
		case !r.lacking:
			r.lacking, r.at, r.top = true, 0, 0
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
	for i, key := range []string{"results.overview", "results.lacking"} {
		in := inkMuted
		if r.lacking == (i == 1) {
			in = inkChosen
		}
		tabs = append(tabs, span{" " + a.t(key) + " ", in}, span{"  ", inkPlain})
	}
	out := []line{tabs.fit(w), nil}
	room := height - len(out)
	if r.lacking {
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
	gaps, target := a.desk.gaps()
	if target.Level == 0 {
		return indent(1, wrapped(inkMuted, a.t("results.no-ladder"), w-2))
	}
	if len(gaps) == 0 {
		return indent(1, wrapped(inkGood, a.t("results.nothing-lacks"), w-2))
	}
	out := indent(1, wrapped(inkStrong, a.t("results.lacks", "n", len(gaps), "level", target.Level), w-2))
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
