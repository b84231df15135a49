package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"cirtkit/internal/chart"
	"cirtkit/internal/markup"
)

// fixed draws the same shapes, whatever the box.
type fixed struct {
	height float64
	shapes []chart.Shape
}

func (f fixed) Height(float64, chart.Ruler) float64           { return f.height }
func (f fixed) Draw(_ chart.Box, _ chart.Ruler) []chart.Shape { return f.shapes }

func ruler(t *testing.T) *Ruler {
	t.Helper()
	r, err := NewRuler()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func drawn(t *testing.T, text Text, shapes ...chart.Shape) string {
	t.Helper()
	var w markup.Writer
	if !Write(&w, fixed{100, shapes}, Wide, ruler(t).Of(Wide), text) {
		t.Fatal("nothing was drawn")
	}
	for d := xml.NewDecoder(strings.NewReader(w.String())); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return w.String()
		} else if err != nil {
			t.Fatalf("%v in %s", err, w.String())
		}
	}
}

func TestShapes(t *testing.T) {
	thin := chart.Style{Stroke: chart.Grid, Width: 0.1}
	dashed := chart.Style{Stroke: chart.Open, Width: 2, Dash: true}
	tests := []struct {
		name   string
		shapes []chart.Shape
		want   string
	}{
		{"lines of one style are one path", []chart.Shape{
			chart.Line{From: chart.Point{X: 0, Y: -0.01}, To: chart.Point{X: 10.04, Y: 20}, Style: thin},
			chart.Line{From: chart.Point{X: 1.25, Y: 2}, To: chart.Point{X: 3, Y: 4}, Style: thin},
			chart.Line{To: chart.Point{X: 5, Y: 5}, Style: dashed},
		}, `<path class="s-grid" stroke-width="0.50" d="M0 0L10 20M1.2 2L3 4"/><path class="s-open" stroke-width="2.00" stroke-dasharray="6 4" d="M0 0L5 5"/>`},
		{"a share hides what lies below", []chart.Shape{
			chart.Rect{Box: chart.Box{X: 1, Y: 2, W: 3, H: 4}, Style: chart.Style{Fill: chart.Main, Tint: 0.3}},
		}, `<rect class="f-page" x="1" y="2" width="3" height="4"/><rect class="f-main" fill-opacity="0.30" x="1" y="2" width="3" height="4"/>`},
		{"a pale fill with a frame", []chart.Shape{
			chart.Polygon{Points: []chart.Point{{X: 1, Y: 1}, {X: 2, Y: 1}, {X: 2, Y: 2}}, Style: chart.Style{Fill: chart.Series1, Pale: true, Stroke: chart.Series1, Width: 1}},
			chart.Polygon{},
		}, `<path class="f-series1 pale s-series1" stroke-width="1.00" d="M1 1L2 1L2 2Z"/>`},
		{"a circle", []chart.Shape{chart.Circle{Center: chart.Point{X: 5, Y: 6}, R: 2.5, Style: chart.Style{Fill: chart.Mark}}}, `<circle class="f-mark" cx="5" cy="6" r="2.5"/>`},
		{"texts keep to their side", []chart.Shape{
			chart.Text{Box: chart.Box{X: 10, Y: 0, W: 20, H: 10}, Text: "a<b"},
			chart.Text{Box: chart.Box{X: 10, Y: 0, W: 20, H: 10}, Align: chart.Middle, Face: chart.Strong, Ink: chart.OnMain, Text: "3"},
			chart.Text{Box: chart.Box{X: 10, Y: 0, W: 20, H: 10}, Align: chart.Right, Face: chart.Note, Ink: chart.Muted, Text: "c"},
		}, `<text class="l" x="10" y="9.7">a&lt;b</text><text class="b f-on-main" x="20" y="9.7" text-anchor="middle">3</text><text class="n f-muted" x="30" y="9.4" text-anchor="end">c</text>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := drawn(t, Text{ID: "c1", Title: "T", Desc: "D & d"}, tt.shapes...)
			want := `<svg class="chart wide" id="c1" viewBox="0 0 704 100" role="img" aria-labelledby="c1-t c1-d"><title id="c1-t">T</title><desc id="c1-d">D &amp; d</desc>` + tt.want + `</svg>`
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// In a mirrored chart a text begins at its right side.
func TestMirrored(t *testing.T) {
	got := drawn(t, Text{ID: "c", Title: "T", RTL: true}, chart.Text{Box: chart.Box{X: 10, Y: 0, W: 20, H: 10}, Text: "ا"}, chart.Text{Box: chart.Box{X: 4, Y: 0, W: 20, H: 10}, Align: chart.Right, Text: "ب"})
	for _, want := range []string{`direction="rtl"`, `<text class="l" x="694" y="9.7">ا</text>`, `<text class="l" x="680" y="9.7" text-anchor="end">ب</text>`, `aria-labelledby="c-t"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// The sign that a Latin label was cut stays at its end.
func TestMirroredLatinLabels(t *testing.T) {
	box := chart.Box{X: 10, Y: 0, W: 20, H: 10}
	got := drawn(t, Text{ID: "c", Title: "T", RTL: true}, chart.Text{Box: box, Text: "Exchange of measur…"}, chart.Text{Box: box, Text: "Plain"}, chart.Text{Box: box, Text: "استُوفي 3…"}, chart.Text{Box: box, Text: "12%"})
	for _, want := range []string{">\u200eExchange of measur…\u200e<", ">Plain<", ">استُوفي 3…<", ">12%<"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %+q in %+q", want, got)
		}
	}
	if got := drawn(t, Text{ID: "c", Title: "T"}, chart.Text{Box: box, Text: "Exchange of measur…"}); strings.Contains(got, "\u200e") {
		t.Error("a mark of direction in a chart from the left")
	}
}

func TestNothingToDraw(t *testing.T) {
	var w markup.Writer
	if Write(&w, chart.Bars{}, Narrow, ruler(t).Of(Narrow), Text{}) || Write(&w, fixed{height: 5}, Narrow, ruler(t).Of(Narrow), Text{}) || w.Len() > 0 {
		t.Errorf("something was drawn: %s", w.String())
	}
}

func TestRulerIsCautious(t *testing.T) {
	r := ruler(t).Of(Wide)
	// In letters of 13.5 pixels a browser sets this 109.9 pixels wide in Nimbus Sans, which is as wide as Helvetica and
	// Arial, 117.6 in Noto Sans, and 124.9 in DejaVu Sans.
	if w := r.Width("Requirements met", chart.Label); w < 124.9 || w > 135 {
		t.Errorf("%f", w)
	}
	if w := r.Width("国家", chart.Label); w < 27 {
		t.Errorf("two ideographs are %f wide", w)
	}
	if plain, marked := r.Width("محمد", chart.Label), r.Width("مُحَمَّدٌ", chart.Label); plain != marked || plain == 0 {
		t.Errorf("marks take room: %f, %f", plain, marked)
	}
}
