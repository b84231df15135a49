package pdf

import (
	"math"
	"testing"

	"cirtkit/internal/chart"
)

// luminance is the relative luminance of a colour, as WCAG 2.2 defines it: what is left of it in grey.
func luminance(c Color) float64 {
	linear := func(channel int) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b := c.rgb()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// What a chart says can be seen on white paper printed in grey. Inks that are near one another in grey always stand
// with another shape: hatched, dashed, or with a marker of its own (internal/chart tests that).
func TestChartInksInGrey(t *testing.T) {
	for name, i := range map[string]chart.Ink{"main": chart.Main, "open": chart.Open, "mark": chart.Mark, "series 1": chart.Series1, "series 2": chart.Series2, "series 3": chart.Series3, "frame": chart.Frame, "dark": chart.Dark, "muted": chart.Muted} {
		if c := contrast(inkOf(i), white); c < 3 {
			t.Errorf("%s has a contrast of %.2f on white; want 3", name, c)
		}
	}
	for name, i := range map[string]chart.Ink{"dark": chart.Dark, "muted": chart.Muted} {
		if c := contrast(inkOf(i), white); c < 4.5 {
			t.Errorf("text in %s has a contrast of %.2f on white; want 4.5", name, c)
		}
	}
	for name, pair := range map[string][2]chart.Ink{
		"what stands, and what is still possible": {chart.Main, chart.Open},
		"what stands, and the mark of a target":   {chart.Main, chart.Mark},
		"now and the target in a radar":           {chart.Series1, chart.Series2},
		"now and last time in a radar":            {chart.Series1, chart.Series3},
	} {
		if c := contrast(inkOf(pair[0]), inkOf(pair[1])); c < 1.5 {
			t.Errorf("%s differ by a contrast of %.2f in grey; want 1.5", name, c)
		}
	}
	if c := contrast(inkOf(chart.OnMain), inkOf(chart.Main)); c < 4.5 {
		t.Errorf("text on what is filled has a contrast of %.2f; want 4.5", c)
	}
}

// Numbers in a heat map can be read on every step, and each step can be told from the next.
func TestHeatStepsInGrey(t *testing.T) {
	heat := chart.Heat{Columns: []string{""}}
	for i := range chart.HeatSteps {
		heat.Rows = append(heat.Rows, chart.HeatRow{Cells: []chart.HeatCell{{Value: (float64(i) + 0.5) / chart.HeatSteps, Text: "x"}}})
	}
	r := chart.Ruler{Width: func(s string, _ chart.Face) float64 { return float64(5 * len(s)) }, Height: func(chart.Face) float64 { return 12 }}
	var steps []Color
	for _, s := range heat.Draw(chart.Box{W: 200, H: heat.Height(200, r)}, r) {
		switch s := s.(type) {
		case chart.Rect:
			steps = append(steps, paintOf(s.Style).Fill)
		case chart.Text:
			if c := contrast(inkOf(s.Ink), steps[len(steps)-1]); c < 4.5 {
				t.Errorf("the number on step %d has a contrast of %.2f; want 4.5", len(steps), c)
			}
		}
	}
	if len(steps) != chart.HeatSteps {
		t.Fatalf("%d steps", len(steps))
	}
	for i := 1; i < len(steps); i++ {
		if c := contrast(steps[i], steps[i-1]); c < 1.3 {
			t.Errorf("steps %d and %d differ by a contrast of %.2f; want 1.3", i, i+1, c)
		}
	}
}
