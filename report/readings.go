package report

import (
	"strings"

	"cirtkit/scoring"
)

// readingsDiffer is what is met by claim and not by evidence or review: in the short form a sentence, else a table.
func (w *reasons) readingsDiffer() []Block {
	var differences []scoring.Difference
	for _, d := range w.judged.Differences(w.target) {
		// Without any review nothing is reviewed, and that alone is no difference worth telling.
		if d.Verdicts[scoring.Claimed] != d.Verdicts[scoring.Evidenced] || w.anyReview && d.Verdicts[scoring.Claimed] != d.Verdicts[scoring.Reviewed] {
			differences = append(differences, d)
		}
	}
	if len(differences) == 0 {
		return nil
	}
	text := ""
	for _, r := range w.readings()[1:] {
		var names []string
		for _, d := range differences {
			if d.Verdicts[scoring.Claimed] == scoring.Met && d.Verdicts[r] != scoring.Met {
				names = append(names, w.shortRequirement(d.At))
			}
		}
		if len(names) > 0 {
			text = sentences(text, w.t("report.why.readings."+r.String(), "n", len(names), "names", w.someOf(names)))
		}
	}
	out := []Block{Heading{Level: 2, ID: "why-readings", Text: w.t("report.why.readings")}}
	if text != "" {
		out = append(out, Paragraph{Text: text})
	}
	if !w.brief || text == "" {
		out = append(out, w.differenceTable(differences))
	}
	return out
}

// someOf is some for names that hold commas.
func (b *builder) someOf(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, "; ")
	}
	return b.t("report.why.and-more", "names", strings.Join(names[:mostNamed], "; "), "n", len(names)-mostNamed)
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
	t := Table{
		Columns: []Column{
			{Head: w.t("report.column.level"), Width: 0.1},
			{Head: w.t("report.column.requirement"), Width: 0.34},
			{Head: w.t("report.column.need"), Width: 0.32},
		},
		Compact: true,
	}
	if w.profile != nil {
		t.Columns = t.Columns[1:]
	}
	for _, r := range w.readings() {
		t.Columns = append(t.Columns, Column{Head: capital(w.readingWord(r)), Width: 0.12})
	}
	for _, d := range differences {
		requirements := w.e.Ladder.Rungs[d.At.Level-1].Requirements
		subject, need, _ := w.requirement(&requirements[d.At.Index], shareSource(w.requires(&w.ladder.Rungs[d.At.Level-1]), requirements[:d.At.Index+1]))
		row := []Cell{{Text: number(d.At.Level)}, {Text: subject.Text}, {Text: need}}
		if w.profile != nil {
			row = row[1:]
		}
		for _, r := range w.readings() {
			row = append(row, w.verdict(d.Verdicts[r]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
