package wizard

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
)

// While the disk is slow the screen shows what was meant: answers, an undo, an approval and what ends it. Nothing of
// it is on the disk yet; and what is there once it has been saved is what was shown.
func TestWhatWaitsIsShown(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1")
	r.hold = true
	d := r.app.desk
	answer := func() string { return d.entry("mandate.basis").Answer.Option }
	r.at("mandate.basis")
	r.press("3", "ctrl+z")
	if answer() != "1" {
		t.Errorf("after an undo that waits it is %q", answer())
	}
	r.press("ctrl+y")
	if answer() != "3" {
		t.Errorf("after a redo that waits it is %q", answer())
	}
	r.press("ctrl+z", "ctrl+z")
	if answer() != "" {
		t.Errorf("undone once more, what is on the disk included: %q", answer())
	}
	r.app.put(assessment.Approve("B. Minister", "Ministry", "2026-11-22"))
	if s := d.state.Status; s.Now != "approved" || s.Approval == nil || !s.Approval.Stands {
		t.Errorf("an approval on its way: %+v", s)
	}
	r.sees("APPROVED")
	r.app.put(assessment.Release("x1-0001", assessment.Released{To: "Region", Uses: []string{"own"}}))
	if s := d.state.Status; s.Now != "approved" || len(s.Released) != 1 {
		t.Errorf("released: %+v", s)
	}
	r.press("m")
	r.reads("opens a new draft")
	if s := d.state.Status; s.Now != "draft" || s.Approval == nil || s.Approval.Stands {
		t.Errorf("changed after the approval: %+v", s)
	}
	if s := r.onDisk(); s.Acts != 2 || s.Status.Approval != nil { // the sample's own, and the first answer
		t.Errorf("on the disk there are %d acts: %+v", s.Acts, s.Status)
	}
	shown := d.state
	r.release()
	times := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".At" }, cmp.Ignore())
	for _, of := range [][2]any{{shown.Answers, d.state.Answers}, {shown.About, d.state.About}, {shown.Status, d.state.Status}} {
		if diff := cmp.Diff(of[1], of[0], times, cmpopts.IgnoreUnexported(assessment.Entry{}), cmpopts.IgnoreFields(assessment.Approval{}, "Head")); diff != "" {
			t.Errorf("saved (-) and shown before (+): %s", diff)
		}
	}
	if diff := cmp.Diff(stateOf(t, d.path).Answers, d.state.Answers, cmpopts.IgnoreUnexported(assessment.Entry{})); diff != "" {
		t.Errorf("on the disk (-) and shown (+): %s", diff)
	}
}
