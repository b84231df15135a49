package wizard

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/exchange/mission"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// reckoning is what the screens ask of a state and its result several times a frame, worked out once for each change.
// It is never changed, but for what is filled in when it is first asked for.
type reckoning struct {
	asked       []*questionnaires.Question // those that are asked, or may be, in order
	parts       []part
	done, total int
	disputed    []string // questions with two values beside each other
	register    *register
	pending     *mission.Pending // filled in by desk.pending

	undo, redo           *assessment.Change // filled in by desk.nextUndo and desk.nextRedo
	undoKnown, redoKnown bool
}

// register finds the records that support a question. Most changes leave the evidence alone, and the states share it.
type register struct {
	all   []assessment.Evidence
	serve map[string][]int // by question: places in all; filled in by desk.evidenceFor
}

// reckon works it out; before is what held for the state before, or nil.
func reckon(q *questionnaires.Questionnaire, state *assessment.State, result *scoring.Result, before *reckoning) *reckoning {
	k := &reckoning{asked: make([]*questionnaires.Question, 0, len(result.Questions))}
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
		question := q.Question(r.ID)
		if r.Asked == scoring.False || question == nil {
			continue
		}
		if question.Retired == "" {
			k.asked = append(k.asked, question)
		}
		if r.Standing == scoring.NotAsked {
			continue
		}
		done := 0
		if !remaining(r.Standing) {
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
	for _, c := range state.Conflicts {
		k.disputed = append(k.disputed, c.Question)
	}
	k.register = &register{all: state.Evidence}
	if before != nil && sameSlice(before.register.all, state.Evidence) {
		k.register = before.register
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
	r, q := d.result.Question(id), d.q.Question(id)
	return r != nil && r.Asked != scoring.False && q != nil && q.Retired == ""
}

func (d *desk) standing(id string) scoring.Standing {
	if r := d.result.Question(id); r != nil {
		return r.Standing
	}
	return scoring.NotAsked
}

// remains says whether a question is still to be answered. Progress, sections, finder, interviews and the way out all ask this.
func (d *desk) remains(id string) bool { return remaining(d.standing(id)) }

// remaining: nothing is recorded, or two answers (or two entries of a list) stand beside each other after a merge.
func remaining(s scoring.Standing) bool { return s == scoring.Open || s == scoring.Conflicting }

// progress counts the questions that are asked and those of them with any answer at all, facts included: what is left
// to do.
func (d *desk) progress() (done, total int) { return d.known.done, d.known.total }

// parts lists the sections with their progress, in order; those with nothing to ask are left out. The list must not be
// changed.
func (d *desk) parts() []part { return d.known.parts }

// evidenceFor lists the records that support a question.
func (d *desk) evidenceFor(id string) []assessment.Evidence {
	r := d.known.register
	if r.serve == nil {
		r.serve = map[string][]int{}
		for i := range r.all {
			for question := range r.all[i].Supports {
				r.serve[question] = append(r.serve[question], i)
			}
		}
	}
	var out []assessment.Evidence
	for _, i := range r.serve[id] {
		out = append(out, r.all[i])
	}
	return out
}

// sameSlice says whether two slices are one, and not only alike.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// conflicting says whether values stand beside each other on a question.
func (d *desk) conflicting(question string) bool { return slices.Contains(d.known.disputed, question) }
