package main

import (
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// ifFlag gives a command the flag that tries out answers.
func (p *program) ifFlag(cmd *cobra.Command, answers *[]string) {
	cmd.Flags().StringArrayVar(answers, "if", nil, p.t("cmd.flag.if"))
	takesValue(cmd, "if", "ID=CODE")
}

// supposed is a state with answers that are only tried out.
type supposed struct {
	answers map[string]questionnaires.Answer
	state   *assessment.State
	result  *scoring.Result
}

// suppose tries out answers, each written as the answer command takes it; nil where there is none.
func suppose(state *assessment.State, answers []string, profiles []questionnaires.Profile) (*supposed, error) {
	if len(answers) == 0 {
		return nil, nil
	}
	given, err := readGiven(state.Questionnaire, answers)
	if err != nil {
		return nil, err
	}
	out := &supposed{answers: map[string]questionnaires.Answer{}}
	for _, g := range given {
		out.answers[g.question.ID] = g.answer
	}
	out.state = state.Supposing(out.answers)
	out.result = scoreWith(out.state, profiles)
	return out, nil
}

// over is a source with the answers tried out in it.
func (s *supposed) over(source report.Source) report.Source {
	if s == nil {
		return source
	}
	source.State, source.Result = s.state, s.result
	return source
}

// blocks say what the answers change; none where nothing is tried out.
func (s *supposed) blocks(before report.Source) []report.Block {
	if s == nil {
		return nil
	}
	var tried []*questionnaires.Question
	for _, q := range before.State.Questionnaire.Questions() {
		if _, ok := s.answers[q.ID]; ok {
			tried = append(tried, q)
		}
	}
	return report.Supposed(before, s.over(before), tried)
}

// supposedOutput is what is tried out, for programs: the answers, and levels and bounds without and with them.
type supposedOutput struct {
	Answers map[string]answerOutput `json:"answers"`
	Before  claimOutput             `json:"before"`
	After   claimOutput             `json:"after"`
}

// claimOutput is a result by claim in short.
type claimOutput struct {
	Score  *boundsOutput `json:"score,omitempty"` // of the whole
	Levels []levelOutput `json:"levels"`          // of the questionnaire's own ladders
}

type levelOutput struct {
	Ladder   string `json:"ladder"`
	Reached  int    `json:"reached"`
	Possible int    `json:"possible"`
}

func (s *supposed) output(before *scoring.Result) *supposedOutput {
	if s == nil {
		return nil
	}
	q := s.state.Questionnaire
	out := &supposedOutput{Answers: map[string]answerOutput{}, Before: claimJSON(q, before), After: claimJSON(q, s.result)}
	for _, id := range slices.Sorted(maps.Keys(s.answers)) {
		out.Answers[id] = answerJSON(q.Question(id), s.answers[id])
	}
	return out
}

func claimJSON(q *questionnaires.Questionnaire, result *scoring.Result) claimOutput {
	return wholeClaim(q, &result.Readings[scoring.Claimed])
}

// wholeClaim is the whole of a questionnaire in one reading.
func wholeClaim(q *questionnaires.Questionnaire, r *scoring.ReadingResult) claimOutput {
	out := claimOutput{Score: boundsJSON(r.Whole.Score, q.Score), Levels: []levelOutput{}}
	for _, l := range r.Whole.Ladders {
		out.Levels = append(out.Levels, levelOutput{Ladder: l.ID, Reached: l.Reached, Possible: l.Possible})
	}
	return out
}

// answerOutput is an answer in codes: no text that somebody wrote, which may be about a person.
type answerOutput struct {
	State   string   `json:"state"`             // unanswered, answered, not-applicable, dont-know or withheld
	Option  string   `json:"option,omitempty"`  // its code
	Options []string `json:"options,omitempty"` // codes
	Number  string   `json:"number,omitempty"`  // a decimal, as it stands
	Date    string   `json:"date,omitempty"`
}

func answerJSON(q *questionnaires.Question, a questionnaires.Answer) answerOutput {
	out := answerOutput{State: string(a.State)}
	switch {
	case a.State == questionnaires.Unanswered:
		out.State = "unanswered"
	case a.State == questionnaires.Answered && q != nil:
		out.Option, out.Options, out.Number, out.Date = a.Option, a.Options, a.Number, a.Date
	}
	return out
}
