package chart

// Split makes charts of at most a height of one that is higher. First comes an overview of the phases with the
// load, then the steps, phase by phase: as many phases together as there is room for, and a phase that is
// higher than a whole chart in several. The axis is repeated in each. continued follows the title of a phase
// that goes on, such as "(continued)".
func (m Roadmap) Split(width, height float64, r Ruler, continued string) []Roadmap {
	if m.Height(width, r) <= height || len(m.Groups) == 0 || len(m.Months) == 0 {
		return []Roadmap{m}
	}
	s := roadmapSplit{whole: m, room: height - m.frame(width, r)}
	first := 0
	for i, g := range m.Groups {
		rows := m.groupRows(i, width, r)
		all := 0.0
		for _, row := range rows {
			all += row.height
		}
		if s.used+all > s.room {
			s.next()
		}
		s.begin(g, rows[0].height)
		for j, row := range rows[1:] {
			if s.used+row.height > s.room && len(s.part[len(s.part)-1].Bars) > 0 {
				s.next()
				again := g
				again.Text, again.Flag = "", ""
				if continued != "" {
					again.Title += " " + continued
				}
				s.begin(again, m.titleHeight(again, width, r))
			}
			s.add(g.Bars[j], first+j, row.height)
		}
		first += len(g.Bars)
	}
	s.next()
	return append([]Roadmap{m.overview()}, s.done...)
}

// overview is the phases without their steps, with the load.
func (m Roadmap) overview() Roadmap {
	groups := make([]RoadmapGroup, len(m.Groups))
	for i, g := range m.Groups {
		g.Bars = nil
		groups[i] = g
	}
	m.Groups = groups
	return m
}

// frame is the height of the axis and of the longest legend, which are in every part.
func (m Roadmap) frame(width float64, r Ruler) float64 {
	m.Load = nil
	h := m.heights(width, r)
	return h.head + h.foot
}

// groupRows are the rows of one phase as they stand in the whole chart.
func (m Roadmap) groupRows(i int, width float64, r Ruler) []roadmapRow {
	var rows []roadmapRow
	for _, row := range m.rows(width, r) {
		if row.group == &m.Groups[i] {
			rows = append(rows, row)
		}
	}
	return rows
}

// titleHeight is the height of a phase's own row.
func (m Roadmap) titleHeight(g RoadmapGroup, width float64, r Ruler) float64 {
	c := m.columns(width, r)
	lines := len(r.wrapIn(g.Title, c.label, 3, Strong)) + len(r.wrapIn(g.Text, c.label, 2, Note))
	return (float64(max(lines, 1)) + 0.55) * r.em()
}

// roadmapSplit fills one part after the other.
type roadmapSplit struct {
	whole Roadmap
	room  float64 // for rows
	done  []Roadmap
	part  []RoadmapGroup // of the part that is being filled
	at    []int          // places in the whole of the part's bars
	used  float64
}

func (s *roadmapSplit) begin(g RoadmapGroup, height float64) {
	g.Bars = nil
	s.part, s.used = append(s.part, g), s.used+height
}

func (s *roadmapSplit) add(b RoadmapBar, place int, height float64) {
	g := &s.part[len(s.part)-1]
	g.Bars = append(g.Bars, b)
	s.at, s.used = append(s.at, place), s.used+height
}

// next ends a part. Only what waits for a step in the same part is drawn with an arrow.
func (s *roadmapSplit) next() {
	if len(s.part) == 0 {
		return
	}
	here := map[int]int{}
	for i, place := range s.at {
		here[place] = i
	}
	for i := range s.part {
		for j := range s.part[i].Bars {
			b := &s.part[i].Bars[j]
			var waits []int
			for _, place := range b.Waits {
				if at, ok := here[place]; ok {
					waits = append(waits, at)
				}
			}
			b.Waits = waits
		}
	}
	part := s.whole
	part.Groups, part.Load = s.part, nil
	s.done = append(s.done, part)
	s.part, s.at, s.used = nil, nil, 0
}
