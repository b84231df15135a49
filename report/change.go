package report

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// What changed since an earlier assessment is told in the words of the later one's questionnaire. Only what changed
// in fact is called progress or setback; a change without a reason is neither.

// Change says what changed between two assessments; the source is the later one.
func Change(s Source, d *compare.Difference) []Block {
	if s.Result == nil {
		s.Result = d.Whole.After
	}
	return newBuilder(s).change(d)
}

// changePart is the part of the report on what changed since an earlier assessment.
func (b *builder) changePart() Part {
	return Part{ID: "change", Title: b.t("report.change.title"), NewPage: true, Blocks: b.change(b.Since)}
}

func (b *builder) change(d *compare.Difference) []Block {
	c := changes{builder: b, d: d, oldRefs: references(d.Earlier.Questionnaire)}
	out := []Block{Paragraph{Text: c.counts(), Style: Lead}}
	if text := c.progress(); text != "" {
		out = append(out, Paragraph{Text: text})
	}
	out = append(out, c.results()...)
	for kind := range changeKinds {
		out = append(out, c.table(compare.Kind(kind))...)
	}
	out = append(out, c.evidence()...)
	return append(out, c.planned()...)
}

// changes is a difference while it is told.
type changes struct {
	*builder
	d       *compare.Difference
	oldRefs map[string]string // question id to its number in the earlier questionnaire
}

// changeKinds are the words of the kinds of change, in the order in which they are told.
var changeKinds = [...]string{
	compare.MovedUp: "up", compare.MovedDown: "down", compare.FirstAnswered: "first", compare.NowOpen: "open",
	compare.NoLongerAsked: "gone", compare.NewlyAsked: "new", compare.Restated: "restated",
	compare.Redelivered: "provided",
}

// of lists the changes of a kind, in their order.
func (c *changes) of(kind compare.Kind) []compare.Change {
	var out []compare.Change
	for i := range c.d.Changes {
		if c.d.Changes[i].Kind == kind {
			out = append(out, c.d.Changes[i])
		}
	}
	return out
}

// counts is what changed, in one sentence.
func (c *changes) counts() string {
	var counts []string
	for kind, word := range changeKinds {
		if n := len(c.of(compare.Kind(kind))); n > 0 {
			counts = append(counts, c.t("report.change.count."+word, "n", n))
		}
	}
	from, to := c.when(c.d.Earlier), c.when(c.d.Later)
	if len(counts) == 0 {
		return c.t("report.change.nothing", "from", from, "to", to)
	}
	return c.t("report.change.lead", "from", from, "to", to, "counts", list(counts))
}

// when is the date of an assessment in words, or a dash.
func (c *changes) when(s *assessment.State) string {
	return cmp.Or(c.date(s.About.Date), c.t("report.change.undated"))
}

// progress says what changed in fact, and how many moves count for nothing and why.
func (c *changes) progress() string {
	var up, down, upBy, downBy, corrected, read, shown, unsaid int
	for i := range c.d.Changes {
		change := &c.d.Changes[i]
		if change.Progress > 0 {
			up++
			upBy += change.Progress
		}
		if change.Setback > 0 {
			down++
			downBy += change.Setback
		}
		if change.Kind != compare.MovedUp && change.Kind != compare.MovedDown || change.Progress > 0 || change.Setback > 0 {
			continue
		}
		switch change.Reason {
		case "corrected":
			corrected++
		case "read-differently":
			read++
		case "evidence-found", "evidence-lost":
			shown++
		case "":
			unsaid++
		}
	}
	if len(c.of(compare.MovedUp))+len(c.of(compare.MovedDown))+up+down == 0 {
		return ""
	}
	text := c.t("report.change.progress.none")
	switch {
	case up > 0 && down > 0:
		text = sentences(c.t("report.change.progress.up", "n", up, "steps", upBy), c.t("report.change.progress.down", "n", down, "steps", downBy))
	case up > 0:
		text = c.t("report.change.progress.up", "n", up, "steps", upBy)
	case down > 0:
		text = c.t("report.change.progress.down", "n", down, "steps", downBy)
	}
	var others []string
	for _, of := range []struct {
		key string
		n   int
	}{{"corrected", corrected}, {"read-differently", read}, {"evidence", shown}, {"unsaid", unsaid}} {
		if of.n > 0 {
			others = append(others, c.t("report.change.not-counted."+of.key, "n", of.n))
		}
	}
	if len(others) > 0 {
		text = sentences(text, c.t("report.change.not-counted", "counts", list(others)))
	}
	return text
}

// table lists the changes of one kind with their reasons.
func (c *changes) table(kind compare.Kind) []Block {
	found := c.of(kind)
	if len(found) == 0 {
		return nil
	}
	t := Table{
		Columns: []Column{
			{Head: c.t("report.column.question"), Width: 0.22},
			{Head: c.t("report.column.was"), Width: 0.29},
			{Head: c.t("report.column.is"), Width: 0.29},
			{Head: c.t("report.column.reason"), Width: 0.2},
		},
		Compact: true,
	}
	for i := range found {
		was, is := c.wasAndIs(&found[i])
		t.Rows = append(t.Rows, []Cell{c.questionCell(&found[i]), {Text: was}, {Text: is}, {Text: c.reasons(&found[i])}})
	}
	word := changeKinds[kind]
	return []Block{Heading{Level: 2, ID: "change-" + word, Text: c.t("report.change.kind." + word)}, t}
}

// linked is a cell that leads to a question's answer, where the report has it.
func (c *changes) linked(text string, q *questionnaires.Question) Cell {
	if q.Retired != "" || c.standing(q) == scoring.NotAsked {
		return Cell{Text: text}
	}
	return Cell{Text: text, Link: anchor(q)}
}

// questionCell names a question; a link leads to its answer where the report has it.
func (c *changes) questionCell(change *compare.Change) Cell {
	if q := change.Question; q != nil {
		cell := c.linked(c.named(q), q)
		cell.Text = lines(cell.Text, c.history(change))
		return cell
	}
	return Cell{Text: c.t("report.named", "ref", c.oldRefs[change.Old.ID], "name", name(change.Old))}
}

// history says what became of the question itself from one version to the other.
func (c *changes) history(change *compare.Change) string {
	var out []string
	switch {
	case len(change.Merged) > 1:
		var refs []string
		for _, id := range change.Merged {
			refs = append(refs, cmp.Or(c.oldRefs[id], id))
		}
		out = append(out, c.t("report.change.merged", "refs", list(refs)))
		if change.Differed {
			out = append(out, c.t("report.change.differed"))
		}
	case change.Split && change.Old != nil:
		out = append(out, c.t("report.change.split", "ref", c.oldRefs[change.Old.ID]))
	}
	if change.Reworded {
		out = append(out, c.t("report.change.reworded"))
	}
	return lines(out...)
}

// wasAndIs are both answers in words. What was given and is withheld now is not told: it would tell what is withheld.
func (c *changes) wasAndIs(change *compare.Change) (was, is string) {
	if change.Kind == compare.Redelivered {
		return c.provider(change.WasProvided), c.provider(change.IsProvided)
	}
	then := change.Question
	if then == nil || change.Lost && change.Old != nil {
		then = change.Old
	}
	was, is = c.inWords(then, change.Was, change.WasStanding, rowsOf(c.d.Earlier, change.Old)), c.t("report.answer.not-asked")
	if change.Question != nil {
		is = c.inWords(change.Question, change.Is, change.IsStanding, rowsOf(c.d.Later, change.Question))
	}
	switch {
	case change.IsStanding == scoring.Withheld && change.WasStanding == scoring.Answered:
		was = c.t("report.change.answered")
	case len(change.Rows) > 0 && change.Question != nil && change.IsStanding == scoring.Answered && change.WasStanding == scoring.Answered:
		is = lines(is, c.rows(change))
	}
	return was, is
}

// inWords is an answer as it stood in one of the assessments; of a list the number of its rows.
func (c *changes) inWords(q *questionnaires.Question, a questionnaires.Answer, standing scoring.Standing, rows int) string {
	switch {
	case standing == scoring.NotAsked:
		return c.t("report.answer.not-asked")
	case standing == scoring.Conflicting:
		return c.t("report.answer.conflict")
	case standing == scoring.Answered && q.Type == questionnaires.List:
		return c.t("report.change.rows", "n", rows)
	}
	return c.answer(q, a)
}

// provider is who provides, in words.
func (c *changes) provider(code string) string {
	if slices.Contains(questionnaires.Providers, code) {
		return c.t("report.provided." + code)
	}
	return c.t("report.change.not-said")
}

// mostChangedRows bounds the rows of a list that are told one by one.
const mostChangedRows = 8

// rows says which rows of a list differ, a line each.
func (c *changes) rows(change *compare.Change) string {
	words := [...]string{compare.RowAdded: "added", compare.RowRemoved: "removed", compare.RowChanged: "changed"}
	var out []string
	for i := range change.Rows[:min(mostChangedRows, len(change.Rows))] {
		row := &change.Rows[i]
		var said []string
		for _, column := range change.Question.Columns {
			was, is := c.cell(&column, row.Was[column.ID]), c.cell(&column, row.Is[column.ID])
			switch {
			case row.Kind == compare.RowChanged && was != is:
				said = append(said, c.t("report.change.from-to", "from", cmp.Or(was, c.t("report.none")), "to", cmp.Or(is, c.t("report.none"))))
			case row.Kind == compare.RowChanged || was+is == "":
			default:
				said = append(said, was+is) // one of them is empty
			}
		}
		out = append(out, c.t("report.change.row."+words[row.Kind], "cells", strings.Join(said, "; ")))
	}
	if more := len(change.Rows) - len(out); more > 0 {
		out = append(out, c.t("report.change.more-rows", "n", more))
	}
	return lines(out...)
}

// rowsOf counts the rows of a question's list in an assessment.
func rowsOf(s *assessment.State, q *questionnaires.Question) int {
	if q == nil || s.Answers[q.ID] == nil {
		return 0
	}
	return len(s.Answers[q.ID].Rows)
}

// reasons are why an answer changed; each change by itself where the record tells them apart.
func (c *changes) reasons(change *compare.Change) string {
	why := func(reason string) string {
		if slices.Contains(assessment.Whys, reason) {
			return c.t("report.why." + reason)
		}
		return c.t("report.change.no-reason")
	}
	switch change.Kind {
	case compare.NoLongerAsked, compare.NewlyAsked:
		return c.cause(change)
	case compare.FirstAnswered, compare.Redelivered:
		if change.Reason == "" {
			return c.t("report.none")
		}
	}
	switch {
	case change.Question != nil && change.IsStanding != scoring.Withheld && len(change.Steps) > 1: // told one by one
	case change.Mixed:
		return c.t("report.change.mixed")
	default:
		return why(change.Reason)
	}
	var out []string
	for _, step := range change.Steps {
		out = append(out, c.t("report.change.step",
			"was", c.shortAnswer(change.Question, step.Was), "is", c.shortAnswer(change.Question, step.Is), "reason", why(step.Reason)))
	}
	return lines(out...)
}

// cause says why a question is asked in one assessment and not in the other.
func (c *changes) cause(change *compare.Change) string {
	gone := change.Kind == compare.NoLongerAsked
	switch change.Cause {
	case compare.CauseVersion:
		if gone {
			return lines(c.t("report.change.cause.version-gone"), change.Carried)
		}
		return lines(c.t("report.change.cause.version-new"), change.Carried)
	case compare.CauseCondition:
		return c.t("report.change.cause.condition")
	case compare.CauseFact:
		var names []string
		for _, id := range change.Facts {
			names = append(names, cmp.Or(c.refs[id], id))
		}
		return c.t("report.change.cause.fact", "refs", list(names))
	case compare.CauseAnswer:
		if gone {
			return c.t("report.change.cause.left-out")
		}
		return c.t("report.change.cause.let-in")
	}
	return c.t("report.none")
}

// shortAnswer is an answer in as few words as a list of changes needs: an option's number.
func (b *builder) shortAnswer(q *questionnaires.Question, a questionnaires.Answer) string {
	if place := q.OptionIndex(a.Option); a.State == questionnaires.Answered && place >= 0 {
		return b.placeAlone(q, place)
	}
	return b.answer(q, a)
}

// results are level and score, like for like and as a whole, and what makes the two differ.
func (c *changes) results() []Block {
	if c.d.Like.Before == nil || c.d.Like.After == nil || c.d.Whole.Before == nil || c.d.Whole.After == nil || c.factsOnly {
		return nil
	}
	t := Table{Columns: []Column{
		{Width: 0.3},
		{Head: c.t("report.change.like"), Width: 0.35},
		{Head: c.t("report.change.whole"), Width: 0.35},
	}}
	same := true
	row := func(head string, cell func(*scoring.Result) string) {
		pair := func(p compare.Pair) string {
			before, after := cell(p.Before), cell(p.After)
			if before == after {
				return before
			}
			return c.t("report.change.from-to", "from", before, "to", after)
		}
		like, whole := pair(c.d.Like), pair(c.d.Whole)
		same = same && like == whole
		t.Rows = append(t.Rows, []Cell{{Text: head}, {Text: like}, {Text: whole}})
	}
	for _, node := range c.ladderNodes() {
		for i := range node.Ladders {
			target := scoring.Target{Node: node.ID, Ladder: node.Ladders[i].ID}
			for _, r := range c.readings() {
				row(c.t("report.change.level", "ladder", c.ladderName(target), "reading", c.readingWord(r)), func(of *scoring.Result) string {
					return c.levels(of.Readings[r].Ladder(target))
				})
			}
		}
	}
	if c.q.Score != nil {
		for _, r := range c.readings()[:2] {
			row(c.t("report.change.score", "reading", c.readingWord(r)), func(of *scoring.Result) string {
				return c.bounds(of.Readings[r].Whole.Score, of.Model().Questionnaire().Score)
			})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	out := []Block{Heading{Level: 2, ID: "change-results", Text: c.t("report.change.results")}, t, Paragraph{Text: c.explained(same)}}
	if chart := c.sectionChanges(); chart != nil {
		out = append(out, *chart)
	}
	return out
}

// ladderNodes are the nodes whose levels are compared: the questionnaire itself, and where it has no ladder its
// sections.
func (c *changes) ladderNodes() []scoring.NodeResult {
	reading := &c.d.Whole.After.Readings[scoring.Claimed]
	if len(reading.Whole.Ladders) > 0 {
		return []scoring.NodeResult{reading.Whole}
	}
	return slices.DeleteFunc(slices.Clone(reading.Nodes), func(n scoring.NodeResult) bool { return len(n.Ladders) == 0 })
}

// ladderName is a ladder's title, behind that of its section where it stands on one.
func (b *builder) ladderName(t scoring.Target) string {
	title := t.Ladder
	if l := b.ladderOf(t); l != nil {
		title = l.Title
	}
	if s := b.q.Section(t.Node); s != nil {
		return b.t("report.change.of-section", "section", s.Title, "title", title)
	}
	return title
}

// levels is the level reached, and the one still possible where it is higher.
func (b *builder) levels(l *scoring.LadderResult) string {
	switch {
	case l == nil:
		return b.t("report.none")
	case l.Possible > l.Reached:
		return b.t("report.change.levels", "reached", l.Reached, "possible", l.Possible)
	}
	return number(l.Reached)
}

// explained says what like for like and as a whole are, and why they differ where they do.
func (c *changes) explained(same bool) string {
	if same && len(c.d.LeftOut) == 0 {
		return c.t("report.change.same", "n", len(c.d.Compared))
	}
	text := c.t("report.change.like-means", "n", len(c.d.Compared))
	if n := len(c.d.LeftOut); n > 0 {
		text = sentences(text, c.t("report.change.left-out", "n", n))
	}
	before, after := c.d.Earlier.Questionnaire.Version, c.d.Later.Questionnaire.Version
	if before != after {
		return sentences(text, c.t("report.change.whole-versions", "before", before, "after", after))
	}
	return sentences(text, c.t("report.change.whole-means"))
}

// sectionChanges draws the scores of the sections at the top, like for like, before and after; nil where no section
// has one or nothing moved.
func (c *changes) sectionChanges() *Chart {
	chart := &ChangeChart{
		BeforeWord: c.t("report.change.before"), AfterWord: c.t("report.change.after"),
		UpWord: c.t("report.change.upwards"), DownWord: c.t("report.change.downwards"),
	}
	alt, moved := "", false
	for _, s := range c.q.Sections {
		before, after := c.d.Like.Before.Readings[scoring.Claimed].Node(s.ID), c.d.Like.After.Readings[scoring.Claimed].Node(s.ID)
		if s.Score == nil || before == nil || after == nil || before.Score == nil || after.Score == nil {
			continue
		}
		full := fullScore(s)
		bar := ChangeBar{
			Label: s.Title, Before: share(before.Score.Low, s.Score, full), After: share(after.Score.Low, s.Score, full),
			Text: c.lowOf(after.Score, s.Score),
		}
		if from := c.lowOf(before.Score, s.Score); from != bar.Text {
			bar.Text = c.t("report.change.from-to", "from", from, "to", bar.Text)
		}
		if bar.Before < 0 && bar.After < 0 {
			continue
		}
		moved = moved || bar.Before != bar.After
		chart.Bars = append(chart.Bars, bar)
		alt = sentences(alt, c.t("report.bars.alt", "label", bar.Label, "text", bar.Text))
	}
	if !moved {
		return nil
	}
	return &Chart{Caption: c.t("report.change.sections"), Alt: alt, Change: chart}
}

// lowOf is the score that is certain, in words.
func (b *builder) lowOf(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	if !s.Low.Defined {
		return b.t("report.none")
	}
	return b.scoreNumber(s.Low.V, rule)
}

// evidence is what became of evidence.
func (c *changes) evidence() []Block {
	if len(c.d.Evidence) == 0 {
		return nil
	}
	t := Table{
		Columns: []Column{
			{Head: c.t("report.column.question"), Width: 0.26},
			{Head: c.t("report.change.became"), Width: 0.16},
			{Head: c.t("report.change.supported-before"), Width: 0.12},
			{Head: c.t("report.change.supported-after"), Width: 0.12},
			{Head: c.t("report.column.record"), Width: 0.34},
		},
		Compact: true,
	}
	words := [...]string{compare.EvidenceFound: "found", compare.EvidenceLost: "lost", compare.EvidenceStale: "stale"}
	tones := [...]Tone{compare.EvidenceFound: Good, compare.EvidenceLost: Lacking, compare.EvidenceStale: Unsure}
	var counts [len(words)]int
	for i := range c.d.Evidence {
		e := &c.d.Evidence[i]
		counts[e.Kind]++
		cell, was, is := Cell{Text: e.Question}, c.t("report.none"), c.t("report.none")
		if q := c.q.Question(e.Question); q != nil {
			cell = c.linked(c.named(q), q)
			if c.standing(q) != scoring.Withheld { // what evidence supports would tell the answer
				was, is = c.supportedAt(q, e.Was), c.supportedAt(q, e.Is)
			}
		}
		record := e.Record.Reference
		if e.Record.ID != "" {
			record = c.t("report.named", "ref", e.Record.ID, "name", record)
		}
		if e.Kind == compare.EvidenceStale && e.Record.ValidUntil != "" {
			record = lines(record, c.t("report.evidence.valid", "date", c.date(e.Record.ValidUntil)))
		}
		t.Rows = append(t.Rows, []Cell{
			cell,
			{Text: c.t("report.change.evidence." + words[e.Kind]), Tone: tones[e.Kind]},
			{Text: was}, {Text: is}, {Text: record},
		})
	}
	var said []string
	for kind, n := range counts {
		if n > 0 {
			said = append(said, c.t("report.change.evidence-count."+words[kind], "n", n))
		}
	}
	return []Block{
		Heading{Level: 2, ID: "change-evidence", Text: c.t("report.change.evidence")},
		Paragraph{Text: c.t("report.change.evidence-lead", "counts", list(said))}, t,
	}
}

// supportedAt is the option that evidence supports, as short as it can be.
func (b *builder) supportedAt(q *questionnaires.Question, place int) string {
	if place < 0 {
		return b.t("report.change.nothing-supported")
	}
	return b.placeAlone(q, place)
}

// planned holds the earlier assessment's recorded roadmap against what is there now.
func (c *changes) planned() []Block {
	p := c.d.Planned
	if p == nil || len(p.Steps) == 0 {
		return nil
	}
	words := [...]string{compare.StepDone: "done", compare.StepNotYet: "not-yet", compare.StepOverdue: "overdue", compare.StepGone: "gone"}
	tones := [...]Tone{compare.StepDone: Good, compare.StepNotYet: Plain, compare.StepOverdue: Unsure, compare.StepGone: Muted}
	var counts [len(words)]int
	withheld := 0
	t := Table{
		Columns: []Column{
			{Head: c.t("report.column.step"), Width: 0.34},
			{Head: c.t("report.change.reaches"), Width: 0.32},
			{Head: c.t("report.change.planned-for"), Width: 0.18},
			{Head: c.t("report.change.now"), Width: 0.16},
		},
		Compact: true,
	}
	for i := range p.Steps {
		step := &p.Steps[i]
		cell, reach := Cell{Text: step.Question}, step.Option
		state, tone := c.t("report.change.planned."+words[step.State]), tones[step.State]
		if step.SaidDone {
			state = lines(state, c.t("report.change.planned.said-done"))
		}
		q := c.q.Question(step.Question)
		if q != nil && c.standing(q) == scoring.Withheld { // whether it is done would tell the answer
			withheld++
			state, tone = c.t("report.standing.withheld"), Muted
		} else {
			counts[step.State]++
		}
		if q != nil {
			cell = c.linked(c.t("report.action.to", "name", c.named(q), "code", step.Option), q)
			if place := q.OptionIndex(step.Option); place >= 0 {
				reach = plainOption(q, place)
			}
		}
		t.Rows = append(t.Rows, []Cell{
			cell, {Text: reach},
			{Text: c.months(p.Roadmap.Start, step.First, step.Last)},
			{Text: state, Tone: tone},
		})
	}
	var said []string
	for state, n := range counts {
		if n > 0 {
			said = append(said, c.t("report.change.planned-count."+words[state], "n", n))
		}
	}
	if withheld > 0 {
		said = append(said, c.t("report.change.planned-count.withheld", "n", withheld))
	}
	text := c.t("report.change.planned-lead", "n", len(p.Steps), "made", c.date(p.Roadmap.Made), "counts", list(said))
	if p.By > 0 {
		due := 0
		for i := range p.Steps {
			if p.Steps[i].Last <= p.By {
				due++
			}
		}
		text = sentences(text, c.t("report.change.planned-due", "n", due))
	}
	return []Block{Heading{Level: 2, ID: "change-planned", Text: c.t("report.change.planned-title")}, Paragraph{Text: text}, t}
}
