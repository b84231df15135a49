package report

import (
	"math"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The columns of the overview: one of names, and narrow ones for numbers.
const (
	overviewName    = 34
	overviewNumber  = 12
	overviewColumns = 9 // in all
)

// overview is the first sheet: what is assessed, the levels, the scores of the sections, how the answers stand, and
// the chart with its numbers.
func (w *bookBuilder) overview() Sheet {
	sheet := Sheet{ID: "overview"}
	add := func(g Grid) {
		if len(g.Rows) > 0 {
			if g.Title == "" {
				g.Title = w.t("report.book.grid." + g.ID)
			}
			sheet.Grids = append(sheet.Grids, g)
		}
	}
	about := factGrid("about", []Field{
		{ID: "name", Width: overviewName, Type: TextValue},
		{ID: "value", Span: overviewColumns - 1, Type: TextValue},
	}, w.cover())
	about.Title = w.heading()
	add(about)
	result := []string{w.notice()}
	if damaged := w.damagedSentence(); damaged != "" {
		result = append(result, damaged)
	}
	add(w.sentences("result", append(result, w.resultSentences()...)))
	if w.factsOnly {
		add(w.counts())
	} else {
		add(w.levels())
		add(w.rungs())
		add(w.profileCounts())
		add(w.sectionScores())
		add(w.standings())
	}
	if w.aims() {
		add(w.sentences("gaps", w.gapSentences()))
		add(w.sentences("roadmap", proseOf(w.roadmapBlocks())))
		add(w.phases())
	}
	w.addChart(&sheet)
	return sheet
}

// sentences are texts over the whole width.
func (w *bookBuilder) sentences(id string, texts []string) Grid {
	return Grid{ID: id, Headless: true, Columns: []Field{{ID: "text", Span: overviewColumns, Type: TextValue}}, Rows: textRows(texts...)}
}

// resultSentences are what the summary says of the result in words.
func (w *bookBuilder) resultSentences() []string {
	if w.factsOnly {
		return proseOf(w.stockTakeSummary())
	}
	out := proseOf(w.levelBlocks())
	if sure := w.howSure(); sure != "" {
		out = append(out, sure)
	}
	return out
}

// gapSentences are what the register says of its gaps and of what is open, without what is told question by question.
func (w *bookBuilder) gapSentences() []string {
	var out []string
	for _, part := range w.registerPart() {
		for _, block := range part.Blocks {
			switch block := block.(type) {
			case Paragraph:
				if block.Style != Small {
					out = append(out, block.Text)
				}
			case Heading:
				if block.ID == "claims" {
					return out
				}
			}
		}
	}
	return out
}

// proseOf are the paragraphs and items of blocks, up to the first that is neither.
func proseOf(blocks []Block) []string {
	var out []string
	for _, block := range blocks {
		switch block := block.(type) {
		case Paragraph:
			out = append(out, block.Text)
		case Bullets:
			for _, item := range block.Items {
				out = append(out, item.Text)
			}
		default:
			return out
		}
	}
	return out
}

// nameField is the first column of a grid of the overview, numberField one of its others.
func nameField(id string) Field { return Field{ID: id, Width: overviewName, Type: TextValue} }

func numberField(id string, t ValueType) Field {
	return Field{ID: id, Width: overviewNumber, Type: t}
}

// levels are what is reached and what is possible on every ladder, by reading.
func (w *bookBuilder) levels() Grid {
	g := Grid{ID: "levels", Columns: w.fields(
		nameField("ladder"),
		Field{ID: "section", Span: 3, Type: TextValue},
		Field{ID: "reading", Span: 2, Type: TextValue},
		numberField("reached", NumberValue), numberField("possible", NumberValue), numberField("rungs", NumberValue),
	)}
	add := func(r scoring.Reading, id, title string) {
		node := w.node(r, id)
		if node == nil {
			return
		}
		for i := range node.Ladders {
			l := &node.Ladders[i]
			def := w.ladderOf(scoring.Target{Node: id, Ladder: l.ID})
			if def == nil {
				continue
			}
			g.Rows = append(g.Rows, Record{Cells: []Value{
				textValue(def.Title), textValue(title), textValue(capital(w.readingWord(r))),
				intValue(l.Reached), intValue(l.Possible), intValue(len(l.Rungs)),
			}})
		}
	}
	for _, r := range w.readings() {
		add(r, "", capital(w.t("report.requirement.whole")))
	}
	for _, s := range w.q.AllSections() {
		for _, r := range w.readings() {
			add(r, s.ID, s.Title)
		}
	}
	return g
}

// rungs are the requirements of each level by what became of them, by claim.
func (w *bookBuilder) rungs() Grid {
	g := Grid{ID: "rungs", Columns: w.fields(append([]Field{
		nameField("rung"), numberField("level", NumberValue),
	}, verdictFields()...)...)}
	climbed := w.climbed(scoring.Claimed)
	if climbed == nil || w.profile != nil {
		return g
	}
	for i := range climbed.Rungs {
		g.Rows = append(g.Rows, Record{Cells: append([]Value{
			textValue(w.ladder.Rungs[i].Title), intValue(i + 1),
		}, verdictValues(&climbed.Rungs[i])...)})
	}
	return g
}

func verdictFields() []Field {
	return []Field{
		numberField("met", NumberValue), numberField("failed", NumberValue), numberField("open", NumberValue), numberField("waived", NumberValue),
	}
}

func verdictValues(r *scoring.RungResult) []Value {
	return []Value{intValue(r.CountMet), intValue(r.CountFailed), intValue(r.CountOpen), intValue(r.CountWaived)}
}

// profileCounts are the outcomes of the profiles from outside, by reading.
func (w *bookBuilder) profileCounts() Grid {
	g := Grid{ID: "profiles", Columns: w.fields(append([]Field{
		nameField("profile"),
		{ID: "reading", Span: 2, Type: TextValue},
		numberField("outcome", TextValue),
	}, verdictFields()...)...)}
	for i := range w.Profiles {
		for _, r := range w.readings() {
			result := &w.Result.Readings[r].Profiles[i]
			g.Rows = append(g.Rows, Record{Cells: append([]Value{
				textValue(w.Profiles[i].Title), textValue(capital(w.readingWord(r))), textValue(w.t("report.book.outcome." + profileWord(result))),
			}, verdictValues(result)...)})
		}
	}
	return g
}

// sectionScores are the scores of the sections in each reading, in numbers. By evidence and review there is no score
// so far: see builder.bounds.
func (w *bookBuilder) sectionScores() Grid {
	columns := []Field{nameField("section"), numberField("claimed-low", NumberValue), numberField("claimed-so-far", NumberValue), numberField("claimed-high", NumberValue)}
	for _, r := range w.readings()[1:] {
		columns = append(columns, numberField(r.String()+"-low", NumberValue), numberField(r.String()+"-high", NumberValue))
	}
	g := Grid{ID: "sections", Columns: w.fields(append(columns, numberField("out-of", NumberValue))...)}
	add := func(id, title string, rule *questionnaires.ScoreRule, full float64, strong bool) {
		node := w.node(scoring.Claimed, id)
		if rule == nil || node == nil || node.Score == nil {
			return
		}
		cells := []Value{textValue(title)}
		for _, r := range w.readings() {
			score := w.node(r, id).Score
			if r == scoring.Claimed {
				cells = append(cells, scoreCell(score.Low, rule), scoreCell(score.SoFar, rule), scoreCell(score.High, rule))
			} else {
				cells = append(cells, scoreCell(score.Low, rule), scoreCell(score.High, rule))
			}
		}
		most := scoring.Value{V: full, Defined: true}
		if !isSum(rule) && rule.OutOf > 0 {
			most.V *= rule.OutOf.Float()
		}
		g.Rows = append(g.Rows, Record{Strong: strong, Cells: append(cells, scoreCell(most, rule))})
	}
	prefixes := w.prefixes()
	for i, top := range w.q.Sections {
		add(top.ID, w.t("report.section.title", "prefix", prefixes[i], "title", top.Title), top.Score, fullScore(top), false)
		var inside func(s *questionnaires.Section, above string)
		inside = func(s *questionnaires.Section, above string) {
			for _, child := range s.Sections {
				path := w.t("report.book.section", "above", above, "title", child.Title)
				add(child.ID, path, child.Score, fullScore(child), false)
				inside(child, path)
			}
		}
		inside(top, top.Title)
	}
	whole := questionnaires.Section{Sections: w.q.Sections, Score: w.q.Score}
	add("", capital(w.t("report.requirement.whole")), w.q.Score, fullScore(&whole), true)
	return g
}

// scoreCell is a score on its rule's displayed scale; nothing where it is undefined. The cell holds the number as it
// is, and shows as many places as builder.scoreNumber does, or as many more as keep it apart from 0 and from the end.
func scoreCell(v scoring.Value, rule *questionnaires.ScoreRule) Value {
	switch {
	case !v.Defined:
		return Value{}
	case isSum(rule):
		return floatValue(v.V, placesApart(v.V, math.Inf(1), 2))
	case rule.OutOf == questionnaires.One || rule.OutOf == 0:
		return percentValue(v.V)
	}
	return floatValue(v.V, placesApart(v.V, rule.OutOf.Float(), scorePlaces(rule.OutOf)))
}

// placesApart is how many places keep a number that is neither 0 nor the end of its scale from being shown as that.
func placesApart(v, top float64, places int) int {
	for ; places < 9; places++ {
		unit := math.Pow10(places)
		shown := math.Round(v*unit) / unit
		if (v < 1e-9 || shown > 0) && (v > top-1e-9 || shown < top) {
			break
		}
	}
	return places
}

// standings are how many questions stand how, and what part of the weight of what applies that is.
func (w *bookBuilder) standings() Grid {
	g := Grid{ID: "standings", Columns: w.fields(
		nameField("standing"), numberField("questions", NumberValue), numberField("scored", NumberValue), numberField("weight-share", PercentValue),
	)}
	t := w.Result.Tally("")
	t.Questions[scoring.Open] += t.Questions[scoring.Unreadable]
	t.Scored[scoring.Open] += t.Scored[scoring.Unreadable]
	t.Weight[scoring.Open] += t.Weight[scoring.Unreadable]
	order := []scoring.Standing{
		scoring.Answered, scoring.DontKnow, scoring.Withheld, scoring.Conflicting, scoring.Disputed, scoring.Open, scoring.NotApplicable, scoring.NotAsked,
	}
	var applies int64
	for _, s := range order[:6] {
		applies += t.Weight[s]
	}
	for i, s := range order {
		if t.Questions[s] == 0 {
			continue
		}
		cells := []Value{textValue(capital(w.standingWord(s))), intValue(t.Questions[s]), intValue(t.Scored[s]), {}}
		if i < 6 && applies > 0 {
			cells[3] = percentValue(float64(t.Weight[s]) / float64(applies))
		}
		g.Rows = append(g.Rows, Record{Cells: cells})
	}
	return g
}

// counts are how much of each section is reported, in a stock-take.
func (w *bookBuilder) counts() Grid {
	g := Grid{ID: "counts", Columns: w.fields(
		nameField("section"), numberField("asked", NumberValue), numberField("reported", NumberValue), numberField("on-record", NumberValue),
	)}
	add := func(title string, c count, strong bool) {
		g.Rows = append(g.Rows, Record{Strong: strong, Cells: []Value{
			textValue(title), intValue(c.asked()), intValue(c.of(scoring.Answered)), intValue(c.evidenced),
		}})
	}
	for _, s := range w.q.Sections {
		add(s.Title, w.countOf(s.ID, questionsIn(s)), false)
	}
	add(w.t("report.stock-take.all"), w.countOf("", w.questions()), true)
	return g
}

// phases are the phases of the roadmap in numbers.
func (w *bookBuilder) phases() Grid {
	g := Grid{ID: "phases", Columns: w.fields(
		nameField("phase"), numberField("steps", NumberValue), numberField("days-least", NumberValue), numberField("days-most", NumberValue),
		numberField("begins", MonthValue), numberField("done", MonthValue), numberField("level-then", NumberValue), numberField("level-possible", NumberValue),
	)}
	r := w.plan()
	for i := range r.Phases {
		p := &r.Phases[i]
		g.Rows = append(g.Rows, Record{Cells: []Value{
			textValue(w.phaseTitle(p.Level)), intValue(leftIn(r, p)), daysValue(p.Effort.Least), daysValue(p.Effort.Most),
			w.monthValue(r.Options.Start, p.First), w.monthValue(r.Options.Start, p.Last), intValue(p.Reached), intValue(p.Possible),
		}})
	}
	return g
}

// addChart puts the chart of the summary below the other grids, with its numbers.
func (w *bookBuilder) addChart(sheet *Sheet) {
	c := w.radar()
	if c == nil || c.Radar == nil {
		return
	}
	columns := []Field{nameField("section")}
	chart := SheetChart{Title: c.Caption, Alt: c.Alt, Grid: "chart", Radar: true}
	for _, s := range c.Radar.Series {
		columns = append(columns, Field{ID: "series", Head: s.Name, Width: overviewNumber, Type: PercentValue})
		chart.Dashed = append(chart.Dashed, s.Dashed)
	}
	g := Grid{ID: "chart", Title: w.t("report.book.grid.chart"), Columns: w.fields(columns...)}
	for i, axis := range c.Radar.Axes {
		cells := []Value{textValue(axis)}
		for _, s := range c.Radar.Series {
			cell := Value{}
			if i < len(s.Values) && s.Values[i] >= 0 {
				cell = percentValue(s.Values[i])
			}
			cells = append(cells, cell)
		}
		g.Rows = append(g.Rows, Record{Cells: cells})
	}
	sheet.Grids = append(sheet.Grids, g)
	sheet.Chart = &chart
}
