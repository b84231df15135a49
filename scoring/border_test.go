package scoring

import "testing"

func TestBorders(t *testing.T) {
	tenth, seven := 0.1, 0.7
	if tenth+seven >= 0.8 {
		t.Fatal("0.1 + 0.7 no longer falls short of 0.8; find another example")
	}
	tests := []struct {
		name  string
		value Value
		want  int // the band, of those from 0.2, 0.5 and 0.8
	}{
		{"no value", Value{}, -1},
		{"below all", Value{0.1, true}, -1},
		{"on the first border", Value{0.2, true}, 0},
		{"just below the second", Value{0.499999, true}, 0},
		{"on the second", Value{0.5, true}, 1},
		{"on the third but for rounding", Value{tenth + seven, true}, 2},
		{"less than the third by more than rounding", Value{0.8 - 2e-9, true}, 1},
		{"above all", Value{9, true}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := bandOf([]float64{0.2, 0.5, 0.8}, tt.value); got != tt.want {
				t.Errorf("band %d; want %d", got, tt.want)
			}
		})
	}
}
