package main

import (
	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The shapes below are the versioned output of `cirtkit compare --json`; docs/schemas/compare.schema.json describes
// them. Two assessments are two points and one difference between them.

type compareOutput struct {
	Format      int                `json:"format"` // 1
	Points      []pointOutput      `json:"points"` // in the order in which they were named
	Differences []differenceOutput `json:"differences"`
}

type pointOutput struct {
	Questionnaire questionnaireOutput    `json:"questionnaire"`
	Assessment    *assessmentOutput      `json:"assessment"`
	Readings      map[string]claimOutput `json:"readings"` // by its own questionnaire, as a whole
}

type differenceOutput struct {
	Changes  []changeOutput         `json:"changes"`
	Evidence []evidenceChangeOutput `json:"evidence"`
	Like     likeOutput             `json:"like_for_like"`
	Planned  *plannedOutput         `json:"planned,omitempty"`
	Count    map[string]int         `json:"count"`    // of changes, by kind
	Progress int                    `json:"progress"` // options moved up in fact, over all questions
	Setback  int                    `json:"setback"`
}

type changeOutput struct {
	Kind        string             `json:"kind"`
	Question    string             `json:"question,omitempty"`     // in the later version
	Old         string             `json:"old_question,omitempty"` // in the earlier version, where it is another or the only one
	Was         answerOutput       `json:"was"`                    // in the later version's codes
	Is          answerOutput       `json:"is"`
	WasStanding string             `json:"was_standing"`
	IsStanding  string             `json:"is_standing"`
	Reworded    bool               `json:"reworded,omitempty"`
	Merged      []string           `json:"merged,omitempty"` // questions of the earlier version that became one
	Differed    bool               `json:"differed,omitempty"`
	Split       bool               `json:"split,omitempty"`
	Lost        bool               `json:"lost,omitempty"` // the later question has no place for the earlier answer
	Cause       string             `json:"cause,omitempty"`
	Facts       []string           `json:"facts,omitempty"`
	Reason      string             `json:"reason,omitempty"`
	Mixed       bool               `json:"mixed,omitempty"` // the steps give different reasons
	Steps       []changeStepOutput `json:"steps,omitempty"`
	Progress    int                `json:"progress,omitempty"`
	Setback     int                `json:"setback,omitempty"`
}

type changeStepOutput struct {
	Was    answerOutput `json:"was"`
	Is     answerOutput `json:"is"`
	Reason string       `json:"reason,omitempty"`
}

type evidenceChangeOutput struct {
	Kind     string  `json:"kind"`
	Question string  `json:"question"`
	Was      *string `json:"was"` // codes of the options that evidence supports
	Is       *string `json:"is"`
	Record   string  `json:"record"` // its id
	// SameClaim: the answer itself is as it was.
	SameClaim bool `json:"same_claim"`
}

type likeOutput struct {
	Compared []string               `json:"compared"` // ids in the later version
	LeftOut  []string               `json:"left_out"`
	Before   map[string]claimOutput `json:"before"` // by reading
	After    map[string]claimOutput `json:"after"`
}

type plannedOutput struct {
	Made    string              `json:"made"`
	Target  string              `json:"target,omitempty"`
	Profile string              `json:"profile,omitempty"`
	By      int                 `json:"by,omitempty"` // month of the roadmap in which the later assessment is dated
	Steps   []plannedStepOutput `json:"steps"`
}

type plannedStepOutput struct {
	Question string `json:"question"`
	To       string `json:"to"`
	Proof    string `json:"proof,omitempty"`
	First    int    `json:"first"`
	Last     int    `json:"last"`
	State    string `json:"state"`
	SaidDone bool   `json:"said_done,omitempty"` // the later assessment has the step as done, its answer does not say so
}

// The words of the schema.
var (
	changeWord = map[compare.Kind]string{
		compare.MovedUp: "moved-up", compare.MovedDown: "moved-down", compare.FirstAnswered: "first-answered", compare.NowOpen: "now-open",
		compare.NoLongerAsked: "no-longer-asked", compare.NewlyAsked: "newly-asked", compare.Restated: "restated", compare.Redelivered: "redelivered",
	}
	causeWord = map[compare.Cause]string{
		compare.CauseVersion: "version", compare.CauseCondition: "condition", compare.CauseFact: "fact", compare.CauseAnswer: "answer",
	}
	evidenceWord = map[compare.EvidenceKind]string{
		compare.EvidenceFound: "found", compare.EvidenceLost: "lost", compare.EvidenceStale: "stale",
	}
	plannedWord = map[compare.PlannedState]string{
		compare.StepDone: "done", compare.StepNotYet: "not-yet", compare.StepOverdue: "overdue", compare.StepGone: "gone",
	}
)

// compareJSON shows assessments, and the difference from each to the next.
//
// Where a scored answer is withheld in one of them and not in all, their scores beside each other would help to tell it,
// and are left out of all.
func compareJSON(differences ...*compare.Difference) compareOutput {
	out := compareOutput{Format: 1, Points: []pointOutput{}, Differences: []differenceOutput{}}
	trend := compare.Trend{Differences: differences}
	scores := !trend.WithheldOnce()
	for i, d := range differences {
		if i == 0 {
			out.Points = append(out.Points, pointJSON(d.Earlier, d.Whole.Before, scores))
		}
		out.Points = append(out.Points, pointJSON(d.Later, d.Whole.After, scores))
		out.Differences = append(out.Differences, differenceJSON(d, scores))
	}
	return out
}

func pointJSON(state *assessment.State, result *scoring.Result, scores bool) pointOutput {
	return pointOutput{
		Questionnaire: questionnaireJSON(state.Questionnaire), Assessment: assessmentJSON(state), Readings: readingsJSON(state.Questionnaire, result, scores),
	}
}

// readingsJSON is the whole of a result in each reading; levels alone where scores are not to be told.
func readingsJSON(q *questionnaires.Questionnaire, result *scoring.Result, scores bool) map[string]claimOutput {
	out := map[string]claimOutput{}
	for _, reading := range scoring.Readings {
		claim := wholeClaim(q, &result.Readings[reading])
		if !scores {
			claim.Score = nil
		}
		out[reading.String()] = claim
	}
	return out
}

func differenceJSON(d *compare.Difference, scores bool) differenceOutput {
	q := d.Later.Questionnaire
	out := differenceOutput{
		Changes: []changeOutput{}, Evidence: []evidenceChangeOutput{}, Count: map[string]int{},
		Like: likeOutput{
			Compared: ids(d.Compared), LeftOut: ids(d.LeftOut),
			Before: readingsJSON(q, d.Like.Before, scores), After: readingsJSON(q, d.Like.After, scores),
		},
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		out.Changes = append(out.Changes, changeJSON(c))
		out.Count[changeWord[c.Kind]]++
		out.Progress += c.Progress
		out.Setback += c.Setback
	}
	for _, e := range d.Evidence {
		shown := evidenceChangeOutput{Kind: evidenceWord[e.Kind], Question: e.Question, Record: e.Record.ID, SameClaim: e.SameClaim}
		if question := q.Question(e.Question); !withheld(d, e.Question) {
			shown.Was, shown.Is = optionCode(question, e.Was), optionCode(question, e.Is)
		}
		out.Evidence = append(out.Evidence, shown)
	}
	if p := d.Planned; p != nil {
		out.Planned = &plannedOutput{Made: p.Roadmap.Made, Target: p.Roadmap.Target, Profile: p.Roadmap.Profile, By: p.By, Steps: []plannedStepOutput{}}
		for _, s := range p.Steps {
			shown := plannedStepOutput{
				Question: s.Question, To: s.Option, Proof: s.Proof, First: s.First, Last: s.Last, State: plannedWord[s.State], SaidDone: s.SaidDone,
			}
			if withheld(d, s.Question) {
				shown.State, shown.SaidDone = scoring.Withheld.String(), false
			}
			out.Planned.Steps = append(out.Planned.Steps, shown)
		}
	}
	return out
}

func changeJSON(c *compare.Change) changeOutput {
	q := c.Question
	if q == nil {
		q = c.Old
	}
	out := changeOutput{
		Kind: changeWord[c.Kind], Was: answerJSON(q, c.Was), Is: answerJSON(q, c.Is),
		WasStanding: c.WasStanding.String(), IsStanding: c.IsStanding.String(),
		Reworded: c.Reworded, Merged: c.Merged, Differed: c.Differed, Split: c.Split, Lost: c.Lost,
		Cause: causeWord[c.Cause], Facts: c.Facts, Reason: c.Reason, Mixed: c.Mixed, Progress: c.Progress, Setback: c.Setback,
	}
	if c.Question != nil {
		out.Question = c.Question.ID
	}
	if c.Old != nil && c.Old.ID != out.Question {
		out.Old = c.Old.ID
	}
	if c.IsStanding == scoring.Withheld {
		if c.WasStanding == scoring.Answered {
			out.Was = answerOutput{State: string(questionnaires.Answered)}
		}
		return out
	}
	for _, s := range c.Steps {
		out.Steps = append(out.Steps, changeStepOutput{answerJSON(q, s.Was), answerJSON(q, s.Is), s.Reason})
	}
	return out
}

// withheld says whether the later assessment withholds the answer to a question. What it was before, what evidence
// supports and whether a planned step is done would then tell it, and are left out.
func withheld(d *compare.Difference, question string) bool {
	r := d.Whole.After.Question(question)
	return r != nil && r.Standing == scoring.Withheld
}

// ids is never null in JSON.
func ids(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
