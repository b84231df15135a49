package assessment

import (
	"bytes"
	"encoding/json"

	"cirtkit/questionnaires"
)

// Intent is what somebody wants to change. Saving it makes one act of it: whole or not at all.
type Intent struct {
	Sets []Set
	// Undo is the hash of the act to undo, or UndoLatest or RedoLatest, which are looked up when the
	// intent is saved. An intent has Sets or Undo, not both.
	Undo    string
	For     string // on whose behalf
	Session string // session id
	Why     string // reason for a change: see Whys
}

// Set gives one field a value.
type Set struct {
	Field Field
	Value json.RawMessage // JSON; nil or null clears
}

// What Intent.Undo can say in place of a hash. They are for keys pressed faster than the disk saves:
// the act to undo may itself still be waiting.
const (
	UndoLatest = "undo-latest" // undo what NextUndo names at the time of saving; nothing when there is none
	RedoLatest = "redo-latest" // undo the undo that NextRedo names at the time of saving
)

// With returns the intent with the sets of others added, so that they become one act.
func (i Intent) With(others ...Intent) Intent {
	sets := append([]Set(nil), i.Sets...)
	for _, o := range others {
		sets = append(sets, o.Sets...)
	}
	i.Sets = sets
	return i
}

// SetAnswer gives a question an answer; the zero answer clears it. The answer is not checked here: see
// questionnaires.CheckAnswer.
func SetAnswer(q *questionnaires.Question, a questionnaires.Answer) Intent {
	if a.State == questionnaires.Unanswered {
		return clears(fieldOf(kindAnswer, q.ID))
	}
	return sets(fieldOf(kindAnswer, q.ID), a)
}

// SetProvided says who provides a service or means, one of questionnaires.Providers; "" clears.
func SetProvided(question, provider string) Intent {
	return setsText(fieldOf(kindProvided, question), provider)
}

// SetFinding sets the note that goes into reports; "" clears.
func SetFinding(question, text string) Intent {
	return setsText(fieldOf(kindFinding, question), text)
}

// SetWorkingNote sets the note that never leaves the file unless asked for by flag; "" clears.
func SetWorkingNote(question, text string) Intent {
	return setsText(fieldOf(kindWorking, question), text)
}

// SetMark marks a question to come back to, or takes the mark away.
func SetMark(question string, marked bool) Intent {
	if !marked {
		return clears(fieldOf(kindMark, question))
	}
	return sets(fieldOf(kindMark, question), true)
}

// PutRow adds or replaces a row of a list question. A new row takes its id from File.NewID("r").
func PutRow(question string, row questionnaires.Row) Intent {
	cells := row.Cells
	if cells == nil {
		cells = map[string]string{}
	}
	return sets(fieldOf(kindRow, question, row.ID), cells)
}

// RemoveRow removes a row of a list question.
func RemoveRow(question, row string) Intent { return clears(fieldOf(kindRow, question, row)) }

// SetAbout sets the named fields (the names of About's JSON form, such as "team-kind") to what they
// are in a; without names, every field that is not empty.
func SetAbout(a About, names ...string) Intent {
	fields := aboutFields(a)
	if len(names) == 0 {
		for _, name := range aboutNames {
			if fields[name] != nil {
				names = append(names, name)
			}
		}
	}
	var i Intent
	for _, name := range names {
		i.Sets = append(i.Sets, Set{Field: fieldOf(kindAbout, name), Value: fields[name]})
	}
	return i
}

// ChangeAbout sets the fields in which the second differs from the first.
func ChangeAbout(was, is About) Intent {
	before, after := aboutFields(was), aboutFields(is)
	var i Intent
	for _, name := range aboutNames {
		if !bytes.Equal(before[name], after[name]) {
			i.Sets = append(i.Sets, Set{Field: fieldOf(kindAbout, name), Value: after[name]})
		}
	}
	return i
}

// PutEvidence adds or replaces a record of the register, and sets the supports it has. A new record
// takes its id from File.NewID("e"). A support that the record no longer has is taken away by Support.
func PutEvidence(e Evidence) Intent {
	i := sets(fieldOf(kindEvidence, e.ID), e)
	for _, question := range sortedKeys(e.Supports) {
		i = i.With(Support(e.ID, question, e.Supports[question]))
	}
	return i
}

// RemoveEvidence removes a record and what it supports.
func RemoveEvidence(e Evidence) Intent {
	i := clears(fieldOf(kindEvidence, e.ID))
	for _, question := range sortedKeys(e.Supports) {
		i = i.With(Support(e.ID, question, ""))
	}
	return i
}

// Support says which option of a question a record of the register supports; "" takes it away.
func Support(evidence, question, option string) Intent {
	return setsText(fieldOf(kindSupports, evidence, question), option)
}

// PutSession adds or replaces a session. A new one takes its id from File.NewID("s").
func PutSession(s Session) Intent { return sets(fieldOf(kindSession, s.ID), s) }

// RemoveSession removes a session. Positions taken in it stay.
func RemoveSession(id string) Intent { return clears(fieldOf(kindSession, id)) }

// PutPosition records what one institution said on a question in one session ("" for none).
func PutPosition(question string, p Position) Intent {
	field := positionField(question, p.Session, p.Institution)
	return sets(field, positionValue{Answer: p.Answer, Note: p.Note})
}

// RemovePosition removes what an institution said on a question in a session.
func RemovePosition(question, session, institution string) Intent {
	return clears(positionField(question, session, institution))
}

// PutReview records what a named reviewer accepts.
func PutReview(question string, r Review) Intent { return sets(fieldOf(kindReview, question), r) }

// RemoveReview takes a review away.
func RemoveReview(question string) Intent { return clears(fieldOf(kindReview, question)) }

// PutNote records a quick note without a question. A new one takes its id from File.NewID("n").
func PutNote(id, text string) Intent { return setsText(fieldOf(kindNote, id), text) }

// RemoveNote removes a quick note.
func RemoveNote(id string) Intent { return clears(fieldOf(kindNote, id)) }

// PutStep sets what is set locally on a step, in place of what was; where nothing is set, it removes the step. It
// is not checked here: see CheckStep.
func PutStep(s LocalStep) Intent {
	if d, err := questionnaires.ParseDecimal(s.Days); err == nil {
		s.Days = d.String() // so that one estimate is not written in two ways
	}
	field := fieldOf(kindStep, s.Question, s.Option)
	if s.IsEmpty() {
		return clears(field)
	}
	return sets(field, s)
}

// RemoveStep removes all that is set locally on a step.
func RemoveStep(question, option string) Intent { return clears(fieldOf(kindStep, question, option)) }

// SetRoadmap records a roadmap in place of the one before; nil clears. It is not checked here: see CheckRoadmap.
func SetRoadmap(r *Roadmap) Intent {
	if r == nil {
		return clears(fieldRoadmap)
	}
	return sets(fieldRoadmap, r)
}

// SetStatus sets the status to one of Statuses but "approved", which only Approve sets.
func SetStatus(now string) Intent { return sets(fieldStatus, statusValue{Now: now}) }

// Approve approves the assessment as it is when the intent is saved; the act then names that head.
// The date is YYYY-MM-DD.
func Approve(name, office, date string) Intent {
	return sets(fieldStatus, statusValue{Now: "approved", Approval: &Approval{Name: name, Office: office, Date: date}})
}

// Release records to whom the assessment was given. It takes its id from File.NewID("x").
func Release(id string, r Released) Intent { return sets(fieldOf(kindReleased, id), r) }

// sets is an intent of one field. Every value given to it is a plain struct of strings, so that it can
// be written as JSON.
func sets(f Field, value any) Intent {
	return Intent{Sets: []Set{{Field: f, Value: mustJSON(value)}}}
}

func clears(f Field) Intent { return Intent{Sets: []Set{{Field: f}}} }

// setsText is an intent of one text; "" clears the field.
func setsText(f Field, text string) Intent {
	if text == "" {
		return clears(f)
	}
	return sets(f, text)
}
