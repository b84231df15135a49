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
	case c.Heat != nil:
		p.heat(c.Heat)
	}
}

// ladder writes the rungs from the top: a sign for reached or possible, the number and title; below
// it how much is met, and what stands there.
func (p *printer) ladder(l *report.LadderChart) {
	digits := len(itoa(len(l.Rungs)))
	for level := len(l.Rungs); level >= 0; level-- {
		var marks []string
		for _, m := range []struct {
			at         int
			sign, word string
		}{
			{l.Reached, p.signs.flag, l.ReachedWord},
			{l.Evidenced, p.signs.flag, l.EvidencedWord},
			{l.Possible, p.signs.flag, l.PossibleWord},
			{l.Before, p.signs.was + " ", l.BeforeWord},
		} {
			if m.at == level && m.word != "" {
				marks = append(marks, m.sign+m.word)
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
			for _, m := range marks {
				p.hanging(lead, m)
				lead = in
			}
			continue
		}
		rung := l.Rungs[level-1]
		p.hanging(lead, rung.Title)
		line := in
		if rung.Share >= 0 {
			n := max(min(20, p.width-len(in)), 1)
			line += p.bar(report.Bar{Low: rung.Share, High: rung.Share, Target: -1, Before: -1}, n) + "  "
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

// bar draws n cells: what stands, what is still possible, and the marks of a target and of last time.
func (p *printer) bar(b report.Bar, n int) string {
	cells := make([]string, n)
	for i := range cells {
		middle := (float64(i) + 0.5) / float64(n)
		switch {
		case b.Low < 0 || b.High < 0:
			cells[i] = " "
		case middle < b.Low:
			cells[i] = p.signs.full
		case middle < b.High:
			cells[i] = p.signs.open
		default:
			cells[i] = p.signs.empty
		}
	}
	mark := func(value float64, sign string) {
		if value >= 0 {
			cells[min(max(int(math.Ceil(value*float64(n)))-1, 0), n-1)] = sign
		}
	}
	mark(b.Before, p.signs.was)
	mark(b.Target, p.signs.target)
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
	low, high, target, before := false, false, false, false
	for _, bar := range b.Bars {
		if b.BeforeWord == "" {
			bar.Before = -1
		}
		names, texts := Wrap(p.clean(bar.Label), label), Wrap(p.clean(bar.Text), number)
		for i := range max(len(names), len(texts)) {
			drawn := strings.Repeat(" ", n)
			if i == 0 {
				drawn = p.bar(bar, n)
			}
			p.line(pad(at(names, i), label, report.Start) + "  " + drawn + "  " + at(texts, i))
		}
		low = low || bar.Low > 0
		high = high || bar.High > max(bar.Low, 0)
		target = target || bar.Target >= 0
		before = before || bar.Before >= 0
	}
	var l legend
	l.add(low, p.signs.full, b.LowWord)
	l.add(high, p.signs.open, b.HighWord)
	l.add(target, p.signs.target, b.NeedWord)
	l.add(before, p.signs.was, b.BeforeWord)
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
