package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// News comes and goes with nearly every key: the question and its answers stay where they are, and only the
// guidance gives way.
func TestNewsMovesNothing(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {100, 30}, {80, 24}, {80, 22}, {60, 20}, {60, 19}} {
		for _, id := range []string{"facts.exists", "facts.groups", "facts.since", "facts.teams", "mandate.basis", "service.desk"} {
			r := open(t)
			r.at(id)
			r.size(size[0], size[1])
			calm := r.aboveTabs()
			for _, news := range []string{"One line.", strings.Repeat("A long piece of news. ", size[0]/10)} {
				r.app.tell(inkMuted, news)
				if got := r.aboveTabs(); !slices.Equal(got, calm) {
					t.Errorf("%s, %v: with news of %d letters the screen is\n%s\nwithout\n%s", id, size, len(news), strings.Join(got, "\n"), strings.Join(calm, "\n"))
				}
			}
		}
	}
}

// However long the page of a tab is, the answers stay where they are when one looks through them.
func TestTurningTabsMovesNothing(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {100, 30}, {80, 24}, {60, 20}} {
		for _, id := range []string{"facts.exists", "mandate.basis"} {
			r := open(t)
			r.at(id)
			r.size(size[0], size[1])
			want := r.aboveTabs()
			for i := range tabs {
				if got := r.aboveTabs(); !slices.Equal(got, want) {
					t.Errorf("%s, %v: on tab %d the screen is\n%s\non the first\n%s", id, size, i, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				r.press("tab")
			}
		}
	}
}

// The tab that is open is named in every window, though not all are.
func TestTheOpenTabIsNamed(t *testing.T) {
	for w := minWidth; w <= 130; w++ {
		r := open(t)
		r.at("facts.exists")
		r.size(w, 24)
		for i := range tabs {
			s := r.app.top().(*asking)
			want := s.tabWord(r.app, i)
			if s.tab != i {
				t.Fatalf("tab %d is open, want %d", s.tab, i)
			}
			row := fmt.Sprint(s.tabRow(r.app, min(w-2, 78)-len(" . , more"), 0))
			if !strings.Contains(row, want) {
				t.Errorf("%d columns: %q is open, and the row of tabs is %s", w, want, row)
			}
			r.press("tab")
		}
	}
}

// aboveTabs are the lines of the question screen down to the row of tabs, without those of a list of sections beside.
func (r *rig) aboveTabs() []string {
	var out []string
	for _, l := range strings.Split(r.app.View(), "\n")[2:] {
		if i := strings.LastIndex(l, "│"); i >= 0 {
			l = l[i:]
		}
		if strings.Contains(l, " · Evidence") || strings.Contains(l, "Guidance") || strings.Contains(l, "…· ") {
			break
		}
		out = append(out, l)
	}
	return out
}

// Where a list goes on below, the sign for it takes nothing from the last row.
func TestTheSignOfMoreCutsNothing(t *testing.T) {
	for _, w := range []int{40, 60, 80, 110} {
		var items []item
		for i := range 20 {
			items = append(items, item{text: strings.Repeat("word ", 9+i), right: fmt.Sprintf("to the right %d", i)})
		}
		for height := 3; height < 12; height++ {
			lines := listLines(items, 0, 0, w, height).lines
			last := fmt.Sprint(lines[len(lines)-1])
			if !strings.Contains(last, "▼") {
				t.Errorf("%d columns, %d lines: no sign that there is more in %s", w, height, last)
			}
			if strings.Contains(last, "…") {
				t.Errorf("%d columns, %d lines: the sign cuts %s", w, height, last)
			}
		}
	}
}

// A list that has nothing yet offers the keys that begin it, and none that need a row.
func TestAnEmptyListOffersWhatItTakes(t *testing.T) {
	for _, key := range []string{"p", "e", "E", "S", "N"} {
		r := open(t)
		r.at("mandate.basis")
		r.press(key)
		r.sees("a add", "esc back")
		for _, no := range []string{"enter change", "enter link", "enter open", "x remove", "e change", "↑↓"} {
			if r.seen(no) {
				t.Errorf("%s opens an empty list that offers %q:\n%s", key, no, r.app.View())
			}
		}
	}
}

// "Save" is what a form's keys say where something is saved, and nowhere else.
func TestAFormSaysSaveWhereItSaves(t *testing.T) {
	for _, tt := range []struct{ key, want, not string }{{"g", "ctrl+s done", "save  "}, {"L", "ctrl+s save", "done"}} {
		r := open(t)
		r.at("mandate.basis")
		r.press(tt.key)
		r.sees(tt.want)
		if r.seen(tt.not) {
			t.Errorf("%s:\n%s", tt.key, r.app.View())
		}
	}
}

// A list that goes on above says so, as one that goes on below does.
func TestAListSaysThatThereIsMoreAbove(t *testing.T) {
	var items []item
	for i := range 20 {
		items = append(items, item{text: fmt.Sprintf("row %d", i), right: "right"})
	}
	for at, want := range map[int][2]bool{0: {false, true}, 10: {true, true}, 19: {true, false}} {
		lines := listLines(items, at, 0, 60, 6).lines
		above, below := strings.Contains(fmt.Sprint(lines[0]), "▲"), strings.Contains(fmt.Sprint(lines[len(lines)-1]), "▼")
		if above != want[0] || below != want[1] {
			t.Errorf("row %d of 20: sign above %t, below %t, want %v", at, above, below, want)
		}
	}
}
