package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doReview is the review in the line mode; "review next" goes to the next question that is to be reviewed.
func (p *plainMode) doReview(q *questionnaires.Question, rest string) {
	if p.d.file.ReadOnly() {
		p.cantChange()
		return
	}
	if p.says(rest, "next") {
		next, _, _ := p.d.toReview(q.ID)
		if next == "" {
			p.print(p.t("review.all"))
			return
		}
		p.visit(next)
		q = p.d.q.Question(next)
		p.show(q)
		p.shown = true
	}
	if e := p.d.entry(q.ID); e.Review != nil {
		p.print(reviewWords(p.words, p.d.worded(q.ID), e))
	}
	if p.reviewer == "" && !p.askReviewer() {
		return
	}
	p.print(p.t("review.intro"))
	code, ok := p.pick(p.t("review.title", "question", q.ID, "by", p.reviewer), p.d.reviewChoices(p.words, q.ID))
	switch {
	case !ok:
		return
	case code == reviewRemove:
		p.done(assessment.RemoveReview(q.ID))
		return
	case code == reviewWho:
		if p.askReviewer() {
			p.doReview(q, "")
		}
		return
	}
	p.fillReview(q, code)
}

// fillReview asks for the reason and records the review.
func (p *plainMode) fillReview(q *questionnaires.Question, code string) {
	if v, ok := p.fill(newReviewForm(p.asker(), p.d, q.ID, code, nil)); ok {
		p.done(p.d.reviewFrom(q.ID, p.reviewer, code, v["reason"]))
		if next, left, _ := p.d.toReview(q.ID); next != "" {
			p.print(p.t("review.left", "n", left))
		}
	}
}

func (p *plainMode) askReviewer() bool {
	was := p.reviewer
	if was == "" {
		was = p.set.Author
	}
	v, ok := p.fill(reviewerForm(p.asker(), was, nil))
	if ok {
		p.reviewer = v["by"]
	}
	return ok
}
