package main

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/report"
	"cirtkit/scoring"
)

// The shapes below are the versioned output of `cirtkit plan --json`; docs/schemas/plan.schema.json describes them.
// Steps are named by their places in the list of steps, from 0. Work is in person-days.

type planOutput struct {
	Format        int                 `json:"format"` // 1
	Questionnaire questionnaireOutput `json:"questionnaire"`
	Assessment    *assessmentOutput   `json:"assessment,omitempty"`
	Supposed      *supposedOutput     `json:"supposed,omitempty"`
	Target        *targetOutput       `json:"target,omitempty"` // not where there is none
	Options       planOptionsOutput   `json:"options"`
	Outcome       string              `json:"outcome"`
	Obstacles     []obstacleOutput    `json:"obstacles,omitempty"`
	Reachable     *int                `json:"reachable,omitempty"` // out of reach: the highest level that any steps reach
	Reached       int                 `json:"reached"`
	Promised      int                 `json:"promised"`
	Fits          int                 `json:"fits"`
	Exact         bool                `json:"exact"`
	AboveLeast    float64             `json:"above_least,omitempty"`
	Effort        effortOutput        `json:"effort"`
	Steps         []stepOutput        `json:"steps"`
	Phases        []phaseOutput       `json:"phases"`
	Months        []monthOutput       `json:"months"`
	Late          []int               `json:"late"`
	Decisions     []int               `json:"decisions"`
	Support       []int               `json:"support"`
	QuickWins     []int               `json:"quick_wins"`
}

type planOptionsOutput struct {
	Start      string  `json:"start,omitempty"`  // YYYY-MM
	Months     int     `json:"months,omitempty"` // 0: no limit
	DaysAMonth float64 `json:"days_a_month"`
}

type obstacleOutput struct {
	Kind        string `json:"kind"`
	Level       int    `json:"level"`
	Requirement *int   `json:"requirement,omitempty"` // from 0; not where it is about the level as a whole
	Question    string `json:"question,omitempty"`
	Option      string `json:"option,omitempty"`
}

type effortOutput struct {
	Least  float64 `json:"least"`
	Most   float64 `json:"most"`
	Costed bool    `json:"costed"` // estimated locally, not by the size of the action; of a sum: all of it
	// Unstated: the questionnaire states no size, so that M was taken; of a sum: some of it.
	Unstated bool `json:"unstated,omitempty"`
}

type stepOutput struct {
	Question string       `json:"question"`
	To       string       `json:"to"`              // option code
	Proof    string       `json:"proof,omitempty"` // evidenced or reviewed: the answer stays, what shows it is recorded
	Do       string       `json:"do,omitempty"`    // as the questionnaire says it
	Size     string       `json:"size,omitempty"`
	Who      string       `json:"who,omitempty"`
	Needs    []string     `json:"needs,omitempty"`
	Level    int          `json:"level"` // 0: nothing but somebody's pin asks for it
	Required bool         `json:"required"`
	Chosen   bool         `json:"chosen"`
	Pinned   bool         `json:"pinned"`
	Done     bool         `json:"done"`
	FromOpen bool         `json:"from_open"`
	Effort   effortOutput `json:"effort"`
	First    int          `json:"first"` // months, from 1; 0 for what is done
	Last     int          `json:"last"`
	Waits    []int        `json:"waits"`
	Local    *localOutput `json:"local,omitempty"`
}

// localOutput is what is set locally on a step.
type localOutput struct {
	Status  string `json:"status,omitempty"`
	Days    string `json:"days,omitempty"`
	Owner   string `json:"owner,omitempty"` // an office
	Cost    string `json:"cost,omitempty"`
	Funding string `json:"funding,omitempty"`
	Due     string `json:"due,omitempty"`
}

type phaseOutput struct {
	Level    int          `json:"level"`
	Steps    []int        `json:"steps"`
	First    int          `json:"first"`
	Last     int          `json:"last"`
	By       int          `json:"by"` // month at whose end this phase and every one before it is done
	Effort   effortOutput `json:"effort"`
	Reached  int          `json:"reached"`
	Possible int          `json:"possible"`
}

type monthOutput struct {
	Name string  `json:"name,omitempty"` // YYYY-MM
	Load float64 `json:"load"`
}

// outcomeWord and obstacleWord are the words of the schema.
var (
	outcomeWord = map[planning.Outcome]string{
		planning.Planned: "planned", planning.AlreadyReached: "already-reached", planning.OutOfReach: "out-of-reach", planning.NoTarget: "no-target",
	}
	obstacleWord = map[planning.ObstacleKind]string{
		planning.Excluded: "excluded", planning.Circle: "circle", planning.TooWaived: "too-waived",
		planning.HangsOnFact: "hangs-on-fact", planning.NotOffered: "not-offered",
		planning.NotReviewed: "not-reviewed",
	}
)

// planJSON shows a roadmap. Before is the source without the answers that are tried out, source the one that the
// roadmap is made of.
func planJSON(before, source report.Source, tried *supposed, r *planning.Roadmap) planOutput {
	out := planOutput{
		Format: 1, Questionnaire: questionnaireJSON(source.State.Questionnaire), Assessment: assessmentJSON(source.State),
		Supposed: tried.output(before.Result), Outcome: outcomeWord[r.Outcome],
		Options: planOptionsOutput{Start: r.Options.Start, Months: r.Options.Months, DaysAMonth: days(r.Options.Budget())},
		Reached: r.Reached, Promised: r.Promised, Fits: r.Fits, Exact: r.Exact, AboveLeast: r.AboveLeast, Effort: effortJSON(r.Effort),
		Steps: []stepOutput{}, Phases: []phaseOutput{}, Months: []monthOutput{},
		Late: list(r.Late), Decisions: list(r.Decisions), Support: list(r.Support), QuickWins: list(r.QuickWins),
	}
	if r.Outcome != planning.NoTarget {
		out.Target = targetJSON(r.Target)
	}
	if r.Outcome == planning.OutOfReach {
		out.Reachable = &r.Reachable
	}
	for _, o := range r.Obstacles {
		shown := obstacleOutput{Kind: obstacleWord[o.Kind], Level: o.Level, Question: o.Question, Option: o.Option}
		if o.Index >= 0 {
			shown.Requirement = &o.Index
		}
		out.Obstacles = append(out.Obstacles, shown)
	}
	for i := range r.Steps {
		out.Steps = append(out.Steps, stepJSON(&r.Steps[i]))
	}
	for _, p := range r.Phases {
		out.Phases = append(out.Phases, phaseOutput{
			Level: p.Level, Steps: list(p.Steps), First: p.First, Last: p.Last, By: p.By, Effort: effortJSON(p.Effort), Reached: p.Reached, Possible: p.Possible,
		})
	}
	for _, m := range r.Months {
		out.Months = append(out.Months, monthOutput{Name: m.Name, Load: days(m.Load)})
	}
	return out
}

func stepJSON(s *planning.Step) stepOutput {
	out := stepOutput{
		Question: s.Question.ID, Level: s.Level, Required: s.Required, Chosen: s.Chosen, Pinned: s.Pinned, Done: s.Done,
		FromOpen: s.FromOpen, Effort: effortJSON(s.Effort), First: s.First, Last: s.Last, Waits: list(s.Waits),
	}
	if code := optionCode(s.Question, s.To); code != nil {
		out.To = *code
	}
	if s.Proof != scoring.Claimed {
		out.Proof = s.Proof.String()
	}
	if a := s.Action; a != nil {
		out.Do, out.Size, out.Who, out.Needs = a.Do, a.Size, a.Who, a.Needs
	}
	if l := s.Local; l != nil {
		out.Local = &localOutput{Status: l.Status, Days: l.Days, Owner: l.Owner, Cost: l.Cost, Funding: l.Funding, Due: l.Due}
	}
	return out
}

func effortJSON(r planning.Range) effortOutput {
	return effortOutput{Least: days(r.Least), Most: days(r.Most), Costed: r.Costed, Unstated: r.Unstated}
}

// days are person-days of tenths of them.
func days(d planning.Days) float64 { return float64(d) / 10 }

// list is never null in JSON.
func list(places []int) []int {
	if places == nil {
		return []int{}
	}
	return slices.Clone(places)
}
