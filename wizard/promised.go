package wizard

import (
	"strings"

	"cirtkit/exchange/mission"
	"cirtkit/internal/lang"
)

// promise is evidence that an institution said will come.
type promise struct {
	from, record, reference, due string
	overdue                      bool
}

// promises lists what was promised, by institution; the days are counted from today.
func (d *desk) promises(words *lang.Language) []promise {
	var out []promise
	for _, w := range d.pending().Institutions {
		for _, i := range w.Items {
			if i.Kind != mission.Promised || i.Evidence == nil {
				continue
			}
			out = append(out, promise{
				from: d.institutionWords(words, w), record: i.Evidence.ID, reference: i.Evidence.Reference,
				due: i.Due, overdue: i.What == mission.EvidenceOverdue,
			})
		}
	}
	return out
}

// institutionWords is what an institution is called.
func (d *desk) institutionWords(words *lang.Language, w mission.Waiting) string {
	for _, r := range d.words.Roles {
		if r.ID == w.Role && w.Role != "" {
			return r.Text
		}
	}
	switch {
	case w.Name != "":
		return w.Name
	case w.Assessors:
		return words.T("wizard.about.assessors")
	}
	return words.T("mission.anyone")
}

// dueWords say until when something was promised, and that the day has passed.
func (p promise) dueWords(words *lang.Language) string {
	switch {
	case p.due == "":
		return words.T("wizard.finish.no-day")
	case p.overdue:
		return words.T("wizard.finish.overdue", "date", words.Date(p.due))
	}
	return words.T("wizard.finish.due", "date", words.Date(p.due))
}

// promisedItems are the promises as lines of a list, each institution named once. A line leads to its record.
func promisedItems(words *lang.Language, d *desk) []item {
	var out []item
	last := ""
	for _, p := range d.promises(words) {
		it := item{sign: "○", text: p.reference, value: "record:" + p.record, right: p.dueWords(words)}
		if p.overdue {
			it.sign = "!"
		}
		if it.text = strings.TrimSpace(it.text); it.text == "" {
			it.text = p.record
		}
		if p.from != last {
			it.whose, last = p.from, p.from
		}
		out = append(out, it)
	}
	return out
}
