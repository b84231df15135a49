package assessment

// LocalStep is what is set locally on one step of improvement: the step that lifts a question's answer to an
// option from the one below. A questionnaire says what usually has to be done; who owns it here, what it costs
// and how far it is, only those who do it can say.
type LocalStep struct {
	Question string `json:"-"`
	Option   string `json:"-"`                // code of the option that the step leads to
	Status   string `json:"status,omitempty"` // one of StepStatuses, or ""
	// Days is the step's work in person-days as estimated locally, a decimal of at most three places; "" where
	// nobody has costed it.
	Days    string `json:"days,omitempty"`
	Owner   string `json:"owner,omitempty"`   // an office, never a person's name
	Cost    string `json:"cost,omitempty"`    // money: an amount with its currency, as entered
	Funding string `json:"funding,omitempty"` // where that money comes from
	Due     string `json:"due,omitempty"`     // YYYY-MM-DD
}

// StepStatuses are the statuses of a step. A pinned step belongs to every roadmap, an excluded one to none; a step
// under way is pinned too; one that is done is done, though the answer may not say so yet.
var StepStatuses = []string{"pinned", "excluded", "under-way", "done"}

// Roadmap is a roadmap as it was recorded, so that a later assessment can be held against it.
type Roadmap struct {
	Made       string        `json:"made"`              // YYYY-MM-DD, the day it was recorded
	Target     string        `json:"target,omitempty"`  // "ladder:level"
	Profile    string        `json:"profile,omitempty"` // id of the profile, where that was the target
	Start      string        `json:"start,omitempty"`   // YYYY-MM of the first month; "" where months are only counted
	Months     int           `json:"months,omitempty"`  // the time there was; 0 for no limit
	DaysAMonth string        `json:"days-a-month"`      // person-days, a decimal
	Steps      []PlannedStep `json:"steps"`             // in the order of the timetable
}

// PlannedStep is one step of a recorded roadmap.
type PlannedStep struct {
	Question string `json:"question"`
	Option   string `json:"option"`          // code of the option that it leads to
	Level    int    `json:"level,omitempty"` // the lowest level that it serves
	First    int    `json:"first"`           // month in which it begins, from 1
	Last     int    `json:"last"`            // month in which it is done
}
