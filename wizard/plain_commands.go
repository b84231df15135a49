package wizard

import (
	"slices"
	"strings"
	"unicode"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// Every word of the line mode is in this table, and help is made of it. Each word names what it does of
// the screen's keys, as "<table>.<action>" with the tables of keys.go: "question.finding" is the action
// "finding" of questionKeys. A test holds the two beside each other, so that a new key has its word.

// plainCommand is one word of the line mode.
type plainCommand struct {
	name string // "wizard.word.<name>" is the word, "wizard.word.<name>.help" what it does
	run  func(p *plainMode, q *questionnaires.Question, rest string)
	does []string // of the screen's actions
}

// plainGroup is words that serve one purpose; "wizard.plain.group.<name>" says which.
type plainGroup struct {
	name  string
	words []plainCommand
}

// plainWords are all the words, in the order of the help.
func plainWords() []plainGroup {
	return []plainGroup{
		{"answer", []plainCommand{
			{"dontknow", func(p *plainMode, q *questionnaires.Question, _ string) {
				p.answer(q, questionnaires.Answer{State: questionnaires.DontKnow})
			}, does("question.dont-know")},
			{"withheld", func(p *plainMode, q *questionnaires.Question, _ string) {
				p.answer(q, questionnaires.Answer{State: questionnaires.Withheld})
			}, does("question.withheld")},
			{"na", (*plainMode).doNA, does("question.not-applicable")},
			{"none", (*plainMode).doNone, does("rows.none", "firstRow.none", "endOfRows.none", "choices.none")},
			{"add", (*plainMode).doAdd, does("rows.add", "firstRow.add", "endOfRows.add")},
			{"edit", (*plainMode).doEdit, does("rows.edit")},
			{"remove", (*plainMode).doRemove, does("rows.remove")},
			{"write", (*plainMode).doWrite, does("field.new-line")},
			{"provided", (*plainMode).doProvided, does("question.provided")},
			{"clear", (*plainMode).doClear, does("question.clear")},
			{"mark", (*plainMode).doMark, does("question.mark")},
			{"undo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.UndoLatest) }, does("question.undo", "evidence.undo", "positions.undo", "records.undo", "record.undo", "linking.undo", "sessions.undo", "steps.undo", "notes.undo", "review.undo", "changes.undo", "settling.undo", "results.undo", "reading.undo", "wayUp.undo", "profiles.undo", "stockTake.undo", "finish.undo")},
			{"redo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.RedoLatest) }, does("question.redo", "evidence.redo", "positions.redo", "records.redo", "record.redo", "linking.redo", "sessions.redo", "steps.redo", "notes.redo", "review.redo", "changes.redo", "settling.redo", "results.redo", "reading.redo", "wayUp.redo", "profiles.redo", "stockTake.redo", "finish.redo")},
		}},
		{"move", []plainCommand{
			{"next", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }, does("endOfRows.onward", "onward.onward", "question.next")},
			{"skip", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }, does("endOfRows.onward", "onward.onward", "question.next")},
			{"previous", (*plainMode).doPrevious, does("question.previous")},
			{"back", (*plainMode).doBack, does("question.back")},
			{"open", (*plainMode).doOpen, does("question.next-open")},
			{"goto", (*plainMode).doGoto, does("question.goto")},
			{"find", (*plainMode).doFind, does("question.find", "find.state", "find.state-back", "find.and")},
			{"sections", (*plainMode).doSections, does("question.sections")},
			{"interview", (*plainMode).doInterview, does("question.interview", "institution.interview-begin", "institution.interview-session")},
			{"workshop", (*plainMode).doWorkshop, does("question.workshop")},
			{"behalf", (*plainMode).doBehalf, does("question.behalf")},
		}},
		{"hear", []plainCommand{
			{"again", func(p *plainMode, _ *questionnaires.Question, _ string) { p.shown = false }, nil},
			{"why", (*plainMode).doWhy, does("question.tab", "question.tab-back")},
			{"terms", (*plainMode).doTerms, nil},
			{"recorded", (*plainMode).doRecorded, does("question.tab", "question.tab-back")},
			{"history", (*plainMode).doHistory, does("question.tab", "question.tab-back", "question.changes", "changes.read", "changes.whole", "changes.author", "changes.period")},
			{"levels", (*plainMode).doLevels, does("question.levels")},
		}},
		{"notes", []plainCommand{
			{"finding", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, false) }, does("question.finding")},
			{"note", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, true) }, does("question.working")},
			{"notes", (*plainMode).doNotes, does("question.note", "notes.add", "notes.change", "notes.remove", "notes.to-question")},
			{"evidence", (*plainMode).doEvidence, does("question.evidence", "evidence.link", "evidence.unlink", "evidence.add", "evidence.change", "evidence.received", "evidence.check", "evidence.take-hash", "evidence.record-changes")},
			{"register", (*plainMode).doRegister, does("question.register", "records.serves", "records.add", "records.change", "records.received", "records.link-many", "records.check", "records.check-all", "records.sort", "records.remove", "record.visit", "record.which", "record.link-many", "record.change", "record.received", "record.check", "record.unlink", "records.take-hash", "record.take-hash", "records.record-changes", "record.record-changes", "hashing.stop-reading", "linking.link", "linking.which")},
			{"positions", (*plainMode).doPositions, does("question.positions", "positions.add", "positions.change", "positions.remove", "positions.settle-account", "positions.dont-know", "positions.withheld")},
			{"sessions", (*plainMode).doSessions, does("question.sessions", "question.session-end", "sessions.current", "sessions.add", "sessions.change", "sessions.remove")},
			{"review", (*plainMode).doReview, does("question.review")},
			{"settle", (*plainMode).doSettle, does("question.settle", "settling.both", "settling.settle-with", "settling.anew")},
		}},
		{"results", []plainCommand{
			{"results", (*plainMode).doResults, does("question.results", "results.switch", "results.switch-back", "results.pick", "results.by-evidence", "reading.switch", "reading.switch-back", "profiles.switch", "profiles.switch-back", "wayUp.switch", "wayUp.switch-back", "stockTake.switch", "stockTake.switch-back")},
			{"since", (*plainMode).doSince, does("question.since", "results.since", "stockTake.since", "reading.since", "wayUp.since", "profiles.since")},
			{"target", (*plainMode).doTarget, does("question.target", "results.target", "reading.target", "wayUp.target", "profiles.target")},
			{"profiles", (*plainMode).doProfiles, does("profiles.add-profile", "profiles.pick")},
			{"explain", (*plainMode).doExplain, does("results.switch")},
			{"plan", (*plainMode).doPlan, does("results.switch", "wayUp.steps")},
			{"step", (*plainMode).doStep, does("steps.step")},
			{"pace", (*plainMode).doPace, does("wayUp.pace", "steps.pace")},
			{"record", (*plainMode).doRecord, does("wayUp.record", "steps.record")},
			{"suppose", (*plainMode).doSuppose, does("question.suppose", "results.suppose", "reading.suppose", "profiles.suppose", "wayUp.suppose", "trying.try", "trying.add", "trying.remove")},
		}},
		{"finish", []plainCommand{
			{"finish", (*plainMode).doFinish, does("question.finish", "results.finish", "reading.finish", "profiles.finish", "wayUp.finish", "stockTake.finish")},
			{"report", (*plainMode).doReport, nil},
			{"status", (*plainMode).doStatus, nil},
			{"approve", (*plainMode).doApprove, nil},
			{"signoff", (*plainMode).doSignOff, nil},
			{"signed", (*plainMode).doSigned, nil},
			{"copy", (*plainMode).doCopy, nil},
			{"release", (*plainMode).doRelease, nil},
		}},
		{"program", []plainCommand{
			{"help", (*plainMode).doHelp, does("question.help", "question.menu")},
			{"about", (*plainMode).doAbout, does("question.about")},
			{"settings", (*plainMode).doSettings, does("question.settings", "home.settings")},
			{"retry", (*plainMode).doRetry, does("question.retry", "unsaved.retry")},
			{"saveas", (*plainMode).doSaveAs, does("question.save-as", "unsaved.save-as", "copy.save-as")},
			{"home", (*plainMode).doHome, does("question.home")},
			{"quit", func(p *plainMode, _ *questionnaires.Question, _ string) { p.left = true }, does("question.quit")},
		}},
	}
}

func does(actions ...string) []string { return actions }

// plainCommands are all the words without their groups.
func plainCommands() []plainCommand {
	var out []plainCommand
	for _, g := range plainWords() {
		out = append(out, g.words...)
	}
	return out
}

// spokenAside only say something: they can be asked for while a form or a note waits for its next line.
var spokenAside = []string{"why", "terms", "recorded", "history", "levels", "explain", "retry"}

// takesMore are the words that may be followed by what they are about, on every question.
var takesMore = []string{
	"na", "goto", "find", "behalf", "history", "finding", "note", "notes", "register", "positions", "review", "results", "since", "target", "profiles",
	"suppose", "report", "signoff", "copy", "help", "saveas",
}

// scoredWords are of no use where nothing is scored.
var scoredWords = []string{"levels", "explain", "plan", "step", "pace", "record", "suppose"}

// wordFits says whether a word can do anything on a question, so that a text question can be answered
// with "none".
func wordFits(name string, q *questionnaires.Question) bool {
	switch name {
	case "add", "edit", "remove":
		return q.Type != questionnaires.Text && q.Type != questionnaires.Date && q.Type != questionnaires.Number
	case "none":
		return q.Type != questionnaires.Text
	}
	return true
}

// findWord is the word that was typed, in the reader's language or as it is in the table.
func (p *plainMode) findWord(typed string) (plainCommand, bool) {
	all := plainCommands()
	i := slices.IndexFunc(all, func(c plainCommand) bool { return p.says(typed, c.name) })
	if i < 0 {
		return plainCommand{}, false
	}
	return all[i], true
}

// command carries out a line that is a command: with a slash before it always. Without one its first word
// must be in the table; with a question that takes a text it must be the whole line. It is false for what
// is none, and can be an answer.
func (p *plainMode) command(q *questionnaires.Question, typed string) bool {
	typed, slash := strings.CutPrefix(typed, "/")
	first, rest, _ := strings.Cut(typed, " ")
	if rest != "" && !slash && q.Type == questionnaires.Text {
		return false
	}
	if !slash && optionTyped(q, typed) >= 0 {
		return false // "none" may be an option's code
	}
	c, ok := p.findWord(first)
	if !ok || !slash && !wordFits(c.name, q) {
		if slash {
			p.noSuchWord(first)
		}
		return slash
	}
	if p.hears(c.name) && p.keeps(c.name) {
		c.run(p, q, strings.TrimSpace(rest))
	}
	return true
}

// noSuchWord says so, with the nearest word that there is.
func (p *plainMode) noSuchWord(typed string) {
	if near := p.nearWord(typed); near != "" {
		p.print(p.t("plain.near-word", "found", typed, "near", near))
		return
	}
	p.print(p.t("plain.no-command", "found", typed))
}

// nearWord is the word that a mistyped one most likely stands for, or "".
func (p *plainMode) nearWord(typed string) string {
	if strings.ContainsFunc(typed, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return ""
	}
	var known []string
	for _, c := range plainCommands() {
		known = append(known, c.name, p.word(c.name))
	}
	return questionnaires.Nearest(typed, known)
}

// usable says whether a word has any use in this assessment.
func (p *plainMode) usable(name string) bool {
	if p.reads() && slices.Contains(changingWords, name) {
		return false
	}
	return !slices.Contains(scoredWords, name) || !report.StockTake(p.d.q)
}

// done saves and says so.
func (p *plainMode) done(in assessment.Intent) {
	if p.put(in) {
		p.print(p.t("plain.done"))
	}
}

func (p *plainMode) doNone(q *questionnaires.Question, _ string) {
	if q.Type != questionnaires.List && q.Type != questionnaires.Choices {
		p.print(p.t("plain.not-a-list"))
		return
	}
	if n := len(p.d.entry(q.ID).Rows); q.Type == questionnaires.List && n > 0 {
		p.print(p.t("plain.has-rows", "n", n))
		return
	}
	p.answer(q, questionnaires.Answer{State: questionnaires.Answered})
}

// doClear takes an answer away; the entries of a list go one by one.
func (p *plainMode) doClear(q *questionnaires.Question, _ string) {
	e := p.d.entry(q.ID)
	switch n := len(e.Rows); {
	case q.Type == questionnaires.List && n > 0:
		p.print(p.t("plain.has-rows", "n", n))
	case e.Answer.State == questionnaires.Unanswered && !e.Conflict:
		p.print(p.t("plain.nothing-to-clear"))
	case p.put(assessment.SetAnswer(q, questionnaires.Answer{})):
		p.print(p.t("plain.cleared"))
	}
}

func (p *plainMode) doMark(q *questionnaires.Question, _ string) {
	marked := !p.d.entry(q.ID).Marked
	if p.put(assessment.SetMark(q.ID, marked)) {
		p.print(p.t(map[bool]string{true: "plain.marked", false: "plain.unmarked"}[marked]))
	}
}

// doHome leaves the assessment for the list of all.
func (p *plainMode) doHome(*questionnaires.Question, string) {
	if p.d.queue.Waiting() > 0 && !p.save() {
		return // it was said that it is not saved, and what can be done
	}
	p.homeward = true
}
