package wizard

import (
	"strings"

	"cirtkit/report"
	"cirtkit/report/text"
)

// How the web and the table beside it share the window.
const (
	webFrom   = 80 // from how wide a window on there is a web
	webBeside = 40 // the least width that is left for the table
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
	}
	switch {
	case radar != nil && out == nil && bars == nil:
		return a.drawn([]report.Block{*radar}, w)
	case bars == nil:
		return out
	case out != nil:
		out = append(out, nil)
	}
	return append(out, a.drawn([]report.Block{*bars}, w)...)
}

// webLines draws the web with its table to the right; nil where there is no room for both.
func webLines(a *app, chart *report.Chart, w, height int) []line {
	if w < webFrom-2 || a.theme.signs != allSigns {
		return nil
	}
	wide := min(48, w-webBeside-2)
	web := text.Web(chart.Radar, wide, min(max(wide/2, text.WebHeight), max(text.WebHeight, height-4)))
	if web == nil {
		return nil
	}
	beside := append(webLegend(chart.Radar, w-wide-2), nil)
	beside = append(beside, webTable(chart.Radar, w-wide-2)...)
	out := append(wrapped(inkStrong, chart.Caption, w), nil)
	if down := (len(web) - len(beside)) / 2; down > 0 {
		beside = append(make([]line, down), beside...)
	}
	for i := range max(len(web), len(beside)) {
		var l line
		if i < len(web) {
			l = webLine(chart.Radar, web[i])
		}
		l = l.pad(wide + 2)
		if i < len(beside) {
			l = append(l, beside[i]...)
		}
		out = append(out, l)
	}
	return out
}

func webLine(r *report.RadarChart, cells []text.WebCell) line {
	var out line
	for _, c := range cells {
		in := inkMuted
		switch {
		case c.Series == text.WebKey:
			in = inkStrong
		case c.Series >= 0 && c.Series < len(r.Series):
			in = sectionInks[webKind(r.Series[c.Series])]
		}
		if n := len(out); n > 0 && out[n-1].ink == in {
			out[n-1].text += c.Text
			continue
		}
		out = append(out, span{c.Text, in})
	}
	return out
}

// webSamples are how the lines of a web look, by webKind.
var webSamples = [3]string{"⠒⠒⠒", "⠒⠂⠒", "⠂⠐ "}

// webKind is how a series is drawn: whole, dashed, dotted.
func webKind(s report.RadarSeries) int {
	switch {
	case s.Before:
		return 2
	case s.Dashed:
		return 1
	}
	return 0
}

// webLegend says whose line is which.
func webLegend(r *report.RadarChart, w int) []line {
	var out []line
	for _, s := range r.Series {
		kind := webKind(s)
		head := line{{webSamples[kind] + "  ", sectionInks[kind]}}
		out = append(out, hang(head, wrapped(inkPlain, s.Name, w-head.width()))...)
	}
	return out
}

// webTable has a row an axis: its key, its name, and the number of each series below the sign of its line.
func webTable(r *report.RadarChart, w int) []line {
	const cells = 6 // of a number
	name := max(8, w-6-cells*len(r.Series))
	head := plain("").pad(6 + name)
	for _, s := range r.Series {
		kind := webKind(s)
		head = append(head, span{"   " + webSamples[kind], sectionInks[kind]})
	}
	out := []line{head}
	for i, axis := range r.Axes {
		key := ""
		if i < len(r.Keys) {
			key = r.Keys[i]
		}
		l := append(say(inkStrong, key).pad(6), plain(cut(axis, name-1)).pad(name)...)
		for j, s := range r.Series {
			says := s.Text(i)
			if says == "" {
				says = "–"
				if j == 0 && i < len(r.Texts) && r.Texts[i] != "" {
					says = r.Texts[i] // why there is none
				}
			}
			if room := cells - width(says); room > 0 {
				says = strings.Repeat(" ", room) + says
			} else if j == 0 && len(r.Series) > 1 {
				says = "     –"
			}
			in := inkPlain
			if j > 0 {
				in = inkMuted
			}
			l = append(l, span{says, in})
		}
		out = append(out, l.fit(w))
	}
	return out
}
