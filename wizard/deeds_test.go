package wizard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// A deed is an ability that screen and line mode both have, tried on a random question.
type deed struct {
	name string
	try  func(p *pair, r *rand.Rand, q *questionnaires.Question)
}

var deeds = []deed{
	{"option", chooseOption},
	{"another option", chooseOption},
	{"one of several", doOneOfSeveral},
	{"none", doNone},
	{"typed", doTyped},
	{"entry", doEntry},
	{"don't know", doDontKnow},
	{"withheld", doWithheld},
	{"not applicable", doNotApplicable},
	{"clear", doClear},
	{"mark", doMark},
	{"finding", doFinding},
	{"working note", doWorkingNote},
	{"evidence", doEvidence},
	{"evidence of another question", doEvidenceOfAnotherQuestion},
	{"position", doPosition},
	{"review", doReview},
	{"provided", doProvided},
	{"session", doSession},
	{"quick note", doQuickNote},
	{"undo", doUndo},
	{"redo", doRedo},
}

func chooseOption(p *pair, r *rand.Rand, q *questionnaires.Question) {
	if len(q.Options) == 0 || q.Type == questionnaires.Choices {
		return
	}
	k := optionKey(q, r.IntN(len(q.Options)))
	p.answerBy(q, []string{k}, []string{k})
}

func doOneOfSeveral(p *pair, r *rand.Rand, q *questionnaires.Question) {
	if q.Type == questionnaires.Choices && p.emptied(q) {
		k := optionKey(q, r.IntN(len(q.Options)))
		p.answerBy(q, []string{k}, []string{k})
	}
}

func doNone(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if (q.Type == questionnaires.Choices || q.Type == questionnaires.List) && p.emptied(q) {
		p.answerBy(q, []string{"0"}, []string{"none"})
	}
}

func doTyped(p *pair, r *rand.Rand, q *questionnaires.Question) {
	switch q.Type {
	case questionnaires.Number:
		p.write(q, strconv.Itoa(r.IntN(500)))
	case questionnaires.Date:
		p.write(q, fmt.Sprintf("20%02d-0%d-1%d", r.IntN(26), 1+r.IntN(9), r.IntN(10)))
	case questionnaires.Text:
		p.write(q, p.name("Team"))
	}
}

func doEntry(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.List {
		return
	}
	name := p.name("Entry")
	p.press("a", "'"+name, "ctrl+s")
	p.enter(append([]string{"add"}, fields(newRowForm(p.plain.asker(), q, questionnaires.Row{}, nil), values{"name": name})...)...)
}

func doDontKnow(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.Text && q.Type != questionnaires.List {
		p.answerBy(q, []string{"d"}, []string{"dontknow"})
	}
}

func doWithheld(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.List {
		p.answerBy(q, []string{"!"}, []string{"withheld"})
	}
}

func doNotApplicable(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Essential || q.Type == questionnaires.List {
		return
	}
	if len(q.NA) > 0 {
		p.answerBy(q, []string{"-", "1"}, []string{"na", "1"})
		return
	}
	why := p.name("Because")
	p.answerBy(q, []string{"-", "'" + why, "enter"}, []string{"/na " + why})
}

func doClear(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	p.emptied(q)
}

func doMark(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.Text {
		p.press("m")
		p.enter("/mark")
	}
}

func doFinding(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.Text && p.plain.d.entry(q.ID).Finding == "" {
		said := p.name("Finding")
		p.press("f", "'"+said, "ctrl+s")
		p.enter("finding", said, ".")
	}
}

func doWorkingNote(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.Text && p.plain.d.entry(q.ID).WorkingNote == "" {
		said := p.name("Ask")
		p.press("w", "'"+said, "ctrl+s")
		p.enter("/note " + said)
	}
}

func doEvidence(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type == questionnaires.Text {
		return
	}
	title := p.name("Decree")
	p.press("e", "a", "'"+title, "ctrl+s", "esc")
	f := newEvidenceForm(p.plain.asker(), p.plain.d, assessment.Evidence{}, q.ID, nil)
	p.enter(append([]string{"evidence", "new"}, fields(f, values{"reference": title})...)...)
}

func doEvidenceOfAnotherQuestion(p *pair, r *rand.Rand, q *questionnaires.Question) {
	all := p.screen.app.desk.state.Evidence
	if len(all) == 0 || q.Type == questionnaires.Text {
		return
	}
	i := r.IntN(len(all))
	mine := p.plain.d.state.Evidence
	j := slices.IndexFunc(mine, func(e assessment.Evidence) bool { return e.Reference == all[i].Reference })
	_, linked := all[i].Supports[q.ID]
	p.press("e")
	list := p.screen.app.top().(*picker)
	for list.items(p.screen.app)[list.at].value != all[i].ID {
		p.press("down")
	}
	if linked {
		p.press("x", "esc")
		p.enter("evidence", mine[j].ID, "unlink")
		return
	}
	lines := []string{"evidence", mine[j].ID, "link"}
	if p.press("enter"); q.Scored() {
		k := r.IntN(len(q.Options))
		p.press(optionKey(q, k))
		lines = append(lines, q.Options[k].Code)
	}
	p.press("esc")
	p.enter(lines...)
}

func doPosition(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type == questionnaires.Text {
		return
	}
	who := p.name("Ministry")
	p.press("p", "a", "'"+who, "ctrl+s", "esc")
	f := newPositionForm(p.plain.asker(), p.plain.d, assessment.Position{Session: p.plain.d.session}, q.ID, nil)
	p.enter(append([]string{"positions", "new"}, fields(f, values{"institution": who})...)...)
}

func doReview(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type == questionnaires.Text || p.plain.d.entry(q.ID).Answer.State == questionnaires.Unanswered {
		return
	}
	lines := []string{"review"}
	if p.plain.reviewer == "" {
		lines = append(lines, "")
	}
	p.press("V")
	if _, asks := p.screen.app.top().(*form); asks {
		p.press("ctrl+s")
	}
	p.press("a")
	if _, goesOn := p.screen.app.top().(*reviewing); goesOn {
		p.press("esc")
		p.screen.at(q.ID)
	}
	p.enter(append(lines, reviewAccept, "")...)
}

func doProvided(p *pair, r *rand.Rand, q *questionnaires.Question) {
	if q.Provided {
		k := strconv.Itoa(1 + r.IntN(len(questionnaires.Providers)))
		p.press("v", k)
		p.enter("provided", k)
	}
}

func doSession(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type == questionnaires.Text || len(p.plain.d.state.Sessions) > 1 {
		return
	}
	p.press("S", "a", "ctrl+s", "esc")
	f := newSessionForm(p.plain.asker(), p.plain.d, assessment.Session{}, nil)
	p.enter(append([]string{"sessions", "new"}, fields(f, nil)...)...)
}

func doQuickNote(p *pair, _ *rand.Rand, q *questionnaires.Question) {
	if q.Type != questionnaires.Text {
		said := p.name("Note")
		p.press("N", "a", "'"+said, "ctrl+s", "esc")
		p.enter("/notes " + said)
	}
}

func doUndo(p *pair, _ *rand.Rand, _ *questionnaires.Question) {
	p.press("ctrl+z")
	p.enter("/undo")
}

func doRedo(p *pair, _ *rand.Rand, _ *questionnaires.Question) {
	p.press("ctrl+y")
	p.enter("/redo")
}

// emptied clears a question's answer, but for a list that has rows.
func (p *pair) emptied(q *questionnaires.Question) bool {
	if len(p.plain.d.entry(q.ID).Rows) > 0 {
		return false
	}
	p.press("delete")
	p.enter("/clear")
	p.at(q.ID)
	return true
}

// write types an answer where there is none.
func (p *pair) write(q *questionnaires.Question, said string) {
	if p.emptied(q) {
		p.answerBy(q, []string{"enter", "'" + said, "enter"}, []string{said})
	}
}
