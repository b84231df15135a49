package exchange

import (
	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Incoming is what a source says, in the terms of the assessment that it is to come into: a form that was
// filled in, a file of answers, an earlier assessment. Nothing is decided yet: Compare says what each part
// would change.
type Incoming struct {
	For     string // on whose behalf, as the source says; ""
	Offers  []Offer
	Records []Record
	// Earlier says that the source is another assessment: it speaks of another time or place, so that what is
	// here stands before what it says.
	Earlier bool
	// Refused lists what can't be taken, each with its place in the source.
	Refused fault.List
}

// Offer is what a source says on one question. What is empty says nothing, and changes nothing.
type Offer struct {
	Question *questionnaires.Question
	From     string // where the source says it: "Questions!G12", or a question of another questionnaire
	Answer   questionnaires.Answer
	Rows     []OfferedRow // of a list
	Provided string
	Finding  string
}

// OfferedRow is a row of a list, with the place at which the source has it. An id that the assessment lacks, or
// none, is a new row.
type OfferedRow struct {
	questionnaires.Row
	From string
}

// Record is a record of evidence that a source names. Its Supports are by questions of the assessment; an
// option "" stands for the answer that the question has.
type Record struct {
	From     string
	Evidence assessment.Evidence
	// Ours says that the record's id is one of the assessment itself, since the source was made from it.
	Ours bool
}

// Refuse adds why something can't be taken, with its place.
func (in *Incoming) Refuse(place string, err error) {
	in.Refused = append(in.Refused, placed(err, fault.Position{File: place})...)
}
