package html

import "cirtkit/report/internal/sample"

// The documents that the tests of every form read.
var (
	fixture, arabicFixture, chineseFixture = sample.English, sample.Arabic, sample.Chinese
	hostile, roadmaps                      = sample.Hostile, sample.Roadmaps
)
