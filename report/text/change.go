package text

import (
	"math"
	"strings"

	"cirtkit/internal/text"
	"cirtkit/report"
)

// change writes a bar up to the later value, with a sign where the earlier one was and others on the way.
func (p *printer) change(c *report.ChangeChart) {
	label, number := 0, 0
	for _, bar := range c.Bars {
		label = max(label, text.Width(p.clean(bar.Label)))
		number = max(number, text.Width(p.clean(bar.Text)))
	}
	label, number = min(label, p.width*2/5), min(number, p.width*3/10)
	n := max(min(24, p.width-label-number-4), 1)
	before, after, up, down := false, false, false, false
	for _, bar := range c.Bars {
		names, texts := Wrap(p.clean(bar.Label), label), Wrap(p.clean(bar.Text), number)
		for i := range max(len(names), len(texts)) {
			drawn := strings.Repeat(" ", n)
			if i == 0 {
				drawn = p.changeBar(bar, n)
			}
			p.line(pad(at(names, i), label, report.Start) + "  " + drawn + "  " + at(texts, i))
		}
		before, after = before || bar.Before >= 0, after || bar.After > 0
		up, down = up || strings.Contains(p.changeBar(bar, n), ">"), down || strings.Contains(p.changeBar(bar, n), "<")
	}
	var l legend
	l.add(before, p.signs.was, c.BeforeWord)
	l.add(after, p.signs.full, c.AfterWord)
	l.add(up, ">", c.UpWord)
	l.add(down, "<", c.DownWord)
	p.legend(l)
}

// changeBar draws n cells.
func (p *printer) changeBar(b report.ChangeBar, n int) string {
	cells := make([]string, n)
	end := int(math.Round(min(max(b.After, 0), 1) * float64(n))) // the cells of the later value
	if b.After > 0 {
		end = max(end, 1)
	}
	for i := range cells {
		switch {
		case b.Before < 0 && b.After < 0:
			cells[i] = " "
		case i < end:
			cells[i] = p.signs.full
		default:
			cells[i] = p.signs.empty
		}
	}
	if b.Before < 0 {
		return strings.Join(cells, "")
	}
	was := min(max(int(math.Ceil(b.Before*float64(n)))-1, 0), n-1)
	if b.After >= 0 && b.After != b.Before {
		for i := was + 1; i < end; i++ {
			cells[i] = ">"
		}
		for i := end; i < was; i++ {
			cells[i] = "<"
		}
	}
	cells[was] = p.signs.was
	return strings.Join(cells, "")
}
