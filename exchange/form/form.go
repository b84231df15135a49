package form

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// Source is what a form is made of.
type Source struct {
	// Questionnaire in the language of the form.
	Questionnaire *questionnaires.Questionnaire
	Language      *lang.Language
	// State fills the form in with what an assessment has; nil for an empty form.
	State *assessment.State
	// Role leaves only the questions that it can answer; "" for all.
	Role string
	// References are the short numbers of the questions, such as "M-07", by their ids.
	References map[string]string
	Date       string // YYYY-MM-DD, of the form
}

// FormatVersion is the version of the form: what the hidden parts hold.
const FormatVersion = "1"

// The keys of the hidden sheet, row and columns. They are part of the form's format.
const (
	keySheet = "cirtkit" // name of the sheet that says what the form is of

	keyFormat        = "cirtkit-form"
	keyQuestionnaire = "questionnaire"
	keyVersion       = "version"
	keyDigest        = "digest"
	keyLanguage      = "language"
	keyAssessment    = "assessment"

	// What is shown beside each id, to know a row that was moved without its id.
	keyNumber = "number:" // with a question's id
	keyOf     = "of:"     // with a record's id: fingerprint of its title

	keyInstitution = "cirtkit:institution" // on the cover, beside its field

	keyID       = "cirtkit:id" // of the sheet of questions
	keyAnswer   = "cirtkit:answer"
	keyReason   = "cirtkit:reason"
	keyProvided = "cirtkit:provided"
	keyFinding  = "cirtkit:finding"
	keyDocument = "cirtkit:document" // of the same, and of the sheet of evidence
	keyIssuer   = "cirtkit:issuer"
	keyDate     = "cirtkit:date"
	keyHow      = "cirtkit:how"
	keyRecord   = "cirtkit:record" // id of the record

	keyQuestion   = "cirtkit:question" // of the sheet of evidence
	keyPlace      = "cirtkit:place"
	keyValidUntil = "cirtkit:valid-until"
	keyPromised   = "cirtkit:promised-by"
	keyDue        = "cirtkit:due"
	keyShows      = "cirtkit:shows"
	keyMarking    = "cirtkit:marking"

	keyList = "cirtkit:list:" // with the question's id: column of the rows' ids
	keyCell = "cirtkit:cell:" // with the column's id

	// keyHead marks the row of the heads, in the column that is not shown.
	keyHead = "cirtkit:head"

	// keyOther begins the keys of columns that are only to be read.
	keyOther = "cirtkit:shown:"

	// optionSign stands between a question's id and an option's code in the row of an option.
	optionSign = "#"
)

// Questions lists what a role can answer, in order: all questions that are still asked for "". The role is an
// id of the questionnaire or its words.
//
// Faults: form.unknown-role, which lists the roles there are; form.no-questions when it can answer none.
func Questions(q *questionnaires.Questionnaire, role string) ([]*questionnaires.Question, error) {
	id, found := roleOf(q, role)
	if !found {
		var ids []string
		for _, r := range q.Roles {
			ids = append(ids, r.ID)
		}
		return nil, fault.New(fault.Usage, "form.unknown-role", "role", role, "questionnaire", q.ID, "known", ids)
	}
	var out []*questionnaires.Question
	for _, question := range q.Questions() {
		if question.Retired == "" && (id == "" || slices.Contains(question.Whom, id)) {
			out = append(out, question)
		}
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Usage, "form.no-questions", "questionnaire", q.ID, "role", id)
	}
	return out, nil
}

// roleOf is the id of the role that somebody named by its id or its words, in any case; "" for "".
func roleOf(q *questionnaires.Questionnaire, role string) (id string, found bool) {
	for _, r := range q.Roles {
		if strings.EqualFold(role, r.ID) || strings.EqualFold(role, r.Text) {
			id, found = r.ID, true
		}
	}
	return id, found || role == ""
}

// special are the words that can stand in place of an answer to a question, in the order of the drop-down.
func special(q *questionnaires.Question, l *lang.Language) []string {
	words := []string{l.T("form.dont-know"), l.T("form.withheld")}
	if !q.Essential {
		words = append(words, l.T("form.not-applicable"))
	}
	return words
}
