package report

import (
	"cmp"
	"strconv"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A profile from outside, such as a baseline that somebody has published, is a yes or no: met where each of
// its requirements is. Where the questionnaire has no ladder it takes the ladder's place, as one of a single
// rung; the gaps and the steps are then those towards the profile.

// lookTowards makes a profile what the report looks towards.
func (b *builder) lookTowards(p *questionnaires.Profile) {
	b.profile = p
	b.target = scoring.Target{Profile: p.ID, Level: 1} // the level is that of the only rung
	b.ladder = &questionnaires.Ladder{ID: p.ID, Title: p.Title, Rungs: []questionnaires.Rung{
		{Title: p.Title, Text: p.Text, Requires: p.Requires},
	}}
}

// aimed words what is said about a level of the ladder, or about what stands in its place: a profile has a text
// of its own under the key and "-profile", what is wanted under the key and "-wanted".
func (b *builder) aimed(key string, level int, facts ...any) string {
	if b.wanted {
		return b.t(key+"-wanted", facts...)
	}
	if b.profile != nil {
		return b.t(key+"-profile", append(facts, "profile", b.profile.Title)...)
	}
	return b.t(key, append(facts, "level", level)...)
}

// profilesPart is every profile with its verdicts and each of its requirements.
func (b *builder) profilesPart() []Part {
	if len(b.Profiles) == 0 || b.factsOnly {
		return nil
	}
	p := Part{ID: "profiles", Title: b.t("report.profile.title", "n", len(b.Profiles)), NewPage: true}
	p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.profile.lead")})
	for i := range b.Profiles {
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "profile-" + number(i+1), Text: b.Profiles[i].Title})
		p.Blocks = append(p.Blocks, b.profileLead(i)...)
		if text := b.Profiles[i].Text; text != "" {
			p.Blocks = append(p.Blocks, Paragraph{Text: text})
		}
		p.Blocks = append(p.Blocks, b.profileTable(i, false))
	}
	return []Part{p}
}

// profileResults is what a screen shows of each profile: the verdicts, and what is not met.
func (b *builder) profileResults() []Block {
	var out []Block
	for i := range b.Profiles {
		if b.profile != &b.Profiles[i] { // the results begin with the one that they look towards
			out = append(out, Heading{Level: 2, Text: b.t("report.profile.one", "profile", b.Profiles[i].Title)})
			out = append(out, b.profileLead(i)...)
		}
		if t := b.profileTable(i, true); len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// profileLead says whether a profile is met in each reading, by how many requirements, and whose it is.
func (b *builder) profileLead(i int) []Block {
	p, claimed := &b.Profiles[i], &b.Result.Readings[scoring.Claimed].Profiles[i]
	count := b.t("report.profile.count", "met", claimed.CountMet, "failed", claimed.CountFailed, "open", claimed.CountOpen,
		"n", claimed.CountMet+claimed.CountFailed+claimed.CountOpen)
	if claimed.CountWaived > 0 {
		count = sentences(count, b.t("report.level.waived", "n", claimed.CountWaived))
	}
	if !claimed.Met && claimed.CountFailed+claimed.CountOpen == 0 {
		count = sentences(count, b.t("report.profile.mostly-waived"))
	}
	for _, r := range b.readings()[1:] {
		count = sentences(count, b.t("report.profile."+r.String()+"."+profileWord(&b.Result.Readings[r].Profiles[i])))
	}
	if b.anyReview {
		count = sentences(count, b.reviewedSentence())
	}
	return []Block{
		Paragraph{Text: b.t("report.profile.claimed."+profileWord(claimed), "profile", p.Title), Style: Lead},
		Paragraph{Text: count},
		Paragraph{
			Text: b.t("report.profile.identity", "id", p.ID, "version", p.Version,
				"owner", cmp.Or(p.Owner, b.t("report.profile.not-stated")), "source", cmp.Or(p.Source, b.t("report.profile.not-stated"))),
			Style: Small,
		},
	}
}

// profileWord is the word of an outcome: met, open or not-yet.
func profileWord(r *scoring.RungResult) string {
	switch {
	case r.Met:
		return "met"
	case r.Possible:
		return "open"
	}
	return "not-yet"
}

// profileTable lists the requirements of a profile in its order; brief leaves out what is met or waived, and
// the reading by evidence. A profile can name every question, so numbered options stand as their numbers.
func (b *builder) profileTable(i int, brief bool) Table {
	claimed, evidenced := &b.Result.Readings[scoring.Claimed].Profiles[i], &b.Result.Readings[scoring.Evidenced].Profiles[i]
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.requirement"), Width: 0.4},
			{Head: b.t("report.column.need"), Width: 0.18},
			{Head: b.t("report.column.have"), Width: 0.18},
			{Head: b.t("report.column.by-claim"), Width: 0.12},
		},
		Compact: true,
	}
	if !brief {
		t.Columns = append(t.Columns, Column{Head: b.t("report.column.by-evidence"), Width: 0.12})
	}
	for j := range claimed.Requirements {
		r := &claimed.Requirements[j]
		if brief && (r.Verdict == scoring.Met || r.Verdict == scoring.Waived) {
			continue
		}
		subject, need, have := b.requirement(r, shareSource(b.Profiles[i].Requires, claimed.Requirements[:j+1]))
		if q := b.q.Question(r.Question); q != nil && r.Reading == scoring.Claimed {
			need, have = b.placeAlone(q, r.Need), b.haveAlone(q)
		}
		row := []Cell{subject, {Text: need}, {Text: have}, b.verdict(r.Verdict)}
		if !brief {
			row = append(row, b.verdict(evidenced.Requirements[j].Verdict))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// placeAlone is an option as short as it can be: its number, or its text where the code is a word.
func (b *builder) placeAlone(q *questionnaires.Question, place int) string {
	if place >= 0 && place < len(q.Options) {
		if _, err := strconv.Atoi(q.Options[place].Code); err == nil {
			return q.Options[place].Code
		}
	}
	return b.option(q, place)
}

// haveAlone is what there is now, as short as placeAlone.
func (b *builder) haveAlone(q *questionnaires.Question) string {
	res := b.result(q.ID)
	if low := res.Low[scoring.Claimed]; res.Standing == scoring.Answered && low >= 0 {
		return b.placeAlone(q, low)
	}
	return b.standingWord(res.Standing)
}
