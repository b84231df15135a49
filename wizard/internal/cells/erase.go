package cells

import "unicode/utf8"

// What a move within a line and what erasing cost, in bytes, when a line is weighed; true moves differ little.
const (
	moveCost  = 5
	eraseCost = 3
)

// eraseFrom is the cell from which the line is best erased, or the width where it is better not to.
//
// Erasing from cell p costs: what differs before p, the sequence, and all that is not blank from p on. Both parts
// are sums over the line, from the left and from the right:
//
//	want    Mandate        3 of 9
//	shown   An old text that was here in full
//	before  ──────────▶ what differs up to p
//	behind              p ◀────────── what is not blank from p
//
// A run of blanks longer than a move is stepped over, so it counts as one move. The blanks are those on the ground of the
// last cell, where the terminal can erase on it.
func (w *Writer) eraseFrom(want, shown []cell) (from int, empty cell) {
	empty = want[len(want)-1]
	if empty.r != ' ' || empty.ink&^background != 0 || empty.ink != 0 && !w.kind.ErasesInGround {
		empty = blank
	}
	cost, gap := 0, moveCost
	for x, c := range want {
		w.before[x] = cost
		n := utf8.RuneLen(c.r)
		switch {
		case c == shown[x] || c.r == 0:
			gap += n
		case gap > 0:
			cost += min(gap, moveCost) + n
			gap = 0
		default:
			cost += n
		}
	}
	w.before[len(want)] = cost
	best, least := len(want), cost
	cost, gap = 0, 0
	for x := len(want) - 1; x >= 0; x-- {
		switch c := want[x]; {
		case c.r == 0:
			return best, empty // what is behind is not known, and not to be touched
		case c == empty:
			gap++
			there := cost
			if there > 0 {
				there += min(gap, moveCost)
			}
			total := w.before[x] + eraseCost + there
			if x > 0 && want[x-1] == shown[x-1] {
				total += moveCost
			}
			if total < least {
				best, least = x, total
			}
		default:
			if cost > 0 {
				cost += min(gap, moveCost)
			}
			cost += utf8.RuneLen(c.r)
			gap = 0
		}
	}
	return best, empty
}
