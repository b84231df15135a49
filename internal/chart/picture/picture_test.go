package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"testing"

	"cirtkit/internal/chart"
)

// bars is a chart with labels in a script.
func bars(label string) chart.Bars {
	b := chart.Bars{LowWord: label, HighWord: "possible", NeedWord: "target"}
	for i := range 6 {
		b.Bars = append(b.Bars, chart.Bar{Label: fmt.Sprintf("%s %d", label, i), Text: "0.5", Low: float64(i) / 6, High: 0.9, Target: 0.75})
	}
	return b
}

func radar() chart.Radar {
	return chart.Radar{Axes: []string{"one", "two", "three", "four"}, Series: []chart.Series{
		{Name: "now", Values: []float64{0.2, 0.9, 0.5, 0.4}}, {Name: "target", Values: []float64{1, 1, 0.75, 0.75}, Dashed: true},
	}}
}

// However many mixed colours the edges of lines want: each series has its own colour.
func TestManyMixedColoursLeaveThePureOnes(t *testing.T) {
	r := chart.Radar{}
	for i := range 14 {
		r.Axes = append(r.Axes, fmt.Sprintf("Axis %d", i))
	}
	for s := range 3 {
		series := chart.Series{Name: fmt.Sprintf("series %d", s), Dashed: s == 1, Before: s == 2}
		for i := range r.Axes {
			series.Values = append(series.Values, 0.3+0.2*float64(s)+0.03*float64(i%5))
		}
		r.Series = append(r.Series, series)
	}
	p := New("en", false, Resolution)
	got := decode(t, p.Paint([]*Drawing{p.Plan(480, 640, r)})[0])
	used := map[rgb]int{}
	for _, at := range got.Pix {
		red, green, blue, _ := got.Palette[at].RGBA()
		used[rgb{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8)}]++
	}
	for _, ink := range []chart.Ink{chart.Series1, chart.Series2, chart.Series3, chart.Dark} {
		if used[colourOf(ink)] < 100 {
			t.Errorf("the colour of %v has %d pixels", ink, used[colourOf(ink)])
		}
	}
}

func decode(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture.(*image.Paletted)
}

// inked says whether a part of a picture, in points, has any pixel that isn't of the given place of the palette.
func inked(p *image.Paletted, b chart.Box, scale float64, ground uint8) bool {
	x0, y0, x1, y1 := int(b.X*scale), int(b.Y*scale), int(math.Ceil((b.X+b.W)*scale)), int(math.Ceil((b.Y+b.H)*scale))
	for y := max(y0, 0); y < min(y1, p.Rect.Dy()); y++ {
		if slices.ContainsFunc(p.Pix[y*p.Stride+max(x0, 0):y*p.Stride+min(x1, p.Rect.Dx())], func(c uint8) bool { return c != ground }) {
			return true
		}
	}
	return false
}

// A picture has the size of its box, is drawn in every part where the geometry draws, and every text has ink in its box.
func TestPicturesShowWhatIsDrawn(t *testing.T) {
	for _, tt := range []struct {
		name, language string
		rtl            bool
		chart          chart.Drawing
	}{
		{"latin", "en", false, bars("Mandate")},
		{"cyrillic", "ru", false, bars("Полномочия")},
		{"chinese", "zh", false, bars("职权与治理")},
		{"arabic", "ar", true, bars("الولاية والحوكمة")},
		{"radar", "en", false, radar()},
		{"mirrored", "ar", true, radar()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := New(tt.language, tt.rtl, Resolution)
			box := chart.Box{W: 480, H: tt.chart.Height(480, p.Ruler())}
			shapes := tt.chart.Draw(box, p.Ruler())
			if tt.rtl {
				shapes = chart.Mirror(shapes, box)
			}
			d := p.Plan(480, 1000, tt.chart)
			data := p.Paint([]*Drawing{d})[0]
			if err := p.Err(); err != nil {
				t.Fatal(err)
			}
			got := decode(t, data)
			if w, h := int(math.Ceil(box.W*Resolution)), int(math.Ceil(box.H*Resolution)); got.Rect.Dx() != w || got.Rect.Dy() != h {
				t.Errorf("%v, want %d by %d", got.Rect, w, h)
			}
			if len(data) > 40_000 {
				t.Errorf("%d bytes", len(data))
			}
			for _, s := range shapes {
				switch s := s.(type) {
				case chart.Text:
					if s.Text != "" && !inked(got, s.Box, Resolution, white) {
						t.Errorf("%q has no ink in its box", s.Text)
					}
				case chart.Rect:
					if s.Style.Stroke != chart.None && !inked(got, s.Box, Resolution, white) {
						t.Errorf("%v has no ink", s)
					}
				case chart.Line:
					between := chart.Box{X: min(s.From.X, s.To.X) - 1, Y: min(s.From.Y, s.To.Y) - 1, W: math.Abs(s.From.X-s.To.X) + 2, H: math.Abs(s.From.Y-s.To.Y) + 2}
					if s.Style.Stroke != chart.None && s.Style.Width > 0 && !inked(got, between, Resolution, white) {
						t.Errorf("%v has no ink", s)
					}
				}
			}
			if lost := p.Lost(); len(lost) > 0 {
				t.Errorf("characters without a font: %q", lost)
			}
		})
	}
}

// Every shape has its ink where it is, in its colour, and nowhere else.
func TestShapesStayInTheirPlace(t *testing.T) {
	box := chart.Box{X: 10, Y: 20, W: 100, H: 100}
	middle := chart.Point{X: 60, Y: 70}
	for name, shape := range map[string]chart.Shape{
		"filled": chart.Rect{Box: chart.Box{X: 40, Y: 50, W: 40, H: 40}, Style: chart.Style{Fill: chart.Main}},
		"frame":  chart.Rect{Box: chart.Box{X: 40, Y: 50, W: 40, H: 40}, Style: chart.Style{Stroke: chart.Main, Width: 1}},
		"dashed": chart.Rect{Box: chart.Box{X: 40, Y: 50, W: 40, H: 40}, Style: chart.Style{Stroke: chart.Main, Width: 1, Dash: true}},
		"flat":   chart.Line{From: chart.Point{X: 40, Y: 70}, To: chart.Point{X: 80, Y: 70}, Style: chart.Style{Stroke: chart.Main, Width: 1}},
		"slant":  chart.Line{From: chart.Point{X: 40, Y: 50}, To: chart.Point{X: 80, Y: 90}, Style: chart.Style{Stroke: chart.Main, Width: 1}},
		"broken": chart.Line{From: chart.Point{X: 40, Y: 50}, To: chart.Point{X: 80, Y: 90}, Style: chart.Style{Stroke: chart.Main, Width: 1, Dash: true}},
		"circle": chart.Circle{Center: middle, R: 20, Style: chart.Style{Fill: chart.Main}},
		"ring":   chart.Circle{Center: middle, R: 20, Style: chart.Style{Stroke: chart.Main, Width: 1}},
		"triangle": chart.Polygon{Points: []chart.Point{{X: 40, Y: 50}, {X: 80, Y: 50}, {X: 60, Y: 90}}, Style: chart.Style{
			Fill: chart.Main, Stroke: chart.Main, Width: 1, Dash: true,
		}},
		"pale": chart.Rect{Box: chart.Box{X: 40, Y: 50, W: 40, H: 40}, Style: chart.Style{Fill: chart.Main, Pale: true}},
		"tint": chart.Rect{Box: chart.Box{X: 40, Y: 50, W: 40, H: 40}, Style: chart.Style{Fill: chart.Main, Tint: 0.3}},
	} {
		p := New("en", false, 2)
		got := decode(t, p.Paint([]*Drawing{p.PlanShapes(box, []chart.Shape{shape})})[0])
		if !inked(got, chart.Box{X: 29, Y: 29, W: 42, H: 42}, 2, white) {
			t.Errorf("%s: nothing is drawn", name)
		}
		for _, outside := range []chart.Box{{W: 100, H: 28}, {Y: 72, W: 100, H: 28}, {W: 28, H: 100}, {X: 72, W: 28, H: 100}} {
			if inked(got, outside, 2, white) {
				t.Errorf("%s: ink in %v", name, outside)
			}
		}
		hollow := chart.Box{X: 45, Y: 45, W: 10, H: 3}
		if wantEmpty := name == "frame" || name == "dashed" || name == "ring" || name == "flat"; wantEmpty == inked(got, hollow, 2, white) && name != "slant" && name != "broken" {
			t.Errorf("%s: the middle is empty: %v", name, !wantEmpty)
		}
		want := map[string]rgb{"pale": blend(rgb{255, 255, 255}, colourOf(chart.Main), pale), "tint": blend(rgb{255, 255, 255}, colourOf(chart.Main), 0.3)}[name]
		if want == (rgb{}) {
			want = colourOf(chart.Main)
		}
		r, g, b, _ := got.Palette[slices.Max(got.Pix)].RGBA()
		if name == "filled" || name == "pale" || name == "tint" {
			if have := (rgb{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}); have != want {
				t.Errorf("%s: colour %v, want %v", name, have, want)
			}
		}
	}
}

// What is painted does not depend on what is painted beside it, nor on how often.
func TestSameChartSameBytes(t *testing.T) {
	alone := func(c chart.Drawing) []byte {
		p := New("ar", true, Resolution)
		return p.Paint([]*Drawing{p.Plan(480, 800, c)})[0]
	}
	charts := []chart.Drawing{bars("الولاية"), radar(), bars("CIRT"), radar(), bars("فريق")}
	for range 4 {
		p := New("ar", true, Resolution)
		var planned []*Drawing
		for _, c := range charts {
			planned = append(planned, p.Plan(480, 800, c), nil)
		}
		for i, got := range p.Paint(planned) {
			if i%2 == 1 {
				if got != nil {
					t.Error("a picture of nothing")
				}
			} else if !bytes.Equal(got, alone(charts[i/2])) {
				t.Errorf("chart %d differs", i/2)
			}
		}
	}
}

// A character that no font has stands as the sign for that, and is listed.
func TestLostCharacters(t *testing.T) {
	p := New("en", false, Resolution)
	text := func(s string) []byte {
		return p.Paint([]*Drawing{p.PlanShapes(chart.Box{W: 60, H: 12}, []chart.Shape{chart.Text{Box: chart.Box{W: 60, H: 12}, Text: s, Ink: chart.Dark}})})[0]
	}
	if !bytes.Equal(text("🙂"), text("\ufffd")) {
		t.Error("an emoji is not drawn as the replacement")
	}
	if lost := p.Lost(); !slices.Equal(lost, []rune{'🙂'}) {
		t.Errorf("lost %q", lost)
	}
}

// More colours than a palette holds still give a picture.
func TestManyColours(t *testing.T) {
	p := New("en", false, 2)
	var shapes []chart.Shape
	for i := range 400 {
		shapes = append(shapes, chart.Rect{Box: chart.Box{X: float64(i % 20 * 5), Y: float64(i / 20 * 5), W: 5, H: 5}, Style: chart.Style{
			Fill: chart.Ink(1 + i%10), Tint: float64(i+1) / 400,
		}})
	}
	got := decode(t, p.Paint([]*Drawing{p.PlanShapes(chart.Box{W: 100, H: 100}, shapes)})[0])
	if len(got.Palette) != 256 || !inked(got, chart.Box{X: 95, Y: 95, W: 4, H: 4}, 2, white) {
		t.Errorf("%d colours", len(got.Palette))
	}
}

// FuzzPlan: no text and no place can break it.
func FuzzPlan(f *testing.F) {
	f.Add("فريق (CIRT) 🙂\x00", 3.0, 4.0, 50.0)
	f.Add("", math.Inf(1), math.NaN(), -1.0)
	f.Fuzz(func(t *testing.T, s string, x, y, w float64) {
		p := New("ar", true, 1)
		style := chart.Style{Fill: chart.Main, Stroke: chart.Open, Width: w, Dash: true}
		box := chart.Box{X: x, Y: y, W: w, H: 20}
		d := p.PlanShapes(chart.Box{W: 40, H: 30}, []chart.Shape{
			chart.Text{Box: box, Text: s, Align: chart.Middle},
			chart.Rect{Box: box, Style: style},
			chart.Circle{Center: chart.Point{X: x, Y: y}, R: w, Style: style},
			chart.Line{From: chart.Point{X: x, Y: y}, To: chart.Point{X: w, Y: x}, Style: style},
			chart.Polygon{Points: []chart.Point{{X: x, Y: y}, {X: w, Y: x}, {X: 1, Y: 1}}, Style: style},
		})
		decode(t, p.Paint([]*Drawing{d})[0])
	})
}
