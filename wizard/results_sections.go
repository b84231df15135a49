package wizard

import (
	"cirtkit/report"
	"cirtkit/report/text"
)

// How the web and the table beside it share the window.
const (
	webFrom  = 80 // from how wide a window on there is a web
	webTable = 46 // the least width that is left for the table
)

// sectionInks are the inks of a web's lines: what is now, what is aimed at, what was last time. They are drawn whole,
// dashed and dotted.
var sectionInks = []ink{inkAccent, inkWarn, inkMuted}

// sectionLines is the page of the sections: the web with its numbers beside it, and the bars with what is possible.
// Where there is no room for a web, or only signs of ASCII, the numbers have bars of their own.
func sectionLines(a *app, w, height int) []line {
	radar, bars := report.Sections(a.source())
	if radar == nil && bars == nil {
		return wrapped(inkMuted, a.t("results.no-sections"), w)
	}
	var out []line
	if radar != nil {
		out = webLines(a, radar, w, height)
		if out == nil {
			out = a.drawn([]report.Block{*radar}, w)
		}
		out = append(out, nil)
	}
	if bars != nil {
		out = append(out, a.drawn([]report.Block{*bars}, w)...)
	}
	return out
}

// webLines draws the web with its table to the right; nil where there is no room for both.
func webLines(a *app, chart *report.Chart, w, height int) []line {
	if w < webFrom-2 || a.theme.signs != allSigns {
		return nil
	}
	keyed := *chart.Radar
	keyed.Axes = nil
	for i, name := range chart.Radar.Axes {
		if i < len(chart.Radar.Keys) && chart.Radar.Keys[i] != "" {
			name = chart.Radar.Keys[i] + "  " + name
		}
		keyed.Axes = append(keyed.Axes, name)
	}
	wide := min(48, w-webTable-2)
	web := text.Web(chart.Radar, wide, min(max(wide/2, text.WebHeight), max(text.WebHeight, height-4)))
	if web == nil {
		return nil
	}
	table := a.drawn([]report.Block{report.Chart{Radar: &keyed}}, w-wide-2)
	var out []line
	for _, l := range wrapped(inkStrong, chart.Caption, w) {
		out = append(out, l)
	}
	out = append(out, nil)
	down := max(0, (len(web)-len(table)-len(chart.Radar.Series)-1)/2)
	legend := webLegend(chart.Radar)
	beside := append(make([]line, down), table...)
	beside = append(append(beside, nil), legend...)
	for i := range max(len(web), len(beside)) {
		var l line
		if i < len(web) {
			l = webLine(web[i])
		}
		l = l.pad(wide + 2)
		if i < len(beside) {
			l = append(l, beside[i]...)
		}
		out = append(out, l)
	}
	return out
}

func webLine(cells []text.WebCell) line {
	var out line
	for _, c := range cells {
		in := inkMuted
		switch {
		case c.Series == text.WebKey:
			in = inkStrong
		case c.Series >= 0 && c.Series < len(sectionInks):
			in = sectionInks[c.Series]
		}
		if n := len(out); n > 0 && out[n-1].ink == in {
			out[n-1].text += c.Text
			continue
		}
		out = append(out, span{c.Text, in})
	}
	return out
}

// webLegend says how the lines of a web are drawn.
func webLegend(r *report.RadarChart) []line {
	var out []line
	for i, s := range r.Series {
		sample := "⠒⠒⠒⠒"
		switch {
		case s.Before:
			sample = "⠂⠐ ⠂"
		case s.Dashed:
			sample = "⠒⠂⠒⠂"
		}
		in := inkPlain
		if i < len(sectionInks) {
			in = sectionInks[i]
		}
		out = append(out, line{{sample + "  ", in}, {s.Name, inkPlain}})
	}
	return out
}
