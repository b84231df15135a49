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

// lay puts one field's value into the state.
func lay(s *assessment.State, in assessment.Intent, set assessment.Set) {
	kind, rest, _ := strings.Cut(string(set.Field), "/")
	parts := strings.Split(rest, "/")
	gone := len(set.Value) == 0 || string(set.Value) == "null"
	text := func() string {
		var t string
		_ = json.Unmarshal(set.Value, &t)
		return t
	}
	touch := func(id string) *assessment.Entry {
		e := assessment.Entry{}
		if old := s.Answers[id]; old != nil {
			e = *old
		}
		s.Answers[id] = &e
		return &e
	}
	switch kind {
	case "about":
		fields := map[string]json.RawMessage{}
		old, _ := json.Marshal(s.About)
		_ = json.Unmarshal(old, &fields)
		delete(fields, rest)
		if !gone {
			fields[rest] = set.Value
		}
		all, _ := json.Marshal(fields)
		s.About = assessment.About{}
		_ = json.Unmarshal(all, &s.About)
	case "answer":
		e := touch(rest)
		e.Answer = questionnaires.Answer{}
		_ = json.Unmarshal(set.Value, &e.Answer)
		e.Session, e.For, e.Why, e.Conflict = in.Session, in.For, in.Why, false
	case "provided":
		touch(rest).Provided = text()
	case "finding":
		touch(rest).Finding = text()
	case "working":
		touch(rest).WorkingNote = text()
	case "mark":
		touch(rest).Marked = string(set.Value) == "true"
	case "review":
		e := touch(rest)
		e.Review = nil
		if !gone {
			e.Review = &assessment.Review{}
			_ = json.Unmarshal(set.Value, e.Review)
		}
	case "row":
		if len(parts) == 2 {
			e := touch(parts[0])
			e.Rows = slices.DeleteFunc(slices.Clone(e.Rows), func(r questionnaires.Row) bool { return gone && r.ID == parts[1] })
			if !gone {
				r := questionnaires.Row{ID: parts[1]}
				_ = json.Unmarshal(set.Value, &r.Cells)
				e.Rows = replace(e.Rows, r, func(r questionnaires.Row) string { return r.ID })
			}
		}
	case "position":
		if len(parts) == 3 {
			p := assessment.Position{}
			_ = json.Unmarshal(set.Value, &p)
			p.Session = parts[1]
			p.Institution, _ = url.PathUnescape(parts[2])
			id := func(p assessment.Position) string { return p.Session + "/" + p.Institution }
			e := touch(parts[0])
			if gone {
				e.Positions = slices.DeleteFunc(slices.Clone(e.Positions), func(o assessment.Position) bool { return id(o) == id(p) })
			} else {
				e.Positions = replace(slices.Clone(e.Positions), p, id)
				slices.SortFunc(e.Positions, func(a, b assessment.Position) int { // as the file has them
					return cmp.Or(assessment.CompareIDs(a.Session, b.Session), cmp.Compare(a.Institution, b.Institution))
				})
			}
		}
	case "evidence":
		id := func(e assessment.Evidence) string { return e.ID }
		if gone {
			s.Evidence = slices.DeleteFunc(slices.Clone(s.Evidence), func(e assessment.Evidence) bool { return e.ID == rest })
			return
		}
		e := assessment.Evidence{}
		_ = json.Unmarshal(set.Value, &e)
		e.ID = rest
		for _, old := range s.Evidence {
			if old.ID == rest {
				e.Supports = old.Supports
			}
		}
		s.Evidence = replace(s.Evidence, e, id)
	case "supports":
		for i := range s.Evidence {
			if len(parts) != 2 || s.Evidence[i].ID != parts[0] {
				continue
			}
			supports := maps.Clone(s.Evidence[i].Supports)
			if supports == nil {
				supports = map[string]string{}
			}
			if gone {
				delete(supports, parts[1])
			} else {
				supports[parts[1]] = text()
			}
			s.Evidence = slices.Clone(s.Evidence)
			s.Evidence[i].Supports = supports
		}
	case "session":
		if gone {
			s.Sessions = slices.DeleteFunc(slices.Clone(s.Sessions), func(o assessment.Session) bool { return o.ID == rest })
			return
		}
		o := assessment.Session{}
		_ = json.Unmarshal(set.Value, &o)
		o.ID = rest
		s.Sessions = replace(s.Sessions, o, func(o assessment.Session) string { return o.ID })
	case "note":
		if gone {
			s.Notes = slices.DeleteFunc(slices.Clone(s.Notes), func(n assessment.Note) bool { return n.ID == rest })
			return
		}
		s.Notes = replace(s.Notes, assessment.Note{ID: rest, Text: text()}, func(n assessment.Note) string { return n.ID })
	case "step":
		if len(parts) != 2 {
			return
		}
		is := func(o assessment.LocalStep) bool { return o.Question == parts[0] && o.Option == parts[1] }
		s.Steps = slices.DeleteFunc(slices.Clone(s.Steps), is)
		if gone {
			return
		}
		o := assessment.LocalStep{}
		_ = json.Unmarshal(set.Value, &o)
		o.Question, o.Option = parts[0], parts[1]
		s.Steps = append(s.Steps, o)
		slices.SortStableFunc(s.Steps, inOrder(s.Questionnaire))
	case "roadmap":
		s.Roadmap = nil
		if !gone {
			s.Roadmap = &assessment.Roadmap{}
			_ = json.Unmarshal(set.Value, s.Roadmap)
		}
	case "released":
		r := assessment.Released{}
		_ = json.Unmarshal(set.Value, &r)
		r.ID = rest
		s.Status.Released = replace(slices.Clone(s.Status.Released), r, func(r assessment.Released) string { return r.ID })
	case "status":
		v := struct {
			Now      string
			Approval *assessment.Approval
		}{}
		_ = json.Unmarshal(set.Value, &v)
		s.Status.Now = v.Now
		if v.Approval != nil {
			v.Approval.Stands = true
			s.Status.Approval = v.Approval
		}
	}
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
