package wizard

import (
	"cirtkit/assessment"
	"cirtkit/exchange/mission"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// reckoning is what the screens ask of a state and its result several times a frame, worked out once for each change.
// It is never changed, but for what is filled in when it is first asked for.
type reckoning struct {
	asked       []*questionnaires.Question // those that are asked, or may be, in order
	place       map[string]int             // of each of them, from 0
	standing    map[string]scoring.Standing
	parts       []part
	done, total int
	records     map[string][]assessment.Evidence // that support a question, in the register's order
	disputed    map[string]bool                  // questions with two values beside each other

	pending *mission.Pending // filled in by desk.pending
}

func reckon(q *questionnaires.Questionnaire, state *assessment.State, result *scoring.Result) *reckoning {
	n := len(result.Questions)
	k := &reckoning{
		asked: make([]*questionnaires.Question, 0, n), place: make(map[string]int, n), standing: make(map[string]scoring.Standing, n),
		records: map[string][]assessment.Evidence{}, disputed: map[string]bool{},
	}
	of := map[string]*part{} // by section
	all := q.AllSections()
	k.parts = make([]part, len(all))
	for i, s := range all {
		k.parts[i] = part{section: s}
		for up := q.SectionOf(s.ID); up != nil; up = q.SectionOf(up.ID) {
			k.parts[i].depth++
		}
		of[s.ID] = &k.parts[i]
	}
	for i := range result.Questions {
		r := &result.Questions[i]
		k.standing[r.ID] = r.Standing
		question := q.Question(r.ID)
		if r.Asked == scoring.False || question == nil {
			continue
		}
		if question.Retired == "" {
			k.place[r.ID] = len(k.asked)
			k.asked = append(k.asked, question)
		}
		if r.Standing == scoring.NotAsked {
			continue
		}
		done := 0
		if r.Standing != scoring.Open && r.Standing != scoring.Conflicting {
			done = 1
		}
		if question.Retired == "" {
			k.total++
			k.done += done
		}
		for s := q.SectionOf(r.ID); s != nil; s = q.SectionOf(s.ID) {
			p := of[s.ID]
			p.total++
			p.done += done
		}
	}
	kept := k.parts[:0]
	for _, p := range k.parts {
		if p.total > 0 {
			kept = append(kept, p)
		}
	}
	k.parts = kept
	for _, e := range state.Evidence {
		for id := range e.Supports {
			k.records[id] = append(k.records[id], e)
		}
	}
	for _, c := range state.Conflicts {
		k.disputed[c.Question] = true
	}
	return k
}

// part is a section with something to ask.
type part struct {
	section     *questionnaires.Section
	depth       int
	done, total int // of the questions anywhere below
}

// asked lists the questions that are asked, or may be, in order. The list must not be changed.
func (d *desk) asked() []*questionnaires.Question { return d.known.asked }

// isAsked says whether a question is among those.
func (d *desk) isAsked(id string) bool {
	_, is := d.known.place[id]
	return is
}

func (d *desk) standing(id string) scoring.Standing {
	if s, ok := d.known.standing[id]; ok {
		return s
	}
	return scoring.NotAsked
}

// progress counts the questions that are asked and those of them with any answer at all, facts included: what is left
// to do.
func (d *desk) progress() (done, total int) { return d.known.done, d.known.total }

// parts lists the sections with their progress, in order; those with nothing to ask are left out. The list must not be
// changed.
func (d *desk) parts() []part { return d.known.parts }

// evidenceFor lists the records that support a question. The list must not be changed.
func (d *desk) evidenceFor(id string) []assessment.Evidence { return d.known.records[id] }

// conflicting says whether values stand beside each other on a question.
func (d *desk) conflicting(question string) bool { return d.known.disputed[question] }
