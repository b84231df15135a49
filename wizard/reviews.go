package wizard

import (
	"encoding/json"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// A review is what a named reviewer accepts for a question: the answer as it stands, or another one with
// a reason. It leaves the answer itself alone. A "not applicable" in the assessors' own words counts only
// once a reviewer accepts it.

// What a reviewer can do, beside choosing an option by its code.
const (
	reviewAccept = "=accept"
	reviewNA     = "=not-applicable"
	reviewRemove = "=remove"
	reviewWho    = "=who"
)

// review opens the review of a question; the first one of a run asks who reviews.
func (a *app) review(s *asking, id string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.tell(inkWarn, a.t("read-only"))
		return nil
	}
	if a.reviewer == "" {
		a.push(reviewerForm(a.asker(), a.set.Author, func(a *app, v values) tea.Cmd {
			a.reviewer = v["by"]
			a.push(reviewPicker(a, s, id))
			return nil
		}))
		return nil
	}
	a.push(reviewPicker(a, s, id))
	return nil
}

// reviewerForm asks who reviews; the name stands in reports.
func reviewerForm(s asker, was string, submit func(*app, values) tea.Cmd) *form {
	return newForm(form{
		title: s.t("review.who-title"), intro: s.t("review.who-intro"), submitLabel: s.t("form.go-on"),
		fields: []*field{{id: "by", label: s.t("review.by"), required: true, value: was}},
		submit: submit,
	})
}

// reviewPicker offers what can be accepted.
func reviewPicker(a *app, s *asking, id string) *picker {
	q := a.desk.q.Question(id)
	return &picker{
		id: "review", title: a.t("review.title", "question", id, "by", a.reviewer), intro: a.t("review.intro"),
		items: func(a *app) []item {
			var out []item
			for _, c := range a.desk.reviewChoices(a.words, id) {
				it := item{text: c.text, value: c.code}
				switch c.code {
				case reviewAccept:
					it.key = "a"
				case reviewNA:
					it.key = "-"
				case reviewRemove:
					it.key, it.apart = "x", true
				case reviewWho:
					it.key, it.apart = "w", a.desk.entry(id).Review == nil
				default:
					it.key = optionKey(q, q.OptionIndex(c.code))
				}
				out = append(out, it)
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd {
			switch it.value {
			case reviewRemove:
				return a.put(assessment.RemoveReview(id))
			case reviewWho:
				a.push(reviewerForm(a.asker(), a.reviewer, func(a *app, v values) tea.Cmd {
					a.reviewer = v["by"]
					return a.review(s, id)
				}))
				return nil
			}
			a.push(newReviewForm(a.asker(), a.desk, id, it.value, func(a *app, v values) tea.Cmd {
				s.tab, s.scroll = tabReview, 0
				return a.put(a.desk.reviewFrom(id, a.reviewer, it.value, v["reason"]))
			}))
			return nil
		},
	}
}

// reviewChoices are what a reviewer can accept for a question: the answer, where there is one; another
// option; not applicable; or no review any more.
func (d *desk) reviewChoices(words *lang.Language, id string) []choice {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	q, w, e := d.q.Question(id), d.worded(id), d.entry(id)
	var out []choice
	if e.Answer.State != questionnaires.Unanswered {
		out = append(out, choice{reviewAccept, t("review.accept", "answer", answerWords(words, w, e.Answer))})
	}
	if q.Type != questionnaires.Choices {
		for i, o := range q.Options {
			if e.Answer.Option != o.Code {
				out = append(out, choice{o.Code, w.Options[i].Text})
			}
		}
	}
	if !q.Essential && e.Answer.State != questionnaires.NotApplicable {
		out = append(out, choice{reviewNA, t("answer.not-applicable")})
	}
	if e.Review != nil {
		out = append(out, choice{reviewRemove, t("review.remove")})
	}
	return append(out, choice{reviewWho, t("review.other")})
}

// newReviewForm asks for the reason. Accepting the answer needs none.
func newReviewForm(s asker, d *desk, id, code string, submit func(*app, values) tea.Cmd) *form {
	key := "review.reason-hint"
	if code == reviewAccept {
		key = "review.remark-hint"
	}
	return newForm(form{
		title: s.t("review.reason-title", "question", id), submitLabel: s.t("form.save"),
		fields: []*field{{id: "reason", label: s.t("review.reason"), hint: s.t(key), required: code != reviewAccept}},
		submit: submit,
	})
}

// reviewFrom is the change that a review makes.
func (d *desk) reviewFrom(id, by, code, reason string) assessment.Intent {
	r := assessment.Review{By: by, Reason: reason}
	switch code {
	case reviewAccept:
		r.Answer = d.entry(id).Answer
	case reviewNA:
		r.Answer = questionnaires.Answer{State: questionnaires.NotApplicable, Reason: reason}
	default:
		r.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: code}
	}
	return assessment.PutReview(id, r)
}

// reviewWords is a review in one line.
func reviewWords(words *lang.Language, q *questionnaires.Question, claim questionnaires.Answer, r *assessment.Review) string {
	key := "wizard.review.accepts-other"
	if same(claim, r.Answer) {
		key = "wizard.review.accepts"
	}
	s := words.T(key, "by", r.By, "answer", answerWords(words, q, r.Answer))
	if r.Reason != "" && r.Reason != r.Answer.Reason {
		s += " – " + r.Reason
	}
	return s
}

// reviewBrief is a review's JSON as one reads it; "" for none.
func reviewBrief(words *lang.Language, q *questionnaires.Question, src string) string {
	var r assessment.Review
	if src == "" || json.Unmarshal([]byte(src), &r) != nil {
		return ""
	}
	return strings.TrimPrefix(r.By+", ", ", ") + answerWords(words, q, r.Answer)
}

// doReview is the review in the line mode.
func (p *plainMode) doReview(q *questionnaires.Question, _ string) {
	if p.d.file.ReadOnly() {
		p.print(p.t("read-only"))
		return
	}
	if e := p.d.entry(q.ID); e.Review != nil {
		p.print(reviewWords(p.words, p.d.worded(q.ID), e.Answer, e.Review))
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
	if v, ok := p.fill(newReviewForm(p.asker(), p.d, q.ID, code, nil)); ok {
		p.done(p.d.reviewFrom(q.ID, p.reviewer, code, v["reason"]))
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
