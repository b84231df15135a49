package report

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (b *builder) cover() []Fact {
	about := b.state.About
	var facts []Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, Fact{b.t(key), value})
		}
	}
	add("report.cover.subject", about.Subject)
	add("report.cover.region", b.place(about.Place()))
	add("report.cover.team", about.Team)
	if about.TeamKind != "" {
		add("report.cover.kind", b.t("report.kind."+about.TeamKind))
	}
	add("report.cover.questionnaire", b.t("report.questionnaire", "title", b.q.Title, "version", b.q.Version))
	date, mode, assessors := "report.cover.date", "report.mode.", "report.cover.assessors"
	if b.factsOnly {
		date, mode, assessors = "report.stock-take.date", "report.stock-take.mode.", "report.stock-take.assessors"
	}
	add(date, b.date(about.Date))
	if about.Mode != "" {
		add("report.cover.mode", b.t(mode+about.Mode))
	}
	add(assessors, b.lang.List(about.Assessors))
	add("report.cover.reviewers", b.lang.List(b.reviewers()))
	if b.ladder != nil && b.target.Level > 0 {
		add("report.cover.target", b.aimed("report.target", b.target.Level, "title", b.ladder.Rungs[b.target.Level-1].Title))
	}
	label := about.TLP
	if label == "" {
		label = b.t("report.label.default", "label", DefaultLabel)
	}
	add("report.cover.label", label)
	add("report.cover.marking", about.Marking)
	add("report.cover.language", b.languageInFull())
	add("report.cover.status", b.statusInFull())
	if b.Damaged > 0 {
		add("report.cover.condition", b.t("report.damaged.fact", "n", b.Damaged))
	}
	add("report.cover.extent", b.extent())
	return facts
}

// place is the region and the groups of the subject, and where they come from.
func (b *builder) place(p assessment.Place) string {
	var parts []string
	if p.Region != "" {
		parts = append(parts, b.region(p.Region))
	}
	for _, g := range p.Groups {
		parts = append(parts, b.t("report.group."+g))
	}
	if len(parts) == 0 {
		return ""
	}
	if p.AsOf != "" {
		return b.t("report.cover.reference", "place", b.lang.List(parts), "date", b.date(p.AsOf))
	}
	return b.t("report.cover.stated", "place", b.lang.List(parts))
}

// region is the name of an ITU region in the language; what was entered and is none of them stays.
func (b *builder) region(name string) string {
	if !slices.Contains(questionnaires.Regions, name) {
		return name
	}
	return b.t("report.region." + strings.ReplaceAll(strings.ToLower(name), " ", "-"))
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
	notice, mode := "report.notice.", b.state.About.Mode
	if b.factsOnly {
		notice = "report.stock-take.notice."
	}
	if mode != "facilitated" && mode != "external" {
		mode = "self"
	}
	return b.t(notice + mode)
}
