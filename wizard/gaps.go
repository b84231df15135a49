package wizard

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// aim is what the gaps are counted towards: a level, a profile, or, where neither is there, what the subject wants.
type aim struct {
	target  scoring.Target
	level   int // 0 for none
	profile int // among desk.profiles; -1 for none
}

// aim is the target of this run or of the assessment; without one the level above the one reached in a reading, or
// else the first of the profiles.
func (d *desk) aim(in scoring.Reading) aim {
	for _, text := range []string{d.toward, d.state.About.Target} {
		if t, err := d.model.ParseTarget(text); err == nil {
			return aim{t, t.Level, -1}
		}
		if i := d.profileOf(text); i >= 0 {
			return aim{scoring.Target{Profile: d.profiles[i].ID}, 0, i}
		}
	}
	if t := d.result.Readings[in].NextTarget(); t.Level > 0 {
		return aim{t, t.Level, -1}
	}
	if len(d.profiles) > 0 {
		return aim{scoring.Target{Profile: d.profiles[0].ID}, 0, 0}
	}
	return aim{profile: -1}
}

// profileOf is the place of the profile that a target names, or -1.
func (d *desk) profileOf(target string) int {
	return slices.IndexFunc(d.profiles, func(p questionnaires.Profile) bool {
		return target == (scoring.Target{Profile: p.ID}).String()
	})
}

// lacking is what the target lacks in a reading.
type lacking struct {
	aim
	gaps []scoring.Gap
	some bool // there is something to look towards
}

func (d *desk) gaps(in scoring.Reading) lacking {
	l := lacking{aim: d.aim(in), some: true}
	switch {
	case l.level > 0:
		l.gaps = d.result.Gaps(in, l.target)
	case l.profile >= 0:
		l.gaps = d.result.ProfileGaps(in, l.profile)
	default:
		l.gaps, l.some = report.WantedGaps(report.Source{State: d.state, Result: d.result}, in)
	}
	return l
}

// lackingOf is what one of the profiles lacks, as claimed.
func (d *desk) lackingOf(profile int) []scoring.Gap {
	return d.result.ProfileGaps(scoring.Claimed, profile)
}

// lacks is the line above a list of gaps, of results.lacks or one like it.
func (d *desk) lacks(t func(string, ...any) string, key string, l lacking) string {
	name := ""
	switch {
	case l.profile >= 0:
		key, name = key+"-profile", d.profiles[l.profile].Title
	case l.level == 0:
		key += "-wanted"
	}
	return t(key, "n", len(l.gaps), "level", l.level, "profile", name)
}

// laddered says whether the whole has a ladder.
func (d *desk) laddered() bool {
	return d.result.Readings[scoring.Claimed].NextTarget().Level > 0
}

// gapItem says what a question has, and what is needed.
func (a *app) gapItem(g scoring.Gap) item {
	q := a.desk.worded(g.Question)
	it := item{sign: "○", text: a.desk.numbered(g.Question), value: g.Question}
	have := a.answerWords(q, a.desk.entry(g.Question).Answer)
	if g.Need >= 0 && g.Need < len(q.Options) {
		it.detail = a.t("results.have-need", "have", have, "shown", a.shownWords(q), "need", optionWords(q, g.Need))
	}
	if g.Settled() {
		it.right = a.t("results.below")
	} else {
		it.right = a.t("results.open")
	}
	return it
}

// shownWords is the highest option that evidence supports, never above the claim.
func (a *app) shownWords(q *questionnaires.Question) string {
	place := -1
	for _, e := range a.desk.evidenceFor(q.ID) {
		if e.Supporting(a.desk.on()) {
			place = max(place, q.OptionIndex(e.Supports[q.ID]))
		}
	}
	if claim := q.OptionIndex(a.desk.entry(q.ID).Answer.Option); place > claim {
		place = claim
	}
	if place < 0 {
		return a.t("results.shown-nothing")
	}
	return optionWords(q, place)
}
