package report

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A questionnaire in which nothing is scored gives no gap report: there is no level to reach, and no answer that
// could be above or below another one. Its report is a stock-take. It says what is reported, by section and by
// topic, since when and on which evidence, which support is asked for and which help is offered; and it counts
// how much is reported, never how well anything is done.

// The kinds of sections that a stock-take tells of in its summary.
const (
	supportAsked = "support-asked"
	helpOffered  = "help-offered"
)

// StockTake says whether the report of a questionnaire is a stock-take: no question that is asked today is scored.
func StockTake(q *questionnaires.Questionnaire) bool {
	return !slices.ContainsFunc(q.Questions(), func(q *questionnaires.Question) bool { return q.Retired == "" && q.Scored() })
}

// stockTakeReading is how to read a stock-take, and how it was made.
func (b *builder) stockTakeReading() Part {
	p := Part{ID: "reading", Title: b.t("report.reading.title"), NewPage: true}
	var rules []Bullet
	for _, key := range []string{
		"report.stock-take.rule.reported", "report.stock-take.rule.none", "report.stock-take.rule.unknown",
		"report.stock-take.rule.evidence", "report.stock-take.rule.counts",
	} {
		rules = append(rules, Bullet{Text: b.t(key)})
	}
	p.Blocks = append(p.Blocks, Bullets{Numbered: true, Items: rules})
	p.Blocks = append(p.Blocks, b.wordingNote()...)
	p.Blocks = append(p.Blocks, b.method()...)
	return p
}

// stockTakeSummary is how much is reported, and what is asked for and offered.
func (b *builder) stockTakeSummary() []Block {
	whole := b.countOf("", b.questions())
	out := []Block{Paragraph{Text: b.stockTakeLead(whole), Style: Lead}, b.countTable(whole)}
	out = append(out, Paragraph{Text: b.t("report.stock-take.counts-only"), Style: Small})
	for _, s := range b.q.AllSections() {
		if s.Kind != supportAsked && s.Kind != helpOffered {
			continue
		}
		if entries := b.entriesOf(s); len(entries.Items) > 0 {
			out = append(out, Heading{Level: 3, Text: s.Title}, entries)
		}
	}
	return out
}

// count is how many questions stand how.
type count struct {
	standings scoring.Tally
	evidenced int // reported, with a record that supports it on the date of the assessment
}

// asked are the questions that concern the subject, as far as is known.
func (c count) asked() int {
	sum := 0
	for standing, n := range c.standings.Questions {
		if scoring.Standing(standing) != scoring.NotAsked {
			sum += n
		}
	}
	return sum
}

// of adds up standings.
func (c count) of(standings ...scoring.Standing) int {
	sum := 0
	for _, s := range standings {
		sum += c.standings.Questions[s]
	}
	return sum
}

func (b *builder) countOf(section string, questions []*questionnaires.Question) count {
	c := count{standings: b.Result.Tally(section)}
	for _, q := range questions {
		if b.standing(q) == scoring.Answered && b.onRecord(q) {
			c.evidenced++
		}
	}
	return c
}

// onRecord says whether a record supports what is reported on a question.
func (b *builder) onRecord(q *questionnaires.Question) bool {
	for _, e := range b.state.Evidence {
		if _, ok := e.Supports[q.ID]; ok && !e.Conflict && e.Supporting(b.state.About.Date) {
			return true
		}
	}
	return false
}

// notReported are the standings of questions that are asked and not reported on, in the order in which they are told.
var notReported = []struct {
	key       string // under report.stock-take.count.
	standings []scoring.Standing
}{
	{"outside", []scoring.Standing{scoring.NotApplicable, scoring.Disputed}},
	{"withheld", []scoring.Standing{scoring.Withheld}},
	{"dont-know", []scoring.Standing{scoring.DontKnow}},
	{"conflicting", []scoring.Standing{scoring.Conflicting}},
	{"open", []scoring.Standing{scoring.Open, scoring.Unreadable}},
}

// othersIn says how the questions stand that are not reported on.
func (b *builder) othersIn(c count) string {
	var out []string
	for _, o := range notReported {
		if n := c.of(o.standings...); n > 0 {
			out = append(out, b.t("report.stock-take.count."+o.key, "n", n))
		}
	}
	return b.lang.List(out)
}

// stockTakeLead is the count of everything in a sentence or two.
func (b *builder) stockTakeLead(c count) string {
	if c.of(scoring.Answered) == 0 {
		return b.t("report.stock-take.nothing", "n", c.asked())
	}
	text := b.t("report.stock-take.lead", "n", c.of(scoring.Answered), "asked", c.asked(), "evidenced", c.evidenced)
	if rest := b.othersIn(c); rest != "" {
		text = sentences(text, b.t("report.stock-take.rest", "counts", rest))
	}
	return text
}

// countTable is how much of each section is reported.
func (b *builder) countTable(whole count) Table {
	t := Table{
		Columns: []Column{
			{Head: b.t("report.stock-take.column.section"), Width: 0.32},
			{Head: b.t("report.stock-take.column.reported"), Width: 0.13},
			{Head: b.t("report.stock-take.column.evidenced"), Width: 0.19},
			{Head: b.t("report.stock-take.column.others"), Width: 0.36},
		},
		Compact: true,
	}
	row := func(head Cell, c count) []Cell {
		if c.asked() == 0 {
			none := Cell{Text: b.t("report.none"), Tone: Muted}
			return []Cell{head, none, none, {Text: capital(b.standingWord(scoring.NotAsked))}}
		}
		return []Cell{
			head,
			{Text: b.t("report.stock-take.of", "n", c.of(scoring.Answered), "asked", c.asked())},
			{Text: number(c.evidenced)},
			{Text: capital(b.othersIn(c))},
		}
	}
	for _, s := range b.q.Sections {
		t.Rows = append(t.Rows, row(Cell{Text: s.Title, Link: "section-" + s.ID}, b.countOf(s.ID, questionsIn(s))))
	}
	total := row(Cell{Text: b.t("report.stock-take.all")}, whole)
	for i := range total {
		total[i].Strong = true
	}
	t.Rows = append(t.Rows, total)
	return t
}
