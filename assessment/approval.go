package assessment

import (
	"encoding/json"
	"slices"
)

// An approval names the head of the file that it was given on: the head before its own act. It stands
// as long as every act that is neither the approval nor one before it only says to whom the assessment
// is released, or records the signed page as evidence of this approval (or undoes such an act). Any other
// act opens a new draft; the state that was approved can still be read.

// approves says whether a value of the status is an approval.
func approves(set *ActSet) bool {
	v, ok := readStatus(set.Value)
	return ok && v.Now == "approved" && v.Approval != nil
}

func readStatus(raw json.RawMessage) (statusValue, bool) {
	var v statusValue
	err := json.Unmarshal(raw, &v)
	if err != nil || !slices.Contains(Statuses, v.Now) {
		return statusValue{}, false
	}
	return v, true
}

// approval finds the newest approval that counts. Its act is -1 when there is none.
func (f *fold) approval() (act int, a Approval) {
	for i := range f.approvals {
		if !f.counted(i) {
			continue
		}
		v, _ := readStatus(f.act(i).value(fieldStatus).Value)
		return i, *v.Approval
	}
	return -1, Approval{}
}

// ancestors marks the acts that stand before an act along prev.
func (f *fold) ancestors(of int) []bool {
	before := make([]bool, f.len())
	next := []int{of}
	for len(next) > 0 {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		for _, p := range f.act(i).prevs() {
			if j, ok := f.place(p); ok && !before[j] && j != of {
				before[j] = true
				next = append(next, j)
			}
		}
	}
	return before
}

// approvedActs are the acts of the state that an approval was given on, and whether they make the head
// that it names.
func (f *fold) approvedActs(approval int, head string) (acts []*Act, matches bool) {
	for i, is := range f.ancestors(approval) {
		if is {
			acts = append(acts, f.act(i))
		}
	}
	return acts, f.givenOn(approval, head)
}

// givenOn says whether an approval follows exactly the ends of the state whose head it names.
func (f *fold) givenOn(approval int, head string) bool {
	return headOf(f.act(approval).prevs()) == head
}

// sinceStatus is what is known of the acts that are neither one that set the status nor before it: whether one of
// them changes more than leaves an approval of a head standing. Acts are only ever added, so those that were looked at
// need no second look: it costs the same in a file of 20,000 acts.
type sinceStatus struct {
	status  int // place of the act; -1 for none
	head    string
	acts    int // that were looked at: all of the state's
	changed bool
}

// noHead is the head where the status is no approval: a signed page belongs to one.
const noHead = "-"

// look looks at the acts that were added since the look before.
func (f *fold) look(status int, head string, was sinceStatus) sinceStatus {
	now := sinceStatus{status: status, head: head, acts: f.len()}
	if status < 0 {
		return now
	}
	var before []bool // the acts that stand before the status, once it is asked for
	isBefore := func(i int) bool {
		if i >= status {
			return false
		}
		if was.acts > 0 && status >= was.acts {
			return true // what is added follows all that there is
		}
		if before == nil {
			before = f.ancestors(status)
		}
		return before[i]
	}
	// An act may rest on acts before it. Of those that were looked at by then, each leaves the approval standing.
	leaves := func(i int) bool { return i != status && !isBefore(i) }
	from := 0
	switch {
	case was.acts > 0 && was.status == status && was.head == head:
		now.changed, from = was.changed, was.acts
	case was.acts > 0 && status >= was.acts:
		from = status + 1
	}
	for i := from; i < now.acts && !now.changed; i++ {
		now.changed = leaves(i) && !f.leavesApproval(i, head, leaves)
	}
	return now
}

// leavesApproval says whether an act leaves an approval of a head standing; leaves says the same of the
// acts before it.
func (f *fold) leavesApproval(i int, head string, leaves func(int) bool) bool {
	a := f.act(i)
	if a.undoes() {
		target, ok := f.undone(a)
		return ok && target < i && leaves(target)
	}
	for k := range a.Sets() {
		set := &a.Sets()[k]
		switch set.Field.Kind() {
		case kindReleased:
		case kindEvidence:
			if !f.signedPage(i, set, head, leaves) {
				return false
			}
		default:
			return false
		}
	}
	return len(a.Sets()) > 0
}

// signedPage says whether a value is a new record of the register that is the signed page of an
// approval, or a correction of such a record.
func (f *fold) signedPage(i int, set *ActSet, head string, leaves func(int) bool) bool {
	var e Evidence
	if json.Unmarshal(set.Value, &e) != nil || e.SignedPage != head {
		return false
	}
	for _, o := range set.over.list() {
		before, ok := f.place(o)
		if !ok || before >= i || !leaves(before) {
			return false
		}
	}
	return true
}
