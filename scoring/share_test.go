package scoring

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestShareOnItsBorder(t *testing.T) {
	tests := []struct {
		name     string
		part, of uint64
		share    int64
		want     Verdict
	}{
		{"two of three are not 0.667", 2, 3, 667, Failed},
		{"two of three are 0.666", 2, 3, 666, Met},
		{"four of five are 0.8", 4, 5, 800, Met},
		{"seven of ten are 0.7", 700, 1000, 700, Met},
		{"nothing of nothing", 0, 0, 500, Waived},
		{"nothing of something", 0, 1, 1, Failed},
		{"all", 7, 7, 1000, Met},
		{"products beyond 64 bits, met", 5_000_000_000_000_000_000, 5_000_000_000_000_000_000, 1000, Met},
		{"products beyond 64 bits, one short", 4_999_999_999_999_999_999, 5_000_000_000_000_000_000, 1000, Failed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (share{tt.part, tt.of}).test(tt.share); got != tt.want {
				t.Errorf("%d of %d at %d thousandths: %v; want %v", tt.part, tt.of, tt.share, got, tt.want)
			}
		})
	}
}

func TestShareMatchesBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := share{of: rapid.Uint64Min(1).Draw(t, "of")}
		thousandths := rapid.Int64Range(1, 1000).Draw(t, "share")
		// Next to the border, where it is decided.
		border, _ := new(big.Int).Div(new(big.Int).Mul(new(big.Int).SetUint64(s.of), big.NewInt(thousandths)), big.NewInt(1000)).Uint64(), 0
		s.part = border + min(rapid.Uint64Range(0, 2).Draw(t, "above"), s.of-border)
		have := new(big.Int).Mul(new(big.Int).SetUint64(s.part), big.NewInt(1000))
		need := new(big.Int).Mul(new(big.Int).SetUint64(s.of), big.NewInt(thousandths))
		if got, want := s.test(thousandths), metOrFailed(have.Cmp(need) >= 0); got != want {
			t.Fatalf("%d of %d at %d thousandths: %v; want %v", s.part, s.of, thousandths, got, want)
		}
	})
}
