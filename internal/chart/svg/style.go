package svg

import (
	"strings"

	"cirtkit/internal/chart"
)

// inkNames are the names of the inks, in classes and custom properties.
var inkNames = map[chart.Ink]string{
	chart.Grid: "grid", chart.Frame: "frame", chart.Main: "main", chart.Open: "open", chart.Mark: "mark",
	chart.Series1: "series1", chart.Series2: "series2", chart.Series3: "series3",
	chart.Dark: "dark", chart.Muted: "muted", chart.OnMain: "on-main",
}

// Inks are the names of the custom properties that a page has to set, each "--chart-" and one of these, and
// "--page" for what is behind the charts.
func Inks() []string {
	names := make([]string, 0, len(inkNames))
	for ink := chart.Grid; inkNames[ink] != ""; ink++ {
		names = append(names, inkNames[ink])
	}
	return names
}

// Style is what a page's style sheet needs for its charts.
func Style() string {
	var b strings.Builder
	b.WriteString(".chart{display:block;width:100%;height:auto;fill:none;stroke:none;overflow:visible}\n")
	b.WriteString(".chart text{fill:var(--chart-dark);stroke:none;white-space:pre}\n.chart .b{font-weight:600}\n.chart .pale{fill-opacity:.16}\n.f-page{fill:var(--page)}\n")
	for _, name := range Inks() {
		b.WriteString(".chart .f-" + name + "{fill:var(--chart-" + name + ")}.s-" + name + "{stroke:var(--chart-" + name + ")}\n")
	}
	for _, s := range []Size{Wide, Narrow} {
		b.WriteString("." + s.Class + "{max-width:" + number(maxGrowth(s)*s.Width) + "px}." + s.Class + " text{font-size:" + number(s.Label) + "px}." + s.Class + " .n{font-size:" + number(s.Note) + "px}\n")
	}
	return b.String()
}

// maxGrowth is how much larger than drawn a chart is shown: one for a telephone grows on a larger one.
func maxGrowth(s Size) float64 {
	if s == Narrow {
		return 1.25
	}
	return 1
}
