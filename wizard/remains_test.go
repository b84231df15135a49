package wizard

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// merged is a rig on the merge of two copies of one file, in which two people answered one question, changed one entry of a list and
// wrote one finding, each in another way; and in which a list has entries and nothing else.
func merged(t *testing.T) *rig {
	t.Helper()
	cfg, q := newFile(t), sample(t)
	entry := func(name string) assessment.Intent {
		return assessment.PutRow("facts.teams", questionnaires.Row{ID: "r1-1", Cells: map[string]string{q.Question("facts.teams").Columns[0].ID: name}})
	}
	saveIn(t, cfg, cfg.Path, "A. Officer", entry("First"))
	return newRig(t, mergedFile(t, cfg,
		[]assessment.Intent{entry("Mine"), answeredBy(q, "mandate.basis", "1"), assessment.SetFinding("service.hours", "Mine.")},
		[]assessment.Intent{entry("Theirs"), answeredBy(q, "mandate.basis", "3"), assessment.SetFinding("service.hours", "Theirs.")}))
}

// How much is left is told in many places, and is the same in all of them: a list that has entries is begun and no longer left; an
// answer or an entry that differs after a merge is left until it is settled, a finding that does is not.
func TestWhatRemainsIsToldTheSameEverywhere(t *testing.T) {
	rows := open(t)
	cells := map[string]string{rows.app.desk.q.Question("facts.teams").Columns[0].ID: "EX-CIRT"}
	rows.run(rows.app.put(assessment.PutRow("facts.teams", questionnaires.Row{ID: "r1-1", Cells: cells})))
	for name, tt := range map[string]struct {
		r       *rig
		done    []string
		remains []string
	}{
		"entries":       {rows, []string{"facts.teams"}, []string{"mandate.basis", "service.hours"}},
		"after a merge": {merged(t), nil, []string{"facts.teams", "mandate.basis", "service.hours"}},
	} {
		d := tt.r.app.desk
		done, total := d.progress()
		left := total - done
		var ids []string
		for _, q := range d.find("", "open") {
			ids = append(ids, q.ID)
		}
		if len(ids) != left {
			t.Errorf("%s: %d of %d are done, and the finder lists %d as open: %v", name, done, total, len(ids), ids)
		}
		for _, id := range tt.remains {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: %s is left, and not among %v", name, id, ids)
			}
		}
		for _, id := range tt.done {
			if slices.Contains(ids, id) {
				t.Errorf("%s: %s is done, and among %v", name, id, ids)
			}
		}
		if n := d.open().unanswered; n != left {
			t.Errorf("%s: %d are left, and the way out says %d", name, left, n)
		}
		inSections := 0
		for _, p := range d.parts() {
			if p.depth == 0 {
				inSections += p.total - p.done
			}
		}
		if inSections != left {
			t.Errorf("%s: %d are left, %d in the sections", name, left, inSections)
		}
		var gone []string
		for at := d.nextOpen(""); at != "" && !slices.Contains(gone, at); at = d.nextOpen(at) {
			gone = append(gone, at)
		}
		slices.Sort(gone)
		slices.Sort(ids)
		if !slices.Equal(gone, ids) {
			t.Errorf("%s: going to what is open leads to %v, the finder lists %v", name, gone, ids)
		}
		for _, q := range d.asked() {
			sign, _ := d.questionSign(q.ID)
			open := strings.Contains("·≠", sign) && (sign != "≠" || d.entry(q.ID).Conflict) || sign == "≠" && d.remains(q.ID)
			if open != slices.Contains(ids, q.ID) {
				t.Errorf("%s: the list of sections has %s for %s, the finder lists %v", name, sign, q.ID, ids)
			}
			if found := d.standSign(q); found == "✓" && slices.Contains(ids, q.ID) {
				t.Errorf("%s: the finder has %s for %s, which is left", name, found, q.ID)
			}
		}
	}
}

// Line by line it is the same: a list with an entry that differs is among those without an answer, and settled it is not.
func TestSettledEntriesNoLongerRemain(t *testing.T) {
	r := merged(t)
	path := r.app.desk.path
	r.press("ctrl+c")
	cfg := testConfig(t, filepath.Dir(path))
	cfg.Path = path
	out, err := plainRun(t, cfg, "find open", "", "settle", "1", "1", "1", "find open", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(out, "Nothing differs any more.")
	for part, want := range map[string][]string{
		before: {"9 questions", "(facts.teams, two answers after a merge)", "(mandate.basis, two answers after a merge)"},
		after:  {"7 questions"},
	} {
		for _, w := range want {
			if !strings.Contains(part, w) {
				t.Errorf("no %q in\n%s", w, part)
			}
		}
	}
	if strings.Contains(after, "facts.teams") || strings.Contains(after, "mandate.basis") {
		t.Errorf("what was settled is still left:\n%s", after)
	}
}
