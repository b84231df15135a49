package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Planned is a recorded roadmap held against what is there now.
type Planned struct {
	Roadmap *assessment.Roadmap
	// Steps are the planned steps in the roadmap's order. A step on a question that has become several stands
	// once for each; of two that come to lead to the same option of the same question there is one.
	Steps []PlannedStep
	// By is the month, counted from the roadmap's start, that the later assessment's date falls in; 0 where
	// either is not dated, or the date lies before the start.
	By int
}

// PlannedStep is what became of a planned step. Its question and option are the later version's, but of a step
// that is gone those that were recorded.
type PlannedStep struct {
	assessment.PlannedStep
	State PlannedState
	// Need and Is are places among the question's options: where the step leads, and where the answer is; -1
	// where there is no such place, or no answer.
	Need, Is int
	// SaidDone: the later assessment has the step as done, though its answer does not say so.
	SaidDone bool
}

// PlannedState is what became of a planned step.
type PlannedState int8

// The states of a planned step.
const (
	StepDone    PlannedState = iota // the answer is at that option or above, or shown to be by a step of proof
	StepNotYet                      // not done, and not due yet or not dated
	StepOverdue                     // not done, and its last month is over
	StepGone                        // the question is no longer asked, or no longer has the option
)

// Count is how many steps are in a state.
func (p *Planned) Count(state PlannedState) (n int) {
	for i := range p.Steps {
		if p.Steps[i].State == state {
			n++
		}
	}
	return n
}

// planned holds the roadmap that the earlier assessment records against the later one's answers.
func (c *comparison) planned() *Planned {
	r := c.earlier.State.Roadmap
	if r == nil {
		return nil
	}
	said := map[[2]string]bool{} // done, by what is set locally now
	for _, s := range c.later.State.Steps {
		if s.Status == "done" {
			said[[2]string{s.Question, s.Option}] = true
		}
	}
	p := &Planned{Roadmap: r, By: monthOf(r.Start, c.later.State.About.Date)}
	destinations := map[string][]questionnaires.Destination{}
	places := map[[3]string]int{} // of the steps that are not gone, by question, option and proof
	for _, step := range r.Steps {
		list, known := destinations[step.Question]
		if !known {
			list, _ = c.chain.Destinations(step.Question)
			destinations[step.Question] = list
		}
		gone := true
		for _, to := range list {
			moved := PlannedStep{PlannedStep: step}
			moved.Question, moved.Option = to.Question, to.Code(step.Option)
			if !c.locate(&moved) {
				continue
			}
			gone = false
			name := [3]string{moved.Question, moved.Option, moved.Proof}
			if i, twice := places[name]; twice {
				p.Steps[i].join(step)
				continue
			}
			moved.SaidDone = moved.Proof == "" && moved.Is < moved.Need && said[[2]string{moved.Question, moved.Option}]
			places[name] = len(p.Steps)
			p.Steps = append(p.Steps, moved)
		}
		if gone {
			p.Steps = append(p.Steps, PlannedStep{PlannedStep: step, State: StepGone, Need: -1, Is: -1})
		}
	}
	for i := range p.Steps {
		switch s := &p.Steps[i]; {
		case s.State == StepGone:
		case s.Is >= s.Need:
			s.State = StepDone
		case p.By > s.Last:
			s.State = StepOverdue
		default:
			s.State = StepNotYet
		}
	}
	return p
}

// locate finds where a step leads and where the answer is, in the reading that a step of proof is about; false
// where the step is gone.
func (c *comparison) locate(step *PlannedStep) bool {
	q, r := c.later.State.Questionnaire.Question(step.Question), c.later.result.Question(step.Question)
	if q == nil || r == nil || isOut(r.Standing) || !q.Scored() {
		return false
	}
	step.Need, step.Is = q.OptionIndex(step.Option), -1
	switch reading, _ := scoring.ReadingOf(step.Proof); {
	case reading != scoring.Claimed && (r.Known[reading] || r.Low[reading] > 0),
		reading == scoring.Claimed && r.Standing == scoring.Answered:
		step.Is = r.Low[reading]
	}
	return step.Need >= 0
}

// join takes in another step that leads to the same place: the two are done when the last of them was to be.
func (s *PlannedStep) join(other assessment.PlannedStep) {
	s.First, s.Last = min(s.First, other.First), max(s.Last, other.Last)
	if other.Level > 0 && (s.Level == 0 || other.Level < s.Level) {
		s.Level = other.Level
	}
}

// monthOf counts the months from the first one (YYYY-MM) to that of a date (YYYY-MM-DD), the first being 1.
func monthOf(start, date string) int {
	first, dated := questionnaires.ParseMonth(start)
	there, ok := questionnaires.MonthOf(date)
	if !dated || !ok {
		return 0
	}
	return max(0, int(there-first)+1)
}
