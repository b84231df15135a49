package markdown

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/report"
)

// chart writes what a chart shows in words, and its numbers as a table.
func (p *printer) chart(c report.Chart) {
	p.strong(c.Caption)
	p.paragraph(c.Alt, "")
	switch {
	case c.Ladder != nil:
		p.ladder(c.Ladder)
	case c.Radar != nil:
		p.radar(c.Radar)
	case c.Bars != nil:
		p.bars(c.Bars)
	case c.Roadmap != nil:
		p.roadmap(c.Roadmap)
	case c.Change != nil:
		p.change(c.Change)
	case c.Heat != nil:
		p.heat(c.Heat)
	}
}

// numbers writes rows of texts; the first heads stand over the first columns.
func (p *printer) numbers(columns int, heads []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	t := report.Table{Columns: make([]report.Column, columns)}
	for i := range min(columns, len(heads)) {
		t.Columns[i].Head = heads[i]
	}
	for _, row := range rows {
		cells := make([]report.Cell, len(row))
		for i, s := range row {
			cells[i].Text = s
		}
		t.Rows = append(t.Rows, cells)
	}
	p.table(t)
}

// ladder writes the rungs from the top, with what stands at each.
func (p *printer) ladder(l *report.LadderChart) {
	var rows [][]string
	for level := len(l.Rungs); level >= 0; level-- {
		var marks []string
		for _, m := range []struct {
			at   int
			word string
		}{{l.Reached, l.ReachedWord}, {l.Evidenced, l.EvidencedWord}, {l.Possible, l.PossibleWord}, {l.Before, l.BeforeWord}} {
			if m.at == level && m.word != "" {
				marks = append(marks, m.word)
			}
		}
		row := []string{strconv.Itoa(level), "", "", strings.Join(marks, "\n")}
		if level > 0 {
			row[1], row[2] = l.Rungs[level-1].Title, l.Rungs[level-1].Count
		} else if len(marks) == 0 {
			continue
		}
		rows = append(rows, row)
	}
	p.numbers(4, nil, rows)
}

func (p *printer) radar(r *report.RadarChart) {
	heads := []string{""}
	for _, s := range r.Series {
		heads = append(heads, s.Name)
	}
	var rows [][]string
	for i, axis := range r.Axes {
		row := []string{axis}
		for j, s := range r.Series {
			value := s.Text(i)
			if value == "" && j == 0 && i < len(r.Texts) {
				value = r.Texts[i] // why there is none
			}
			row = append(row, value)
		}
		rows = append(rows, row)
	}
	p.numbers(len(heads), heads, rows)
}

func (p *printer) bars(b *report.BarChart) {
	var rows [][]string
	for _, bar := range b.Bars {
		row := []string{bar.Label, bar.Text}
		for _, mark := range []struct {
			word, text string
			at         float64
		}{{b.NeedWord, bar.TargetText, bar.Target}, {b.BeforeWord, bar.BeforeText, bar.Before}} {
			if mark.word == "" || mark.at < 0 {
				mark.text = ""
			}
			row = append(row, mark.text)
		}
		rows = append(rows, row)
	}
	p.filled([]string{"", "", b.NeedWord, b.BeforeWord}, rows)
}

// filled leaves out the columns that say nothing.
func (p *printer) filled(heads []string, rows [][]string) {
	for i := len(heads) - 1; i > 0; i-- {
		if slices.ContainsFunc(rows, func(row []string) bool { return row[i] != "" }) {
			continue
		}
		heads = slices.Delete(heads, i, i+1)
		for j := range rows {
			rows[j] = slices.Delete(rows[j], i, i+1)
		}
	}
	p.numbers(len(heads), heads, rows)
}

// roadmap writes a row a step, below its phase, with its months.
func (p *printer) roadmap(m *report.RoadmapChart) {
	name := func(month int) string {
		if month < 1 || month > len(m.Months) {
			return ""
		}
		return m.Months[month-1]
	}
	span := func(first, last int) string {
		from, to := name(first), name(min(last, len(m.Months)))
		if to == "" || from == to {
			return from
		}
		return from + "–" + to
	}
	var rows [][]string
	for _, g := range m.Groups {
		rows = append(rows, []string{g.Title, span(g.First, g.Last), g.Text, g.Flag})
		for _, b := range g.Bars {
			note := []string{}
			if b.Late {
				note = append(note, m.LateWord)
			}
			if due := name(b.Due); due != "" {
				note = append(note, m.DueWord+" "+due)
			}
			rows = append(rows, []string{b.Label, span(b.First, b.Last), b.Text, strings.Join(note, "\n")})
		}
	}
	p.filled([]string{"", m.MonthWord, "", ""}, rows)
	rows = nil
	for i, load := range m.Load {
		if load > 0 && i < len(m.LoadText) {
			rows = append(rows, []string{name(i + 1), m.LoadText[i]})
		}
	}
	p.numbers(2, []string{m.MonthWord, m.LoadWord}, rows)
}

func (p *printer) change(c *report.ChangeChart) {
	var rows [][]string
	for _, bar := range c.Bars {
		rows = append(rows, []string{bar.Label, bar.Text})
	}
	p.numbers(2, nil, rows)
}

func (p *printer) heat(h *report.HeatChart) {
	heads := append([]string{""}, h.Columns...)
	var rows [][]string
	for _, row := range h.Rows {
		cells := []string{row.Name}
		for i := range h.Columns {
			says := ""
			if i < len(row.Cells) {
				says = row.Cells[i].Text
			}
			if says == "" && (i >= len(row.Cells) || row.Cells[i].Value < 0) {
				says = h.UndefinedWord
			}
			cells = append(cells, says)
		}
		rows = append(rows, cells)
	}
	p.numbers(len(heads), heads, rows)
}
