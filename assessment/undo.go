package assessment

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Change is what one act did, or would do, to a field.
type Change struct {
	Act                   string // hash of the act that set the field
	By, For, Session, Why string // of that act
	At                    time.Time
	Field                 Field
	Question              string  // of the field, or ""
	Before, After         string  // JSON; "" for nothing
	Also                  []Field // further ones that the same act sets
	Undone                bool    // the act counts for nothing
	UndoneBy              string  // author of the undo
	UndoneAt              time.Time
}

// Undo and redo are the log's own, so they survive a restart.
//
// Going back begins at the file's end and follows prev; where an act follows several others there is no
// one way back, so nothing before it is reached. The next to undo is the first act found that sets fields
// and counts. The next to redo is the first undo found that counts and names an act that sets fields; an
// act that sets fields ends the search, because what was undone before it belongs to another past.

// nextUndo is the act that undo would undo, or -1.
func (f *fold) nextUndo() int {
	for i := f.onlyEnd(); i >= 0; i = f.back(i) {
		if !f.act(i).undoes() && f.counted(i) && len(f.act(i).Sets()) > 0 {
			return i
		}
	}
	return -1
}

// undoMerge says whether there is no way back because of a merge: the file has several ends, or the way back comes
// to an act that follows several others before it finds anything to undo.
func (f *fold) undoMerge() bool {
	if len(f.ends) > 1 {
		return true
	}
	for i := f.onlyEnd(); i >= 0; i = f.back(i) {
		switch a := f.act(i); {
		case !a.undoes() && f.counted(i) && len(a.Sets()) > 0:
			return false
		case len(a.prevs()) > 1:
			return true
		}
	}
	return false
}

// nextRedo is the undo that redo would undo, or -1.
func (f *fold) nextRedo() int {
	for i := f.onlyEnd(); i >= 0; i = f.back(i) {
		a := f.act(i)
		if !a.undoes() {
			return -1
		}
		if target, ok := f.undone(a); ok && f.counted(i) && len(f.act(target).Sets()) > 0 {
			return i
		}
	}
	return -1
}

// onlyEnd is the one act that no act follows; -1 when there are several, or none.
func (f *fold) onlyEnd() int {
	if len(f.ends) != 1 {
		return -1
	}
	for h := range f.ends {
		if i, ok := f.place(h); ok {
			return i
		}
	}
	return -1
}

// back is the one act before an act; -1 when there are several, or none.
func (f *fold) back(i int) int {
	if prev := f.act(i).prevs(); len(prev) == 1 {
		if i > 0 && f.act(i-1).hash() == prev[0] { // as nearly always
			return i - 1
		}
		if before, ok := f.place(prev[0]); ok && before < i {
			return before
		}
	}
	return -1
}

// undoChange says what undoing an act would do to the first field that it sets.
func (f *fold) undoChange(i int) Change {
	a := f.act(i)
	field := a.Sets()[0].Field
	c := changeOf(a, 0)
	c.Before = valueText(f.current(field))
	c.After = valueText(f.standing(f.own(field), i))
	return c
}

// redoChange says what undoing an undo would do to the first field that the undone act sets.
func (f *fold) redoChange(undo int) Change {
	target, _ := f.undone(f.act(undo))
	a := f.act(target)
	c := changeOf(a, 0)
	c.Before = valueText(f.current(c.Field))
	counted := f.counted(target)
	f.count(target, true)
	c.After = valueText(f.standing(f.own(c.Field), -1))
	f.count(target, counted)
	return c
}

// changeOf is the change that an act makes to one of its fields, without what stood before.
func changeOf(a *Act, set int) Change {
	s := a.Sets()[set]
	var also []Field
	for i := range a.Sets() {
		if i != set {
			also = append(also, a.Sets()[i].Field)
		}
	}
	return Change{
		Act: a.Hash(), By: a.By, For: a.For, Session: a.Session, Why: a.Why, At: a.At(),
		Field: s.Field, Question: s.Field.Question(), After: shownValue(s), Also: also,
	}
}

// valueText is the value that is shown of those that count, or "".
func valueText(current []given) string {
	for i := len(current) - 1; i >= 0; i-- {
		if !current[i].set.clears() {
			return shownValue(*current[i].set)
		}
	}
	return ""
}

func shownValue(s ActSet) string {
	if s.clears() {
		return ""
	}
	value, err := cleanValue(s.Value)
	if err != nil {
		return ""
	}
	return string(value)
}

// history lists the changes to a question, oldest first; evidence that supports it included.
//
// What a value of the question or of a record replaced was a value of it too, and whether an act counts depends on undos
// alone. So the question's acts, those of its records and the undos are folded, and not the thousands of others.
func history(header hash, all []*Act, question string) []Change {
	records := map[Field]bool{} // of evidence that supports it, or did
	for _, a := range all {
		for _, s := range a.Sets() {
			if s.Field.Kind() == kindSupports && s.Field.Question() == question {
				records[fieldOf(kindEvidence, s.Field.first())] = true
			}
		}
	}
	var acts []*Act
	for _, a := range all {
		if a.undoes() || slices.ContainsFunc(a.Sets(), func(s ActSet) bool { return s.Field.Question() == question || records[s.Field] }) {
			acts = append(acts, a)
		}
	}
	return historyOf(foldOf(header, acts), acts, question)
}

// historyOf is the history of a question among acts that are folded: what was set of its own, and what became of a record of
// evidence since it was linked to it.
func historyOf(f *fold, acts []*Act, question string) []Change {
	var changes []Change
	linked := map[Field]bool{}
	for i, a := range acts {
		for k, set := range a.Sets() {
			switch field := set.Field; {
			case field.Question() == question:
				changes = append(changes, f.historic(i, k))
				if field.Kind() == kindSupports {
					linked[fieldOf(kindEvidence, field.first())] = true
				}
			case linked[field]:
				changes = append(changes, f.historic(i, k))
			}
		}
	}
	return changes
}

// recordHistory lists the changes to a record of evidence and to what it supports, oldest first.
func recordHistory(header hash, all []*Act, record string) []Change {
	of := func(f Field) bool {
		kind := f.Kind()
		return (kind == kindEvidence || kind == kindSupports) && f.first() == record
	}
	var acts []*Act
	for _, a := range all {
		if a.undoes() || slices.ContainsFunc(a.Sets(), func(s ActSet) bool { return of(s.Field) }) {
			acts = append(acts, a)
		}
	}
	f := foldOf(header, acts)
	var changes []Change
	for i, a := range acts {
		for k, set := range a.Sets() {
			if of(set.Field) {
				changes = append(changes, f.historic(i, k))
			}
		}
	}
	return changes
}

// Period is a part of a file's time, with a session only what was said there, and with an author, whose name's case does not
// matter, only what that one did. A zero end is open; From belongs to it, To does not.
type Period struct {
	From, To time.Time
	Session  string
	By       string
}

func (p Period) holds(a *Act) bool {
	at := a.At()
	return !at.Before(p.From) && (p.To.IsZero() || at.Before(p.To)) && (p.Session == "" || a.Session == p.Session) &&
		(p.By == "" || strings.EqualFold(a.By, p.By))
}

// latest lists the changes of the newest acts of a period, newest first: one for each act, of the first field that it sets.
func latest(header hash, acts []*Act, within Period, limit int) []Change {
	f := foldOf(header, acts)
	var changes []Change
	for i := len(acts) - 1; i >= 0 && len(changes) < limit; i-- {
		if len(acts[i].Sets()) > 0 && within.holds(acts[i]) {
			changes = append(changes, f.historic(i, 0))
		}
	}
	return changes
}

// authors lists who changed something in a period, each name once, in the case that it had last.
func authors(acts []*Act, within Period) []string {
	byFolded := map[string]string{}
	last := ""
	for _, a := range acts {
		if a.By == "" || a.By == last || len(a.Sets()) == 0 || !within.holds(a) {
			continue // mostly one author does many acts in a row
		}
		byFolded[strings.ToLower(a.By)], last = a.By, a.By
	}
	return slices.Sorted(maps.Values(byFolded))
}

// historic is the change that an act made to one of its fields, with what stood before and whether it was undone.
func (f *fold) historic(i, k int) Change {
	set := &f.acts[i].Sets()[k]
	c := changeOf(f.acts[i], k)
	for _, o := range set.over.list() {
		if before, ok := f.place(o); ok {
			if v := f.acts[before].value(set.Field); v != nil && !v.clears() {
				c.Before = shownValue(*v)
			}
		}
	}
	if !f.counts[i] {
		c.Undone = true
		for _, u := range f.undoers[i] {
			if f.counts[u] {
				c.UndoneBy, c.UndoneAt = f.acts[u].By, f.acts[u].At()
			}
		}
	}
	return c
}
