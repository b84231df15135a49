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
	for _, i := range slices.Backward(f.approves) {
		if !f.counts[i] {
			continue
		}
		v, _ := readStatus(f.acts[i].value(fieldStatus).Value)
		return i, *v.Approval
	}
	return -1, Approval{}
}

// ancestors marks the acts that stand before an act along prev.
func (f *fold) ancestors(of int) []bool {
	before := make([]bool, len(f.acts))
	next := []int{of}
	for len(next) > 0 {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		for _, p := range f.acts[i].prev.list() {
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
func (f *fold) approvedActs(approval int, head string) (acts []*Act, before []bool, matches bool) {
	before = f.ancestors(approval)
	for i, is := range before {
		if is {
			acts = append(acts, f.acts[i])
		}
	}
	// The act follows exactly the ends of the state on which it was given.
	return acts, before, headOf(f.acts[approval].prev.list()) == head
}

// stands says whether no act opened a new draft after an approval.
func (f *fold) stands(approval int, head string) bool {
	_, before, matches := f.approvedActs(approval, head)
	return matches && f.onlyReleases(approval, before, head)
}

// changedSince says whether an act after a status changed more than to whom the assessment is released.
func (f *fold) changedSince(status int) bool {
	const noHead = "-" // a signed page belongs to an approval
	return !f.onlyReleases(status, f.ancestors(status), noHead)
}

// onlyReleases says whether every act that is neither of a status nor before it leaves an approval of a
// head standing.
func (f *fold) onlyReleases(status int, before []bool, head string) bool {
	// An act may rest on acts before it, which are settled by then.
	leaves := make([]bool, len(f.acts))
	for i := range f.acts {
		if i == status || before[i] {
			continue
		}
		if leaves[i] = f.leavesApproval(i, head, leaves); !leaves[i] {
			return false
		}
	}
	return true
}

// leavesApproval says whether an act leaves an approval of a head standing; leaves says the same of the
// acts before it.
func (f *fold) leavesApproval(i int, head string, leaves []bool) bool {
	a := f.acts[i]
	if a.undoes() {
		target, ok := f.place(a.undo[0])
		return ok && target < i && leaves[target]
	}
	for k := range a.Sets {
		set := &a.Sets[k]
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
	return len(a.Sets) > 0
}

// signedPage says whether a value is a new record of the register that is the signed page of an
// approval, or a correction of such a record.
func (f *fold) signedPage(i int, set *ActSet, head string, leaves []bool) bool {
	var e Evidence
	if json.Unmarshal(set.Value, &e) != nil || e.SignedPage != head {
		return false
	}
	for _, o := range set.over.list() {
		before, ok := f.place(o)
		if !ok || before >= i || !leaves[before] {
			return false
		}
	}
	return true
}
