package bidi

import "slices"

// Run is a part of a line that reads in one direction: the places from From up to To of what Visual
// returns.
type Run struct {
	From, To    int
	RightToLeft bool
}

// Runs are the runs of the line from start up to end in the order in which they are read, so that a program
// can write them one after the other and still place each where it is seen. It is nil for a line that is
// seen as it is stored.
func (p *Paragraph) Runs(start, end int) []Run {
	if p.simple {
		return nil
	}
	levels := p.LineLevels(start, end)
	order := Order(levels)
	if !slices.ContainsFunc(order, func(i int) bool { return levels[i] != 0 }) {
		return nil
	}
	var runs []Run
	for at, i := range order {
		backwards := levels[i].rightToLeft()
		if n := len(runs); n > 0 && runs[n-1].RightToLeft == backwards && next(order[at-1], i, backwards, levels) {
			runs[n-1].To++
			continue
		}
		runs = append(runs, Run{at, at + 1, backwards})
	}
	slices.SortFunc(runs, func(a, b Run) int {
		return min(order[a.From], order[a.To-1]) - min(order[b.From], order[b.To-1])
	})
	return runs
}

// next says whether a place follows another where text is read in one direction, with nothing between them
// but what is not drawn.
func next(last, i int, backwards bool, levels []Level) bool {
	if backwards {
		last, i = i, last
	}
	if last >= i {
		return false
	}
	for last++; last < i; last++ {
		if levels[last] != Removed {
			return false
		}
	}
	return true
}
