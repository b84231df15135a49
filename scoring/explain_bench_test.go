package scoring

import (
	"fmt"
	"testing"
)

func BenchmarkScoreAndExplain(b *testing.B) {
	for _, n := range []int{110, 500} {
		m, in := synthetic(n)
		model := Compile(m)
		target := Target{Ladder: "readiness", Level: 5}
		b.Run(fmt.Sprintf("%d-answers", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(in).Explain(Claimed, target)
			}
		})
		b.Run(fmt.Sprintf("%d-answers-each-reading", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := model.Score(in)
				for _, reading := range Readings {
					r.Explain(reading, target)
				}
			}
		})
		b.Run(fmt.Sprintf("%d-unanswered", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(nil).Explain(Claimed, target)
			}
		})
	}
}
