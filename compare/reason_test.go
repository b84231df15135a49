package compare

import "testing"

// What is no change in fact takes credit away, at most all of it, and never makes any.
func TestCredited(t *testing.T) {
	for _, tt := range []struct {
		credit, move int
		fact         bool
		want         int
	}{
		{0, 2, true, 2},
		{2, -3, true, -1},
		{1, -1, false, 0},
		{1, -3, false, 0},
		{3, -1, false, 2},
		{-1, 3, false, 0},
		{-2, 1, false, -1},
		{0, 2, false, 0},
		{1, 2, false, 1},
		{-1, -2, false, -1},
	} {
		if got := credited(tt.credit, tt.move, tt.fact); got != tt.want {
			t.Errorf("credited(%d, %d, %v) = %d, want %d", tt.credit, tt.move, tt.fact, got, tt.want)
		}
	}
}
