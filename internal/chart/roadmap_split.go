package chart

import (
	"math"
	"slices"
)

// Split makes several charts of one that is higher than most: first an overview of the phases with the load, then
// every step, in charts of at most that height, on the months of those alone. Short phases stand together in one; one
// that is too long for a chart goes on in the next, with the word "continued" below its title.
func (m Roadmap) Split(width, most float64, r Ruler, continued string) []Roadmap {
	if m.Height(width, r) <= most || len(m.Groups) == 0 || len(m.Months) == 0 {
		return []Roadmap{m}
	}
	s := roadmapSplit{whole: m, parts: []Roadmap{m.overview()}}
	room := max(most-m.frame(width, r), 8*r.em())
	rows, used, place := m.rows(width, r), 0.0, 0
	for _, g := range m.Groups {
		title, bars := rows[0].height, 0.0
		for _, row := range rows[1 : 1+len(g.Bars)] {
			bars += row.height
		}
		if used+title+bars > room {
			s.end()
			used = 0
		}
		used += title + bars
		for i, from := range m.pieces(rows[1:1+len(g.Bars)], title, room) {
			some := g
			some.Bars = g.Bars[from.first:from.end]
			if i > 0 {
				s.end()
				some.Text = continued
				used = title + from.height
			}
			s.add(some, place+from.first)
		}
		rows = rows[1+len(g.Bars):]
		place += len(g.Bars)
	}
	s.end()
	return s.parts
}

// roadmapPiece is the steps of a phase that stand in one chart.
type roadmapPiece struct {
	first, end int
	height     float64
}

// pieces cuts the steps of a phase so that each piece has room together with the title, and all are about as high.
func (m Roadmap) pieces(rows []roadmapRow, title, room float64) []roadmapPiece {
	all, highest := 0.0, 0.0
	for _, row := range rows {
		all, highest = all+row.height, max(highest, row.height)
	}
	most := max(room-title, highest)
	if n := math.Ceil(all / most); n > 1 {
		most = min(most, all/n+highest/2)
	}
	out := []roadmapPiece{{}}
	for i, row := range rows {
		last := &out[len(out)-1]
		if last.end > last.first && last.height+row.height > most {
			out = append(out, roadmapPiece{first: i, end: i})
			last = &out[len(out)-1]
		}
		last.end, last.height = i+1, last.height+row.height
	}
	return out
}

// overview is the phases without their steps, with the load.
func (m Roadmap) overview() Roadmap {
	m.Groups = slices.Clone(m.Groups)
	for i := range m.Groups {
		m.Groups[i].Bars = nil
	}
	return m
}

// frame is the height of the axis and of the longest legend, which can be in every part. With fewer months than the
// whole has, an axis has room for both its rows.
func (m Roadmap) frame(width float64, r Ruler) float64 {
	h := m.heights(width, r)
	return max(h.head, 2.25*r.em()) + h.foot
}

// roadmapSplit collects phases until a part is full.
type roadmapSplit struct {
	whole  Roadmap
	parts  []Roadmap
	groups []RoadmapGroup
	places map[int]int // of the bars in groups, by their places in the whole
}

// add adds a phase, or a piece of one. Its first bar is the one at place in the whole.
func (s *roadmapSplit) add(g RoadmapGroup, place int) {
	if s.places == nil {
		s.places = map[int]int{}
	}
	for i := range g.Bars {
		s.places[place+i] = len(s.places)
	}
	s.groups = append(s.groups, g)
}

// end ends a part. Only what waits for a step in the same part has an arrow.
func (s *roadmapSplit) end() {
	if len(s.groups) == 0 {
		return
	}
	part := s.whole
	part.Groups, part.Load, part.LoadText = s.groups, nil, nil
	for i := range part.Groups {
		bars := slices.Clone(part.Groups[i].Bars)
		for j := range bars {
			var waits []int
			for _, place := range bars[j].Waits {
				if at, ok := s.places[place]; ok {
					waits = append(waits, at)
				}
			}
			bars[j].Waits = waits
		}
		part.Groups[i].Bars = bars
	}
	s.parts = append(s.parts, part.zoomed())
	s.groups, s.places = nil, nil
}

// fewestMonths is how many months a part shows at least, where there are so many.
const fewestMonths = 6

// zoomed shows only the months that its phases, its steps and what they are due in take. Its slices are its own.
func (m Roadmap) zoomed() Roadmap {
	n := len(m.Months)
	low, high := n+1, 0
	see := func(first, last int) {
		if 1 <= first && first <= last && first <= n {
			low, high = min(low, first), max(high, min(last, n))
		}
	}
	for _, g := range m.Groups {
		see(g.First, g.Last)
		for _, b := range g.Bars {
			see(b.First, b.Last)
			see(b.Due, b.Due)
		}
	}
	if high == 0 {
		return m
	}
	high = min(max(high, low+fewestMonths-1), n)
	low = max(min(low, high-fewestMonths+1), 1)
	m.Months = m.Months[low-1 : high]
	if m.Limit > 0 {
		m.Limit = before(m.Limit, low)
	}
	for i := range m.Groups {
		g := &m.Groups[i]
		g.First, g.Last = max(g.First-low+1, 0), max(g.Last-low+1, 0)
		for j := range g.Bars {
			b := &g.Bars[j]
			b.First, b.Last = max(b.First-low+1, 0), max(b.Last-low+1, 0)
			if b.Due != 0 {
				b.Due = before(b.Due, low)
			}
		}
	}
	return m
}

// before counts a month from another one on; below 0 for one before it.
func before(month, low int) int {
	if month < low {
		return -1
	}
	return month - low + 1
}
