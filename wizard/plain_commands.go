package wizard

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// plainCommand is one word of the line mode. Help is made of this table.
type plainCommand struct {
	name string // "wizard.word.<name>" is the word, "wizard.word.<name>.help" what it does
	run  func(p *plainMode, q *questionnaires.Question, rest string)
}

// plainCommands are all the words.
func plainCommands() []plainCommand {
	return []plainCommand{
		{"help", (*plainMode).doHelp},
		{"why", (*plainMode).doWhy},
		{"terms", (*plainMode).doTerms},
		{"again", func(p *plainMode, _ *questionnaires.Question, _ string) { p.shown = false }},
		{"next", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }},
		{"skip", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }},
		{"back", (*plainMode).doBack},
		{"open", (*plainMode).doOpen},
		{"dontknow", func(p *plainMode, q *questionnaires.Question, _ string) {
			p.answer(q, questionnaires.Answer{State: questionnaires.DontKnow})
		}},
		{"withheld", func(p *plainMode, q *questionnaires.Question, _ string) {
			p.answer(q, questionnaires.Answer{State: questionnaires.Withheld})
		}},
		{"na", (*plainMode).doNA},
		{"clear", func(p *plainMode, q *questionnaires.Question, _ string) {
			if p.put(assessment.SetAnswer(q, questionnaires.Answer{})) {
				p.print(p.t("plain.cleared"))
			}
		}},
		{"add", (*plainMode).doAdd},
		{"remove", (*plainMode).doRemove},
		{"none", func(p *plainMode, q *questionnaires.Question, _ string) {
			if q.Type != questionnaires.List && q.Type != questionnaires.Choices {
				p.print(p.t("plain.not-a-list"))
				return
			}
			if n := len(p.d.entry(q.ID).Rows); q.Type == questionnaires.List && n > 0 {
				p.print(p.t("plain.has-rows", "n", n))
				return
			}
			p.answer(q, questionnaires.Answer{State: questionnaires.Answered})
		}},
		{"finding", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, false) }},
		{"note", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, true) }},
		{"evidence", (*plainMode).doEvidence},
		{"positions", (*plainMode).doPositions},
		{"review", (*plainMode).doReview},
		{"settle", (*plainMode).doSettle},
		{"provided", (*plainMode).doProvided},
		{"mark", func(p *plainMode, q *questionnaires.Question, _ string) {
			marked := !p.d.entry(q.ID).Marked
			if p.put(assessment.SetMark(q.ID, marked)) {
				p.print(p.t(map[bool]string{true: "plain.marked", false: "plain.unmarked"}[marked]))
			}
		}},
		{"history", (*plainMode).doHistory},
		{"find", (*plainMode).doFind},
		{"goto", (*plainMode).doGoto},
		{"sections", (*plainMode).doSections},
		{"results", (*plainMode).doResults},
		{"since", (*plainMode).doSince},
		{"explain", (*plainMode).doExplain},
		{"plan", (*plainMode).doPlan},
		{"step", (*plainMode).doStep},
		{"pace", (*plainMode).doPace},
		{"record", (*plainMode).doRecord},
		{"suppose", (*plainMode).doSuppose},
		{"finish", (*plainMode).doFinish},
		{"report", (*plainMode).doReport},
		{"approve", (*plainMode).doApprove},
		{"status", (*plainMode).doStatus},
		{"copy", (*plainMode).doCopy},
		{"release", (*plainMode).doRelease},
		{"about", (*plainMode).doAbout},
		{"sessions", (*plainMode).doSessions},
		{"interview", (*plainMode).doInterview},
		{"notes", (*plainMode).doNotes},
		{"undo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.UndoLatest) }},
		{"redo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.RedoLatest) }},
		{"retry", func(p *plainMode, _ *questionnaires.Question, _ string) {
			if p.save() {
				p.print(p.t("plain.all-saved"))
			}
		}},
		{"saveas", (*plainMode).doSaveAs},
		{"quit", func(p *plainMode, _ *questionnaires.Question, _ string) { p.left = true }},
	}
}

// command carries out a line that begins with a word of the table. For a question that takes text only
// a word alone is a command, or one with a slash before it.
func (p *plainMode) command(q *questionnaires.Question, typed string) bool {
	typed, slash := strings.CutPrefix(typed, "/")
	first, rest, _ := strings.Cut(typed, " ")
	if rest != "" && !slash && q.Type == questionnaires.Text {
		return false
	}
	if !slash && (optionTyped(q, typed) >= 0) {
		return false // "none" may be an option's code
	}
	for _, c := range plainCommands() {
		if strings.EqualFold(first, c.name) || strings.EqualFold(first, p.word(c.name)) {
			c.run(p, q, strings.TrimSpace(rest))
			return true
		}
	}
	if slash {
		p.print(p.t("plain.no-command", "found", first))
	}
	return slash
}

// scoredWords are of no use where nothing is scored.
var scoredWords = []string{"explain", "plan", "step", "pace", "record", "suppose"}

func (p *plainMode) doHelp(*questionnaires.Question, string) {
	p.print(p.t("plain.help"))
	stockTake := map[string]string{}
	if report.StockTake(p.d.q) {
		stockTake = map[string]string{"report": "plain.stock-take-report", "results": "plain.stock-take-results"}
	}
	for _, c := range plainCommands() {
		if slices.Contains(scoredWords, c.name) && len(stockTake) > 0 {
			continue
		}
		p.print(p.word(c.name) + ": " + p.t(cmp.Or(stockTake[c.name], "word."+c.name+".help")))
	}
}

// done saves and says so.
func (p *plainMode) done(in assessment.Intent) {
	if p.put(in) {
		p.print(p.t("plain.done"))
	}
}
