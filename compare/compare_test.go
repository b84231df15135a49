package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// TestKinds tells every kind from two states of one version.
func TestKinds(t *testing.T) {
	_, q, _ := grown(t)
	tests := []struct{ name, was, is, want string }{
		{"nothing", "law=2", "law=2", ""},
		{"up", "law=1", "law=3", "up law 1 3"},
		{"down", "law=3/changed", "law=1/corrected", "down law 3 1 corrected"},
		{"up in fact", "law=1", "law=3/changed", "up law 1 3 changed +2"},
		{"down in fact", "law=3", "law=1/changed", "down law 3 1 changed -2"},
		{"a reason that is none", "law=3", "law=1/whim", "down law 3 1"},
		{"first", "", "law=1", "first law -1 1"},
		{"first after don't know", "law=?", "law=1/evidence-found", "first law -1 1 evidence-found"},
		{"now withheld", "law=1", "law=!", "open law 1 -1"},
		{"now cleared", "law=1", "", "open law 1 -1"},
		{"don't know becomes withheld", "law=?", "law=!", "restated law -1 -1"},
		{"no longer applicable", "budget=1 exists=working", "budget=-:shared/changed exists=working", "gone budget 1 -1 changed"},
		{"applicable now", "budget=-:shared exists=working", "budget=1 exists=working", "new budget -1 1"},
		{"not applicable on both sides", "budget=-:shared exists=working", "budget=-:shared exists=working", ""},
		{"not applicable for an unlisted reason is open", "budget=1 exists=working", "budget=-:whim exists=working", "open budget 1 -1"},
		{"a fact", "posts=3", "posts=4", "restated posts -1 -1"},
		{"a number written otherwise", "posts=3", "posts=3.0", ""},
		{
			"a condition", "exists=working shifts=2", "exists=decided shifts=2",
			"restated exists -1 -1; gone since -1 -1; gone shifts 2 -1",
		},
		{
			"a condition the other way", "exists=none", "exists=working shifts=2 since=2026-01-01",
			"restated exists -1 -1; new since -1 -1; new budget -1 -1; new shifts -1 2",
		},
		{"a fact that is open opens nothing", "exists=working shifts=2", "shifts=2", "open exists -1 -1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := mustTwo(t, Side{State: state(t, q, "", tt.was)}, Side{State: state(t, q, "", tt.is)}, nil)
			if got := told(d); got != tt.want {
				t.Errorf("%s → %s: %q, want %q", tt.was, tt.is, got, tt.want)
			}
		})
	}
}

// told is a difference's changes in short.
func told(d *Difference) string {
	var list []string
	for i := range d.Changes {
		c := &d.Changes[i]
		q := c.Question
		if q == nil {
			q = c.Old
		}
		text := fmt.Sprint(kindWords[c.Kind], " ", q.ID, " ", c.WasPlace, " ", c.IsPlace)
		if c.Reason != "" {
			text += " " + c.Reason
		}
		if c.Mixed {
			text += " mixed"
		}
		if c.Progress > 0 {
			text += fmt.Sprintf(" +%d", c.Progress)
		}
		if c.Setback > 0 {
			text += fmt.Sprintf(" -%d", c.Setback)
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

// TestRecordedSteps walks the record of a file that went on.
func TestRecordedSteps(t *testing.T) {
	_, q, _ := grown(t)
	tests := []struct{ name, was, then, want string }{
		{"one step", "law=1", "law=2/changed", "up law 1 2 changed +1"},
		{"two steps in fact", "law=0", "law=1/changed law=3/changed", "up law 0 3 changed +3"},
		{"a correction adds nothing", "law=1", "law=2/changed law=3/corrected", "up law 1 3 corrected mixed +1"},
		{"a correction takes away", "law=1", "law=3/changed law=2/corrected", "up law 1 2 corrected mixed +1"},
		{"a rise that was none", "law=1", "law=2/changed law=1/corrected law=2/changed", "up law 1 2 changed mixed +1"},
		{"a correction, then a rise in fact", "law=3", "law=1/corrected law=2/changed", "down law 3 2 changed mixed +1"},
		{"a correction, then a fall in fact", "law=0", "law=3/corrected law=2/changed", "up law 0 2 changed mixed -1"},
		{"up and down in fact", "law=1", "law=3/changed law=2/changed", "up law 1 2 changed +1"},
		{"there and back", "law=1", "law=3/changed law=1/changed", ""},
		{"a step without a reason", "law=0", "law=1 law=3/changed", "up law 0 3 changed mixed +2"},
		{"a fall without a reason, then a rise in fact", "law=3", "law=1 law=2/changed", "down law 3 2 changed mixed"},
		{"a rise without a reason, then a fall in fact", "law=0", "law=3 law=2/changed", "up law 0 2 changed mixed"},
		{"back without a reason, then further in fact", "law=2", "law=1 law=3/changed", "up law 2 3 changed mixed +1"},
		{"no reason takes away", "law=0", "law=3/changed law=1", "up law 0 1 mixed +1"},
		{"no reason at all", "law=0", "law=3", "up law 0 3"},
		{"evidence found", "law=1", "law=2/evidence-found", "up law 1 2 evidence-found"},
		{"evidence lost", "law=2", "law=1/evidence-lost", "down law 2 1 evidence-lost"},
		{"read differently", "law=2", "law=1/read-differently", "down law 2 1 read-differently"},
		{"open on the way", "law=1", "law=? law=2/changed", "up law 1 2 changed mixed +1"},
		{"open at last", "law=1", "law=2/changed law=?", "open law 1 -1 mixed"},
		{"first answered, then a rise", "", "law=1 law=2/changed", "first law -1 2 changed mixed +1"},
		{"not applicable", "exists=working budget=1", "budget=-:shared/read-differently", "gone budget 1 -1 read-differently"},
		{"the reasons before don't count", "law=1 law=2/changed", "law=3/corrected", "up law 2 3 corrected"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := begin(t, q, "2025-03-01")
			give(t, f, tt.was)
			before := side(f)
			later := copied(t, f, "2026-03-01")
			give(t, later, tt.then)
			d := mustTwo(t, before, side(later), nil)
			if got := told(d); got != tt.want {
				t.Errorf("%s then %s: %q, want %q", tt.was, tt.then, got, tt.want)
			}
			for i := range d.Changes {
				c := &d.Changes[i]
				if c.Cause != NoCause && c.Cause != CauseAnswer {
					continue
				}
				for k, s := range c.Steps {
					if k > 0 && !cmp.Equal(s.Was, c.Steps[k-1].Is) {
						t.Errorf("step %d of %s begins elsewhere", k, c.Question.ID)
					}
				}
				if n := len(c.Steps); n == 0 || !cmp.Equal(c.Steps[0].Was, c.Was) || !cmp.Equal(c.Steps[n-1].Is, c.Is) {
					t.Errorf("the steps of %s don't lead from %v to %v: %v", c.Question.ID, c.Was, c.Is, c.Steps)
				}
			}
		})
	}
}

// TestUndone: what was undone is no step, and an undo of what stood before is one without a reason.
func TestUndone(t *testing.T) {
	_, q, _ := grown(t)
	f := begin(t, q, "2025-03-01")
	give(t, f, "law=1 law=2/changed")
	before := side(f)
	later := copied(t, f, "2026-03-01")
	history := later.History("law")
	save(t, later, assessment.Intent{Undo: history[len(history)-1].Act})
	give(t, later, "staff=1 staff=3/changed")
	save(t, later, assessment.Intent{Undo: assessment.UndoLatest})
	d := mustTwo(t, before, side(later), nil)
	if got, want := told(d), "down law 2 1; first staff -1 1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	// The other way round nothing is claimed from a record that says nothing of what came after.
	back := mustTwo(t, side(later), before, nil)
	if got, want := told(back), "up law 1 2; open staff 1 -1"; got != want {
		t.Errorf("back: %q, want %q", got, want)
	}
}

// TestCopiesApart: of two copies that were both written on, the later one's own acts count, whenever the earlier one
// was written to.
func TestCopiesApart(t *testing.T) {
	_, q, _ := grown(t)
	f := begin(t, q, "2025-03-01")
	give(t, f, "law=1 staff=1")
	later := copied(t, f, "2026-03-01")
	give(t, later, "law=2/changed staff=3/changed")
	earlier := copied(t, f, "2026-06-01")
	give(t, earlier, "staff=2/corrected")
	d := mustTwo(t, side(earlier), side(later), nil)
	if got, want := told(d), "up law 1 2 changed +1; up staff 2 3 changed mixed +1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	// Without the earlier one's record nothing tells which came first.
	d = mustTwo(t, Side{State: earlier.State()}, side(later), nil)
	if got, want := told(d), "up law 1 2; up staff 2 3"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestUpgraded compares across versions, by a real upgrade that went on.
func TestUpgraded(t *testing.T) {
	one, two, chain := grown(t)
	f := begin(t, one, "2025-03-01")
	give(t, f, "exists=working since=2020-01-01 posts=3 serves=government,public law=1 budget=2 staff=2 shifts=0 plan=2 watch=1 fax=yes mail=s chat=a")
	save(t, f, assessment.SetProvided("watch", "own"))
	later := upgraded(t, f, two, chain, map[string]string{"signed": "chat"}, "2026-03-01")
	d := mustTwo(t, side(f), side(later), chain)
	// The upgrade took chat's answer; mail's leads.
	if got, want := told(d), "new abroad -1 -1; up signed 1 2; new treaties -1 -1; new new-one -1 -1; gone fax -1 -1"; got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	signed := changeOf(t, d, "signed")
	if !slices.Equal(signed.Merged, []string{"mail", "chat"}) || !signed.Differed || signed.Old.ID != "mail" {
		t.Errorf("signed: %+v", signed)
	}
	if c := changeOf(t, d, "fax"); c.Carried != "Nobody has one." || c.Cause != CauseVersion || c.Was.Option != "yes" {
		t.Errorf("fax: %+v", c)
	}
	give(t, later, "law=3/changed plan-made=3/changed plan-tried=1/corrected monitoring=2/changed serves=state,industry")
	save(t, later, assessment.SetProvided("budget", "shared"))
	d = mustTwo(t, side(f), side(later), chain)
	want := "restated serves -1 -1; new abroad -1 -1; up law 1 3 changed +2; redelivered budget 2 2; up plan-made 2 3 changed +1; " +
		"down plan-tried 2 1 corrected; up monitoring 1 2 changed +1; up signed 1 2; new treaties -1 -1; new new-one -1 -1; gone fax -1 -1"
	if got := told(d); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	if c := changeOf(t, d, "law"); !c.Reworded || c.Old.ID != "law" {
		t.Errorf("law: %+v", c)
	}
	if c := changeOf(t, d, "plan-tried"); !c.Split || c.Carried != "A plan and its trial are two things." || c.Old.ID != "plan" {
		t.Errorf("plan-tried: %+v", c)
	}
	if c := changeOf(t, d, "serves"); !slices.Equal(c.Was.Options, []string{"state", "public"}) {
		t.Errorf("serves was %v", c.Was)
	}
	if diff := cmp.Diff([]string{"law", "budget", "staff", "shifts", "plan-made", "plan-tried", "monitoring", "signed"}, d.Compared); diff != "" {
		t.Errorf("compared: %s", diff)
	}
	if diff := cmp.Diff([]string{"treaties", "new-one"}, d.LeftOut); diff != "" {
		t.Errorf("left out: %s", diff)
	}
	totals := d.Totals()
	if totals.Progress != 4 || totals.Setback != 0 || totals.InFact != 3 || totals.Otherwise != 1 || totals.NoReason != 1 || totals.Changes[MovedUp] != 4 {
		t.Errorf("%+v", totals)
	}
}

// TestCause says why a question is asked on one side only.
func TestCause(t *testing.T) {
	one, two, chain := grown(t)
	was := Side{State: state(t, one, "", "exists=working since=2020-01-01 shifts=1 budget=1 posts=3")}
	d := mustTwo(t, was, Side{State: state(t, two, "", "exists=none posts=4")}, chain)
	for id, want := range map[string]struct {
		kind  Kind
		cause Cause
		facts []string
	}{
		"since":   {NoLongerAsked, CauseFact, []string{"exists"}},
		"shifts":  {NoLongerAsked, CauseFact, []string{"exists"}},
		"budget":  {NoLongerAsked, CauseCondition, nil}, // it had no condition before
		"fax":     {NoLongerAsked, CauseVersion, nil},
		"new-one": {NewlyAsked, CauseVersion, nil},
	} {
		c := changeOf(t, d, id)
		if c.Kind != want.kind || c.Cause != want.cause || !slices.Equal(c.Facts, want.facts) {
			t.Errorf("%s: %v by %d, facts %v", id, kindWords[c.Kind], c.Cause, c.Facts)
		}
	}
	na := mustTwo(t, Side{State: state(t, one, "", "budget=1")}, Side{State: state(t, one, "", "budget=-:shared")}, nil)
	if c := changeOf(t, na, "budget"); c.Cause != CauseAnswer {
		t.Errorf("not applicable by %d", c.Cause)
	}
}

// TestRows compares the rows of a list, by id in one file and by what stands in them across files.
func TestRows(t *testing.T) {
	_, q, _ := grown(t)
	row := func(id, name, since string) questionnaires.Row {
		return questionnaires.Row{ID: id, Cells: map[string]string{"name": name, "since": since}}
	}
	of := func(rows ...questionnaires.Row) Side {
		s := state(t, q, "", "")
		s.Answers["partners"] = &assessment.Entry{Rows: rows, Why: "changed"}
		return Side{State: s}
	}
	was := of(row("r1", "One", ""), row("r2", "Two", "2020-01-01"), row("r3", "Three", ""))
	for _, tt := range []struct {
		name string
		is   Side
		want string
	}{
		{"same", was, ""},
		{"an empty cell is none", of(questionnaires.Row{ID: "r1", Cells: map[string]string{"name": "One"}}, row("r2", "Two", "2020-01-01"), row("r3", "Three", "")), ""},
		{"other ids", of(row("x3", "Three", ""), row("x1", "One", ""), row("x2", "Two", "2020-01-01")), ""},
		{"added", of(row("r1", "One", ""), row("r2", "Two", "2020-01-01"), row("r3", "Three", ""), row("r4", "One", "")), "added r4"},
		{"removed", of(row("r2", "Two", "2020-01-01"), row("r3", "Three", "")), "removed r1"},
		{"changed", of(row("r1", "One", ""), row("r2", "Two", "2021-01-01"), row("r3", "Three", "")), "changed r2 since"},
		{"all", of(row("r1", "First", "2022-02-02"), row("r3", "Three", ""), row("r9", "Nine", "")), "changed r1 name since; removed r2; added r9"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := mustTwo(t, was, tt.is, nil)
			var list []string
			for i := range d.Changes {
				for _, r := range d.Changes[i].Rows {
					text := [...]string{RowAdded: "added ", RowRemoved: "removed ", RowChanged: "changed "}[r.Kind] + r.ID
					if r.Kind == RowChanged {
						text += " " + strings.Join(r.Columns(q.Question("partners")), " ")
					}
					list = append(list, text)
				}
				if d.Changes[i].Kind != Restated || d.Changes[i].Reason != "changed" {
					t.Errorf("%+v", d.Changes[i])
				}
			}
			if got := strings.Join(list, "; "); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestRowsRecorded: the rows' own record gives the reason.
func TestRowsRecorded(t *testing.T) {
	_, q, _ := grown(t)
	f := begin(t, q, "2025-03-01")
	save(t, f, assessment.PutRow("partners", questionnaires.Row{ID: "r1-aaaa", Cells: map[string]string{"name": "One"}}))
	before := side(f)
	later := copied(t, f, "2026-03-01")
	for _, why := range []string{"corrected", "changed"} {
		put := assessment.PutRow("partners", questionnaires.Row{ID: "r1-aaaa", Cells: map[string]string{"name": why}})
		put.Why = why
		save(t, later, put)
	}
	c := changeOf(t, mustTwo(t, before, side(later), nil), "partners")
	if c.Kind != Restated || c.Reason != "changed" || !c.Mixed || c.Progress != 0 {
		t.Errorf("%+v", c)
	}
}

// TestEvidence tells what became of what evidence supports, each on its own date.
func TestEvidence(t *testing.T) {
	one, two, chain := grown(t)
	paper := assessment.Evidence{ID: "e1-aaaa", Reference: "Decree 7", How: "seen", Supports: map[string]string{"law": "2"}}
	with := func(change func(e *assessment.Evidence)) []assessment.Evidence {
		e := paper
		change(&e)
		return []assessment.Evidence{e}
	}
	same := func(*assessment.Evidence) {}
	for _, tt := range []struct {
		name    string
		was, is []assessment.Evidence
		want    string
	}{
		{"none", nil, nil, ""},
		{"as it was", with(same), with(same), ""},
		{"found", nil, with(same), "found law -1 2 e1-aaaa"},
		{"promised, now received", with(func(e *assessment.Evidence) { e.How = "promised" }), with(same), "found law -1 2 e1-aaaa"},
		{"lost", with(same), nil, "lost law 2 -1 e1-aaaa"},
		{"only described now", with(same), with(func(e *assessment.Evidence) { e.How = "described" }), "lost law 2 -1 e1-aaaa"},
		{"supports less", with(same), with(func(e *assessment.Evidence) { e.Supports = map[string]string{"law": "1"} }), "lost law 2 1 e1-aaaa"},
		{"supports more", with(same), with(func(e *assessment.Evidence) { e.Supports = map[string]string{"law": "3"} }), "found law 2 3 e1-aaaa"},
		{"in conflict", with(same), with(func(e *assessment.Evidence) { e.Conflict = true }), "lost law 2 -1 e1-aaaa"},
		{
			"past its time", with(func(e *assessment.Evidence) { e.ValidUntil = "2025-12-31" }),
			with(func(e *assessment.Evidence) { e.ValidUntil = "2025-12-31" }), "stale law 2 -1 e1-aaaa",
		},
		{
			"past its time, and no longer linked", with(func(e *assessment.Evidence) { e.ValidUntil = "2025-12-31" }),
			with(func(e *assessment.Evidence) { e.ValidUntil, e.Supports = "2025-12-31", nil }), "lost law 2 -1 e1-aaaa",
		},
		{
			"past its time before", with(func(e *assessment.Evidence) { e.ValidUntil = "2024-12-31" }),
			with(func(e *assessment.Evidence) { e.ValidUntil = "2024-12-31" }), "",
		},
		{
			"renewed", with(func(e *assessment.Evidence) { e.ValidUntil = "2025-12-31" }),
			with(func(e *assessment.Evidence) { e.ValidUntil = "2027-12-31" }), "",
		},
		{
			"the same record in another file", with(func(e *assessment.Evidence) { e.ValidUntil = "2025-12-31" }),
			with(func(e *assessment.Evidence) { e.ID, e.ValidUntil = "e7-bbbb", "2025-12-31" }), "stale law 2 -1 e7-bbbb",
		},
		{"a fact", nil, with(func(e *assessment.Evidence) { e.Supports = map[string]string{"posts": assessment.WholeAnswer} }), "found posts -1 0 e1-aaaa"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			was, is := state(t, one, "2025-03-01", "law=3"), state(t, two, "2026-03-01", "law=3")
			was.Evidence, is.Evidence = tt.was, tt.is
			if got := toldEvidence(mustTwo(t, Side{State: was}, Side{State: is}, chain)); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	// Evidence goes where its question goes, in the new codes: a split's to both, a merge's highest counts.
	was, is := state(t, one, "2025-03-01", "plan=2 mail=s chat=a law=1"), state(t, two, "2026-03-01", "plan-made=2 plan-tried=2 signed=2 law=2")
	was.Evidence = []assessment.Evidence{
		{ID: "e1", Reference: "Plan", How: "seen", Supports: map[string]string{"plan": "2", "mail": "s"}},
		{ID: "e2", Reference: "Chat", How: "seen", Supports: map[string]string{"chat": "a", "law": "1"}},
	}
	if got, want := toldEvidence(mustTwo(t, Side{State: was}, Side{State: is}, chain)),
		"lost law 1 -1 e2; lost plan-made 2 -1 e1; lost plan-tried 2 -1 e1; lost signed 2 -1 e2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	is.Evidence = []assessment.Evidence{
		{ID: "e1", Reference: "Plan", How: "seen", Supports: map[string]string{"plan-made": "2", "plan-tried": "3"}},
		{ID: "e2", Reference: "Chat", How: "seen", Supports: map[string]string{"signed": "2", "law": "1"}},
	}
	d := mustTwo(t, Side{State: was}, Side{State: is}, chain)
	if got, want := toldEvidence(d), "found plan-tried 2 3 e1"; got != want || !d.Evidence[0].SameClaim {
		t.Errorf("%q, want %q; %v", got, want, d.Evidence)
	}
}

func toldEvidence(d *Difference) string {
	var list []string
	for _, e := range d.Evidence {
		word := [...]string{EvidenceFound: "found", EvidenceLost: "lost", EvidenceStale: "stale"}[e.Kind]
		list = append(list, fmt.Sprint(word, " ", e.Question, " ", e.Was, " ", e.Is, " ", e.Record.ID))
	}
	return strings.Join(list, "; ")
}

// TestPlanned holds a recorded roadmap against what came of it.
func TestPlanned(t *testing.T) {
	one, two, chain := grown(t)
	was := state(t, one, "2025-03-01", "law=0 staff=1 plan=0")
	was.Roadmap = &assessment.Roadmap{Start: "2025-04", Steps: []assessment.PlannedStep{
		{Question: "law", Option: "1", First: 1, Last: 2, Level: 1},
		{Question: "law", Option: "2", First: 3, Last: 9, Level: 2},
		{Question: "law", Option: "2", First: 9, Last: 9, Level: 2, Proof: "evidenced"},
		{Question: "staff", Option: "2", First: 3, Last: 12, Level: 2}, // the month that it is now
		{Question: "plan", Option: "1", First: 2, Last: 3, Level: 2},
		{Question: "mail", Option: "s", First: 2, Last: 3, Level: 0},
		{Question: "chat", Option: "s", First: 1, Last: 5, Level: 2},
		{Question: "fax", Option: "yes", First: 1, Last: 1},
		{Question: "shifts", Option: "1", First: 1, Last: 1},
	}}
	is := state(t, two, "2026-03-15", "exists=decided law=2 staff=1 plan-made=3 plan-tried=? signed=0")
	is.Steps = []assessment.LocalStep{{Question: "signed", Option: "1", Status: "done"}, {Question: "law", Option: "2", Status: "done"}}
	d := mustTwo(t, Side{State: was}, Side{State: is}, chain)
	if d.Planned.By != 12 {
		t.Errorf("by month %d, want 12", d.Planned.By)
	}
	words := [...]string{StepDone: "done", StepNotYet: "not yet", StepOverdue: "overdue", StepGone: "gone"}
	var list []string
	for _, s := range d.Planned.Steps {
		text := fmt.Sprintf("%s:%s%s %d-%d %s", s.Question, s.Option, s.Proof, s.First, s.Last, words[s.State])
		if s.SaidDone {
			text += " said"
		}
		list = append(list, text)
	}
	want := []string{
		"law:1 1-2 done", "law:2 3-9 done", "law:2evidenced 9-9 overdue", "staff:2 3-12 not yet",
		"plan-made:1 2-3 done", "plan-tried:1 2-3 overdue", "signed:1 1-5 overdue said", "fax:yes 1-1 gone", "shifts:1 1-1 gone",
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
	if n := d.Planned.Count(StepOverdue); n != 3 {
		t.Errorf("%d overdue", n)
	}
	is.Evidence = []assessment.Evidence{{ID: "e1", How: "seen", Supports: map[string]string{"law": "2"}}}
	if d := mustTwo(t, Side{State: was}, Side{State: is}, chain); d.Planned.Steps[2].State != StepDone {
		t.Errorf("evidence is there, and the proof is %s", words[d.Planned.Steps[2].State])
	}
	for _, tt := range []struct {
		start, date string
		want        int
	}{{"2025-04", "2025-04-01", 1}, {"2025-04", "2025-04-30", 1}, {"2025-12", "2026-01-01", 2}, {"2025-04", "2025-03-31", 0}, {"", "2025-03-31", 0}, {"2025-04", "", 0}} {
		if got := monthOf(tt.start, tt.date); got != tt.want {
			t.Errorf("monthOf(%s, %s) = %d, want %d", tt.start, tt.date, got, tt.want)
		}
	}
}

// TestGuards: what can't be compared is refused with what to do.
func TestGuards(t *testing.T) {
	one, two, chain := grown(t)
	other, err := questionnaires.Find("establishment")
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := Side{State: state(t, one, "", "")}, Side{State: state(t, two, "", "")}, Side{State: state(t, other, "", "")}
	for _, tt := range []struct {
		name           string
		earlier, later Side
		chain          questionnaires.Migrations
		want           string
	}{
		{"another questionnaire", a, c, nil, "compare.other-questionnaire"},
		{"no chain", a, b, nil, "compare.no-way"},
		{"the newer first", b, a, nil, "compare.newer-first"},
		{"the newer first, with a chain that leads back", b, a, chain, "compare.newer-first"},
		{"a chain that leads elsewhere", a, b, questionnaires.Migrations{chain[0], chain[0]}, "compare.other-way"},
		{"a chain where none is needed", a, a, chain, "compare.other-way"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Two(tt.earlier, tt.later, tt.chain)
			wantFault(t, err, tt.want)
			_, err = Over([]Side{tt.earlier, tt.later}, []questionnaires.Migrations{tt.chain})
			wantFault(t, err, tt.want)
		})
	}
	// A migration without questions says that every question kept its id.
	kept, err := questionnaires.ParseMigration("m.yaml", []byte("of: grown\nfrom: \"1.0\"\nto: \"2.0\"\nquestions: []\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := mustTwo(t, Side{State: state(t, one, "", "law=1")}, Side{State: state(t, two, "", "law=2")}, questionnaires.Migrations{kept})
	if c := changeOf(t, d, "law"); c.Kind != MovedUp || !c.Reworded {
		t.Errorf("%+v", c)
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"1.0", "1.1", true}, {"1.9", "1.10", true}, {"2.0", "1.9", false}, {"1.0", "1.0", false}, {"1", "1.1", true}, {"1.a", "1.b", true}, {"01", "1", true}, {"1", "01", false}} {
		if got := olderVersion(tt.a, tt.b); got != tt.want {
			t.Errorf("olderVersion(%s, %s) = %v", tt.a, tt.b, got)
		}
	}
}

func TestSubjectAndOrder(t *testing.T) {
	about := func(a assessment.About) *assessment.State { return &assessment.State{About: a} }
	for _, tt := range []struct {
		a, b assessment.About
		want bool
	}{
		{assessment.About{}, assessment.About{}, true},
		{assessment.About{Subject: "Arcadia", Country: "ARC"}, assessment.About{Subject: " arcadia"}, true},
		{assessment.About{Subject: "Arcadia"}, assessment.About{Subject: "Utopia"}, false},
		{assessment.About{Country: "ARC"}, assessment.About{Country: "UTO"}, false},
		{assessment.About{Country: "ARC", Team: "One"}, assessment.About{Country: "ARC", Team: "Two"}, false},
	} {
		if got := SameSubject(about(tt.a), about(tt.b)); got != tt.want {
			t.Errorf("SameSubject(%v, %v) = %v", tt.a, tt.b, got)
		}
	}
	first, second := about(assessment.About{Date: "2026-01-01"}), about(assessment.About{Date: "2025-01-01"})
	order := func(a, b *assessment.State) Order { return OutOfOrder(Side{State: a}, Side{State: b}) }
	if order(first, second) != LaterDateFirst || order(second, first) != InOrder || order(first, about(assessment.About{})) != InOrder || order(first, first) != InOrder {
		t.Error("the order of dates is told wrongly")
	}
}

// TestOutOfOrderByRecord: of two states of one file with one date the record knows which is the later one.
func TestOutOfOrderByRecord(t *testing.T) {
	one, _, _ := grown(t)
	f := begin(t, one, "2026-01-01")
	give(t, f, "law=1")
	before := side(f)
	give(t, f, "law=2")
	after := side(f)
	if OutOfOrder(after, before) != LaterStateFirst || OutOfOrder(before, after) != InOrder || OutOfOrder(after, after) != InOrder {
		t.Error("the order of records is told wrongly")
	}
	// Copies that went different ways, and other files, tell nothing; nor does a state without its record.
	other := copied(t, f, "2026-01-01")
	give(t, other, "law=3 staff=1")
	give(t, f, "law=0")
	if OutOfOrder(side(other), side(f)) != InOrder || OutOfOrder(side(f), side(other)) != InOrder {
		t.Error("copies that went different ways have an order")
	}
	if OutOfOrder(side(f), side(begin(t, one, "2026-01-02"))) != InOrder || OutOfOrder(Side{State: after.State}, before) != InOrder {
		t.Error("without a common record there is an order")
	}
}

// TestLikeForLike scores the same questions on both sides.
func TestLikeForLike(t *testing.T) {
	one, two, chain := grown(t)
	was := Side{State: state(t, one, "", "exists=decided law=2 budget=3 staff=2 plan=2 watch=1 mail=s fax=yes")}
	is := Side{State: state(t, two, "", "exists=working law=2 budget=-:shared staff=2 shifts=0 plan-made=2 plan-tried=0 monitoring=1 signed=1 new-one=3")}
	d := mustTwo(t, was, is, chain)
	if diff := cmp.Diff([]string{"law", "staff", "plan-made", "plan-tried", "monitoring", "signed"}, d.Compared); diff != "" {
		t.Fatal(diff)
	}
	// shifts, budget, treaties and new-one stand on one side only, or on none.
	score := func(r *scoring.Result) string {
		s := r.Reading(scoring.Claimed).Whole.Score
		return fmt.Sprintf("%.3f", s.SoFar.V)
	}
	level := func(r *scoring.Result) int { return r.Reading(scoring.Claimed).Whole.Ladders[0].Reached }
	if before, after := level(d.Like.Before), level(d.Like.After); before != 2 || after != 1 {
		t.Errorf("like for like from level %d to %d", before, after)
	}
	// Before: 2/3, 2/3, 2/3, 2/3, 1/3, 1/2; after: plan-tried is 0.
	if got := score(d.Like.Before) + " " + score(d.Like.After); got != "5.833 4.722" {
		t.Errorf("like for like %s", got)
	}
	// Whole: budget 1 and fax 1 count before, shifts 0 and new-one 1 after.
	if got := score(d.Whole.Before) + " " + score(d.Whole.After); got != "6.905 4.792" {
		t.Errorf("whole %s", got)
	}
	if before := level(d.Whole.Before); before != 2 {
		t.Errorf("level of the earlier one as a whole: %d", before)
	}
}

// TestOver follows several assessments.
func TestOver(t *testing.T) {
	one, two, chain := grown(t)
	sides := []Side{
		{State: state(t, one, "2023-01-01", "law=0 mail=s chat=n")},
		{State: state(t, one, "2024-01-01", "law=1 mail=? chat=a")},
		{State: state(t, two, "2025-01-01", "law=3/changed signed=2")},
	}
	trend, err := Over(sides, []questionnaires.Migrations{nil, chain})
	if err != nil {
		t.Fatal(err)
	}
	if len(trend.Points) != 3 || len(trend.Differences) != 2 {
		t.Fatalf("%d points, %d differences", len(trend.Points), len(trend.Differences))
	}
	for i, d := range trend.Differences {
		want := mustTwo(t, sides[i], sides[i+1], []questionnaires.Migrations{nil, chain}[i])
		if told(d) != told(want) || d.Whole.Before != trend.Points[i].Result || d.Whole.After != trend.Points[i+1].Result {
			t.Errorf("difference %d: %q, want %q", i, told(d), told(want))
		}
	}
	if empty, err := Over(nil, nil); err != nil || len(empty.Points) != 0 {
		t.Errorf("of none: %v, %v", empty, err)
	}
}
