package text

import (
	"math"
	"strconv"
	"strings"

	"cirtkit/internal/text"
	"cirtkit/report"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (p *printer) chart(c report.Chart) {
	if c.Caption != "" {
		p.paragraph(c.Caption, "")
	}
	switch {
	case c.Ladder != nil:
		p.ladder(c.Ladder)
	case c.Bars != nil:
		p.bars(c.Bars)
	case c.Radar != nil:
		p.radar(c.Radar)
	case c.Roadmap != nil:
		p.roadmap(c.Roadmap)
	case c.Change != nil:
		p.change(c.Change)
	}
}

// ladder writes the rungs from the top: a sign for reached or possible, the number and title; below
// it how much is met, and what stands there.
func (p *printer) ladder(l *report.LadderChart) {
	digits := len(itoa(len(l.Rungs)))
	for level := len(l.Rungs); level >= 0; level-- {
		var marks []string
		for _, m := range []struct {
			at   int
			word string
		}{{l.Reached, l.ReachedWord}, {l.Evidenced, l.EvidencedWord}, {l.Possible, l.PossibleWord}} {
			if m.at == level && m.word != "" {
				marks = append(marks, p.signs.flag+m.word)
			}
		}
		if level == 0 && len(marks) == 0 {
			return
		}
		sign := " "
		switch {
		case level > 0 && level <= l.Reached:
			sign = p.signs.reached
		case level > 0 && level <= l.Possible:
			sign = p.signs.possible
		}
		lead := sign + " " + pad(itoa(level), digits, report.End) + "  "
		in := strings.Repeat(" ", text.Width(lead))
		if level == 0 {
			p.hanging(lead, strings.Join(marks, "  "))
			continue
		}
		rung := l.Rungs[level-1]
		p.hanging(lead, rung.Title)
		line := in
		if rung.Share >= 0 {
			n := max(min(20, p.width-len(in)), 1)
			line += p.bar(rung.Share, rung.Share, -1, n) + "  "
		}
		line += p.clean(rung.Count)
		for _, m := range marks {
			m = p.clean(m)
			if text.Width(line)+3+text.Width(m) > p.width {
				p.hanging(in, strings.TrimPrefix(line, in))
				line = in + m
				continue
			}
			line += "   " + m
		}
		if text.Width(line) > p.width {
			p.hanging(in, strings.TrimSpace(line))
		} else {
			p.line(line)
		}
	}
}

// bar draws n cells: what stands, what is still possible, and the mark of a target.
func (p *printer) bar(low, high, target float64, n int) string {
	cells := make([]string, n)
	for i := range cells {
		middle := (float64(i) + 0.5) / float64(n)
		switch {
		case low < 0 || high < 0:
			cells[i] = " "
		case middle < low:
			cells[i] = p.signs.full
		case middle < high:
			cells[i] = p.signs.open
		default:
			cells[i] = p.signs.empty
		}
	}
	if target >= 0 {
		cells[min(max(int(math.Ceil(target*float64(n)))-1, 0), n-1)] = p.signs.target
	}
	return strings.Join(cells, "")
}

func (p *printer) bars(b *report.BarChart) {
	label, number := 0, 0
	for _, bar := range b.Bars {
		label = max(label, text.Width(p.clean(bar.Label)))
		number = max(number, text.Width(p.clean(bar.Text)))
	}
	label, number = min(label, p.width*2/5), min(number, p.width*3/10)
	n := max(min(24, p.width-label-number-4), 1)
	low, high, target := false, false, false
	for _, bar := range b.Bars {
		names, texts := Wrap(p.clean(bar.Label), label), Wrap(p.clean(bar.Text), number)
		for i := range max(len(names), len(texts)) {
			drawn := strings.Repeat(" ", n)
			if i == 0 {
				drawn = p.bar(bar.Low, bar.High, bar.Target, n)
			}
			p.line(pad(at(names, i), label, report.Start) + "  " + drawn + "  " + at(texts, i))
		}
		low = low || bar.Low > 0
		high = high || bar.High > max(bar.Low, 0)
		target = target || bar.Target >= 0
	}
	var l legend
	l.add(low, p.signs.full, b.LowWord)
	l.add(high, p.signs.open, b.HighWord)
	l.add(target, p.signs.target, b.NeedWord)
	p.legend(l)
}

// legend is what signs mean.
type legend []string

func (l *legend) add(shown bool, sign, word string) {
	if shown && word != "" {
		*l = append(*l, sign+" "+word)
	}
}

// legend writes a legend below a chart. Only a line that is too wide is wrapped, as that closes up its gaps.
func (p *printer) legend(l legend) {
	if len(l) == 0 {
		return
	}
	p.gap()
	line := ""
	flush := func() {
		if text.Width(line) > p.width {
			p.hanging("", line)
		} else {
			p.line(line)
		}
	}
	for _, word := range l {
		switch word = text.Squeeze(p.clean(word)); {
		case line == "":
			line = word
		case text.Width(line)+3+text.Width(word) <= p.width:
			line += "   " + word
		default:
			flush()
			line = word
		}
	}
	flush()
}

// radar has no shape in text: it is a table of its values.
func (p *printer) radar(r *report.RadarChart) {
	t := report.Table{Columns: []report.Column{{Width: 0.4}}}
	for _, s := range r.Series {
		t.Columns = append(t.Columns, report.Column{Head: s.Name, Width: 0.6 / float64(len(r.Series)), Align: report.End})
	}
	for i, axis := range r.Axes {
		row := []report.Cell{{Text: axis}}
		for j, s := range r.Series {
			value := p.signs.none
			switch {
			case i >= len(s.Values):
			case s.Values[i] >= 0:
				value = itoa(int(math.Round(s.Values[i]*100))) + "%"
			case j == 0 && i < len(r.Texts) && r.Texts[i] != "":
				value = r.Texts[i] // why there is none
			}
			row = append(row, report.Cell{Text: value})
		}
		t.Rows = append(t.Rows, row)
	}
	p.table(t)
}
