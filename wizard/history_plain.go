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

// doHistory reads out what changed on the question, newest last; with a number that entry in whole; with "all" what
// changed last in the whole file, and with a name after it what that author changed.
func (p *plainMode) doHistory(q *questionnaires.Question, rest string) {
	list := p.d.changesOn(q.ID)
	first, name, _ := strings.Cut(rest, " ")
	whole := p.says(first, "all")
	if whole {
		list = p.d.file.Changes(maxChanges)
		list = slices.DeleteFunc(list, func(c assessment.Change) bool { return name != "" && !strings.EqualFold(c.By, name) })
		list = list[:min(len(list), maxHistory)]
		slices.Reverse(list)
	}
	if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= len(list) {
		for _, part := range newOneChange(&app{words: p.words, desk: p.d}, list[n-1]).parts {
			p.print(strings.TrimPrefix(part.word+": "+part.text, ": "))
		}
		return
	}
	if len(list) == 0 {
		p.print(p.t("history.empty"))
		return
	}
	for i, c := range list {
		s := c.At.In(p.d.zone).Format("2006-01-02 15:04") + "  " + changeWords(p.words, p.d, c, !whole) + ", " +
			p.d.changedBy(p.t, func(s assessment.Session) string { return briefSession(p.words, s) }, c)
		if !whole {
			s = strconv.Itoa(i+1) + "  " + s
		}
		p.print(p.aloud(s))
	}
	if !whole {
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
