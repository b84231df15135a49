package questionnaires

// AnswerState says what kind of answer there is. The zero state is unanswered.
type AnswerState string

// The states.
const (
	Unanswered    AnswerState = ""
	Answered      AnswerState = "answered"
	NotApplicable AnswerState = "not-applicable" // with a reason
	DontKnow      AnswerState = "dont-know"
	Withheld      AnswerState = "withheld" // known, not disclosed
)

// Answer is the answer to one question. Which value is set depends on the question's type: Option for
// scale, yes-no and choice; Options for choices; Number, Date and Text for theirs. The rows of a list
// are kept apart, since each is edited by itself; a list's Answer only carries the state (answered also
// with no rows: "there are none").
type Answer struct {
	State   AnswerState `json:"state,omitempty"`
	Option  string      `json:"option,omitempty"`
	Options []string    `json:"options,omitempty"` // in the question's order
	Number  string      `json:"number,omitempty"`  // a decimal of at most three places, as ParseDecimal reads it
	Date    string      `json:"date,omitempty"`    // YYYY-MM-DD
	Text    string      `json:"text,omitempty"`
	Reason  string      `json:"reason,omitempty"` // not applicable: a code of the question's NA, or other words
}

// Row is one row of a list question. Its id is permanent. Cells are by column id: an option code,
// codes joined by commas, a decimal, a date, or text.
type Row struct {
	ID    string            `json:"id"`
	Cells map[string]string `json:"cells"`
}
