package chart

import (
	"fmt"
	"slices"
	"testing"
)

// Each bar has its own words beside it, and its own earlier value on its track: also the lowest, which is one.
func TestBarsSayWhatIsTheirs(t *testing.T) {
	bars := Bars{BeforeWord: "last time"}
	before := []float64{0, -1, 0.5, 1}
	for i, was := range before {
		bars.Bars = append(bars.Bars, Bar{Label: fmt.Sprint("name ", i), Text: fmt.Sprint("text ", i), Low: 0.25, High: 0.25, Target: -1, Before: was})
	}
	shapes := bars.Draw(Box{0, 0, 400, bars.Height(400, ruler)}, ruler)
	var tracks []Box
	var circles []Circle
	for _, s := range shapes {
		switch s := s.(type) {
		case Rect:
			if s.Style.Stroke == Grid {
				tracks = append(tracks, s.Box)
			}
		case Circle:
			circles = append(circles, s)
		}
	}
	if len(tracks) < len(before) {
		t.Fatalf("%d tracks for %d bars", len(tracks), len(before))
	}
	middle := func(b Box) float64 { return b.Y + b.H/2 }
	for i, was := range before {
		track := tracks[i]
		for _, says := range []string{bars.Bars[i].Label, bars.Bars[i].Text} {
			if at := textAt(t, shapes, says); middle(at.Box) < track.Y || middle(at.Box) > track.Y+track.H {
				t.Errorf("%q stands at %g, and its bar at %g", says, middle(at.Box), middle(track))
			}
		}
		marked := slices.ContainsFunc(circles, func(c Circle) bool {
			near := 0.5*track.H + 1e-6 // at the ends the ring stays whole
			off := c.Center.X - (track.X + max(was, 0)*track.W)
			return c.Center.Y > track.Y && c.Center.Y < track.Y+track.H && (was < 0 || off > -near && off < near)
		})
		if marked != (was >= 0) {
			t.Errorf("bar %d, which stood at %g: marked is %t", i, was, marked)
		}
	}
}
