package xlsx

import (
	"io"
	"strings"
	"testing"
)

// A register as reports have them: texts of all lengths, numbers, dates.
func register(rows, columns int) *Book {
	b := New(Properties{Title: "Register", Date: "2026-11-21"})
	s := b.Add("Register")
	s.Widths(8, 24, 20, 60)
	s.FreezeRows, s.RepeatRows, s.Landscape = 1, 1, true
	var heads []Cell
	for range columns {
		heads = append(heads, Text("A head", Head))
	}
	s.Row(heads...)
	for i := range rows {
		cells := make([]Cell, columns)
		for k := range cells {
			switch k % 6 {
			case 0:
				cells[k] = Text(strings.Repeat("word ", i%40), Style{Wrap: true, Border: true})
			case 1:
				cells[k] = Number("12.5", Plain)
			case 2:
				cells[k] = Date("2026-11-21", Plain)
			case 3:
				cells[k] = Text("Not applicable", Wrapped)
			}
		}
		s.Row(cells...)
	}
	return b
}

func BenchmarkWrite(b *testing.B) {
	for name, rows := range map[string]int{"130 rows": 130, "1000 rows": 1000} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := register(rows, 24).Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
