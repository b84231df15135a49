package pdf

import (
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// The documents that the tests of every form read.
var (
	fixture, arabicFixture, chineseFixture = sample.English, sample.Arabic, sample.Chinese
	hostile, roadmaps                      = sample.Hostile, sample.Roadmaps
	fixtureBars, fixtureTable              = sample.Bars, sample.Register
)

// longFixture has more pages than most reports, and more contents than one page holds.
func longFixture(d *report.Document) *report.Document {
	parts := d.Parts
	for range 6 {
		d.Parts = append(d.Parts, parts...)
	}
	return d
}
