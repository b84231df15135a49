package chart

import (
	"strconv"
	"strings"
)

// monthAxis is what is written above the months, and where lines stand between them. Months that are named
// like 2026-12 have a row of years and one of the months' numbers; others have one row.
type monthAxis struct {
	years, months []Tick
	lines         []Tick // at the beginning of a month; with a text where a year begins
}

// Tick is a text at a month, counted from 0.
type Tick struct {
	Month int
	Text  string
}

func (a monthAxis) height(r Ruler) float64 {
	h := 0.0
	for _, row := range [][]Tick{a.years, a.months} {
		if len(row) > 0 {
			h += r.em()
		}
	}
	if h > 0 {
		h += 0.25 * r.em()
	}
	return h
}

// Axis says what is written above the months when all of them together are so wide, and there is so much room
// after the last: the years, if the months are dated, and the names of some months or all. They are 0.35 lines'
// heights apart at least.
func (m Roadmap) Axis(width, after float64, r Ruler) (years, months []Tick) {
	a := m.axis(width, after, r)
	return a.years, a.months
}

// axis thins the names of the months until they have room.
func (m Roadmap) axis(width, after float64, r Ruler) monthAxis {
	cell := width / float64(max(len(m.Months), 1))
	years, numbers, dated := datedMonths(m.Months)
	if !dated {
		return countedAxis(m.Months, cell, r)
	}
	a := monthAxis{years: thinYears(years, len(m.Months), cell, after, r)}
	for _, step := range []int{1, 2, 3, 6} {
		if r.widest(Note, "10", "11", "12")+0.35*r.em() > float64(step)*cell {
			continue
		}
		for i, n := range numbers {
			if (n-1)%step == 0 {
				a.months = append(a.months, Tick{i, strconv.Itoa(n)})
				if n != 1 && i > 0 {
					a.lines = append(a.lines, Tick{Month: i})
				}
			}
		}
		break
	}
	for _, y := range years {
		if y.Month > 0 {
			a.lines = append(a.lines, y)
		}
	}
	return a
}

// datedMonths reads months named like 2026-12: the first month of each year, and the number of each month.
func datedMonths(names []string) (years []Tick, numbers []int, ok bool) {
	for i, name := range names {
		year, month, found := strings.Cut(name, "-")
		n, err := strconv.Atoi(month)
		if _, e := strconv.Atoi(year); !found || err != nil || e != nil || len(year) != 4 || len(month) != 2 || n < 1 || n > 12 {
			return nil, nil, false
		}
		numbers = append(numbers, n)
		if len(years) == 0 || years[len(years)-1].Text != year {
			years = append(years, Tick{i, year})
		}
	}
	return years, numbers, true
}

// thinYears leaves years out until the others have room: the axis's first year where it has few months, then
// all but every second, fifth, tenth.
func thinYears(years []Tick, months int, cell, after float64, r Ruler) []Tick {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100} {
		var some []Tick
		for _, y := range years {
			if n, _ := strconv.Atoi(y.Text); n%step == 0 {
				some = append(some, y)
			}
		}
		var fit []Tick
		cramped := false
		for i, y := range some {
			room := float64(months-y.Month)*cell + after
			if i+1 < len(some) {
				room = float64(some[i+1].Month-y.Month) * cell
			}
			switch {
			case r.Width(y.Text, Note)+0.35*r.em() <= room:
				fit = append(fit, y)
			case 0 < i && i < len(some)-1:
				cramped = true
			}
		}
		if len(fit) > 0 && !cramped {
			return fit
		}
	}
	return nil
}

// countedAxis names the first month and every so many; years are marked after twelve months.
func countedAxis(names []string, cell float64, r Ruler) monthAxis {
	var a monthAxis
	_, err := strconv.Atoi(strings.Join(names, ""))
	counted := err == nil || strings.Trim(strings.Join(names, ""), "0123456789") == ""
	for i := 12; i < len(names); i += 12 {
		a.lines = append(a.lines, Tick{i, names[i]})
	}
	widest := r.widest(Note, names...) + 0.35*r.em()
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600} {
		if widest > float64(step)*cell {
			continue
		}
		for i, name := range names {
			switch {
			case !counted && i%step == 0, counted && (i+1)%step == 0:
				a.months = append(a.months, Tick{i, name})
				if after := i + 1; counted && after < len(names) && after%12 != 0 {
					a.lines = append(a.lines, Tick{Month: after})
				}
			case i == 0 && step > 2 && (len(names) < step || float64(step-1)*cell >= (r.Width(name, Note)+r.Width(names[step-1], Note))/2+0.35*r.em()):
				a.months = append(a.months, Tick{i, name})
			}
		}
		break
	}
	return a
}

// axis writes the names of the months from y on.
func (d *roadmapDrawing) axis(a monthAxis, y float64) {
	em := d.r.em()
	for _, year := range a.years {
		x := d.x(year.Month) + 0.15*em
		d.put(d.r.text(year.Text, Point{x, y + (em-d.r.Height(Note))/2}, d.box.X+d.box.W-x, Left, Note, Dark)...)
	}
	if len(a.years) > 0 {
		y += em
	}
	if len(a.months) == 0 {
		return
	}
	top := y + (em-d.r.Height(Note))/2
	if len(a.years) == 0 {
		d.put(d.r.text(d.MonthWord, Point{d.box.X + d.columns.label, top}, d.columns.label, Right, Note, Muted)...)
	}
	left, right := d.track.X-0.5*d.columns.gap, d.box.X+d.box.W
	for _, month := range a.months {
		w, x := d.r.Width(month.Text, Note), d.x(month.Month)+d.month/2
		if x-w/2 >= left && x+w/2 <= right {
			d.put(d.r.text(month.Text, Point{x, top}, w, Middle, Note, Muted)...)
		}
	}
}

// grid draws the lines between months, stronger where a year begins.
func (d *roadmapDrawing) grid(a monthAxis, y, height float64) {
	if d.track.W <= 0 {
		return
	}
	thin := 0.03 * d.r.em()
	d.under(Line{Point{d.track.X, y}, Point{d.track.X + d.track.W, y}, Style{Stroke: Frame, Width: 0.05 * d.r.em()}})
	for _, l := range a.lines {
		style := Style{Stroke: Grid, Width: thin}
		if l.Text != "" {
			style = Style{Stroke: Frame, Width: thin}
		}
		d.under(Line{Point{d.x(l.Month), y}, Point{d.x(l.Month), y + height}, style})
	}
}
