package chart

// Roadmap shows steps on an axis of months, phase by phase, with the load of each month below. Months are
// counted from 1.
type Roadmap struct {
	Months    []string // the name of every month: "2026-12", or "1" where months are only counted
	MonthWord string   // "Month", beside the axis of months that are only counted; may be ""
	Groups    []RoadmapGroup
	Load      []float64 // by month; nil leaves the load out
	LoadText  []string  // each month's load as a short number, written where all have room; may be nil
	Budget    float64   // what a month holds at most, in the unit of Load; 0 for none to show
	Limit     int       // the last month that there is; 0 for no limit

	// What the kinds and marks mean. Only what the chart shows is explained.
	RequiredWord, ChosenWord, WaitedWord, ProofWord string
	LateWord, DueWord, LimitWord                    string
	LoadWord, BudgetWord                            string
}

// RoadmapGroup is a phase. First and Last are its months, 0 where nothing has to be done in it.
type RoadmapGroup struct {
	Title       string
	Text        string // how much it is: "12 steps, 90 to 300 days"
	First, Last int
	Flag        string // what is reached when it is over: "Level 2"; "" for none
	Bars        []RoadmapBar
}

// RoadmapBar is a step. One without months (0) has its label and text only.
type RoadmapBar struct {
	Label       string
	Text        string // short, right of the months: the size, or the days
	First, Last int
	Kind        RoadmapKind
	Late        bool  // done after the last month that there is, or after it is due
	Due         int   // month that it is due in; 0 for none, below 0 for before the first month
	Waits       []int // bars that it waits for, as places among the bars of all groups
}

// RoadmapKind says why a step is there.
type RoadmapKind int

// The kinds of steps.
const (
	Required RoadmapKind = iota // a requirement names it
	Chosen                      // one of several ways, or wished for locally
	Waited                      // another step waits for it
	Proof                       // something is shown that is there: no work of its own
)
