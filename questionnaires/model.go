package questionnaires

import (
	"io/fs"
	"strings"
)

// FormatVersion is the version of the questionnaire format that this program writes and reads.
const FormatVersion = 1

// Questionnaire is a versioned model: a tree of sections with questions, the scales, ladders and
// profiles that read the answers. It is complete when loaded: scales are resolved into the questions,
// overlays applied, every reference checked. It is never changed afterwards, so it can be shared.
//
// Its JSON form, made canonical, is what a digest is taken of and what an assessment file carries.
type Questionnaire struct {
	Format  int    `json:"format"`
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
	Purpose string `json:"purpose,omitempty"` // what it is for, one or two sentences
	Owner   string `json:"owner,omitempty"`
	Licence string `json:"licence,omitempty"` // SPDX id
	// Subject is who assesses itself: "state" (a state, territory or economy) or "team".
	Subject    string             `json:"subject"`
	Roles      []Named            `json:"roles,omitempty"`      // who can answer; `whom` refers to them
	Sources    []Source           `json:"sources,omitempty"`    // what `sources` of questions begin with
	Catalogues []Catalogue        `json:"catalogues,omitempty"` // what `maps` refer to
	Next       []string           `json:"next,omitempty"`       // ids of questionnaires that lead on from this one
	Score      *ScoreRule         `json:"score,omitempty"`      // of the whole tree
	Ladders    []Ladder           `json:"ladders,omitempty"`    // of the whole tree, and for sections of a kind
	Profiles   map[string]Profile `json:"profiles,omitempty"`   // those that ladders name, by id
	Sections   []*Section         `json:"sections"`
	Overlays   []AppliedOverlay   `json:"overlays,omitempty"` // applied, in order

	// What is kept beside the model and is not part of it.
	index     index               // made by finish
	canonical []byte              // made by seal, as is the digest
	digest    string              //
	language  language            // of a translated questionnaire
	places    places              // where parts were written; nil for a model from its canonical form
	folder    fs.FS               // where it was loaded from, for its translations and profiles; nil when not from a folder
	shown     func(string) string // a name in folder as messages show it
}

// Named is an id with a text to show.
type Named struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Source is a publication that questions refer to by its id.
type Source struct {
	ID     string `json:"id"`               // short name, such as "R69-2021"
	Title  string `json:"title"`            // full title
	Owner  string `json:"owner,omitempty"`  // who publishes it
	Date   string `json:"date,omitempty"`   // year or date, as published
	Status string `json:"status,omitempty"` // such as "proposal", "in force"
	Use    string `json:"use,omitempty"`    // under which licence or rule it is used here
	URL    string `json:"url,omitempty"`
}

// Catalogue is a set of codes of somebody else's, which questions map to.
type Catalogue struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Owner string  `json:"owner,omitempty"`
	Use   string  `json:"use,omitempty"`
	Codes []Named `json:"codes,omitempty"` // empty: any code is taken
}

// Section is a node of the tree. It holds sections or questions.
type Section struct {
	ID        string      `json:"id"`
	Kind      string      `json:"kind,omitempty"` // such as "domain"; a ladder can be for a kind
	Title     string      `json:"title"`
	Intro     string      `json:"intro,omitempty"`
	Tags      []string    `json:"tags,omitempty"`
	Weight    Decimal     `json:"weight"` // among its siblings, for mean-of-children and sum
	Score     *ScoreRule  `json:"score,omitempty"`
	Ladders   []Ladder    `json:"ladders,omitempty"`
	Sections  []*Section  `json:"sections,omitempty"`
	Questions []*Question `json:"questions,omitempty"`
}

// Type is the type of a question.
type Type string

// The types. Scale and YesNo are scored; Choice is scored when its options carry values and a fact
// when none does; the others are facts.
const (
	Scale   Type = "scale"   // one of an ordered set; a value is the place on the scale
	YesNo   Type = "yes-no"  // options "no" and "yes", values 0 and 1
	Choice  Type = "choice"  // one of a set
	Choices Type = "choices" // any of a set, none included
	Number  Type = "number"
	Date    Type = "date"
	Text    Type = "text"
	List    Type = "list" // rows with typed columns
)

// Question asks one thing. Its id is permanent.
type Question struct {
	ID      string    `json:"id"`
	Type    Type      `json:"type"`
	Label   string    `json:"label,omitempty"` // a short name for tables and charts; ask when empty
	Ask     string    `json:"ask"`
	Why     string    `json:"why,omitempty"`
	Options []Option  `json:"options,omitempty"` // in order, lowest first where scored
	Unit    string    `json:"unit,omitempty"`    // of a number
	Min     *Decimal  `json:"min,omitempty"`
	Max     *Decimal  `json:"max,omitempty"`
	Columns []Column  `json:"columns,omitempty"` // of a list
	Weight  Decimal   `json:"weight"`            // of a scored question; 0 for a fact
	NA      []Named   `json:"na,omitempty"`      // the reasons for which it may be not applicable
	When    Condition `json:"when,omitzero"`
	// Essential: some rung requires it; asked unless its condition is false, never not applicable.
	Essential bool `json:"essential,omitempty"`
	// Provided: the answer also says who provides it (see Providers).
	Provided bool                `json:"provided,omitempty"`
	Evidence []string            `json:"evidence,omitempty"` // what to show
	Whom     []string            `json:"whom,omitempty"`     // role ids: who can answer
	How      []string            `json:"how,omitempty"`      // "ask", "read", "observe"
	Probe    string              `json:"probe,omitempty"`    // what to ask further
	Minutes  int                 `json:"minutes,omitempty"`  // usual time
	Tags     []string            `json:"tags,omitempty"`     // what selectors of requirements look for
	Sources  []string            `json:"sources,omitempty"`  // source id, a space, the clause
	Maps     map[string][]string `json:"maps,omitempty"`     // catalogue id to codes
	SameAs   []SameAs            `json:"same_as,omitempty"`  // questions of other questionnaires that ask for the same fact
	// ToBeOf: this fact says in which form what a scored question asks about is wanted; the id of that question
	// (see ToBe). ToBeBy: this fact says from whom it is wanted.
	ToBeOf  string   `json:"to-be-of,omitempty"`
	ToBeBy  string   `json:"to-be-by,omitempty"`
	Improve []Action `json:"improve,omitempty"` // in order of To
	Retired string   `json:"retired,omitempty"` // version since which it is no longer asked
}

// Scored says whether the question has a value, so that scores can use it.
func (q *Question) Scored() bool {
	switch q.Type {
	case Scale, YesNo:
		return true
	case Choice:
		return len(q.Options) > 0 && q.Options[0].Value != nil
	}
	return false
}

// Option is one answer of a scale or a choice. Logic keys on Code.
type Option struct {
	Code  string   `json:"code"`
	Text  string   `json:"text"`
	Value *Decimal `json:"value,omitempty"` // stated value in [0,1]; nil: the place on the scale
}

// Column is a typed column of a list question.
type Column struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Type     Type     `json:"type"` // choice, choices, yes-no, number, date or text
	Options  []Option `json:"options,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Min      *Decimal `json:"min,omitempty"`
	Max      *Decimal `json:"max,omitempty"`
	Required bool     `json:"required,omitempty"` // a row without it is refused
}

// Action is one step of an improvement chain: what to do to reach an option from the one below.
type Action struct {
	To    string   `json:"to"` // option code
	Do    string   `json:"do"`
	Size  string   `json:"size"`            // S, M, L or XL
	Who   string   `json:"who"`             // who decides: see Deciders
	Needs []string `json:"needs,omitempty"` // see Needs
	After []Prereq `json:"after,omitempty"`
}

// Prereq is another question that must have reached an option first.
type Prereq struct {
	Question string `json:"question"`
	AtLeast  string `json:"at-least"`
}

// SameAs ties a question to one of another questionnaire that asks for the same fact, so that nobody is
// asked twice: its answer is offered for confirmation.
type SameAs struct {
	ID string `json:"id"` // questionnaire, "/", question
	// Options says which code here an answer there stands for: the other question's code to this
	// question's. A code that is not named has no counterpart. Empty: the codes are the same.
	Options map[string]string `json:"options,omitempty"`
}

// Split gives the ids of the other questionnaire and question; empty ones when ID is not of that form.
func (s SameAs) Split() (questionnaire, question string) {
	questionnaire, question, _ = strings.Cut(s.ID, "/")
	return questionnaire, question
}

// The fixed words of actions and answers.
var (
	Sizes     = []string{"S", "M", "L", "XL"}
	Deciders  = []string{"team", "host", "minister", "cabinet", "parliament", "partner"}
	NeedKinds = []string{"decision", "law", "posts", "training", "equipment", "agreement"}
	Methods   = []string{"ask", "read", "observe"}
	// Providers: own team, another national body, a shared or regional arrangement, a supplier, a partner.
	Providers = []string{"own", "national", "shared", "supplier", "partner"}
)

// Condition decides whether a question is asked. It reads facts only. One of its forms is set: AllOf,
// AnyOf, Not, or a test of Fact. The zero condition is true.
type Condition struct {
	AllOf []Condition `json:"all-of,omitempty"`
	AnyOf []Condition `json:"any-of,omitempty"`
	Not   *Condition  `json:"not,omitempty"`

	Fact    string   `json:"fact,omitempty"`     // a fact question's id; one test below is set
	In      []string `json:"in,omitempty"`       // choice: is one of; choices: has one of
	AtLeast *Decimal `json:"at-least,omitempty"` // number
	AtMost  *Decimal `json:"at-most,omitempty"`
	From    string   `json:"from,omitempty"` // date, inclusive, YYYY-MM-DD
	Until   string   `json:"until,omitempty"`
	Count   *Range   `json:"count,omitempty"` // list: how many rows
	Any     *RowTest `json:"any,omitempty"`   // list: a row for which this holds
}

// IsZero says whether there is no condition; encoding/json leaves it out then.
func (c Condition) IsZero() bool {
	return len(c.AllOf) == 0 && len(c.AnyOf) == 0 && c.Not == nil && c.Fact == ""
}

// Range is an inclusive range of whole numbers.
type Range struct {
	AtLeast *int `json:"at-least,omitempty"`
	AtMost  *int `json:"at-most,omitempty"`
}

// RowTest tests one column of a row, like a condition tests a fact.
type RowTest struct {
	Column  string   `json:"column"`
	In      []string `json:"in,omitempty"`
	AtLeast *Decimal `json:"at-least,omitempty"`
	AtMost  *Decimal `json:"at-most,omitempty"`
	From    string   `json:"from,omitempty"`
	Until   string   `json:"until,omitempty"`
}

// ScoreRule says how a node's score is made of what lies under it.
type ScoreRule struct {
	Rule string `json:"rule"` // see the constants
	// OutOf scales the score for display and for bands: a mean of 0.5 out of 5 shows as 2.5. 1 when
	// not stated. Sums are not scaled by it: their weights are points.
	OutOf Decimal `json:"out-of"`
	Bands []Band  `json:"bands,omitempty"` // half-open, from low to high; empty: no bands
}

// The rules. An undefined child is left out of each.
const (
	// Mean: the weighted mean of the values of all scored questions below, however deep.
	Mean = "mean"
	// MeanOfChildren: the weighted mean of the scores of the sections and the values of the questions
	// directly below.
	MeanOfChildren = "mean-of-children"
	// Minimum: the lowest of the direct children.
	Minimum = "minimum"
	// Sum: weight times value, added over the direct children.
	Sum = "sum"
	// SumWhileFull: the children's scores added in order, up to and with the first below 1.
	SumWhileFull = "sum-while-full"
)

// Band is a named part of a score's range: from its border up to the next one's.
type Band struct {
	From  Decimal `json:"from"` // on the displayed scale (see ScoreRule.OutOf)
	Title string  `json:"title"`
}

// Ladder is an ordered list of rungs. The level is the highest rung met together with all lower ones.
type Ladder struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Of, on a ladder of the questionnaire: stated once for every section of this kind. Empty: the
	// ladder is the node's own.
	Of    string `json:"of,omitempty"`
	Rungs []Rung `json:"rungs"` // level 1 first
}

// Rung is one level of a ladder: a named profile, or requirements of its own.
type Rung struct {
	Title    string        `json:"title"`
	Text     string        `json:"text,omitempty"`    // what a subject on this rung has, one sentence
	Profile  string        `json:"profile,omitempty"` // id in Questionnaire.Profiles
	Requires []Requirement `json:"requires,omitempty"`
}

// Profile is a named set of requirements, with an owner and a version of its own.
type Profile struct {
	ID       string        `json:"id"`
	Version  string        `json:"version"`
	Title    string        `json:"title"`
	Text     string        `json:"text,omitempty"`
	Owner    string        `json:"owner,omitempty"`
	Source   string        `json:"source,omitempty"` // where its numbers are published
	Of       string        `json:"of"`               // questionnaire id
	Requires []Requirement `json:"requires"`
}

// Requirement is one test. One of four forms is set:
//
//	Question + AtLeast        a minimum option on one question
//	All + AtLeast(Value)      the same minimum on each selected question, a requirement each
//	Share + Of + AtLeast(…)   a share of the selected questions' weight at a minimum
//	Score + Minimum           a minimum for a node's score, on its displayed scale
type Requirement struct {
	Question string    `json:"question,omitempty"`
	All      *Selector `json:"all,omitempty"`
	Share    Decimal   `json:"share,omitempty"`
	Of       *Selector `json:"of,omitempty"`
	Score    string    `json:"score,omitempty"` // a section's id, "self", or "whole"
	Minimum  *Decimal  `json:"minimum,omitempty"`

	AtLeast      string   `json:"at-least,omitempty"`       // option code
	AtLeastValue *Decimal `json:"at-least-value,omitempty"` // for selections over several scales
	// Reading: the requirement is tested in this reading whatever reading is asked for: "claimed",
	// "evidenced" or "reviewed"; empty: the one asked for.
	Reading string `json:"reading,omitempty"`
}

// Selector picks scored questions: those below Section (empty: below the ladder's own node) that have
// one of the Tags (empty: all).
type Selector struct {
	Section string   `json:"section,omitempty"`
	Tags    []string `json:"tags,omitempty"`
}

// AppliedOverlay records an overlay that was applied when the questionnaire was loaded.
type AppliedOverlay struct {
	ID      string  `json:"id"` // also the prefix of its questions
	Version string  `json:"version"`
	Owner   string  `json:"owner,omitempty"`
	Terms   []Named `json:"terms,omitempty"` // local terms to show beside the questionnaire's words
	// Examples are local examples, by question id.
	Examples map[string]string `json:"examples,omitempty"`
}
