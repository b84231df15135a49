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
// the rungs up to the target need of it. Requirements that are met or waived make no gap. Without such a
// ladder there are no gaps.
//
// For a share, every question below its minimum is a gap; for a score, every question that counts in it
// and is below its top option.
func (r *Result) Gaps(reading Reading, t Target) []Gap {
	ladder := r.Readings[reading].Ladder(t)
	if ladder == nil {
		return nil
	}
	rungs := r.model.ladder(t).rungs
	return r.gaps(reading, rungs[:t.upTo(len(rungs))], ladder.Rungs, ladder.Reached)
}

// ProfileGaps are Gaps towards one of the result's profiles, by its place; the profile counts as level 1.
func (r *Result) ProfileGaps(reading Reading, profile int) []Gap {
	return r.gaps(reading, r.model.profiles[profile:profile+1], r.Readings[reading].Profiles[profile:], 0)
}

// gaps are those that rungs, as compiled and as judged, ask to be closed. The rung above the one reached
// is what holds the level.
func (r *Result) gaps(reading Reading, rungs [][]requirement, judged []RungResult, reached int) []Gap {
	found := gapList{
		gaps: make([]Gap, 0, len(r.Questions)/2),
		at:   make([]int, len(r.Questions)),
	}
	for i, compiled := range rungs {
		for j := range compiled {
			result := &judged[i].Requirements[j]
			if result.Verdict == Met || result.Verdict == Waived {
				continue
			}
			for _, m := range r.model.membersOf(&compiled[j]) {
				if gap, short := r.gap(m, i+1, compiled[j].kind, result.Reading); short {
					found.add(gap)
				}
			}
		}
	}
	for i := range found.gaps {
		found.gaps[i].Holds = found.gaps[i].Rung == reached+1
	}
	slices.SortFunc(found.gaps, byUrgency)
	return found.gaps
}

// gap is how far a question is behind what one requirement of a rung needs of it, in a reading; false
// where it is not behind.
func (r *Result) gap(m member, rung int, kind RequirementKind, in Reading) (Gap, bool) {
	q := &r.Questions[m.question]
	if q.Out[in] == True || q.Low[in] >= m.need {
		return Gap{}, false
	}
	return Gap{
		Question: q.ID, Standing: q.Standing, Reading: in,
		HaveLow: q.Low[in], HaveHigh: q.High[in], Need: m.need, Rung: rung,
		Choice: kind != MinimumOption, Weight: r.model.questions[m.question].weight,
		place: m.question, vague: kind == ScoreAtLeast,
	}, true
}

// gapList collects gaps, one a question. They have to be added from the lowest rung up.
type gapList struct {
	gaps []Gap
	at   []int // by place in the questionnaire: one more than the place in gaps; 0 where there is none
}

func (l *gapList) add(gap Gap) {
	if l.at[gap.place] == 0 {
		l.gaps = append(l.gaps, gap)
		l.at[gap.place] = len(l.gaps)
		return
	}
	had := &l.gaps[l.at[gap.place]-1]
	if gap.Rung == had.Rung {
		had.Choice = had.Choice && gap.Choice
	}
	// A higher rung may need more. The top option, which a score names for want of a minimum, gives way
	// to a minimum.
	switch {
	case had.vague && !gap.vague:
		had.Need, had.vague = gap.Need, false
	case had.vague == gap.vague:
		had.Need = max(had.Need, gap.Need)
	}
	// Of two readings the one that is further behind tells more.
	if gap.HaveLow < had.HaveLow {
		had.Reading, had.HaveLow, had.HaveHigh = gap.Reading, gap.HaveLow, gap.HaveHigh
	}
}

// byUrgency is the order of gaps that Gaps promises.
func byUrgency(a, b Gap) int {
	return cmp.Or(
		cmp.Compare(a.Rung, b.Rung),
		trueFirst(!a.Choice, !b.Choice),
		trueFirst(a.Settled(), b.Settled()),
		cmp.Compare(b.Weight, a.Weight),
		cmp.Compare(a.place, b.place),
	)
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// ladder is the compiled ladder that a target is on, or nil.
func (m *Model) ladder(t Target) *ladder {
	if t.Profile != "" {
		if i := m.profile(t.Profile); i >= 0 {
			return &ladder{id: t.Profile, rungs: m.profiles[i : i+1]}
		}
		return nil
	}
	node, ok := m.byNode[t.Node]
	if !ok {
		return nil
	}
	ladders := m.nodes[node].ladders
	for i := range ladders {
		if ladders[i].id == t.Ladder {
			return &ladders[i]
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
