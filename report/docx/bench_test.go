package docx

import (
	"io"
	"testing"

	"cirtkit/internal/chart/picture"
	"cirtkit/report"
)

// BenchmarkWrite writes the whole file anew: fonts are loaded, charts painted.
func BenchmarkWrite(b *testing.B) {
	for name, d := range map[string]*report.Document{
		"standard": demoReport(b, report.Standard), "full": demoReport(b, report.Full), "ar": everything("ar"), "zh": everything("zh"),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			n := len(written(b, d))
			for b.Loop() {
				if err := Write(io.Discard, d, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/1024, "KB")
		})
	}
}

// BenchmarkCharts plans and paints the charts of a report alone.
func BenchmarkCharts(b *testing.B) {
	d := demoReport(b, report.Standard)
	var charts []report.Chart
	for _, p := range d.Parts {
		for _, block := range p.Blocks {
			if c, ok := block.(report.Chart); ok {
				charts = append(charts, c)
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		p := picture.New("en", false, picture.Resolution)
		var planned []*picture.Drawing
		for _, c := range charts {
			for _, drawing := range c.Drawings(482, chartHigh, p.Ruler(), d.Words) {
				planned = append(planned, p.Plan(482, chartHigh, drawing))
			}
		}
		p.Paint(planned)
	}
	b.ReportMetric(float64(len(charts)), "charts")
}
