package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// stepFlag is one flag that says something about a step of improvement.
type stepFlag struct {
	name   string
	status string                              // that it sets, or ""
	field  func(*assessment.LocalStep) *string // that it gives a value, or nil
	value  string                              // how the value is called in help, or ""
	like   string                              // an example of the value
}

// stepFlagList are the flags in the order in which they take effect, which only shows where faults are listed:
// no two of them may say different things about one step.
var stepFlagList = []stepFlag{
	{name: "pin", status: "pinned"},
	{name: "exclude", status: "excluded"},
	{name: "under-way", status: "under-way"},
	{name: "done", status: "done"},
	{name: "days", field: func(s *assessment.LocalStep) *string { return &s.Days }, value: "DAYS", like: "12.5"},
	{name: "owner", field: func(s *assessment.LocalStep) *string { return &s.Owner }, value: "OFFICE", like: "Legal office"},
	{name: "cost", field: func(s *assessment.LocalStep) *string { return &s.Cost }, value: "TEXT", like: "EUR 40,000"},
	{name: "funding", field: func(s *assessment.LocalStep) *string { return &s.Funding }, value: "TEXT", like: "budget 2027"},
	{name: "due", field: func(s *assessment.LocalStep) *string { return &s.Due }, value: "DATE", like: "2027-03-31"},
	{name: clearStep},
}

// clearStep is the flag that takes back all that is set on a step.
const clearStep = "clear-step"

// stepFlags is what was said about steps on the command line, by the flag's place in stepFlagList.
type stepFlags [][]string

// stepFlags gives a command the flags that say something about steps.
func (p *program) stepFlags(cmd *cobra.Command) *stepFlags {
	given := make(stepFlags, len(stepFlagList))
	for i, f := range stepFlagList {
		cmd.Flags().StringArrayVar(&given[i], f.name, nil, p.t("cmd.plan.flag."+f.name))
		takesValue(cmd, f.name, f.form())
	}
	return &given
}

// localSteps are the steps' local settings of an assessment with those of the command line laid over them.
type localSteps struct {
	all     []assessment.LocalStep // in order of question and option; those on which something is set
	changed []assessment.LocalStep // those that the command line says something about, set or cleared
}

// layOver lays what was said over what the assessment has. Every fault is found before any is told.
func (given stepFlags) layOver(state *assessment.State) (*localSteps, error) {
	steps := map[stepArgument]assessment.LocalStep{}
	for _, s := range state.Steps {
		steps[stepArgument{question: s.Question, option: s.Option}] = s
	}
	var faults fault.List
	said := map[stepArgument][]stepFlag{} // what was said already, by step
	var order []stepArgument
	for i, flag := range stepFlagList {
		for _, text := range given[i] {
			a, ok := parseStep(text, flag.field != nil)
			if !ok {
				faults = append(faults, flag.malformed(text))
				continue
			}
			question, unknown := findQuestion(state.Questionnaire, a.question)
			if unknown != nil {
				faults = append(faults, unknown)
				continue
			}
			at := stepArgument{question: question.ID, option: a.option}
			if before := flag.against(said[at]); before != "" {
				faults = append(faults, fault.New(fault.Usage, "cmd.plan.step-twice", "step", at.String(), "first", before, "second", "--"+flag.name))
				continue
			}
			if said[at] == nil {
				order = append(order, at)
			}
			said[at] = append(said[at], flag)
			if flag.name == clearStep {
				delete(steps, at)
			}
			s, there := steps[at]
			s.Question, s.Option = at.question, at.option
			switch {
			case flag.status != "":
				s.Status = flag.status
			case flag.field != nil:
				*flag.field(&s) = a.value
			}
			err := assessment.CheckStep(question, s)
			var f *fault.Fault
			switch {
			case errors.As(err, &f):
				faults = append(faults, f)
				continue
			case err != nil:
				return nil, err
			}
			if there || flag.name != clearStep {
				steps[at] = s
			}
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	out := &localSteps{}
	for at, s := range steps {
		if said[at] == nil || !s.IsEmpty() {
			out.all = append(out.all, s)
		}
	}
	slices.SortFunc(out.all, func(a, b assessment.LocalStep) int {
		return cmp.Or(strings.Compare(a.Question, b.Question), strings.Compare(a.Option, b.Option))
	})
	for _, at := range order {
		s := steps[at]
		s.Question, s.Option = at.question, at.option
		out.changed = append(out.changed, s)
	}
	return out, nil
}

// against is a flag, as it is typed, that said something else about the same step, or the same thing twice; or "".
func (f stepFlag) against(said []stepFlag) string {
	for _, other := range said {
		if other.name == f.name || other.name == clearStep || f.name == clearStep || other.status != "" && f.status != "" {
			return "--" + other.name
		}
	}
	return ""
}

// form is how the flag's argument is written.
func (f stepFlag) form() string {
	if f.field == nil {
		return "ID=CODE"
	}
	return "ID=CODE:" + f.value
}

// malformed says how the flag's argument is written.
func (f stepFlag) malformed(found string) *fault.Fault {
	like := "mandate.host=2"
	if f.field != nil {
		like += ":" + f.like
	}
	if strings.Contains(like, " ") {
		like = `"` + like + `"`
	}
	return fault.New(fault.Usage, "cmd.plan.step-form", "flag", "--"+f.name, "found", found, "want", f.form(), "like", like)
}
