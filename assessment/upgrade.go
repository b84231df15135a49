package assessment

import (
	"slices"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Upgraded is a state taken over to another version of its questionnaire, before anything is written: what
// becomes of each question, for a preview, and what goes into the new file.
//
// How it is made: every question of the old version that has anything recorded is sent along the chain of
// migrations to its destinations. An answer is taken over when it can stand there (its option exists, its
// number is in bounds); findings, working notes, evidence, positions, reviews and what is set locally on its steps
// go with it, and so does the recorded roadmap. Where several
// questions become one, what is said once or alike is taken; where they differ, who upgrades chooses. What
// cannot be taken over is listed, and stays in the old file.
type Upgraded struct {
	Changes []Upgrade
	// Open are the new questions for which somebody has to choose, each with the old questions whose answers
	// differ.
	Open    map[string][]string
	Unknown int // fields that this program doesn't know; they stay in the old file
	// LostSteps are the local steps that can't stand in the new version, or stood aside for another that became
	// the same step; LostPlanned those of the recorded roadmap that can't stand.
	LostSteps   []LocalStep
	LostPlanned []PlannedStep

	model *questionnaires.Questionnaire
	first Intent
}

// Upgrade is what becomes of one question of the old version that has anything recorded.
type Upgrade struct {
	Kind string // UpgradeSame, …
	Old  *questionnaires.Question
	New  *questionnaires.Question // nil where nothing is taken over
	Was  questionnaires.Answer
	Is   questionnaires.Answer // unanswered where the answer can't stand
	Why  string                // what the migration says, or ""
	Lost error                 // why the answer can't stand, or nil
}

// What becomes of a question.
const (
	UpgradeSame     = "same"
	UpgradeReworded = "reworded" // the same id, and the question or its options read otherwise: look again
	UpgradeRenamed  = "renamed"
	UpgradeSplit    = "split"
	UpgradeMerged   = "merged"
	UpgradeRetired  = "retired" // no longer asked
)

// UpgradeTo works out what a state becomes under another version of its questionnaire. Chosen says, by the id
// of a new question, which of several old questions gives its answer. A state with conflicts is refused: they
// must be settled first.
func UpgradeTo(s *State, q *questionnaires.Questionnaire, chain questionnaires.Migrations, chosen map[string]string) (*Upgraded, error) {
	if n := len(s.Conflicts); n > 0 {
		return nil, fault.New(fault.Input, "assessment.upgrade-conflicts", "n", n)
	}
	if s.Questionnaire.ID != q.ID {
		return nil, fault.New(fault.Input, "assessment.upgrade-other", "found", s.Questionnaire.ID, "to", q.ID)
	}
	u := &upgrader{old: s, new: q, out: &Upgraded{Open: map[string][]string{}, Unknown: len(s.Unknown), model: q}, from: map[string][]moved{}}
	for _, question := range s.Questionnaire.Questions() {
		if entry := s.Answers[question.ID]; entry != nil {
			to, why := chain.Destinations(question.ID)
			u.send(question, entry, to, why)
		}
	}
	u.first = SetAbout(s.About)
	for _, session := range s.Sessions {
		u.first = u.first.With(PutSession(session))
	}
	for _, note := range s.Notes {
		u.first = u.first.With(PutNote(note.ID, note.Text))
	}
	for _, question := range q.Questions() {
		if err := u.settle(question, chosen[question.ID]); err != nil {
			return nil, err
		}
	}
	for _, r := range s.Evidence {
		u.evidence(r, chain)
	}
	u.steps(chain, chosen)
	u.roadmap(chain)
	for _, id := range sortedKeys(chosen) {
		if len(u.from[id]) < 2 {
			return nil, fault.New(fault.Input, "assessment.upgrade-no-choice", "question", id)
		}
	}
	u.out.first = u.first
	return u.out, nil
}

// upgrader collects what goes where.
type upgrader struct {
	old   *State
	new   *questionnaires.Questionnaire
	out   *Upgraded
	from  map[string][]moved // by new question
	first Intent
}

// moved is what comes to a new question from one old one.
type moved struct {
	question *questionnaires.Question
	entry    *Entry
	to       questionnaires.Destination
	answer   questionnaires.Answer
	change   int // its place among the changes
}

// send sends what is recorded on one old question to its destinations.
func (u *upgrader) send(old *questionnaires.Question, entry *Entry, to []questionnaires.Destination, why string) {
	to = u.asked(to)
	if len(to) == 0 {
		u.out.Changes = append(u.out.Changes, Upgrade{Kind: UpgradeRetired, Old: old, Was: entry.Answer, Why: why})
		return
	}
	for _, d := range to {
		q := u.new.Question(d.Question)
		change := Upgrade{Kind: UpgradeSame, Old: old, New: q, Was: entry.Answer, Why: why}
		switch {
		case len(to) > 1:
			change.Kind = UpgradeSplit
		case d.Question != old.ID:
			change.Kind = UpgradeRenamed
		case q.Reworded(old):
			change.Kind = UpgradeReworded
		}
		change.Is = recoded(entry.Answer, d)
		if err := questionnaires.CheckAnswer(q, change.Is); err != nil {
			change.Is, change.Lost = questionnaires.Answer{}, err
		}
		u.from[q.ID] = append(u.from[q.ID], moved{old, entry, d, change.Is, len(u.out.Changes)})
		u.out.Changes = append(u.out.Changes, change)
	}
}

// asked are those of a question's destinations that the new version still asks.
func (u *upgrader) asked(to []questionnaires.Destination) []questionnaires.Destination {
	return slices.DeleteFunc(slices.Clone(to), func(d questionnaires.Destination) bool {
		q := u.new.Question(d.Question)
		return q == nil || q.Retired != ""
	})
}

// recoded is an answer in the codes of its destination.
func recoded(a questionnaires.Answer, d questionnaires.Destination) questionnaires.Answer {
	if a.Option != "" {
		a.Option = d.Code(a.Option)
	}
	a.Options = slices.Clone(a.Options)
	for i, code := range a.Options {
		a.Options[i] = d.Code(code)
	}
	return a
}

// settle records on a new question what came to it. Of several old questions the one that was chosen gives the
// answer, or else the first of those that say the same.
func (u *upgrader) settle(q *questionnaires.Question, chosen string) error {
	from := u.from[q.ID]
	if len(from) == 0 {
		return nil
	}
	for _, m := range from {
		if len(from) > 1 {
			u.out.Changes[m.change].Kind = UpgradeMerged
		}
	}
	lead := from[0]
	differ := false
	for _, m := range from {
		switch {
		case m.question.ID == chosen:
		case m.answer.State == questionnaires.Unanswered:
		case lead.answer.State == questionnaires.Unanswered:
			lead = m
		case questionnaires.FormatAnswer(q, m.answer) != questionnaires.FormatAnswer(q, lead.answer):
			differ = true
		}
	}
	if i := slices.IndexFunc(from, func(m moved) bool { return m.question.ID == chosen }); i >= 0 {
		lead, differ = from[i], false
	} else if chosen != "" {
		return fault.New(fault.Input, "assessment.upgrade-choice", "question", q.ID, "found", chosen, "known", questionsOf(from))
	}
	if differ {
		u.out.Open[q.ID] = questionsOf(from)
	}
	u.record(q, lead, from)
	return nil
}

func questionsOf(list []moved) []string {
	var ids []string
	for _, m := range list {
		ids = append(ids, m.question.ID)
	}
	return ids
}

// record puts what came to a question into the first act: the answer of the one that leads, the findings,
// notes, rows and positions of all.
func (u *upgrader) record(q *questionnaires.Question, lead moved, from []moved) {
	put := func(i Intent) { u.first = u.first.With(i) }
	if lead.answer.State != questionnaires.Unanswered {
		put(SetAnswer(q, lead.answer))
		if r := lead.entry.Review; r != nil {
			reviewed := *r
			reviewed.Answer = recoded(r.Answer, lead.to)
			if questionnaires.CheckAnswer(q, reviewed.Answer) == nil {
				put(PutReview(q.ID, reviewed))
			}
		}
		if lead.entry.Provided != "" && q.Provided {
			put(SetProvided(q.ID, lead.entry.Provided))
		}
	}
	var finding, working string
	marked := u.out.Changes[lead.change].Kind == UpgradeReworded
	rows, positions := map[string]bool{}, map[Field]bool{}
	for _, m := range from {
		finding = joinNotes(finding, m.entry.Finding)
		working = joinNotes(working, m.entry.WorkingNote)
		marked = marked || m.entry.Marked
		for _, row := range m.entry.Rows {
			if rows[row.ID] || questionnaires.CheckRow(q, row) != nil {
				continue
			}
			rows[row.ID] = true
			put(PutRow(q.ID, row))
		}
		for _, p := range m.entry.Positions {
			p.Answer = recoded(p.Answer, m.to)
			field := positionField(q.ID, p.Session, p.Institution)
			if positions[field] || questionnaires.CheckAnswer(q, p.Answer) != nil {
				continue
			}
			positions[field] = true
			put(PutPosition(q.ID, p))
		}
	}
	if finding != "" {
		put(SetFinding(q.ID, finding))
	}
	if working != "" {
		put(SetWorkingNote(q.ID, working))
	}
	if marked {
		put(SetMark(q.ID, true))
	}
}

// joinNotes puts two notes into one, a blank line between them.
func joinNotes(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "" || a == b:
		return a
	}
	return a + "\n\n" + b
}

// evidence takes a record over, linked to where its questions went. The page that was signed approved a head of
// the old file, so in the new one it is a record like any other.
func (u *upgrader) evidence(r Evidence, chain questionnaires.Migrations) {
	linked := r
	linked.SignedPage = ""
	linked.Supports = map[string]string{}
	for _, old := range sortedKeys(r.Supports) {
		to, _ := chain.Destinations(old)
		for _, d := range to {
			q := u.new.Question(d.Question)
			if q == nil {
				continue
			}
			switch code := d.Code(r.Supports[old]); {
			case !q.Scored():
				linked.Supports[q.ID] = WholeAnswer
			case q.OptionIndex(code) > q.OptionIndex(linked.Supports[q.ID]):
				linked.Supports[q.ID] = code
			}
		}
	}
	u.first = u.first.With(PutEvidence(linked))
}

// Write writes the new file: a new assessment with the state as its first act. It never touches a file that is
// there. The old file is left as it is.
func (u *Upgraded) Write(path string, o Options) error {
	if len(u.Open) > 0 {
		return fault.New(fault.Input, "assessment.upgrade-open", "questions", sortedKeys(u.Open))
	}
	var values []writtenSet
	for _, set := range u.first.Sets {
		values = append(values, writtenSet{Field: set.Field, Value: set.Value})
	}
	return writeNew(path, u.model, packQuestionnaire(u.model), values, o.withDefaults())
}
