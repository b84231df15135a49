package mission

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Kind says what is to be done about something pending.
type Kind string

// The kinds, in the order in which they are listed.
const (
	Promised Kind = "promised" // evidence that somebody said will come
	Open     Kind = "open"     // an answer that is not there yet
	Verify   Kind = "verify"   // an answer or a record that somebody has to look at again
)

// What is pending.
type What string

// The things that can be pending, by their kinds.
const (
	EvidencePromised What = "evidence-promised" // Promised; not yet due, or without a date
	EvidenceOverdue  What = "evidence-overdue"  // Promised; its day has passed

	Unanswered What = "unanswered"   // Open
	DontKnow   What = "dont-know"    // Open: nobody who was asked knew
	MayBeAsked What = "may-be-asked" // Open, but only if a fact that is itself open turns out so
	Unreadable What = "unreadable"   // Open: what was answered can't stand

	AnswersDiffer   What = "answers-differ"   // Verify: two answers stand beside each other
	AccountsDiffer  What = "accounts-differ"  // Verify: institutions said different things
	NotSupported    What = "not-supported"    // Verify: no recorded evidence supports the answer
	EvidenceExpired What = "evidence-expired" // Verify: past its "valid until"
	EvidenceUnseen  What = "evidence-unseen"  // Verify: described, and not yet seen
	RecordsDiffer   What = "records-differ"   // Verify: two versions of a record stand beside each other
	NotReviewed     What = "not-reviewed"     // Verify: others were reviewed, this is not
	ReasonOpen      What = "reason-open"      // Verify: not applicable for a reason that nobody has accepted
	Marked          What = "marked"           // Verify: marked to come back to
	StatusOpen      What = "status-open"      // Verify: the assessment itself has steps before it
)

// Pending is what an assessment waits for.
type Pending struct {
	On           string // the day that overdue is counted from, YYYY-MM-DD; "": none is overdue
	Institutions []Waiting
}

// Waiting is what is pending with one institution.
type Waiting struct {
	// Role is the id of a role of the questionnaire. Name is an institution that the assessment itself names.
	// Without either it is whoever can answer or, where Assessors is set, those who make the assessment.
	Role      string
	Name      string
	Assessors bool
	Items     []Item // in the order of Whats
}

// Item is one thing that is pending.
type Item struct {
	Kind     Kind
	What     What
	Question *questionnaires.Question // nil for what is about no question
	// Also are the other roles that can answer.
	Also []string
	// Evidence is the record that it is about, and Questions what that is for.
	Evidence  *assessment.Evidence
	Questions []*questionnaires.Question
	Due       string // until when, YYYY-MM-DD; "" for no day
	// Accounts are the institutions whose positions differ, with what each said. Their notes are working
	// notes and stay where they are.
	Accounts []assessment.Position
	// Status is the next step of a StatusOpen: one of assessment.Statuses.
	Status string
}

// Count counts the items of a kind; one that waits with several institutions counts once.
func (p Pending) Count(kind Kind) int {
	return p.count(func(i Item) bool { return i.Kind == kind })
}

// CountWhat counts the items that are the same thing to do, as Count does.
func (p Pending) CountWhat(what What) int {
	return p.count(func(i Item) bool { return i.What == what })
}

func (p Pending) count(counts func(Item) bool) int {
	type thing struct {
		what     What
		question *questionnaires.Question
		evidence *assessment.Evidence
	}
	counted := map[thing]bool{}
	for _, w := range p.Institutions {
		for _, i := range w.Items {
			if counts(i) {
				counted[thing{i.What, i.Question, i.Evidence}] = true
			}
		}
	}
	return len(counted)
}

// PendingOf lists what an assessment waits for on a day (YYYY-MM-DD; "" is the assessment's own), by
// institution: roles in the questionnaire's order, then institutions that the assessment names, then what is
// for the assessors.
//
// A question waits with the role that is asked first. Promised evidence waits with whoever promised it, and
// then its questions are not listed again as lacking evidence; where accounts differ, that waits with each
// institution whose account it is. A name that is a role's (its id or its text) is that role. What only needs
// a decision (two answers after a merge, a reason for not applicable, a mark, a review once some answers are
// reviewed) waits with the assessors.
func PendingOf(state *assessment.State, result *scoring.Result, on string) Pending {
	c := collector{state: state, on: on, waiting: map[who]*Waiting{}, awaited: map[string]bool{}}
	if c.on == "" {
		c.on = state.About.Date
	}
	for i := range state.Evidence {
		c.evidence(&state.Evidence[i])
	}
	reviewing := false
	for _, e := range state.Answers {
		reviewing = reviewing || e.Review != nil
	}
	for _, q := range state.Questionnaire.Questions() {
		if standing := result.Question(q.ID); q.Retired == "" && standing != nil && standing.Standing != scoring.NotAsked {
			c.question(q, standing, reviewing)
		}
	}
	c.status()
	return c.sorted()
}

// who names an institution: a role's id, or a name.
type who struct{ role, name string }

// assessors are who the assessment itself waits with.
var assessors = who{role: "\x00"}

type collector struct {
	state   *assessment.State
	on      string
	waiting map[who]*Waiting
	awaited map[string]bool // questions for which a record is pending already
}

func (c *collector) add(w who, i Item) {
	if c.waiting[w] == nil {
		c.waiting[w] = &Waiting{Role: w.role, Name: w.name}
	}
	c.waiting[w].Items = append(c.waiting[w].Items, i)
}

// named is the institution with a name that somebody entered.
func (c *collector) named(name string) who {
	for _, role := range c.state.Questionnaire.Roles {
		if strings.EqualFold(name, role.ID) || strings.EqualFold(name, role.Text) {
			return who{role: role.ID}
		}
	}
	return who{name: name}
}

// asked is who is asked a question first, and who else.
func asked(q *questionnaires.Question) (who, []string) {
	if len(q.Whom) == 0 {
		return who{}, nil
	}
	return who{role: q.Whom[0]}, q.Whom[1:]
}

// evidence lists what is pending about a record of the register.
func (c *collector) evidence(e *assessment.Evidence) {
	i := Item{Evidence: e}
	for _, q := range c.state.Questionnaire.Questions() {
		if _, ok := e.Supports[q.ID]; ok {
			i.Questions = append(i.Questions, q)
		}
	}
	// With whom: who promised it, who issued it, or who is asked the first question that it is for.
	with := who{}
	switch {
	case e.How == "promised" && e.Promised != "":
		with = c.named(e.Promised)
	case e.Issuer != "":
		with = c.named(e.Issuer)
	case len(i.Questions) > 0:
		with, _ = asked(i.Questions[0])
	}
	switch {
	case e.Conflict:
		with, i.Kind, i.What = assessors, Verify, RecordsDiffer
	case e.How == "promised":
		i.Kind, i.What, i.Due = Promised, EvidencePromised, e.Due
		if e.Due != "" && c.on != "" && e.Due < c.on {
			i.What = EvidenceOverdue
		}
	case e.How == "described":
		i.Kind, i.What = Verify, EvidenceUnseen
	case e.ValidUntil != "" && c.on != "" && e.ValidUntil < c.on:
		i.Kind, i.What, i.Due = Verify, EvidenceExpired, e.ValidUntil
	default:
		return
	}
	for _, q := range i.Questions {
		c.awaited[q.ID] = true
	}
	c.add(with, i)
}

// question lists what is pending about a question: the most urgent thing about its answer, and beside that
// what is said and not settled.
func (c *collector) question(q *questionnaires.Question, result *scoring.QuestionResult, reviewing bool) {
	entry := c.state.Answers[q.ID]
	if entry == nil {
		entry = &assessment.Entry{}
	}
	with, also := asked(q)
	item := Item{Question: q, Also: also}
	put := func(with who, kind Kind, what What) {
		item := item
		item.Kind, item.What = kind, what
		if with == assessors {
			item.Also = nil
		}
		c.add(with, item)
	}
	switch result.Standing {
	case scoring.Open:
		if result.Asked == scoring.Unknown {
			put(with, Open, MayBeAsked)
		} else {
			put(with, Open, Unanswered)
		}
	case scoring.DontKnow:
		put(with, Open, DontKnow)
	case scoring.Unreadable:
		put(with, Open, Unreadable)
	case scoring.Conflicting:
		put(assessors, Verify, AnswersDiffer)
	case scoring.Disputed:
		put(assessors, Verify, ReasonOpen)
	case scoring.Answered:
		switch {
		case !c.awaited[q.ID] && unsupported(c.state, q, entry, c.on):
			put(with, Verify, NotSupported)
		case reviewing && q.Scored() && entry.Review == nil:
			put(assessors, Verify, NotReviewed)
		}
	}
	if entry.Marked {
		put(assessors, Verify, Marked)
	}
	if !differ(entry) {
		return
	}
	item.Kind, item.What, item.Also = Verify, AccountsDiffer, nil
	for _, p := range entry.Positions {
		p.Note = ""
		item.Accounts = append(item.Accounts, p)
	}
	told := map[who]bool{}
	for _, p := range entry.Positions {
		if w := c.named(p.Institution); !told[w] {
			told[w] = true
			c.add(w, item)
		}
	}
}

// unsupported says whether a scored answer above the bottom has no evidence that supports all of it.
func unsupported(state *assessment.State, q *questionnaires.Question, entry *assessment.Entry, on string) bool {
	place := q.OptionIndex(entry.Answer.Option)
	if !q.Scored() || place < 1 {
		return false
	}
	for _, e := range state.Evidence {
		if code, ok := e.Supports[q.ID]; ok && e.Supporting(on) && !e.Conflict && q.OptionIndex(code) >= place {
			return false
		}
	}
	return true
}

// differ says whether institutions said different things, and nobody has settled it: an answer that is given
// while accounts differ does not settle it, since positions stay.
func differ(e *assessment.Entry) bool {
	for _, p := range e.Positions {
		if !same(p.Answer, e.Positions[0].Answer) {
			return true
		}
	}
	return false
}

// same says whether two answers say the same.
func same(a, b questionnaires.Answer) bool {
	return a.State == b.State && a.Option == b.Option && slices.Equal(a.Options, b.Options) && a.Number == b.Number &&
		a.Date == b.Date && a.Text == b.Text && a.Reason == b.Reason
}

// status lists the step that the assessment itself has before it.
func (c *collector) status() {
	at := slices.Index(assessment.Statuses, c.state.Status.Now)
	if at >= 0 && at+1 < len(assessment.Statuses) {
		c.add(assessors, Item{Kind: Verify, What: StatusOpen, Status: assessment.Statuses[at+1]})
	}
}

// Whats are all things that can be pending, the most pressing first: what is overdue and promised; what is open,
// without what may never be asked; what contradicts itself before what only lacks something.
var Whats = []What{
	EvidenceOverdue, EvidencePromised,
	Unreadable, Unanswered, DontKnow, MayBeAsked,
	RecordsDiffer, AnswersDiffer, ReasonOpen, AccountsDiffer, EvidenceExpired, EvidenceUnseen, Marked, NotSupported, NotReviewed, StatusOpen,
}

// sorted puts institutions and items in order. Items that nothing else orders stay in that of the
// questionnaire.
func (c *collector) sorted() Pending {
	out := Pending{On: c.on}
	for _, w := range c.waiting {
		slices.SortStableFunc(w.Items, func(a, b Item) int {
			return cmp.Or(cmp.Compare(slices.Index(Whats, a.What), slices.Index(Whats, b.What)), compareDays(a.Due, b.Due))
		})
	}
	take := func(w who) {
		if found := c.waiting[w]; found != nil {
			out.Institutions = append(out.Institutions, *found)
			delete(c.waiting, w)
		}
	}
	for _, role := range c.state.Questionnaire.Roles {
		take(who{role: role.ID})
	}
	take(who{})
	var names []string
	for w := range c.waiting {
		if w.name != "" {
			names = append(names, w.name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		take(who{name: name})
	}
	if own := c.waiting[assessors]; own != nil {
		out.Institutions = append(out.Institutions, Waiting{Assessors: true, Items: own.Items})
	}
	return out
}

// compareDays puts days in order, those without one last.
func compareDays(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}
