package wizard

import (
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/report"
)

// doTarget sets what is aimed at: the level that is named, or one of the list.
func (p *plainMode) doTarget(_ *questionnaires.Question, rest string) {
	targets := p.d.targets(p.t)
	if report.StockTake(p.d.q) || len(targets) < 2 {
		p.print(p.t("target.none"))
		return
	}
	var options []choice
	for _, it := range targets {
		text := it.text
		if it.right != "" {
			text += " (" + it.right + ")"
		}
		options = append(options, choice{it.value, text})
	}
	value, ok := "", false
	for _, it := range targets {
		if rest != "" && (rest == it.key || rest == it.value) {
			value, ok = it.value, true
		}
	}
	if !ok {
		if value, ok = p.pick(p.t("target.title"), options); !ok {
			return
		}
	}
	in, kept := p.d.aimAt(value)
	if len(in.Sets) > 0 && !p.put(in) {
		return
	}
	key := "target.set"
	if !kept {
		key = "target.set-now"
	}
	for _, it := range targets {
		if it.value == value {
			p.print(p.t(key, "target", it.text))
		}
	}
}

// doProfiles adds the profile that is named, or says of each whether it is met and offers what it lacks.
func (p *plainMode) doProfiles(_ *questionnaires.Question, rest string) {
	if report.StockTake(p.d.q) {
		p.print(p.t("nothing-scored"))
		return
	}
	if rest != "" {
		if path, ok := p.foundPath(strings.TrimSpace(rest), modelFiles); ok {
			p.addProfiles(path)
		}
		return
	}
	if len(p.d.profiles) == 0 {
		p.print(p.t("results.no-profiles"))
		return
	}
	var found []*questionnaires.Question
	n := 0
	for i := range p.d.profiles {
		p.tell(report.Profile(p.source(), i))
		for _, g := range p.d.lackingOf(i) {
			n++
			found = append(found, p.d.q.Question(g.Question))
		}
	}
	if n > 0 {
		p.listQuestions(p.t("profiles.lack", "n", n), found)
	}
}

// addProfiles reads profiles from their files.
func (p *plainMode) addProfiles(paths ...string) {
	if len(paths) == 0 {
		return
	}
	profiles, err := readProfiles(paths, p.d.q)
	if err == nil {
		err = p.d.takeProfiles(profiles)
	}
	if err != nil {
		p.complain(err)
		return
	}
	for _, x := range profiles {
		p.print(p.t("profiles.added", "title", x.Title))
	}
}
