package xlsx

// Check says what may be put into cells, and shows it: as a drop-down, or as a message when something else
// is typed. It guards against slips; what comes back must be checked again.
type Check struct {
	Kind CheckKind
	List []string // of a drop-down, in order; of another kind the words that may stand in place of the value
	// Open lets anything else be typed too: the list is an offer.
	Open     bool
	Min, Max string // bounds of a number, as decimals; "": none
	Title    string // of both messages
	Prompt   string // shown when the cell is chosen; "": nothing
	Refusal  string // shown when something else is typed; "": the program's own words
}

// CheckKind is the kind of value that is asked for.
type CheckKind int

// The kinds of check.
const (
	OneOf   CheckKind = iota // one of the list, chosen from a drop-down
	ANumber                  // a number, or a word of the list
	ADay                     // a date, or a word of the list
	Words                    // any text; only the prompt is shown
)

type placedCheck struct {
	check Check
	areas []Area
}

// Check puts a check on areas of the sheet. The lists of all drop-downs are kept on a sheet of the book
// that is not shown, since the format has room for 255 characters only in the place itself.
func (s *Sheet) Check(c Check, areas ...Area) {
	if len(areas) > 0 {
		s.checks = append(s.checks, placedCheck{c, areas})
	}
}

// The most that the messages of a check can hold, in UTF-16 units.
const (
	maxCheckTitle  = 32
	maxCheckPrompt = 255
	maxCheckRefuse = 225
)
