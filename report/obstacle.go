package report

import (
	"cirtkit/planning"
	"cirtkit/scoring"
)

// obstacles say why a target is out of reach, and what would be needed.
func (b *builder) obstacles(r *planning.Roadmap) []Block {
	out := []Block{Paragraph{Text: b.aimed("report.roadmap.out-of-reach", r.Target.Level), Style: Lead}}
	var items []Bullet
	for i := range r.Obstacles {
		items = append(items, Bullet{Text: b.obstacle(&r.Obstacles[i])})
	}
	if len(items) > 0 {
		out = append(out, Bullets{Items: items})
	}
	return out
}

func (b *builder) obstacle(o *planning.Obstacle) string {
	words := [...]string{
		planning.Excluded: "excluded", planning.Circle: "circle", planning.TooWaived: "too-waived",
		planning.HangsOnFact: "fact", planning.NotOffered: "not-offered", planning.NotReviewed: "not-reviewed",
	}
	word := words[o.Kind]
	q := b.q.Question(o.Question)
	if q == nil {
		return b.aimed("report.obstacle."+word+"-some", o.Level, "requirement", b.requirementName(o.Level, o.Index))
	}
	option := o.Option
	if place := q.OptionIndex(o.Option); place >= 0 {
		option = b.option(q, place)
	}
	return b.aimed("report.obstacle."+word, o.Level, "name", b.named(q), "option", option)
}

// requirementName names a requirement of the target's ladder by what it is on.
func (b *builder) requirementName(level, index int) string {
	l := b.climbed(scoring.Claimed)
	if l == nil || level < 1 || level > len(l.Rungs) || index < 0 || index >= len(l.Rungs[level-1].Requirements) {
		return b.t("report.requirement.whole")
	}
	subject, _, _ := b.requirement(&l.Rungs[level-1].Requirements[index], nil)
	return subject.Text
}
