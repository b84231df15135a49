package wizard

import (
	"cmp"
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// account is one thing that was said on a question, with the positions of those who said it.
type account struct {
	answer questionnaires.Answer
	held   []assessment.Position // in order of session, then institution
}

// accountsOf are the different things that were said: by option, from the bottom up, then what is none of the options,
// in the order in which it stands.
func accountsOf(q *questionnaires.Question, positions []assessment.Position) []account {
	var out []account
	for _, p := range positions {
		i := slices.IndexFunc(out, func(c account) bool { return same(c.answer, p.Answer) })
		if i < 0 {
			i = len(out)
			out = append(out, account{answer: p.Answer})
		}
		out[i].held = append(out[i].held, p)
	}
	place := func(c account) int {
		if i := q.OptionIndex(c.answer.Option); c.answer.State == questionnaires.Answered && i >= 0 {
			return i
		}
		return len(q.Options)
	}
	slices.SortStableFunc(out, func(a, b account) int { return cmp.Compare(place(a), place(b)) })
	return out
}

// speakers are the institutions that are heard now: the one that was named, or those of the current session.
func (d *desk) speakers() []string {
	if d.forWhom != "" {
		return []string{d.forWhom}
	}
	s, _ := d.current()
	return s.Institutions
}

// unheard are the speakers that have said nothing on a question in this session, each as a position with no answer.
func (d *desk) unheard(id string) []assessment.Position {
	var out []assessment.Position
	for _, name := range d.speakers() {
		p := assessment.Position{Session: d.session, Institution: name}
		if !slices.ContainsFunc(slices.Concat(out, d.entry(id).Positions), func(o assessment.Position) bool { return samePlace(o, p) }) {
			out = append(out, p)
		}
	}
	return out
}

// heardNow says whether a position is that of a speaker, in the current session.
func (d *desk) heardNow(p assessment.Position) bool {
	return p.Session == d.session && slices.Contains(d.speakers(), p.Institution)
}

// samePlace says whether two positions are of one institution in one session.
func samePlace(a, b assessment.Position) bool {
	return a.Session == b.Session && a.Institution == b.Institution
}

// settledWith is the change that makes an account the answer, on behalf of the institution whose account it is. What was
// said stays.
func settledWith(q *questionnaires.Question, p assessment.Position) assessment.Intent {
	in := assessment.SetAnswer(q, p.Answer)
	in.For = p.Institution
	return in
}
