package wizard

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// roomWords are the words of the workshop mode: what a room may hear, and no more.
var roomWords = []string{
	"workshop", "help", "again", "next", "skip", "previous", "back", "open", "dontknow", "withheld", "none", "add", "edit", "remove", "write", "undo", "redo", "quit",
}

// doWorkshop begins the workshop mode, or ends it.
func (p *plainMode) doWorkshop(*questionnaires.Question, string) {
	p.room, p.shown = !p.room, false
	if p.room {
		p.print(p.t("workshop.begun"))
	} else {
		p.print(p.t("workshop.ended"))
	}
}

// hears says whether a word is for the room, or that it is not.
func (p *plainMode) hears(word string) bool {
	if !p.room || slices.Contains(roomWords, word) {
		return true
	}
	p.print(p.t("workshop.closed"))
	return false
}

// roomUndo says whether what would be undone, or done again, is a change that the room may hear of.
func (p *plainMode) roomUndo(change *assessment.Change) bool {
	if p.room && aside(change) {
		p.print(p.t("workshop.undo-other"))
		return false
	}
	return true
}
