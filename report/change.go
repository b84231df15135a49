package report

import "cirtkit/compare"

// Change says what changed between two assessments; the source is the later one.
func Change(s Source, d *compare.Difference) []Block {
	b := newBuilder(s)
	return b.levelBlocks()
}

// Trend says how levels and scores moved over several assessments; the source is the last one.
func Trend(s Source, t *compare.Trend) []Block {
	b := newBuilder(s)
	return b.levelBlocks()
}
