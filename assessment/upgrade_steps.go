package assessment

import "cirtkit/questionnaires"

// stepAt is a step by its place.
type stepAt struct{ question, option string }

// steps takes what is set locally on steps over to where they went. After a split every part has it, but for the
// days and the cost, which were the whole's. Where several steps became one, the record of the question that was
// chosen to lead counts, or else the first.
func (u *upgrader) steps(chain questionnaires.Migrations, chosen map[string]string) {
	taken := map[stepAt]LocalStep{} // as it was in the old version
	put := map[stepAt]LocalStep{}
	for _, s := range u.old.Steps {
		to, _ := chain.Destinations(s.Question)
		to = u.asked(to)
		stands := false
		for _, d := range to {
			is := s
			is.Question, is.Option = d.Question, d.Code(s.Option)
			if len(to) > 1 {
				is.Days, is.Cost = "", ""
			}
			if is.IsEmpty() || CheckStep(u.new.Question(d.Question), is) != nil {
				continue
			}
			at := stepAt{is.Question, is.Option}
			before, twice := taken[at]
			switch {
			case !twice:
			case chosen[at.question] == s.Question && before.Question != s.Question:
				u.out.LostSteps = append(u.out.LostSteps, before)
			default:
				continue
			}
			taken[at], put[at] = s, is
			stands = true
		}
		if !stands {
			u.out.LostSteps = append(u.out.LostSteps, s)
		}
	}
	for _, q := range u.new.Questions() {
		for _, o := range q.Options {
			if s, ok := put[stepAt{q.ID, o.Code}]; ok {
				u.first.Sets = append(u.first.Sets, PutStep(s).Sets...)
			}
		}
	}
}

// roadmap takes the recorded roadmap over: each step to where its question went, in the old order. Steps that
// became one stand once, where the first of them stood.
func (u *upgrader) roadmap(chain questionnaires.Migrations) {
	if u.old.Roadmap == nil {
		return
	}
	type planned struct {
		stepAt
		proof string
	}
	r := *u.old.Roadmap
	r.Steps = make([]PlannedStep, 0, len(r.Steps))
	seen := map[planned]bool{}
	for _, s := range u.old.Roadmap.Steps {
		to, _ := chain.Destinations(s.Question)
		stands := false
		for _, d := range u.asked(to) {
			is := s
			is.Question, is.Option = d.Question, d.Code(s.Option)
			if unknownPlanned(u.new, is) != nil {
				continue
			}
			stands = true
			if at := (planned{stepAt{is.Question, is.Option}, is.Proof}); !seen[at] {
				seen[at] = true
				r.Steps = append(r.Steps, is)
			}
		}
		if !stands {
			u.out.LostPlanned = append(u.out.LostPlanned, s)
		}
	}
	if len(r.Steps) > MaxPlannedSteps {
		u.out.LostPlanned = append(u.out.LostPlanned, r.Steps[MaxPlannedSteps:]...)
		r.Steps = r.Steps[:MaxPlannedSteps]
	}
	u.first = u.first.With(SetRoadmap(&r))
}
