package assessment

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// view makes a state of a fold. A state is never changed once it is given away: the next one shares with
// it whatever the acts between them left alone. So a key press in a file of 20,000 acts costs what its
// own question costs.
type view struct {
	questionnaire *questionnaires.Questionnaire
	was           *State // after the first acts
	conflicts     map[Field]Conflict
	unknown       map[Field][]UnknownName
}

// stateOf is the state of a whole fold.
func stateOf(f *fold, q *questionnaires.Questionnaire, id string) *State {
	return nextState(&State{Questionnaire: q, ID: id}, f, f.allFields())
}

// nextState makes the state of a fold, given that of its first acts and the fields that were touched since.
func nextState(was *State, f *fold, touched []Field) *State {
	v := &view{questionnaire: was.Questionnaire, was: was, conflicts: map[Field]Conflict{}, unknown: map[Field][]UnknownName{}}
	for _, c := range was.Conflicts {
		v.conflicts[c.Field] = c
	}
	for _, u := range was.Unknown {
		v.unknown[u.Field] = append(v.unknown[u.Field], u)
	}
	s := *was
	s.tips, s.Acts = f.tips(), f.len()
	s.Head = headOf(s.tips)
	if n := f.len(); n > 0 {
		s.Ends = len(f.ends)
		s.Created = f.act(0).At()
		s.LastChange = f.act(n - 1).At()
	}
	d := v.dirty(f, touched)
	if len(d.questions) > 0 || s.Answers == nil {
		s.Answers = maps.Clone(s.Answers)
		if s.Answers == nil {
			s.Answers = make(map[string]*Entry, len(d.questions))
		}
		for id := range d.questions {
			if e := v.entry(f, id); e != nil {
				s.Answers[id] = e
			} else {
				delete(s.Answers, id)
			}
		}
	}
	if len(d.records) > 0 {
		s.Evidence = v.records(f, d.records)
	}
	if d.kinds[kindAbout] {
		s.About = v.about(f)
	}
	if d.kinds[kindSession] {
		s.Sessions = collect(v, f, kindSession, func(id string, _ given, value Session) Session {
			value.ID = id
			value.clean()
			return value
		})
	}
	if d.kinds[kindNote] {
		s.Notes = collect(v, f, kindNote, func(id string, g given, text string) Note {
			return Note{ID: id, Text: text, At: g.act.At()}
		})
	}
	if len(d.steps) > 0 {
		s.Steps = v.steps(f, d.steps)
	}
	if d.kinds[string(fieldRoadmap)] {
		s.Roadmap = v.roadmap(f)
	}
	if d.kinds[kindReleased] {
		s.Status.Released = collect(v, f, kindReleased, func(id string, _ given, value Released) Released {
			value.ID = id
			value.clean()
			return value
		})
	}
	// Any act can end an approval, so the status is always read again.
	s.Status, s.since = v.status(f, s.Status.Released)
	if len(touched) > 0 {
		s.Conflicts = v.listConflicts()
		s.Unknown = v.listUnknown()
	}
	return &s
}

// dirt is what has to be read again after some fields were touched.
type dirt struct {
	questions map[string]bool // by id
	records   map[string]bool // of the register, by id
	steps     map[Field]bool
	kinds     map[string]bool // of the fields
}

func (v *view) dirty(f *fold, touched []Field) dirt {
	d := dirt{questions: map[string]bool{}, records: map[string]bool{}, steps: map[Field]bool{}, kinds: map[string]bool{}}
	for _, field := range touched {
		v.forget(field)
		kind, parts := field.Kind(), len(field.parts())
		d.kinds[kind] = true
		switch {
		case kind == kindEvidence && parts == 1, kind == kindSupports && parts == 2:
			d.records[field.first()] = true
		case kind == kindStep && parts == 2:
			d.steps[field] = true
		case kind == kindAbout, kind == kindSession, kind == kindNote, kind == kindReleased, field == fieldStatus, field == fieldRoadmap:
		case field.Question() != "" && kind != kindSupports && kind != kindStep:
			d.questions[field.Question()] = true
		default:
			v.keep(f, field)
		}
	}
	return d
}

// value decodes the value of a field that is to be shown. Of several that differ it is the last one in
// the order of acts, and the field is a conflict. It is false when nothing counts, when the field is
// cleared, and when the value can't be read, which is then kept as unknown.
func (v *view) value(f *fold, field Field, into any) (given, bool) {
	current := f.current(field)
	if len(current) == 0 {
		return given{}, false
	}
	shown := current[len(current)-1]
	for _, other := range current[:len(current)-1] {
		if !sameValue(other.set.Value, shown.set.Value) {
			v.conflicts[field] = conflictOf(field, current)
			break
		}
	}
	if shown.set.clears() {
		// A value that stands beside a removal is shown: removing is what can be done again.
		for _, other := range current {
			if !other.set.clears() {
				shown = other
			}
		}
		if shown.set.clears() {
			return given{}, false
		}
	}
	raw, err := cleanValue(shown.set.Value)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		v.doubt(field, shown, string(field), whyValue(field))
		return given{}, false
	}
	return shown, true
}

func (v *view) conflict(field Field) bool {
	_, is := v.conflicts[field]
	return is
}

// doubt notes a name that the questionnaire or this program doesn't know. The value stays in the file.
func (v *view) doubt(field Field, g given, name string, why *fault.Fault) {
	v.unknown[field] = append(v.unknown[field], UnknownName{
		Field: field, Name: cleanLine(name), Value: shownValue(*g.set), Act: g.act.Hash(), Why: why,
	})
}

// What can be wrong with a name or a value that was kept.
func whyQuestion(id string) *fault.Fault {
	return fault.New(fault.Input, "assessment.unknown.question", "question", cleanLine(id))
}

func whyField(field Field) *fault.Fault {
	return fault.New(fault.Input, "assessment.unknown.field", "field", string(field))
}

func whyValue(field Field) *fault.Fault {
	return fault.New(fault.Input, "assessment.unknown.value", "field", string(field))
}

// keep notes a field that this program knows nothing of.
func (v *view) keep(f *fold, field Field) {
	var any json.RawMessage
	if g, ok := v.value(f, field, &any); ok {
		v.doubt(field, g, string(field), whyField(field))
	}
}

func (v *view) forget(field Field) {
	delete(v.conflicts, field)
	delete(v.unknown, field)
}

// entry gathers what is recorded on one question, or nil for nothing.
func (v *view) entry(f *fold, id string) *Entry {
	e := &Entry{}
	recorded := false
	question := v.questionnaire.Question(id)
	for _, field := range f.fieldsOf(id) {
		kind := field.Kind()
		if kind == kindSupports || kind == kindStep {
			continue
		}
		v.forget(field)
		if question == nil {
			var any json.RawMessage
			if g, ok := v.value(f, field, &any); ok {
				v.doubt(field, g, id, whyQuestion(id))
			}
			continue
		}
		read := v.part(f, field, kind, question, e)
		if v.conflict(field) {
			read = true
			if kind == kindAnswer || kind == kindRow {
				e.Conflict = true
			}
		}
		recorded = recorded || read
		e.beside = e.beside || read && kind != kindAnswer
	}
	if !recorded {
		return nil
	}
	slices.SortFunc(e.Rows, func(a, b questionnaires.Row) int { return CompareIDs(a.ID, b.ID) })
	slices.SortFunc(e.Positions, func(a, b Position) int {
		return cmp.Or(CompareIDs(a.Session, b.Session), cmp.Compare(a.Institution, b.Institution))
	})
	return e
}

// part reads one field of a question into its entry, and says whether there was something to read.
func (v *view) part(f *fold, field Field, kind string, question *questionnaires.Question, e *Entry) bool {
	parts := field.parts()
	plain := func(into any) bool {
		_, ok := v.value(f, field, into)
		return ok
	}
	switch {
	case kind == kindAnswer && len(parts) == 1:
		return v.answer(f, field, question, e)
	case kind == kindRow && len(parts) == 2:
		return v.row(f, field, question, e)
	case kind == kindProvided && len(parts) == 1:
		g, ok := v.value(f, field, &e.Provided)
		if ok && !slices.Contains(questionnaires.Providers, e.Provided) {
			v.doubt(field, g, e.Provided, whyValue(field))
			e.Provided = ""
		}
		return ok
	case kind == kindFinding && len(parts) == 1:
		return plain(&e.Finding)
	case kind == kindWorking && len(parts) == 1:
		return plain(&e.WorkingNote)
	case kind == kindMark && len(parts) == 1:
		return plain(&e.Marked)
	case kind == kindReview && len(parts) == 1:
		return v.review(f, field, question, e)
	case kind == kindPosition && len(parts) == 3:
		return v.position(f, field, question, e)
	}
	v.keep(f, field)
	return false
}

func (v *view) answer(f *fold, field Field, question *questionnaires.Question, e *Entry) bool {
	var a questionnaires.Answer
	g, ok := v.value(f, field, &a)
	if !ok {
		return false
	}
	if name, why := unknownAnswer(question, a); why != nil {
		v.doubt(field, g, name, why)
		return true
	}
	e.Answer = a
	e.sign(g)
	return true
}

func (v *view) row(f *fold, field Field, question *questionnaires.Question, e *Entry) bool {
	row := questionnaires.Row{ID: field.parts()[1]}
	g, ok := v.value(f, field, &row.Cells)
	if !ok {
		return false
	}
	if name, why := unknownRow(question, row); why != nil {
		v.doubt(field, g, name, why)
		return true
	}
	e.Rows = append(e.Rows, row)
	if e.Answer.State == questionnaires.Unanswered && g.act.At().After(e.At) {
		e.sign(g)
	}
	return true
}

func (v *view) review(f *fold, field Field, question *questionnaires.Question, e *Entry) bool {
	var r Review
	g, ok := v.value(f, field, &r)
	if !ok {
		return false
	}
	if name, why := unknownAnswer(question, r.Answer); why != nil {
		v.doubt(field, g, name, why)
		return true
	}
	// Two reviews that differ accept nothing until they are settled.
	if !v.conflict(field) {
		r.At, r.By = g.act.At(), cleanLine(r.By)
		e.Review = &r
	}
	return true
}

func (v *view) position(f *fold, field Field, question *questionnaires.Question, e *Entry) bool {
	var p positionValue
	g, ok := v.value(f, field, &p)
	if !ok {
		return false
	}
	parts := field.parts()
	institution, err := url.PathUnescape(parts[2])
	if err != nil {
		v.doubt(field, g, string(field), whyField(field))
		return true
	}
	if name, why := unknownAnswer(question, p.Answer); why != nil {
		v.doubt(field, g, name, why)
		return true
	}
	e.Positions = append(e.Positions, Position{
		Session: parts[1], Institution: cleanLine(institution), Answer: p.Answer, Note: p.Note,
	})
	return true
}

// sign notes whose answer it is.
func (e *Entry) sign(g given) {
	e.By, e.For, e.Session, e.Why, e.At = g.act.By, g.act.For, g.act.Session, g.act.Why, g.act.At()
}

func (v *view) about(f *fold) About {
	fields := map[string]json.RawMessage{}
	for _, field := range f.ofKind(kindAbout) {
		v.forget(field)
		var raw json.RawMessage
		g, ok := v.value(f, field, &raw)
		if !ok {
			continue
		}
		name := strings.Join(field.parts(), "/")
		if !slices.Contains(aboutNames, name) {
			v.doubt(field, g, string(field), whyField(field))
			continue
		}
		var one About
		if json.Unmarshal(mustJSON(map[string]json.RawMessage{name: raw}), &one) != nil {
			v.doubt(field, g, string(field), whyValue(field))
			continue
		}
		if one.clean(); !one.known() {
			v.doubt(field, g, string(raw), whyValue(field))
			continue
		}
		fields[name] = raw
	}
	var a About
	if err := json.Unmarshal(mustJSON(fields), &a); err != nil {
		panic(err) // each field was read by itself
	}
	a.clean()
	return a
}

// collect reads all fields of a kind whose names are <kind>/<id>, in order of their ids.
func collect[V, T any](v *view, f *fold, kind string, make func(id string, g given, value V) T) []T {
	var list []T
	fields := slices.Clone(f.ofKind(kind))
	slices.SortFunc(fields, func(a, b Field) int { return CompareIDs(a.first(), b.first()) })
	for _, field := range fields {
		v.forget(field)
		var value V
		g, ok := v.value(f, field, &value)
		if !ok {
			continue
		}
		if len(field.parts()) != 1 {
			v.doubt(field, g, string(field), whyField(field))
			continue
		}
		list = append(list, make(field.first(), g, value))
	}
	return list
}

// status reads how far the assessment has come.
func (v *view) status(f *fold, released []Released) (Status, sinceStatus) {
	s := Status{Now: Statuses[0], Released: released}
	v.forget(fieldStatus)
	current := f.current(fieldStatus)
	var shown statusValue
	if g, ok := v.value(f, fieldStatus, &shown); ok {
		if slices.Contains(Statuses, shown.Now) {
			s.Now = shown.Now
		} else {
			v.doubt(fieldStatus, g, shown.Now, whyValue(fieldStatus))
		}
	}
	if v.conflict(fieldStatus) {
		// The least that somebody said stands until it is settled.
		for _, g := range current {
			if other, ok := readStatus(g.set.Value); !ok {
				s.Now = Statuses[0]
			} else if slices.Index(Statuses, other.Now) < slices.Index(Statuses, s.Now) {
				s.Now = other.Now
			}
		}
	}
	act, approval := f.approval()
	since := f.look(-1, noHead, v.was.since)
	if act >= 0 {
		approval.Name, approval.Office = cleanLine(approval.Name), cleanLine(approval.Office)
		approval.Date = cleanLine(approval.Date)
		if s.Now == "approved" && len(current) == 1 && current[0].i == act && f.givenOn(act, approval.Head) {
			since = f.look(act, approval.Head, v.was.since)
			approval.Stands = !since.changed
		}
		s.Approval = &approval
	}
	if s.Now == "approved" && (s.Approval == nil || !s.Approval.Stands) {
		s.Now = Statuses[0]
	}
	if (s.Now == "agreed" || s.Now == "fact-checked") && len(current) == 1 {
		since = f.look(current[0].i, noHead, v.was.since)
		s.ChangedSince = since.changed
	}
	return s, since
}

func conflictOf(field Field, current []given) Conflict {
	c := Conflict{Field: field, Question: field.Question()}
	for _, g := range current {
		value, err := cleanValue(g.set.Value)
		if err != nil {
			value = g.set.Value
		}
		c.Values = append(c.Values, ConflictValue{
			Value: string(value), Act: g.act.Hash(), By: g.act.By, For: g.act.For, Session: g.act.Session, At: g.act.At(),
		})
	}
	return c
}

func (v *view) listConflicts() []Conflict {
	var list []Conflict
	for _, field := range sortedKeys(v.conflicts) {
		list = append(list, v.conflicts[field])
	}
	return list
}

func (v *view) listUnknown() []UnknownName {
	var list []UnknownName
	for _, field := range sortedKeys(v.unknown) {
		list = append(list, v.unknown[field]...)
	}
	return list
}
