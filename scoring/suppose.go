package scoring

import (
	"cmp"
	"slices"
)

// suppose puts a question on the sheet as it would stand, and adds up again what lacking scores are made of.
func (x *explainer) suppose(i int, as stance) {
	q := &x.result.model.questions[i]
	r := &x.sheet.questions[i]
	had := *r
	r.read(q, &as)
	if q.weight == 0 {
		return
	}
	for _, reading := range Readings {
		moved := r.Low[reading] != had.Low[reading] || r.High[reading] != had.High[reading] || r.Out[reading] != had.Out[reading]
		if moved && x.wanted[reading] != nil {
			x.rollUpFrom(q.node, reading)
		}
	}
}

// rollUpFrom adds up a node again and those above it, where they are wanted.
func (x *explainer) rollUpFrom(node int, reading Reading) {
	for ; node >= 0; node = x.result.model.nodes[node].parent {
		if x.wanted[reading][node] {
			x.sheet.rollUpNode(node, reading)
		}
	}
}

// restore takes back what was supposed of a question.
func (x *explainer) restore(i int) {
	x.sheet.questions[i] = x.result.Questions[i]
	for _, reading := range Readings {
		if x.wanted[reading] == nil {
			continue
		}
		for node := x.result.model.questions[i].node; node >= 0; node = x.result.model.nodes[node].parent {
			x.sheet.spans[reading][node] = x.result.spans[reading][node]
		}
	}
}

// effect is what an act does to one of the lacks.
type effect struct {
	at   RequirementAt
	does does
}

type does int8

const (
	mends does = iota
	waives
	helps
	nothing // by itself
)

// judge says what the sheet makes of one of the lacks.
func (x *explainer) judge(l *lack) does {
	var now RequirementResult
	x.sheet.judge(l.req, l.was.Reading, &now)
	return l.effect(&now)
}

// judgeMember is judge where nothing but one question, which needs a place, is supposed. The other members of a share
// are not counted again.
func (x *explainer) judgeMember(l *lack, i, need int) does {
	if l.req.kind != ShareAtLeast {
		return x.judge(l)
	}
	m, in := x.result.model, l.was.Reading
	if !l.isTallied {
		for _, member := range l.req.members {
			l.tallied.put(&x.result.Questions[member.question], uint64(m.questions[member.question].weight), member.need, in)
		}
		l.isTallied = true
	}
	var had tallied
	had.put(&x.result.Questions[i], uint64(m.questions[i].weight), need, in)
	t := l.tallied.minus(had)
	t.put(&x.sheet.questions[i], uint64(m.questions[i].weight), need, in)
	var now RequirementResult
	t.judge(l.req, &now)
	now.settle()
	return l.effect(&now)
}

// effect is what became of a lack.
func (l *lack) effect(now *RequirementResult) does {
	switch {
	case now.Verdict == Met:
		return mends
	case now.Verdict == Waived:
		return waives
	case now.Worst > l.was.Worst, now.HaveLow > l.was.HaveLow, above(now.HaveLowV, l.was.HaveLowV):
		return helps
	}
	return nothing
}

// above says whether a value is greater than another by more than rounding can make it.
func above(a, b Value) bool { return a.Defined && b.Defined && a.V > b.V+tolerance }

// note finds what became of the lacks that a question bears on, with what is supposed of it. Of those that did not
// move only the ones of a reading are noted for which it is short.
func (x *explainer) note(i int, reading Reading) {
	x.effects = x.effects[:0]
	x.eachAbout(i, func(l *lack, need int) {
		if did := x.judgeMember(l, i, need); did != nothing || l.was.Reading == reading && x.isShort(l, i, need) {
			x.effects = append(x.effects, effect{l.at, did})
		}
	})
}

// countOver counts the lacking scores of a reading that are met with what is supposed of a question.
func (x *explainer) countOver(i int, reading Reading) int {
	over := 0
	x.eachAbout(i, func(l *lack, _ int) {
		if l.req.kind == ScoreAtLeast && l.was.Reading == reading && x.judge(l) == mends {
			over++
		}
	})
	return over
}

// eachAbout calls visit with each lack that a question bears on: those about the question by itself, then the scores
// that it counts in, for which the place that it needs is 0.
func (x *explainer) eachAbout(i int, visit func(l *lack, need int)) {
	for _, a := range x.about[x.first[i]:x.first[i+1]] {
		visit(&x.lacks[a.lack], a.need)
	}
	if x.result.model.questions[i].weight == 0 {
		return
	}
	for _, at := range x.scores {
		if l := &x.lacks[at]; x.result.model.countsIn(i, l.req.node) {
			visit(l, 0)
		}
	}
}

// list writes the effects that were noted into an act's lists.
func (x *explainer) list(act *Act) {
	slices.SortFunc(x.effects, func(a, b effect) int {
		return cmp.Or(cmp.Compare(a.at.Level, b.at.Level), cmp.Compare(a.at.Index, b.at.Index))
	})
	for did, list := range [...]*[]RequirementAt{mends: &act.Mends, waives: &act.Waives, helps: &act.Helps, nothing: &act.Joint} {
		begin := len(x.places)
		for _, e := range x.effects {
			if e.does == does(did) {
				x.places = append(x.places, e.at)
			}
		}
		if end := len(x.places); end > begin {
			*list = x.places[begin:end:end]
		}
	}
}
