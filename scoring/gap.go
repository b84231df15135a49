package scoring

import (
	"cmp"
	"slices"
)

// Gap is a question whose answer is, or can still be, below what a target asks.
type Gap struct {
	Question string
	Standing Standing
	// Reading is the one in which the answer is short; a requirement can ask for one of its own.
	Reading Reading
	// HaveLow and HaveHigh are the lowest and highest place that the answer can still have among the
	// question's options, Need the place that it takes. HaveLow < Need.
	HaveLow, HaveHigh, Need int
	// Rung is the lowest level, from 1, that this answer keeps from being met, or may.
	Rung int
	// Holds: Rung is the first level above the one reached, so this holds the level where it is.
	Holds bool
	// Choice: on that rung only a share of weight or a score asks for it, so another answer may do instead.
	Choice bool
	Weight int64 // of the question, in thousandths

	place int  // in the questionnaire
	vague bool // Need is only the top option that a score names
}

// Settled says whether the answer is short for certain, rather than open.
func (g *Gap) Settled() bool { return g.HaveHigh < g.Need }

// Gaps lists what keeps a target from being met in one reading, what holds the level first: by rung
// from the lowest; what only one answer can give before what others can give too; settled before open;
// the heavier question first; then questionnaire order. A question is listed once, with the most that
// the rungs up to the target need of it. Requirements that are met or waived make no gap.
//
// For a share, every question below its minimum is a gap; for a score, every question that counts in it
// and is below its top option.
func (r *Result) Gaps(reading Reading, t Target) []Gap {
	ladder := r.Readings[reading].Ladder(t)
	if ladder == nil {
		return nil
	}
	gaps := make([]Gap, 0, len(r.Questions)/2)
	found := make([]int, len(r.Questions)) // by place in the questionnaire: one more than the place in gaps
	add := func(place, need, rung int, kind RequirementKind, in Reading) {
		choice, vague := kind != MinimumOption, kind == ScoreAtLeast
		q := &r.Questions[place]
		if q.Out[in] == True || q.Low[in] >= need {
			return
		}
		if found[place] == 0 {
			gaps = append(gaps, Gap{
				Question: q.ID, Standing: q.Standing, Reading: in, HaveLow: q.Low[in], HaveHigh: q.High[in], Need: need, Rung: rung,
				Choice: choice, Weight: r.model.questions[place].weight, place: place, vague: vague,
			})
			found[place] = len(gaps)
			return
		}
		g := &gaps[found[place]-1]
		if rung == g.Rung {
			g.Choice = g.Choice && choice
		}
		// A higher rung may need more. The top option, which a score names for want of a minimum, gives
		// way to a minimum.
		switch {
		case g.vague && !vague:
			g.Need, g.vague = need, false
		case g.vague == vague:
			g.Need = max(g.Need, need)
		}
		// Of two readings the one that is further behind tells more.
		if q.Low[in] < g.HaveLow {
			g.Reading, g.HaveLow, g.HaveHigh = in, q.Low[in], q.High[in]
		}
	}
	for i := range min(t.Level, len(ladder.Rungs)) {
		compiled := r.model.rung(t, i)
		for j := range compiled {
			result := &ladder.Rungs[i].Requirements[j]
			if result.Verdict == Met || result.Verdict == Waived {
				continue
			}
			for _, m := range r.model.membersOf(&compiled[j]) {
				add(m.question, m.need, i+1, compiled[j].kind, result.Reading)
			}
		}
	}
	for i := range gaps {
		gaps[i].Holds = gaps[i].Rung == ladder.Reached+1
	}
	slices.SortFunc(gaps, func(a, b Gap) int {
		switch {
		case a.Rung != b.Rung:
			return a.Rung - b.Rung
		case a.Choice != b.Choice:
			return first(!a.Choice)
		case a.Settled() != b.Settled():
			return first(a.Settled())
		case a.Weight != b.Weight:
			return cmp.Compare(b.Weight, a.Weight)
		}
		return a.place - b.place
	})
	return gaps
}

// first is how two gaps compare of which one comes first.
func first(isA bool) int {
	if isA {
		return -1
	}
	return 1
}

// rung is the compiled requirements of a target's rung, counted from 0.
func (m *Model) rung(t Target, i int) []requirement {
	for _, l := range m.nodes[m.byNode[t.Node]].ladders {
		if l.id == t.Ladder {
			return l.rungs[i]
		}
	}
	return nil
}

// membersOf lists the questions that can help to meet a requirement, with the place that helps.
func (m *Model) membersOf(req *requirement) []member {
	if req.kind != ScoreAtLeast || req.node < 0 {
		return req.members
	}
	var members []member
	for i := m.nodes[req.node].first; i < m.nodes[req.node].end; i++ {
		if q := &m.questions[i]; q.weight > 0 && !q.retired {
			members = append(members, member{question: i, need: len(q.values) - 1})
		}
	}
	return members
}
