package report

import (
	"cmp"
	"slices"

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
func (b *builder) changePart() []Part {
	if b.Since == nil {
		return nil
	}
	return []Part{{ID: "change", Title: b.t("report.change.title"), NewPage: true, Blocks: b.change(b.Since)}}
}

func (b *builder) change(d *compare.Difference) []Block {
	d = b.rewordedChanges(d)
	c := changes{builder: b, d: d, oldRefs: references(d.Earlier.Questionnaire)}
	out := []Block{Paragraph{Text: c.counts(), Style: Lead}}
	if text := c.progress(); text != "" {
		out = append(out, Paragraph{Text: text})
	}
	if d.Unversioned {
		out = append(out, Paragraph{Text: b.t("report.change.unversioned", "version", d.Later.Questionnaire.Version)})
	}
	out = append(out, c.results()...)
	for kind, word := range changeKinds {
		found := c.of(compare.Kind(kind))
		if compare.Kind(kind) != compare.Restated {
			out = append(out, c.table(word, found)...)
			continue
		}
		// Of a scored question it is an answer that can't be compared, and no fact.
		scored := func(change compare.Change) bool { return change.Question.Scored() }
		out = append(out, c.table("otherwise", slices.DeleteFunc(slices.Clone(found), func(change compare.Change) bool { return !scored(change) }))...)
		out = append(out, c.table(word, slices.DeleteFunc(found, scored))...)
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
	if len(counts) == 0 {
		return c.t("report.change.nothing", "span", c.span())
	}
	return c.t("report.change.lead", "span", c.span(), "counts", c.lang.List(counts))
}

// span is the time between the two assessments, in words; two of the same date are said to be so, since their order
// is then only that in which they were named.
func (c *changes) span() string {
	from, to := c.date(c.d.Earlier.About.Date), c.date(c.d.Later.About.Date)
	switch {
	case from == "" && to == "":
		return c.t("report.change.span-undated")
	case from == to:
		return c.t("report.change.span-same", "date", from)
	}
	return c.t("report.change.span", "from", c.when(c.d.Earlier), "to", c.when(c.d.Later))
}

// when is the date of an assessment in words, or that it has none.
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
		text = sentences(text, c.t("report.change.not-counted", "counts", c.lang.List(others)))
	}
	return text
}

// table lists changes of one kind, which the word names, with their reasons.
func (c *changes) table(word string, found []compare.Change) []Block {
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
