package planning

// Phases cut a roadmap by level: one phase for each level above the one reached, up to the target, with the steps
// that this level is the lowest to need. A level that those before it bring along has a phase without steps. What
// only somebody's pin asks for stands in the last phase. A profile is one level. Where the target is reached
// already and there are pinned steps, they are one phase.
//
// What is reached after a phase is asked of the scoring, with all steps of this phase and those before it taken, and
// with all that is done already, whatever level it serves.
// Since steps get work in the order of their levels a lower level is seldom done after a higher one; where a long
// step makes it so, Phase.By says when the level of the phase can really be there.

// phases fills in the phases of a roadmap whose steps have their months. Score gives the level that is reached,
// and the one that is possible, when some of the steps have been taken.
func phases(r *Roadmap, score func(steps []Step) (reached, possible int)) {
	r.Phases = nil
	from, to := r.Reached+1, r.Target.Level
	if r.Target.Profile != "" {
		to = 1
	}
	if len(r.Steps) > 0 {
		from = min(from, max(to, 1))
		to = max(from, to)
	}
	for level := from; level <= to; level++ {
		r.Phases = append(r.Phases, Phase{Level: level})
	}
	for i := range r.Steps {
		at := len(r.Phases) - 1
		if level := r.Steps[i].Level; level > 0 {
			at = min(max(level-from, 0), at)
		}
		r.Phases[at].Steps = append(r.Phases[at].Steps, i)
	}
	var taken []Step
	for i := range r.Steps {
		if r.Steps[i].Done {
			taken = append(taken, r.Steps[i])
		}
	}
	by := 0
	for i := range r.Phases {
		p := &r.Phases[i]
		p.Effort = addUp(r.Steps, p.Steps)
		for _, s := range p.Steps {
			step := &r.Steps[s]
			if step.Done {
				continue
			}
			taken = append(taken, *step)
			if p.First == 0 || step.First < p.First {
				p.First = step.First
			}
			p.Last = max(p.Last, step.Last)
		}
		by = max(by, p.Last)
		p.By = by
		p.Reached, p.Possible = score(taken)
	}
}

// addUp adds up the efforts of some steps. The sum is costed where every step that takes effort is, and of sizes not
// stated where one is.
func addUp(steps []Step, places []int) Range {
	sum, costed, efforts := Range{}, true, 0
	for _, i := range places {
		s := &steps[i]
		if s.Done || s.Proof != 0 {
			continue
		}
		sum.Least += s.Effort.Least
		sum.Most += s.Effort.Most
		sum.Unstated = sum.Unstated || s.Effort.Unstated
		costed = costed && s.Effort.Costed
		efforts++
	}
	sum.Costed = costed && efforts > 0
	return sum
}

// fits fills in what is late, and the highest level that is there in time. Alone makes the roadmap to one level by
// itself, with the same options.
//
// The rule: a step is late when its last month is beyond the months there are, or beyond the Horizon. A level is in
// time when no step of its own roadmap that a level needs is late; steps that only a pin asks for get work after
// all others, so they delay nothing and don't count. Of the levels from the target's down the first that is in time
// is the one that fits, and the one reached already where none is. The roadmap to a lower level is made anew, since
// it need not be a part of this one: what a share of a higher level makes worth while, a lower one may do without.
func fits(r *Roadmap, alone func(level int) *Roadmap) {
	r.Late, r.Fits = late(r), r.Promised
	if inTime(r) {
		return
	}
	r.Fits = r.Reached
	if r.Target.Profile != "" {
		return
	}
	for level := r.Target.Level - 1; level > r.Reached; level-- {
		lower := alone(level)
		if lower != nil && lower.Reaches() && inTime(lower) {
			r.Fits = level
			return
		}
	}
}

// months is the last month that is in time.
func (o Options) months() int {
	if o.Months > 0 && o.Months < Horizon {
		return o.Months
	}
	return Horizon
}

// late lists the steps that are not done in time.
func late(r *Roadmap) []int {
	var list []int
	for i := range r.Steps {
		if r.Steps[i].Last > r.Options.months() {
			list = append(list, i)
		}
	}
	return list
}

// inTime says whether all that a level needs is done in time.
func inTime(r *Roadmap) bool {
	for i := range r.Steps {
		if s := &r.Steps[i]; s.Level > 0 && s.Last > r.Options.months() {
			return false
		}
	}
	return true
}
