package report

import "cirtkit/planning"

// Roadmap is a roadmap in words, tables and a chart.
func Roadmap(s Source, r *planning.Roadmap) []Block {
	b := newBuilder(s)
	return b.levelBlocks()
}
