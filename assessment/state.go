package assessment

import (
	"time"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// State is what a set of acts says, folded. It is a value of its own: nothing changes it afterwards.
type State struct {
	Questionnaire *questionnaires.Questionnaire
	ID            string // of the assessment, random
	Head          string // of the file, 64 hex digits
	Ends          int    // acts that no act follows: 1, or more after a merge; 0 for no acts
	Acts          int
	Created       time.Time // of the first act; zero without acts
	LastChange    time.Time // of the newest act; zero without acts

	About    About
	Status   Status
	Answers  map[string]*Entry // by question id; a question nobody touched has no entry
	Evidence []Evidence        // in order of their ids (see Evidence.ID)
	Sessions []Session
	Notes    []Note      // quick notes without a question
	Steps    []LocalStep // what is set locally on steps of improvement, in order of question and option
	Roadmap  *Roadmap    // the roadmap that was recorded last; nil for none
	// Conflicts lists the fields with two values that stand beside each other.
	Conflicts []Conflict
	// Unknown lists what the file names and the questionnaire lacks. It is kept, and reported.
	Unknown []UnknownName

	since sinceStatus
	fold  *fold  // of more acts, maybe, than the state's; nil where nothing can be saved (see With)
	tips  []hash // what the next act follows
}

// Entry is all that is recorded on one question.
type Entry struct {
	Answer   questionnaires.Answer // zero: unanswered
	Rows     []questionnaires.Row  // of a list question, in order of their ids
	Provided string                // one of questionnaires.Providers, or ""
	Conflict bool                  // two answers stand beside each other (see State.Conflicts)
	By       string                // author of the answer
	For      string                // on whose behalf
	Session  string                // session id
	At       time.Time             // of the answer
	Why      string                // reason for a change: see Whys

	Finding     string // goes into reports
	WorkingNote string // never leaves the file unless asked for by flag
	Marked      bool
	Review      *Review    // nil: not reviewed
	Positions   []Position // in order of session, then institution

	beside bool // something is recorded beside the answer, be it readable or not
}

// Whys are the reasons for which an answer changes.
var Whys = []string{"changed", "corrected", "read-differently", "evidence-found", "evidence-lost"}

// Review is what a named reviewer accepts.
type Review struct {
	By     string                `json:"by"`
	Answer questionnaires.Answer `json:"answer"`           // may differ from what is claimed
	Reason string                `json:"reason,omitempty"` // goes into reports
	At     time.Time             `json:"-"`
}

// Position is what one institution said on a question in one session. It is never scored.
type Position struct {
	Session     string                `json:"session,omitempty"`
	Institution string                `json:"institution"`
	Answer      questionnaires.Answer `json:"answer"`
	Note        string                `json:"note,omitempty"` // a working note
}

// About says what is assessed, by whom and how. Every field can be changed later.
type About struct {
	Subject   string   `json:"subject,omitempty"` // name of the state, territory or economy, or a free name
	Country   string   `json:"country,omitempty"` // ISO 3166 alpha-3, or "" for a free name
	Region    string   `json:"region,omitempty"`  // where it differs from the reference data of the country, or for a free name
	Groups    []string `json:"groups,omitempty"`  // as Region: some of Groups
	Team      string   `json:"team,omitempty"`
	TeamKind  string   `json:"team-kind,omitempty"` // one of TeamKinds
	Assessors []string `json:"assessors,omitempty"`
	Date      string   `json:"date,omitempty"` // of the assessment, YYYY-MM-DD
	Mode      string   `json:"mode,omitempty"` // one of Modes
	TLP       string   `json:"tlp,omitempty"`  // one of TLPs
	Marking   string   `json:"marking,omitempty"`
	Target    string   `json:"target,omitempty"` // "ladder:level", such as "readiness:3"
	Language  string   `json:"language,omitempty"`
}

// The fixed words of About.
var (
	Groups    = []string{"ldc", "lldc", "sids", "transition", "none"}
	TeamKinds = []string{"national", "government", "sector", "academic", "commercial", "other"}
	Modes     = []string{"self", "facilitated", "external"}
	TLPs      = []string{"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}
)

// Place is where the subject stands: its ITU region and its groups (of Groups, "none" left out). What somebody
// stated counts before the reference data of the country; stated says which of the two it is.
type Place struct {
	Region       string
	RegionStated bool
	Groups       []string
	GroupsStated bool
	AsOf         string // the day of the reference data, where it was used; YYYY-MM-DD
}

// Place works out where the subject stands.
func (a About) Place() Place {
	p := Place{Region: a.Region, RegionStated: a.Region != "", GroupsStated: len(a.Groups) > 0}
	for _, g := range a.Groups {
		if g != "none" {
			p.Groups = append(p.Groups, g)
		}
	}
	c, ok := questionnaires.CountryOf(a.Country)
	if !ok || p.RegionStated && p.GroupsStated {
		return p
	}
	p.AsOf = c.AsOf
	if !p.RegionStated {
		p.Region = c.Region
	}
	if !p.GroupsStated {
		p.Groups = c.Groups()
	}
	return p
}

// Evidence is one record of the register. One record serves many questions.
type Evidence struct {
	ID         string `json:"-"`         // such as "e5-1f3a" (see File.NewID); permanent
	Reference  string `json:"reference"` // what it is: title, number
	Place      string `json:"place,omitempty"`
	Issuer     string `json:"issuer,omitempty"`
	Date       string `json:"date,omitempty"`
	ValidUntil string `json:"valid-until,omitempty"`
	Marking    string `json:"marking,omitempty"`
	How        string `json:"how"`           // one of Hows
	Promised   string `json:"by,omitempty"`  // promised: by which institution
	Due        string `json:"due,omitempty"` // promised: until when
	File       string `json:"file,omitempty"`
	SHA256     string `json:"sha256,omitempty"`
	// SignedPage, on the record of the page that was signed: the head that was approved. Recording it
	// opens no new draft.
	SignedPage string            `json:"signed-page,omitempty"`
	Supports   map[string]string `json:"-"` // question id to the code of the option it supports, or WholeAnswer
	Conflict   bool              `json:"-"` // two versions of the record stand beside each other
}

// WholeAnswer is what a record supports of a fact, which has no order of options to be placed on: all that is
// reported there.
const WholeAnswer = "answer"

// Hows are the ways in which evidence was met. Promised and described evidence supports nothing.
var Hows = []string{"received", "seen", "public", "described", "promised"}

// Supporting says whether the record can support an answer on a date (YYYY-MM-DD; "" for no date): it
// is neither promised nor only described, and not past its "valid until". A way or a date that can't be
// read is none that supports: such a record is among State.Unknown.
func (e Evidence) Supporting(on string) bool {
	switch e.How {
	case "received", "seen", "public":
		return e.ValidUntil == "" || questionnaires.IsDate(e.ValidUntil) && (on == "" || on <= e.ValidUntil)
	}
	return false
}

// Session is one interview, workshop or desk review.
type Session struct {
	ID           string   `json:"-"`    // such as "s2-03bc" (see File.NewID); permanent
	Kind         string   `json:"kind"` // one of SessionKinds
	Date         string   `json:"date,omitempty"`
	Place        string   `json:"place,omitempty"`
	Institutions []string `json:"institutions,omitempty"`
	Roles        []string `json:"roles,omitempty"` // of the people, never their names
}

// SessionKinds are the kinds of session.
var SessionKinds = []string{"interview", "workshop", "desk-review"}

// Note is a quick note without a question. It is a working note.
type Note struct {
	ID   string
	Text string
	At   time.Time
}

// Status is how far the assessment has come.
type Status struct {
	Now      string    // one of Statuses; "draft" again after an act that an approval does not cover
	Approval *Approval // the newest approval, still readable when Now is draft again
	// ChangedSince: it was agreed or fact-checked, and something was changed after that.
	ChangedSince bool
	Released     []Released // to whom, for which uses
}

// Statuses in their order. Released is said beside the status, not in its place.
var Statuses = []string{"draft", "agreed", "fact-checked", "approved"}

// Approval names who approved, and the head of the file that was approved.
type Approval struct {
	Name   string `json:"name"`
	Office string `json:"office,omitempty"`
	Date   string `json:"date"`
	Head   string `json:"head"`
	Stands bool   `json:"-"` // no later act opened a new draft
}

// Released says to whom the assessment was given, for which uses.
type Released struct {
	ID   string   `json:"-"`
	To   string   `json:"to"`
	Uses []string `json:"uses"` // of Uses
	Date string   `json:"date,omitempty"`
}

// Uses are the uses that a release can allow.
var Uses = []string{"own", "reviewer", "unnamed-aggregates", "named-tables", "donors"}

// Conflict is a field with two or more values that stand beside each other, after a merge.
type Conflict struct {
	Field    Field
	Question string // of the field, or ""
	Values   []ConflictValue
}

// ConflictValue is one of a conflict's values.
type ConflictValue struct {
	Value            string // JSON
	Act              string // hash
	By, For, Session string // of that act; the session by its id
	At               time.Time
}

// UnknownName is a name or a value that the file has and the questionnaire, or this program, can't take.
type UnknownName struct {
	Field Field
	Name  string
	Value string       // JSON
	Act   string       // hash
	Why   *fault.Fault // what is wrong with it
}
