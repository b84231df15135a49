package wizard

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// maxHistory is how many changes of the whole file the line mode reads out.
const maxHistory = 50

// historyAsked is what the words after "history" ask for.
type historyAsked struct {
	whole bool // the whole file
	entry int  // one change in whole; 0 for all
	by    string
	when  period
}

// readHistory reads them, as in "all since 2026-09-01 Ada"; false where they can't be understood, which was said.
func (p *plainMode) readHistory(rest string) (h historyAsked, ok bool) {
	today := p.asker().today
	for parts := strings.Fields(rest); len(parts) > 0; {
		first := parts[0]
		n, err := strconv.Atoi(first)
		switch word := p.saysOf(first, "all", "today", "session", "since", "until"); {
		case word == "all":
			h.whole = true
		case word == "today":
			h.when.from, h.when.to = today, today
		case word == "session":
			if p.d.session == "" {
				p.print(p.t("history.no-current"))
				return h, false
			}
			h.when.session = p.d.session
		case word != "":
			day, took := p.dayIn(parts[1:])
			if took == 0 {
				p.print(p.t("form.not-a-date", "found", strings.Join(parts[1:], " ")))
				return h, false
			}
			if word == "since" {
				h.when.from = day
			} else {
				h.when.to = day
			}
			parts = parts[took:]
		case err == nil && n > 0:
			h.entry = n
		default:
			h.by = strings.Join(parts, " ")
			return h, true
		}
		parts = parts[1:]
	}
	return h, true
}

// dayIn reads the day that words begin with, and says how many of them it took; 0 where they begin with none.
func (p *plainMode) dayIn(parts []string) (day string, took int) {
	for n := min(3, len(parts)); n > 0; n-- {
		if day = readDate(p.words, strings.Join(parts[:n], " ")); validDate(day) {
			return day, n
		}
	}
	return "", 0
}

// doHistory reads out what changed on the question, newest last; with a number that entry in whole; with "all" what
// changed last in the whole file; and of either only what a person changed, in some days, or in this session.
func (p *plainMode) doHistory(q *questionnaires.Question, rest string) {
	h, ok := p.readHistory(rest)
	if !ok {
		return
	}
	if !h.whole {
		p.sayChanges(p.d.changesOn(q.ID), h, true)
		return
	}
	within := h.when.within(p.d.zone)
	within.By = h.by
	list := p.d.file.Changes(within, maxChanges)
	slices.Reverse(list)
	p.sayChanges(list, h, false)
}

// sayChanges reads out changes, oldest first: those that were asked for, of a long list the last ones.
func (p *plainMode) sayChanges(list []assessment.Change, h historyAsked, within bool) {
	if h.entry > 0 && h.entry <= len(list) {
		for _, part := range newOneChange(&app{words: p.words, desk: p.d}, list[h.entry-1]).parts {
			p.print(strings.TrimPrefix(part.word+": "+part.text, ": "))
		}
		return
	}
	var said []string
	for i, c := range list {
		if h.by != "" && !strings.EqualFold(c.By, h.by) || !h.when.holds(c, p.d.zone) {
			continue
		}
		s := c.At.In(p.d.zone).Format("2006-01-02 15:04") + "  " + changeWords(p.words, p.d, c, within) + ", " +
			p.d.changedBy(p.t, func(s assessment.Session) string { return briefSession(p.words, s) }, c)
		if !h.whole {
			s = strconv.Itoa(i+1) + "  " + s
		}
		said = append(said, s)
	}
	switch {
	case len(list) == 0 && h == historyAsked{}:
		p.print(p.t("history.empty"))
		return
	case len(said) == 0:
		p.print(p.t("history.empty-then"))
		return
	}
	if over := len(said) - maxHistory; h.whole && over > 0 {
		p.print(p.t("history.before-these", "n", over))
		said = said[over:]
	}
	for _, s := range said {
		p.print(p.aloud(s))
	}
	if within {
		p.print(p.t("history.how"))
	}
}

// doUndo takes back the latest change, or the latest undo, and says which.
func (p *plainMode) doUndo(which string) {
	key := "undo"
	change := p.d.nextUndo()
	if which == assessment.RedoLatest {
		key = "redo"
		change = p.d.nextRedo()
	}
	if !p.roomUndo(change) {
		return
	}
	if change == nil {
		if key == "undo" {
			p.print(p.t(p.d.noUndo()))
			return
		}
		p.print(p.t("redo.none"))
		return
	}
	said := p.t(key+".did", "change", changeWords(p.words, p.d, *change, false))
	question := change.Question
	if p.put(assessment.Intent{Undo: which}) {
		p.print(p.aloud(said))
		if question != p.id { // the one at hand was read out already
			p.visit(question)
		}
	}
}
