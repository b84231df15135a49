package planning

import (
	"cirtkit/assessment"
	"cirtkit/scoring"
)

// Recordable says whether there is anything to record: steps, and a target that they reach.
func (r *Roadmap) Recordable() bool { return r.Reaches() && len(r.Steps) > 0 }

// Record is the roadmap in the form in which an assessment keeps it, made on a day (YYYY-MM-DD).
func (r *Roadmap) Record(made string) *assessment.Roadmap {
	out := &assessment.Roadmap{Made: made, Start: r.Options.Start, Months: r.Options.Months, Profile: r.Target.Profile, Steps: []assessment.PlannedStep{}}
	if r.Target.Profile == "" {
		out.Target = r.Target.String()
	}
	out.DaysAMonth = r.Options.Budget().Decimal().String()
	for i := range r.Steps {
		s := &r.Steps[i]
		planned := assessment.PlannedStep{
			Question: s.Question.ID, Option: s.Question.Options[s.To].Code, Level: s.Level, First: s.First, Last: s.Last,
		}
		if s.Proof != scoring.Claimed {
			planned.Proof = s.Proof.String()
		}
		out.Steps = append(out.Steps, planned)
	}
	return out
}
