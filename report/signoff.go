package report

import (
	"cirtkit/assessment"
	"cirtkit/scoring"
)

// How many lines of a table are left free for a hand, and for a stamp.
const (
	blankForName  = 1
	blankForStamp = 5
)

// SignOff builds the page to sign with ink and stamp: which assessment, which level, and the fingerprint of exactly
// the state that is approved, with room for name, office, date and stamp. Of an approval that stands it names who gave
// it, and the head that was approved. The same source gives the same page.
func SignOff(s Source) *Document {
	b := newBuilder(s.isolating())
	d := b.document()
	d.Sheet, d.Brief = true, true
	d.Title = b.t("report.signoff.title")
	d.Cover, d.Notice = nil, "" // both stand in the part
	d.Parts = []Part{{ID: "signoff", OnePage: true, Blocks: b.signOff()}}
	return d
}

func (b *builder) signOff() []Block {
	about := b.state.About
	head := b.state.Head
	if b.approved() {
		head = b.state.Status.Approval.Head
	}
	var what Facts
	add := func(key, value string) {
		if value != "" {
			what.Items = append(what.Items, Fact{b.t(key), value})
		}
	}
	add("report.cover.subject", about.Subject)
	add("report.cover.team", about.Team)
	add("report.cover.questionnaire", b.t("report.questionnaire", "title", b.q.Title, "version", b.q.Version))
	date := "report.cover.date"
	if b.factsOnly {
		date = "report.stock-take.date"
	}
	add(date, b.date(about.Date))
	for _, r := range b.readings() {
		if climbed := b.climbed(r); climbed != nil && b.profile == nil {
			level := b.t("report.signoff.no-level")
			if climbed.Reached > 0 {
				level = b.t("report.target", "level", climbed.Reached, "title", b.ladder.Rungs[climbed.Reached-1].Title)
			}
			add("report.signoff.level."+r.String(), level)
		}
	}
	if whole := b.node(scoring.Claimed, ""); whole != nil && whole.Score != nil && b.ladder == nil {
		add("report.signoff.score", b.score(whole.Score, b.q.Score))
	}
	add("report.cover.status", b.statusInFull())

	statement := "report.signoff.statement"
	if b.approved() {
		statement = "report.signoff.statement-approved"
	}
	free := func(key string, lines int) []Cell {
		return []Cell{{Text: b.t(key), Strong: true}, {Blank: lines}}
	}
	return []Block{
		Paragraph{Text: b.notice()},
		what,
		Heading{Level: 2, Text: b.t("report.signoff.fingerprint")},
		Paragraph{Text: assessment.Fingerprint(head), Style: Lead},
		Paragraph{Text: b.t("report.signoff.check"), Style: Small},
		Facts{Items: []Fact{
			{b.t("report.identity.head"), head},
			{b.t("report.identity.digest"), b.q.Digest()},
		}},
		Heading{Level: 2, Text: b.t("report.signoff.approval")},
		Paragraph{Text: b.t(statement)},
		Table{
			Columns: []Column{{Width: 0.3}, {Width: 0.7}},
			Rows: [][]Cell{
				free("report.signoff.name", blankForName), free("report.signoff.office", blankForName),
				free("report.signoff.date", blankForName), free("report.signoff.signature", blankForStamp),
			},
		},
		Paragraph{Text: b.t("report.signoff.then"), Style: Small},
	}
}
