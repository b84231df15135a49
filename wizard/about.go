package wizard

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// aboutForm changes what an assessment is about.
func aboutForm(s asker, d *desk, submit func(a *app, in assessment.Intent) tea.Cmd) *form {
	was := d.state.About
	return newForm(form{
		title: s.t("about.title"), submitLabel: s.t("form.save"), of: &draft{Kind: aboutDraft},
		fields: append(aboutFields(s, d.q, was), placeFields(s, was)...),
		submit: func(a *app, v values) tea.Cmd {
			return submit(a, assessment.ChangeAbout(was, aboutFrom(v, was)))
		},
	})
}

func (a *app) aboutForm() *form {
	return aboutForm(a.asker(), a.desk, func(a *app, in assessment.Intent) tea.Cmd { return a.put(in) })
}

// aboutFields are the fields of About; the same for a new assessment and later.
func aboutFields(s asker, q *questionnaires.Questionnaire, about assessment.About) []*field {
	options := func(key string, codes []string) []choice {
		var out []choice
		for _, c := range codes {
			out = append(out, choice{c, s.t(key + "." + c)})
		}
		return out
	}
	targets := []choice{{"", s.t("about.no-target")}}
	for _, l := range q.Ladders {
		if l.Of != "" {
			continue
		}
		for i, r := range l.Rungs {
			targets = append(targets, choice{
				l.ID + ":" + strconv.Itoa(i+1), s.t("about.target-level", "n", i+1, "title", r.Title),
			})
		}
	}
	team := s.t("about.team-hint")
	if q.Subject == "team" {
		team = s.t("about.team-itself-hint")
	}
	fields := []*field{
		{id: "subject", label: s.t("about.subject"), hint: s.t("about.subject-hint"), value: about.Subject, suggest: countries, known: true},
		{id: "team", label: s.t("about.team"), hint: team, value: about.Team},
		{
			id: "team-kind", label: s.t("about.team-kind"), kind: oneOfField, value: about.TeamKind,
			options: append([]choice{{"", s.t("about.not-said")}}, options("team-kind", assessment.TeamKinds)...),
			hidden:  func(v values) bool { return v["team"] == "" },
		},
		{id: "assessors", label: s.t("about.assessors"), hint: s.t("about.assessors-hint"), value: strings.Join(about.Assessors, "; ")},
		{id: "date", label: s.t("about.date"), hint: s.t("about.date-hint"), kind: dateField, value: about.Date},
		{id: "mode", label: s.t("about.mode"), kind: oneOfField, value: about.Mode, options: options("mode", assessment.Modes), hint: s.t("about.mode-hint")},
		{id: "tlp", label: s.t("about.tlp"), kind: oneOfField, value: about.TLP, options: options("tlp", assessment.TLPs), hint: s.t("about.tlp-hint")},
		{id: "marking", label: s.t("about.marking"), hint: s.t("about.marking-hint"), value: about.Marking},
	}
	if len(targets) > 1 {
		fields = append(fields, &field{id: "target", label: s.t("about.target"), kind: oneOfField, value: about.Target, options: targets, hint: s.t("about.target-hint")})
	}
	return fields
}

// placeFields are the region and the groups of the subject: those of the reference data, unless somebody
// states others. Not asked at the start, where they would stand in the way.
func placeFields(s asker, about assessment.About) []*field {
	plain := about
	plain.Region, plain.Groups = "", nil
	usual := plain.Place()
	var regions, groups []choice
	as := s.t("about.not-said")
	if usual.Region != "" {
		as = s.t("about.region-usual", "region", usual.Region, "date", usual.AsOf)
	}
	regions = append(regions, choice{"", as})
	for _, r := range questionnaires.Regions {
		regions = append(regions, choice{r, r})
	}
	var names []string
	for _, g := range assessment.Groups {
		groups = append(groups, choice{g, s.t("group." + g)})
		if slices.Contains(usual.Groups, g) {
			names = append(names, s.t("group."+g))
		}
	}
	hint := s.t("about.groups-hint")
	if usual.AsOf != "" {
		if names == nil {
			names = []string{s.t("group.none")}
		}
		hint = s.t("about.groups-usual", "groups", names, "date", usual.AsOf)
	}
	return []*field{
		{id: "region", label: s.t("about.region"), kind: oneOfField, value: about.Region, options: regions},
		{id: "groups", label: s.t("about.groups"), hint: hint, kind: someOfField, value: strings.Join(about.Groups, ","), options: groups},
	}
}

// countries offers states, territories and economies for a part of a name.
func countries(typed string) []choice {
	var out []choice
	for _, c := range questionnaires.FindCountries(typed) {
		if c.Name == typed {
			return nil
		}
		if len(out) < 8 {
			out = append(out, choice{c.Name, c.Name + " · " + c.ISO3})
		}
	}
	return out
}

// aboutFrom reads the form's values over what stood there.
func aboutFrom(v values, about assessment.About) assessment.About {
	about.Subject, about.Country = v["subject"], ""
	for _, c := range questionnaires.FindCountries(about.Subject) {
		if strings.EqualFold(c.Name, about.Subject) {
			about.Subject, about.Country = c.Name, c.ISO3
			break
		}
	}
	if region, asked := v["region"]; asked {
		about.Region, about.Groups = region, nil
		if v["groups"] != "" {
			about.Groups = strings.Split(v["groups"], ",")
		}
	}
	about.Team, about.TeamKind = v["team"], v["team-kind"]
	if about.Team == "" {
		about.TeamKind = ""
	}
	about.Assessors = names(v["assessors"])
	about.Date, about.Mode, about.TLP, about.Marking = v["date"], v["mode"], v["tlp"], v["marking"]
	if t, ok := v["target"]; ok {
		about.Target = t
	}
	return about
}

// names splits a list of names at semicolons.
func names(s string) []string {
	var out []string
	for _, n := range strings.Split(s, ";") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
