package wizard

import (
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doPositions is what institutions said on a question, account by account. With an answer after the word it is recorded as
// what the institution says that is heard now.
func (p *plainMode) doPositions(q *questionnaires.Question, rest string) {
	if rest != "" && p.reads() {
		p.cantChange()
		return
	}
	if rest != "" {
		p.accountGiven(q, rest)
		return
	}
	p.print(p.t("positions.intro"))
	w, e := p.d.worded(q.ID), p.d.entry(q.ID)
	accounts := accountsOf(w, e.Positions)
	if len(accounts) > 1 {
		p.print(p.t("positions.differ", "n", len(accounts)))
	}
	if len(accounts) > 0 {
		p.print(p.t("positions.the-answer") + " " + claimWords(p.words, w, e))
	}
	options := []choice{{"new", p.t("plain.position-new")}}
	var all []assessment.Position
	for _, c := range accounts {
		for _, o := range c.held {
			options = append(options, choice{"at " + strconv.Itoa(len(all)), positionWords(p.words, p.d, w, o)})
			all = append(all, o)
		}
	}
	said := len(all)
	for _, o := range p.d.unheard(q.ID) {
		options = append(options, choice{"at " + strconv.Itoa(len(all)), o.Institution + ": " + p.t("positions.unheard-word")})
		all = append(all, o)
	}
	if p.readOut(p.t("positions.title", "question", q.ID), options[1:]) {
		return
	}
	code, ok := p.pick(p.t("positions.title", "question", q.ID), options)
	if !ok {
		return
	}
	was := assessment.Position{Session: p.d.session}
	if i, err := strconv.Atoi(strings.TrimPrefix(code, "at ")); err == nil {
		if was = all[i]; i < said && !p.position(q, was) {
			return
		}
	}
	p.fillPosition(was, q)
}

// position does something with one that was recorded; true: it is to be changed.
func (p *plainMode) position(q *questionnaires.Question, was assessment.Position) bool {
	what, ok := p.pick(was.Institution, []choice{
		{"change", p.t("plain.evidence-change")}, {"settle", p.t("help.settle-account")}, {"remove", p.t("plain.evidence-remove")},
	})
	switch {
	case !ok:
	case what == "remove":
		p.done(assessment.RemovePosition(q.ID, was.Session, was.Institution))
	case what == "settle":
		p.settleWith(q, was)
	default:
		return true
	}
	return false
}

func (p *plainMode) fillPosition(was assessment.Position, q *questionnaires.Question) {
	v, ok := p.fill(newPositionForm(p.asker(), p.d, was, q.ID, nil))
	if !ok {
		return
	}
	in, err := p.d.positionFrom(was, q.ID, v)
	if err != nil {
		p.complain(err)
		return
	}
	p.done(in)
}

// settleWith makes an account the answer; where that changes one which was given earlier, it asks why.
func (p *plainMode) settleWith(q *questionnaires.Question, o assessment.Position) {
	e := p.d.entry(q.ID)
	if err := unsettled(q, e, o); err != "" {
		p.print(p.t(err, "n", len(e.Rows)))
		return
	}
	in := settledWith(q, o)
	in.Why = p.whyChanged(e)
	if p.put(in) {
		p.print(p.t("positions.settled", "who", o.Institution, "answer", answerWords(p.words, p.d.worded(q.ID), o.Answer)))
	}
}

// accountGiven records an answer, as it is typed for the question, as what the institution says that is heard now.
func (p *plainMode) accountGiven(q *questionnaires.Question, typed string) {
	if len(p.d.speakers()) != 1 {
		p.print(p.t("positions.who-speaks"))
		return
	}
	ans, err := plainAnswer(p.words, q, typed)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		p.print(wrongAnswer(p.words, q, ans, err))
		return
	}
	o := assessment.Position{Session: p.d.session, Institution: p.d.speakers()[0]}
	for _, is := range p.d.entry(q.ID).Positions {
		if samePlace(is, o) {
			o = is
		}
	}
	o.Answer = ans
	if p.put(assessment.PutPosition(q.ID, o)) {
		p.print(p.t("positions.said", "who", o.Institution, "answer", answerWords(p.words, p.d.worded(q.ID), ans)))
	}
}
