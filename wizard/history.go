package wizard

import (
	"slices"
	"strings"

	"cirtkit/assessment"
)

// changesOn are the changes to a question, oldest first.
func (d *desk) changesOn(question string) []assessment.Change {
	changes, ok := d.history[question]
	if !ok {
		changes = d.file.History(question)
		d.history[question] = changes
	}
	return changes
}

// changesOfRecord are the changes to a record of evidence, oldest first. The list may be changed.
func (d *desk) changesOfRecord(record string) []assessment.Change {
	key := "evidence/" + record // no question has an id with a slash
	changes, ok := d.history[key]
	if !ok {
		changes = d.file.RecordHistory(record)
		d.history[key] = changes
	}
	return slices.Clone(changes)
}

// changedBy says who made a change, on whose behalf and in which session, why, and whether it was undone.
func (d *desk) changedBy(t func(string, ...any) string, words func(assessment.Session) string, c assessment.Change) string {
	parts := []string{c.By}
	if c.For != "" {
		parts[0] = t("conflict.for", "by", c.By, "for", c.For)
	}
	for _, s := range d.state.Sessions {
		if s.ID == c.Session && c.Session != "" {
			parts = append(parts, words(s))
		}
	}
	if c.Why != "" {
		parts = append(parts, t("why."+c.Why))
	}
	switch {
	case c.Undone && c.UndoneBy != "":
		parts = append(parts, t("history.undone-by", "by", c.UndoneBy, "time", c.UndoneAt.In(d.zone).Format("2006-01-02 15:04")))
	case c.Undone:
		parts = append(parts, t("history.undone"))
	}
	return strings.TrimPrefix(strings.Join(parts, " · "), " · ")
}

// historyLines is the page of a question's changes, newest first.
func (s *asking) historyLines(a *app, w int) []line {
	changes := a.desk.changesOn(s.id)
	if len(changes) == 0 {
		return wrapped(inkMuted, a.t("history.empty"), w)
	}
	var out []line
	for i := len(changes) - 1; i >= 0; i-- {
		c := changes[i]
		in := inkPlain
		if c.Undone {
			in = inkMuted
		}
		text := c.At.In(a.desk.zone).Format("2006-01-02 15:04") + "  " + changeWords(a.words, a.desk, c, true) + " · " +
			a.desk.changedBy(a.t, a.briefly, c)
		out = append(out, hang(line{{"• ", inkAccent}}, wrapped(in, text, w-2))...)
	}
	return append(out, wrapped(inkMuted, a.t("history.more", "key", s.keyOf(a, "changes")), w)...)
}

func (a *app) briefly(s assessment.Session) string { return briefSession(a.words, s) }
