package wizard

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// preview is the state with intents on top that are still on their way to the disk, so that the screen
// shows at once what was meant. What it can't foresee (an undo, an approval's head) shows once it is
// saved; the state that comes back from the file replaces the preview.
func preview(base *assessment.State, intents []assessment.Intent) *assessment.State {
	if len(intents) == 0 {
		return base
	}
	s := *base
	s.Answers = maps.Clone(base.Answers)
	if s.Answers == nil {
		s.Answers = map[string]*assessment.Entry{}
	}
	for _, in := range intents {
		for _, set := range in.Sets {
			lay(&s, in, set)
		}
		if s.Status.Now == "approved" && slices.ContainsFunc(in.Sets, func(set assessment.Set) bool { return !leavesApproval(set) }) {
			s.Status.Now = "draft"
		}
	}
	return &s
}

// laid is one field's value on its way into the state. A value that can't be read says nothing: this program made it,
// and the file, which checks it, gives the state that stays.
type laid struct {
	in    assessment.Intent
	value json.RawMessage
	of    string   // what the field is of: an id, or parts of one
	parts []string // of it
}

// gone says that the field is emptied.
func (l laid) gone() bool { return len(l.value) == 0 || string(l.value) == "null" }

func (l laid) text() string { return *read[string](l.value) }

func read[T any](value json.RawMessage) *T {
	out := new(T)
	_ = json.Unmarshal(value, out)
	return out
}

// lay puts one field's value into the state.
func lay(s *assessment.State, in assessment.Intent, set assessment.Set) {
	kind, of, _ := strings.Cut(string(set.Field), "/")
	l := laid{in, set.Value, of, strings.Split(of, "/")}
	switch kind {
	case "about":
		layAbout(s, l)
	case "answer", "provided", "finding", "working", "mark", "review":
		layEntry(changedEntry(s, l.of), kind, l)
	case "row":
		layRow(s, l)
	case "position":
		layPosition(s, l)
	case "evidence":
		layEvidence(s, l)
	case "supports":
		laySupports(s, l)
	case "session":
		o := *read[assessment.Session](l.value)
		o.ID = l.of
		s.Sessions = layIn(s.Sessions, o, l, func(o assessment.Session) string { return o.ID })
	case "note":
		s.Notes = layIn(s.Notes, assessment.Note{ID: l.of, Text: l.text()}, l, func(n assessment.Note) string { return n.ID })
	case "step":
		layStep(s, l)
	case "roadmap":
		s.Roadmap = nil
		if !l.gone() {
			s.Roadmap = read[assessment.Roadmap](l.value)
		}
	case "released":
		r := *read[assessment.Released](l.value)
		r.ID = l.of
		s.Status.Released = replace(s.Status.Released, r, func(r assessment.Released) string { return r.ID })
	case "status":
		layStatus(s, l)
	}
}

// changedEntry is a question's entry that can be changed: other states keep the one that there was.
func changedEntry(s *assessment.State, question string) *assessment.Entry {
	e := assessment.Entry{}
	if old := s.Answers[question]; old != nil {
		e = *old
	}
	s.Answers[question] = &e
	return &e
}

// layAbout sets one of the fields of what the assessment is about, by the name that it has in the file.
func layAbout(s *assessment.State, l laid) {
	fields := map[string]json.RawMessage{}
	old, _ := json.Marshal(s.About)
	_ = json.Unmarshal(old, &fields)
	delete(fields, l.of)
	if !l.gone() {
		fields[l.of] = l.value
	}
	all, _ := json.Marshal(fields)
	s.About = *read[assessment.About](all)
}

func layEntry(e *assessment.Entry, kind string, l laid) {
	switch kind {
	case "answer":
		e.Answer = *read[questionnaires.Answer](l.value)
		e.Session, e.For, e.Why, e.Conflict = l.in.Session, l.in.For, l.in.Why, false
	case "provided":
		e.Provided = l.text()
	case "finding":
		e.Finding = l.text()
	case "working":
		e.WorkingNote = l.text()
	case "mark":
		e.Marked = *read[bool](l.value)
	case "review":
		e.Review = nil
		if !l.gone() {
			e.Review = read[assessment.Review](l.value)
		}
	}
}

func layRow(s *assessment.State, l laid) {
	if len(l.parts) != 2 {
		return
	}
	r := questionnaires.Row{ID: l.parts[1]}
	_ = json.Unmarshal(l.value, &r.Cells)
	e := changedEntry(s, l.parts[0])
	e.Rows = layIn(e.Rows, r, l, func(r questionnaires.Row) string { return r.ID })
}

func layPosition(s *assessment.State, l laid) {
	if len(l.parts) != 3 {
		return
	}
	p := *read[assessment.Position](l.value)
	p.Session = l.parts[1]
	p.Institution, _ = url.PathUnescape(l.parts[2])
	e := changedEntry(s, l.parts[0])
	e.Positions = layIn(e.Positions, p, l, func(p assessment.Position) string { return p.Session + "/" + p.Institution })
	slices.SortFunc(e.Positions, func(a, b assessment.Position) int { // as the file has them
		return cmp.Or(assessment.CompareIDs(a.Session, b.Session), cmp.Compare(a.Institution, b.Institution))
	})
}

// layEvidence sets a record; what it supports has fields of its own, and stays.
func layEvidence(s *assessment.State, l laid) {
	e := *read[assessment.Evidence](l.value)
	e.ID = l.of
	for _, old := range s.Evidence {
		if old.ID == l.of {
			e.Supports = old.Supports
		}
	}
	s.Evidence = layIn(s.Evidence, e, l, func(e assessment.Evidence) string { return e.ID })
}

// laySupports says which option of a question a record supports.
func laySupports(s *assessment.State, l laid) {
	for i := range s.Evidence {
		if len(l.parts) != 2 || s.Evidence[i].ID != l.parts[0] {
			continue
		}
		supports := maps.Clone(s.Evidence[i].Supports)
		if supports == nil {
			supports = map[string]string{}
		}
		if l.gone() {
			delete(supports, l.parts[1])
		} else {
			supports[l.parts[1]] = l.text()
		}
		s.Evidence = slices.Clone(s.Evidence)
		s.Evidence[i].Supports = supports
	}
}

func layStep(s *assessment.State, l laid) {
	if len(l.parts) != 2 {
		return
	}
	o := *read[assessment.LocalStep](l.value)
	o.Question, o.Option = l.parts[0], l.parts[1]
	s.Steps = slices.DeleteFunc(slices.Clone(s.Steps), func(o assessment.LocalStep) bool { return o.Question == l.parts[0] && o.Option == l.parts[1] })
	if !l.gone() {
		s.Steps = append(s.Steps, o)
		slices.SortStableFunc(s.Steps, inOrder(s.Questionnaire))
	}
}

func layStatus(s *assessment.State, l laid) {
	v := read[struct {
		Now      string
		Approval *assessment.Approval
	}](l.value)
	s.Status.Now = v.Now
	if v.Approval != nil {
		v.Approval.Stands = true
		s.Status.Approval = v.Approval
	}
}

// layIn is a list with an element in its place, or without it where its field is emptied.
func layIn[T any](list []T, with T, l laid, id func(T) string) []T {
	if l.gone() {
		return slices.DeleteFunc(slices.Clone(list), func(o T) bool { return id(o) == id(with) })
	}
	return replace(list, with, id)
}

// replace is a list with an element in the place of the one with its id, or at the end. The list stays as it is: states
// share what changes leave alone.
func replace[T any](list []T, with T, id func(T) string) []T {
	for i := range list {
		if id(list[i]) == id(with) {
			list = slices.Clone(list)
			list[i] = with
			return list
		}
	}
	return append(slices.Clip(list), with)
}

// inOrder compares local steps by the places of their questions and options.
func inOrder(q *questionnaires.Questionnaire) func(a, b assessment.LocalStep) int {
	place := map[string]int{}
	for i, question := range q.Questions() {
		place[question.ID] = i
	}
	return func(a, b assessment.LocalStep) int {
		if d := place[a.Question] - place[b.Question]; d != 0 {
			return d
		}
		question := q.Question(a.Question)
		if question == nil {
			return 0
		}
		return question.OptionIndex(a.Option) - question.OptionIndex(b.Option)
	}
}
