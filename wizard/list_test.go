package wizard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
)

// rowsShown are the lines of the list that is on the screen, by its rows.
func (r *rig) rowsShown() hits {
	r.t.Helper()
	r.app.View()
	switch s := r.app.top().(type) {
	case *finder:
		return slices.Clone(s.hits)
	case *changes:
		return slices.Clone(s.picker.hits)
	case *picker:
		return slices.Clone(s.hits)
	}
	r.t.Fatalf("the screen %s has no list", r.app.top().name())
	return nil
}

// standsStill goes through a list of n rows to its end and back: a row that is seen with its neighbours stays where it is when the
// cursor comes to it, and so do all others; one that is not comes in at the edge.
func (r *rig) standsStill(name string, n int) {
	r.t.Helper()
	at, before := 0, r.rowsShown()
	go1 := func(key string, to int) {
		r.t.Helper()
		r.press(key)
		after := r.rowsShown()
		near := slices.Contains(before, to) && (to == 0 || slices.Contains(before, to-1)) && (to == n-1 || slices.Contains(before, to+1))
		seen := slices.DeleteFunc(slices.Clone(after), func(row int) bool { return row < 0 })
		switch {
		case near && !slices.Equal(before, after):
			r.t.Fatalf("%s: the list moved from\n%v\nto\n%v when the cursor came to row %d, which was seen:\n%s", name, before, after, to, r.app.View())
		case !slices.Contains(before, to) && to != seen[0] && to != seen[len(seen)-1]:
			r.t.Fatalf("%s: row %d comes in among %v, not at an edge", name, to, seen)
		case !slices.Contains(after, to):
			r.t.Fatalf("%s: row %d under the cursor is not seen: %v", name, to, after)
		}
		before, at = after, to
	}
	for at < n-1 {
		go1("down", at+1)
	}
	for at > 0 {
		go1("up", at-1)
	}
}

// Lists stand still while the cursor moves, however much or little there is to say about each row.
func TestListsStandStill(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 30}} {
		name := func(screen string) string { return fmt.Sprintf("%s at %d×%d", screen, size[0], size[1]) }
		r := open(t)
		r.size(size[0], size[1])
		for i := range 40 {
			e := assessment.Evidence{ID: fmt.Sprintf("e%d", i), Reference: fmt.Sprintf("Record %d", i), How: "received"}
			if i%3 == 1 {
				e.Place, e.Issuer = strings.Repeat("a long place ", i%7+1), strings.Repeat("a ministry with a long name ", i%5+1)
			}
			if i%4 == 2 {
				e.How, e.Promised, e.Due = "promised", strings.Repeat("The head of a unit ", i%6+1), "2026-10-01"
			}
			r.run(r.app.put(assessment.PutEvidence(e)))
		}
		q := r.app.desk.q.Questions()
		r.run(r.app.put(assessment.SetFinding(q[0].ID, strings.Repeat("A long finding. ", 20))))
		r.at(q[0].ID)
		r.press("/")
		f := r.app.top().(*finder)
		found := f.found(r.app)
		r.standsStill(name("finder"), len(found.questions)+len(found.notes))
		r.press("esc", "E")
		r.standsStill(name("register"), 40)
		r.press("esc", "h", "tab")
		v := r.app.top().(*changes)
		r.standsStill(name("history"), len(v.list(r.app)))
	}
}

// Whatever the rows and their details are, moving to a row that is seen whole moves nothing.
func TestAListOfAnythingStandsStill(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		words := func(most int) string { return strings.Repeat("some words ", rnd.IntN(most)) }
		items := make([]item, 1+rnd.IntN(30))
		for i := range items {
			items[i] = item{text: "row " + words(12), apart: rnd.IntN(9) == 0}
			switch rnd.IntN(4) {
			case 0:
				items[i].detail = words(40)
			case 1:
				detail := words(40)
				items[i].more = func() string { return detail }
			case 2:
				items[i].heading = "heading"
			}
		}
		w, height := 30+rnd.IntN(90), 4+rnd.IntN(20)
		last := drawnList{}
		at := 0
		for step := range 100 {
			l := listLines(items, at, last.top, w, height)
			if len(l.lines) > height {
				t.Fatalf("seed %d: %d lines in a height of %d", seed, len(l.lines), height)
			}
			from, to, seen := rowRange(items, at, w)
			if whole := from >= last.top && to < last.top+len(last.rows); step > 0 && whole && l.top != last.top {
				t.Fatalf("seed %d: row %d stands in %d to %d and was seen from %d on; the list moved to %d", seed, at, from, to, last.top, l.top)
			}
			if !seen {
				t.Fatalf("seed %d: no row %d", seed, at)
			}
			last = l
			at = max(0, min(len(items)-1, at+[]int{1, 1, 1, -1, 10, -10}[rnd.IntN(6)]))
		}
	}
}

// rowRange is where a row stands in the whole list.
func rowRange(items []item, at, w int) (from, to int, seen bool) {
	l := lay(items, w)
	from, to = l.row(at)
	_, rows := l.draw(at, 0, l.height)
	return from, to, slices.Contains(rows, at)
}

// A part of a list is drawn as it is in the whole one, whatever its rows are; and where they stand was known before.
func TestAPartOfAList(t *testing.T) {
	columns := []column{{"how", 12, false}, {"n", 6, true}}
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		words := func(most int) string {
			return scrap(rnd, 2) + strings.Repeat([]string{"some words ", "中文 ", "ab\n"}[rnd.IntN(3)], rnd.IntN(most))
		}
		items := make([]item, 1+rnd.IntN(30))
		for i := range items {
			it := item{text: words(12), under: words(8), right: words(2), sign: []string{"", "•"}[rnd.IntN(2)], apart: rnd.IntN(9) == 0}
			if rnd.IntN(5) == 0 {
				it.heading, it.whose = "heading", []string{"", "whose"}[rnd.IntN(2)]
			}
			if rnd.IntN(4) == 0 {
				it.key = "x"
			}
			if rnd.IntN(2) == 0 {
				it.columns, it.cells = columns, []string{words(3), "7"}
			}
			items[i] = it
		}
		l, at := lay(items, 20+rnd.IntN(100)), rnd.IntN(len(items))
		all, rows := l.draw(at, 0, l.height)
		if len(all) != l.height || len(rows) != l.height {
			t.Fatalf("seed %d: %d lines, and %d were laid out", seed, len(all), l.height)
		}
		if from, to := l.row(at); rows[to] != at || slices.Index(rows, at) < from {
			t.Fatalf("seed %d: row %d stands in %d to %d of %v", seed, at, from, to, rows)
		}
		for range 20 {
			from := rnd.IntN(l.height)
			to := from + 1 + rnd.IntN(l.height-from)
			part, whose := l.draw(at, from, to)
			if diff := cmp.Diff(all[from:to], part, cmp.AllowUnexported(span{})); diff != "" || !slices.Equal(whose, rows[from:to]) {
				t.Fatalf("seed %d: lines %d to %d of %d, of %v:\n%s", seed, from, to, l.height, whose, diff)
			}
		}
	}
}

// What is cut below a list says by which key all of it is read; what fits is whole.
func TestADetailIsCutWithASign(t *testing.T) {
	long := "Begin. " + strings.Repeat("A sentence of some length. ", 60) + "The end."
	r := open(t)
	r.app.push(&picker{id: "test", items: func(*app) []item {
		items := []item{{text: "first", detail: long}, {text: "second", detail: "Short."}}
		for i := range 30 {
			items = append(items, item{text: fmt.Sprint("row ", i)})
		}
		return items
	}})
	r.size(80, 24)
	r.sees("Begin.", "… ctrl+d")
	if r.seen("The end.") {
		t.Errorf("all of it is there:\n%s", r.app.View())
	}
	for _, key := range []string{"ctrl+d", "."} {
		r.press(key)
		r.sees("first", "Begin.", "▼ more")
		r.press("end")
		r.sees("The end.")
		r.press("esc")
	}
	r.press("down")
	r.sees("Short.")
	if r.seen("… ctrl+d") {
		t.Errorf("a detail that is whole is said to be cut:\n%s", r.app.View())
	}
}
