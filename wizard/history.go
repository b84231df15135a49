package wizard

import "fmt"

func (s *asking) historyLines(a *app, w int) []line {
	changes, ok := a.desk.history[s.id]
	if !ok {
		changes = a.desk.file.History(s.id)
		a.desk.history[s.id] = changes
	}
	if len(changes) == 0 {
		return wrapped(inkMuted, a.t("history.empty"), w)
	}
	var out []line
	for i := len(changes) - 1; i >= 0; i-- {
		c := changes[i]
		in := inkPlain
		text := fmt.Sprintf("%s  %s", c.At.In(a.cfg.Now().Location()).Format("2006-01-02 15:04"), changeWords(a.words, a.desk, c, true))
		if c.By != "" {
			text += " · " + c.By
		}
		if c.Why != "" {
			text += " · " + a.t("why."+c.Why)
		}
		if c.Undone {
			text, in = text+" · "+a.t("history.undone"), inkMuted
		}
		out = append(out, hang(line{{"• ", inkAccent}}, wrapped(in, text, w-2))...)
	}
	return out
}
