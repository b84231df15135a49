package scoring

import "slices"

// factActs adds an act for each fact that a lacking requirement hangs on: a question that it is about is perhaps not
// asked. Several questions can hang on one fact, and one question on several.
func (x *explainer) factActs(acts []Act) []Act {
	m := x.result.model
	var hanging [][]int // by fact, places in lacks
	var walk *factWalk
	for i := range m.questions {
		if x.result.stances[i].asked != Unknown {
			continue
		}
		var facts []int
		x.eachAbout(i, func(l *lack, _ int) {
			if x.result.Questions[i].Out[l.was.Reading] != Unknown {
				return
			}
			if walk == nil {
				walk = x.result.newFactWalk()
				hanging = make([][]int, len(m.questions))
			}
			if facts == nil {
				facts = walk.openFacts(i)
			}
			for _, fact := range facts {
				hanging[fact] = append(hanging[fact], l.place)
			}
		})
	}
	for fact, lacks := range hanging {
		if len(lacks) > 0 {
			slices.Sort(lacks)
			acts = append(acts, x.factAct(fact, slices.Compact(lacks)))
		}
	}
	return acts
}

// factAct is the act of answering a fact. Of the answers that it can have, the one that does most is its example: what
// mends most, then what waives most, then the first.
func (x *explainer) factAct(fact int, hanging []int) Act {
	r := &x.result.Questions[fact]
	act := Act{Kind: AskFact, Question: r.ID, Have: -1, Need: -1, Standing: r.Standing, place: fact}
	var best []effect
	for _, given := range x.result.model.candidates(fact) {
		x.supposeFact(fact, &given)
		x.effects = x.effects[:0]
		for i := range x.lacks {
			_, hangs := slices.BinarySearch(hanging, i)
			if did := x.judge(&x.lacks[i]); did != nothing || hangs {
				x.effects = append(x.effects, effect{x.lacks[i].at, did})
			}
		}
		if best == nil || doesMore(x.effects, best) {
			best = append(best[:0], x.effects...)
			act.Answer, act.Rows = &given.Answer, given.Rows
		}
	}
	x.sheet.copy(x.result)
	x.effects = x.effects[:0]
	if best == nil { // no answer to it can be tested
		for _, i := range hanging {
			best = append(best, effect{x.lacks[i].at, nothing})
		}
	}
	x.effects = append(x.effects, best...)
	x.list(&act)
	return act
}

func doesMore(a, b []effect) bool {
	for _, what := range [...]does{mends, waives} {
		count := func(effects []effect) (n int) {
			for _, e := range effects {
				if e.does == what {
					n++
				}
			}
			return n
		}
		if na, nb := count(a), count(b); na != nb {
			return na > nb
		}
	}
	return false
}

// supposeFact makes the sheet as it would be with an answer to a fact.
func (x *explainer) supposeFact(fact int, given *Given) {
	m := x.result.model
	a := newAsker(m)
	copy(a.tests, x.result.tests)
	source := m.questions[fact].source
	for i := range m.conditions {
		if c := &m.conditions[i]; c.op == testFact && c.fact == fact {
			a.tests[i] = c.ofFact(source, standing(source, given), given)
		}
	}
	x.sheet.copy(x.result)
	for i := range m.questions {
		if as := x.result.stances[i]; as.asked == Unknown {
			as.asked = a.ask(i)
			x.sheet.questions[i].read(&m.questions[i], &as)
		}
	}
	for _, reading := range Readings {
		for i := len(m.nodes) - 1; i >= 0; i-- {
			if x.wanted[reading] != nil && x.wanted[reading][i] {
				x.sheet.rollUpNode(i, reading)
			}
		}
	}
}
