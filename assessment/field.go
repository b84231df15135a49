package assessment

import (
	"net/url"
	"strings"
)

// Field names one thing that an act can set. Parts are joined by "/"; ids hold no slash.
//
//	about/<name>                   a field of About
//	answer/<question>              a questionnaires.Answer; null clears
//	row/<question>/<row>           the cells of a list's row; null removes it
//	provided/<question>            one of questionnaires.Providers
//	finding/<question>             text
//	working/<question>             text
//	mark/<question>                true; null takes the mark away
//	review/<question>              a Review
//	position/<question>/<session>/<institution, path-escaped>   the answer and note of a Position
//	evidence/<id>                  an Evidence record without its supports; null removes it
//	supports/<id>/<question>       option code; null removes it
//	session/<id>                   a Session; null removes it
//	note/<id>                      text; null removes it
//	step/<question>/<option>       a LocalStep without its question and option; null removes it
//	roadmap                        a Roadmap; null removes it
//	status                         one of Statuses, with an Approval when approved
//	released/<id>                  a Released
//
// A field of a kind that this program does not know is kept and reported (see State.Unknown).
type Field string

// The kinds of field.
const (
	kindAbout    = "about"
	kindAnswer   = "answer"
	kindRow      = "row"
	kindProvided = "provided"
	kindFinding  = "finding"
	kindWorking  = "working"
	kindMark     = "mark"
	kindReview   = "review"
	kindPosition = "position"
	kindEvidence = "evidence"
	kindSupports = "supports"
	kindSession  = "session"
	kindNote     = "note"
	kindReleased = "released"
	kindStep     = "step"

	fieldStatus  Field = "status"
	fieldRoadmap Field = "roadmap"
)

// Kind is the field's first part.
func (f Field) Kind() string {
	kind, _, _ := strings.Cut(string(f), "/")
	return kind
}

// Question is the id of the question that the field belongs to, or "".
func (f Field) Question() string {
	kind, rest, _ := strings.Cut(string(f), "/")
	switch kind {
	case kindAnswer, kindRow, kindProvided, kindFinding, kindWorking, kindMark, kindReview, kindPosition, kindStep:
		question, _, _ := strings.Cut(rest, "/")
		return question
	case kindSupports:
		_, question, _ := strings.Cut(rest, "/")
		return question
	}
	return ""
}

// parts are the field's parts after its kind.
func (f Field) parts() []string { return strings.Split(string(f), "/")[1:] }

// first is the field's first part after its kind, or "".
func (f Field) first() string {
	_, rest, _ := strings.Cut(string(f), "/")
	first, _, _ := strings.Cut(rest, "/")
	return first
}

func fieldOf(parts ...string) Field { return Field(strings.Join(parts, "/")) }

func positionField(question, session, institution string) Field {
	return fieldOf(kindPosition, question, session, url.PathEscape(institution))
}
