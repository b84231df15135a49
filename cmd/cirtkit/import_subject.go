package main

import (
	"cmp"
	"strings"

	"cirtkit/assessment"
)

// printSubject says of whom an assessment is, and of when.
func (p *program) printSubject(key, file string, about assessment.About) {
	var names []string
	for _, name := range []string{about.Subject, about.Team, about.Country} {
		if name = cutLine(name); name != "" {
			names = append(names, name)
		}
	}
	p.printLine(p.stdout, p.t(key, "file", file, "date", cmp.Or(about.Date, p.t("cmd.import.no-date")),
		"subject", cmp.Or(strings.Join(names, ", "), p.t("cmd.import.no-subject"))))
}

// otherSubject says whether two assessments name different subjects, teams or countries. A name that one of
// them lacks says nothing.
func otherSubject(a, b assessment.About) bool {
	differ := func(x, y string) bool {
		x, y = strings.TrimSpace(x), strings.TrimSpace(y)
		return x != "" && y != "" && !strings.EqualFold(x, y)
	}
	return differ(a.Subject, b.Subject) || differ(a.Country, b.Country) || differ(a.Team, b.Team)
}
