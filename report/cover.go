package report

import (
	"slices"
)

func (b *builder) cover() []Fact {
	about := b.state.About
	var facts []Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, Fact{b.t("report.cover." + key), value})
		}
	}
	add("subject", about.Subject)
	add("team", about.Team)
	if about.TeamKind != "" {
		add("kind", b.t("report.kind."+about.TeamKind))
	}
	add("questionnaire", b.t("report.questionnaire", "title", b.q.Title, "version", b.q.Version))
	add("date", b.date(about.Date))
	if about.Mode != "" {
		add("mode", b.t("report.mode."+about.Mode))
	}
	add("assessors", list(about.Assessors))
	add("reviewers", list(b.reviewers()))
	if b.ladder != nil && b.target.Level > 0 {
		add("target", b.aimed("report.target", b.target.Level, "title", b.ladder.Rungs[b.target.Level-1].Title))
	}
	label := about.TLP
	if label == "" {
		label = b.t("report.label.default", "label", DefaultLabel)
	}
	add("label", label)
	add("marking", about.Marking)
	add("language", b.t("report.language"))
	add("status", b.statusInFull())
	return facts
}

// reviewers are the names of those who reviewed an answer, sorted.
func (b *builder) reviewers() []string {
	var out []string
	for _, q := range b.questions() {
		if r := b.entry(q.ID).Review; r != nil && r.By != "" && !slices.Contains(out, r.By) {
			out = append(out, r.By)
		}
	}
	slices.Sort(out)
	return out
}

// notice says plainly what kind of statement the report is.
func (b *builder) notice() string {
	switch b.state.About.Mode {
	case "facilitated", "external":
		return b.t("report.notice." + b.state.About.Mode)
	}
	return b.t("report.notice.self")
}
