package scoring

import "slices"

// Hang is a question on which it hangs how a requirement turns out.
type Hang struct {
	Question string
	Reading  Reading
	Standing Standing // Answered: the answer is known, but evidence or a review is not there yet
	Fact     bool     // it decides whether questions are asked
}

// HangsOn lists the open answers that an open requirement hangs on, in questionnaire order: the questions that it is
// about, and the facts that decide whether they are asked. It is empty where the verdict is certain, and where there
// is no such requirement.
func (r *Result) HangsOn(reading Reading, t Target, at RequirementAt) []Hang {
	ladder := r.Readings[reading].Ladder(t)
	if ladder == nil || at.Level < 1 || at.Level > len(ladder.Rungs) {
		return nil
	}
	judged := ladder.Rungs[at.Level-1].Requirements
	if at.Index < 0 || at.Index >= len(judged) || judged[at.Index].Verdict != OpenYet {
		return nil
	}
	m := r.model
	req := &m.ladder(t).rungs[at.Level-1][at.Index]
	in := judged[at.Index].Reading
	var open, facts []int
	var walk *factWalk
	look := func(i, need int) {
		q, result := &m.questions[i], &r.Questions[i]
		if result.Out[in] == True {
			return
		}
		canLeave := result.Out[in] == Unknown && q.isOpen(&r.stances[i], in)
		if result.Low[in] < need && result.High[in] >= need || canLeave {
			open = append(open, i)
		}
		if r.stances[i].asked == Unknown {
			if walk == nil {
				walk = r.newFactWalk()
			}
			facts = append(facts, walk.openFacts(i)...)
		}
	}
	for _, member := range req.members {
		if req.kind == MinimumOption || m.questions[member.question].weight > 0 {
			look(member.question, member.need)
		}
	}
	if req.kind == ScoreAtLeast && req.node >= 0 {
		for i := m.nodes[req.node].first; i < m.nodes[req.node].end; i++ {
			if q := &m.questions[i]; q.weight > 0 && m.countsIn(i, req.node) {
				look(i, r.Questions[i].Low[in]+1)
			}
		}
	}
	all := append(slices.Clone(open), facts...)
	slices.Sort(all)
	all = slices.Compact(all)
	hangs := make([]Hang, 0, len(all))
	for _, i := range all {
		hangs = append(hangs, Hang{
			Question: r.Questions[i].ID, Reading: in, Standing: r.Questions[i].Standing,
			Fact: slices.Contains(facts, i),
		})
	}
	return hangs
}
