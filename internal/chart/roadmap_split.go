package chart

import (
	"math"
	"slices"
)

// MostSteps is how many steps can still be read from a drawing. A chart with more shows its phases only: the steps
// are better looked up in a table.
const MostSteps = 80

// Readable is the chart itself or, where it has more than MostSteps, an overview of its phases.
func (m Roadmap) Readable() Roadmap {
	steps := 0
	for _, g := range m.Groups {
		steps += len(g.Bars)
	}
	if steps > MostSteps {
		return m.overview()
	}
	return m
}

// Split makes several charts of one that is higher than a page: first an overview of the phases with the load,
// then the steps in charts of at most half a page, on the months of those alone. Short phases stand together
// in one; one that is too long for a chart goes on in the next, with the word "continued" below its title.
func (m Roadmap) Split(width, page float64, r Ruler, continued string) []Roadmap {
	if m.Height(width, r) <= page || len(m.Groups) == 0 || len(m.Months) == 0 {
		return []Roadmap{m}
	}
	s := roadmapSplit{whole: m, parts: []Roadmap{m.overview()}}
	room := max(page/2-m.frame(width, r), 8*r.em())
	rows, used, place := m.rows(width, r), 0.0, 0
	for _, g := range m.Groups {
		title, bars := rows[0].height, 0.0
		for _, row := range rows[1 : 1+len(g.Bars)] {
			bars += row.height
		}
		rows = rows[1+len(g.Bars):]
		if used+title+bars > room {
			s.end()
			used = 0
		}
		used += title + bars
		pieces := max(1, int(math.Ceil(bars/(room-title))))
		for i := range pieces {
			some := g
			from, to := i*len(g.Bars)/pieces, (i+1)*len(g.Bars)/pieces
			some.Bars = g.Bars[from:to]
			if i > 0 {
				s.end()
				some.Text = continued
			}
			s.add(some, place+from)
		}
		place += len(g.Bars)
	}
	s.end()
	return s.parts
}

// overview is the phases without their steps, with the load.
func (m Roadmap) overview() Roadmap {
	m.Groups = slices.Clone(m.Groups)
	for i := range m.Groups {
		m.Groups[i].Bars = nil
	}
	return m
}

// frame is the height of the axis and of the longest legend, which can be in every part.
func (m Roadmap) frame(width float64, r Ruler) float64 {
	h := m.heights(width, r)
	return h.head + h.foot
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
