package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// footer is the keys that can be pressed now, in the order of their table, in one line or, where they don't
// fit and there is room, in two: above what answers and moves, below what is done besides. What doesn't fit
// leaves in the order of its importance; the help always stays, at the end.
func footer(say func(string, ...any) string, m keymap, w, rows int) []line {
	var out []line
	for _, row := range footings(say, m, w, rows) {
		out = append(out, footRow(say, row, w))
	}
	return out
}

// footings are the entries of each line of the footer.
func footings(say func(string, ...any) string, m keymap, w, rows int) [][]footing {
	var entries []footing
	cells := 0
	// The arrows that choose stand at the left of every footer, whatever else a question has.
	m = slices.Clone(m)
	slices.SortStableFunc(m, func(x, y binding) int { return arrowsFirst(x) - arrowsFirst(y) })
	for _, b := range m {
		if b.foot > 0 {
			e := footing{b, width(b.show) + 1 + width(say("key."+string(b.do))) + 2}
			entries, cells = append(entries, e), cells+e.cells
		}
	}
	if rows < 2 || cells < w {
		return [][]footing{fitting(entries, w)}
	}
	var above, below []footing
	for _, e := range entries {
		switch groupOf[e.do] {
		case groupAnswer, groupMove:
			above = append(above, e)
		default:
			below = append(below, e)
		}
	}
	if len(above) == 0 || len(below) == 0 {
		return [][]footing{fitting(entries, w)}
	}
	return [][]footing{fitting(above, w), fitting(below, w)}
}

// arrowsFirst is 0 for the arrows that choose among what is shown, and 1 for every other binding.
func arrowsFirst(b binding) int {
	if b.do == "choose" {
		return 0
	}
	return 1
}

// footing is a binding with the cells that it takes in the footer.
type footing struct {
	binding
	cells int
}

// fitting are those of the entries that a line has room for.
func fitting(shown []footing, w int) []footing {
	shown = slices.Clone(shown)
	total := 1
	for _, e := range shown {
		total += e.cells
	}
	for total > w+1 && len(shown) > 1 {
		worst := 0
		for i, e := range shown {
			if e.foot >= shown[worst].foot && e.do != "help" {
				worst = i
			}
		}
		total -= shown[worst].cells
		shown = slices.Delete(shown, worst, worst+1)
	}
	return shown
}

// footRow is one line of the footer.
func footRow(say func(string, ...any) string, shown []footing, w int) line {
	out := line{{" ", inkPlain}}
	for i, e := range shown {
		if i > 0 {
			out = append(out, span{"  ", inkPlain})
		}
		out = append(out, span{e.show, inkAccent}, span{" " + say("key."+string(e.do)), inkMuted})
	}
	return out.fit(w)
}

// footKey is the key that a click on a cell of the footer stands for, or "".
func footKey(rows [][]footing, x, y int) string {
	if y < 0 || y >= len(rows) {
		return ""
	}
	from := 1
	for _, e := range rows[y] {
		if x >= from && x < from+e.cells-2 {
			if len(e.keys) > 0 {
				return e.keys[0]
			}
			return arrowKey([]rune(e.show), x-from)
		}
		from += e.cells
	}
	return ""
}

// arrowKey is the key of an arrow in a name such as "↑↓", which stands for the keys of two bindings.
func arrowKey(show []rune, at int) string {
	if at >= len(show) {
		return ""
	}
	return map[rune]string{'↑': "up", '↓': "down", '←': "left", '→': "right"}[show[at]]
}

// keyNamed is the key of a name, as a terminal would send it.
func keyNamed(name string) tea.KeyMsg {
	for t := tea.KeyType(-128); t < 128; t++ {
		if t != tea.KeyRunes && (tea.Key{Type: t}).String() == name {
			return tea.KeyMsg{Type: t}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
