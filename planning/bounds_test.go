package planning

import "testing"

// The more steps there are, the fewer sets are looked at, and never none: the largest questionnaire has a roadmap
// within seconds too.
func TestNodesFallWithSteps(t *testing.T) {
	of := func(steps int) int {
		g := &ground{chains: []chain{{links: make([]link, steps)}}}
		return g.nodes(Options{})
	}
	for _, tt := range []struct{ steps, want int }{
		{0, DefaultNodes},
		{600, DefaultNodes},
		{1_200, DefaultNodes / 2},
		{3_000, DefaultNodes / 5},
		{6_000, DefaultNodes / 20},
		{20_000, 9},
		{25_000, leastNodes},
		{1_000_000, leastNodes},
	} {
		if got := of(tt.steps); got != tt.want {
			t.Errorf("with %d steps %d nodes, want %d", tt.steps, got, tt.want)
		}
	}
	if g := (&ground{chains: []chain{{links: make([]link, 9_000)}}}); g.nodes(Options{Nodes: 77}) != 77 {
		t.Error("a stated bound is changed")
	}
}
