package main

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// The shapes below are the versioned output of `cirtkit explain --json`; docs/schemas/explain.schema.json
// describes them.

type explainOutput struct {
	Format        int                 `json:"format"` // 1
	Questionnaire questionnaireOutput `json:"questionnaire"`
	Assessment    *assessmentOutput   `json:"assessment,omitempty"`
	Supposed      *supposedOutput     `json:"supposed,omitempty"`
	Explanations  []explanationOutput `json:"explanations"`
}

// explanationOutput is the way to one target in each reading; no target and no readings where there is nothing to
// look towards.
type explanationOutput struct {
	Target      *targetOutput                       `json:"target,omitempty"`
	Readings    map[string]explanationReadingOutput `json:"readings,omitempty"`
	Differences []differingOutput                   `json:"differences,omitempty"`
}

type targetOutput struct {
	Section string `json:"section,omitempty"`
	Ladder  string `json:"ladder,omitempty"`
	Level   int    `json:"level,omitempty"`
	Profile string `json:"profile,omitempty"`
}

// differingOutput is a requirement whose verdict is not the same in every reading.
type differingOutput struct {
	requirementAtOutput
	Verdicts map[string]string `json:"verdicts"` // by reading
}

type explanationReadingOutput struct {
	Reached  int                    `json:"reached"`
	Possible int                    `json:"possible"`
	Levels   []explainedLevelOutput `json:"levels"` // from the one reached to the target's
	Acts     []actOutput            `json:"acts"`
	Sections []movesOutput          `json:"sections"`
}

type explainedLevelOutput struct {
	Level        int                          `json:"level"`
	Title        string                       `json:"title,omitempty"`
	Met          bool                         `json:"met"`
	Possible     bool                         `json:"possible"`
	Empty        bool                         `json:"empty,omitempty"`      // asks for nothing
	TooWaived    bool                         `json:"too_waived,omitempty"` // more than half does not apply
	Requirements []explainedRequirementOutput `json:"requirements"`
}

// explainedRequirementOutput is a requirement with what it hangs on while it is open.
type explainedRequirementOutput struct {
	requirementOutput
	Beyond  bool         `json:"beyond,omitempty"` // no answer can meet it
	HangsOn []hangOutput `json:"hangs_on,omitempty"`
}

type hangOutput struct {
	Question string `json:"question"`
	Standing string `json:"standing"`
	Fact     bool   `json:"fact,omitempty"` // it decides whether questions are asked
}

type actOutput struct {
	Kind     string                `json:"kind"`
	Question string                `json:"question"`
	Reading  string                `json:"reading"`
	Standing string                `json:"standing"`
	Have     *string               `json:"have"` // option codes
	Need     *string               `json:"need"`
	Answer   *answerOutput         `json:"answer,omitempty"` // of a fact: an example that does what is said below
	Mends    []requirementAtOutput `json:"mends"`
	Waives   []requirementAtOutput `json:"waives,omitempty"`
	Helps    []requirementAtOutput `json:"helps"`
	Joint    []requirementAtOutput `json:"joint,omitempty"`
}

type requirementAtOutput struct {
	Level       int `json:"level"`
	Requirement int `json:"requirement"` // its place among the level's requirements, from 0
}

type movesOutput struct {
	Section string       `json:"section"`
	Moves   []moveOutput `json:"moves"`
}

type moveOutput struct {
	Question string  `json:"question"`
	Have     *string `json:"have"`
	Step     float64 `json:"step"`
	Top      float64 `json:"top"`
	Open     float64 `json:"open"`
}

func explainJSON(before report.Source, tried *supposed, targets []string) explainOutput {
	q := before.State.Questionnaire
	out := explainOutput{
		Format: 1, Questionnaire: questionnaireJSON(q), Assessment: assessmentJSON(before.State),
		Supposed: tried.output(before.Result), Explanations: []explanationOutput{},
	}
	for _, towards := range targets {
		source := tried.over(before)
		source.Target = towards
		model, target := report.Towards(source)
		explained := explanationOutput{Target: targetJSON(target)}
		if explained.Target != nil {
			result := model.Score(source.State.ScoringInput(source.State.About.Date))
			explained.Readings = map[string]explanationReadingOutput{}
			for _, reading := range scoring.Readings {
				if e := result.Explain(reading, target); e != nil {
					explained.Readings[reading.String()] = explanationJSON(q, result, e)
				}
			}
			for _, d := range result.Differences(target) {
				verdicts := map[string]string{}
				for _, reading := range scoring.Readings {
					verdicts[reading.String()] = d.Verdicts[reading].String()
				}
				explained.Differences = append(explained.Differences, differingOutput{placeJSON(d.At), verdicts})
			}
		}
		out.Explanations = append(out.Explanations, explained)
	}
	return out
}

// targetJSON names a target; nil for none.
func targetJSON(t scoring.Target) *targetOutput {
	switch {
	case t == scoring.Target{}:
		return nil
	case t.Profile != "":
		return &targetOutput{Profile: t.Profile}
	}
	return &targetOutput{Section: t.Node, Ladder: t.Ladder, Level: t.Level}
}

func explanationJSON(q *questionnaires.Questionnaire, result *scoring.Result, e *scoring.Explanation) explanationReadingOutput {
	out := explanationReadingOutput{Levels: []explainedLevelOutput{}, Acts: []actOutput{}, Sections: []movesOutput{}}
	out.Reached, out.Possible = e.Ladder.Reached, e.Ladder.Possible
	for _, l := range e.Levels {
		level := explainedLevelOutput{
			Level: l.Level, Title: targetTitle(q, e.Target, l.Level-1), Met: l.Met, Possible: l.Possible,
			Empty: l.Empty, TooWaived: l.TooWaived, Requirements: []explainedRequirementOutput{},
		}
		rung := &e.Ladder.Rungs[l.Level-1]
		for i, r := range requirementsJSON(q, rung.Requirements) {
			at := scoring.RequirementAt{Level: l.Level, Index: i}
			shown := explainedRequirementOutput{requirementOutput: r, Beyond: slices.Contains(l.Beyond, at)}
			if rung.Requirements[i].Verdict == scoring.OpenYet {
				for _, h := range result.HangsOn(e.Reading, e.Target, at) {
					shown.HangsOn = append(shown.HangsOn, hangOutput{Question: h.Question, Standing: h.Standing.String(), Fact: h.Fact})
				}
			}
			level.Requirements = append(level.Requirements, shown)
		}
		out.Levels = append(out.Levels, level)
	}
	for _, a := range e.Acts {
		question := q.Question(a.Question)
		act := actOutput{
			Kind: a.Kind.String(), Question: a.Question, Reading: a.Reading.String(), Standing: a.Standing.String(),
			Have: optionCode(question, a.Have), Need: optionCode(question, a.Need),
			Mends: placesJSON(a.Mends), Waives: placesJSON(a.Waives), Helps: placesJSON(a.Helps), Joint: placesJSON(a.Joint),
		}
		if a.Answer != nil {
			answer := answerJSON(question, *a.Answer)
			act.Answer = &answer
		}
		out.Acts = append(out.Acts, act)
	}
	for _, s := range e.Sections {
		moved := movesOutput{Section: s.Section, Moves: []moveOutput{}}
		for _, m := range s.Moves {
			moved.Moves = append(moved.Moves, moveOutput{
				Question: m.Question, Have: optionCode(q.Question(m.Question), m.Have), Step: m.Step, Top: m.Top, Open: m.Open,
			})
		}
		out.Sections = append(out.Sections, moved)
	}
	return out
}

func placesJSON(places []scoring.RequirementAt) []requirementAtOutput {
	out := make([]requirementAtOutput, 0, len(places))
	for _, at := range places {
		out = append(out, placeJSON(at))
	}
	return out
}

func placeJSON(at scoring.RequirementAt) requirementAtOutput {
	return requirementAtOutput{Level: at.Level, Requirement: at.Index}
}

// targetTitle is the title of a rung of the ladder that a target is on.
func targetTitle(q *questionnaires.Questionnaire, t scoring.Target, rung int) string {
	ladders := q.Ladders
	if s := q.Section(t.Node); s != nil {
		ladders = append(append([]questionnaires.Ladder(nil), s.Ladders...), ladders...)
	}
	return rungTitle(ladders, t.Ladder, rung)
}
