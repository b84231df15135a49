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
