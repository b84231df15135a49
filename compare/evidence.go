package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// EvidenceChange is what became of what evidence supports on one question that was asked and is.
type EvidenceChange struct {
	Kind     EvidenceKind
	Question string // id in the later questionnaire
	// Was and Is are the highest places among the question's options that evidence supports, each on its own
	// assessment's date; -1 for none. A fact has one place, 0.
	Was, Is int
	// Record is the one that it is about: found, as it is now; lost, as it was; stale, as it is now.
	Record assessment.Evidence
	// SameClaim: the answer itself is as it was.
	SameClaim bool
}

// EvidenceKind is what became of evidence.
type EvidenceKind int8

// The kinds of evidence change.
const (
	EvidenceFound EvidenceKind = iota // more is supported than before
	EvidenceLost                      // a record or its link is gone, and less is supported
	EvidenceStale                     // the record is there, and past its "valid until" on the later date
)

// support is what evidence supports of one question: the highest place, and the records that support it.
type support struct {
	place   int
	records []*assessment.Evidence
}

// evidence compares, question by question, what recorded evidence supports on each assessment's own date.
func (c *comparison) evidence() []EvidenceChange {
	was := c.supportedThen()
	is := c.supportedNow()
	if len(was) == 0 && len(is) == 0 {
		return nil
	}
	var list []EvidenceChange
	for i, q := range c.later.State.Questionnaire.Questions() {
		l := &c.links[i]
		before, after := supportOf(was, i), supportOf(is, i)
		if before.place == after.place || l.old < 0 ||
			isOut(c.earlier.result.Questions[l.old].Standing) || isOut(c.later.result.Questions[i].Standing) {
			continue
		}
		e := EvidenceChange{Kind: EvidenceFound, Question: q.ID, Was: before.place, Is: after.place}
		then, lost := carry(q, c.answerThen(l.old), l.to)
		e.SameClaim = !lost && sameAnswer(q, then, c.later.input[q.ID].Answer)
		if after.place > before.place {
			e.Record = *c.newest(after.records)
		} else {
			e.Kind, e.Record = c.gone(q, before)
		}
		list = append(list, e)
	}
	return list
}

func supportOf(m map[int]*support, i int) support {
	if s := m[i]; s != nil {
		return *s
	}
	return support{place: -1}
}

// supportedThen is what the earlier assessment's evidence supports, by place in the later questionnaire. Evidence
// goes wherever its question goes, as in an upgrade.
func (c *comparison) supportedThen() map[int]*support {
	to := map[string][]int{} // the later questions to which an earlier one comes
	for i := range c.links {
		l := &c.links[i]
		if l.old < 0 {
			continue
		}
		if l.merged == nil {
			id := c.earlier.result.Questions[l.old].ID
			to[id] = append(to[id], i)
		}
		for _, o := range l.merged {
			id := c.earlier.result.Questions[o.old].ID
			to[id] = append(to[id], i)
		}
	}
	all := map[int]*support{}
	newer := c.later.State.Questionnaire.Questions()
	c.earlier.supports(func(r *assessment.Evidence, id, code string) {
		for _, i := range to[id] {
			add(all, i, placeSupported(newer[i], c.links[i].carries(c.earlier.result.Questions, id).Code(code)), r)
		}
	})
	return all
}

func (c *comparison) supportedNow() map[int]*support {
	questions := c.later.State.Questionnaire.Questions()
	places := make(map[string]int, len(questions))
	for i, q := range questions {
		places[q.ID] = i
	}
	all := map[int]*support{}
	c.later.supports(func(r *assessment.Evidence, id, code string) {
		if i, ok := places[id]; ok {
			add(all, i, placeSupported(questions[i], code), r)
		}
	})
	return all
}

// supports goes through what the records that count support, in the order of the register.
func (v *view) supports(each func(r *assessment.Evidence, id, code string)) {
	for i := range v.State.Evidence {
		r := &v.State.Evidence[i]
		if r.Conflict || !r.Supporting(v.State.About.Date) {
			continue
		}
		for id, code := range r.Supports {
			each(r, id, code)
		}
	}
}

func add(all map[int]*support, i, place int, r *assessment.Evidence) {
	if place < 0 {
		return
	}
	switch s := all[i]; {
	case s == nil || place > s.place:
		all[i] = &support{place: place, records: []*assessment.Evidence{r}}
	case place == s.place:
		s.records = append(s.records, r)
	}
}

// placeSupported is the place that a link of a record supports; -1 for none.
func placeSupported(q *questionnaires.Question, code string) int {
	if !q.Scored() && code == assessment.WholeAnswer {
		return 0
	}
	if !q.Scored() {
		return min(0, q.OptionIndex(code))
	}
	return q.OptionIndex(code)
}

// newest is the first of the records that the earlier assessment does not have, or else the first.
func (c *comparison) newest(records []*assessment.Evidence) *assessment.Evidence {
	for _, r := range records {
		if c.sameRecord(r, c.earlier.State.Evidence) == nil {
			return r
		}
	}
	return records[0]
}

// gone says what became of the records that supported more than is supported now: one of them is there and only
// past its time, or they are lost.
func (c *comparison) gone(q *questionnaires.Question, before support) (EvidenceKind, assessment.Evidence) {
	on := c.later.State.About.Date
	for _, r := range before.records {
		now := c.sameRecord(r, c.later.State.Evidence)
		if now != nil && !now.Conflict && placeSupported(q, now.Supports[q.ID]) >= before.place &&
			now.Supporting("") && !now.Supporting(on) {
			return EvidenceStale, *now
		}
	}
	return EvidenceLost, *before.records[0]
}

// sameRecord finds a record in another register: by its id, which lasts, or, where the register is another file's,
// by its reference with issuer and date.
func (c *comparison) sameRecord(r *assessment.Evidence, among []assessment.Evidence) *assessment.Evidence {
	var alike *assessment.Evidence
	for i := range among {
		other := &among[i]
		if other.ID == r.ID {
			return other
		}
		if alike == nil && r.Reference != "" && other.Reference == r.Reference && other.Issuer == r.Issuer && other.Date == r.Date {
			alike = other
		}
	}
	return alike
}

// carries is where an earlier question's answers go, among those that come to this one.
func (l *link) carries(older []scoring.QuestionResult, id string) questionnaires.Destination {
	for _, o := range l.merged {
		if older[o.old].ID == id {
			return o.to
		}
	}
	return l.to
}
