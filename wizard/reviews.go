package wizard

import (
	"encoding/json"
	"slices"
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

// outdated says whether the answer changed after a reviewer had seen it, to something else than was accepted.
func outdated(e *assessment.Entry) bool {
	return e.Review != nil && !e.Review.At.IsZero() && e.At.After(e.Review.At) && !same(e.Answer, e.Review.Answer)
}

// unreviewed says whether a scored question has an answer that no reviewer has seen as it is.
func (d *desk) unreviewed(q *questionnaires.Question) bool {
	e := d.entry(q.ID)
	return q.Scored() && e.Answer.State != questionnaires.Unanswered && (e.Review == nil || outdated(e))
}

// toReview is the next question after one that is to be reviewed, round the end, with how many there are and how
// many were reviewed; "" for none.
func (d *desk) toReview(after string) (next string, left, done int) {
	asked := d.asked()
	at := slices.IndexFunc(asked, func(q *questionnaires.Question) bool { return q.ID == after })
	for i := range asked {
		q := asked[(at+1+i)%len(asked)]
		switch {
		case d.unreviewed(q):
			left++
			if next == "" && q.ID != after {
				next = q.ID
			}
		case d.entry(q.ID).Review != nil:
			done++
		}
	}
	return next, left, done
}

// review opens the review of a question; the first one of a run asks who reviews.
func (a *app) review(s *asking, id string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.cantChange()
		return nil
	}
	if a.reviewer == "" {
		a.push(reviewerForm(a.asker(), a.set.Author, func(a *app, v values) tea.Cmd {
			a.reviewer = v["by"]
			a.push(newReviewing(s))
			return nil
		}))
		return nil
	}
	a.push(newReviewing(s))
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

// reviewChoices are what a reviewer can accept for a question: the answer, where there is one; another
// option; not applicable; or no review any more.
func (d *desk) reviewChoices(words *lang.Language, id string) []choice {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	q, w, e := d.q.Question(id), d.worded(id), d.entry(id)
	var out []choice
	if e.Answer.State != questionnaires.Unanswered {
		out = append(out, choice{reviewAccept, t("review.accept", "answer", claimWords(words, w, e))})
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

// reviewForm asks for the reason of a review alone, where no review goes on.
func (a *app) reviewForm(id, code string) *form {
	return newReviewForm(a.asker(), a.desk, id, code, func(a *app, v values) tea.Cmd {
		return a.put(a.desk.reviewFrom(id, a.reviewer, code, v["reason"]))
	})
}

// newReviewForm asks for the reason. Accepting the answer needs none.
func newReviewForm(s asker, d *desk, id, code string, submit func(*app, values) tea.Cmd) *form {
	key := "review.reason-hint"
	if code == reviewAccept {
		key = "review.remark-hint"
	}
	return newForm(form{
		title: s.t("review.reason-title", "question", id), submitLabel: s.t("form.save"),
		of:     &draft{Kind: reviewDraft, ID: code, Question: id},
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
func reviewWords(words *lang.Language, q *questionnaires.Question, e *assessment.Entry) string {
	r, claim := e.Review, e.Answer
	key := "wizard.review.accepts-other"
	if same(claim, r.Answer) {
		key = "wizard.review.accepts"
	}
	s := words.T(key, "by", r.By, "answer", answerWords(words, q, r.Answer))
	if r.Reason != "" && r.Reason != r.Answer.Reason {
		s += " – " + r.Reason
	}
	if outdated(e) {
		s = words.T("wizard.review.outdated") + " " + s
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
