package wizard

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/report"
	"cirtkit/scoring"
)

// The target is the level that the subject aims at. It is part of the assessment. Where none is set the level above the
// one reached counts. A profile of somebody else's can be aimed at too, for as long as the program runs: its file is no
// part of the assessment.

// askTarget opens the list of what can be aimed at.
func (a *app) askTarget() tea.Cmd {
	if report.StockTake(a.desk.q) || len(a.desk.targets(a.t)) < 2 {
		a.tell(inkMuted, a.t("target.none"))
		return nil
	}
	a.push(targetPicker(a))
	return nil
}

// targets are what can be aimed at, by how Source.Target names it; the first is none.
func (d *desk) targets(t func(string, ...any) string) []item {
	out := []item{{sign: " ", text: t("target.next"), detail: t("target.next-means"), value: ""}}
	claimed := &d.result.Readings[scoring.Claimed]
	for _, l := range d.words.Ladders {
		if l.Of != "" {
			continue
		}
		for i, r := range l.Rungs {
			at := scoring.Target{Ladder: l.ID, Level: i + 1}
			it := item{sign: " ", key: strconv.Itoa(i + 1), text: t("about.target-level", "n", i+1, "title", r.Title), detail: r.Text, value: at.String()}
			if len(d.words.Ladders) > 1 {
				it.key = ""
			}
			if ladder := claimed.Ladder(at); ladder != nil {
				it.right = metWords(t, &ladder.Rungs[i])
			}
			out = append(out, it)
		}
	}
	for i, p := range d.profiles {
		it := item{sign: " ", text: t("target.profile", "title", p.Title), detail: t("target.profile-means"), value: scoring.Target{Profile: p.ID}.String()}
		it.right = metWords(t, &claimed.Profiles[i])
		out = append(out, it)
	}
	now := d.state.About.Target
	if d.toward != "" {
		now = d.toward
	}
	for i := range out {
		if out[i].value == now {
			out[i].sign = "●"
		}
	}
	return out
}

// metWords count what is met of a level or profile.
func metWords(t func(string, ...any) string, r *scoring.RungResult) string {
	if r.Met {
		return t("target.met")
	}
	return t("target.count", "met", r.CountMet, "n", r.CountMet+r.CountFailed+r.CountOpen)
}

func targetPicker(a *app) *picker {
	return (&picker{
		id: "target", title: a.t("target.title"), intro: a.t("target.intro"),
		items: func(a *app) []item { return a.desk.targets(a.t) },
		pick:  func(a *app, it item) tea.Cmd { return a.aimAt(it) },
	}).atCurrent(a)
}

// aimAt takes what was picked.
func (a *app) aimAt(it item) tea.Cmd {
	in, kept := a.desk.aimAt(it.value)
	key := "target.set"
	if !kept {
		key = "target.set-now"
	}
	var cmd tea.Cmd
	if len(in.Sets) > 0 {
		if cmd = a.put(in); a.desk.file.ReadOnly() {
			return nil // and says so
		}
	}
	if a.notice == "" {
		a.tell(inkGood, a.t(key, "target", it.text))
	}
	return cmd
}

// aimAt sets the target, and gives the change that records it; it is not kept where the target is a profile.
func (d *desk) aimAt(target string) (in assessment.Intent, kept bool) {
	if d.profileOf(target) >= 0 {
		d.toward = target
		d.refresh() // what was made towards another target is made anew
		return assessment.Intent{}, false
	}
	if d.toward != "" {
		d.toward = ""
		d.refresh()
	}
	about := d.state.About
	about.Target = target
	return assessment.ChangeAbout(d.state.About, about), true
}
