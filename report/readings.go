package report

import (
	"slices"

	"cirtkit/scoring"
)

// readingsDiffer is what is met by claim and not by evidence or review: in the short form a sentence, else a table.
func (w *reasons) readingsDiffer() []Block {
	var differences []scoring.Difference
	for _, d := range w.judged.Differences(w.target) {
		if q := w.q.Question(w.requirementAt(d.At).Question); q != nil && w.standing(q) == scoring.Withheld {
			continue // what a reviewer accepts would tell the answer
		}
		// What is not met in any reading is told above, whether it is not yet there or open.
		for _, r := range w.readings()[1:] {
			if (d.Verdicts[scoring.Claimed] == scoring.Met) != (d.Verdicts[r] == scoring.Met) {
				differences = append(differences, d)
				break
			}
		}
	}
	if len(differences) == 0 {
		return nil
	}
	text := ""
	for _, r := range w.readings()[1:] {
		var names []string
		n := 0
		for _, d := range differences {
			if d.Verdicts[scoring.Claimed] != scoring.Met || d.Verdicts[r] == scoring.Met {
				continue
			}
			n++
			if name := w.shortRequirement(d.At); !slices.Contains(names, name) { // several levels ask for it
				names = append(names, name)
			}
		}
		switch {
		case n > 0 && w.brief:
			text = sentences(text, w.t(w.orWanted("report.why.readings."+r.String()), "n", n, "names", w.someOf(names)))
		case n > 0:
			text = sentences(text, w.t(w.orWanted("report.why.readings."+r.String()+"-count"), "n", n))
		}
	}
	out := []Block{Heading{Level: 2, ID: "why-readings", Text: w.t("report.why.readings")}}
	if text != "" {
		out = append(out, Paragraph{Text: text})
	}
	if !w.brief || text == "" {
		out = append(out, w.differenceTable(differences), Paragraph{Text: w.t("report.why.readings.means"), Style: Small})
	}
	return out
}

// someOf is some for names that hold commas.
func (b *builder) someOf(names []string) string {
	if len(names) <= mostNamed {
		return b.lang.Clauses(names)
	}
	return b.t("report.why.and-more", "names", b.lang.Clauses(names[:mostNamed]), "n", len(names)-mostNamed)
}

// shortRequirement names a requirement: its question, or what is shared or scored.
func (w *reasons) shortRequirement(at scoring.RequirementAt) string {
	r := w.requirementAt(at)
	subject, _, _ := w.requirement(r, nil)
	if q := w.q.Question(r.Question); q != nil {
		return subject.Text
	}
	return w.aimed("report.why.readings.on-level", at.Level, "requirement", subject.Text)
}

func (w *reasons) differenceTable(differences []scoring.Difference) Table {
	head := "report.column.requirement"
	if w.wanted {
		head = "report.wanted.column.service"
	}
	t := Table{Columns: []Column{{Head: w.t(head), Width: 0.58}}, Compact: true}
	for _, r := range w.readings() {
		t.Columns = append(t.Columns, Column{Head: capital(w.readingWord(r)), Width: 0.14})
	}
	for _, d := range differences {
		subject, _, _ := w.requirement(w.requirementAt(d.At), nil)
		row := []Cell{{Text: w.aimed("report.why.readings.on-level", d.At.Level, "requirement", subject.Text)}}
		for _, r := range w.readings() {
			row = append(row, w.verdict(d.Verdicts[r]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
