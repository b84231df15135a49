package main

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The shapes below are the versioned output of `cirtkit score --json`; docs/schemas/score.schema.json
// describes them. A number that is undefined is null.

type scoreOutput struct {
	Format        int                    `json:"format"` // 1
	Questionnaire questionnaireOutput    `json:"questionnaire"`
	Assessment    *assessmentOutput      `json:"assessment,omitempty"` // not for a bare map of answers
	Supposed      *supposedOutput        `json:"supposed,omitempty"`   // what is tried out; all else is with it
	Profiles      []profileOutput        `json:"profiles,omitempty"`   // those that the answers were compared with
	Readings      map[string]wholeOutput `json:"readings"`
	Questions     []questionOutput       `json:"questions"`
}

type questionnaireOutput struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

type assessmentOutput struct {
	ID     string `json:"id"`
	Head   string `json:"head"`
	Status string `json:"status"`
	Date   string `json:"date,omitempty"`
}

// profileOutput says whose profile it is, as its file has it.
type profileOutput struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
	Owner   string `json:"owner,omitempty"`
	Source  string `json:"source,omitempty"`
}

type wholeOutput struct {
	Score    *boundsOutput         `json:"score,omitempty"`
	Ladders  []ladderOutput        `json:"ladders,omitempty"`
	Profiles []judgedOutput        `json:"profiles,omitempty"` // in the order of the profiles above
	Nodes    map[string]nodeOutput `json:"sections"`
}

// judgedOutput is a profile judged in one reading.
type judgedOutput struct {
	ID           string              `json:"id"`
	Met          bool                `json:"met"`
	Possible     bool                `json:"possible"`
	Requirements []requirementOutput `json:"requirements"`
}

type nodeOutput struct {
	Score   *boundsOutput  `json:"score,omitempty"`
	Ladders []ladderOutput `json:"ladders,omitempty"`
}

type boundsOutput struct {
	SoFar *float64 `json:"so_far"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
	// MayVanish: open answers allow that nothing is left to count.
	MayVanish bool        `json:"may_vanish,omitempty"`
	Bands     *bandOutput `json:"bands,omitempty"`
}

// bandOutput are the titles of the bands that the three numbers fall into.
type bandOutput struct {
	SoFar string `json:"so_far,omitempty"`
	Low   string `json:"low,omitempty"`
	High  string `json:"high,omitempty"`
}

type ladderOutput struct {
	ID       string       `json:"id"`
	Reached  int          `json:"reached"`
	Possible int          `json:"possible"`
	Rungs    []rungOutput `json:"rungs"`
}

type rungOutput struct {
	Level        int                 `json:"level"`
	Title        string              `json:"title"`
	Met          bool                `json:"met"`
	Possible     bool                `json:"possible"`
	Requirements []requirementOutput `json:"requirements"`
}

type requirementOutput struct {
	Verdict  string   `json:"verdict"` // met, failed, open or waived
	Reading  string   `json:"reading"`
	Question string   `json:"question,omitempty"`
	Section  string   `json:"section,omitempty"`
	Form     string   `json:"form"` // minimum-option, share or score
	Need     any      `json:"need"` // option code, or a number
	HaveLow  any      `json:"have_low"`
	HaveHigh any      `json:"have_high"`
	Over     []string `json:"over,omitempty"` // of a share: the questions
}

type questionOutput struct {
	ID       string                `json:"id"`
	Asked    string                `json:"asked"` // yes, no or unknown
	Standing string                `json:"standing"`
	Readings map[string][2]*string `json:"readings,omitempty"` // scored: lowest and highest option code
}

// requirementForm and askedWord are the words of the schema.
var (
	requirementForm = map[scoring.RequirementKind]string{
		scoring.MinimumOption: "minimum-option", scoring.ShareAtLeast: "share", scoring.ScoreAtLeast: "score",
	}
	askedWord = map[scoring.Truth]string{scoring.False: "no", scoring.Unknown: "unknown", scoring.True: "yes"}
)

func scoreJSON(state *assessment.State, result *scoring.Result, profiles []questionnaires.Profile) scoreOutput {
	q := state.Questionnaire
	out := scoreOutput{
		Format:        1,
		Questionnaire: questionnaireJSON(q),
		Assessment:    assessmentJSON(state),
		Readings:      map[string]wholeOutput{},
	}
	for _, p := range profiles {
		out.Profiles = append(out.Profiles, profileOutput{ID: p.ID, Version: p.Version, Title: p.Title, Owner: p.Owner, Source: p.Source})
	}
	for _, reading := range scoring.Readings {
		r := &result.Readings[reading]
		whole := wholeOutput{
			Score:   boundsJSON(r.Whole.Score, q.Score),
			Ladders: laddersJSON(q, q.Ladders, r.Whole.Ladders),
			Nodes:   map[string]nodeOutput{},
		}
		for i, judged := range r.Profiles {
			whole.Profiles = append(whole.Profiles, judgedOutput{
				ID: profiles[i].ID, Met: judged.Met, Possible: judged.Possible, Requirements: requirementsJSON(q, judged.Requirements),
			})
		}
		for _, node := range r.Nodes {
			section := q.Section(node.ID)
			whole.Nodes[node.ID] = nodeOutput{
				Score:   boundsJSON(node.Score, section.Score),
				Ladders: laddersJSON(q, slices.Concat(section.Ladders, q.Ladders), node.Ladders),
			}
		}
		out.Readings[reading.String()] = whole
	}
	for _, question := range result.Questions {
		out.Questions = append(out.Questions, questionJSON(q.Question(question.ID), question))
	}
	return out
}

func boundsJSON(s *scoring.NodeScore, rule *questionnaires.ScoreRule) *boundsOutput {
	if s == nil {
		return nil
	}
	out := &boundsOutput{SoFar: number(s.SoFar), Low: number(s.Low), High: number(s.High), MayVanish: s.MayVanish}
	if rule == nil || len(rule.Bands) == 0 {
		return out
	}
	title := func(band int) string {
		if band < 0 || band >= len(rule.Bands) {
			return ""
		}
		return rule.Bands[band].Title
	}
	out.Bands = &bandOutput{SoFar: title(s.SoFarBand), Low: title(s.LowBand), High: title(s.HighBand)}
	return out
}

func number(v scoring.Value) *float64 {
	if !v.Defined {
		return nil
	}
	return &v.V
}

func laddersJSON(q *questionnaires.Questionnaire, models []questionnaires.Ladder, results []scoring.LadderResult) []ladderOutput {
	var out []ladderOutput
	for _, result := range results {
		ladder := ladderOutput{ID: result.ID, Reached: result.Reached, Possible: result.Possible}
		for i, rung := range result.Rungs {
			ladder.Rungs = append(ladder.Rungs, rungOutput{
				Level:        i + 1,
				Title:        rungTitle(models, result.ID, i),
				Met:          rung.Met,
				Possible:     rung.Possible,
				Requirements: requirementsJSON(q, rung.Requirements),
			})
		}
		out = append(out, ladder)
	}
	return out
}

func rungTitle(models []questionnaires.Ladder, id string, rung int) string {
	for _, m := range models {
		if m.ID == id && rung < len(m.Rungs) {
			return m.Rungs[rung].Title
		}
	}
	return ""
}

func requirementsJSON(q *questionnaires.Questionnaire, results []scoring.RequirementResult) []requirementOutput {
	out := make([]requirementOutput, 0, len(results))
	for _, r := range results {
		o := requirementOutput{
			Verdict: r.Verdict.String(),
			Reading: r.Reading.String(),
			Form:    requirementForm[r.Kind],
			Section: r.Section,
			Over:    r.Questions,
		}
		if r.Kind == scoring.MinimumOption {
			question := q.Question(r.Question)
			o.Question = r.Question
			o.Need = optionCode(question, r.Need)
			o.HaveLow = optionCode(question, r.HaveLow)
			o.HaveHigh = optionCode(question, r.HaveHigh)
		} else {
			o.Need = r.NeedValue
			o.HaveLow, o.HaveHigh = number(r.HaveLowV), number(r.HaveHighV)
		}
		out = append(out, o)
	}
	return out
}

// optionCode is the code of an option's place, nil for none.
func optionCode(q *questionnaires.Question, place int) *string {
	if q == nil || place < 0 || place >= len(q.Options) {
		return nil
	}
	return &q.Options[place].Code
}

func questionJSON(q *questionnaires.Question, r scoring.QuestionResult) questionOutput {
	out := questionOutput{ID: r.ID, Asked: askedWord[r.Asked], Standing: r.Standing.String()}
	if !q.Scored() {
		return out
	}
	out.Readings = map[string][2]*string{}
	for _, reading := range scoring.Readings {
		out.Readings[reading.String()] = [2]*string{
			optionCode(q, r.Low[reading]),
			optionCode(q, r.High[reading]),
		}
	}
	return out
}
