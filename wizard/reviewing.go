package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// reviewing is where a reviewer goes through the answers: what is claimed with what shows it, and what can be
// accepted. One key accepts and goes on to the next answer that no reviewer has seen.
type reviewing struct {
	*picker
	s *asking // the question below, which goes along
}

// Beside what can be accepted (reviewAccept and the others).
const (
	reviewRemark = "=remark" // accept, with a remark
	reviewNext   = "=next"
)

func newReviewing(s *asking) *reviewing {
	v := &reviewing{s: s}
	v.picker = &picker{id: "review", stays: true, items: v.choices, pick: v.take, keymap: reviewKeys}
	return v
}

// choices are what can be done with the question's answer.
func (v *reviewing) choices(a *app) []item {
	id := v.s.id
	q := a.desk.q.Question(id)
	if q == nil {
		return nil
	}
	var out []item
	for _, c := range a.desk.reviewChoices(a.words, id) {
		it := item{text: c.text, value: c.code}
		switch c.code {
		case reviewAccept:
			out = append(out, item{key: "a", text: c.text, value: c.code})
			it = item{key: "r", text: a.t("review.accept-remark"), value: reviewRemark}
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
	if next, left, _ := a.desk.toReview(id); next != "" {
		out = append(out, item{key: "o", text: a.t("review.next", "n", left), value: reviewNext})
	}
	return out
}

func (v *reviewing) take(a *app, it item) tea.Cmd {
	id := v.s.id
	switch it.value {
	case reviewRemove:
		return a.put(assessment.RemoveReview(id))
	case reviewWho:
		a.push(reviewerForm(a.asker(), a.reviewer, func(a *app, to values) tea.Cmd {
			a.reviewer = to["by"]
			return nil
		}))
		return nil
	case reviewNext:
		next, _, _ := a.desk.toReview(id)
		v.visit(a, next)
		return nil
	case reviewAccept:
		return v.record(a, it.value, "")
	}
	code := it.value
	if code == reviewRemark {
		code = reviewAccept
	}
	a.push(newReviewForm(a.asker(), a.desk, id, code, func(a *app, to values) tea.Cmd {
		return v.record(a, code, to["reason"])
	}))
	return nil
}

// record keeps what is accepted and goes on to the next answer that is to be reviewed.
func (v *reviewing) record(a *app, code, reason string) tea.Cmd {
	cmd := a.put(a.desk.reviewFrom(v.s.id, a.reviewer, code, reason))
	if a.desk.failed != nil && cmd == nil {
		return nil
	}
	next, left, _ := a.desk.toReview(v.s.id)
	if next == "" {
		a.pop()
		v.s.tab, v.s.scroll = tabReview, 0
		a.tell(inkGood, a.t("review.all"))
		return cmd
	}
	a.tell(inkGood, a.t("review.did", "question", v.s.id, "n", left))
	v.visit(a, next)
	return cmd
}

func (v *reviewing) visit(a *app, id string) {
	v.s.visit(a, id)
	v.s.tab, v.s.scroll = tabReview, 0
	v.picker.at, v.picker.top = 0, 0
}

func (v *reviewing) update(a *app, k tea.KeyMsg) tea.Cmd {
	switch reviewKeys.action(k.String()) {
	case "undo":
		return a.undo(v.s)
	case "redo":
		return a.redo(v.s)
	}
	return v.picker.update(a, k)
}

// view shows the answer with what there is to judge it by, above what can be done.
func (v *reviewing) view(a *app, w, height int) []line {
	id := v.s.id
	q := a.desk.worded(id)
	if q == nil {
		return nil
	}
	wide := min(w-2, 110)
	e := a.desk.entry(id)
	_, left, done := a.desk.toReview(id)
	out := []line{ends(say(inkStrong, " "+a.t("review.title", "question", id, "by", a.reviewer)),
		say(inkMuted, a.t("review.place", "done", done, "n", done+left)), wide+1)}
	if height > 18 {
		out = append(out, nil)
	}
	out = append(out, indent(1, atMost(wrapped(inkPlain, q.Ask, wide), 2, wide))...)
	sign := line{{" ● ", inkGood}}
	if e.Answer.State == questionnaires.Unanswered {
		sign = line{{" ○ ", inkMuted}}
	}
	claim := []string{claimWords(a.words, q, e)}
	for _, row := range e.Rows {
		claim = append(claim, rowWords(a.words, q, row))
	}
	out = append(out, hang(sign, atMost(wrapped(inkStrong, strings.Join(claim, "\n"), wide-2), 1+min(len(claim), 4), wide-2))...)
	about := func(in ink, s string, n int) {
		out = append(out, indent(3, atMost(wrapped(in, s, wide-2), n, wide-2))...)
	}
	if e.Review != nil {
		in := inkAccent
		if outdated(e) {
			in = inkWarn
		}
		about(in, reviewWords(a.words, q, e), 2)
	}
	records := a.desk.evidenceFor(id)
	if len(records) == 0 {
		about(inkMuted, a.t("review.no-evidence"), 1)
	}
	for i, r := range records {
		if i == 3 && len(records) > 4 || i > 3 {
			about(inkMuted, a.t("review.more-evidence", "n", len(records)-i), 1)
			break
		}
		about(inkMuted, a.evidenceWords(r, id), 1)
	}
	if e.Finding != "" {
		about(inkPlain, "→ "+strings.Join(strings.Fields(e.Finding), " "), max(1, min(3, height/8)))
	}
	out = append(out, nil)
	items := v.choices(a)
	p := v.picker
	p.at = max(0, min(p.at, len(items)-1))
	l := listLines(items, p.at, p.top, min(w, 110), height-len(out))
	p.top, p.hits = l.top, append(none(len(out)), l.rows...)
	return append(out, l.lines...)
}
