package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Questions are paired by the chain of migrations, as an upgrade takes answers over: each question of the earlier
// version goes to its destinations. Of several that come to one, the answer of one leads: the first, in the
// order of the earlier questionnaire, that was asked and has anything recorded as its answer, or else the first.

// link is where a question of the later version comes from. Places are in questionnaire order, as in
// Result.Questions; -1 stands for none.
type link struct {
	old    int // the one that leads
	to     questionnaires.Destination
	merged []origin // all, where there are several; in the order of the earlier questionnaire
	split  bool     // the one that leads has other destinations too
	why    string
}

// origin is one question of the earlier version that comes to a later one.
type origin struct {
	old   int
	to    questionnaires.Destination
	split bool
	why   string
}

// pairUp makes the links, by place in the later questionnaire.
func (c *comparison) pairUp() []link {
	older, newer := c.earlier.State.Questionnaire.Questions(), c.later.State.Questionnaire.Questions()
	links := make([]link, len(newer))
	places := make(map[string]int, len(newer))
	for i, q := range newer {
		places[q.ID] = i
		links[i].old = -1
	}
	named := map[string]bool{} // by a migration: every other question keeps its id and codes
	for _, m := range c.chain {
		for _, step := range m.Steps {
			named[step.Question] = true
		}
	}
	var stays [1]questionnaires.Destination
	for old, q := range older {
		stays[0] = questionnaires.Destination{Question: q.ID}
		list, why := stays[:], ""
		if named[q.ID] {
			list, why = c.chain.Destinations(q.ID)
		}
		for _, to := range list {
			i, ok := places[to.Question]
			if !ok {
				continue
			}
			o := origin{old, to, len(list) > 1, why}
			switch l := &links[i]; {
			case l.old < 0:
				*l = link{old: old, to: to, split: o.split, why: why}
			default:
				if l.merged == nil {
					l.merged = []origin{{l.old, l.to, l.split, l.why}}
				}
				l.merged = append(l.merged, o)
			}
		}
	}
	for i := range links {
		l := &links[i]
		for _, o := range l.merged {
			if c.says(o) {
				l.old, l.to, l.split, l.why = o.old, o.to, o.split, o.why
				break
			}
		}
	}
	return links
}

// says says whether an earlier question was asked and has anything recorded as its answer.
func (c *comparison) says(o origin) bool {
	r := &c.earlier.result.Questions[o.old]
	return r.Standing != scoring.NotAsked && r.Standing != scoring.Open
}

// differed says whether the questions that became one said different things. Those that said nothing don't
// count.
func (c *comparison) differed(q *questionnaires.Question, l *link) bool {
	var said *questionnaires.Answer
	for _, o := range l.merged {
		if !c.says(o) {
			continue
		}
		a := assessment.Carried(c.answerThen(o.old), o.to)
		if said != nil && !sameAnswer(q, a, *said) {
			return true
		}
		said = &a
	}
	return false
}

// answerThen is what the earlier assessment records as the answer to one of its questions, by its place.
func (c *comparison) answerThen(old int) questionnaires.Answer {
	return c.earlier.input[c.earlier.result.Questions[old].ID].Answer
}

// leftBehind lists the earlier questions to which the later version has no counterpart.
func (c *comparison) leftBehind() []int {
	carried := make([]bool, len(c.earlier.result.Questions))
	for i := range c.links {
		l := &c.links[i]
		if l.old >= 0 {
			carried[l.old] = true
		}
		for _, o := range l.merged {
			carried[o.old] = true
		}
	}
	var list []int
	for old, is := range carried {
		if !is {
			list = append(list, old)
		}
	}
	return list
}
