package exchange

import (
	"cmp"
	"maps"
	"slices"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Earlier takes what an earlier or other assessment has, as far as the questions of this one ask for the
// same: those that are tied to each other by same_as, in either direction, and, when both assessments are of
// one questionnaire, those of the same id, by the migrations between the versions where there are some. What
// comes is the answer, the rows of a list, who provides it, and the evidence. Findings, notes, positions,
// reviews and the names of people stay behind: they were said of another time or place.
//
// The name is for messages. The error is that of a migration that can't be read.
func Earlier(to *questionnaires.Questionnaire, from *assessment.State, name string) (*Incoming, error) {
	ties, err := tiesBetween(from.Questionnaire, to)
	if err != nil {
		return nil, err
	}
	e := earlier{in: &Incoming{Earlier: true}, from: from, name: name}
	taken := map[string]bool{} // questions of this assessment
	codes := map[string]map[string]tie{}
	for _, t := range ties {
		entry := from.Answers[t.old.ID]
		if entry == nil || taken[t.new.ID] {
			continue
		}
		if offer, ok := e.offer(t, entry); ok {
			taken[t.new.ID] = true
			e.in.Offers = append(e.in.Offers, offer)
			if codes[t.old.ID] == nil {
				codes[t.old.ID] = map[string]tie{}
			}
			codes[t.old.ID][t.new.ID] = t
		}
	}
	e.evidence(codes)
	return e.in, nil
}

// Tied counts the questions of an assessment's questionnaire for which another one asks the same.
func Tied(to, from *questionnaires.Questionnaire) (int, error) {
	ties, err := tiesBetween(from, to)
	if err != nil {
		return 0, err
	}
	asked := map[string]bool{}
	for _, t := range ties {
		asked[t.new.ID] = true
	}
	return len(asked), nil
}

// tie says that two questions ask for the same, and which code here an answer there stands for.
type tie struct {
	old, new *questionnaires.Question
	codes    map[string]string // nil: the codes are the same
	closed   bool              // a code that is not in codes has no counterpart
	apart    bool              // of two questionnaires: columns that are not asked for here stay behind
}

// code is the counterpart of a code.
func (t tie) code(old string) (string, bool) {
	if code, ok := t.codes[old]; ok {
		return code, true
	}
	return old, !t.closed
}

// tiesBetween lists what is tied, in the order of the new questionnaire; for one question the ties that it
// states itself come first, then those that the old questionnaire states.
func tiesBetween(old, new *questionnaires.Questionnaire) ([]tie, error) {
	if old.ID == new.ID {
		return tiesOfVersions(old, new)
	}
	var ties []tie
	for _, q := range new.Questions() {
		if q.Retired != "" {
			continue
		}
		for _, s := range q.SameAs {
			id, question := s.Split()
			if other := old.Question(question); id == old.ID && other != nil {
				ties = append(ties, tie{old: other, new: q, codes: s.Options, closed: len(s.Options) > 0, apart: true})
			}
		}
		for _, other := range old.Questions() {
			for _, s := range other.SameAs {
				if id, question := s.Split(); id == new.ID && question == q.ID {
					ties = append(ties, tie{old: other, new: q, codes: inverted(s.Options, q, other), closed: len(s.Options) > 0, apart: true})
				}
			}
		}
	}
	return ties, nil
}

// inverted turns round a map of the codes of the first question to those of the second. A code that several
// stand for has no one counterpart, and is left out. Between scored questions a code may stand for a lower
// place: it shows that much, but the lower place does not show the higher.
func inverted(codes map[string]string, first, second *questionnaires.Question) map[string]string {
	out := map[string]string{}
	several := map[string]bool{}
	for from, to := range codes {
		if first.Scored() && second.Scored() && first.OptionIndex(from) > second.OptionIndex(to) {
			several[to] = true
		}
		if _, twice := out[to]; twice {
			several[to] = true
		}
		out[to] = from
	}
	for code := range several {
		delete(out, code)
	}
	return out
}

func tiesOfVersions(old, new *questionnaires.Questionnaire) ([]tie, error) {
	chain, _, err := new.MigrationsFrom(old.Version)
	if err != nil {
		return nil, err
	}
	var ties []tie
	for _, other := range old.Questions() {
		places, _ := chain.Destinations(other.ID)
		for _, d := range places {
			if q := new.Question(d.Question); q != nil && q.Retired == "" {
				ties = append(ties, tie{old: other, new: q, codes: d.Codes})
			}
		}
	}
	place := map[string]int{}
	for i, q := range new.Questions() {
		place[q.ID] = i
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(place[a.new.ID], place[b.new.ID]) })
	return ties, nil
}

type earlier struct {
	in   *Incoming
	from *assessment.State
	name string
}

// place names a question of the other assessment.
func (e *earlier) place(q *questionnaires.Question) string { return e.name + ": " + q.ID }

// offer turns an entry of the other assessment into one of this. False: it says nothing, or nothing that
// can be taken.
func (e *earlier) offer(t tie, entry *assessment.Entry) (Offer, bool) {
	o := Offer{Question: t.new, From: e.place(t.old)}
	if entry.Conflict {
		e.in.Refuse(o.From, fault.New(fault.Input, "exchange.earlier-conflict", "question", t.new.ID))
		return o, false
	}
	if entry.Answer.State == questionnaires.Unanswered && len(entry.Rows) == 0 {
		return o, false
	}
	answer, problem := t.answer(entry.Answer)
	if problem != nil {
		e.in.Refuse(o.From, problem)
		return o, false
	}
	o.Answer = answer
	if t.new.Provided {
		o.Provided = entry.Provided
	}
	for _, row := range entry.Rows {
		row.ID = "" // an id belongs to the assessment that made it
		if t.apart {
			row.Cells = t.cells(row.Cells)
		}
		o.Rows = append(o.Rows, OfferedRow{row, o.From})
	}
	return o, true
}

// cells are those of a row for which there is a column here.
func (t tie) cells(old map[string]string) map[string]string {
	out := map[string]string{}
	for _, c := range t.new.Columns {
		if cell, ok := old[c.ID]; ok {
			out[c.ID] = cell
		}
	}
	return out
}

// answer is an answer there as one here. Whether it can stand is checked by Compare. Of several options those
// without a counterpart, which can't be chosen here, stay behind.
func (t tie) answer(a questionnaires.Answer) (questionnaires.Answer, *fault.Fault) {
	if a.State == questionnaires.NotApplicable {
		a.Reason = t.reason(a.Reason)
		return a, nil
	}
	if t.old.Type != t.new.Type && (len(t.codes) == 0 || a.Option == "") && a.State == questionnaires.Answered {
		return a, fault.New(fault.Input, "exchange.earlier-type", "question", t.new.ID, "found", string(t.old.Type), "want", string(t.new.Type))
	}
	none := func(code string) *fault.Fault {
		return fault.New(fault.Input, "exchange.earlier-option", "question", t.new.ID, "found", OptionEntry(t.old.Options, code))
	}
	if a.Option != "" {
		code, ok := t.code(a.Option)
		if !ok {
			return a, none(a.Option)
		}
		a.Option = code
	}
	var codes []string
	for _, option := range a.Options {
		if code, ok := t.code(option); ok {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 && len(a.Options) > 0 {
		return a, none(a.Options[0])
	}
	if len(codes) > 0 {
		slices.SortFunc(codes, func(x, y string) int { return cmp.Compare(t.new.OptionIndex(x), t.new.OptionIndex(y)) })
		a.Options = slices.Compact(codes)
	}
	return a, nil
}

// reason is a reason there as one here: the same code where there is one, else its text.
func (t tie) reason(reason string) string {
	for _, na := range t.new.NA {
		if na.ID == reason {
			return reason
		}
	}
	for _, na := range t.old.NA {
		if na.ID == reason {
			return na.Text
		}
	}
	return reason
}

// evidence takes the records that support an answer that was offered, with the option of each here. By old
// question, then new, the ties say which.
func (e *earlier) evidence(taken map[string]map[string]tie) {
	for _, old := range e.from.Evidence {
		if old.Conflict {
			continue
		}
		supports := map[string]string{}
		for _, question := range slices.Sorted(maps.Keys(old.Supports)) {
			for _, id := range slices.Sorted(maps.Keys(taken[question])) {
				t, code := taken[question][id], old.Supports[question]
				switch mapped, ok := t.code(code); {
				case !t.new.Scored():
					supports[id] = assessment.WholeAnswer
				case code == assessment.WholeAnswer || !ok:
					e.in.Refuse(e.place(t.old), fault.New(fault.Input, "exchange.earlier-evidence", "question", id, "reference", old.Reference))
				default:
					supports[id] = mapped
				}
			}
		}
		if len(supports) == 0 {
			continue
		}
		old.ID, old.SignedPage, old.Supports = "", "", supports // the signed page is of the other file
		e.in.Records = append(e.in.Records, Record{From: e.name, Evidence: old})
	}
}
